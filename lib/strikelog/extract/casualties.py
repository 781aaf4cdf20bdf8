"""Casualty facts: how many were killed, injured, missing (codebook section 3)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from spacy.tokens import Token

from strikelog.extract.lexicon import Cue, entries, pattern, people_only, words
from strikelog.extract.numbers import Quantity
from strikelog.extract.reading import Reading, Tie, has_object, is_passive, ties
from strikelog.model import Count

MAX_PHRASE = 9
"""Tokens of a noun phrase between a number and its verb: "12 employees of the power company were killed"."""
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
class _Group:
    """A number and whom it counts; `noun` is None where nothing follows ("12 were killed")."""

    quantity: Quantity
    token: Token
    noun: Token | None


@dataclass(frozen=True, slots=True)
class _Found:
    kind: str
    rule: str
    path: str
    end: int
    subset: bool = False


def find_tolls(reading: Reading, memory: TollMemory) -> list[Toll]:
    """The casualty claims of one sentence, in order of the text; updates `memory`."""
    tolls = list(_zeros(reading))
    for quantity in reading.quantities:
        if any(toll.start <= quantity.start < toll.end for toll in tolls if toll.path == "zero"):
            continue
        toll = _counted(reading, quantity, tolls, memory)
        if toll:
            tolls.append(toll)
            memory.kind, memory.index = toll.kind, reading.index
    tolls += _implied(reading, tolls)
    tolls = [_within_toll(reading, toll, tolls) for toll in tolls]
    return sorted(tolls, key=lambda toll: (toll.start, toll.end))


def _within_toll(reading: Reading, toll: Toll, tolls: list[Toll]) -> Toll:
    """ "Two more bodies were found, bringing the toll to five": the two are among the five."""
    more = re.match(r" more\b", reading.doc.text[toll.start + len(toll.count.text) :])
    return replace(toll, subset=True) if more and any(t.path == "toll" and t.kind == toll.kind for t in tolls) else toll


# -- zero ------------------------------------------------------------------------------------------------------------


@cache
def _zero_patterns() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple(
        (row["id"], row["kind"], re.compile(rf"\b{row['pattern']}\b", re.IGNORECASE)) for row in entries("zero")
    )


def _zeros(reading: Reading) -> Iterator[Toll]:
    text = reading.doc.text
    taken: list[tuple[int, int]] = []
    for rule, kind, phrase in _zero_patterns():
        for match in phrase.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            if not _denies(text, match):
                continue
            taken.append(match.span())
            count = Count(0, 0, "exact", match.group())
            yield Toll(
                kind, "", count, match.start(), match.end(), reading.token_at(match.start()), False, rule, "zero"
            )


def _denies(text: str, match: re.Match[str]) -> bool:
    """ "any casualties" counts only behind a "not"; "no longer" and "no information" never match."""
    if not match.group().lower().startswith("any"):
        return True
    return bool(re.search(r"\b(?:not|n['’]t|without|never)\b[^.;,]{0,30}$", text[: match.start()], re.IGNORECASE))


# -- numbers ---------------------------------------------------------------------------------------------------------


def _counted(reading: Reading, quantity: Quantity, before: list[Toll], memory: TollMemory) -> Toll | None:
    group = _group(reading, quantity)
    if group is None:
        return None
    for finder in _FINDERS:
        found = finder(reading, group, before, memory)
        if found and _is_wanted(group, found):
            return None if _is_no_event(reading, group) else _made(reading, group, found)
    return None


def _is_wanted(group: _Group, found: _Found) -> bool:
    """Verbs that things suffer too ("destroyed 40 tanks") count people only where people are named."""
    return found.rule not in people_only() or _counts_people(group.noun)


def _made(reading: Reading, group: _Group, found: _Found) -> Toll:
    quantity = group.quantity
    end = max(quantity.end, found.end)
    subset = found.subset or _is_part(reading, group)
    word = group.noun if group.noun is not None else group.token
    return Toll(
        found.kind, _who(reading, group), quantity.count, quantity.start, end, word, subset, found.rule, found.path
    )


def _group(reading: Reading, quantity: Quantity) -> _Group | None:
    span = reading.doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    if span is None:
        return None
    token = span[-1]
    noun = _noun(reading, token)
    if noun is not None and not _can_be_people(noun):
        return None
    if _is_age(reading, quantity, token) or _DENIED.search(reading.doc.text[: quantity.number_start]):
        return None
    return _Group(quantity, token, noun)


_SKIP = frozenset(
    {
        "others",
        "other",
        "more",
        "of",
        "them",
        "their",
        "its",
        "his",
        "her",
        "the",
        "those",
        "our",
        "own",
        "-",
        "additional",
    }
)


def _noun(reading: Reading, token: Token) -> Token | None:
    """The last noun of the phrase that a number opens: "two Red Cross *workers* were", "12 of its *soldiers*"."""
    noun: Token | None = None
    states = {cue.start for cue in reading.casualty_cues if "number" not in cue.takes}
    for following in reading.doc[token.i + 1 : token.i + 1 + MAX_PHRASE]:
        if following.lower_ in _AGE:
            continue
        if following.i in states and (noun is not None or following.pos_ != "ADJ"):
            break
        if following.pos_ in ("NOUN", "PROPN") or following.lower_ in _people():
            noun = following
        elif (noun is not None and following.tag_ != "HYPH" and following.text not in "-–") or not _opens(following):
            break
    if noun is not None and noun.lower_ in _casualty_words() and noun.i == token.i + 1:
        return None
    return noun


_AGE = frozenset({"year", "month", "old", "aged"})


def _opens(token: Token) -> bool:
    """Whether a token may stand between a number and its noun."""
    return token.pos_ in ("ADJ", "NUM") or token.lower_ in _SKIP or token.tag_ in ("HYPH", "VBN", "VBG", "POS", "JJR")


@cache
def _people() -> frozenset[str]:
    return words("people") | words("who")


@cache
def _casualty_words() -> frozenset[str]:
    return frozenset(
        form.lower() for row in entries("casualty_kind") for form in row.get("forms", ()) if " " not in form
    )


def _can_be_people(noun: Token) -> bool:
    word = noun.lower_
    if word in _people() or word in _casualty_words():
        return True
    return (
        word not in words("not_people", "units")
        and word not in words("not_people", "things")
        and word not in _munition_nouns()
    )


@cache
def _munition_nouns() -> frozenset[str]:
    return frozenset(form.lower().split()[-1] for row in entries("munitions") for form in row["forms"])


_AGED = pattern("casualties.aged")
_DENIED = pattern("casualties.denied")


def _is_age(reading: Reading, quantity: Quantity, token: Token) -> bool:
    """ "Ivan Koval, 71, was killed"."""
    text = reading.doc.text
    if _AGED.search(text[: quantity.start]):
        return True
    behind_name = (
        token.i >= 2 and text[: quantity.start].rstrip().endswith(",") and reading.doc[token.i - 2].pos_ == "PROPN"
    )
    return behind_name and text[quantity.end : quantity.end + 1] in (",", ".") and quantity.count.qualifier == "exact"


# -- finders, in order of trust --------------------------------------------------------------------------------------

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
        "were'",
    ]
)


def _follows(reading: Reading, group: _Group, before: list[Toll], memory: TollMemory) -> _Found | None:
    """The cue behind the number's phrase: "12 people were killed", "20 others wounded", "five dead"."""
    del before, memory
    start = (group.noun.i if group.noun is not None else group.token.i) + 1
    passive = False
    for index in range(start, min(start + 7, len(reading.doc))):
        token = reading.doc[index]
        for cue in _cues_at(reading, index):
            if _is_state(reading, cue, token, passive or index == start):
                return _found(reading, cue, "follows")
        if token.lower_ not in _AUXILIARIES and token.lower_ not in _SKIP and token.tag_ not in ("RB",):
            return None
        passive = passive or token.lower_ in ("was", "were", "been", "are", "is", "being", "be")
    return None


def _cues_at(reading: Reading, index: int) -> list[Cue]:
    return [cue for cue in reading.casualty_cues if cue.start == index]


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


def _names(reading: Reading, group: _Group, before: list[Toll], memory: TollMemory) -> _Found | None:
    """The cue as the counted noun itself: "90 civilian deaths", "142 injuries"."""
    del before, memory
    if group.noun is None:
        return None
    cue = next((cue for cue in reading.casualty_cues if cue.start == group.noun.i and "number" in cue.takes), None)
    return _found(reading, cue, "names") if cue else None


def _precedes(reading: Reading, group: _Group, before: list[Toll], memory: TollMemory) -> _Found | None:
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
        fits = "of" in cue.takes and "of" in between
    return _found(reading, cue, "precedes") if fits else None


def _ends_phrase(reading: Reading, group: _Group) -> bool:
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


def _toll(reading: Reading, group: _Group, before: list[Toll], memory: TollMemory) -> _Found | None:
    """ "The death toll has risen to 12", "bringing the number of wounded to 20"."""
    del before, memory
    text = reading.doc.text
    lead = text[max(0, group.quantity.start - MAX_TOLL) : group.quantity.start]
    turned = _TURNED.match(text[group.quantity.end :])
    if turned and re.search(r"\bto $", lead):
        lead = turned.group() + " to "
    counts_others = group.noun is not None and group.noun.lower_ not in _people() and not turned
    if not _REACHES.search(lead) or counts_others:
        return None
    last = max(
        ((match.end(), rule, kind) for rule, kind, pattern in _toll_patterns() for match in pattern.finditer(lead)),
        default=None,
    )
    return _Found(last[2], last[1], "toll", group.quantity.end) if last else None


def _parsed(reading: Reading, group: _Group, before: list[Toll], memory: TollMemory) -> _Found | None:
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
        if tie.relation in ("subject", "object") and tie.governor.pos_ == "VERB" and not cues:
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


def _counts_people(noun: Token | None) -> bool:
    return noun is not None and noun.lower_ in _people()


def _listed(reading: Reading, group: _Group, before: list[Toll], memory: TollMemory) -> _Found | None:
    """ "killed two women, a man and three children": the next of a list; "including two children": a part of it."""
    del memory
    previous = next(
        (toll for toll in reversed(before) if toll.end <= group.quantity.start and toll.path != "zero"), None
    )
    if previous is None or not (_counts_people(group.noun) or _is_located(reading, group)):
        return None
    between = reading.doc.text[previous.end : group.quantity.start].lower()
    if re.search(r"\b(?:including|among (?:them|whom)|of (?:them|whom)|including)\b[^.;]{0,60}$", between):
        return _Found(previous.kind, "casualties.part", "part", _end(group), True)
    if group.noun is None and not previous.subset:
        listed = re.fullmatch(r" (?:in|near|at) [^,;.]{3,40}?(?:,| and|, and)\s*", between)
        return _Found(previous.kind, "casualties.list", "list", _end(group)) if listed else None
    if group.noun is None:
        return _Found(previous.kind, "casualties.part", "part", _end(group), True)
    if re.fullmatch(r"\s*(?:,|and|, and|as well as|including)?\s*(?:[a-z-]+\s){0,3}(?:,|and)?\s*", between):
        return _Found(previous.kind, "casualties.list", "list", _end(group), previous.subset)
    return None


def _is_located(reading: Reading, group: _Group) -> bool:
    """ "including nine in Tyre and four in Sidon"."""
    behind = reading.doc.text[group.quantity.end : group.quantity.end + 8].lower()
    return group.noun is None and behind.startswith((" in ", " at ", " near ", " from "))


_AMONG_AHEAD = pattern("casualties.among-ahead")
_PART_BEHIND = pattern("casualties.part-behind")
_AMONG_BEHIND = pattern("casualties.among-behind")
_AMONG_KINDS = {"dead": "killed", "killed": "killed", "injured": "injured", "wounded": "injured"}


_OF_THE = {"dead": "killed", "killed": "killed", "fatalities": "killed", "injured": "injured", "wounded": "injured"}


def _is_shot(reading: Reading, group: _Group) -> bool:
    """ "Three of them were shot down" counts no people."""
    last = reading.token_at(group.quantity.end - 1).i
    return any(last < cue.anchor <= last + 5 for cue in reading.status_cues)


def _anaphoric(reading: Reading, group: _Group, before: list[Toll], memory: TollMemory) -> _Found | None:
    """ "two of them children", "Among the dead are three teenagers", "Four are in a serious condition"."""
    text = reading.doc.text
    behind, ahead = text[group.quantity.end : group.quantity.end + 40], text[: group.quantity.start].lower()
    among = _AMONG_AHEAD.search(ahead)
    kind = before[-1].kind if before else (memory.kind if reading.index - memory.index <= MEMORY else "")
    if group.quantity.count.text.lower() == "both" or _is_shot(reading, group):
        return None
    after = _AMONG_BEHIND.match(reading.doc.text[_end(group) :].lstrip())
    if after:
        return _Found(
            _AMONG_KINDS.get(after["kind"].lower(), kind or "casualties"), "casualties.among", "part", _end(group), True
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
            _Found(kind, "casualties.among", "part", _end(group), True) if kind and _counts_people(group.noun) else None
        )
    of_the = re.match(r" of the (\w+)", behind)
    kind = _OF_THE.get(of_the[1].lower(), kind) if of_the else kind
    gravely = group.noun is None and re.search(r"\b(?:serious|critical|grave|severe)(?:ly)?\b", behind)
    people = group.noun is None or group.noun.lower_ in _people()
    if kind and people and (gravely or _PART_BEHIND.match(behind)):
        return _Found(kind, "casualties.of-them", "part", _end(group), True)
    return None


def _end(group: _Group) -> int:
    noun = group.noun
    return noun.idx + len(noun) if noun is not None else group.quantity.end


def _found(reading: Reading, cue: Cue, path: str) -> _Found:
    last = reading.doc[cue.end - 1]
    return _Found(cue.category, cue.id, path, last.idx + len(last))


Finder = Callable[[Reading, _Group, list[Toll], TollMemory], _Found | None]
_FINDERS: tuple[Finder, ...] = (_names, _follows, _precedes, _toll, _parsed, _anaphoric, _listed)


# -- one by its singular noun ------------------------------------------------------------------------------------------


def _implied(reading: Reading, tolls: list[Toll]) -> list[Toll]:
    """ "A woman was killed", "killing another resident": one, with no number word."""
    found = []
    for token in reading.doc:
        if token.lower_ not in ("a", "an", "another") or token.i + 1 >= len(reading.doc):
            continue
        if any(quantity.start <= token.idx < quantity.end for quantity in reading.quantities):
            continue
        noun = _noun(reading, token)
        if noun is None or noun.tag_ in ("NNS", "NNPS") or noun.lower_ not in _people() or noun.lower_ == "people":
            continue
        text = reading.doc.text[token.idx : noun.idx + len(noun)]
        quantity = Quantity(
            token.idx,
            token.idx + len(token),
            token.idx,
            token.idx + len(token),
            Count(1, 1, "implied", text),
            "number.implied",
        )
        group = _Group(quantity, token, noun)
        cue = (
            _follows(reading, group, tolls, TollMemory())
            or _precedes(reading, group, tolls, TollMemory())
            or _parsed(reading, group, tolls, TollMemory())
        )
        if cue and not _is_no_event(reading, group):
            found.append(_made(reading, group, cue))
    return found


# -- attributes --------------------------------------------------------------------------------------------------------


@cache
def _who_of() -> tuple[tuple[str, frozenset[str]], ...]:
    order = ("responder", "child", "military", "civilian", "other")
    rows = {row["who"]: frozenset(form.lower() for form in row["forms"]) for row in entries("who")}
    return tuple((who, rows[who]) for who in order)


def _who(reading: Reading, group: _Group) -> str:
    if group.noun is None:
        return ""
    phrase = [token.lower_ for token in reading.doc[group.token.i + 1 : group.noun.i + 1]]
    pairs = [f"{left} {right}" for left, right in pairwise(phrase)]
    behind = re.match(
        r", (?:all|mostly|both|most of them|all of them) (?:of them )?(\w+)", reading.doc.text[_end(group) :]
    )
    for candidates in (pairs[-1:], phrase[-1:], [behind[1].lower()] if behind else [], phrase + pairs):
        for who, forms in _who_of():
            if any(word in forms for word in candidates):
                return who
    return ""


_PART_BEFORE = pattern("casualties.part-before")


def _is_part(reading: Reading, group: _Group) -> bool:
    text = reading.doc.text
    if _PART_BEFORE.search(text[: group.quantity.start]):
        return True
    return bool(
        re.match(
            r"\s*(?:of (?:them|whom)\b|of the (?:dead|killed|injured|wounded|victims)\b)",
            text[group.quantity.end : group.quantity.end + 30],
            re.IGNORECASE,
        )
    )


def _verbs_over(word: Token) -> set[int]:
    """The verb over a word with its auxiliaries, and the verb that plans it ("threatened to kill 20 people")."""
    verb = next((ancestor for ancestor in word.ancestors if ancestor.pos_ in ("VERB", "AUX")), None)
    verbs = [verb] if verb is not None else []
    if verb is not None and verb.dep_ in ("xcomp", "conj"):
        verbs.append(verb.head)
    return {v.i for v in verbs} | {child.i for v in verbs for child in v.children if child.dep_ in ("aux", "mark")}


def _is_no_event(reading: Reading, group: _Group) -> bool:
    """Risks, threats and deaths from other causes."""
    word = group.noun if group.noun is not None else group.token
    after = reading.doc.text[group.quantity.end : group.quantity.end + 60]
    if re.search(r"\b(?:each|every|per|a) day\b|\bdaily\b|\bon average\b", after):
        return True
    chain = _verbs_over(word)
    return any(
        cue.id == "context.plan"
        and reading.doc[cue.start].text != "May"
        and cue.start in chain
        and abs(cue.start - word.i) < 8
        for cue in reading.context_cues
    ) or any(cue.id == "context.other-cause" for cue in reading.context_cues)
