"""Munition facts: how many were launched, intercepted, hit or lost (codebook section 2)."""

from spacy.tokens import Token

from strikelog.extract.lexicon import Cue, pattern
from strikelog.extract.munition_counts import MEMORY, OF_WHICH, Counted, Memory, Strike, count, remember_munitions
from strikelog.extract.munition_parts import broken_down, is_part, is_whole, located_parts, told_of_all
from strikelog.extract.reading import Reading, Tie, has_object, is_passive, ties
from strikelog.extract.weapons import Weapon, find_weapons
from strikelog.model import Count

REACH = 12
"""Tokens between a munition and the nearest cue, where the parse ties it to none."""


def find_strikes(reading: Reading, memory: Memory) -> list[Strike]:
    """The munition claims of one sentence, in order; updates `memory`."""
    weapons = find_weapons(reading)
    counted = list(count(reading, weapons, memory))
    strikes = [strike for item in counted if (strike := _strike(reading, item, counted, memory))]
    strikes += broken_down(reading, counted, strikes)
    strikes += located_parts(reading, strikes)
    strikes += told_of_all(reading, strikes, memory)
    strikes += [strike for weapon in weapons if (strike := _implied(reading, weapon, counted))]
    strikes = _shared_status(strikes)
    remember_munitions(memory, reading, counted, strikes, weapons)
    return sorted(strikes, key=lambda strike: (strike.start, strike.end))


def _strike(reading: Reading, item: Counted, counted: list[Counted], memory: Memory) -> Strike | None:
    cue, path = _governing(reading, item.word)
    if cue is None and item.weapon is not None:
        cue, path = _nearest(reading, item, counted), "near"
    if cue is None and item.weapon is not None and _is_listed(reading, item) and memory.counted:
        return _there(item)
    if item.weapon is not None and item.weapon.end <= item.quantity.start:
        return (
            _there(item)
            if cue is None or cue.category == "launched" or path == "near" or cue.id == "lost.fall"  # the number fell
            else _made(reading, item, cue.category, cue, path, counted)
        )
    if cue is None and item.weapon is not None and _exists(item.word) and reading.index - memory.index <= MEMORY:
        return _there(item)
    if cue is None or _is_no_event(reading, cue, item.word):
        return None
    status = _status(reading, cue, item.munition)
    if not status:
        return None
    whole = is_whole(reading, item, counted)
    if whole and status in ("intercepted", "hit", "lost"):
        status = "launched"
    return _made(reading, item, status, cue, path, counted)


def _made(reading: Reading, item: Counted, status: str, cue: Cue, path: str, counted: list[Counted]) -> Strike:
    anchor = reading.doc[cue.anchor]
    weapon = item.weapon
    end = max(item.quantity.end, weapon.end if weapon else 0, item.word.idx + len(item.word))
    return Strike(
        munition=item.munition,
        model=item.model,
        status=status,
        count=item.quantity.count,
        start=item.quantity.start,
        end=end,
        word=item.word,
        cue=anchor,
        subset=is_part(reading, item, counted),
        rule=cue.id,
        path=path,
        deed=cue.category,
        anaphoric=item.weapon is None,
    )


def _governing(reading: Reading, word: Token) -> tuple[Cue | None, str]:
    """The cue that governs a word in the parse, and how."""
    found: list[tuple[Cue, Tie]] = []
    for tie in ties(word):
        found += [(cue, tie) for cue in _cues_at(reading, tie.governor) if _takes(cue, tie)][:1]
    if not found:
        return None, ""
    own = found[0][0]
    main = next((cue for cue, tie in found if tie.far <= 2 and not _is_own_clause(tie, word)), None)
    return (main if main and own.category == "launched" else own), "parse"


def _is_own_clause(tie: Tie, word: Token) -> bool:
    """Whether the governor hangs on the word ("missiles *used* to strike") and not the word on it."""
    return tie.governor.head.i == word.i


_LISTING = pattern("munitions.listing")


def _is_listed(reading: Reading, item: Counted) -> bool:
    """ "The list names four Kinzhals": munitions of the attack just told of."""
    return bool(_LISTING.search(reading.doc.text[: item.quantity.start]))


def _exists(word: Token) -> bool:
    """ "There were also four missiles"."""
    return word.dep_ == "attr" and any(child.dep_ == "expl" for child in word.head.children)


def _there(item: Counted) -> Strike:
    """Munitions that "there were", told of in a report of an attack: launched."""
    end = max(item.quantity.end, item.weapon.end if item.weapon else 0)
    count, start = item.quantity.count, min(item.quantity.start, item.weapon.start if item.weapon else end)
    return Strike(
        item.munition,
        item.model,
        "launched",
        count,
        start,
        end,
        item.word,
        None,
        False,
        "launch.there-were",
        "there",
        "launched",
    )


_LANDING = frozenset({"bomb", "shell", "rocket"})


def _status(reading: Reading, cue: Cue, munition: str) -> str:
    """ "They hit the plant with four missiles" tells what was fired; "it was hit by four missiles" what arrived."""
    if cue.id == "lost.fall" and munition in _LANDING:
        return "hit"  # a drone that falls has failed, a bomb that falls has not
    verb = reading.doc[cue.anchor]
    if (told := _told_as(reading, verb)) and cue.category == "launched":
        return told
    if cue.kind == "verb" and any(child.dep_ == "neg" for child in verb.children):
        return "lost" if cue.category == "hit" else ""
    fired = cue.category == "hit" and cue.kind == "verb" and not is_passive(verb) and verb.tag_ != "VBN"
    with_it = any(child.lower_ == "with" and child.dep_ == "prep" for child in verb.children)
    return "launched" if fired and with_it and any(child.dep_ == "nsubj" for child in verb.children) else cue.category


def _opens_with_as(clause: Token) -> bool:
    return clause.dep_ == "advcl" and any(child.lower_ == "as" and child.dep_ == "mark" for child in clause.children)


def _told_as(reading: Reading, verb: Token) -> str:
    """ "58 of which it counted as destroyed": what they were counted as."""
    inner = [token.i for child in verb.children if child.lower_ == "as" for token in child.children]
    inner += [child.i for child in verb.children if child.dep_ == "oprd" or _opens_with_as(child)]
    return next((cue.category for cue in reading.status_cues if cue.anchor in inner and "object" in cue.takes), "")


def _cues_at(reading: Reading, governor: Token) -> list[Cue]:
    anchored = [cue for cue in reading.status_cues if cue.anchor == governor.i]
    return anchored or [cue for cue in reading.status_cues if cue.start <= governor.i < cue.end]


def _takes(cue: Cue, tie: Tie) -> bool:
    verb = tie.governor
    relation = tie.relation
    if cue.kind != "verb" and relation in cue.takes:
        return True
    if relation in ("subject", "object") and cue.kind == "verb":
        passive = relation == "object" and (is_passive(verb) or verb.tag_ == "VBN")
        elliptical = (
            relation == "subject"
            and verb.tag_ in ("VBN", "VBD")
            and not has_object(verb)
            and "object" in cue.takes
            and "subject" not in cue.takes
        )
        return relation in cue.takes or (passive and "object" in cue.takes) or elliptical
    if relation == "conjunct":
        return False
    if relation in ("with", "by", "of", "involving", "using", "from"):
        return relation in cue.takes
    return False


def _nearest(reading: Reading, item: Counted, counted: list[Counted]) -> Cue | None:
    """The nearest cue in the sentence, where the parse ties the munition to none."""
    word = item.word
    near = [
        cue
        for cue in reading.status_cues
        if abs(cue.anchor - word.i) <= REACH and not _is_of_a_part(reading, cue, item, counted)
    ]
    return min(near, key=lambda cue: (abs(cue.anchor - word.i), cue.anchor), default=None)


def _is_of_a_part(reading: Reading, cue: Cue, item: Counted, counted: list[Counted]) -> bool:
    """Whether a cue tells what became of a part: "four Kinzhals, of which one was *intercepted*, and 55 Kalibrs"."""
    at = reading.doc[cue.anchor].idx
    parts = [m for m in OF_WHICH.finditer(reading.doc.text) if m.start() < at]
    if not parts:
        return False
    begin, end = sorted((item.quantity.start, at))
    if ":" in reading.doc.text[begin:end]:
        return False
    own = [other for other in counted if parts[-1].start() - 12 < other.quantity.start < at and other is not item]
    return bool(own) and (begin <= parts[-1].start() <= end or item.quantity.start > at)


def _is_no_event(reading: Reading, cue: Cue, word: Token) -> bool:
    """Deliveries, tests, plans, threats: a context cue in the clause of the munition or over its verb."""
    verb = reading.doc[cue.anchor]
    chain = {verb.i, *(token.i for token in verb.ancestors), *(child.i for child in verb.children)}
    for context in reading.context_cues:
        if reading.doc[context.start].text == "May":
            continue
        covered = set(range(context.start, context.end))
        if context.id in ("context.test", "context.sport") or (covered & chain and _near(context, cue, word)):
            return True
    return False


def _near(context: Cue, cue: Cue, word: Token) -> bool:
    return abs(context.start - cue.anchor) <= 4 or abs(context.start - word.i) <= 6


def _implied(reading: Reading, weapon: Weapon, counted: list[Counted]) -> Strike | None:
    """One munition by its singular noun: "a missile hit the plant"."""
    if weapon.plural or weapon.munition == "mixed" or any(item.weapon is weapon for item in counted):
        return None
    determiner = next((child for child in weapon.head.children if child.dep_ == "det"), None)
    if determiner is None or determiner.lower_ not in ("a", "an", "the", "another"):
        return None
    cue, path = _governing(reading, weapon.head)
    if cue is None or not cue.category or _is_no_event(reading, cue, weapon.head):
        return None
    start = determiner.idx
    count = Count(1, 1, "implied", reading.doc.text[start : weapon.end])
    anchor = reading.doc[cue.anchor]
    return Strike(
        weapon.munition,
        weapon.model,
        cue.category,
        count,
        start,
        weapon.end,
        weapon.head,
        anchor,
        False,
        cue.id,
        path,
        cue.category,
    )


def _shared_status(strikes: list[Strike]) -> list[Strike]:
    """One claim per number: a number found twice keeps its first reading."""
    seen: dict[tuple[int, str], Strike] = {}
    for strike in strikes:
        seen.setdefault((strike.start, strike.munition), strike)
    return list(seen.values())
