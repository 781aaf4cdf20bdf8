"""Claims as consolidation sees them: a measure, a day, a place, bounds, and whose voice it is."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import pandas as pd

from strikelog.model import Picks

Record = Mapping[Any, Any]
"""One row of a claim table."""

FIRST, EVERY = "", "*"
"""Strikes: the only or first attack of a day on a place, and a number for all of its attacks together."""

WORD = "word"
"""Qualifier of a vague word that a convention gives a number."""

CASUALTY_MEASURES = ("killed", "injured", "missing")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as far as the hierarchy needs it; `kind` is empty where a claim names none."""

    name: str = ""
    kind: str = ""
    geonameid: int = 0
    admin1: str = ""
    country: str = ""
    latitude: float = math.nan
    longitude: float = math.nan

    @property
    def key(self) -> tuple[str, str, str]:
        return self.country, self.kind, str(self.geonameid or self.name)

    @property
    def is_whole(self) -> bool:
        """Whether a claim for this place speaks of a whole country (codebook 8.4)."""
        return self.kind in ("", "country")


@dataclass(frozen=True, slots=True)
class Fact:
    """One claim. `published` sorts as text; an article without a date has "" and so counts as the earliest.

    `strike` tells attacks of one day on one place apart; `preferred` says that a person wants this one; `picks` is how
    the convention in force picks a figure from claims like this.
    """

    fact_id: str
    article_id: str
    voice: str
    published: str
    measure: str
    munition: str
    model: str
    attacker: str
    day: str
    spot: Spot
    minimum: int | None
    maximum: int | None
    qualifier: str
    subset: bool
    who: str
    start: int
    quote: str
    sentence: str = ""
    strike: str = FIRST
    preferred: bool = False
    picks: Picks = "latest"

    @property
    def best(self) -> int:
        """The number to draw: the lower end of a range, the bound of an open claim."""
        number = self.maximum if self.minimum is None else self.minimum
        return 0 if number is None else number

    @property
    def weight(self) -> int:
        """A number that is told, or preferred by a person, outweighs a vague word, and that the singular of a noun."""
        return 2 if self.preferred else {"implied": 0, WORD: 1}.get(self.qualifier, 2)


def munition_facts(rows: Iterable[Record], voice_of: Mapping[str, str]) -> Iterator[Fact]:
    """The event claims of `munitions.csv` that carry a number and a day."""
    for row in rows:
        fact = _fact(row, str(row["status"]), str(row["munition"] or ""), voice_of)
        if fact:
            yield fact


def casualty_facts(rows: Iterable[Record], voice_of: Mapping[str, str]) -> Iterator[Fact]:
    """The same of `casualties.csv`; numbers of dead and injured in one are left out (codebook 8.7)."""
    for row in rows:
        if row["kind"] not in CASUALTY_MEASURES:
            continue
        fact = _fact(row, str(row["kind"]), "", voice_of)
        if fact:
            yield fact


def affected_places(rows: Iterable[Record]) -> Iterator[Record]:
    """The rows of `places.csv` that say on which day a place was affected."""
    for row in rows:
        if _truth(row["affected"]) and row.get("review") != "rejected" and day_of(row):
            yield row


def _fact(row: Record, measure: str, munition: str, voice_of: Mapping[str, str]) -> Fact | None:
    minimum, maximum, day = _whole(row["count_min"]), _whole(row["count_max"]), day_of(row)
    rejected = row.get("review") == "rejected"
    if row["scope"] != "event" or row["qualifier"] == "vague" or not day or rejected:
        return None
    if minimum is None and maximum is None:
        return None
    return Fact(
        fact_id=str(row["fact_id"]),
        article_id=str(row["article_id"]),
        voice=voice_of.get(str(row["article_id"]), str(row["article_id"])),
        published=text_of(row["published"]),
        measure=measure,
        munition=munition,
        model=text_of(row.get("model")),
        attacker=text_of(row["attacker"]),
        day=day,
        spot=spot_of(row, "place_kind"),
        minimum=minimum,
        maximum=maximum,
        qualifier=str(row["qualifier"]),
        subset=_truth(row["subset"]),
        who=text_of(row.get("who")),
        start=_whole(row["start"]) or 0,
        quote=text_of(row["quote"]),
        sentence=text_of(row.get("sentence")),
        picks=row.get("picks", "latest"),
    )


def spot_of(row: Record, kind_column: str) -> Spot:
    return Spot(
        text_of(row["place"]),
        text_of(row[kind_column]),
        _whole(row["geonameid"]) or 0,
        text_of(row["admin1"]),
        text_of(row["country"]),
        _number(row["latitude"]),
        _number(row["longitude"]),
    )


def day_of(row: Record) -> str:
    """The day of an event: a night belongs to the day on which it ends (codebook 8.6); empty where none is told."""
    return _one_day(text_of(row["date_start"]), text_of(row["date_end"]))


@lru_cache(maxsize=10_000)
def _one_day(start: str, end: str) -> str:
    if start and end and (date.fromisoformat(end) - date.fromisoformat(start)).days > 1:
        return ""
    return end or start


def text_of(value: object) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)) else str(value)


def _truth(value: object) -> bool:
    return value if isinstance(value, bool) else text_of(value).lower() == "true"


def _number(value: object) -> float:
    text = text_of(value)
    return float(text) if text else math.nan


def _whole(value: object) -> int | None:
    if isinstance(value, int):
        return value
    number = _number(value)
    return None if math.isnan(number) else int(number)
