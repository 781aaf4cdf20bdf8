"""Points over time: shares, and single claims as they stand."""

import altair as alt
import pandas as pd

from strikelog.charts import style
from strikelog.charts.bars import Domain, Styles, colour, time_axis, time_domain
from strikelog.charts.figure import Figure
from strikelog.charts.series import Step, stepped


def interception_share(frame: pd.DataFrame, step: Step, domain: Domain | None = None) -> Figure:
    """Share intercepted over time, a line for each class, from a frame of `interception`."""
    drawn = frame.assign(label=frame["munition"].map(lambda key: style.MUNITIONS[key][0]))
    shade = colour("label", style.MUNITIONS, list(frame["munition"]))
    base = alt.Chart(drawn).encode(
        x=time_axis("start", domain or time_domain(frame, step), step),
        y=alt.Y("share:Q", title="Share intercepted", scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format=".0%")),
        color=shade,
        tooltip=[
            alt.Tooltip("start:N", title="From"),
            alt.Tooltip("label:N", title="What"),
            alt.Tooltip("share:Q", title="Share", format=".0%"),
            alt.Tooltip("intercepted:Q", title="Intercepted", format=","),
            alt.Tooltip("launched:Q", title="Launched", format=","),
            alt.Tooltip("days:Q", title="Days that tell both"),
        ],
    )
    sums = frame[["intercepted", "launched"]].sum()
    return Figure(
        name="interception-share",
        title="Share of launched munitions that were intercepted",
        note="Only days that tell both figures for a class count, in the part and in the whole.",
        alt=f"Share intercepted by class over time; overall {sums['intercepted'] / sums['launched']:.0%} of "
        f"{style.number(sums['launched'])} launched.",
        chart=alt.layer(base.mark_line(strokeWidth=2, opacity=0.6), base.mark_point(filled=True, size=45)).properties(
            height=260
        ),
        data=frame,
    )


def single_claims(
    claims: pd.DataFrame,
    styles: Styles,
    *,
    name: str,
    title: str,
    measured: str,
    domain: Domain | None = None,
    height: int = 280,
) -> Figure:
    """Every numbered event claim as a point, from a frame of `raw_claims`; claims are not added up here."""
    frame = stepped(claims, "day")
    frame = frame.assign(
        label=frame["measure"].map(lambda key: styles[key][0]),
        known=[style.bounds(*row) for row in zip(frame["best"], frame["low"], frame["high"], strict=True)],
        said=frame["quote"].str.slice(0, 120),
    )
    across = time_axis("date", domain or time_domain(frame, "day"), "day")
    tooltip = [
        alt.Tooltip("date:N", title="Day"),
        alt.Tooltip("label:N", title="What"),
        alt.Tooltip("known:N", title="Number"),
        alt.Tooltip("place:N", title="Place"),
        alt.Tooltip("said:N", title="Said as"),
    ]
    base = alt.Chart(frame).encode(x=across, color=colour("label", styles, list(frame["measure"])), tooltip=tooltip)
    height_of = alt.Y("best:Q", title=measured, scale=alt.Scale(type="sqrt"), axis=alt.Axis(format=",.0f", tickCount=6))
    return Figure(
        name=name,
        title=title,
        note="One point per claim; several articles on one attack give several. The scale is compressed upwards.",
        alt=f"{title}: {style.number(len(frame))} claims as points by day and number.",
        chart=alt.layer(
            base.transform_filter("isValid(datum.low) && isValid(datum.high)")
            .mark_rule(opacity=0.6)
            .encode(y=alt.Y("low:Q", title=measured), y2="high:Q"),
            base.mark_point(size=50, strokeWidth=1.8, opacity=0.8).encode(y=height_of),
        ).properties(height=height),
        data=claims,
    )
