"""Places of an article, chosen among those of one name by all that the article names."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import chain

from rapidfuzz import fuzz

from strikelog.extract.gazetteer import PlaceSpan, Toponym, gazetteer
from strikelog.extract.lexicon import entries, pattern, words
from strikelog.extract.mentions import LOOK, Mention, role_of, with_containers

HOME_BONUS = 4.0
"""Weight, in powers of ten of population, of lying in the country that the article speaks of most."""
NEIGHBOUR_BONUS = 2.0
REGION_BONUS = 1.0
"""Weight of lying in a region of which the article names other places."""
CONTAINED_BONUS = 6.0
NAME_WEIGHT = 3.0
"""Weight of bearing the name as written, so that a former name of a larger town does not win."""

_REGION_WORD = pattern("toponyms.region-word")


@lru_cache(maxsize=10_000)
def _has_region_word(name: str) -> bool:
    return bool(_REGION_WORD.search(name))


_UNKNOWN = pattern("toponyms.unknown")
"""A capitalised name behind a locative."""
_NEXT = pattern("toponyms.next")


@cache
def _no_places() -> frozenset[str]:
    return words("no_places") | frozenset(
        form.lower().split()[-1] for row in entries("actors") for form in row["forms"]
    )


@lru_cache(maxsize=10_000)
def _suggested(name: str) -> tuple[Toponym, ...]:
    """Names that no gazetteer knows come again and again: people, units, hamlets."""
    return gazetteer().suggest(name)


@lru_cache(maxsize=10_000)
def _is_a_name(text: str) -> bool:
    return text.lower() not in words("no_places") and any(letter.isupper() for letter in text)


@lru_cache(maxsize=10_000)
def _is_no_place(name: str) -> bool:
    return any(re.sub(r"['’]s$", "", word).lower() in _no_places() for word in name.split())


def _overlap(start: int, end: int, mention: Mention) -> bool:
    return start < mention.end and mention.start < end


def _weigh(spans: Iterable[PlaceSpan]) -> Counter[str]:
    """How much speaks for each country: the names that stand for places of one country alone."""
    weights: Counter[str] = Counter()
    for span in spans:
        found = {candidate.country for candidate in span.candidates}
        if len(found) == 1:
            weights[found.pop()] += 2
    return weights


class Atlas:
    """The places of one article: chosen once, from all that the article names.

    `texts` are the article's sentences in order; `countries` weigh in what its other words tell (demonyms, actors).
    `home` is the country in which most of its places lie, empty where it names none.
    """

    def __init__(self, texts: Sequence[str], countries: Iterable[str] = ()) -> None:
        self._spans = [gazetteer().find(text) for text in texts]
        named = list(chain.from_iterable(self._spans))
        self._as_regions = {
            _REGION_WORD.sub("", span.text).strip().lower() for span in named if _has_region_word(span.text)
        }
        self._near = Counter([span.candidates[0].admin1 for span in named if len(span.candidates) == 1])
        self._cities = {span.candidates[0].geonameid for span in named}
        placed = _weigh(named)
        self.home = placed.most_common(1)[0][0] if placed else ""
        self.placed = placed
        self.countries = placed + Counter(countries)
        self._mentions = [self._read(text, spans) for text, spans in zip(texts, self._spans, strict=True)]

    def mentions(self, index: int) -> list[Mention]:
        """The places of sentence `index`, in order."""
        return self._mentions[index]

    def _read(self, text: str, spans: list[PlaceSpan]) -> list[Mention]:
        named = [span for span in spans if _is_a_name(span.text) and not self._is_elsewhere(span)]
        mentions = [self._mention(span, spans, text) for span in named if not _is_beside_another(span, spans, text)]
        mentions += list(self._unknown(text, mentions))
        mentions += self._listed(text, mentions)
        return with_containers(text, sorted(mentions, key=lambda mention: mention.start))

    def _is_elsewhere(self, span: PlaceSpan) -> bool:
        """Whether "the Central district" can be no region of that name, for the article is of another country."""
        plain = span.text.lower().split()[0] in _COMMON_NAMES and _has_region_word(span.text)
        return plain and not any(candidate.country in self.countries for candidate in span.candidates)

    def _mention(self, span: PlaceSpan, others: list[PlaceSpan], text: str) -> Mention:
        toponym = self._choose(span, others, text)
        return Mention(
            span.start, span.end, span.text, toponym, role_of(text, span.start, span.end, toponym.kind == "country")
        )

    def _unknown(self, text: str, known: list[Mention]) -> Iterator[Mention]:
        """Places that the gazetteer lacks, by the words before them: near misses corrected, others as written."""
        for match in _UNKNOWN.finditer(text):
            group = "name" if match["name"] else "village"
            name, (start, end) = match[group], match.span(group)
            if any(_overlap(start, end, mention) for mention in known) or _is_no_place(name):
                continue
            near = [toponym for toponym in _suggested(name) if toponym.country in self.countries]
            toponym = near[0] if near else Toponym(0, name, "city", "", self.home, math.nan, math.nan, 0, 0)
            yield Mention(start, end, name, toponym, role_of(text, start, end))

    def _listed(self, text: str, known: list[Mention]) -> list[Mention]:
        """Unknown names in a list with known ones: "Tyre, Qana, Maroun and Sidon"."""
        found: list[Mention] = []
        queue = [mention for mention in known if mention.role == "site" and mention.toponym.kind == "city"]
        while queue:
            match = _NEXT.match(text, queue.pop().end)
            if not match or _is_no_place(match["name"]):
                continue
            start, end = match.span("name")
            if any(_overlap(start, end, mention) for mention in [*known, *found]):
                continue
            toponym = Toponym(0, match["name"], "city", "", self.home, math.nan, math.nan, 0, 0)
            found.append(Mention(start, end, match["name"], toponym, role_of(text, start, end)))
            queue.append(found[-1])
        return found

    def _is_told_by_region(self, span: PlaceSpan, text: str) -> bool:
        """Whether a bare name is one of the regions over which a sentence counts: "38 over Bryansk", "25 over Tula"."""
        if not _OVER.search(text[: span.start]):
            return False
        base = _REGION_WORD.sub("", span.text).strip().lower()
        return bool(_OVER_REGION.search(text)) or base in self._as_regions

    def _choose(self, span: PlaceSpan, others: list[PlaceSpan], text: str) -> Toponym:
        if len(span.candidates) == 1:
            return span.candidates[0]
        near = [other for other in others if other is not span and abs(other.start - span.end) < LOOK]
        holders = [holder for other in near for holder in other.candidates if holder.kind == "region"]
        as_region = self._means_region(span, text)
        return max(
            span.candidates,
            key=lambda each: (self._score(each, span.text, as_region, holders), each.population, -each.geonameid),
        )

    def _score(self, candidate: Toponym, name: str, as_region: bool | None, holders: list[Toponym]) -> float:
        alike = fuzz.ratio(name.lower(), candidate.name.lower())
        score = math.log10(candidate.population + 10) + NAME_WEIGHT * alike / 100
        if candidate.kind == "country":
            score += HOME_BONUS
        if (candidate.kind == "region") == as_region:
            score += CONTAINED_BONUS
        if _has_region_word(name) and _has_region_word(candidate.name):
            score += CONTAINED_BONUS
        if candidate.country == self.home:
            score += HOME_BONUS
        elif candidate.country in self.countries:
            score += NEIGHBOUR_BONUS
        if candidate.kind != "country" and self._near[candidate.admin1]:
            score += REGION_BONUS
        if candidate.kind == "district" and candidate.parent in self._cities:
            score += CONTAINED_BONUS
        if any(gazetteer().within(candidate, holder) for holder in holders):
            score += CONTAINED_BONUS
        return score

    def _means_region(self, span: PlaceSpan, text: str) -> bool | None:
        """Whether a name that a region and something else share is the region's; nothing where none is shared.

        A bare name is its city rather than the region around it, unless a list of regions is being told.
        """
        kinds = {candidate.kind for candidate in span.candidates}
        if "region" not in kinds or len(kinds) == 1:
            return None
        return (
            _has_region_word(span.text)
            or bool(_REGIONAL.match(text[span.end :]))
            or span.text.lower() in _REGIONS_BY_NAME
            or bool(_OF_REGIONS.search(text[: span.start]))
            or self._is_told_by_region(span, text)
        )


_OVER = pattern("toponyms.over")
"""Where munitions are counted region by region: "126 over the Kursk region, 38 over Bryansk"."""
_OVER_REGION = pattern("toponyms.over-region")
_COMMON_NAMES = frozenset({"central", "northern", "southern", "eastern", "western", "north", "south", "east", "west"})


def _is_beside_another(span: PlaceSpan, spans: list[PlaceSpan], text: str) -> bool:
    """Whether two bare names stand side by side, as a person's do: "the Sergo Ordzhonikidze yard"."""
    return any(
        (span.end + 1 == other.start or other.end + 1 == span.start)
        and text[min(span.end, other.end)] == " "
        and " " not in span.text + other.text
        and "country" not in {candidate.kind for candidate in (*span.candidates, *other.candidates)}
        for other in spans
        if other is not span
    )


_REGIONAL = pattern("toponyms.regional")
_OF_REGIONS = pattern("toponyms.of-regions")
_REGIONS_BY_NAME = frozenset({"gaza", "crimea", "donbas", "the gaza strip"})
"""Bare names that the press means as the region: "attacks on Gaza"."""


_ACROSS_REGIONS = pattern("toponyms.across-regions")
_REFERS = pattern("toponyms.refers")
_REFERRED_KINDS = {
    "country": "country",
    "region": "region",
    "oblast": "region",
    "province": "region",
    "peninsula": "region",
    "governorate": "region",
}


@cache
def _capitals() -> dict[str, str]:
    return {row["country"]: row["city"] for row in entries("capitals")}


def _capital_of(before: str, mentions: Sequence[Mention], home: str) -> Mention | None:
    """The city of "the capital", "Ukraine's capital", "the Yemeni capital"."""
    named = [mention for mention in mentions if mention.end <= len(before) and mention.toponym.kind == "country"]
    country = named[-1].toponym.country if named and len(before) - named[-1].end < NEXT_TO else home
    cities = gazetteer().lookup(_capitals().get(country, ""))
    city = next((city for city in cities if city.kind == "city" and city.country == country), None)
    return Mention(0, 0, "the capital", city, "site") if city else None


NEXT_TO = 4
"""Characters between a country and "capital"."""


def _around(city: Mention | None, kind: str) -> Mention | None:
    """The region of the city last spoken of, for "the region"."""
    region = gazetteer().region(city.toponym.admin1, city.toponym.country) if city and kind == "region" else None
    return replace(city, toponym=region) if city and region else None


def refers(text: str) -> bool:
    """Whether a sentence speaks of a place without its name: "the city"."""
    return bool(_REFERS.search(text) or _ACROSS_REGIONS.search(text))


def referred(text: str, mentions: Sequence[Mention], last: dict[str, Mention], home: str) -> list[Mention]:
    """The place that "the city" stands for: one the sentence names otherwise ("the mayor of …"), else of `last`."""
    match = _REFERS.search(text) or _ACROSS_REGIONS.search(text)
    if not match:
        return []
    if match.groupdict().get("noun") == "capital":
        capital = _capital_of(text[: match.start()], mentions, home)
        return [replace(capital, start=match.start(), end=match.end())] if capital else []
    kind = "country" if "noun" not in match.groupdict() else _REFERRED_KINDS.get(match["noun"].lower(), "city")
    if kind == "country":
        country = gazetteer().country(home)
        return [Mention(match.start(), match.end(), match.group(), country, "site")] if country else []
    here = [
        mention
        for mention in mentions
        if mention.toponym.kind == kind and mention.role in ("office", "container", "speaker")
    ]
    found = here[0] if here else last.get(kind) or _around(last.get("city"), kind)
    return [replace(found, start=match.start(), end=match.end(), role="site")] if found else []
