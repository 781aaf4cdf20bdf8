"""Parts of a toll told before: "including two children", "40 of them civilians", the next of a list."""

import re

from strikelog.extract.casualty_cues import MEMORY, Found, Toll, TollMemory
from strikelog.extract.lexicon import pattern
from strikelog.extract.people import Group, counts_people, end_of, people
from strikelog.extract.reading import Reading


def listed(reading: Reading, group: Group, before: list[Toll], memory: TollMemory) -> Found | None:
    """ "killed two women, a man and three children": the next of a list; "including two children": a part of it."""
    del memory
    previous = next(
        (toll for toll in reversed(before) if toll.end <= group.quantity.start and toll.path != "zero"), None
    )
    if previous is None or not (counts_people(group.noun) or _is_located(reading, group)):
        return None
    between = reading.text[previous.end : group.quantity.start].lower()
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
    behind = reading.text[group.quantity.end : group.quantity.end + 8].lower()
    return group.noun is None and behind.startswith((" in ", " at ", " near ", " from "))


_APPOSED = pattern("casualties.apposed")


def apposed(reading: Reading, group: Group, before: list[Toll], memory: TollMemory) -> Found | None:
    """ "More than 650 people have died, 40 of them civilians, and 3,500 were wounded": the 40 are of the 650."""
    del memory
    whole = next((toll for toll in reversed(before) if toll.path != "zero"), None)
    match = _APPOSED.match(reading.text, group.quantity.end)
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


_SPEAKS = pattern("casualties.speaks")
""" "One of them added" counts no one."""


def anaphoric(reading: Reading, group: Group, before: list[Toll], memory: TollMemory) -> Found | None:
    """ "two of them children", "Among the dead are three teenagers", "Four are in a serious condition"."""
    text = reading.text
    behind, ahead = text[group.quantity.end : group.quantity.end + 40], text[: group.quantity.start].lower()
    among = _AMONG_AHEAD.search(ahead)
    kind = before[-1].kind if before else (memory.kind if reading.index - memory.index <= MEMORY else "")
    if not before and reading.munition_cues:
        return None  # "132 drones were shot down, 54 of them over Saratov"
    if group.quantity.count.text.lower() == "both" or _is_shot(reading, group) or _SPEAKS.match(behind):
        return None
    after = _AMONG_BEHIND.match(reading.text[end_of(group) :].lstrip())
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
