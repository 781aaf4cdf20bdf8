"""Claims: what one article says, with the words that say so (codebook sections 1 to 6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from strikelog.model.article import Article

Qualifier = Literal["exact", "at_least", "more_than", "at_most", "less_than", "about", "range", "vague", "implied"]
Munition = Literal["missile", "drone", "rocket", "bomb", "shell", "mixed", "unspecified", ""]
Status = Literal["launched", "intercepted", "hit", "lost"]
Kind = Literal["killed", "injured", "missing", "casualties"]
Who = Literal["civilian", "child", "military", "responder", "other", ""]
PlaceKind = Literal["city", "region", "district", "country", "other", ""]
Scope = Literal["event", "cumulative"]
Review = Literal["machine", "accepted", "corrected", "rejected"]

EFFECTS = (
    "struck",
    "explosions",
    "air_defence",
    "casualties",
    "damage",
    "power_outage",
    "water_outage",
    "heating_outage",
    "transport",
    "evacuation",
)


@dataclass(frozen=True, slots=True)
class Count:
    """A number as a claim: its bounds, inclusive; None is an open bound, never 0."""

    minimum: int | None
    maximum: int | None
    qualifier: Qualifier
    text: str


@dataclass(frozen=True, slots=True)
class When:
    """The day or days on which it happened, resolved; None where the article does not tell."""

    start: date | None = None
    end: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place as written (`text`) and as resolved; `geonameid` is None where it could not be."""

    name: str = ""
    text: str = ""
    kind: PlaceKind = ""
    geonameid: int | None = None
    admin1: str = ""
    country: str = ""
    latitude: float | None = None
    longitude: float | None = None


NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that make the claim: `article.text[start:end] == quote`, inside `sentence`."""

    quote: str
    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Claim:
    """What every claim carries. `confidence` is the share of such claims found right on gold, 0 to 1."""

    fact_id: str
    article_id: str
    published: str
    when: When
    place: Place
    attribution: str
    evidence: Evidence
    rule: str
    confidence: float
    review: Review


@dataclass(frozen=True, slots=True)
class MunitionClaim(Claim):
    munition: Munition
    model: str
    status: Status
    attacker: str
    count: Count
    scope: Scope
    subset: bool


@dataclass(frozen=True, slots=True)
class CasualtyClaim(Claim):
    munition: Munition
    kind: Kind
    who: Who
    attacker: str
    count: Count
    scope: Scope
    subset: bool


@dataclass(frozen=True, slots=True)
class PlaceClaim(Claim):
    affected: bool
    effects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that was read from one article, in the order of the text."""

    article: Article
    munitions: tuple[MunitionClaim, ...] = ()
    casualties: tuple[CasualtyClaim, ...] = ()
    places: tuple[PlaceClaim, ...] = ()
    language: str = "en"
    extractor: str = ""

    def __iter__(self) -> Iterator[Claim]:
        yield from self.munitions
        yield from self.casualties
        yield from self.places
