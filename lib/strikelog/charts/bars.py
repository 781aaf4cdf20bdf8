"""Bars over time with their bounds: what happened per day, week or month, by status, class or kind."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from strikelog.charts import style
from strikelog.charts.figure import Figure
from strikelog.charts.series import Step, stepped

Styles = Mapping[str, tuple[str, str]]
Domain = tuple[str, str]
Layered = alt.LayerChart | alt.FacetChart

FEWEST_STEPS = {"day": 14, "week": 10, "month": 6}
"""A single day would be drawn as one block as wide as the page: the axis always spans at least this many steps."""

_AXIS_TITLES = {"day": "Day", "week": "Week from Monday", "month": "Month"}
_STARTS = {"day": "D", "week": "W-MON", "month": "MS"}
_MOST_LABELS = 400
"""Beyond this many steps, labels stand at round dates rather than at the beginning of steps."""
_STEP_DAYS = {"day": 1, "week": 7, "month": 30.4}
_LEGEND = alt.ExprRef(expr="max(2, floor(width / 110))")
"""As many entries side by side as the page has room for."""

_GROUP_SHARE = 0.86
"""Share of a step that its bars fill; the rest parts it from the next."""


def time_domain(frame: pd.DataFrame, step: Step) -> Domain:
    """First and last day to draw for a frame with `date` or `start` and `end`, widened to `FEWEST_STEPS`.

    Charts that are to be compared share the domain of all their rows.
    """
    placed = frame if "start" in frame else stepped(frame, step)
    first, last = pd.Timestamp(min(placed["start"])), pd.Timestamp(max(placed["end"]))
    least = pd.Timedelta(FEWEST_STEPS[step] * _STEP_DAYS[step], "D")
    room = max(pd.Timedelta(0), least - (last - first)) / 2
    return (first - room).strftime("%Y-%m-%d"), (last + room).strftime("%Y-%m-%d")


def time_axis(field: str, domain: Domain, step: Step) -> alt.X:
    """The axis all charts over time share. UTC throughout: a day is a day, wherever the reader sits."""
    one_year = domain[0][:4] == domain[1][:4]
    written = {"day": "%-d %b", "week": "%-d %b", "month": "%b"}[step] + ("" if one_year else " %Y")
    starts = pd.date_range(*domain, freq=_STARTS[step])
    few = len(starts) <= _MOST_LABELS
    return alt.X(
        f"{field}:T",
        title=f"{_AXIS_TITLES[step]}, {domain[0][:4]}" if one_year else _AXIS_TITLES[step],
        scale=alt.Scale(type="utc", domain=[f"{day}T00:00:00Z" for day in domain], nice=False),
        axis=alt.Axis(
            grid=False,
            ticks=False,
            labelOverlap="greedy",
            labelSeparation=12,
            format=written,
            **({"values": [_utc(day) for day in starts]} if few else {"tickCount": 8}),
        ),
    )


def _utc(day: pd.Timestamp) -> alt.DateTime:
    """A day as Vega-Lite takes it among the values of an axis; it passes over numbers there."""
    return alt.DateTime(year=day.year, month=day.month, date=day.day, utc=True)


def colour(field: str, styles: Styles, present: list[str]) -> alt.Color:
    """A legend above the chart with only what is drawn, in the order of the palette."""
    shown = [key for key in styles if key in present]
    return alt.Color(
        f"{field}:N",
        title=None,
        scale=alt.Scale(domain=[styles[key][0] for key in shown], range=[styles[key][1] for key in shown]),
        legend=alt.Legend(orient="top", direction="horizontal", symbolType="square", columns=_LEGEND, labelLimit=220)
        if len(shown) > 1
        else None,
    )


def _placed(frame: pd.DataFrame, by: str, styles: Styles) -> pd.DataFrame:
    """Adds where each bar stands inside its step (`left`, `middle`, `right`, see `epoch`), its label and its words."""
    order = {key: place for place, key in enumerate(key for key in styles if key in set(frame[by]))}
    start, end = pd.to_datetime(frame["start"]), pd.to_datetime(frame["end"])
    width = (end - start) * _GROUP_SHARE / max(1, len(order))
    left = start + (end - start) * (1 - _GROUP_SHARE) / 2 + width * frame[by].map(order)
    moments = {"left": left, "middle": left + width / 2, "right": left + width * 0.96}
    return frame.assign(
        **{name: epoch(moment) for name, moment in moments.items()},
        label=frame[by].map(lambda key: styles[key][0]),
        known=[style.bounds(*row) for row in zip(frame["best"], frame["low"], frame["high"], strict=True)],
        period=[_period(*row) for row in zip(frame["start"], frame["end"], strict=True)],
        open_end=[_open_end(*row) for row in zip(frame["low"], frame["high"], strict=True)],
    )


def epoch(moments: "pd.Series[pd.Timestamp]") -> "pd.Series[int]":
    """Milliseconds since 1970 in UTC: the one form of time that Vega takes alike for both ends of a bar."""
    return (moments - pd.Timestamp(0)) // pd.Timedelta(1, "ms")


def _period(start: str, end: str) -> str:
    last = (pd.Timestamp(end) - pd.Timedelta(1, "D")).strftime("%Y-%m-%d")
    return style.days(start, last)


def _open_end(low: float | None, high: float | None) -> str:
    """`above`, `below`, or empty where both bounds are stated."""
    if pd.isna(high) and not pd.isna(low):
        return "above"
    return "below" if pd.isna(low) and not pd.isna(high) else ""


def bars(
    frame: pd.DataFrame, by: str, styles: Styles, step: Step, measured: str, domain: Domain, height: int = 300
) -> Layered:
    """Bars side by side per step from a frame of `by_step`; never stacked, for classes can overlap.

    A stated range is a line across the bar's end; an open bound is an arrow: up for `at least`, down for `up to`.
    """
    placed = _placed(frame, by, styles)
    tooltip = [
        alt.Tooltip("period:N", title="When"),
        alt.Tooltip("label:N", title="What"),
        alt.Tooltip("best:Q", title="Best figure", format=","),
        alt.Tooltip("known:N", title="Known to be"),
        alt.Tooltip("days:Q", title="Days with a figure"),
    ]
    base = alt.Chart(placed).encode(tooltip=tooltip)
    across = alt.X("middle:T", scale=alt.Scale(type="utc"))
    shade = colour("label", styles, list(frame[by]))
    columns = base.mark_rect().encode(
        x=time_axis("left", domain, step),
        x2="right:T",
        y=alt.Y("best:Q", title=measured, axis=alt.Axis(tickMinStep=1, tickCount=5, format=",.0f", gridOpacity=0.5)),
        y2=alt.datum(0),
        color=shade,
        opacity=alt.condition("datum.open_end == 'below'", alt.value(0.45), alt.value(0.95)),
    )
    ranges = base.transform_filter("isValid(datum.low) && isValid(datum.high) && datum.low < datum.high").mark_rule(
        strokeWidth=1.5, color=style.INK
    )
    stated = ranges.encode(x=across, y="low:Q", y2="high:Q")
    return alt.layer(columns, stated, *_arrows(base, across, shade)).properties(height=height)


def _arrows(base: alt.Chart, across: alt.X, shade: alt.Color) -> list[alt.Chart]:
    """Marks of open bounds: upwards for a figure that is at least, downwards for one that is at most."""
    arrows = (("above", "triangle-up", -6), ("below", "triangle-down", 6))
    return [
        base.transform_filter(f"datum.open_end == '{end}'")
        .mark_point(shape=shape, yOffset=offset, filled=True, size=34, opacity=1)
        .encode(x=across, y="best:Q", color=shade)
        for end, shape, offset in arrows
    ]


def over_time(
    frame: pd.DataFrame,
    by: str,
    styles: Styles,
    step: Step,
    *,
    name: str,
    title: str,
    measured: str,
    domain: Domain | None = None,
    height: int = 300,
) -> Figure:
    """A figure of `bars` over `domain`, or else the frame's own days; its `alt` tells each group's sum and top."""
    notes = []
    if frame["low"].isna().any() or frame["high"].isna().any():
        notes.append("An arrow marks an open bound: ▲ at least, ▼ up to.")
    if (frame["low"].notna() & frame["high"].notna() & (frame["low"] < frame["high"])).any():
        notes.append("A line spans the lowest to the highest figure told.")
    if frame["conflicts"].sum():
        notes.append(f"Contradictory daily figures: {style.number(frame['conflicts'].sum())}.")
    return Figure(
        name=name,
        title=title,
        note=" ".join(notes),
        alt=f"{title}. {_told(frame, by, styles, step)}",
        chart=bars(frame, by, styles, step, measured, domain or time_domain(frame, step), height),
        data=frame,
    )


def _told(frame: pd.DataFrame, by: str, styles: Styles, step: Step) -> str:
    sentences = []
    for key in (key for key in styles if key in set(frame[by])):
        rows = frame[frame[by] == key]
        top = rows.sort_values(["best", "start"], ascending=[False, True]).iloc[0]
        sentences.append(
            f"{styles[key][0]}: {style.number(rows['best'].sum())} in all, most in the {step} of "
            f"{style.day(top['start'])} ({style.number(top['best'])})."
        )
    return " ".join(sentences)
