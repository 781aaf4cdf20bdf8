"""Which coded fact is which read one, article by article."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from strikelog.evaluate.values import agrees, fold, holds, kilometres, options, text_of
from strikelog.model import Row

KEYS = {
    "munitions": ("munition", "status", "count_min", "count_max"),
    "casualties": ("kind", "count_min", "count_max"),
}
"""What must agree for two facts to be the same."""
_SHARED = ("date_start", "date_end", "place", "qualifier", "scope")
ATTRIBUTES = {
    "munitions": (*_SHARED, "attacker", "subset", "model", "attribution", "evidence"),
    "casualties": (*_SHARED, "who", "subset", "attribution", "evidence"),
    "places": ("date_start",),
}
"""What is compared on facts that are the same."""
_UNSCORED = ("vague", "implied")
_PLACE_KINDS = {"city", "region"}
_SAME_CITY_KM = 15


@dataclass(frozen=True, slots=True)
class Paired:
    """Facts of one article and table: found (coded, read), missed (coded only), wrong (read only).

    Facts that are neither rewarded nor punished are in none of the three.
    """

    found: list[tuple[Row, Row]]
    missed: list[Row]
    wrong: list[Row]


def pair_facts(table: str, gold: list[Row], read: list[Row], text: str) -> Paired:
    """Pairs of one article; `text` is the article's."""
    return _pair_places(gold, read) if table == "places" else _pair_counts(table, gold, read, text)


def same_day(gold: Row, read: Row) -> bool:
    """Whether two facts share one of their days."""
    return bool(set(options(gold.get("date_start"))) & set(options(read.get("date_start"))))


def effects(row: Row) -> set[str]:
    return set(filter(None, text_of(row.get("effects")).split(";")))


def _pair_counts(table: str, gold: list[Row], read: list[Row], text: str) -> Paired:
    keys, attributes = KEYS[table], ATTRIBUTES[table]

    def fits(coded: Row, claim: Row) -> bool:
        return (_is_free(coded) or not _is_unscored(claim)) and all(agrees(coded, claim, key) for key in keys)

    def value(coded: Row, claim: Row) -> tuple[bool, int]:
        return not _is_free(coded), sum(holds(coded, claim, name, text) for name in attributes)

    return _sorted_out(_unique(gold, keys), _unique(read, keys), fits, value, _is_free, _is_unscored)


def _pair_places(gold: list[Row], read: list[Row]) -> Paired:
    coded = _merged([fact for fact in gold if fact.get("affected", True)])
    claims = _merged([row for row in read if text_of(row.get("affected")) == "true" and _kind(row) in _PLACE_KINDS])
    return _sorted_out(coded, claims, _same_place, same_day, _is_free_place, lambda _: False)


def _sorted_out(
    gold: list[Row],
    read: list[Row],
    fits: Callable[[Row, Row], bool],
    value: Callable[[Row, Row], Any],
    is_free: Callable[[Row], bool],
    is_unscored: Callable[[Row], bool],
) -> Paired:
    pairs = _best_pairs(gold, read, fits, value)
    taken = set(pairs.values())
    return Paired(
        found=[(gold[at], read[other]) for at, other in pairs.items() if not is_free(gold[at])],
        missed=[fact for at, fact in enumerate(gold) if at not in pairs and not is_free(fact)],
        wrong=[claim for at, claim in enumerate(read) if at not in taken and not is_unscored(claim)],
    )


def _best_pairs(
    gold: list[Row], read: list[Row], fits: Callable[[Row, Row], bool], value: Callable[[Row, Row], Any]
) -> dict[int, int]:
    """Position in gold -> position in read, one to one; the pair that agrees best first, then by position."""
    fitting = [
        (value(coded, claim), -at, -other)
        for at, coded in enumerate(gold)
        for other, claim in enumerate(read)
        if fits(coded, claim)
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, at, other in sorted(fitting, reverse=True):
        if -at not in pairs and -other not in taken:
            pairs[-at] = -other
            taken.add(-other)
    return pairs


def _unique(facts: list[Row], keys: tuple[str, ...]) -> list[Row]:
    """Facts without repeats: the same claim for the same place and day counts once."""
    seen: dict[tuple[str, ...], Row] = {}
    for fact in facts:
        mark = (*(text_of(fact.get(key)) for key in keys), fold(fact.get("place")), text_of(fact.get("date_start")))
        seen.setdefault(mark, fact)
    return list(seen.values())


def _merged(facts: list[Row]) -> list[Row]:
    """One fact for each place: effects united, days as alternatives, optional only where every one is."""
    places: dict[tuple[str, ...], Row] = {}
    for fact in facts:
        mark = _mark(fact)
        places[mark] = _united(places[mark], fact) if mark in places else fact
    return list(places.values())


def _mark(fact: Row) -> tuple[str, ...]:
    known = text_of(fact.get("geonameid"))
    return (known,) if known else (fold(options(fact.get("place"))[0]), text_of(fact.get("kind")))


def _united(one: Row, other: Row) -> Row:
    days = dict.fromkeys([*options(one.get("date_start")), *options(other.get("date_start"))])
    return {
        **one,
        "effects": ";".join(filter(None, (text_of(one.get("effects")), text_of(other.get("effects"))))),
        "date_start": "|".join(days),
        "optional": bool(one.get("optional") and other.get("optional")),
    }


def _same_place(gold: Row, read: Row) -> bool:
    known = text_of(gold.get("geonameid"))
    if known and known == text_of(read.get("geonameid")):
        return True
    allowed, kind = _kinds(gold), _kind(read)
    if agrees(gold, read, "place"):
        # a city and a region of one name are two places; other kinds are too loose to tell apart
        return kind in allowed or not {kind, *allowed} >= _PLACE_KINDS
    return kind == "city" and "city" in allowed and kilometres(gold, read) <= _SAME_CITY_KM


def _kind(row: Row) -> str:
    return text_of(row.get("kind")) or "city"


def _kinds(fact: Row) -> set[str]:
    return set(filter(None, options(fact.get("kind")))) or {"city"}


def _is_free(fact: Row) -> bool:
    """Neither rewarded nor punished: optional, vague or implied."""
    return bool(fact.get("optional")) or _is_unscored(fact)


def _is_free_place(fact: Row) -> bool:
    return bool(fact.get("optional")) or not _kinds(fact) & _PLACE_KINDS


def _is_unscored(row: Row) -> bool:
    return text_of(row.get("qualifier")) in _UNSCORED
