"""Which patterns can match a text at all: each needs certain letters, which are looked for far faster than it is.

What a pattern needs is read off the pattern itself, so that no rule can be filtered away.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")

Need = frozenset[str]
"""Strings of which every match holds at least one."""

MOST = 12
"""Characters of a range that are looked for one by one; of a larger one some are hardly ever absent."""

_DIGITS = frozenset("0123456789")
_FOREIGN = re.compile("[\u0660-\u1fff\u2070-\U0010ffff]")
"""Among them are all digits of other scripts: in a text that has one, every pattern may match."""
_ODD = {"\u0130": "i", "\u0131": "i", "\u017f": "s"}
"""Letters that a pattern takes for these where it ignores case, though they have another small form."""
_ANY_ODD = re.compile(f"[{''.join(_ODD)}]")


def small_letters(text: str) -> str:
    """A text in small letters, each in its place: a pattern finds there what it finds in the text without case."""
    return text.lower() if text.isascii() else _ANY_ODD.sub(lambda match: _ODD[match[0]], text).lower()


class _Row(NamedTuple, Generic[T]):
    """What passes, its pattern, what that needs besides what calls for it, and whether that is in small letters."""

    row: T
    pattern: re.Pattern[str]
    others: list[Need]
    ignores_case: bool


class Sieve(Generic[T]):
    """Rows, each with a pattern, of which a text lets some pass."""

    def __init__(self, rows: Iterable[tuple[re.Pattern[str], T]]) -> None:
        self._rows: list[_Row[T]] = []
        self._always: list[int] = []
        called: dict[tuple[str, bool], list[int]] = {}
        for index, (pattern, row) in enumerate(rows):
            first, *others = needs(pattern) or [Need()]
            ignores_case = bool(pattern.flags & re.IGNORECASE)
            self._rows.append(_Row(row, pattern, others, ignores_case))
            self._always += [] if first else [index]
            for string in sorted(first):
                called.setdefault((string, ignores_case), []).append(index)
        self._families = _families(called)

    def passing(self, text: str) -> list[T]:
        """The rows whose patterns may match a text, in their order."""
        return [row.row for row in self._passing(text)]

    def matches(self, text: str) -> bool:
        """Whether any pattern matches somewhere in a text."""
        return any(row.pattern.search(text) for row in self._passing(text))

    def _passing(self, text: str) -> list[_Row[T]]:
        if not text.isascii() and _FOREIGN.search(text):
            return self._rows
        small = small_letters(text)
        held = [
            indices
            for family in [family for root, family in self._families if root in small]
            for string, ignores_case, indices in family
            if string in (small if ignores_case else text)
        ]
        found = sorted({*self._always, *chain.from_iterable(held)}) if held else self._always
        return [
            row
            for row in map(self._rows.__getitem__, found)
            if _has_all(row.others, small if row.ignores_case else text)
        ]


def _has_all(needed: list[Need], text: str) -> bool:
    for need in needed:
        for string in need:
            if string in text:
                break
        else:
            return False
    return True


Family = list[tuple[str, bool, list[int]]]
"""Strings that hold the same one, each with whether its case counts for nothing and the rows that it calls for."""


def _families(called: dict[tuple[str, bool], list[int]]) -> list[tuple[str, Family]]:
    """Families by the string that all in one hold: where that is missing, none is looked for."""
    roots = sorted(_shortest(string.lower() for string, _ in called), key=lambda root: (-len(root), root))
    families: dict[str, Family] = {}
    for (string, ignores_case), indices in called.items():
        root = next(root for root in roots if root in string.lower())
        families.setdefault(root, []).append((string, ignores_case, indices))
    return list(families.items())


def needs(pattern: re.Pattern[str]) -> list[Need]:
    """What every match of a pattern holds, the rarest first: of each need one string, small where it ignores case."""
    found = _of_sequence(parser.parse(pattern.pattern, pattern.flags))
    if pattern.flags & re.IGNORECASE:
        found = [frozenset(string.lower() for string in need) for need in found]
    return [_shortest(need) for need in found]


def _shortest(strings: Iterable[str]) -> Need:
    """Without the strings that hold another one."""
    every = frozenset(strings)
    return frozenset(string for string in every if not any(other in string for other in every - {string}))


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> list[Need]:
    """All that the items of a sequence need, first that of which the shortest, then the usual string is longest."""
    found: list[Need] = []
    run = ""
    for code, value in [*_flat(items), (None, None)]:
        if code is codes.LITERAL and _is_plain(value):
            run += chr(value)
            continue
        found += [frozenset({run})] * bool(run.strip()) + _of_item(code, value)
        run = ""
    return sorted(dict.fromkeys(found), key=_commonness)


def _commonness(need: Need) -> tuple[float, float, list[str]]:
    return -min(map(len, need)), -sum(map(len, need)) / len(need), sorted(need)


def _flat(items: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    """The items with those of groups among them, but for groups with flags of their own; without what has no width."""
    for code, value in items:
        if code is codes.SUBPATTERN and not value[1] and not value[2]:
            yield from _flat(value[3])
        elif code not in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
            yield code, value


def _of_item(code: Any, value: Any) -> list[Need]:  # noqa: ANN401
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and value[0]:
        return _of_sequence(value[2])
    if code is codes.BRANCH:
        return _either([next(iter(_of_sequence(branch)), Need()) for branch in value[1]])
    if code is codes.IN:
        return _either([_of_member(*member) for member in value])
    return []


def _either(needed: list[Need]) -> list[Need]:
    """What alternatives need together: nothing, where one of them needs nothing."""
    return [Need().union(*needed)] if all(needed) else []


def _of_member(code: Any, value: Any) -> Need:  # noqa: ANN401
    if code is codes.CATEGORY and value is codes.CATEGORY_DIGIT:
        return _DIGITS
    if code not in (codes.LITERAL, codes.RANGE):
        return Need()
    first, last = value if code is codes.RANGE else (value, value)
    is_told = last - first < MOST and all(map(_is_plain, range(first, last + 1)))
    return frozenset(map(chr, range(first, last + 1))) if is_told else Need()


def _is_plain(letter: int) -> bool:
    """Whether a letter and all that a pattern takes for it have one small form."""
    return letter < 128 or chr(letter).lower() == chr(letter).upper()
