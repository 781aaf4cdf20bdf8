"""Tolls: how the toll of one attack rose from report to report; who the people were; which weapons were blamed."""

from typing import Any

import altair as alt
import pandas as pd

from strikelog.charts import theme
from strikelog.charts.axes import epoch, utc
from strikelog.charts.figure import Figure, Layered
from strikelog.model import style

GROUPS = {
    ("children", "killed"): "Children killed",
    ("responders", "killed"): "First responders killed",
    ("children", "injured"): "Children injured",
    ("responders", "injured"): "First responders injured",
}


def worst(places: pd.DataFrame, most: int = 4) -> pd.DataFrame:
    """The place and day of the highest tolls: date, place, country, killed, injured; most killed first."""
    told = places[(places["killed_best"].fillna(0) > 0) & (places["kind"] != "country")]
    order = told.sort_values(["killed_best", "injured_best", "date"], ascending=[False, False, True]).head(most)
    return order.rename(columns={"killed_best": "killed", "injured_best": "injured"})[
        ["date", "place", "country", "killed", "injured"]
    ].reset_index(drop=True)


def told_tolls(claims: pd.DataFrame, place: str, day: str) -> pd.DataFrame:
    """What each report says of the dead and injured of one place and day: published, kind, best, low, high, article_id.

    From casualty claims; parts of larger numbers are left out, and so are claims without a number or a publication.
    """
    here = claims["place"] == place
    on_day = (claims["date_end"].where(claims["date_end"] != "", claims["date_start"])) == day
    whole = (claims["scope"] == "event") & ~claims["subset"].astype(bool) & claims["kind"].isin(["killed", "injured"])
    rows = claims[here & on_day & whole & (claims["published"] != "")]
    best = rows["count_min"].astype("Int64").fillna(rows["count_max"].astype("Int64"))
    frame = pd.DataFrame(
        {
            "published": rows["published"],
            "kind": rows["kind"],
            "best": best,
            "low": rows["count_min"].astype("Int64"),
            "high": rows["count_max"].astype("Int64"),
            "article_id": rows["article_id"],
        }
    )
    return frame[frame["best"].notna()].sort_values(["published", "kind", "best"], ignore_index=True)


def timeline(frame: pd.DataFrame, place: str, day: str) -> Figure:
    """One attack's toll as its reports told it, hollow because each is one voice; from a frame of `told_tolls`."""
    moments = pd.to_datetime(frame["published"], utc=True, format="ISO8601").dt.tz_localize(None)
    drawn = frame.assign(
        at=epoch(moments),
        label=frame["kind"].map(lambda kind: style.CASUALTIES[kind][0]),
        known=[style.bounds(*row) for row in zip(frame["best"], frame["low"], frame["high"], strict=True)],
    )
    kinds = [kind for kind in ("killed", "injured") if kind in set(frame["kind"])]
    last = drawn.groupby("kind").tail(1)
    ends = ", ".join(f"{n} {kind}" for n, kind in zip(last["best"], last["kind"], strict=True))
    return Figure(
        name=f"toll-{place.lower().replace(' ', '-')}-{day}",
        title=f"{place}, {style.day(day)}",
        subtitle=f"Reported so far: {ends}" if ends else "",
        note="",
        alt=f"Toll of {place} on {style.day(day)} by time of report: {ends}.",
        chart=_timeline_chart(drawn, kinds, moments),
        data=frame,
    )


def _timeline_chart(drawn: pd.DataFrame, kinds: list[str], moments: "pd.Series[Any]") -> Layered:
    shade = alt.Color(
        "label:N",
        legend=alt.Legend() if len(kinds) > 1 else None,
        scale=alt.Scale(
            domain=[style.CASUALTIES[kind][0] for kind in kinds], range=[style.CASUALTIES[kind][1] for kind in kinds]
        ),
    )
    room = max((moments.max() - moments.min()) * 0.08, pd.Timedelta(8, "h"))
    ends = [moments.min() - room, max(moments.max(), moments.min() + pd.Timedelta(3, "D")) + room]
    base = alt.Chart(drawn).encode(
        x=alt.X(
            "at:T",
            title=None,
            scale=alt.Scale(type="utc", domain=[utc(end) for end in ends], nice=False),
            axis=alt.Axis(
                format="%-d %b", tickCount={"interval": "day", "step": max(1, (ends[1] - ends[0]).days // 3)}
            ),
        ),
        color=shade,
        tooltip=[
            alt.Tooltip("published:N", title="Published"),
            alt.Tooltip("label:N", title="What"),
            alt.Tooltip("known:N", title="Number"),
        ],
    )
    pick = alt.selection_point(name="pick", fields=["published"], toggle=False)
    scale = alt.Scale(domain=[0, float(drawn["best"].max()) * 1.12], nice=False)
    up = alt.Y("best:Q", title=None, scale=scale, axis=alt.Axis(tickCount=3, tickMinStep=1, format=",.0f"))
    return alt.layer(
        base.mark_line(interpolate="step-after", strokeWidth=1.6, opacity=0.7).encode(y=up),
        base.mark_point(filled=False, fill=style.PAGE, size=64, strokeWidth=2, opacity=1).encode(y=up).add_params(pick),
    ).properties(height=130)


def who(places: pd.DataFrame) -> pd.DataFrame:
    """Children and first responders among the killed and injured: group, kind, part, whole; no row where none is told.

    The whole is that of the same places and days that tell of the group or not: a report may leave the group out.
    """
    rows = []
    for (group, kind), label in GROUPS.items():
        part, whole = places[f"{group}_{kind}"].sum(min_count=1), places[f"{kind}_best"].sum(min_count=1)
        if not pd.isna(part) and not pd.isna(whole) and part > 0:
            rows.append({"group": group, "kind": kind, "label": label, "part": int(part), "whole": int(whole)})
    return pd.DataFrame(rows, columns=["group", "kind", "label", "part", "whole"])


def of_whom(frame: pd.DataFrame) -> Figure:
    """Each group as the solid part of its whole, from a frame of `who`."""
    drawn = frame.assign(
        share=frame["part"] / frame["whole"].clip(lower=1),
        words=[
            f"{style.number(part)} of {style.number(whole)}"
            for part, whole in zip(frame["part"], frame["whole"], strict=True)
        ],
        ink=frame["kind"].map(lambda kind: style.CASUALTIES[kind][0]),
        full=1.0,
    )
    axis = alt.Axis(labelColor=style.INK, labelFontSize=theme.NORMAL, labelLimit=190)
    y = alt.Y("label:N", sort=None, title=None, axis=axis)
    x = alt.Scale(domain=[0, 1.36], nice=False)
    shade = alt.Color(
        "ink:N",
        legend=None,
        scale=alt.Scale(
            domain=[style.CASUALTIES[kind][0] for kind in ("killed", "injured")],
            range=[style.CASUALTIES[kind][1] for kind in ("killed", "injured")],
        ),
    )
    base = alt.Chart(drawn).encode(
        y=y, tooltip=[alt.Tooltip("label:N", title="Who"), alt.Tooltip("words:N", title="Number")]
    )
    height = {"band": 0.6}
    return Figure(
        name="of-whom",
        title="Of whom",
        subtitle="Children and first responders among those reported",
        note="At least: many reports do not say who the people were.",
        alt="; ".join(f"{label}: {words}" for label, words in zip(drawn["label"], drawn["words"], strict=True)) + ".",
        chart=alt.layer(
            base.mark_bar(opacity=0.22, height=height).encode(
                x=alt.X("full:Q", axis=None, title=None, scale=x), color=shade
            ),
            base.mark_bar(height=height).encode(x=alt.X("share:Q", scale=x), color=shade),
            base.mark_text(align="left", dx=6, color=style.INK, fontSize=theme.NORMAL).encode(
                x=alt.X("full:Q"), text="words:N"
            ),
        ).properties(height=14 + 34 * len(drawn)),
        data=frame,
    )


def weapons(frame: pd.DataFrame) -> Figure:
    """Killed and injured by class blamed: munition, kind, amount (of every place and day the highest, added up)."""
    order = list(frame.groupby("munition")["amount"].sum().sort_values(ascending=False, kind="stable").index)
    kinds = [kind for kind in ("killed", "injured") if kind in set(frame["kind"])]
    drawn = frame.assign(
        name=frame["munition"].map(style.MUNITIONS), label=frame["kind"].map(lambda kind: style.CASUALTIES[kind][0])
    )
    labels = [style.CASUALTIES[kind][0] for kind in kinds]
    axis = alt.Axis(labelColor=style.INK, labelFontSize=theme.NORMAL, labelLimit=140)
    scale = alt.Scale(domain=[0, float(drawn["amount"].max()) * 1.14], nice=False)
    base = alt.Chart(drawn).encode(
        y=alt.Y("name:N", sort=[style.MUNITIONS[key] for key in order], title=None, axis=axis),
        yOffset=alt.YOffset("label:N", sort=labels),
        x=alt.X("amount:Q", title=None, axis=None, scale=scale),
    )
    bars = base.mark_bar(height={"band": 0.82}).encode(
        color=alt.Color(
            "label:N",
            scale=alt.Scale(domain=labels, range=[style.CASUALTIES[kind][1] for kind in kinds]),
            legend=alt.Legend() if len(kinds) > 1 else None,
        ),
        tooltip=[alt.Tooltip("name:N", title="Blamed on"), alt.Tooltip("label:N"), alt.Tooltip("amount:Q", format=",")],
    )
    words = base.mark_text(align="left", dx=6, color=style.INK, fontSize=theme.NORMAL).encode(
        text=alt.Text("amount:Q", format=",")
    )
    return Figure(
        name="casualties-by-weapon",
        title="By weapon, where the text blames one",
        subtitle="Highest toll of each place and day, added up",
        note="Most reports of casualties name no weapon class in the same sentence.",
        alt="Casualties by weapon: "
        + ", ".join(
            f"{n} {k} by {style.MUNITIONS[m].lower()}"
            for m, k, n in zip(frame["munition"], frame["kind"], frame["amount"], strict=True)
        )
        + ".",
        chart=alt.layer(bars, words).properties(height=30 + 22 * len(drawn)),
        data=frame,
    )
