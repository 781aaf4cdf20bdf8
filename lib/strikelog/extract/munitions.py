"""Munition facts: how many were launched, intercepted, hit or lost (codebook section 2)."""

from dataclasses import replace

from spacy.tokens import Token

from strikelog.extract.lexicon import Cue, pattern
from strikelog.extract.munition_counts import MEMORY, OF_WHICH, Counted, Memory, Strike, count, remember_munitions
from strikelog.extract.munition_parts import broken_down, is_part, is_whole, located_parts, told_of_all
from strikelog.extract.reading import NO_EVENT, Reading, Tie, has_object, is_passive, ties
from strikelog.extract.weapons import Weapon, find_weapons
from strikelog.model import Count

MAIN = 3
"""Steps from a munition to the verb of its sentence: "one of the rockets fired from Gaza *landed*"."""
REACH = 18
"""Tokens between a munition and the nearest cue, where the parse ties it to none."""


def find_strikes(reading: Reading, memory: Memory) -> list[Strike]:
    """The munition claims of one sentence, in order; updates `memory`."""
    weapons = find_weapons(reading)
    counted = list(count(reading, weapons, memory))
    strikes = [strike for item in counted if (strike := _strike(reading, item, counted, memory))]
    strikes = _of_the_whole(reading, strikes)
    strikes += _befallen_next(reading, strikes)
    strikes += broken_down(reading, counted, strikes)
    strikes += located_parts(reading, strikes, weapons)
    strikes += told_of_all(reading, strikes, memory)
    strikes += [strike for weapon in weapons if (strike := _implied(reading, weapon, counted))]
    strikes = _shared_status(strikes)
    remember_munitions(memory, reading, counted, strikes, weapons)
    return sorted(strikes, key=lambda strike: (strike.start, strike.end))


def _strike(reading: Reading, item: Counted, counted: list[Counted], memory: Memory) -> Strike | None:
    cue, path = _governing(reading, item.word)
    if cue and _is_listed_under_another(reading, cue, item, counted):
        return None
    in_all = _IN_ALL.match(reading.text, item.quantity.end)
    if cue is None and (item.weapon is not None or in_all):
        cue, path = _nearest(reading, item, counted), "near"
    if (
        cue is None
        and item.weapon is not None
        and (memory.counted or memory.announced)
        and _is_told_on(reading, item, memory)
    ):
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
    if not status or (status == "launched" and item.quantity.count.maximum == 0):
        return None
    whole = is_whole(reading, item, counted)
    if whole and status in ("intercepted", "hit", "lost"):
        status = "launched"
    return _made(reading, item, status, cue, path, counted)


_AIMED = pattern("munitions.aimed")


def _of_the_whole(reading: Reading, strikes: list[Strike]) -> list[Strike]:
    """ "Intercepted seven missiles, three of them targeting Riyadh, two targeting Jizan": parts share its fate."""
    told: list[Strike] = []
    for strike in strikes:
        whole = told[-1] if told else None
        number_end = strike.start + len(strike.count.text)
        if whole and strike.anaphoric and _AIMED.match(reading.text, number_end) and strike.munition == whole.munition:
            strike = replace(strike, status=whole.status, rule=whole.rule, deed=whole.deed, path="part", subset=True)
        told.append(strike)
    return told


def _befallen_next(reading: Reading, strikes: list[Strike]) -> list[Strike]:
    """ "Five rockets were fired from Gaza and were intercepted": what the same munitions did or suffered next."""
    found = []
    for strike in strikes:
        verb = strike.cue
        if verb is None or verb.pos_ != "VERB" or strike.word.i > verb.i or strike.word.head.i != verb.i:
            continue
        for then in (child for child in verb.children if child.dep_ == "conj" and not _has_subject(child)):
            cue = next((cue for cue in _cues_at(reading, then) if _suffers(cue, then)), None)
            status = _status(reading, cue, strike.munition) if cue else ""
            counts_anew = any(verb.idx < quantity.start < then.idx for quantity in reading.quantities)
            if cue and status and status != strike.status and not counts_anew:
                found.append(replace(strike, status=status, cue=then, rule=cue.id, path="next", deed=cue.category))
    return found


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)


def _suffers(cue: Cue, verb: Token) -> bool:
    """Whether the subject of a verb is the munition of its cue: "were intercepted", "hit a plant"."""
    if is_passive(verb) or (verb.tag_ in ("VBN", "VBD") and not has_object(verb) and "object" in cue.takes):
        return "object" in cue.takes
    return "subject" in cue.takes


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
        return _among_used(reading, word)
    own = found[0][0]
    above = found[0][1].governor
    if own.category == "launched" and above.dep_ == "ccomp" and found[0][1].relation == "subject":
        # "shot down all 14 drones fired": the parser takes the participle for a verb of its own
        main = next((cue for cue in _cues_at(reading, above.head) if cue.category == "intercepted"), None)
        if main and "object" in main.takes and not has_object(above.head):
            return main, "parse"
    main = next((cue for cue, tie in found if tie.far <= MAIN and not _is_own_clause(tie, word)), None)
    return (main if main and own.category == "launched" else own), "parse"


def _among_used(reading: Reading, word: Token) -> tuple[Cue | None, str]:
    """ "Eight Kinzhals were among the projectiles used in the attack"."""
    be = word.head if word.dep_ == "nsubj" and word.head.pos_ == "AUX" else None
    among = next((child for child in be.children if child.lower_ == "among"), None) if be is not None else None
    used = {token.i for token in among.subtree if token.dep_ in ("acl", "relcl")} if among is not None else set()
    return next(((cue, "parse") for cue in reading.status_cues if cue.anchor in used), (None, ""))


def _is_own_clause(tie: Tie, word: Token) -> bool:
    """Whether the governor hangs on the word ("missiles *used* to strike") and not the word on it."""
    return tie.governor.head.i == word.i


def _is_listed_under_another(reading: Reading, cue: Cue, item: Counted, counted: list[Counted]) -> bool:
    """ "It spoke of 210, of which 144 were destroyed: one Zircon": the list tells what the 144 were."""
    at = reading.doc[cue.anchor].idx
    colon = reading.text.rfind(":", at, item.quantity.start)
    return colon > 0 and sum(at < other.quantity.start < colon for other in counted) > 1


_LISTING = pattern("munitions.listing")


def _is_told_on(reading: Reading, item: Counted, memory: Memory) -> bool:
    """ "The list names four Kinzhals", "So too were 100 Kalibrs": munitions of the attack just told of."""
    if not may_go_on(reading):
        return False
    goes_on = (reading.index - memory.index <= 1 or memory.announced) and not reading.status_cues
    return goes_on or lists(reading.text[: item.quantity.start])


def may_go_on(reading: Reading) -> bool:
    """Whether nothing in a sentence keeps it from going on with the attack before: no test, no delivery."""
    return all(cue.id == "context.plan" for cue in reading.context_cues)


def lists(text: str) -> bool:
    """ "The list names"."""
    return bool(_LISTING.search(text))


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


_HARMLESS = pattern("munitions.harmless")
"""Where a munition comes down without effect."""
_INTO_THE_SEA = pattern("munitions.into-the-sea")
"""Launches at nobody: tests and shows of force."""
_SUPPOSES = pattern("munitions.supposes")
_IN_ALL = pattern("munitions.in-all")
_LANDING = frozenset({"bomb", "shell", "rocket"})


def _status(reading: Reading, cue: Cue, munition: str) -> str:
    """ "They hit the plant with four missiles" tells what was fired; "it was hit by four missiles" what arrived."""
    if cue.id == "lost.fall" and munition in _LANDING:
        return "hit"  # a drone that falls has failed, a bomb that falls has not
    verb = reading.doc[cue.anchor]
    if (told := _told_as(reading, verb)) and cue.category == "launched":
        return told
    last = reading.doc[cue.end - 1]
    if cue.category in ("hit", "lost") and _HARMLESS.match(reading.text, last.idx + len(last)):
        return "lost"
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
    if relation == "npadvmod":
        return cue.id == "intercept.down"  # "managed to down 14 of 20": the parser takes the verb for an adverb
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
        if abs(cue.anchor - word.i) <= REACH
        and (cue.kind != "verb" or reading.doc[cue.anchor].pos_ != "NOUN")
        and not _is_of_a_part(reading, cue, item, counted)
    ]
    return min(near, key=lambda cue: (cue.kind != "verb", abs(cue.anchor - word.i), cue.anchor), default=None)


def _is_of_a_part(reading: Reading, cue: Cue, item: Counted, counted: list[Counted]) -> bool:
    """Whether a cue tells what became of a part: "four Kinzhals, of which one was *intercepted*, and 55 Kalibrs"."""
    at = reading.doc[cue.anchor].idx
    parts = [m for m in OF_WHICH.finditer(reading.text) if m.start() < at]
    if not parts:
        return False
    begin, end = sorted((item.quantity.start, at))
    if ":" in reading.text[begin:end]:
        return False
    own = [other for other in counted if parts[-1].start() - 12 < other.quantity.start < at and other is not item]
    return bool(own) and (begin <= parts[-1].start() <= end or item.quantity.start > at)


def _is_no_event(reading: Reading, cue: Cue, word: Token) -> bool:
    """Deliveries, tests, plans, threats: a context cue in the clause of the munition or over its verb."""
    if is_supposed(reading):
        return True
    if cue.category == "launched" and _INTO_THE_SEA.search(reading.text[word.idx :]):
        return True
    verb = reading.doc[cue.anchor]
    chain = {verb.i, *(token.i for token in verb.ancestors), *(child.i for child in verb.children)}
    for context in reading.context_cues:
        if reading.doc[context.start].text == "May":
            continue
        covered = set(range(context.start, context.end))
        if _is_compounded(reading, context):
            continue
        if covered & chain and _near(context, cue, word):
            return True
    return False


def is_planned(reading: Reading, cue: Cue) -> bool:
    """ "Could fire 200 missiles", "if talks fail"."""
    plans = (context for context in reading.context_cues if context.id == "context.plan")
    return any(
        0 <= cue.start - context.end <= BESIDE and reading.words.texts[context.start] != "May" for context in plans
    )


BESIDE = 1
"""Words between a plan and its verb."""


def is_supposed(reading: Reading) -> bool:
    """Whether a sentence as a whole tells of no event: a condition, a test, sport."""
    contexts = (cue for cue in reading.context_cues if cue.id in NO_EVENT)
    return bool(_SUPPOSES.match(reading.text)) or any(not _is_compounded(reading, cue) for cue in contexts)


def _is_compounded(reading: Reading, cue: Cue) -> bool:
    """ "Iranian-built drones"."""
    return cue.start > 0 and reading.words.texts[cue.start - 1] == "-"


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
    count = Count(1, 1, "implied", reading.text[start : weapon.end])
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
    seen: dict[tuple[int, str, str], Strike] = {}
    for strike in strikes:
        seen.setdefault((strike.start, strike.munition, strike.status if strike.path == "next" else ""), strike)
    return list(seen.values())
