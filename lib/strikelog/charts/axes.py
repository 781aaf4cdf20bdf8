"""Axes and marks that all charts over time share: the same days, the same steps, the same signs of uncertainty."""

import math
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import altair as alt
import pandas as pd

from strikelog.charts import theme
from strikelog.charts.series import Step, stepped
from strikelog.model import style

Styles = Mapping[str, tuple[str, str]]
Domain = tuple[str, str]

FEWEST_STEPS = {"day": 14, "week": 10, "month": 6}
"""A single day would be drawn as one block as wide as the page: the axis always spans at least this many steps."""

_STEP_DAYS = {"day": 1, "week": 7, "month": 30.4}
_STARTS = {"day": "D", "week": "W-MON", "month": "MS"}
_MOST_LABELS, _MOST_TICKS = 80, 24
"""Labels that are offered to the axis; it drops those that would touch. Many ticks would be a comb."""

COLUMNS = alt.ExprRef(expr="max(2, floor(width / 130))")
"""As many entries of a legend side by side as the page has room for."""

_HEADROOM, _LOW = 30, 150
"""Pixels above the highest bar; and the height below which a chart has two lines instead of four."""

_GAP = 0.1
"""Share of a step that parts its bar from the next."""


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
    """Each step's first day below the middle of its bar, the year below the first of each year.

    UTC throughout: a day is a day, wherever the reader sits. The labelled moments are one expression: Vega-Lite passes
    over plain numbers there, and Altair takes a hundred times as long to check as many dates.
    """
    starts = pd.date_range(*domain, freq=_STARTS[step], inclusive="left")
    starts = starts[:: max(1, len(starts) // _MOST_LABELS)]
    half = pd.Timedelta(_STEP_DAYS[step] / 2, "D")
    day = f"datum.value - {half // pd.Timedelta(1, 'ms')}"
    written = f"utcFormat({day}, '{'%b' if step == 'month' else '%-d %b'}')"
    new_year = f"datum.index == 0 || utcFormat({day}, '%j') <= {math.ceil(_STEP_DAYS[step])}"
    return alt.X(
        f"{field}:T",
        title=None,
        scale=alt.Scale(type="utc", domain=[f"{day}T00:00:00Z" for day in domain], nice=False),
        axis=alt.Axis(
            values=alt.ExprRef(expr=str([int(moment) for moment in epoch(pd.Series(starts + half))])),
            ticks=len(starts) <= _MOST_TICKS,
            labelOverlap="greedy",
            labelSeparation=12,
            labelExpr=f"({new_year}) ? [{written}, utcFormat({day}, '%Y')] : {written}",
        ),
    )


def amount_axis(field: str, most: float, height: int) -> alt.Y:
    """Numbers at the left of thin lines, with room above `most`, the highest, for a name and an arrow."""
    return alt.Y(
        f"{field}:Q",
        title=None,
        scale=alt.Scale(domain=[0, max(1.0, most) * height / (height - _HEADROOM)], nice=False),
        axis=alt.Axis(tickMinStep=1, tickCount=4 if height > _LOW else 2, format=",.0f"),
    )


def epoch(moments: "pd.Series[pd.Timestamp]") -> "pd.Series[int]":
    """Milliseconds since 1970 in UTC: the one form of time that Vega takes alike for both ends of a bar."""
    return (moments - pd.Timestamp(0)) // pd.Timedelta(1, "ms")


def utc(moment: pd.Timestamp) -> str:
    """An end of a UTC scale, in words that Vega reads."""
    return f"{moment:%Y-%m-%dT%H:%M:%S}Z"


def placed(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with `left`, `middle`, `right` of each step's bar (see `epoch`) and `when` in words."""
    start, end = pd.to_datetime(frame["start"]), pd.to_datetime(frame["end"])
    room = (end - start) * _GAP / 2
    moments = {"left": start + room, "middle": start + (end - start) / 2, "right": end - room}
    return frame.assign(
        **{name: epoch(moment) for name, moment in moments.items()},
        when=[period(*row) for row in zip(frame["start"], frame["end"], strict=True)],
    )


def period(start: str, end: str) -> str:
    """A step in words; `end` is the first day after it."""
    last = date.fromisoformat(end) - timedelta(days=1)
    return style.days(start, last.isoformat())


def colour(field: str, styles: Styles, present: Sequence[str]) -> alt.Color:
    """A legend above the chart with only what is drawn, in the order of the palette."""
    shown = [key for key in styles if key in present]
    return alt.Color(
        f"{field}:N",
        scale=alt.Scale(domain=[styles[key][0] for key in shown], range=[styles[key][1] for key in shown]),
        legend=alt.Legend(columns=COLUMNS) if len(shown) > 1 else None,
    )


def arrows(base: alt.Chart, x: alt.X, y: str, ink: str = style.INK) -> list[alt.Chart]:
    """Signs of open bounds above a bar's end, by the column `bound`: ▲ for `at least`, ▼ for `at most`."""
    return [
        base.transform_filter(f"datum.bound == '{bound}'")
        .mark_point(shape=shape, yOffset=-7, filled=True, size=30, color=ink, opacity=1)
        .encode(x=x, y=alt.Y(f"{y}:Q"))
        for bound, shape in (("at least", "triangle-up"), ("at most", "triangle-down"))
    ]


def spans(base: alt.Chart, x: alt.X, ink: str = style.INK) -> alt.Chart:
    """Thin lines from the lowest to the highest figure, where both are told and differ."""
    told = base.transform_filter("isValid(datum.low) && isValid(datum.high) && datum.low < datum.high")
    rules: alt.Chart = told.mark_rule(strokeWidth=1.5, color=ink, opacity=0.85)
    return rules.encode(x=x, y=alt.Y("low:Q"), y2="high:Q")


def bound(best: float | None, low: float | None, high: float | None) -> str:
    """`at least` or `at most` where one bound is open, else empty."""
    if pd.isna(high) and not pd.isna(low):
        return "at least"
    return "at most" if pd.isna(low) and not pd.isna(high) and not pd.isna(best) else ""


def record(frame: pd.DataFrame, y: str, domain: Domain) -> alt.Chart:
    """The words of `frame`'s highest row by `y` above its bar: day and figure; `frame` comes from `placed`.

    The words begin at a bar of the left half and end at one of the right half, so that they stay on the chart.
    """
    top = frame.sort_values([y, "start"], ascending=[False, True]).head(1)
    middle = pd.Timestamp(domain[0]) + (pd.Timestamp(domain[1]) - pd.Timestamp(domain[0])) / 2
    align: Literal["left", "right"]
    align, dx = ("left", -4) if pd.Timestamp(top["start"].iloc[0]) < middle else ("right", 4)
    written = top.assign(words=[f"{style.number(top[y].iloc[0])} · {short_day(top['start'].iloc[0])}"])
    words: alt.Chart = (
        alt.Chart(written)
        .mark_text(dy=-17, fontSize=theme.SMALL, fontWeight=600, color=style.INK, align=align, dx=dx)
        .encode(x=alt.X("middle:T", scale=alt.Scale(type="utc")), y=alt.Y(f"{y}:Q"), text="words:N")
    )
    return words


def short_day(value: str) -> str:
    """`2024-12-16` as `16 Dec`."""
    moment = pd.Timestamp(value)
    return f"{moment.day} {moment:%b}"
