"""Wholes and parts among munitions: "13 of 15", "including 34 over", "all of which", lists behind a colon."""

import re
from dataclasses import replace

from strikelog.extract.lexicon import pattern
from strikelog.extract.munition_counts import WERE, Counted, Memory, Strike, is_of_others
from strikelog.extract.numbers import Quantity
from strikelog.extract.people import people
from strikelog.extract.reading import Reading
from strikelog.extract.weapons import Weapon

_PARTS = frozenset({"including", "among"})


_WHERE = pattern("munitions.where")


_LISTED = re.compile(r"[^.;]{0,60}?(?:,|\band\b)\s*")


def located_parts(reading: Reading, strikes: list[Strike], weapons: list[Weapon]) -> list[Strike]:
    """ "shot down 25 drones, including 19 over one region and six over the coast": parts of the number before."""
    taken = {strike.start for strike in strikes}
    parts: list[Strike] = []
    for quantity in reading.quantities:
        whole = max((s for s in [*strikes, *parts] if s.end <= quantity.start), key=lambda s: s.start, default=None)
        if (
            whole is None
            or is_of_others(reading, quantity, weapons)
            or _counts_people(reading, quantity)
            or quantity.start in taken
            or not _WHERE.match(reading.text, quantity.end)
        ):
            continue
        between = reading.text[whole.end : quantity.start]
        of_them = bool(re.match(r" of (?:them|these|those)\b", reading.text[quantity.end :]))
        located = re.match(r"(?: \w+){0,3} (?:over|in|near|at|above|around|across)\b", reading.text[whole.end :])
        opens = re.search(r"\b(?:including|among them|of which|of them)\b|:\s*$", between)
        if opens or of_them or ((located or whole in parts) and _LISTED.fullmatch(between)):
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


def _counts_people(reading: Reading, quantity: Quantity) -> bool:
    """ "four of them children" counts no rockets."""
    match = re.match(r" of (?:them|whom|those),? (?:were )?(?P<who>\w+)", reading.text[quantity.end :])
    return match is not None and match["who"].lower() in people()


def broken_down(reading: Reading, counted: list[Counted], strikes: list[Strike]) -> list[Strike]:
    """ "fired 40 missiles, officials said: 25 Kh-101, 10 Kalibr and five Kh-22": parts behind a colon."""
    found = []
    taken = {strike.start for strike in strikes}
    for item in counted:
        colon = _opener(reading.text, item.quantity.start)
        whole = max((s for s in strikes if s.end <= colon), key=lambda s: s.start, default=None)
        if whole is None or item.weapon is None or item.quantity.start in taken:
            continue
        if whole.munition in (item.munition, "mixed"):
            found.append(_part_of(whole, item, item.weapon))
    found += [
        _part_of(whole, item, item.weapon)
        for item in counted
        if item.weapon and item.quantity.start not in taken and (whole := _named_anew(reading, item, strikes))
    ]
    return found or _appended(strikes, [item for item in counted if item.quantity.start not in taken])


def _named_anew(reading: Reading, item: Counted, strikes: list[Strike]) -> Strike | None:
    """The whole of "90 drones, of which some 60 were Shaheds"."""
    if item.weapon is None or not WERE.fullmatch(reading.text[item.quantity.end : item.weapon.start]):
        return None
    before = (s for s in strikes if s.end <= item.quantity.start and s.munition in (item.munition, "mixed"))
    return max(before, key=lambda s: s.start, default=None)


def _appended(strikes: list[Strike], rest: list[Counted]) -> list[Strike]:
    """ "Eight missiles were fired, five Iskander-M and three Kinzhals": two or more that add up to the whole."""
    if len(rest) < 2 or any(item.weapon is None for item in rest):
        return []
    whole = max((s for s in strikes if s.end <= rest[0].quantity.start), key=lambda s: s.start, default=None)
    if whole is None or any(item.munition != whole.munition and whole.munition != "mixed" for item in rest):
        return []
    if sum(item.quantity.count.minimum or 0 for item in rest) != whole.count.minimum:
        return []
    return [_part_of(whole, item, item.weapon) for item in rest if item.weapon]


_OPENER = re.compile(r":|\b(?:including|among them)\b")


def _opener(text: str, before: int) -> int:
    """Where the list that a number stands in begins (a colon, "including", "among them"); -1 where it is in none."""
    return max((match.start() for match in _OPENER.finditer(text, 0, before)), default=-1)


def _part_of(whole: Strike, item: Counted, weapon: Weapon) -> Strike:
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


def told_of_all(reading: Reading, strikes: list[Strike], memory: Memory) -> list[Strike]:
    """ "85 drones were launched, all of which were downed": the number before once more, with another fate."""
    found = []
    for match in _ALL.finditer(reading.text):
        verb = reading.token_at(match.start("verb") if match["verb"] else match.start("verb2"))
        cue = next((cue for cue in reading.status_cues if cue.anchor == verb.i and "object" in cue.takes), None)
        whole = max((s for s in strikes if s.end <= match.start()), key=lambda s: s.start, default=memory.last)
        is_most = re.search(r"\b(?:nearly|almost|virtually|not|practically) $", reading.text[: match.start()])
        if cue and whole and cue.category != whole.status and not is_most:
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


_OPENS_WITH_OF = re.compile(r"(?:^|[.;,] )[Oo]f (?:the |these )?(?:\w+ )?$")
""" "Of the 17 missiles, 14 were shot down"."""
_SHARE_OF = pattern("munitions.share-of")


_OF = (
    "of",
    "of the",
    "of some",
    "of about",
    "of around",
    "of nearly",
    "of more than",
    "out of",
    "of a total of",
    "of all",
)


def is_whole(reading: Reading, item: Counted, counted: list[Counted]) -> bool:
    """Whether a number is the Y of "X of Y": "shot down 13 of 15 drones"."""
    before = reading.text[max(0, item.quantity.start - 20) : item.quantity.start].lower()
    if not before.rstrip().endswith(_OF):
        return False
    if _SHARE_OF.search(reading.text[: item.quantity.start]):
        return True
    later = any(quantity.start > item.quantity.end for quantity in reading.quantities)
    if later and _OPENS_WITH_OF.search(reading.text[: item.quantity.start]):
        return True
    start = item.quantity.start
    return any(0 < start - other.quantity.end <= 14 for other in counted if other is not item) or any(
        0 < start - quantity.end <= 14 for quantity in reading.quantities
    )


def _is_whole_of(reading: Reading, whole: Counted, part: Counted) -> bool:
    """ "36 missiles: 20 Kh-101 and 16 Kalibr"."""
    if whole is part or whole.quantity.end > part.quantity.start or whole.munition not in (part.munition, "mixed"):
        return False
    return ":" in reading.text[whole.quantity.end : part.quantity.start]


def is_part(reading: Reading, item: Counted, counted: list[Counted]) -> bool:
    before = reading.text[max(0, item.quantity.start - 30) : item.quantity.start].lower()
    after = reading.text[item.quantity.end : item.quantity.end + 20].lower()
    if item.weapon and WERE.fullmatch(reading.text[item.quantity.end : item.weapon.start]):
        return True
    if any(_is_whole_of(reading, other, item) for other in counted):
        return True
    return any(f"{word} " in before[-14:] for word in _PARTS) or after.startswith((" of them over", " of those over"))
