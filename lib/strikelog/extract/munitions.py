"""Munition facts: how many were launched, intercepted, hit or lost (codebook section 2)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from strikelog.extract.lexicon import Cue, pattern, people_only
from strikelog.extract.numbers import Quantity
from strikelog.extract.reading import Reading, Tie, has_object, is_passive, ties
from strikelog.extract.weapons import Weapon, find_weapons
from strikelog.model import Count

AIR_TARGETS = frozenset({"drone", "missile", "mixed", "rocket", "unspecified", "bomb"})
REACH = 12
"""Tokens between a munition and the nearest cue, where the parse ties it to none."""
MEMORY = 3
"""Sentences back in which "of these, 15 were shot down" finds what "these" are."""

_SHARED_ATTACKS = pattern("munitions.shared-attacks")
_ELLIPTIC = frozenset({"others", "more", "other", "ones", "total", "further"})
_PARTS = frozenset({"including", "among"})
_NAMES = pattern("munitions.names")
"""A list of models before the class: \"90 Shahed-, Gerbera-type and other drones\"."""
_WERE = pattern("munitions.were")
""" "of which some 30 were Gerans"."""
_KINDS = pattern("munitions.kinds")


@dataclass(frozen=True, slots=True)
class Strike:
    """A munition claim before date, place and speaker are known. Offsets are the sentence's."""

    munition: str
    model: str
    status: str
    count: Count
    start: int
    end: int
    word: Token
    cue: Token | None
    subset: bool
    rule: str
    path: str
    deed: str
    anaphoric: bool = False


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number and what it counts; `weapon` is None where the noun is left out."""

    quantity: Quantity
    weapon: Weapon | None
    word: Token
    munition: str = ""
    model: str = ""


@dataclass(slots=True)
class Memory:
    """The munitions last counted, for "13 were knocked down": class and sentence."""

    munition: str = ""
    model: str = ""
    index: int = -99
    counted: bool = False
    last: Strike | None = None


def find_strikes(reading: Reading, memory: Memory) -> list[Strike]:
    """The munition claims of one sentence, in order; updates `memory`."""
    weapons = find_weapons(reading)
    counted = list(_count(reading, weapons, memory))
    strikes = [strike for item in counted if (strike := _strike(reading, item, counted, memory))]
    strikes += _broken_down(reading, counted, strikes)
    strikes += _parts(reading, strikes)
    strikes += _alls(reading, strikes, memory)
    strikes += [strike for weapon in weapons if (strike := _implied(reading, weapon, counted))]
    strikes = _shared_status(strikes)
    _remember(memory, reading, counted, strikes, weapons)
    return sorted(strikes, key=lambda strike: (strike.start, strike.end))


def _remember(
    memory: Memory, reading: Reading, counted: list[_Counted], strikes: list[Strike], weapons: list[Weapon]
) -> None:
    memory.last = None if weapons else memory.last
    named = [item.weapon for item in counted if item.weapon] or weapons
    if not named or not (strikes or weapons):
        return
    classes = {weapon.munition for weapon in named}
    memory.munition = classes.pop() if len(classes) == 1 else "mixed"
    memory.model = named[0].model if len(named) == 1 else ""
    memory.index = reading.index
    memory.counted = bool(strikes)
    memory.last = strikes[-1] if len(strikes) == 1 else None


def _count(reading: Reading, weapons: list[Weapon], memory: Memory) -> Iterator[_Counted]:
    for quantity in reading.quantities:
        if _is_attack_count(reading, quantity):
            continue
        numbered = _number_of(reading, quantity, weapons)
        if numbered:
            yield _Counted(quantity, numbered, numbered.head, numbered.munition, numbered.model)
            continue
        weapon = _weapon_of(reading, quantity, weapons)
        if weapon and _is_modifier(weapon, quantity):
            continue
        if weapon:
            munition = _mixed_class(reading, weapon, weapons)
            yield _Counted(quantity, weapon, weapon.head, munition, "" if munition == "mixed" else weapon.model)
            continue
        word = None if _is_toll(reading, quantity) else _bare(reading, quantity)
        antecedent = _antecedent(reading, quantity, weapons, memory) if word is not None else ""
        if word is not None and antecedent:
            yield _Counted(quantity, None, word, antecedent, _model_before(quantity, weapons, memory))


_REACHING = pattern("munitions.reaching")


def _number_of(reading: Reading, quantity: Quantity, weapons: list[Weapon]) -> Weapon | None:
    """ "The number of drones launched had been 1,339"."""
    text = reading.doc.text
    for weapon in weapons:
        counted = re.search(r"\bnumber of (?:\w+ ){0,2}$", text[: weapon.start], re.IGNORECASE)
        if counted and weapon.end < quantity.start and _REACHING.fullmatch(text[weapon.end : quantity.number_start]):
            return weapon
    return None


def _is_modifier(weapon: Weapon, quantity: Quantity) -> bool:
    """ "330 rocket and artillery strikes": a class in the singular behind a plural number names no munitions."""
    plural_number = quantity.count.minimum != 1 or quantity.count.maximum != 1
    if not plural_number or weapon.plural or weapon.model:
        return False
    behind = weapon.head.doc.text[weapon.end :]
    return weapon.head.dep_ in ("compound", "amod", "nmod", "conj") or bool(_SHARED_ATTACKS.match(behind))


def _is_attack_count(reading: Reading, quantity: Quantity) -> bool:
    following = reading.doc.text[quantity.end : quantity.end + 60].lower().lstrip()
    before = reading.doc.text[: quantity.start].lower().rstrip()
    return following.startswith(("times", "per cent", "percent")) or before.endswith(
        ("all but", "except", "except for")
    )


def _weapon_of(reading: Reading, quantity: Quantity, weapons: list[Weapon]) -> Weapon | None:
    """The munition a number counts: the first one behind it with no other number, verb or comma list between."""
    for weapon in weapons:
        if weapon.start < quantity.number_end:
            continue
        between = reading.doc.char_span(quantity.number_end, weapon.start, alignment_mode="contract")
        return (
            weapon
            if between is None or _counts_across(reading.doc.text[quantity.number_end : weapon.start], list(between))
            else None
        )
    return None


_MEASURE = pattern("munitions.measure")
"""Words of a munition's own name that look like numbers."""


def _counts_across(between: str, tokens: list[Token]) -> bool:
    between = _MEASURE.sub("", between)
    words = [token for token in tokens if not token.is_space and token.text in between]
    if _NAMES.fullmatch(between) or _KINDS.fullmatch(between) or _WERE.fullmatch(between):
        return True
    if len(words) > 6 or any(char in between for char in ';:()"“”.'):
        return False
    if any(token.pos_ in ("VERB", "AUX") and token.tag_ not in ("VBN", "VBG") for token in words):
        return False
    if any(
        token.lower_
        in (
            "and",
            "but",
            "in",
            "at",
            "on",
            "with",
            "by",
            "from",
            "people",
            "attacks",
            "strikes",
            "said",
            "when",
            "as",
            "after",
            "while",
            "that",
            "who",
            "a",
            "an",
        )
        for token in words
    ):
        return (
            bool(words)
            and words[0].lower_ == "of"
            and not any(t.lower_ in ("and", "in", "with", "by", "people") for t in words)
        )
    return not any(
        token.tag_ in ("NNS", "NNPS", "CD") and token.lower_ not in ("dozens", "hundreds") for token in words
    )


def _mixed_class(reading: Reading, weapon: Weapon, weapons: list[Weapon]) -> str:
    """ "120 missiles and drones" is one number for two classes, unless the second has its own."""
    for other in weapons:
        joined = reading.doc.text[weapon.end : other.start].strip().lower() in ("and", "or", "and/or", "or even")
        if other.start > weapon.end and joined and other.munition != weapon.munition and other.plural:
            return "mixed"
    return weapon.munition


def _bare(reading: Reading, quantity: Quantity) -> Token | None:
    """The number's own token where no noun follows it: "13 were knocked down", "15 of them", "110 of which"."""
    span = reading.doc.char_span(quantity.number_start, quantity.number_end, alignment_mode="expand")
    if span is None:
        return None
    token = span[-1]
    if token.dep_ in ("nummod", "compound", "quantmod") and token.head.pos_ in ("NOUN", "PROPN", "SYM"):
        return (
            token.head
            if token.head.lower_ in ("others", "more", "ones", "other", "them", "these", "those", "total")
            else None
        )
    following = reading.doc[token.i + 1] if token.i + 1 < len(reading.doc) else None
    if following is not None and following.pos_ in ("NOUN", "PROPN", "ADJ") and following.lower_ not in _ELLIPTIC:
        return None
    return token


def _is_toll(reading: Reading, quantity: Quantity) -> bool:
    """ "12 injured", "killed 12": a bare number beside a casualty word counts people."""
    first, last = reading.token_at(quantity.number_start).i, reading.token_at(quantity.number_end - 1).i
    hurt = [cue for cue in reading.casualty_cues if cue.id not in people_only()]
    return any(cue.start in (last + 1, last + 2) or cue.end == first for cue in hurt)


def _model_before(quantity: Quantity, weapons: list[Weapon], memory: Memory) -> str:
    """The model that "of them" carries on, where just one was named."""
    before = {weapon.model for weapon in weapons if weapon.end <= quantity.start}
    return (before.pop() if len(before) == 1 else "") if before else memory.model


def _antecedent(reading: Reading, quantity: Quantity, weapons: list[Weapon], memory: Memory) -> str:
    """The class a bare number counts: the last munition before it here, or in the sentences just before."""
    after = [weapon for weapon in weapons if 0 < weapon.start - quantity.end < 40]
    if after and reading.doc.text[quantity.end : after[0].start].strip().lower().startswith(("of", "out of")):
        return after[0].munition
    before = [weapon for weapon in weapons if weapon.end <= quantity.start]
    if before:
        classes = {weapon.munition for weapon in before}
        return before[-1].munition if len(classes) == 1 else _latest_or_mixed(before)
    return memory.munition if memory.counted and reading.index - memory.index <= MEMORY else ""


def _latest_or_mixed(before: list[Weapon]) -> str:
    return "mixed" if len(before) >= 2 and before[-1].munition != before[-2].munition else before[-1].munition


def _strike(reading: Reading, item: _Counted, counted: list[_Counted], memory: Memory) -> Strike | None:
    cue, path = _governing(reading, item.word)
    if cue is None and item.weapon is not None:
        cue, path = _nearest(reading, item.word), "near"
    if item.weapon is not None and item.weapon.end <= item.quantity.start:
        return (
            _there(item)
            if cue is None or cue.category == "launched" or path == "near"
            else _made(reading, item, cue.category, cue, path, counted)
        )
    if cue is None and item.weapon is not None and _exists(item.word) and reading.index - memory.index <= MEMORY:
        return _there(item)
    if cue is None or _is_no_event(reading, cue, item.word):
        return None
    status = _status(reading, cue, item.munition)
    if not status:
        return None
    whole = _is_whole(reading, item, counted)
    if whole and status in ("intercepted", "hit", "lost"):
        status = "launched"
    return _made(reading, item, status, cue, path, counted)


def _made(reading: Reading, item: _Counted, status: str, cue: Cue, path: str, counted: list[_Counted]) -> Strike:
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
        subset=_is_part(reading, item, counted),
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


def _exists(word: Token) -> bool:
    """ "There were also four missiles"."""
    return word.dep_ == "attr" and any(child.dep_ == "expl" for child in word.head.children)


def _there(item: _Counted) -> Strike:
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
    fired = cue.category == "hit" and cue.kind == "verb" and not is_passive(verb) and verb.tag_ != "VBN"
    with_it = any(child.lower_ == "with" and child.dep_ == "prep" for child in verb.children)
    return "launched" if fired and with_it and any(child.dep_ == "nsubj" for child in verb.children) else cue.category


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


def _nearest(reading: Reading, word: Token) -> Cue | None:
    """The nearest cue in the sentence, where the parse ties the munition to none."""
    near = [cue for cue in reading.status_cues if abs(cue.anchor - word.i) <= REACH]
    return min(near, key=lambda cue: (abs(cue.anchor - word.i), cue.anchor), default=None)


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


_WHERE = pattern("munitions.where")
_LISTED = re.compile(r"[^.;]{0,60}?(?:,|\band\b)\s*")


def _parts(reading: Reading, strikes: list[Strike]) -> list[Strike]:
    """ "shot down 25 drones, including 19 over one region and six over the coast": parts of the number before."""
    taken = {strike.start for strike in strikes}
    parts: list[Strike] = []
    for quantity in reading.quantities:
        whole = max((s for s in [*strikes, *parts] if s.end <= quantity.start), key=lambda s: s.start, default=None)
        if whole is None or quantity.start in taken or not _WHERE.match(reading.doc.text, quantity.end):
            continue
        between = reading.doc.text[whole.end : quantity.start]
        of_them = bool(re.match(r" of (?:them|these|those)\b", reading.doc.text[quantity.end :]))
        located = re.match(r"(?: \w+){0,3} (?:over|in|near|at|above|around|across)\b", reading.doc.text[whole.end :])
        opens = re.search(r"\b(?:including|among them|of which|of them)\b", between)
        if opens or ((located or whole in parts) and _LISTED.fullmatch(between)):
            parts.append(
                replace(
                    whole,
                    count=quantity.count,
                    start=quantity.start,
                    end=quantity.end,
                    subset=bool(opens) or of_them or whole.subset,
                    path="part",
                )
            )
    return parts


def _broken_down(reading: Reading, counted: list[_Counted], strikes: list[Strike]) -> list[Strike]:
    """ "fired 40 missiles, officials said: 25 Kh-101, 10 Kalibr and five Kh-22": parts behind a colon."""
    found = []
    taken = {strike.start for strike in strikes}
    for item in counted:
        colon = _opener(reading.doc.text, item.quantity.start)
        whole = max((s for s in strikes if s.end <= colon), key=lambda s: s.start, default=None)
        if whole is None or item.weapon is None or item.quantity.start in taken:
            continue
        if whole.munition in (item.munition, "mixed"):
            found.append(_part_of(whole, item, item.weapon))
    return found


_OPENER = re.compile(r":|\b(?:including|among them)\b")


def _opener(text: str, before: int) -> int:
    """Where the list that a number stands in begins (a colon, "including", "among them"); -1 where it is in none."""
    return max((match.start() for match in _OPENER.finditer(text, 0, before)), default=-1)


def _part_of(whole: Strike, item: _Counted, weapon: Weapon) -> Strike:
    return replace(
        whole,
        munition=item.munition,
        model=weapon.model,
        count=item.quantity.count,
        start=item.quantity.start,
        end=max(item.quantity.end, weapon.end),
        word=item.word,
        subset=True,
        path="part",
    )


_ALL = pattern("munitions.all")


def _alls(reading: Reading, strikes: list[Strike], memory: Memory) -> list[Strike]:
    """ "85 drones were launched, all of which were downed": the number before once more, with another fate."""
    found = []
    for match in _ALL.finditer(reading.doc.text):
        verb = reading.token_at(match.start("verb") if match["verb"] else match.start("verb2"))
        cue = next((cue for cue in reading.status_cues if cue.anchor == verb.i and "object" in cue.takes), None)
        whole = max((s for s in strikes if s.end <= match.start()), key=lambda s: s.start, default=memory.last)
        if cue and whole and cue.category != whole.status:
            last = reading.doc[cue.end - 1]
            count = replace(whole.count, text=match.group().split()[0])
            found.append(
                replace(
                    whole,
                    status=cue.category,
                    count=count,
                    start=match.start(),
                    end=last.idx + len(last),
                    word=verb,
                    rule=cue.id,
                    path="all",
                    deed=cue.category,
                )
            )
    return found


_SHARE_OF = pattern("munitions.share-of")


def _is_whole(reading: Reading, item: _Counted, counted: list[_Counted]) -> bool:
    """Whether a number is the Y of "X of Y": "shot down 13 of 15 drones"."""
    before = reading.doc.text[max(0, item.quantity.start - 14) : item.quantity.start].lower()
    if not before.rstrip().endswith(("of", "of the", "of some", "of about", "out of")):
        return False
    if _SHARE_OF.search(reading.doc.text[: item.quantity.start]):
        return True
    start = item.quantity.start
    return any(0 < start - other.quantity.end <= 14 for other in counted if other is not item) or any(
        0 < start - quantity.end <= 14 for quantity in reading.quantities
    )


def _is_whole_of(reading: Reading, whole: _Counted, part: _Counted) -> bool:
    """ "36 missiles: 20 Kh-101 and 16 Kalibr"."""
    if whole is part or whole.quantity.end > part.quantity.start or whole.munition not in (part.munition, "mixed"):
        return False
    return ":" in reading.doc.text[whole.quantity.end : part.quantity.start]


def _is_part(reading: Reading, item: _Counted, counted: list[_Counted]) -> bool:
    before = reading.doc.text[max(0, item.quantity.start - 30) : item.quantity.start].lower()
    after = reading.doc.text[item.quantity.end : item.quantity.end + 20].lower()
    if item.weapon and _WERE.fullmatch(reading.doc.text[item.quantity.end : item.weapon.start]):
        return True
    if any(_is_whole_of(reading, other, item) for other in counted):
        return True
    return any(f"{word} " in before[-14:] for word in _PARTS) or after.startswith((" of them over", " of those over"))


def _implied(reading: Reading, weapon: Weapon, counted: list[_Counted]) -> Strike | None:
    """One munition by its singular noun: "a missile hit the plant"."""
    if weapon.plural or weapon.munition == "mixed" or any(item.weapon is weapon for item in counted):
        return None
    determiner = next((child for child in weapon.head.children if child.dep_ == "det"), None)
    if determiner is None or determiner.lower_ not in ("a", "an", "the", "another"):
        return None
    cue, path = _governing(reading, weapon.head)
    if cue is None or _is_no_event(reading, cue, weapon.head):
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
