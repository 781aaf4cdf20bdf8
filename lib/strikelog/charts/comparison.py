"""Two tellings of the same days against each other."""

import altair as alt
import pandas as pd

from strikelog.charts import style
from strikelog.charts.bars import Layered, epoch, time_axis, time_domain
from strikelog.charts.figure import Figure
from strikelog.charts.series import stepped

PAIRS = ["date", "best", "low", "high", "other"]
"""Columns of what is drawn: our figure with its bounds, and the other one; either may be missing."""


def pairs_over_time(pairs: pd.DataFrame, name: str, title: str, measured: str, other: str) -> Figure:
    """Our figure as a point with its bounds, the other one as a bar behind it, day by day, from a frame of `PAIRS`."""
    placed = stepped(pairs, "day")
    start, end = pd.to_datetime(placed["start"]), pd.to_datetime(placed["end"])
    room = (end - start) * 0.1
    placed = placed.assign(left=epoch(start + room), right=epoch(end - room), middle=epoch(start + (end - start) / 2))
    placed = placed.assign(known=[style.bounds(*row) for row in zip(*(placed[c] for c in PAIRS[1:4]), strict=True)])
    both = pairs[pairs["best"].notna() & pairs["other"].notna()]
    same = int((both["best"] == both["other"]).sum())
    return Figure(
        name=name,
        title=title,
        note=f"Bars: {other}. Points: Strikelog, a line spans the bounds. A day with one of them alone has no other.",
        alt=f"{title}: {style.number(len(both))} days with both figures, {style.number(same)} of them equal.",
        chart=_pairs(placed, measured, other),
        data=pairs,
    )


def _pairs(placed: pd.DataFrame, measured: str, other: str) -> Layered:
    tooltip = [
        alt.Tooltip("date:N", title="Day"),
        alt.Tooltip("known:N", title="Strikelog"),
        alt.Tooltip("other:Q", title=other, format=","),
    ]
    base = alt.Chart(placed).encode(tooltip=tooltip)
    across = alt.X("middle:T", scale=alt.Scale(type="utc"))
    bars = (
        base.transform_filter("isValid(datum.other)")
        .mark_rect(color=style.INK, opacity=0.4)
        .encode(
            x=time_axis("left", time_domain(placed, "day"), "day"),
            x2="right:T",
            y=alt.Y("other:Q", title=measured, axis=alt.Axis(tickMinStep=1, tickCount=5, format=",.0f")),
            y2=alt.datum(0),
        )
    )
    ours = base.transform_filter("isValid(datum.best)")
    spans = ours.transform_filter("isValid(datum.low) && isValid(datum.high)").mark_rule(
        color=style.VERMILION, strokeWidth=1.5
    )
    points = ours.mark_point(filled=True, size=45, color=style.VERMILION, opacity=1).encode(x=across, y="best:Q")
    return alt.layer(bars, spans.encode(x=across, y="low:Q", y2="high:Q"), points).properties(height=260)
