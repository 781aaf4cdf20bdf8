"""Casualty facts: how many were killed, injured, missing (codebook section 3)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Token

from strikelog.extract.casualty_cues import (
    Found,
    Toll,
    TollMemory,
    beyond_clause,
    follows,
    names,
    parsed,
    precedes,
    toll_reached,
)
from strikelog.extract.casualty_parts import anaphoric, apposed, listed
from strikelog.extract.lexicon import entries, pattern, people_only
from strikelog.extract.numbers import Quantity
from strikelog.extract.people import Group, counts_people, group_of, noun_of, people, who_of
from strikelog.extract.reading import Reading
from strikelog.extract.sieve import Sieve
from strikelog.model import Count

Finder = Callable[[Reading, Group, list[Toll], TollMemory], Found | None]

_FINDERS: tuple[Finder, ...] = (
    apposed,
    names,
    follows,
    precedes,
    toll_reached,
    parsed,
    beyond_clause,
    anaphoric,
    listed,
)
"""Ways to what became of the people a number counts, in order of trust."""


def find_tolls(reading: Reading, memory: TollMemory) -> list[Toll]:
    """The casualty claims of one sentence, in order of the text; updates `memory`."""
    tolls = list(_zeros(reading))
    if not is_of_other_causes(reading):
        tolls += _counts(reading, tolls, memory)
        tolls += _implied(reading, tolls)
    tolls = [_within_toll(reading, toll, tolls) for toll in _with_lists(reading, tolls)]
    return _with_who(reading, sorted(tolls, key=lambda toll: (toll.start, toll.end)))


def _counts(reading: Reading, zeros: list[Toll], memory: TollMemory) -> list[Toll]:
    tolls: list[Toll] = []
    for quantity in reading.quantities:
        if any(zero.start <= quantity.start < zero.end for zero in zeros):
            continue
        toll = _counted(reading, quantity, [*zeros, *tolls], memory)
        if toll:
            tolls.append(toll)
            memory.kind, memory.index = toll.kind, reading.index
    return tolls


_AND = pattern("casualties.and")


def _with_who(reading: Reading, tolls: list[Toll]) -> list[Toll]:
    """ "12,654 civilians were killed and 29,178 injured": the injured were civilians too."""
    told: list[Toll] = []
    for toll in tolls:
        last = told[-1] if told else None
        bare = toll.word.like_num or toll.word.lower_ in ("injuries", "injured", "wounded", "dead", "deaths")
        goes_on = last is not None and bool(_AND.fullmatch(reading.text[last.end : toll.start]))
        carried = last.who if last is not None and goes_on and not last.subset and not toll.who and bare else toll.who
        told.append(replace(toll, who=carried))
    return told


def _with_lists(reading: Reading, tolls: list[Toll]) -> list[Toll]:
    """ "including 31 women and five children": what stands in one list with a part is a part."""
    listed: list[Toll] = []
    for toll in sorted(tolls, key=lambda toll: (toll.start, toll.end)):
        last = listed[-1] if listed else None
        joined = last is not None and re.fullmatch(r"(?: \w+)?(?:,| and|, and) ", reading.text[last.end : toll.start])
        is_part = last is not None and last.subset and last.kind == toll.kind and bool(joined)
        listed.append(replace(toll, subset=True) if is_part else toll)
    return listed


def _within_toll(reading: Reading, toll: Toll, tolls: list[Toll]) -> Toll:
    """ "Two more bodies were found, bringing the toll to five": the two are among the five."""
    more = re.match(r" more\b", reading.text[toll.start + len(toll.count.text) :])
    return replace(toll, subset=True) if more and any(t.path == "toll" and t.kind == toll.kind for t in tolls) else toll


@cache
def _zero_patterns() -> Sieve[tuple[str, str, re.Pattern[str]]]:
    rows = ((row["id"], row["kind"], re.compile(rf"\b{row['pattern']}\b", re.IGNORECASE)) for row in entries("zero"))
    return Sieve((row[2], row) for row in rows)


def _zeros(reading: Reading) -> Iterator[Toll]:
    text = reading.text
    taken: list[tuple[int, int]] = []
    for rule, kind, phrase in _zero_patterns().passing(text):
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


def may_deny(text: str) -> bool:
    """Whether a sentence may say that nobody was hurt."""
    return _zero_patterns().matches(text)


def denies_casualties(reading: Reading) -> bool:
    """Whether a sentence says that nobody was hurt."""
    return next(_zeros(reading), None) is not None


def _denies(text: str, match: re.Match[str]) -> bool:
    """ "any casualties" counts only behind a "not"; "no longer" and "no information" never match."""
    if not match.group().lower().startswith("any"):
        return True
    return bool(re.search(r"\b(?:not|n['’]t|without|never)\b[^.;,]{0,30}$", text[: match.start()], re.IGNORECASE))


def _counted(reading: Reading, quantity: Quantity, before: list[Toll], memory: TollMemory) -> Toll | None:
    group = group_of(reading, quantity)
    if group is None:
        return None
    for finder in _FINDERS:
        found = finder(reading, group, before, memory)
        if found and _is_wanted(group, found) and not (found.path == "part" and quantity.count.maximum == 0):
            return None if found.kind != SURMISED and _is_no_event(reading, group) else _made(reading, group, found)
    return None


def _is_wanted(group: Group, found: Found) -> bool:
    """Verbs that things suffer too ("destroyed 40 tanks") count people only where people are named."""
    return found.rule not in people_only() or counts_people(group.noun)


def _made(reading: Reading, group: Group, found: Found) -> Toll:
    quantity = group.quantity
    end = max(quantity.end, found.end)
    subset = found.subset or _is_part(reading, group)
    word = group.noun if group.noun is not None else group.token
    return Toll(
        found.kind, who_of(reading, group), quantity.count, quantity.start, end, word, subset, found.rule, found.path
    )


ONE = frozenset({"a", "an", "another"})
"""Words that stand for one person."""


def _implied(reading: Reading, tolls: list[Toll]) -> list[Toll]:
    """ "A woman was killed", "killing another resident": one, with no number word."""
    found: list[Toll] = []
    if ONE.isdisjoint(reading.words.present) or people().isdisjoint(reading.words.present):
        return found
    for index, word in enumerate(reading.words.lower[:-1]):
        if word not in ONE:
            continue
        token = reading.doc[index]
        if any(quantity.start <= token.idx < quantity.end for quantity in reading.quantities):
            continue
        noun = noun_of(reading, token)
        if noun is None or noun.tag_ in ("NNS", "NNPS") or noun.lower_ not in people() or noun.lower_ == "people":
            continue
        text = reading.text[token.idx : noun.idx + len(noun)]
        quantity = Quantity(
            token.idx,
            token.idx + len(token),
            token.idx,
            token.idx + len(token),
            Count(1, 1, "implied", text),
            "number.implied",
        )
        group = Group(quantity, token, noun)
        cue = (
            follows(reading, group, tolls, TollMemory())
            or precedes(reading, group, tolls, TollMemory())
            or parsed(reading, group, tolls, TollMemory())
        )
        if cue and not _is_no_event(reading, group):
            found.append(_made(reading, group, cue))
    return found


_PART_BEFORE = pattern("casualties.part-before")


def _is_part(reading: Reading, group: Group) -> bool:
    text = reading.text
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


def _is_no_event(reading: Reading, group: Group) -> bool:
    """Risks and threats."""
    word = group.noun if group.noun is not None else group.token
    after = reading.text[group.quantity.end : group.quantity.end + 60]
    if re.search(r"\b(?:each|every|per|a) day\b|\bdaily\b|\bon average\b", after):
        return True
    chain = _verbs_over(word)
    return any(
        cue.id == "context.plan"
        and reading.doc[cue.start].text != "May"
        and cue.start in chain
        and abs(cue.start - word.i) < 8
        for cue in reading.context_cues
    )


SURMISED = "missing"
"""Whoever may lie under the rubble is missing: what is feared counts too, though not of a landslide."""
_OTHER_CAUSES = frozenset({"context.other-cause", "context.sport"})


def is_of_other_causes(reading: Reading) -> bool:
    """Whether the people of a sentence were no victims of an attack: hypothermia, a landslide, sport."""
    return any(cue.id in _OTHER_CAUSES for cue in reading.context_cues)
