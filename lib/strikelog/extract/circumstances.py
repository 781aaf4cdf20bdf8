"""Where and when a claim holds: the place and the day nearest to it in the text, else those last spoken of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from strikelog.extract.dates import DateSpan
from strikelog.extract.gazetteer import gazetteer
from strikelog.extract.reading import Reading, clause_of
from strikelog.extract.toponyms import Mention, as_place
from strikelog.model import NOWHERE, Place, When

OTHER_CLAUSE = 40
"""Characters that a clause boundary counts for when the nearest place or date is chosen."""
BEHIND = 0.8
"""Places mostly follow what happened there; a place before the claim counts as a little farther."""
DATE_MEMORY = 2
"""Sentences for which a day, once named, goes on."""


@dataclass(slots=True)
class Scene:
    """The place and day last spoken of, as reading goes on."""

    place: Mention | None = None
    day: date | None = None
    index: int = -99


def place_of(reading: Reading, start: int, end: int, mentions: Sequence[Mention], scene: Scene) -> Place:
    """The place of a claim at characters `start` to `end`: in its sentence, else the last one spoken of."""
    sites = [mention for mention in mentions if mention.role == "site"] or [m for m in mentions if m.role in ("container", "office") and m.is_local]
    local = [mention for mention in sites if mention.is_local] or sites
    if not local:
        return scene.place.place if scene.place else NOWHERE
    best = min(local, key=lambda mention: (_distance(reading, start, end, mention), mention.start))
    return _common(reading, best, local)


def _distance(reading: Reading, start: int, end: int, mention: Mention) -> float:
    gap = mention.start - end if mention.start >= end else (start - mention.end) / BEHIND
    between = reading.doc.text[min(end, mention.end) : max(start, mention.start)]
    if ";" in between:
        gap += 2 * OTHER_CLAUSE
    ours, theirs = clause_of(reading.token_at(start)), clause_of(reading.token_at(mention.start))
    return gap + (OTHER_CLAUSE if ours.i != theirs.i else 0)


def _common(reading: Reading, best: Mention, sites: Sequence[Mention]) -> Place:
    """One number for several places belongs to the smallest place that holds them all (codebook, ruling 7)."""
    group = [mention for mention in sites if mention is best or _coordinated(reading, best, mention)]
    if len(group) == 1:
        return best.place
    text = reading.doc.text[group[0].start : group[-1].end]
    regions = {(mention.toponym.admin1, mention.toponym.country) for mention in group}
    if len(regions) == 1 and all(mention.toponym.kind != "region" for mention in group):
        region = gazetteer().region(*regions.pop())
        return as_place(region, text) if region else best.place
    countries = {mention.toponym.country for mention in group}
    country = gazetteer().country(countries.pop()) if len(countries) == 1 else None
    return as_place(country, text) if country else best.place


def _coordinated(reading: Reading, one: Mention, other: Mention) -> bool:
    first, second = sorted((one, other), key=lambda mention: mention.start)
    between = reading.doc.text[first.end : second.start].strip(" ,")
    plain = between in ("", "and", "and the", "the", "as well as", "and in", "in") or between.lower().replace("regions", "").strip(" ,") in ("and",)
    return plain and "," in reading.doc.text[first.end : second.start] or between in ("and", "and the", "as well as", "and in")


_MANY_ATTACKS = re.compile(r"\b(?:attacks|strikes|airstrikes|raids|bombardments?|operations?|war|offensive|conflict)\b")
_PERFECT = re.compile(r"\b(?:has|have) (?:been |also )?(?:killed|injured|wounded|died|fired|launched|used)\b")


def is_running_total(text: str, is_toll: bool) -> bool:
    """Whether a number that no date limits adds up many attacks: "the death toll from the airstrikes has risen to 687"."""
    return bool(_MANY_ATTACKS.search(text)) and (is_toll or bool(_PERFECT.search(text)))


def when_of(start: int, end: int, dates: Sequence[DateSpan], scene: Scene, index: int, published: date | None) -> tuple[When, str]:
    """The day or period of a claim, and its scope: `event` or `cumulative`."""
    if dates:
        span = min(dates, key=lambda item: (_gap(start, end, item), item.start))
        return span.when, "cumulative" if span.long and _lasts(span) else "event"
    if scene.day and index - scene.index <= DATE_MEMORY:
        return When(scene.day, scene.day), "event"
    return When(published, published), "event"


def _lasts(span: DateSpan) -> bool:
    when = span.when
    return when.start is None or when.end is None or when.start != when.end


def _gap(start: int, end: int, span: DateSpan) -> float:
    gap = span.start - end if span.start >= end else start - span.end
    return gap if gap >= 0 else 0


def remember(scene: Scene, index: int, dates: Sequence[DateSpan], mentions: Sequence[Mention]) -> None:
    """Takes over the place and the day of a sentence that has been read."""
    single = [span for span in dates if not span.long and span.when.start is not None]
    if single:
        scene.day, scene.index = single[0].when.start, index
    sites = [mention for mention in mentions if mention.role == "site" and mention.is_local]
    cities = [mention for mention in sites if mention.toponym.kind == "city"] or sites
    if cities:
        scene.place = cities[0]
