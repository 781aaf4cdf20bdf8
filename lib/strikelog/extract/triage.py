"""Which sentences are worth their cost: the words of all others rule out that they tell anything.

`carries` is plain string work on every sentence; what it lets through is cut into words; and of those the parser, which
costs a hundred times more, sees the `wanted`.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from strikelog.extract.attribution import asks_back, may_name_speaker, speaks
from strikelog.extract.casualties import ONE, denies_casualties, is_of_other_causes, may_deny
from strikelog.extract.casualty_cues import MEMORY as TOLLS_BACK
from strikelog.extract.casualty_cues import names_toll
from strikelog.extract.effects import may_affect
from strikelog.extract.lexicon import entries, pattern, people_only, surface_forms, words
from strikelog.extract.mentions import Mention
from strikelog.extract.munition_counts import MEMORY as STRIKES_BACK
from strikelog.extract.munition_counts import announces
from strikelog.extract.munitions import is_planned, is_supposed, lists, may_go_on
from strikelog.extract.people import people
from strikelog.extract.reading import Reading
from strikelog.extract.sentences import Sentence
from strikelog.extract.toponyms import refers
from strikelog.extract.weapons import may_be_meant

_THE = ONE | {"the"}
PHRASE = 10
"""Words of a noun phrase at most, from its article to the munition."""
_STANDS_ALONE = pattern("triage.stands-alone")
"""Words by which a number of munitions is a claim with no deed: "there were", "the number of drones reached"."""
_PARTS = pattern("triage.parts")
"""Words by which a number is a part of those counted in the sentences before."""


_CLAIMS = ("munition_status", "casualty_kind", "effects", "munitions")
_NUMERAL = pattern("triage.numeral")
_WORD = re.compile(r"\w[\w'’/-]*")
_PLAIN = re.compile(r"\w+")


def carries(sentence: Sentence) -> bool:
    """Whether a sentence can carry a claim: a form of the lexicons; or a number, with words that bear on others."""
    small, triggers = sentence.text.lower(), _triggers()
    if not triggers.isdisjoint(small.split()):
        return True  # most do, and show it at once
    found = _WORD.findall(small)
    parts = [part for word in found if "-" in word for part in word.split("-")] if "-" in small else ()
    if not (triggers.isdisjoint(found) and triggers.isdisjoint(parts)):
        return True
    return _NUMERAL.search(sentence.text) is not None and _bears_on_others(sentence.text, small)


@cache
def _triggers() -> frozenset[str]:
    """The longest word of every form in the lexicons: derived, so that no rule can be filtered away."""
    return frozenset(max(form.split(), key=len).lower() for name in _CLAIMS for form in _forms(name))


def _forms(name: str) -> Iterator[str]:
    return (form for entry in entries(name) for form in surface_forms(entry))


def _bears_on_others(text: str, small: str) -> bool:
    """Whether a sentence with no cue of a claim may name a side or a speaker, or tell of victims counted before."""
    parts, dotted = _bearing()
    if not parts.isdisjoint(_PLAIN.findall(small)) or any(form in small for form in dotted):
        return True
    return may_deny(text) or may_name_speaker(text) or names_toll(text) or bool(_PARTS.search(text))


@cache
def _bearing() -> tuple[frozenset[str], frozenset[str]]:
    """Words of sides and of speaking, derived as the triggers are; and forms of single letters ("U.S.")."""
    forms = [form.lower() for form in (*_forms("actors"), *words("reporting"))]
    parts = {form: max(_PLAIN.findall(form), key=len) for form in forms}
    dotted = frozenset(form for form, part in parts.items() if len(part) == 1)
    return frozenset(part for form, part in parts.items() if form not in dotted), dotted


class May(NamedTuple):
    """What a sentence may tell of; nothing where it only names a speaker."""

    munitions: bool = False
    people: bool = False
    places: bool = False


def wanted(readings: Mapping[int, Reading], mentions: Mapping[int, Sequence[Mention]]) -> dict[int, May]:
    """The sentences to parse, of those with any word of the lexicons, and what they may tell of.

    `mentions` are the places of each.
    """
    counting = _counting(readings)
    told = {
        index: May(index in counting, _people(reading, readings), _places(reading, mentions[index]))
        for index, reading in readings.items()
    }
    chosen = {index: may for index, may in told.items() if any(may)}
    return dict.fromkeys(_speakers(readings, chosen), May()) | chosen


def _counting(readings: Mapping[int, Reading]) -> set[int]:
    """The sentences that may count munitions: with a deed, or in going on with what was counted before."""
    found: set[int] = set()
    is_announced = False
    for index, reading in readings.items():
        goes_on = is_announced or index - 1 in found
        if _counts_munitions(reading, goes_on, bool(found)) or _counts_those_before(reading, readings):
            found.add(index)
        is_announced = announces(reading) or (is_announced and bool(reading.munition_cues))
    return found


def _counts_munitions(reading: Reading, goes_on: bool, any_before: bool) -> bool:
    """A munition with a number, or one munition, and what befell it; or a list of what was counted before."""
    if not may_be_meant(reading):
        return False
    told = not (all(is_planned(reading, cue) for cue in reading.status_cues) or is_supposed(reading))
    if told and _names_one(reading):
        return True
    listed = (goes_on and not reading.status_cues) or ((goes_on or any_before) and lists(reading.text))
    counts = told or (listed and may_go_on(reading)) or _STANDS_ALONE.search(reading.text) is not None
    return counts and bool(reading.quantities)


def _counts_those_before(reading: Reading, readings: Mapping[int, Reading]) -> bool:
    """A deed and a number of those named before: "13 were knocked down"."""
    if reading.munition_cues or not reading.status_cues:
        return False
    before = (readings[index] for index in _before(reading.index, STRIKES_BACK) if index in readings)
    return any(other.munition_cues for other in before) and bool(reading.quantities)


def _names_one(reading: Reading) -> bool:
    """ "A Russian Iskander-M missile"."""
    singular = [cue for cue in reading.munition_cues if not reading.words.lower[cue.end - 1].endswith("s")]
    return any(not _THE.isdisjoint(reading.words.lower[max(0, cue.start - PHRASE) : cue.start]) for cue in singular)


def _people(reading: Reading, readings: Mapping[int, Reading]) -> bool:
    """A number, or one person, beside a casualty word; a toll; a part of the people counted before; nobody."""
    if not is_of_other_causes(reading) and (_counts_victims(reading) or _adds_victims(reading, readings)):
        return True
    return denies_casualties(reading)


def _counts_victims(reading: Reading) -> bool:
    names_people = not people().isdisjoint(reading.words.present)
    if all(cue.id in people_only() for cue in reading.casualty_cues) and not (names_people and reading.casualty_cues):
        return False
    return bool(reading.quantities) or (names_people and not ONE.isdisjoint(reading.words.present))


def _adds_victims(reading: Reading, readings: Mapping[int, Reading]) -> bool:
    before = (readings[index] for index in _before(reading.index, TOLLS_BACK) if index in readings)
    goes_on = any(other.casualty_cues for other in before) and bool(_PARTS.search(reading.text))
    return (goes_on or names_toll(reading.text)) and bool(reading.quantities)


def _before(index: int, sentences: int) -> range:
    return range(index - sentences, index)


def _places(reading: Reading, mentions: Sequence[Mention]) -> bool:
    is_named = any(mention.role == "site" for mention in mentions)
    return may_affect(reading) and (is_named or refers(reading.text))


def _speakers(readings: Mapping[int, Reading], chosen: Collection[int]) -> set[int]:
    """The sentences that name whom the "he" of a chosen one stands for."""
    found: set[int] = set()
    is_asked = False
    for index in sorted(readings, reverse=True):
        reading = readings[index]
        if is_asked and speaks(reading.words):
            found.add(index)
            is_asked = asks_back(reading.words)
        is_asked = is_asked or (index in chosen and asks_back(reading.words))
    return found
