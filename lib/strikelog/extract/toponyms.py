"""Places of a sentence, resolved by context, and the part they play: where it happened, or only who speaks."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from rapidfuzz import fuzz

from strikelog.extract.gazetteer import PlaceSpan, Toponym, gazetteer
from strikelog.extract.lexicon import entries, pattern, words
from strikelog.model import Place, PlaceKind

LOOK = 150
"""Characters before and behind a name in which its role shows."""
HOME_BONUS = 4.0
"""Weight, in powers of ten of population, of lying in the country that the article speaks of most."""
NEIGHBOUR_BONUS = 2.0
REGION_BONUS = 1.0
"""Weight of lying in a region of which the article names other places."""
CONTAINED_BONUS = 6.0
NAME_WEIGHT = 3.0
"""Weight of bearing the name as written, so that a former name of a larger town does not win."""

_REGION_WORD = pattern("toponyms.region-word")
_DATELINE = pattern("toponyms.dateline")
_COLON = pattern("toponyms.dateline-colon")
_CONTAINED = pattern("toponyms.contained")
_BESIDE = pattern("toponyms.beside")
_AREA = re.compile(r",? in (?:the )?")
_HOLDS = pattern("toponyms.holds")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name at characters `start` to `end` of a sentence.

    `role`: `site` (it may have happened here), `office`, `speaker`, `origin`, `dateline`, `container`.
    """

    start: int
    end: int
    text: str
    toponym: Toponym
    role: str

    @property
    def is_local(self) -> bool:
        return self.toponym.kind != "country"

    @property
    def is_capital(self) -> bool:
        """Whether the name often stands for a government."""
        return self.text.title() in _CAPITALS

    @property
    def place(self) -> Place:
        return as_place(self.toponym, self.text)


def city_of(toponym: Toponym) -> Toponym | None:
    """The city that a struck neighbourhood or port belongs to (codebook, ruling 1); none for raions and air bases."""
    if toponym.kind == "district" and toponym.parent:
        city = gazetteer().by_id(toponym.parent)
        return city if city and not toponym.name.startswith(city.name) else None
    if toponym.kind == "other" and toponym.name.lower().startswith("port of "):
        return next((city for city in gazetteer().lookup(toponym.name[8:]) if city.kind == "city"), None)
    return None


def as_place(toponym: Toponym, text: str = "") -> Place:
    """The model's place of a gazetteer record; ids of 0 or below are not GeoNames's and are left out."""
    kind: PlaceKind = toponym.kind  # type: ignore[assignment]
    surveyed = toponym.geonameid > 0 or kind != "city"  # small villages that GeoNames lacks have no point of their own
    return Place(
        name=toponym.name,
        text=text,
        kind=kind,
        geonameid=toponym.geonameid if toponym.geonameid > 0 else None,
        admin1=toponym.admin1,
        country=toponym.country,
        latitude=None if math.isnan(toponym.latitude) or not surveyed else toponym.latitude,
        longitude=None if math.isnan(toponym.longitude) or not surveyed else toponym.longitude,
    )


_UNKNOWN = pattern("toponyms.unknown")
"""A capitalised name behind a locative."""
_NEXT = pattern("toponyms.next")


@cache
def _no_places() -> frozenset[str]:
    return words("no_places") | frozenset(
        form.lower().split()[-1] for row in entries("actors") for form in row["forms"]
    )


def _is_a_name(text: str) -> bool:
    return text.lower() not in words("no_places") and any(letter.isupper() for letter in text)


def _is_no_place(name: str) -> bool:
    return any(re.sub(r"['’]s$", "", word).lower() in _no_places() for word in name.split())


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


def _sure(span: PlaceSpan) -> tuple[Toponym, ...]:
    """The one thing a name stands for; nothing where it may stand for several."""
    return span.candidates if len(span.candidates) == 1 else ()


class Atlas:
    """The places of one article: chosen once, from all that the article names.

    `texts` are the article's sentences in order; `countries` weigh in what its other words tell (demonyms, actors).
    `home` is the country in which most of its places lie, empty where it names none.
    """

    def __init__(self, texts: Sequence[str], countries: Iterable[str] = ()) -> None:
        self._spans = [gazetteer().find(text) for text in texts]
        self._texts = texts
        self._as_regions = {
            _REGION_WORD.sub("", span.text).strip().lower()
            for spans in self._spans
            for span in spans
            if _REGION_WORD.search(span.text)
        }
        self._near = Counter(c.admin1 for spans in self._spans for span in spans for c in _sure(span))
        self._cities = {c.geonameid for spans in self._spans for span in spans for c in span.candidates[:1]}
        placed = self._weigh()
        self.home = placed.most_common(1)[0][0] if placed else ""
        self.placed = placed
        self.countries = placed + Counter(countries)
        self._mentions = [self._read(text, spans) for text, spans in zip(texts, self._spans, strict=True)]

    def mentions(self, index: int) -> list[Mention]:
        """The places of sentence `index`, in order."""
        return self._mentions[index]

    def _weigh(self) -> Counter[str]:
        weights: Counter[str] = Counter()
        for spans in self._spans:
            for span in spans:
                found = {candidate.country for candidate in span.candidates}
                if len(found) == 1:
                    weights[found.pop()] += 2
        return weights

    def _read(self, text: str, spans: list[PlaceSpan]) -> list[Mention]:
        named = [span for span in spans if _is_a_name(span.text) and not self._is_elsewhere(span)]
        mentions = [self._mention(span, spans, text) for span in named if not _is_beside_another(span, spans, text)]
        mentions += [
            mention for mention in self._unknown(text) if not any(_overlap(mention, known) for known in mentions)
        ]
        mentions += self._listed(text, mentions)
        return _with_containers(text, sorted(mentions, key=lambda mention: mention.start))

    def _is_elsewhere(self, span: PlaceSpan) -> bool:
        """Whether "the Central district" can be no region of that name, for the article is of another country."""
        plain = span.text.lower().split()[0] in _COMMON_NAMES and bool(_REGION_WORD.search(span.text))
        return plain and not any(candidate.country in self.countries for candidate in span.candidates)

    def _mention(self, span: PlaceSpan, others: list[PlaceSpan], text: str) -> Mention:
        toponym = self._choose(span, others, text)
        return Mention(
            span.start, span.end, span.text, toponym, _role(text, span.start, span.end, toponym.kind == "country")
        )

    def _unknown(self, text: str) -> Iterator[Mention]:
        """Places that the gazetteer lacks, by the words before them: near misses corrected, others as written."""
        for match in _UNKNOWN.finditer(text):
            group = "name" if match["name"] else "village"
            name = match[group]
            if _is_no_place(name):
                continue
            near = [toponym for toponym in gazetteer().suggest(name) if toponym.country in self.countries]
            toponym = near[0] if near else Toponym(0, name, "city", "", self.home, math.nan, math.nan, 0, 0)
            yield Mention(
                match.start(group),
                match.end(group),
                name,
                toponym,
                _role(text, match.start(group), match.end(group)),
            )

    def _listed(self, text: str, known: list[Mention]) -> list[Mention]:
        """Unknown names in a list with known ones: "Tyre, Qana, Maroun and Sidon"."""
        found: list[Mention] = []
        queue = [mention for mention in known if mention.role == "site" and mention.toponym.kind == "city"]
        while queue:
            match = _NEXT.match(text, queue.pop().end)
            if not match or _is_no_place(match["name"]):
                continue
            start, end = match.span("name")
            if any(start < mention.end and mention.start < end for mention in [*known, *found]):
                continue
            toponym = Toponym(0, match["name"], "city", "", self.home, math.nan, math.nan, 0, 0)
            found.append(Mention(start, end, match["name"], toponym, _role(text, start, end)))
            queue.append(found[-1])
        return found

    def _is_told_by_region(self, span: PlaceSpan, text: str) -> bool:
        """Whether a bare name is one of the regions over which a sentence counts: "38 over Bryansk", "25 over Tula"."""
        if not _OVER.search(text[: span.start]):
            return False
        base = _REGION_WORD.sub("", span.text).strip().lower()
        return bool(_OVER_REGION.search(text)) or base in self._as_regions

    def _choose(self, span: PlaceSpan, others: list[PlaceSpan], text: str) -> Toponym:
        return max(
            span.candidates,
            key=lambda candidate: (
                self._score(candidate, span, others, text),
                candidate.population,
                -candidate.geonameid,
            ),
        )

    def _score(self, candidate: Toponym, span: PlaceSpan, others: list[PlaceSpan], text: str) -> float:
        score = (
            math.log10(candidate.population + 10)
            + NAME_WEIGHT * fuzz.ratio(span.text.lower(), candidate.name.lower()) / 100
        )
        if candidate.kind == "country":
            score += HOME_BONUS
        score += _kind_score(candidate, span, text, self._is_told_by_region(span, text))
        if _REGION_WORD.search(span.text) and _REGION_WORD.search(candidate.name):
            score += CONTAINED_BONUS
        if candidate.country == self.home:
            score += HOME_BONUS
        elif candidate.country in self.countries:
            score += NEIGHBOUR_BONUS
        if candidate.kind != "country" and self._near[candidate.admin1]:
            score += REGION_BONUS
        if candidate.kind == "district" and candidate.parent in self._cities:
            score += CONTAINED_BONUS
        near = [other for other in others if other is not span and abs(other.start - span.end) < LOOK]
        if any(
            gazetteer().within(candidate, holder)
            for other in near
            for holder in other.candidates
            if holder.kind == "region"
        ):
            score += CONTAINED_BONUS
        return score


_OVER = pattern("toponyms.over")
"""Where munitions are counted region by region: "126 over the Kursk region, 38 over Bryansk"."""
_OVER_REGION = re.compile(r"\b(?:over|above|in) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? (?:[Rr]egion|[Oo]blast)\b")
_COMMON_NAMES = frozenset({"central", "northern", "southern", "eastern", "western", "north", "south", "east", "west"})


def _is_beside_another(span: PlaceSpan, spans: list[PlaceSpan], text: str) -> bool:
    """Whether two bare names stand side by side, as a person's do: "the Sergo Ordzhonikidze yard"."""
    return any(
        text[min(span.end, other.end) : max(span.start, other.start)] == " "
        and " " not in span.text + other.text
        and "country" not in {candidate.kind for candidate in (*span.candidates, *other.candidates)}
        for other in spans
        if other is not span
    )


_REGIONAL = re.compile(r" (?:[Rr]egional|OVA|RMA|ODA)\b")
_OF_REGIONS = pattern("toponyms.of-regions")
_REGIONS_BY_NAME = frozenset({"gaza", "crimea", "donbas", "the gaza strip"})
"""Bare names that the press means as the region: "attacks on Gaza"."""


def _kind_score(candidate: Toponym, span: PlaceSpan, text: str, told_by_region: bool) -> float:
    """A bare name is its city rather than the region around it, unless a list of regions is being told."""
    kinds = {other.kind for other in span.candidates}
    if "region" not in kinds or len(kinds) == 1:
        return 0.0
    means_region = (
        bool(_REGION_WORD.search(span.text))
        or bool(_REGIONAL.match(text[span.end :]))
        or span.text.lower() in _REGIONS_BY_NAME
        or bool(_OF_REGIONS.search(text[: span.start]))
        or told_by_region
    )
    return CONTAINED_BONUS if (candidate.kind == "region") == means_region else 0.0


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


_CAPITALS = frozenset(
    [
        "Moscow",
        "Kyiv",
        "Kiev",
        "Washington",
        "Tehran",
        "Beijing",
        "Damascus",
        "London",
        "Paris",
        "Brussels",
        "Berlin",
        "Ankara",
        "Riyadh",
        "Baghdad",
        "Beirut",
        "Jerusalem",
        "Pyongyang",
        "Seoul",
        "Minsk",
        "Warsaw",
        "Tokyo",
        "Cairo",
        "Doha",
        "Islamabad",
        "Delhi",
        "Kabul",
        "Sanaa",
        "Khartoum",
        "Baku",
        "Yerevan",
    ]
)
"""Names that stand for governments: affected only where the sentence puts something there."""
_LOCATED = pattern("toponyms.located")
_SUFFERS = pattern("toponyms.suffers")


@cache
def _roles(position: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    edge = r"(?:^|\b){}$" if position == "before" else r"{}"
    return tuple(
        (row["role"], re.compile(edge.format(f"(?:{row['pattern']})")))
        for row in entries("roles")
        if row["position"] == position
    )


_COMPOUND = pattern("toponyms.compound")
_SETS_SCENE = re.compile(r"(?:^|[“\"] ?)(?:And in|But in|In|Near|Around|Outside)(?: the (?:city|town|village) of)? $")
""" "In Kyiv, Mayor …": what follows the comma speaks of that place."""


def _role(text: str, start: int, end: int, is_country: bool = False) -> str:
    before, after = text[max(0, start - LOOK) : start], text[end : end + LOOK]
    in_capitals = text[start:end].isupper() and bool(_COLON.match(after))
    if start < 3 and (in_capitals or _DATELINE.match(after)):
        return "dateline"
    for role, phrase in _roles("before"):
        if phrase.search(before):
            return role
    sets_scene = bool(_SETS_SCENE.search(before)) and after.startswith(", ")
    for role, phrase in _roles("after"):
        if phrase.match(after) and not (sets_scene and role == "office"):
            return role
    if _COMPOUND.match(after):
        return "speaker"
    stands_for_government = text[start:end].title() in _CAPITALS or is_country
    is_owner = bool(re.match(r"['’]s ", after)) and bool(re.search(r"(?:\band|,) $", before))
    if stands_for_government and (is_owner or not _LOCATED.search(before)) and not _SUFFERS.match(after):
        return "speaker"
    return "site"


_OF_ORIGIN = pattern("toponyms.of-origin")
"""Between a launch site and what holds it: "from Stroitel in the Belgorod Oblast"."""


def _is_larger(toponym: Toponym) -> bool:
    return toponym.kind == "region" or (toponym.kind in ("other", "district") and not toponym.parent)


def _with_containers(text: str, mentions: list[Mention]) -> list[Mention]:
    """Mentions that only locate the one beside them: "Balakliia, Kharkiv Oblast"; "the Kharkiv region's Balakliia"."""
    roles = [mention.role for mention in mentions]
    for left, right in pairwise(range(len(mentions))):
        between = text[mentions[left].end : mentions[right].start]
        if roles[left] == "origin" and roles[right] == "site" and _OF_ORIGIN.fullmatch(between):
            roles[right] = "origin"
    for left in range(len(mentions)):
        for right in (left + 1, left + 2):
            if right >= len(mentions):
                continue
            first, second = mentions[left], mentions[right]
            between = text[first.end : second.start]
            if first.toponym.kind == "district" and second.toponym.kind == "city":
                continue
            if (
                (
                    right == left + 1
                    and between == ", "
                    and _is_larger(second.toponym)
                    and first.toponym.kind in ("city", "district")
                    and first.toponym.country == second.toponym.country
                )
                or (
                    first.role == "site"
                    and first.is_local
                    and right == left + 1
                    and _BESIDE.fullmatch(between)
                    and second.toponym.kind in ("city", "region")
                )
                or (right == left + 1 and between == " in " and second.text and second.text in first.toponym.admin1)
            ):
                roles[right] = "container"
            elif (
                right == left + 1
                and _AREA.fullmatch(between)
                and second.toponym.kind in ("other", "district")
                and not second.toponym.parent
            ):
                roles[right] = "container" if first.toponym.country == second.toponym.country else roles[right]
            elif gazetteer().within(first.toponym, second.toponym) and (
                _CONTAINED.fullmatch(between) or (len(between) < 30 and right == left + 2)
            ):
                roles[right] = "container"
            elif gazetteer().within(second.toponym, first.toponym) and _HOLDS.fullmatch(between):
                roles[left] = "container"
    return [Mention(m.start, m.end, m.text, m.toponym, role) for m, role in zip(mentions, roles, strict=True)]
