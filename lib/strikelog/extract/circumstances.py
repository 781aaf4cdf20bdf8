"""Where and when a claim holds: the place and the day nearest to it in the text, else those last spoken of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from strikelog.extract.dates import DateSpan
from strikelog.extract.gazetteer import gazetteer
from strikelog.extract.lexicon import pattern
from strikelog.extract.mentions import Mention, as_place, city_of
from strikelog.extract.reading import Reading
from strikelog.extract.sentences import Sentence
from strikelog.extract.toponyms import referred
from strikelog.model import NOWHERE, Place, When

LEAD = 3
"""Sentences in which a report says on what day its attack was."""
FRESH = 3
"""Days from an attack to a report of it; an older date in the lead is background."""
DATE_MEMORY = 1
"""Sentences of one paragraph for which a day, once named, goes on."""


@dataclass(slots=True)
class Scene:
    """The place and day last spoken of, as reading goes on."""

    place: Mention | None = None
    place_paragraph: int = -1
    day: date | None = None
    index: int = -99
    paragraph: int = -1
    lead: date | None = None
    home: str = ""
    fresh: bool = True
    long: DateSpan | None = None
    long_index: int = -99
    last: dict[str, Mention] = field(default_factory=dict)


def place_of(
    reading: Reading, start: int, end: int, mentions: Sequence[Mention], starts: Sequence[int], scene: Scene
) -> Place:
    """The place of a claim at characters `start` to `end` of its sentence; nowhere if the sentence names none.

    `starts` are where the sentence's claims begin: a place told between one claim and the next is the first one's own.
    """
    sites = [mention for mention in mentions if mention.role == "site"]
    if not any(mention.is_local and not _is_aside(reading, mention) for mention in sites):
        sites += referred(reading.text, mentions, scene.last, scene.home)
    if not sites:
        sites = [m for m in mentions if m.role in ("container", "office") and m.is_local and not m.is_capital]
        here = scene.place.toponym if scene.place else None
        if here and any(gazetteer().within(here, m.toponym) for m in sites):
            return as_place(here)  # "the Kharkiv region's prosecutor" speaks of the city that was told of
    if not sites:
        return NOWHERE
    following = min((other for other in starts if other > start), default=len(reading.text) + 1)
    own = [mention for mention in sites if start <= mention.start < following and _is_own(reading, end, mention)]
    if own and not own[0].is_local and _AIMED.fullmatch(reading.text[end : own[0].start]):
        return own[0].place
    best = _locals(own)[0] if own else _nearest(reading, start, end, sites)
    if best is None:
        return NOWHERE
    return _common(reading, best, own or sites)


_AIMED = pattern("circumstances.aimed")
"""What stands between a claim and the country that it is aimed at: a city named later is only one of the places hit."""
_LOCATIVE = pattern("circumstances.locative")
_ASIDE = pattern("circumstances.aside")


def _is_own(reading: Reading, end: int, mention: Mention) -> bool:
    """Whether a place behind a claim is the claim's own: "killed 16 in Sumy", not "killed 25, including 16 in Sumy"."""
    text = reading.text
    if not _LOCATIVE.search(text[: mention.start]):
        return False
    return _is_main(reading, mention) or not _ASIDE.search(
        re.sub(r"^ of (?:them|these|those|which)", "", text[end : mention.start])
    )


def _nearest(reading: Reading, start: int, end: int, sites: Sequence[Mention]) -> Mention | None:
    """The place that a claim shares with what stands before it, else the first one behind."""
    text = reading.text
    before = [
        mention
        for mention in sites
        if mention.end <= start and (not _is_aside(reading, mention) or _WHERE.match(text[mention.end : start]))
    ]
    if before:
        told = max(_locals(before), key=lambda mention: mention.start)
        return _inside(reading, end, told, sites) or told
    behind = [mention for mention in sites if mention.start >= start and not _is_aside(reading, mention)]
    plain = [mention for mention in behind if not _ASIDE.search(text[end : mention.start])]
    return min(_locals(plain or behind), key=lambda mention: mention.start, default=None)


def _inside(reading: Reading, end: int, told: Mention, sites: Sequence[Mention]) -> Mention | None:
    """The one town named behind a claim in the region told before it: "In Chernihiv Oblast, five died in Pryluky"."""
    towns = [m for m in sites if m.start >= end and gazetteer().within(m.toponym, told.toponym)]
    alone = len(towns) == 1 and told.toponym.kind == "region" and not _is_aside(reading, towns[0])
    return towns[0] if alone and not _ASIDE.search(reading.text[end : towns[0].start]) else None


_WHERE = pattern("circumstances.where")


_PARENTHESIS = pattern("circumstances.parenthesis")


def _is_main(reading: Reading, mention: Mention) -> bool:
    """Whether a verb closes the aside before a place: "26 people, among them seven rebels, died in Douma"."""
    opener = max((match.end() for match in _PARENTHESIS.finditer(reading.text, 0, mention.start)), default=-1)
    if opener < 0:
        return False
    between = (token for token in reading.doc if opener <= token.idx < mention.start)
    return any(token.tag_ in ("VBD", "VBZ", "VBP") for token in between)


def _is_aside(reading: Reading, mention: Mention) -> bool:
    """Whether a place belongs to a part: "killed 25, including 16 in Zaporizhzhia"."""
    aside = re.search(
        r"\b(?:including|among them|of whom|of them|of which)\b[^;.]{0,60}$", reading.text[: mention.start]
    )
    return bool(aside) and not _is_main(reading, mention)


def _locals(mentions: list[Mention]) -> list[Mention]:
    return [mention for mention in mentions if mention.is_local] or mentions


def _common(reading: Reading, best: Mention, sites: Sequence[Mention]) -> Place:
    """One number for several places belongs to the smallest place that holds them all (codebook, ruling 7)."""
    chains = (_chain(reading, mention, sites) for mention in sites)
    group = max((chain for chain in chains if best in chain), key=len, default=[best])
    if len(group) == 1:
        return _whole_country(best)
    text = reading.text[group[0].start : group[-1].end]
    cities = {mention.toponym.parent for mention in group}
    city = gazetteer().by_id(cities.pop()) if len(cities) == 1 else None
    if city:
        return as_place(city, text)
    regions = {(mention.toponym.admin1, mention.toponym.country) for mention in group}
    if len(regions) == 1 and all(mention.toponym.kind != "region" for mention in group):
        region = gazetteer().region(*regions.pop())
        return as_place(region, text) if region else best.place
    countries = {mention.toponym.country for mention in group}
    country = gazetteer().country(countries.pop()) if len(countries) == 1 else None
    return as_place(country, text) if country else best.place


_PART_OF_COUNTRY = pattern("circumstances.part-of-country")


def _whole_country(mention: Mention) -> Place:
    """A number for "northern Somalia" is kept under the country: the area is no place of the gazetteer's hierarchy."""
    match = _PART_OF_COUNTRY.fullmatch(mention.toponym.name)
    country = gazetteer().country(mention.toponym.country)
    if match and country and match["country"] == country.name:
        return as_place(country, mention.text)
    return mention.place


_BETWEEN = pattern("circumstances.between")


def listed_with(reading: Reading, place: Place, mentions: Sequence[Mention]) -> list[Mention]:
    """The sites of the list over which one number is told: "28 drones in Odesa, Kherson and Mykolaiv regions"."""
    sites = [mention for mention in mentions if mention.role == "site" and mention.is_local]
    for first in sites:
        group = _chain(reading, first, sites)
        if len(group) > 1 and place.text == reading.text[group[0].start : group[-1].end]:
            return group
    return []


def _chain(reading: Reading, first: Mention, sites: Sequence[Mention]) -> list[Mention]:
    group = [first]
    for mention in sites:
        if mention.start > group[-1].start and _coordinated(reading, group[-1], mention):
            group.append(mention)
    return group


def _coordinated(reading: Reading, one: Mention, other: Mention) -> bool:
    """Whether two places of one size stand in one list: "Kharkiv and Sumy regions"."""
    if one.toponym.kind != other.toponym.kind:
        return False
    first, second = sorted((one, other), key=lambda mention: mention.start)
    return bool(_BETWEEN.fullmatch(reading.text[first.end : second.start]))


_GOES_ON = pattern("circumstances.goes-on")
"""The beginning of a paragraph that speaks of the attack just told."""
_MANY_ATTACKS = pattern("circumstances.many-attacks")
_PERFECT = pattern("circumstances.perfect")


def is_running_total(text: str, is_toll: bool, place: Place) -> bool:
    """Whether a number that no date limits adds up many attacks: "the toll of the airstrikes has risen to 700"."""
    if is_toll and place.kind == "country":
        return True
    return bool(_MANY_ATTACKS.search(text)) and (is_toll or bool(_PERFECT.search(text)))


def when_of(
    reading: Reading, start: int, starts: Sequence[int], dates: Sequence[DateSpan], scene: Scene, published: date | None
) -> tuple[When, str]:
    """The day or period of a claim that begins at `start` of its sentence, and its scope: `event` or `cumulative`."""
    index = reading.index
    if dates:
        span = _date_of(reading.text, start, starts, dates)
        if span.spoken and scene.lead and span.when.start and scene.lead < span.when.start:
            return When(scene.lead, scene.lead), "event"
        one_attack = span.rule in _WIDE and bool(_ONE_ATTACK.search(reading.text))
        return span.when, "cumulative" if _lasts(span) and not one_attack else "event"
    if scene.long and _goes_on_with_period(reading, scene):
        scene.long_index = index
        return scene.long.when, "cumulative"
    goes_on = reading.sentence.paragraph == scene.paragraph or bool(_GOES_ON.match(reading.text))
    if scene.day and index - scene.index <= DATE_MEMORY and goes_on:
        return When(scene.day, scene.day), "event"
    default = scene.lead or published
    return When(default, default), "event"


_WIDE = frozenset({"date.month", "date.last-month", "date.last-week", "date.year"})
"""Phrases that may tell when one attack was, and not only over what time many were."""
_ONE_ATTACK = pattern("circumstances.one-attack")


def _goes_on_with_period(reading: Reading, scene: Scene) -> bool:
    """Whether a sentence without a date tells on of the period of the one before: "They have killed nine people"."""
    if reading.index - scene.long_index > DATE_MEMORY:
        return False
    text = reading.text
    is_item = not any(token.tag_ in ("VBD", "VBP", "VBZ", "MD") for token in reading.doc)
    same = reading.sentence.paragraph == scene.paragraph
    return is_item or (same and bool(_TOLD_ON.match(text) or _HAVE.search(text)))


_TOLD_ON = pattern("circumstances.told-on")
_HAVE = pattern("circumstances.have")


def _lasts(span: DateSpan) -> bool:
    """Whether a phrase names a period: no bounds, a word for one, or more than a night's two dates."""
    when = span.when
    if when.start is None or when.end is None:
        return span.long
    return (span.long and when.start != when.end) or (when.end - when.start).days > 1


_NAMES_ALONE = pattern("circumstances.names-alone")
_OPENS_CLAUSE = pattern("circumstances.opens-clause")


def _date_of(text: str, start: int, starts: Sequence[int], dates: Sequence[DateSpan]) -> DateSpan:
    """The date told with a claim before the next one begins; else the last one before it; else the first behind."""
    following = min((other for other in starts if other > start), default=len(text) + 1)
    own = [span for span in dates if start <= span.start < following and not _OPENS_CLAUSE.search(text[: span.start])]
    before = [span for span in dates if span.start < start]
    return own[0] if own else before[-1] if before else dates[0]


def _lead(when: When, published: date | None) -> date | None:
    """The day of the attack that a fresh report opens with; nothing where it opens with history."""
    if when.start is None or published is None or when.start != when.end:
        return None
    return when.start if 0 <= (published - when.start).days <= FRESH else None


def remember(
    scene: Scene,
    sentence: Sentence,
    index: int,
    dates: Sequence[DateSpan],
    mentions: Sequence[Mention],
    published: date | None,
) -> None:
    """Takes over the place and the day of a sentence that has been read."""
    if _NAMES_ALONE.fullmatch(sentence.text):
        return  # an item of a list, often of launch sites: nothing happened there
    periods = [span for span in dates if _lasts(span)]
    if periods:
        scene.long, scene.long_index, scene.paragraph = periods[0], index, sentence.paragraph
    single = [span for span in dates if not span.long and not span.spoken and span.when.start is not None]
    if single:
        scene.day, scene.index, scene.paragraph = single[0].when.start, index, sentence.paragraph
        if scene.lead is None and index < LEAD and scene.fresh:
            scene.lead = _lead(single[0].when, published)
    sites = [mention for mention in mentions if mention.role == "site" and mention.is_local]
    for mention in mentions:
        if mention.role in ("site", "office", "container", "dateline"):
            scene.last[mention.toponym.kind] = mention
    cities = [mention for mention in sites if mention.toponym.kind == "city"] or sites
    if cities:
        city = city_of(cities[0].toponym)
        scene.place = replace(cities[0], toponym=city) if city else cities[0]
        scene.place_paragraph = sentence.paragraph
