"""Whose munitions: the attacker of a claim, from its own words, or from who fights whom."""

from collections import Counter
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from strikelog.extract.lexicon import Cue, Written, entries, words
from strikelog.extract.reading import Reading

SEA = "sea"
"""Stands for the target country where a ship or a drone is hit at sea."""

ENEMIES: dict[str, tuple[str, ...]] = {
    "UA": ("RU",),
    "RU": ("UA",),
    "IL": ("IR", "LB", "PS", "YE", "SY"),
    "PS": ("IL",),
    "LB": ("IL",),
    "IR": ("IL", "US"),
    "YE": ("SA", "US", "IL"),
    "SA": ("YE",),
    "SY": ("IL", "US", "TR", "RU", "SY"),
    "AE": ("IR", "YE"),
    "QA": ("IR",),
    "BH": ("IR",),
    "KW": ("IR",),
    "JO": ("IR",),
    "CY": ("IR",),
    "OM": ("IR",),
    "IQ": ("IR", "US", "TR", "IL"),
    "PL": ("RU",),
    "RO": ("RU",),
    "AF": ("PK",),
    "MM": ("MM",),
    "SD": ("SD",),
    "ET": ("ET", "ER"),
    "US": ("YE", "IR"),
    SEA: ("YE", "RU", "UA", "IR"),
    "AM": ("AZ",),
    "AZ": ("AM",),
    "PK": ("IN", "IR"),
    "IN": ("PK",),
}
"""Who fires at whom, the most usual first; taken only where the article names that side."""

_MAKERS = frozenset(
    {"made", "built", "produced", "supplied", "manufactured", "designed", "provided", "type", "backed", "style"}
)


@dataclass(frozen=True, slots=True)
class Side:
    """A side named at token `start`."""

    country: str
    start: int
    end: int


def find_sides(reading: Reading) -> list[Side]:
    """The sides a sentence names, makers ("Iranian-made") left out."""
    cues = (cue for cue in reading.actor_cues if not _is_maker(reading.words, cue))
    return [Side(_country(cue), cue.start, cue.end) for cue in cues]


def deeds_of(reading: Reading) -> dict[int, str]:
    """What the verbs of a sentence do to munitions, by token."""
    return {cue.anchor: cue.category for cue in reading.status_cues}


def _is_maker(written: Written, cue: Cue) -> bool:
    return any(word in _MAKERS for word in written.lower[cue.end : cue.end + 2])


@cache
def _countries() -> dict[str, str]:
    return {entry["id"]: entry["country"] for entry in entries("actors")}


def _country(cue: Cue) -> str:
    return _countries()[cue.id]


def attacker_of(
    word: Token,
    deed: str,
    sides: list[Side],
    target: str,
    named: Counter[str],
    deeds: dict[int, str],
    origin: str = "",
) -> str:
    """The country whose munition it is; empty where neither the sentence nor the target tells.

    `deed` is what the governing cue tells: "shot down 13 of 15" is about interception, also for the 15.
    `word` is the munition (or casualty) noun, `target` the country it fell in, `named` the sides the
    article names, `origin` the country it was fired from, where the sentence tells.
    """
    beside = _beside(word, sides) if deed else ""  # beside a victim stands the victim's side
    if beside and not _is_supplier(beside, target):
        return beside
    subject = _acting(word, sides, deed, deeds)
    if subject and deed == "intercepted":
        return origin or _enemy(subject, named)
    if subject and not (subject == target and named[_enemy(target, named)]):
        return subject
    return origin or _enemy(target, named)


def _beside(word: Token, sides: list[Side]) -> str:
    """ "28 *Russian* missiles": a side inside the munition's own phrase."""
    left = word.left_edge.i
    inside = [side for side in sides if left <= side.start < word.i]
    if inside:
        return inside[-1].country
    whole = next((child for child in word.children if child.lower_ == "of"), None)
    end = _end_of_phrase(whole) if whole is not None else 0
    of = [side for side in sides if whole is not None and whole.i < side.start <= end]
    return of[0].country if of else ""


def _end_of_phrase(of: Token) -> int:
    """The last token of an "of" phrase, short of what is aimed at: "38 missiles of two types at Ukrainian cities"."""
    aims = ("at", "on", "against", "into", "toward", "towards")
    stop = next((token.i for token in of.subtree if token.i > of.i and token.lower_ in aims), of.right_edge.i + 1)
    return stop - 1


_NAMELESS = frozenset({"defences", "defenses", "defence", "defense", "forces", "units", "troops", "systems", "crews"})
"""Doers whose side the verb above them tells: \"Russia says air defences shot down four\"."""


def _acting(word: Token, sides: list[Side], deed: str, deeds: dict[int, str]) -> str:
    """The side that does it: subject of a verb over the munition, or its "by"."""
    told_by_another = False
    for verb in (*_own_clauses(word), *word.ancestors):
        reports = verb.lower_ in words("reporting")
        if not _can_tell(verb, deed, deeds) and not (told_by_another and reports):
            continue
        doers = [child for child in verb.children if child.dep_ in ("nsubj", "agent")]
        inside = [side for doer in doers for side in sides if doer.left_edge.i <= side.start <= doer.right_edge.i]
        if inside:
            return inside[0].country
        told_by_another = any(doer.pos_ == "PRON" or doer.lower_ in _NAMELESS for doer in doers)
        if doers and not told_by_another:
            return ""
    return ""


def _own_clauses(word: Token) -> list[Token]:
    """Verbs of relative clauses: "29 that Russia *launched*", also "one of 29 that Russia launched"."""
    heads = [word, *(token for token in word.ancestors if token.like_num and token.lower_ == "one")]
    return [child for head in heads for child in head.children if child.dep_ == "relcl"]


def target_of(word: Token, deed: str, sides: list[Side], named: Counter[str], deeds: dict[int, str]) -> str:
    """The country that was fired at, as far as the sides of the sentence tell: the defender, or the attacker's foe."""
    beside, subject = _beside(word, sides), _acting(word, sides, deed, deeds)
    if deed == "intercepted":
        return subject if subject and subject not in _HELPERS else _enemy(beside, named)
    aimed = [
        side.country
        for side in sides
        if side.start > word.i and side.country not in (beside, subject) and _is_aim(word.doc, side)
    ]
    return aimed[0] if aimed else _enemy(beside or subject, named)


def _is_aim(doc: Doc, side: Side) -> bool:
    return any(
        token.lower_ in ("on", "at", "against", "into", "targeting", "toward", "towards")
        for token in doc[max(0, side.start - 4) : side.start]
    )


_HELPERS = frozenset({"US", "GB"})
"""Who shoots down what is aimed at others."""
_SUPPLIERS = frozenset({"IR", "KP", "US", "GB"})


def _is_supplier(country: str, target: str) -> bool:
    """ "Iranian drones" that fall on Ukraine are Russia's."""
    return country in _SUPPLIERS and target in ("UA", "RU")


_AT_WAR = frozenset({"UA", "RU"})
"""Sides whose foe goes without saying."""


def _can_tell(verb: Token, deed: str, deeds: dict[int, str]) -> bool:
    """Whether the subject of a verb is the side that did it: who reports a launch need not have fired."""
    if deed == "intercepted":
        return deeds.get(verb.i) != "launched"
    return verb.lower_ not in words("reporting") and deeds.get(verb.i) != "intercepted"


def _enemy(side: str, named: Counter[str]) -> str:
    """Who fires at a side: of its usual foes the one that the article names most."""
    foes = ENEMIES.get(side, ())
    present = [foe for foe in foes if named[foe]]
    if present:
        return max(present, key=lambda foe: (named[foe], -foes.index(foe)))
    return foes[0] if side in _AT_WAR else ""
