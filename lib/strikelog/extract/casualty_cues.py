"""What became of the people a number counts: ways to the casualty cue, in order of trust."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from strikelog.extract.lexicon import Cue, entries, pattern
from strikelog.extract.people import SKIPPED, Group, counts_people, end_of, people
from strikelog.extract.reading import Reading, Tie, has_object, is_passive, ties
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
    match = _ASIDE.match(reading.doc.text, reading.doc[start].idx)
    return reading.token_at(match.end()).i if match and match.end() < len(reading.doc.text) else start


def _beyond_clause(reading: Reading, group: Group, before: list[Toll], memory: TollMemory) -> Found | None:
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


def _names(reading: Reading, group: Group, before: list[Toll], memory: TollMemory) -> Found | None:
    """The cue as the counted noun itself: "90 civilian deaths", "142 injuries"."""
    del before, memory
    if group.noun is None or " of the " in reading.doc.text[group.quantity.end : group.noun.idx]:
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
def _toll_patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (row["id"], row["category"], re.compile(rf"\b(?:{row['pattern']})\b", re.IGNORECASE)) for row in entries("toll")
    )


_REACHES = pattern("casualties.reaches")


_TURNED = pattern("casualties.turned")


def _toll(reading: Reading, group: Group, before: list[Toll], memory: TollMemory) -> Found | None:
    """ "The death toll has risen to 12", "bringing the number of wounded to 20"."""
    del before, memory
    text = reading.doc.text
    lead = text[max(0, group.quantity.start - MAX_TOLL) : group.quantity.start]
    turned = _TURNED.match(text[group.quantity.end :])
    if turned and re.search(r"\bto $", lead):
        lead = turned.group() + " to "
    counts_others = group.noun is not None and group.noun.lower_ not in people() and not turned
    if not _REACHES.search(lead) or counts_others:
        return None
    last = max(
        ((match.end(), rule, kind) for rule, kind, pattern in _toll_patterns() for match in pattern.finditer(lead)),
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


def _listed(reading: Reading, group: Group, before: list[Toll], memory: TollMemory) -> Found | None:
    """ "killed two women, a man and three children": the next of a list; "including two children": a part of it."""
    del memory
    previous = next(
        (toll for toll in reversed(before) if toll.end <= group.quantity.start and toll.path != "zero"), None
    )
    if previous is None or not (counts_people(group.noun) or _is_located(reading, group)):
        return None
    between = reading.doc.text[previous.end : group.quantity.start].lower()
    if re.search(r"\b(?:including|among (?:them|whom)|of (?:them|whom)|including)\b[^.;]{0,60}$", between):
        return Found(previous.kind, "casualties.part", "part", end_of(group), True)
    if group.noun is None and not previous.subset:
        listed = re.fullmatch(r"(?: [a-z]+){0,3} (?:in|near|at) [^,;.]{3,40}?(?:,| and|, and)\s*", between)
        return Found(previous.kind, "casualties.list", "list", end_of(group)) if listed else None
    if group.noun is None:
        return Found(previous.kind, "casualties.part", "part", end_of(group), True)
    if re.fullmatch(r"\s*(?:,|and|, and|as well as|including)?\s*(?:[a-z-]+\s){0,3}(?:,|and)?\s*", between):
        own_verb = group.noun.dep_ in ("nsubj", "nsubjpass") and group.noun.head.pos_ in ("VERB", "AUX")
        told = any(cue.start <= group.noun.head.i < cue.end for cue in reading.casualty_cues)
        if own_verb and not told and group.noun.head.i > group.noun.i:
            return None  # "six were wounded and 500 residents were without heating"
        return Found(previous.kind, "casualties.list", "list", end_of(group), previous.subset)
    return None


def _is_located(reading: Reading, group: Group) -> bool:
    """ "including nine in Tyre and four in Sidon"."""
    behind = reading.doc.text[group.quantity.end : group.quantity.end + 8].lower()
    return group.noun is None and behind.startswith((" in ", " at ", " near ", " from "))


_APPOSED = pattern("casualties.apposed")


def _apposed(reading: Reading, group: Group, before: list[Toll], memory: TollMemory) -> Found | None:
    """ "More than 650 people have died, 40 of them civilians, and 3,500 were wounded": the 40 are of the 650."""
    del memory
    whole = next((toll for toll in reversed(before) if toll.path != "zero"), None)
    match = _APPOSED.match(reading.doc.text, group.quantity.end)
    if whole is None or match is None or match["who"].lower() not in people():
        return None
    return Found(whole.kind, "casualties.of-them", "part", match.end("who"), True)


_AMONG_AHEAD = pattern("casualties.among-ahead")


_PART_BEHIND = pattern("casualties.part-behind")


_AMONG_BEHIND = pattern("casualties.among-behind")


_AMONG_KINDS = {"dead": "killed", "killed": "killed", "injured": "injured", "wounded": "injured"}


_OF_THE = {"dead": "killed", "killed": "killed", "fatalities": "killed", "injured": "injured", "wounded": "injured"}


def _is_shot(reading: Reading, group: Group) -> bool:
    """ "Three of them were shot down" counts no people."""
    first, last = reading.token_at(group.quantity.start).i, reading.token_at(group.quantity.end - 1).i
    return any(last < cue.anchor <= last + 5 or cue.end == first for cue in reading.status_cues)


_SPEAKS = re.compile(r" of (?:them|whom) (?:said|added|told|wrote|reported|says)\b")
""" "One of them added" counts no one."""


def _anaphoric(reading: Reading, group: Group, before: list[Toll], memory: TollMemory) -> Found | None:
    """ "two of them children", "Among the dead are three teenagers", "Four are in a serious condition"."""
    text = reading.doc.text
    behind, ahead = text[group.quantity.end : group.quantity.end + 40], text[: group.quantity.start].lower()
    among = _AMONG_AHEAD.search(ahead)
    kind = before[-1].kind if before else (memory.kind if reading.index - memory.index <= MEMORY else "")
    if group.quantity.count.text.lower() == "both" or _is_shot(reading, group) or _SPEAKS.match(behind):
        return None
    after = _AMONG_BEHIND.match(reading.doc.text[end_of(group) :].lstrip())
    if after:
        return Found(
            _AMONG_KINDS.get(after["kind"].lower(), kind or "casualties"),
            "casualties.among",
            "part",
            end_of(group),
            True,
        )
    if among:
        kind = {
            "dead": "killed",
            "fatalities": "killed",
            "wounded": "injured",
            "them": kind,
            "victims": kind or "casualties",
        }.get(among[1], among[1])
        return (
            Found(kind, "casualties.among", "part", end_of(group), True) if kind and counts_people(group.noun) else None
        )
    of_the = re.match(r" of the (?:\d+ |(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen) )?(\w+)", behind)
    kind = _OF_THE.get(of_the[1].lower(), kind) if of_the else kind
    gravely = group.noun is None and re.search(r"\b(?:serious|critical|grave|severe)(?:ly)?\b", behind)
    of_people = group.noun is None or group.noun.lower_ in people()
    if kind and of_people and (gravely or _PART_BEHIND.match(behind)):
        return Found(kind, "casualties.of-them", "part", end_of(group), True)
    return None


def _found(reading: Reading, cue: Cue, path: str) -> Found:
    last = reading.doc[cue.end - 1]
    return Found(cue.category, cue.id, path, last.idx + len(last))


Finder = Callable[[Reading, Group, list[Toll], TollMemory], Found | None]


FINDERS: tuple[Finder, ...] = (_apposed, _names, follows, precedes, _toll, parsed, _beyond_clause, _anaphoric, _listed)
