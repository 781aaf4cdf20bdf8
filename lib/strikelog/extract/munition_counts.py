"""What a number counts: the munition it stands before, or the one spoken of last."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from strikelog.extract.lexicon import pattern, people_only
from strikelog.extract.numbers import Quantity
from strikelog.extract.people import is_aged
from strikelog.extract.reading import Reading
from strikelog.extract.weapons import Weapon
from strikelog.model import Count

MEMORY = 3
"""Sentences back in which "of these, 15 were shot down" finds what "these" are."""


_SHARED_ATTACKS = pattern("munitions.shared-attacks")


_ELLIPTIC = frozenset({"others", "more", "other", "ones", "total", "further"})


_NAMES = pattern("munitions.names")
"""A list of models before the class: \"90 Shahed-, Gerbera-type and other drones\"."""


WERE = pattern("munitions.were")
""" "of which some 30 were Gerans"."""


_KINDS = pattern("munitions.kinds")


OF_WHICH = pattern("munitions.of-which")


NEAR = 120
"""Characters of a quote that holds a number and its verb; farther apart, the number's phrase stands alone."""


@dataclass(frozen=True, slots=True)
class Strike:
    """A munition claim before date, place and speaker are known. Offsets are the sentence's."""

    munition: str
    model: str
    status: str
    count: Count
    start: int
    end: int
    word: Token
    cue: Token | None
    subset: bool
    rule: str
    path: str
    deed: str
    anaphoric: bool = False

    @property
    def quoted(self) -> tuple[int, int]:
        """The characters of a claim with the verb that governs it, where the two stand near."""
        if self.cue is None:
            return self.start, self.end
        particles = [child for child in self.cue.children if child.dep_ == "prt"]
        end = max([self.end, *(token.idx + len(token) for token in (self.cue, *particles))])
        start = min(self.start, self.cue.idx)
        return (start, end) if end - start <= NEAR else (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number and what it counts; `weapon` is None where the noun is left out."""

    quantity: Quantity
    weapon: Weapon | None
    word: Token
    munition: str = ""
    model: str = ""


@dataclass(slots=True)
class Memory:
    """The munitions last counted, for "13 were knocked down": class and sentence.

    `announced` where a sentence of an attack ended in a colon: a list of munitions follows.
    """

    munition: str = ""
    model: str = ""
    index: int = -99
    counted: bool = False
    last: Strike | None = None
    announced: bool = False


def remember_munitions(
    memory: Memory, reading: Reading, counted: list[Counted], strikes: list[Strike], weapons: list[Weapon]
) -> None:
    memory.last = None if weapons else memory.last
    named = [item.weapon for item in counted if item.weapon] or weapons
    if not named or not (strikes or weapons):
        memory.announced = announces(reading)
        return
    classes = {item.munition for item in counted if item.weapon} or {weapon.munition for weapon in named}
    memory.munition = classes.pop() if len(classes) == 1 else "mixed"
    memory.model = named[0].model if len(named) == 1 else ""
    memory.index = reading.index
    memory.counted = bool(strikes)
    memory.last = strikes[-1] if len(strikes) == 1 else None


def announces(reading: Reading) -> bool:
    """ "The enemy used various weapons against the region, including:"; marks of a list keep it open."""
    text = reading.text.rstrip()
    return text.endswith(":") and any(cue.category in ("launched", "struck", "hit") for cue in reading.status_cues)


def count(reading: Reading, weapons: list[Weapon], memory: Memory) -> Iterator[Counted]:
    for quantity in reading.quantities:
        if _is_attack_count(reading, quantity):
            continue
        numbered = _number_of(reading, quantity, weapons)
        if numbered:
            yield Counted(quantity, numbered, numbered.head, numbered.munition, numbered.model)
            continue
        weapon = _weapon_of(reading, quantity, weapons)
        if weapon and (_is_modifier(weapon, quantity) or _RATE.match(reading.text, weapon.end)):
            continue
        if weapon:
            munition = _mixed_class(reading, weapon, weapons)
            yield Counted(quantity, weapon, weapon.head, munition, "" if munition == "mixed" else weapon.model)
            continue
        counts_others = (
            _is_toll(reading, quantity) or is_aged(reading, quantity) or is_of_others(reading, quantity, weapons)
        )
        word = None if counts_others else _bare(reading, quantity)
        antecedent = _antecedent(reading, quantity, weapons, memory) if word is not None else ""
        if word is not None and antecedent:
            yield Counted(quantity, None, word, antecedent, _model_before(quantity, weapons, memory))


_REACHING = pattern("munitions.reaching")


def _number_of(reading: Reading, quantity: Quantity, weapons: list[Weapon]) -> Weapon | None:
    """ "The number of drones launched had been 1,339"."""
    text = reading.text
    for weapon in weapons:
        counted = re.search(r"\bnumber of (?:\w+ ){0,2}$", text[: weapon.start], re.IGNORECASE)
        if counted and weapon.end < quantity.start and _REACHING.fullmatch(text[weapon.end : quantity.number_start]):
            return weapon
    return None


_RATE = pattern("munitions.rate")


def _is_modifier(weapon: Weapon, quantity: Quantity) -> bool:
    """ "330 rocket and artillery strikes": a class in the singular behind a plural number names no munitions."""
    plural_number = quantity.count.minimum != 1 or quantity.count.maximum != 1
    if not plural_number or weapon.plural or weapon.model:
        return False
    behind = weapon.head.doc.text[weapon.end :]
    return weapon.head.dep_ in ("compound", "amod", "nmod", "conj") or bool(_SHARED_ATTACKS.match(behind))


def _is_attack_count(reading: Reading, quantity: Quantity) -> bool:
    following = reading.text[quantity.end : quantity.end + 60].lower().lstrip()
    is_named_otherwise = following.startswith(("times", "per cent", "percent"))
    before = reading.text[: quantity.start]
    is_pronoun = quantity.count.text.lower() == "one" and bool(_THE_ONE.search(before))
    return bool(
        is_pronoun or is_named_otherwise or _NOT_COUNTED.search(before) or _ONE_OF.match(reading.text, quantity.start)
    )


_THE_ONE = pattern("munitions.the-one")
""" "The second one came": no number."""
_NOT_COUNTED = pattern("munitions.not-counted")
_ONE_OF = pattern("munitions.one-of")
""" "One of 29 that Russia launched" counts the 29."""


def _weapon_of(reading: Reading, quantity: Quantity, weapons: list[Weapon]) -> Weapon | None:
    """The munition a number counts: the first one behind it with no other number, verb or comma list between."""
    for weapon in weapons:
        if weapon.start < quantity.number_end:
            continue
        between = reading.doc.char_span(quantity.number_end, weapon.start, alignment_mode="contract")
        return (
            weapon
            if between is None or _counts_across(reading.text[quantity.number_end : weapon.start], list(between))
            else None
        )
    return None


_MEASURE = pattern("munitions.measure")
"""Words of a munition's own name that look like numbers."""


_QUOTES = re.compile(r"[\"“”„«»]|(?<=\w)’(?= )")
_SALVOS = frozenset({"salvo", "salvos", "salvoes", "volley", "volleys", "wave", "waves", "barrage", "barrages"})


def _counts_across(between: str, tokens: list[Token]) -> bool:
    between = _QUOTES.sub("", _MEASURE.sub("", between))  # fired "more than 70" missiles, two "Geran-2" drones
    words = [token for token in tokens if not token.is_space and token.text in between]
    if _NAMES.fullmatch(between) or _KINDS.fullmatch(between) or WERE.fullmatch(between):
        return True
    if words and words[0].lower_ in _SALVOS:
        return False
    if len(words) > 6 or any(char in between for char in ';:()"“”.'):
        return False
    if any(token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBN", "VBG") for token in words):
        return False
    if any(
        token.lower_
        in (
            "and",
            "but",
            "in",
            "at",
            "on",
            "with",
            "by",
            "from",
            "people",
            "attacks",
            "strikes",
            "said",
            "when",
            "as",
            "after",
            "while",
            "that",
            "who",
            "a",
            "an",
        )
        for token in words
    ):
        return (
            bool(words)
            and words[0].lower_ == "of"
            and not any(t.lower_ in ("and", "in", "with", "by", "people") for t in words)
        )
    return not any(
        token.tag_ in ("NNS", "NNPS", "CD") and token.lower_ not in ("dozens", "hundreds") for token in words
    )


def _mixed_class(reading: Reading, weapon: Weapon, weapons: list[Weapon]) -> str:
    """ "120 missiles and drones" is one number for two classes, unless the second has its own."""
    for other in weapons:
        joined = reading.text[weapon.end : other.start].strip().lower() in ("and", "or", "and/or", "or even")
        if other.start > weapon.end and joined and other.munition != weapon.munition and other.plural:
            return "mixed"
    return weapon.munition


_OF_THE_CRAFT = pattern("munitions.of-the-craft")


def _bare(reading: Reading, quantity: Quantity) -> Token | None:
    """The number's own token where no noun follows it: "13 were knocked down", "15 of them", "110 of which"."""
    span = reading.doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    if span is None:
        return None
    token = span[-1]
    if _OF_THE_CRAFT.match(reading.text, quantity.end):
        return token
    if token.dep_ in ("nummod", "compound", "quantmod") and token.head.pos_ in ("NOUN", "PROPN", "SYM"):
        return (
            token.head
            if token.head.lower_ in ("others", "more", "ones", "other", "them", "these", "those", "total")
            else None
        )
    following = reading.doc[token.i + 1] if token.i + 1 < len(reading.doc) else None
    if following is not None and following.pos_ in ("NOUN", "PROPN", "ADJ") and following.lower_ not in _ELLIPTIC:
        return None
    return token


def is_of_others(reading: Reading, quantity: Quantity, weapons: list[Weapon]) -> bool:
    """ "Shot down by four destroyers, one of them British": "them" are the things named last."""
    if not re.match(r" of (?:them|whom)\b", reading.text[quantity.end :]):
        return False
    before = [
        token
        for token in reading.doc
        if token.idx < quantity.start and token.tag_ == "NNS" and token.lower_ not in _AREAS
    ]
    return (
        bool(before) and not any(w.start <= before[-1].idx < w.end for w in weapons) and _is_close(before[-1], quantity)
    )


_AREAS = frozenset(["regions", "oblasts", "districts", "provinces", "cities", "towns", "areas", "places", "locations"])


def _is_close(noun: Token, quantity: Quantity) -> bool:
    return noun.doc.text[noun.idx + len(noun) : quantity.start].strip(" ,") == ""


_LOSSES = pattern("munitions.losses")


def _is_toll(reading: Reading, quantity: Quantity) -> bool:
    """ "12 injured", "killed 12": a bare number beside a casualty word counts people."""
    first, last = reading.token_at(quantity.number_start).i, reading.token_at(quantity.number_end - 1).i
    if _LOSSES.search(reading.text[: quantity.start]):
        return True
    hurt = [cue for cue in reading.casualty_cues if cue.id not in people_only()]
    return any(cue.start in (last + 1, last + 2) or cue.end == first for cue in hurt)


def _model_before(quantity: Quantity, weapons: list[Weapon], memory: Memory) -> str:
    """The model that "of them" carries on, where just one was named."""
    before = {weapon.model for weapon in weapons if weapon.end <= quantity.start}
    return (before.pop() if len(before) == 1 else "") if before else memory.model


_OF_A_WEAPON = pattern("munitions.of-a-weapon")


def _antecedent(reading: Reading, quantity: Quantity, weapons: list[Weapon], memory: Memory) -> str:
    """The class a bare number counts: the last munition before it here, or in the sentences just before."""
    after = [weapon for weapon in weapons if 0 < weapon.start - quantity.end < 40]
    if after and _OF_A_WEAPON.fullmatch(reading.text[quantity.end : after[0].start]):
        return after[0].munition
    before = [weapon for weapon in weapons if weapon.end <= quantity.start and not _is_adjectival(weapon)]
    if before:
        classes = {weapon.munition for weapon in before}
        return before[-1].munition if len(classes) == 1 else _latest_or_mixed(before)
    refers = memory.counted or bool(OF_WHICH.match(reading.text, quantity.end + 1))
    return memory.munition if refers and reading.index - memory.index <= MEMORY else ""


def _is_adjectival(weapon: Weapon) -> bool:
    """ "Two missile, 28 air strikes": a class in the singular names attacks, no things."""
    return not weapon.plural and weapon.head.dep_ in ("compound", "amod", "nmod", "nummod")


def _latest_or_mixed(before: list[Weapon]) -> str:
    """The class named last; both where the last two stand in one list: "six missiles and 22 drones"."""
    if len(before) < 2 or before[-1].munition == before[-2].munition:
        return before[-1].munition
    doc = before[-1].head.doc
    between = doc.char_span(before[-2].end, before[-1].start, alignment_mode="contract") or doc[0:0]
    together = len(between) <= MAX_LIST and not any(token.pos_ in ("VERB", "AUX") for token in between)
    return "mixed" if together else before[-1].munition


MAX_LIST = 6
"""Tokens between two munitions of one list."""
