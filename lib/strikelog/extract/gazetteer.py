"""Places: an offline gazetteer cut from GeoNames, and the finder of place names in a text."""

import gzip
import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, takewhile

from rapidfuzz import fuzz, process

from strikelog.extract.placenames import ARTICLES, SPACES, WORDS_KNOWN, Words, key_of, may_open, normalise

REGION_WORDS = ("region", "oblast", "province", "governorate", "krai", "voivodeship", "territory", "state")
DISTRICT_WORDS = ("district", "raion", "rayon", "neighbourhood", "neighborhood", "municipality")
_KINDS = dict.fromkeys(REGION_WORDS, "region") | dict.fromkeys(DISTRICT_WORDS, "district")
# "Kyiv states that" is no list of regions, so "states" is left out.
_PLURALS = {f"{word}s": kind for word, kind in _KINDS.items() if word != "state"} | {"republics": "region"}
_STATES = frozenset(("NG", "SD", "SS", "IN", "US", "MM", "SO", "ET", "MX", "VE", "MY", "AU"))
"""Countries whose regions are called states: "Kharkiv State University" names no region."""

_ARTICLE = re.compile(rf"^(?:{'|'.join(sorted(ARTICLES))}) ")
_TITLE = re.compile(r"mrs?|ms|dr|gen|col|lt|maj|sgt|capt|prof|sir|sheikh|sen|rep|lord", re.IGNORECASE)
_OFFICE = re.compile(
    r"governor|mayor|president|minister|spokes\w+|colonel|general|captain|major|sergeant|lieutenant|admiral|king|prince|"
    r"ambassador|commander|prosecutor|judge|bishop|correspondent|businessman|activist|blogger|journalist|official",
    re.IGNORECASE,
)
"""Offices whose holder's name follows: "spokesman Turki al-Maliki", "Governor Stanislav Bilyk"."""
_ADJECTIVE = re.compile(
    r"\w+(?:ian|ish|ese|ern|an|i|er|ied|ed)|Greater|New|Old|Upper|Lower|Downtown|Central|North|South|East|West"
)
_OPENER = re.compile(r"in|at|on|the|near|from|to|and|of|over|around|outside|for|by|as|but|while", re.IGNORECASE)
_REGION_OF = re.compile(r"\b(?:region|oblast|province|governorate) of (?:the )?$", re.IGNORECASE)
SMALL = 50_000
"""Below this population a place outside the conflict countries is dropped beside another capitalised, unknown word."""
LARGE = 150_000
"""From this population a place is read even where its name is also a given name: Samara, Vladimir."""
SUGGEST_CUTOFF = 90.0

_CONFLICT = "UA IL PS LB SY YE IQ IR SD SO LY MM AF ML BF AM AZ GE MD BY PK ET NG RU IN CD NE TD SS CF"
CONFLICT = frozenset(_CONFLICT.split())
"""Countries whose places are kept in full or nearly so and are preferred among equal names."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place; `geonameid` is negative where GeoNames has none, `parent` is the id of a district's city, else 0."""

    geonameid: int
    name: str
    kind: str
    admin1: str
    country: str
    latitude: float
    longitude: float
    population: int
    parent: int


@dataclass(frozen=True, slots=True)
class PlaceSpan:
    """`text` is `source[start:end]`; candidates are ordered: the one that news most likely means comes first."""

    start: int
    end: int
    text: str
    candidates: tuple[Toponym, ...]


def strip_designator(key: str) -> tuple[str, str]:
    """("kharkiv", "region") for "kharkiv oblast", "region of kharkiv"; the kind is empty where no such word stands."""
    words = key.split()
    if len(words) > 1 and words[-1] in _KINDS:
        return " ".join(words[:-1]), _KINDS[words[-1]]
    if len(words) > 2 and words[0] in _KINDS and words[1] == "of":
        return normalise(" ".join(words[2:])), _KINDS[words[0]]
    return key, ""


class Gazetteer:
    """Names of places and what they may stand for. Rows stay text until they are asked for."""

    def __init__(self, rows: list[str], names: dict[str, str], stops: dict[str, str]) -> None:
        self._rows = rows
        self._names = names
        self._stops = stops
        self._made: dict[int, Toponym] = {}
        self._found: dict[str, tuple[Toponym, ...]] = {}
        self._sorted = tuple(sorted([*names, *(key for key, kind in stops.items() if kind == "phrase")]))
        self._seconds = lru_cache(maxsize=WORDS_KNOWN)(self._words_after)
        self._spellings: dict[str, dict[int, list[str]]] = {}
        self._ids: dict[int, int] = {}
        self._codes: dict[str, Toponym] = {}

    @classmethod
    def load(cls) -> "Gazetteer":
        """Reads the packaged tables."""
        rows = _lines("places.csv.gz")
        names = dict(line.split(",", 1) for line in _lines("names.csv.gz"))
        stops = dict(line.split(",", 1) for line in _text("stop.csv").decode().splitlines()[1:])
        return cls(rows, names, stops)

    def lookup(self, name: str) -> tuple[Toponym, ...]:
        """Everything a name may stand for, best first; empty when unknown. "Kharkiv region" gives the region alone."""
        key = normalise(name)
        base, kind = strip_designator(key)
        return self._designated(base, kind) or self._candidates(key) or self._candidates(_ARTICLE.sub("", key))

    def find(self, text: str) -> list[PlaceSpan]:
        """Places named in a text, in its order, none overlapping another."""
        words = Words.of(text)
        starts = [at for at, word in enumerate(words.texts) if self._seconds(word) is not None or words.is_joined(at)]
        spans: list[PlaceSpan] = []
        free = 0
        for at in starts:
            if at < free or (spans and words.start(at) < spans[-1].end):  # the span took in "region" or "district"
                continue
            length, candidates = self._longest(words, at)
            if candidates:
                spans.append(self._span(text, words, at, length, candidates))
            free = at + length
        return list(self._shared(text, spans)) if len(spans) > 1 and _has_plural(text) else spans

    def within(self, child: Toponym, parent: Toponym) -> bool:
        """Whether a place lies in a larger one: district in city, either in region, anything in country."""
        if child.country != parent.country:
            return False
        if parent.kind == "country":
            return child != parent
        if parent.kind == "region":
            return child.kind not in ("region", "country") and child.admin1 == parent.admin1
        return child.parent != 0 and child.parent == parent.geonameid and child != parent

    def suggest(self, name: str) -> tuple[Toponym, ...]:
        """Places of the conflict countries with nearly the name of an unknown word, closest first."""
        key = normalise(name)
        choices = self._names_like(key) if len(key) > 4 else []
        near = process.extract(key, choices, scorer=fuzz.ratio, score_cutoff=SUGGEST_CUTOFF, limit=None)
        closest = sorted(near, key=lambda each: (-each[1], each[0]))[:5]
        found = (place for spelling, _, _ in closest for place in self._candidates(spelling))
        return tuple(dict.fromkeys(p for p in found if p.country in CONFLICT and p.population >= 1000))

    def region(self, admin1: str, country: str) -> Toponym | None:
        """The first-level region of that name, or nothing."""
        return next((p for p in self.lookup(admin1) if p.kind == "region" and p.country == country), None)

    def country(self, code: str) -> Toponym | None:
        """The country of an ISO 3166-1 alpha-2 code, or nothing."""
        if not self._codes:
            countries = (self._toponym(i) for i, row in enumerate(self._rows) if ",country,," in row)
            self._codes = {p.country: p for p in countries}
        return self._codes.get(code)

    def by_id(self, geonameid: int) -> Toponym | None:
        """The place of a GeoNames id, or nothing."""
        if not self._ids:
            self._ids = {int(row.partition(",")[0]): i for i, row in enumerate(self._rows)}
        index = self._ids.get(geonameid)
        return None if index is None else self._toponym(index)

    def _toponym(self, index: int) -> Toponym:
        if index not in self._made:
            ident, name, kind, admin1, country, lat, lon, population, parent = self._rows[index].split(",")
            point = float(lat), float(lon)
            self._made[index] = Toponym(int(ident), name, kind, admin1, country, *point, int(population), int(parent))
        return self._made[index]

    def _candidates(self, key: str) -> tuple[Toponym, ...]:
        if key not in self._names:
            return ()
        if key not in self._found:
            self._found[key] = tuple(self._toponym(int(i)) for i in self._names[key].lstrip("*").split())
        return self._found[key]

    def _designated(self, base: str, kind: str) -> tuple[Toponym, ...]:
        """The regions or districts of a name; a district is made up for any city of the conflict countries."""
        if not kind:
            return ()
        named = self._candidates(base)
        right = tuple(p for p in named if p.kind == kind)
        if right or kind == "region":
            return right
        return tuple(_district_of(p) for p in named if p.kind == "city" and p.country in CONFLICT)[:3]

    def _names_like(self, key: str) -> list[str]:
        """Names of the conflict countries with the first letter of a key, and of lengths that may come near enough."""
        shortest = math.floor(len(key) * SUGGEST_CUTOFF / (200 - SUGGEST_CUTOFF))
        longest = math.ceil(len(key) * (200 - SUGGEST_CUTOFF) / SUGGEST_CUTOFF)
        by_length = self._names_from(key[0])
        return [name for length in range(shortest, longest + 1) for name in by_length.get(length, ())]

    def _names_from(self, letter: str) -> dict[int, list[str]]:
        if letter not in self._spellings:
            by_length = self._spellings.setdefault(letter, {})
            following = islice(self._sorted, bisect_left(self._sorted, letter), None)
            for name in takewhile(lambda name: name[0] == letter, following):
                if self._names.get(name, "").startswith("*"):
                    by_length.setdefault(len(name), []).append(name)
        return self._spellings[letter]

    def _words_after(self, word: str) -> frozenset[str] | None:
        """The second words of the names and phrases that a word as written begins; None where it begins none."""
        if not (may_open(word) or word in ARTICLES):
            return None
        key = key_of(word)
        first, last = (bisect_left(self._sorted, edge) for edge in (key, f"{key}!"))  # "!" sorts next to the space
        if first == last:
            return None
        return frozenset(name.split(" ", 2)[1] for name in self._sorted[first:last] if " " in name)

    def _longest(self, words: Words, first: int) -> tuple[int, tuple[Toponym, ...]]:
        """The longest run of words from `first` that names a place, and what it names; (1, ()) where none does."""
        if not words.may_start(first):
            return 1, ()
        for length, key in reversed(words.keys(first, self._seconds(words.texts[first]) or frozenset())):
            if self._stops.get(key) == "phrase":
                return length, ()
            if key not in self._names or not words.may_end(first + length - 1):
                continue
            if length == 1 and not self._stands_alone(words, first, key):
                continue
            if candidates := self._in_context(words, first, length, self._candidates(key)):
                return length, candidates
        return 1, ()

    def _stands_alone(self, words: Words, at: int, key: str) -> bool:
        stop = self._stops.get(key)
        named_so = stop == "given" and self._candidates(key)[0].population < LARGE
        if not words.capital(at) or stop == "word" or named_so:
            return False
        return len(key) > 3 or self._short(words.texts[at], key)

    def _short(self, word: str, key: str) -> bool:
        """Names of two and three letters: codes in capitals ("US"), or places of the conflict countries."""
        top = self._candidates(key)[0]
        if top.kind == "country":
            return word.replace(".", "").isupper()
        return len(key) == 3 and top.country in CONFLICT and top.population >= 10_000

    def _in_context(self, words: Words, first: int, length: int, found: tuple[Toponym, ...]) -> tuple[Toponym, ...]:
        """Drops what is more likely part of a person's name or of an organisation's."""
        before, after = words.beside(first, first + length)
        if (
            first
            and length == 1
            and after
            and words.gaps[first] in SPACES
            and _OFFICE.fullmatch(words.texts[first - 1])
        ):
            return ()
        if before and (_TITLE.fullmatch(before) or self._is_given_name(before)):
            return tuple(p for p in found if p.country in CONFLICT and p.population >= LARGE)
        if length == 1 and after and self._is_given_name(words.texts[first]):
            return ()
        if before and first > 1 and self._unknown(before) and not _ADJECTIVE.fullmatch(before):
            return tuple(p for p in found if p.kind != "city" or (p.country in CONFLICT and p.population >= SMALL))
        if self._unknown(before) or self._unknown(after):
            return tuple(p for p in found if p.country in CONFLICT or p.population >= SMALL or p.kind != "city")
        return found

    def _is_given_name(self, word: str) -> bool:
        return self._stops.get(key_of(word)) == "given"

    def _unknown(self, word: str) -> bool:
        if not word or word.lower() in _KINDS or _OPENER.fullmatch(word):
            return False
        return key_of(word) not in self._names

    def _span(self, text: str, words: Words, first: int, length: int, found: tuple[Toponym, ...]) -> PlaceSpan:
        """The span of a match, stretched over "region", "oblast", "district" where it has one of that name."""
        start, end = words.start(first), words.end(first + length - 1)
        if wider := self._called(text[start:end], words, first, first + length):
            end = words.end(first + length)
            return PlaceSpan(start, end, text[start:end], wider)
        if first and words.texts[first - 1].lower() in ("of", "the"):
            lead = _REGION_OF.search(text[max(0, start - 24) : start])
            if lead and (wider := self._designated(normalise(text[start:end]), "region")):
                start, found = start - len(lead[0]), wider
        return PlaceSpan(start, end, text[start:end], found)

    def _called(self, name: str, words: Words, first: int, end: int) -> tuple[Toponym, ...]:
        """What a name stands for with the word "region", "district" or the like that follows it."""
        word = words.texts[end].lower() if end < len(words) else ""
        if word not in _KINDS or words.gaps[end] != " " or words.is_one_of(first):
            return ()
        found = self._designated(normalise(name), _KINDS[word])
        return tuple(p for p in found if p.country in _STATES) if word == "state" else found

    def _shared(self, text: str, spans: list[PlaceSpan]) -> Iterator[PlaceSpan]:
        """Gives "X, Y and Z oblasts" and "the regions of X and Y" their regions."""
        kinds = [""] * len(spans)
        for index, span in enumerate(spans):
            after = re.match(r"\s+([A-Za-z]+)\b", text[span.end : span.end + 20])
            before = re.search(r"\b([A-Za-z]+) of (?:the )?$", text[max(0, span.start - 28) : span.start])
            for match, order in ((after, range(index, -1, -1)), (before, range(index, len(spans)))):
                kind = _PLURALS.get(match[1].lower(), "") if match else ""
                # "districts of Kyiv" and "several Kyiv districts" are parts of Kyiv, no lists.
                members = list(_listed(text, spans, order)) if kind and (kind, match) != ("district", before) else []
                for member in members if len(members) > 1 else ():
                    kinds[member] = kind
        for span, kind in zip(spans, kinds, strict=True):
            wider = self._designated(normalise(span.text), kind)
            yield replace(span, candidates=wider) if wider else span


def _lines(name: str) -> list[str]:
    return gzip.decompress(_text(name)).decode().splitlines()


def _text(name: str) -> bytes:
    return files("strikelog.extract").joinpath(f"data/gazetteer/{name}").read_bytes()


def _district_of(city: Toponym) -> Toponym:
    """The second-level district named after a city; its id is the city's, negated."""
    name = f"{city.name} {'Raion' if city.country == 'UA' else 'District'}"
    return replace(city, geonameid=-abs(city.geonameid), name=name, kind="district", population=0, parent=0)


def _has_plural(text: str) -> bool:
    small = text.lower()
    return any(plural in small for plural in _PLURALS)


_LIST_GAP = re.compile(r"(?:\s*,\s*(?:and|or)?|\s+(?:and|or|&|as well as))(?:\s+the)?\s*", re.IGNORECASE)


def _listed(text: str, spans: list[PlaceSpan], order: Iterable[int]) -> Iterator[int]:
    """Indices of the spans of one list, from its first in `order` on."""
    last: PlaceSpan | None = None
    for index in order:
        span = spans[index]
        if last is not None:
            left, right = sorted((span, last), key=lambda s: s.start)
            if not _LIST_GAP.fullmatch(text[left.end : right.start]):
                return
        yield index
        last = span


@cache
def gazetteer() -> Gazetteer:
    """The packaged gazetteer, read once."""
    return Gazetteer.load()
