"""The filters that every page, chart and export shares."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Filters:
    """What to look at; an empty field keeps everything.

    `start` and `end` are inclusive days on which it happened. `countries` are where it fell, `attackers` whose
    side used the munition (both ISO 3166-1 alpha-2), `cities` canonical names of places, `sources` outlets. `as_of`
    leaves out what was published after that day; an article without a date counts as the earliest and stays.
    `convention` is the id of the one by which vague and bounded numbers are counted, empty for the codebook's own.
    """

    start: date | None = None
    end: date | None = None
    attackers: tuple[str, ...] = ()
    munitions: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    as_of: date | None = None
    convention: str = ""
