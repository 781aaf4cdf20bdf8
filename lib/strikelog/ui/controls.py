"""Controls that change what a page shows; all are part of its address."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

import pandas as pd
import streamlit as st

from strikelog import charts
from strikelog.charts import Step
from strikelog.model import style
from strikelog.model.words import say
from strikelog.report.periods import Span
from strikelog.ui import filters


def choice(label: str, options: Mapping[str, str], key: str, help: str | None = None, *, bare: bool = False) -> str:
    """One of a few, by key; the first where none is chosen. `bare` leaves the label to screen readers."""
    first = next(iter(options))
    chosen = st.segmented_control(
        label,
        list(options),
        default=first,
        format_func=lambda name: options[name],
        key=key,
        bind="query-params",
        required=True,
        help=help,
        label_visibility="collapsed" if bare else "visible",
    )
    return chosen or first


def step(span: tuple[str, str] | None, key: str = "per") -> Step:
    """Day, week or month; of itself the one that suits the days from first to last. Shared by pages.

    Never more steps than a chart can draw: of many years, days become weeks or months.
    """
    chosen = choice("Per", {name: name.capitalize() for name in ("auto", "day", "week", "month")}, key)
    days = pd.Series(span or (), dtype="str")
    return charts.suiting(days) if chosen == "auto" else charts.drawable(cast(Step, chosen), days)


def span() -> Span:
    """How much the overview speaks of; not asked where the filters choose the days."""
    chosen = filters.current()
    if chosen.start or chosen.end:
        return "whole"
    options = {name: say(f"overview.{name}") for name in ("week", "month", "whole")}
    return cast(Span, choice(say("overview.period"), options, "span", bare=True))


def munition(present: Sequence[str], key: str = "class") -> str:
    """One of the classes that are there, in the order of the palette."""
    shown = [name for name in style.MUNITIONS if name in present]
    return choice(say("munitions.class"), {name: style.MUNITIONS[name] for name in shown}, key)


def days(first: str, last: str, key: str = "days") -> tuple[str, str]:
    """A stretch of days within the first and the last, by a slider with two ends; all of them where there is one."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if start == end:
        return first, last
    held = st.session_state.get(key)
    if held and not start <= held[0] <= held[1] <= end:
        st.session_state[key] = (start, end)  # the filters have left other days since
    chosen = st.slider(
        say("cities.days"),
        min_value=start,
        max_value=end,
        value=(start, end),
        format="D MMM YYYY",
        key=key,
        bind="query-params",
        help=say("cities.days_help"),
    )
    return chosen[0].isoformat(), chosen[1].isoformat()
