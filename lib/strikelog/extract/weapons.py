"""Finding munitions in a sentence: class, model, the noun that stands for them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from strikelog.extract.lexicon import Cue, Entry, entries, pattern
from strikelog.extract.reading import Reading

_JOINS = pattern("weapons.joins")
_NOT_A_MUNITION = pattern("weapons.not-a-munition")
_SUSPENDED = pattern("weapons.suspended")
"""Hyphens that wait for a common noun: \"Shahed-, Gerbera- and other drones\"."""
_PLANTED = pattern("weapons.planted")
_HOMEMADE = pattern("weapons.homemade")
"""Bombs that nobody fired: codebook, ruling 4."""
_NOT_MUNITIONS = pattern("weapons.not-munitions")
"""After a plural only these make another thing of it: \"missiles hit\" is a verb, \"missile hits\" is not."""


@dataclass(frozen=True, slots=True)
class Weapon:
    """A munition named in a sentence, at characters `start` to `end` of it; `head` is its last noun."""

    munition: str
    model: str
    start: int
    end: int
    head: Token
    rule: str
    plural: bool


def find_weapons(reading: Reading) -> list[Weapon]:
    """The munitions that a sentence names as things: not "missile strikes", "drone debris", "Houston Rockets"."""
    return [weapon for group in _groups(reading, reading.munition_cues) if (weapon := _weapon(reading, group))]


def may_be_meant(reading: Reading) -> bool:
    """Whether the words of a sentence leave any munition as a thing, before it is parsed: not "missile defence"."""
    return any(not _belongs_to_another(reading, cue) for cue in reading.munition_cues)


def _belongs_to_another(reading: Reading, cue: Cue) -> bool:
    """Whether a munition is a part of another noun; behind a singular "strikes" and "hit" may be verbs."""
    end = reading.ends[cue.end - 1]
    if reading.words.lower[cue.end - 1].endswith("s"):
        return _NOT_MUNITIONS.match(reading.text, end) is not None
    other = _NOT_A_MUNITION.match(reading.text, end)
    return other is not None and not other.group().endswith(("s", "hit on"))


def _groups(reading: Reading, cues: list[Cue]) -> Iterator[list[Cue]]:
    """Cues that name one thing: "Iranian-made Shahed-136 drones", "Kh-101 cruise missiles"."""
    group: list[Cue] = []
    for cue in cues:
        if group and not _joins(reading, group[-1], cue):
            yield group
            group = []
        group.append(cue)
    if group:
        yield group


def _joins(reading: Reading, left: Cue, right: Cue) -> bool:
    doc = reading.doc
    between = reading.text[doc[left.end - 1].idx + len(doc[left.end - 1]) : doc[right.start].idx]
    if _SUSPENDED.fullmatch(between):
        return True
    if not _JOINS.fullmatch(between):
        return False
    conjunction = re.search(r"\b(?:and|or)\b|/", between)
    return not conjunction or (
        bool(_entry(left)["model"])
        and bool(_entry(right)["model"])
        and _entry(left)["munition"] == _entry(right)["munition"]
    )


def _entry(cue: Cue) -> Entry:
    return _entries()[cue.id]


@cache
def _entries() -> dict[str, Entry]:
    return {entry["id"]: entry for entry in entries("munitions")}


def _weapon(reading: Reading, group: list[Cue]) -> Weapon | None:
    doc = reading.doc
    head, first = doc[group[-1].end - 1], doc[group[0].start]
    end = head.idx + len(head)
    found = [_entry(cue) for cue in group]
    plural = head.tag_ in ("NNS", "NNPS") or head.text.endswith("s")
    if not all(_is_meant(reading.text, first, entry) for entry in found):
        return None
    before = reading.text[: first.idx]
    if head.lower_.startswith("bomb") and (_PLANTED.match(reading.text, end) or _HOMEMADE.search(before)):
        return None
    if (
        (not plural and _NOT_A_MUNITION.match(reading.text, end) and not _is_verb(doc, group[-1].end))
        or (plural and _NOT_MUNITIONS.match(reading.text, end))
        or _is_a_team(first)
    ):
        return None
    named = next((entry for entry in found if entry["model"]), None)
    main = named or found[-1]
    munition = _class_of(found)
    model = named["model"] if named else ""
    return Weapon(munition, model, first.idx, end, head, main["id"], plural)


def _is_verb(doc: Doc, index: int) -> bool:
    """ "A missile strikes a house": a verb makes no compound."""
    return index < len(doc) and doc[index].pos_ == "VERB"


def _is_meant(text: str, first: Token, entry: Entry) -> bool:
    """An entry that `needs` other words counts only beside a number: "air defence destroyed 13 targets"."""
    if "needs" not in entry:
        return True
    return first.i > 0 and first.nbor(-1).like_num and bool(re.search(entry["needs"], text, re.IGNORECASE))


def _class_of(found: list[Entry]) -> str:
    """The named model's class decides ("S-300 rockets" are missiles), else the last noun's."""
    named = next((entry for entry in found if entry["model"]), None)
    return str((named or found[-1])["munition"])


def _is_a_team(first: Token) -> bool:
    """ "the Houston Rockets": a capital in mid-sentence behind another proper name."""
    if first.i == 0 or not first.text[0].isupper() or first.lower_ not in ("rockets", "bombers"):
        return False
    return first.nbor(-1).text[0].isupper()


def blamed(reading: Reading) -> str:
    """The class of munition that a sentence blames ("a missile strike killed five"), where it names just one."""
    classes = {str(_entry(cue)["munition"]) for cue in reading.munition_cues} - {
        "unspecified",
        "mixed",
    }
    return classes.pop() if len(classes) == 1 else ""
