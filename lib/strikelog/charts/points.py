"""Points over time: shares, and single claims as they stand."""

import altair as alt
import pandas as pd

from strikelog.charts.axes import Domain, Styles, colour, placed, time_axis, time_domain
from strikelog.charts.figure import Figure, Layered
from strikelog.charts.series import Step, stepped
from strikelog.model import style


def interception_share(frame: pd.DataFrame, munition: str, step: Step, domain: Domain, height: int = 150) -> Figure:
    """Share intercepted of one class over time with its interval, from a frame of `interception`.

    Steps whose interceptions count in no share, because launches were not told, are hollow marks on the ground.
    """
    rows = frame[frame["munition"] == munition]
    name = style.MUNITIONS[munition]
    counted, left = rows[rows["launched"] > 0], int(rows["omitted"].sum())
    sums = counted[["intercepted", "launched"]].sum()
    share = f"{sums['intercepted'] / sums['launched']:.0%} of {style.number(sums['launched'])}" if len(counted) else "–"
    note = (
        "Line: from the bounds of both figures; an open bound leaves it open to the edge." if _spread(counted) else ""
    )
    if left:
        note += f" Hollow: {style.number(left)} interceptions on days that tell no launches, left out."
    return Figure(
        name=f"{munition}-interception-share",
        title=f"{name}: share intercepted",
        subtitle=f"{share} launched, on days that tell both figures",
        note=note.strip(),
        alt=f"Share of {name.lower()} intercepted per {step}: {share} launched. Left out: {style.number(left)}.",
        chart=_share_chart(rows, step, domain, height),
        data=rows,
    )


def _spread(rows: pd.DataFrame) -> bool:
    return bool((rows["low"].fillna(0) < rows["high"].fillna(1)).any())


def _share_chart(rows: pd.DataFrame, step: Step, domain: Domain, height: int) -> Layered:
    drawn = placed(rows).assign(
        floor=rows["low"].fillna(0),
        ceiling=rows["high"].fillna(1),
        ground=0,
        counted=(rows["launched"] > 0).astype(bool),
    )
    axis = alt.Axis(format=".0%", values=[0, 0.5, 1])
    up = alt.Y("share:Q", title=None, scale=alt.Scale(domain=[0, 1]), axis=axis)
    across = time_axis("middle", domain, step)
    ink = style.LIGHT["intercepted"]
    tooltip = [
        alt.Tooltip("when:N", title="When"),
        alt.Tooltip("share:Q", title="Share", format=".0%"),
        alt.Tooltip("floor:Q", title="At least", format=".0%"),
        alt.Tooltip("ceiling:Q", title="At most", format=".0%"),
        alt.Tooltip("intercepted:Q", title="Intercepted", format=","),
        alt.Tooltip("launched:Q", title="Launched", format=","),
        alt.Tooltip("omitted:Q", title="Interceptions left out", format=","),
    ]
    base = alt.Chart(drawn).encode(x=across, tooltip=tooltip)
    told = base.transform_filter("datum.counted")
    return alt.layer(
        told.mark_line(color=ink, strokeWidth=1.2, opacity=0.45).encode(y=up),
        told.transform_filter("datum.floor < datum.ceiling")
        .mark_rule(color=ink, strokeWidth=5, opacity=0.28)
        .encode(y=alt.Y("floor:Q"), y2="ceiling:Q"),
        told.mark_point(filled=True, size=52, color=ink, opacity=1).encode(y=up),
        base.transform_filter("datum.omitted > 0")
        .mark_point(filled=False, size=44, strokeWidth=1.4, color=ink, opacity=1)
        .encode(y=alt.Y("ground:Q")),
    ).properties(height=height)


def single_claims(
    claims: pd.DataFrame,
    styles: Styles,
    *,
    name: str,
    title: str,
    domain: Domain | None = None,
    height: int = 240,
) -> Figure:
    """Every numbered event claim as a point, from a frame of `raw_claims`; claims are not added up here."""
    frame = placed(stepped(claims, "day"))
    frame = frame.assign(
        label=frame["measure"].map(lambda key: styles[key][0]),
        known=[style.bounds(*row) for row in zip(frame["best"], frame["low"], frame["high"], strict=True)],
        said=frame["quote"].str.slice(0, 120),
    )
    tooltip = [
        alt.Tooltip("when:N", title="Day"),
        alt.Tooltip("label:N", title="What"),
        alt.Tooltip("known:N", title="Number"),
        alt.Tooltip("place:N", title="Place"),
        alt.Tooltip("said:N", title="Said as"),
    ]
    base = alt.Chart(frame).encode(
        x=time_axis("middle", domain or time_domain(frame, "day"), "day"),
        color=colour("label", styles, list(frame["measure"])),
        tooltip=tooltip,
    )
    axis = alt.Axis(format=",.0f", tickCount=5)
    return Figure(
        name=name,
        title=title,
        subtitle="Every claim with a number, as it stands",
        note="Several articles on one attack give several marks. All are hollow: one voice each. Compressed upwards.",
        alt=f"{title}: {style.number(len(frame))} claims as points by day and number.",
        chart=alt.layer(
            base.transform_filter("isValid(datum.low) && isValid(datum.high)")
            .mark_rule(opacity=0.6)
            .encode(y=alt.Y("low:Q", title=None), y2="high:Q"),
            base.mark_point(size=46, strokeWidth=1.6, opacity=0.85, filled=False).encode(
                y=alt.Y("best:Q", title=None, scale=alt.Scale(type="sqrt"), axis=axis)
            ),
        ).properties(height=height),
        data=claims,
    )
