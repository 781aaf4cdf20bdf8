"""What became of the people a number counts: ways to the casualty cue, in order of trust."""

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from strikelog.extract.lexicon import Cue, entries, pattern
from strikelog.extract.people import SKIPPED, Group, counts_people, people
from strikelog.extract.reading import Reading, Tie, has_object, is_passive, ties
from strikelog.extract.sieve import Sieve
from strikelog.model import Count

MAX_TOLL = 160
"""Characters between "toll" and the number it has risen to."""


MEMORY = 2
"""Sentences back to which "two of them" may refer."""


@dataclass(frozen=True, slots=True)
class Toll:
    """A casualty claim before date, place and speaker are known. Offsets are the sentence's."""

    kind: str
    who: str
    count: Count
    start: int
    end: int
    word: Token
    subset: bool
    rule: str
    path: str


@dataclass(slots=True)
class TollMemory:
    """The kind last counted, and in which sentence, for "three of them are children"."""

    kind: str = ""
    index: int = -99


@dataclass(frozen=True, slots=True)
class Found:
    kind: str
    rule: str
    path: str
    end: int
    subset: bool = False


_AUXILIARIES = frozenset(
    [
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "being",
        "have",
        "has",
        "had",
        "also",
        "reportedly",
        "reported",
        "confirmed",
        "feared",
        "left",
        "believed",
        "thought",
        "said",
        "known",
        "still",
        "remain",
        "remains",
        "remained",
        "presumed",
        "already",
        "both",
        "all",
        "each",
        "either",
        "initially",
        "since",
        "later",
        "then",
        "then",
        "now",
        "currently",
        "seriously",
        "severely",
        "slightly",
        "badly",
        "lightly",
        "critically",
        "gravely",
        "so",
        "far",
        "to",
        "as",
        "found",
        "pronounced",
        "declared",
        "listed",
        "got",
        "officially",
        "to",
        *["considered", "deemed", "classified", "registered", "counted", "recorded", "only", "just", "therefore"],
    ]
)


def follows(reading: Reading, group: Group, before: list[Toll], memory: TollMemory) -> Found | None:
    """The cue behind the number's phrase: "12 people were killed", "20 others wounded", "five dead"."""
    del before, memory
    start = _behind_aside(reading, (group.noun.i if group.noun is not None else group.token.i) + 1)
    passive = False
    for index in range(start, min(start + 7, len(reading.doc))):
        token = reading.doc[index]
        for cue in _cues_at(reading, index):
            if _is_state(reading, cue, token, passive or index == start):
                return _found(reading, cue, "follows")
        if token.lower_ not in _AUXILIARIES and token.lower_ not in SKIPPED and token.tag_ not in ("RB",):
            return None
        passive = passive or token.lower_ in ("was", "were", "been", "are", "is", "being", "be")
    return None


LONGEST_CLAUSE = 16
"""Tokens of a relative clause between people and what became of them."""


_ASIDE = pattern("casualties.aside")


def _behind_aside(reading: Reading, start: int) -> int:
    """The token behind ", 17 of them children," where such an aside stands at `start`."""
    if start >= len(reading.doc) or reading.doc[start].text != ",":
        return start
    match = _ASIDE.match(reading.text, reading.doc[start].idx)
    return reading.token_at(match.end()).i if match and match.end() < len(reading.text) else start


def beyond_clause(reading: Reading, group: Group, before: list[Toll], memory: TollMemory) -> Found | None:
    """The cue behind a relative clause: "two officers who had run into the house after the blast were hurt"."""
    del before, memory
    start = group.noun.i + 1 if counts_people(group.noun) and group.noun is not None else len(reading.doc)
    if start >= len(reading.doc) or reading.doc[start].lower_ not in ("who", "that"):
        return None
    verbs = 0
    for token in reading.doc[start + 1 : start + LONGEST_CLAUSE]:
        if token.text in ".;:" or (token.text == "," and verbs > 1):
            return None
        verbs += token.tag_ in ("VBD", "VBP", "VBZ")
        is_passive_verb = verbs > 1 and token.i > 0 and reading.doc[token.i - 1].lower_ in ("was", "were")
        cue = next((cue for cue in _cues_at(reading, token.i) if cue.kind == "verb" and "object" in cue.takes), None)
        if cue and is_passive_verb:
            return _found(reading, cue, "clause")
    return None


def _cues_at(reading: Reading, index: int) -> list[Cue]:
    return [cue for cue in reading.casualty_cues if cue.start == index and not _is_compound(reading, index)]


def _is_compound(reading: Reading, index: int) -> bool:
    """ "booby-trapped": a casualty word that is the end of another."""
    return index > 0 and reading.doc[index - 1].text == "-"


def _is_state(reading: Reading, cue: Cue, token: Token, near: bool) -> bool:
    """Whether a cue behind a noun tells what became of it, not what it did: "three gunmen killed five" is no toll."""
    if "subject" in cue.takes or "adjective" in cue.takes or "number" in cue.takes:
        following = reading.doc[cue.end] if cue.end < len(reading.doc) else None
        acts = cue.kind == "verb" and "object" in cue.takes
        return not acts or not _takes_object(following)
    if cue.kind != "verb" or "object" not in cue.takes or token.tag_ == "VBG" or not near:
        return False
    following = reading.doc[cue.end] if cue.end < len(reading.doc) else None
    behind_be = token.i > 0 and reading.doc[token.i - 1].lower_ in _AUXILIARIES
    return token.tag_ in ("VBN", "VBD", "JJ", "NN") and (behind_be or not _takes_object(following))


def _takes_object(following: Token | None) -> bool:
    return following is not None and (
        following.pos_ in ("NUM", "DET", "PROPN", "PRON")
        or (
            following.lower_
            in ("at", "more", "over", "dozens", "hundreds", "several", "about", "some", "nearly", "people", "civilians")
            and following.lower_ != "at"
        )
    )


def names(reading: Reading, group: Group, before: list[Toll], memory: TollMemory) -> Found | None:
    """The cue as the counted noun itself: "90 civilian deaths", "142 injuries"."""
    del before, memory
    if group.noun is None or " of the " in reading.text[group.quantity.end : group.noun.idx]:
        return None
    cue = next((cue for cue in reading.casualty_cues if cue.start == group.noun.i and "number" in cue.takes), None)
    return _found(reading, cue, "names") if cue else None


def precedes(reading: Reading, group: Group, before: list[Toll], memory: TollMemory) -> Found | None:
    """The cue before the number: "killing at least five people", "injured 20 others", "the deaths of three"."""
    del before, memory
    first = reading.token_at(group.quantity.start)
    index = first.i - 1
    while index >= 0 and reading.doc[index].lower_ in (
        "the",
        "another",
        "an",
        "a",
        "additional",
        "further",
        "also",
        "total",
        "of",
        "more",
        "least",
        "at",
        "lives",
        "as",
        "to",
    ):
        cue = _cue_ending(reading, index + 1)
        if cue:
            break
        index -= 1
    cue = _cue_ending(reading, index + 1)
    if cue is None or index < 0:
        return None
    between = {token.lower_ for token in reading.doc[cue.end : first.i]}
    if cue.kind == "verb":
        verb = reading.doc[cue.start]
        passive = verb.i > 0 and reading.doc[verb.i - 1].lower_ in ("was", "were", "been", "being", "is", "are")
        fits = (
            "object" in cue.takes
            and not passive
            and (group.noun is not None or _ends_phrase(reading, group))
            and "of" not in between
        )
    else:
        fits = bool({"of", "to"} & cue.takes & between)
    return _found(reading, cue, "precedes") if fits else None


def _ends_phrase(reading: Reading, group: Group) -> bool:
    following = reading.doc[group.token.i + 1] if group.token.i + 1 < len(reading.doc) else None
    return following is None or following.pos_ in (
        "PUNCT",
        "CCONJ",
        "ADP",
        "ADV",
        "SCONJ",
        "SPACE",
        "VERB",
        "DET",
        "PART",
    )


def _cue_ending(reading: Reading, index: int) -> Cue | None:
    return next((cue for cue in reading.casualty_cues if cue.end == index), None)


@cache
def _toll_patterns() -> Sieve[tuple[str, str, re.Pattern[str]]]:
    rows = (
        (row["id"], row["category"], re.compile(rf"\b(?:{row['pattern']})\b", re.IGNORECASE)) for row in entries("toll")
    )
    return Sieve((row[2], row) for row in rows)


def names_toll(text: str) -> bool:
    """Whether a sentence speaks of a toll: "the number of wounded"."""
    return _toll_patterns().matches(text)


_REACHES = pattern("casualties.reaches")


_TURNED = pattern("casualties.turned")


def toll_reached(reading: Reading, group: Group, before: list[Toll], memory: TollMemory) -> Found | None:
    """ "The death toll has risen to 12", "bringing the number of wounded to 20"."""
    del before, memory
    text = reading.text
    lead = text[max(0, group.quantity.start - MAX_TOLL) : group.quantity.start]
    turned = _TURNED.match(text[group.quantity.end :])
    if turned and re.search(r"\bto $", lead):
        lead = turned.group() + " to "
    counts_others = group.noun is not None and group.noun.lower_ not in people() and not turned
    if not _REACHES.search(lead) or counts_others:
        return None
    last = max(
        (
            (match.end(), rule, kind)
            for rule, kind, pattern in _toll_patterns().passing(lead)
            for match in pattern.finditer(lead)
        ),
        default=None,
    )
    return Found(last[2], last[1], "toll", group.quantity.end) if last else None


def parsed(reading: Reading, group: Group, before: list[Toll], memory: TollMemory) -> Found | None:
    """The cue that governs the number's noun in the parse."""
    del before, memory
    word = group.noun if group.noun is not None else group.token
    for tie in ties(word):
        cues = [cue for cue in reading.casualty_cues if cue.start <= tie.governor.i < cue.end]
        cue = next((cue for cue in cues if _takes(cue, tie)), None)
        if cue:
            return _found(reading, cue, "parse")
        state = _state_of(reading, tie)
        if state:
            return _found(reading, state, "parse")
        own_clause = tie.governor.head.i == word.i
        if tie.relation in ("subject", "object") and tie.governor.pos_ == "VERB" and not cues and not own_clause:
            return None
        if tie.far > 6:
            return None
    return None


def _state_of(reading: Reading, tie: Tie) -> Cue | None:
    """ "Four people who lived there were *missing*": an adjective behind the verb "to be"."""
    if tie.relation != "subject" or tie.governor.pos_ != "AUX":
        return None
    states = {child.i for child in tie.governor.children if child.dep_ in ("acomp", "attr", "oprd")}
    return next((cue for cue in reading.casualty_cues if cue.start in states and "adjective" in cue.takes), None)


def _takes(cue: Cue, tie: Tie) -> bool:
    verb = tie.governor
    if tie.relation == "object":
        return "object" in cue.takes
    if tie.relation == "subject":
        elliptical = (
            "object" in cue.takes and verb.tag_ in ("VBN", "VBD") and not has_object(verb) and not is_passive(verb)
        )
        return "subject" in cue.takes or elliptical
    if tie.relation == "adjective":
        return "adjective" in cue.takes
    return tie.relation in cue.takes


def _found(reading: Reading, cue: Cue, path: str) -> Found:
    last = reading.doc[cue.end - 1]
    return Found(cue.category, cue.id, path, last.idx + len(last))
