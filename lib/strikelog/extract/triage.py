"""Which sentences the parser must see: the words of all others rule out that they tell anything."""

from collections.abc import Mapping, Sequence

from strikelog.extract.attribution import asks_back, speaks
from strikelog.extract.casualties import ONE, denies_casualties
from strikelog.extract.casualty_cues import MEMORY as TOLLS_BACK
from strikelog.extract.casualty_cues import names_toll
from strikelog.extract.lexicon import pattern
from strikelog.extract.mentions import Mention
from strikelog.extract.munition_counts import MEMORY as STRIKES_BACK
from strikelog.extract.reading import Reading
from strikelog.extract.toponyms import refers

_THE = ONE | {"the"}
PHRASE = 10
"""Words of a noun phrase at most, from its article to the munition."""
_PARTS = pattern("triage.parts")
"""Words by which a number is a part of those counted in the sentences before."""


def wanted(readings: Mapping[int, Reading], mentions: Mapping[int, Sequence[Mention]]) -> list[int]:
    """The sentences to parse, in order, of those with any word of the lexicons. `mentions` are their places."""
    chosen = {
        index
        for index, reading in readings.items()
        if _munitions(reading, readings) or _people(reading, readings) or _places(reading, mentions[index])
    }
    return sorted(chosen | _speakers(readings, chosen))


def _munitions(reading: Reading, readings: Mapping[int, Reading]) -> bool:
    """A munition with a number, one munition with a deed; a deed and a number of those named before."""
    if reading.munition_cues:
        return bool(reading.quantities) or (bool(reading.status_cues) and _names_one(reading))
    named = any(index in readings and readings[index].munition_cues for index in _before(reading.index, STRIKES_BACK))
    return named and bool(reading.quantities and reading.status_cues)


def _names_one(reading: Reading) -> bool:
    """ "A Russian Iskander-M missile"."""
    singular = [cue for cue in reading.munition_cues if not reading.words.lower[cue.end - 1].endswith("s")]
    return any(not _THE.isdisjoint(reading.words.lower[max(0, cue.start - PHRASE) : cue.start]) for cue in singular)


def _people(reading: Reading, readings: Mapping[int, Reading]) -> bool:
    """A number, or one person, beside a casualty word; a toll; a part of the people counted before."""
    if denies_casualties(reading):
        return True
    if reading.casualty_cues and (reading.quantities or not ONE.isdisjoint(reading.words.present)):
        return True
    text = reading.text
    goes_on = any(index in readings and readings[index].casualty_cues for index in _before(reading.index, TOLLS_BACK))
    return bool(reading.quantities) and (names_toll(text) or (goes_on and bool(_PARTS.search(text))))


def _before(index: int, sentences: int) -> range:
    return range(index - sentences, index)


def _places(reading: Reading, mentions: Sequence[Mention]) -> bool:
    is_named = any(mention.role == "site" for mention in mentions)
    return bool(reading.effect_cues) and (is_named or refers(reading.text))


def _speakers(readings: Mapping[int, Reading], chosen: set[int]) -> set[int]:
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
