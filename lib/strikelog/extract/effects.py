"""Which places were affected, and how: effect cues tied to the places of their clause (codebook section 4)."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from strikelog.extract.lexicon import Cue
from strikelog.extract.mentions import Mention
from strikelog.extract.reading import NO_EVENT, Reading, clause_of, is_passive
from strikelog.extract.toponyms import referred

NEGATIONS = frozenset(
    {"no", "not", "n't", "n’t", "without", "never", "nor", "neither", "avoided", "nobody", "none", "zero"}
)
_FIRES = "struck.fired"
_AIMS = frozenset({"at", "on", "against", "into", "towards", "toward", "across", "over", "in", "targeting"})


@dataclass(frozen=True, slots=True)
class Affected:
    """A place and one effect that a cue at characters `start` to `end` tells of it."""

    mention: Mention
    effect: str
    rule: str
    start: int
    end: int


def find_affected(reading: Reading, mentions: list[Mention], last: dict[str, Mention], home: str) -> list[Affected]:
    """Every (place, effect) that a sentence states, in order of place and cue.

    `last` holds the city and the region last spoken of, for "the city was shelled again".
    """
    sites = [mention for mention in mentions if mention.role == "site"] or referred(reading.text, mentions, last, home)
    if _tells_no_event(reading):
        return []
    cues = [cue for cue in reading.effect_cues if not _is_denied(reading, cue) and not _is_a_munition(reading, cue)]
    found: list[Affected] = []
    for mention in sites:
        token = reading.token_at(mention.start)
        for cue in _applying(reading, token, mention, cues, len(sites) == 1):
            end = reading.doc[cue.end - 1]
            found.append(Affected(mention, cue.category, cue.id, reading.doc[cue.start].idx, end.idx + len(end)))
    return found


def may_affect(reading: Reading) -> bool:
    """Whether the words of a sentence leave any effect on a place, before it is parsed."""
    return not _tells_no_event(reading) and any(
        not _is_negated(reading, cue) and not _is_of_arms(reading, cue) and _may_aim(reading, cue)
        for cue in reading.effect_cues
    )


def _tells_no_event(reading: Reading) -> bool:
    return any(cue.id in NO_EVENT for cue in reading.context_cues)


def _may_aim(reading: Reading, cue: Cue) -> bool:
    return cue.id != _FIRES or not _AIMS.isdisjoint(reading.words.lower[cue.end :])


def _applying(reading: Reading, token: Token, mention: Mention, cues: list[Cue], alone: bool) -> list[Cue]:
    fitting = [cue for cue in cues if _fits(reading, cue, token, mention)]
    if alone:
        return fitting
    fitting = [cue for cue in fitting if not _DIVIDES.search(_between(reading, cue, mention))]
    same = [cue for cue in fitting if _same_clause(reading, cue, token)]
    return same or [cue for cue in fitting if abs(cue.start - token.i) <= 12]


_DIVIDES = re.compile(r";|, (?:while|whereas|but)\b")


def _between(reading: Reading, cue: Cue, mention: Mention) -> str:
    start, end = reading.doc[cue.start].idx, reading.doc[cue.end - 1].idx
    return reading.text[min(end, mention.end) : max(start, mention.start)]


def _fits(reading: Reading, cue: Cue, token: Token, mention: Mention) -> bool:
    """Firing affects what it is aimed at; everything else what it happens in."""
    del mention
    if cue.id != _FIRES:
        return True
    return token.i > cue.start and any(word.lower_ in _AIMS for word in reading.doc[cue.end : token.i])


def _same_clause(reading: Reading, cue: Cue, token: Token) -> bool:
    anchor = reading.doc[cue.start]
    over = {ancestor.i for ancestor in token.ancestors}
    mine, theirs = clause_of(token), clause_of(anchor)
    return (
        mine.i == theirs.i
        or anchor.i in over
        or theirs.i in over
        or (mine.i in {a.i for a in anchor.ancestors} and mine.dep_ != "ROOT")
    )


def _is_denied(reading: Reading, cue: Cue) -> bool:
    """ "no damage", "did not hit", "could strike"."""
    if _is_negated(reading, cue):
        return True
    anchor = reading.doc[cue.start]
    helpers = {child.lower_ for verb in (anchor, clause_of(anchor)) for child in verb.children if child.dep_ == "aux"}
    return bool(helpers & {"could", "would", "might", "may", "will", "should", "can"})


def _is_negated(reading: Reading, cue: Cue) -> bool:
    return not NEGATIONS.isdisjoint(reading.words.lower[max(0, cue.start - 4) : cue.start])


_CRAFT = ("drone", "drones", "uav", "uavs", "helicopter", "helicopters", "aircraft", "group")
_WARNINGS = ("alert", "alerts", "siren", "sirens", "warning", "warnings")
_ARMS = frozenset({*_CRAFT, *_WARNINGS})
_GUNS = frozenset(
    {
        "rocket",
        "artillery",
        "mortar",
        "missile",
        "gun",
        "tank",
        "sniper",
        "arms",
        "under",
        "opened",
        "open",
        "heavy",
        "return",
        "friendly",
        "cross",
        "enemy",
        "mlrs",
    }
)


def _downs_munitions(reading: Reading, cue: Cue) -> bool:
    """ "destroyed four drones" damages no place."""
    reach = range(cue.start - 8 if is_passive(reading.doc[cue.start]) else cue.start, cue.start + 9)
    return any(weapon.start in reach for weapon in reading.munition_cues)


def _is_a_munition(reading: Reading, cue: Cue) -> bool:
    """Whether a cue tells only of munitions: "attack drones", "destroyed four drones"."""
    if _is_of_arms(reading, cue):
        return True
    is_counted = any(status.anchor == cue.start for status in reading.status_cues)
    return is_counted and cue.category == "damage" and _downs_munitions(reading, cue)


def _is_of_arms(reading: Reading, cue: Cue) -> bool:
    """ "Opened fire", "attack drones", "missile strike alert"."""
    words = reading.words.lower
    if words[cue.start] in ("fire", "fires") and cue.start and words[cue.start - 1] in _GUNS:
        return True
    return cue.category == "struck" and cue.end < len(words) and words[cue.end] in _ARMS
