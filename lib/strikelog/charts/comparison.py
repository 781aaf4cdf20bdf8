"""Two tellings of the same days against each other."""

import altair as alt
import pandas as pd

from strikelog.charts.axes import amount_axis, placed, spans, time_axis, time_domain
from strikelog.charts.figure import Figure, Layered
from strikelog.charts.series import stepped
from strikelog.model import style

PAIRS = ["date", "best", "low", "high", "other"]
"""Columns of what is drawn: our figure with its bounds, and the other one; either may be missing."""


def pairs_over_time(pairs: pd.DataFrame, name: str, title: str, measured: str, other: str) -> Figure:
    """Our figure as a point with its bounds, the other one as a bar behind it, day by day, from a frame of `PAIRS`."""
    days = placed(stepped(pairs, "day"))
    days = days.assign(known=[style.bounds(*row) for row in zip(*(days[c] for c in PAIRS[1:4]), strict=True)])
    both = pairs[pairs["best"].notna() & pairs["other"].notna()]
    same = int((both["best"] == both["other"]).sum())
    return Figure(
        name=name,
        title=title,
        subtitle=measured,
        note=f"Bars: {other}. Points: Strikelog, a line spans the bounds. A day with one of them alone has no other.",
        alt=f"{title}: {style.number(len(both))} days with both figures, {style.number(same)} of them equal.",
        chart=_pairs(days, other),
        data=pairs,
    )


def _pairs(days: pd.DataFrame, other: str) -> Layered:
    tooltip = [
        alt.Tooltip("when:N", title="Day"),
        alt.Tooltip("known:N", title="Strikelog"),
        alt.Tooltip("other:Q", title=other, format=","),
    ]
    base = alt.Chart(days).encode(tooltip=tooltip)
    across = alt.X("middle:T", scale=alt.Scale(type="utc"))
    most = float(days[["best", "high", "other"]].max().max())
    bars = base.transform_filter("isValid(datum.other)").mark_rect(color=style.BORDER)
    bars = bars.encode(
        x=time_axis("left", time_domain(days, "day"), "day"),
        x2="right:T",
        y=amount_axis("other", most, _HEIGHT),
        y2=alt.datum(0),
    )
    ours = base.transform_filter("isValid(datum.best)")
    points = ours.mark_point(filled=True, size=45, color=style.LIGHT["hit"], opacity=1).encode(x=across, y="best:Q")
    return alt.layer(bars, spans(ours, across, style.LIGHT["hit"]), points).properties(height=_HEIGHT)


_HEIGHT = 260
