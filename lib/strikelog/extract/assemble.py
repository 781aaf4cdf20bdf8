"""From findings to claims: one claim per fact, with its id, its evidence and its circumstances."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from strikelog.extract.confidence import confidence
from strikelog.extract.lexicon import pattern
from strikelog.extract.sentences import Sentence
from strikelog.model import (
    EFFECTS,
    Article,
    CasualtyClaim,
    Claim,
    Count,
    Evidence,
    MunitionClaim,
    Place,
    PlaceClaim,
    When,
)

C = TypeVar("C", bound=Claim)
N = TypeVar("N", MunitionClaim, CasualtyClaim)

MAX_QUOTE = 400
"""Longest quote, in characters (codebook scorer)."""


def evidence(sentence: Sentence, start: int, end: int) -> Evidence:
    """The words at `start` to `end` of a sentence as evidence, in the article's offsets."""
    end = min(end, start + MAX_QUOTE)
    written = sentence.written or sentence.text
    return Evidence(written[start:end], sentence.start + start, sentence.start + end, written)


def fact_id(article: Article, *parts: object) -> str:
    """Depends on the article and on what the fact says, not on the rule that found it (codebook section 7)."""
    text = "\x1f".join((article.identity, *(str(part) for part in parts)))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def munition_id(article: Article, claim: MunitionClaim) -> str:
    count = claim.count
    return fact_id(
        article,
        "munitions",
        claim.munition,
        claim.status,
        count.minimum,
        count.maximum,
        count.qualifier == "implied",
        claim.place.text,
    )


def casualty_id(article: Article, claim: CasualtyClaim) -> str:
    count = claim.count
    return fact_id(
        article, "casualties", claim.kind, count.minimum, count.maximum, count.qualifier == "implied", claim.place.text
    )


def row_id(article: Article, table: str, row: Mapping[str, Any]) -> str:
    """The same ids from rows of the tables."""
    if table == "places":
        return fact_id(article, table, row["place_text"], row["date_start"] or None, bool(row["affected"]))
    bounds = [None if row[name] is None or row[name] != row[name] else row[name] for name in ("count_min", "count_max")]
    what = (row["munition"], row["status"]) if table == "munitions" else (row["kind"],)
    return fact_id(article, table, *what, *bounds, row["qualifier"] == "implied", row["place_text"])


def one_each(
    article: Article, munitions: list[MunitionClaim], casualties: list[CasualtyClaim]
) -> tuple[list[MunitionClaim], list[CasualtyClaim]]:
    """Every fact once: a number repeated in one article is one claim, unless it is told of another place."""
    fired = with_parts(_distinct(article, munitions, _munition_key), lambda claim: claim.status)
    hurt = with_parts(_distinct(article, casualties, _casualty_key), lambda claim: claim.kind)
    return (
        _numbered([replace(claim, fact_id=munition_id(article, claim)) for claim in fired]),
        _numbered([replace(claim, fact_id=casualty_id(article, claim)) for claim in hurt]),
    )


def with_parts(claims: list[N], kind: Callable[[N], object]) -> list[N]:
    """Marks as parts the claims right behind a total that add up to it: "18: seven soldiers and 11 residents"."""
    marked = list(claims)
    for index, total in enumerate(claims):
        for part in _parts_by_place(total, claims, kind):
            marked[part] = replace(claims[part], subset=True)
        rest = [i for i in range(index + 1, len(claims)) if _may_be_part(total, claims[i], kind)]
        for part in _adding_up(claims, rest, total.count.minimum or 0):
            marked[part] = replace(claims[part], subset=True)
    return marked


def _parts_by_place(total: N, claims: list[N], kind: Callable[[N], object]) -> list[int]:
    """The claims for regions and towns of a country whose whole is told: "seven killed in Ukraine … two in Sumy"."""
    if total.place.kind != "country" or total.count.minimum is None or total.scope != "event":
        return []
    parts = [i for i, claim in enumerate(claims) if _may_be_part(total, claim, kind) and _is_inside(claim, total)]
    return parts if sum(claims[i].count.minimum or 0 for i in parts) <= total.count.minimum else []


def _is_inside(part: MunitionClaim | CasualtyClaim, whole: MunitionClaim | CasualtyClaim) -> bool:
    return part.place.kind in ("region", "city", "district") and part.place.country == whole.place.country


def _may_be_part(total: N, claim: N, kind: Callable[[N], object]) -> bool:
    same = kind(total) == kind(claim) and total.scope == claim.scope and total.when.start == claim.when.start
    return same and not total.subset and _holds(total, claim) and claim.count.qualifier not in ("vague", "implied")


def _holds(total: MunitionClaim | CasualtyClaim, claim: MunitionClaim | CasualtyClaim) -> bool:
    """Whether a total is of a class wide enough: drones are no part of missiles, nor Kalibrs of Kh-101s."""
    if isinstance(total, MunitionClaim):
        return not total.model and total.munition in ("mixed", claim.munition)
    return total.who in ("", getattr(claim, "who", ""))


def _adding_up(claims: list[N], rest: list[int], total: int) -> list[int]:
    """The shortest run of at least two claims, from the first on, whose numbers make the total."""
    for length in range(2, len(rest) + 1):
        if sum(claims[i].count.minimum or 0 for i in rest[:length]) == total:
            return rest[:length]
    return []


def _munition_key(claim: MunitionClaim) -> tuple[object, ...]:
    return claim.status, claim.count.minimum or claim.count.maximum, claim.count.qualifier in ("vague", "implied")


def _casualty_key(claim: CasualtyClaim) -> tuple[object, ...]:
    return claim.kind, claim.count.minimum or claim.count.maximum, claim.count.qualifier in ("vague", "implied")


def _distinct(article: Article, claims: list[N], key: Callable[[N], tuple[object, ...]]) -> list[N]:
    kept: list[N] = []
    for claim in claims:
        twin = next((i for i, other in enumerate(kept) if key(other) == key(claim) and _same_event(other, claim)), None)
        if twin is None:
            kept.append(claim)
        elif _tells_more(article, claim, kept[twin]):
            kept[twin] = claim
    return sorted(kept, key=lambda claim: (claim.evidence.start, claim.evidence.end))


def _tells_more(article: Article, one: N, other: N) -> bool:
    """Of two tellings of one fact the one with the more exact class, scope, day and place stands."""
    return _detail(article, one) > _detail(article, other)


_STAMPED = pattern("assemble.stamped")
"""A headline with its time of publication, which the text below repeats in full."""


def _is_headline(article: Article, evidence: Evidence) -> bool:
    """Whether a claim stands in a line of its own that closes like no sentence, or in a line given twice."""
    text = evidence.sentence
    lines = article.text[: evidence.start].rsplit("\n", 1)[-1], article.text[evidence.start :].split("\n", 1)[0]
    is_line = "".join(lines).strip() == text.strip()
    return article.text.count(text) > 1 or (is_line and text[-1:] not in '.!?…”"’);,:')


def _names_a_day(claim: MunitionClaim | CasualtyClaim) -> bool:
    """Whether words tell the day; the time stamp of a headline does not."""
    return any(char.isalpha() for char in claim.when.text)


def _detail(article: Article, claim: MunitionClaim | CasualtyClaim) -> tuple[int, ...]:
    """What makes one telling better than another; of equal ones the first stands, as a coder marks it.

    A toll is told best of its town, while the town of a munition is often only one of many that the count covers.
    """
    exact_class = claim.munition not in ("", "unspecified", "mixed")
    is_headline = bool(_STAMPED.search(claim.evidence.sentence)) or _is_headline(article, claim.evidence)
    is_toll = isinstance(claim, CasualtyClaim)
    return (
        not is_headline,
        exact_class,
        is_toll and claim.scope == "cumulative",
        claim.when.start is not None,
        _names_a_day(claim),
        is_toll and claim.place.kind == "city",
        bool(claim.attribution),
    )


def _same_event(one: MunitionClaim | CasualtyClaim, other: MunitionClaim | CasualtyClaim) -> bool:
    """Whether two equal numbers tell of one event: not if both name different places of one size."""
    if (
        isinstance(one, MunitionClaim)
        and one.munition != other.munition
        and "unspecified" not in (one.munition, other.munition)
    ):
        return False
    places = one.place, other.place
    if not all(place.name for place in places) or places[0].name == places[1].name:
        return True
    local = all(place.kind in ("city", "region", "district") for place in places)
    return not local or _lies_in(*places) or _lies_in(places[1], places[0])


def _lies_in(place: Place, region: Place) -> bool:
    """Whether a place may lie in a larger one: a city in its region or district, or in the region called after it."""
    if region.kind == place.kind or region.country != place.country:
        return False
    if region.kind == "region" and region.name.startswith(place.name):
        return True
    return region.name == place.admin1 if region.kind == "region" else region.admin1 == place.admin1


def _numbered(claims: list[C]) -> list[C]:
    """Ids made unique where two facts of one article read alike: the second and later get their rank."""
    seen: dict[str, int] = {}
    unique = []
    for claim in claims:
        rank = seen.get(claim.fact_id, 0)
        seen[claim.fact_id] = rank + 1
        unique.append(replace(claim, fact_id=f"{claim.fact_id}-{rank + 1}") if rank else claim)
    return unique


@dataclass(frozen=True, slots=True)
class Touch:
    """One effect on one place: what `find_affected` or a counted claim tells."""

    place: Place
    effect: str
    when: When
    attribution: str
    evidence: Evidence
    rule: str


def place_claims(article: Article, touches: Iterable[Touch], mentioned: Iterable[Touch]) -> list[PlaceClaim]:
    """One claim per affected place and day with all its effects, then the places that are only mentioned."""
    grouped: dict[tuple[object, ...], list[Touch]] = {}
    for touch in touches:
        grouped.setdefault((_place_key(touch.place), touch.when.start), []).append(touch)
    affected = [_place_claim(article, group, True) for group in grouped.values()]
    known = {_place_key(claim.place) for claim in affected}
    others: dict[object, Touch] = {}
    for touch in mentioned:
        key = _place_key(touch.place)
        if key not in known:
            others.setdefault(key, touch)
    claims = affected + [_place_claim(article, [touch], False) for touch in others.values()]
    return _numbered(sorted(claims, key=lambda claim: (claim.evidence.start, claim.evidence.end, claim.fact_id)))


def _place_key(place: Place) -> object:
    return place.geonameid or (place.name, place.kind)


def _place_claim(article: Article, group: list[Touch], affected: bool) -> PlaceClaim:
    first = group[0]
    effects = {touch.effect for touch in group} if affected else set()
    when = first.when if affected else When()
    return PlaceClaim(
        fact_id=fact_id(article, "places", first.place.text, when.start, affected),
        article_id=article.id,
        published=article.published,
        when=when,
        place=first.place,
        attribution=first.attribution,
        evidence=first.evidence,
        rule=first.rule,
        confidence=confidence("places.affected" if affected else "places.mentioned"),
        review="machine",
        affected=affected,
        effects=tuple(effect for effect in EFFECTS if effect in effects),
    )


def is_zero(count: Count) -> bool:
    return count.maximum == 0
