"""The period that the overview speaks of, and the one before it."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Literal

from strikelog.model import Filters, style
from strikelog.model.words import say

if TYPE_CHECKING:
    import pandas as pd

Span = Literal["week", "month", "whole"]
_DAYS = {"week": 7, "month": 28}
CONTEXT = timedelta(days=91)
"""How far back charts of the overview look from the end of a period."""


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included; `span` is `days` for one that the filters choose."""

    start: date
    end: date
    span: Literal["week", "month", "whole", "days"]

    @property
    def length(self) -> int:
        return (self.end - self.start).days + 1

    @property
    def before(self) -> "Period":
        """As many days, just before."""
        last = self.start - timedelta(days=1)
        return Period(last - timedelta(days=self.length - 1), last, self.span)

    def within(self, frame: "pd.DataFrame") -> "pd.DataFrame":
        """The rows of these days."""
        return frame[(frame["date"] >= self.start.isoformat()) & (frame["date"] <= self.end.isoformat())]

    @property
    def opening(self) -> str:
        """`In the week to 29 December 2024`: how a sentence about the period begins."""
        if self.span == "week":
            return say("overview.in_week", day=style.long_day(self.end))
        if self.span == "month":
            return say("overview.in_month", day=style.long_day(self.end))
        if self.start == self.end:
            return say("overview.in_day", day=style.long_day(self.end))
        return say("overview.in_days", days=style.long_days(self.start, self.end))

    @property
    def words(self) -> str:
        """`week`, `four weeks` or `12 days`."""
        if self.span in ("week", "month"):
            return say(f"overview.span_{self.span}")
        return say("overview.span_days", count=style.number(self.length))


def chosen(span: Span, filters: Filters, days: tuple[str, str] | None) -> Period | None:
    """The period to speak of: that of the filters, or the last of `span` within the first and last of `days`.

    None where there is no day.
    """
    if days is None:
        return None
    first, last = (date.fromisoformat(day[:10]) for day in days)
    if filters.start or filters.end:
        return Period(filters.start or first, filters.end or last, "days")
    if span == "whole":
        return Period(first, last, "whole")
    return Period(last - timedelta(days=_DAYS[span] - 1), last, span)
