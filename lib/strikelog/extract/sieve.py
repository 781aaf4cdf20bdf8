"""Which patterns can match a text at all: each needs certain letters, which are looked for far faster than it is.

What a pattern needs is read off the pattern itself, so that no rule can be filtered away.
"""

import re
from collections.abc import Iterable
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar

T = TypeVar("T")

Need = frozenset[str]
"""Strings of which every match holds at least one."""

MOST = 12
"""Characters of a range that are looked for one by one; of a larger one some are hardly ever absent."""


def folded(text: str) -> str:
    """A text in the letters of needs: equal for texts that are equal to a pattern that ignores case."""
    return text.lower() if text.isascii() else text.casefold().replace("ı", "i")


def needs(pattern: re.Pattern[str]) -> list[Need]:
    """What every match of a pattern holds, the rarest first: of each need one string, in small letters."""
    return [_shortest(need) for need in _of_sequence(parser.parse(pattern.pattern, pattern.flags))]


class Sieve(Generic[T]):
    """Rows, each with a pattern, of which a text lets some pass."""

    def __init__(self, rows: Iterable[tuple[re.Pattern[str], T]]) -> None:
        self._rows: list[tuple[T, list[Need]]] = []
        self._always: set[int] = set()
        self._by_string: dict[str, set[int]] = {}
        for index, (pattern, row) in enumerate(rows):
            first, *others = needs(pattern) or [frozenset()]
            self._rows.append((row, others))
            self._always |= set() if first else {index}
            for string in first:
                self._by_string.setdefault(string, set()).add(index)

    def passing(self, text: str) -> list[T]:
        """The rows whose patterns may match a text that is `folded`, in their order."""
        held = [rows for string, rows in self._by_string.items() if string in text]
        found = (self._rows[index] for index in sorted(self._always.union(*held)))
        return [row for row, others in found if all(any(string in text for string in need) for need in others)]


def _shortest(need: Need) -> Need:
    """Without the strings that hold another one."""
    return frozenset(string for string in need if not any(other in string for other in need - {string}))


def _of_sequence(items: Iterable[tuple[Any, Any]]) -> list[Need]:
    """All that the items of a sequence need; the one with the longest strings first, then the fewest."""
    found: list[Need] = []
    run = ""
    for code, value in [*items, (None, None)]:
        if code is codes.LITERAL:
            run += chr(value).lower()
            continue
        found += [frozenset({run})] * bool(run) + _of_item(code, value)
        run = ""
    return sorted(dict.fromkeys(found), key=lambda need: (-min(map(len, need)), len(need), sorted(need)))


def _of_item(code: Any, value: Any) -> list[Need]:  # noqa: ANN401
    if code is codes.SUBPATTERN:
        return _of_sequence(value[-1])
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT) and value[0]:
        return _of_sequence(value[2])
    if code is codes.BRANCH:
        firsts = [_of_sequence(branch)[:1] for branch in value[1]]
        return [frozenset[str]().union(*(need for (need,) in firsts))] if all(firsts) else []
    if code is codes.IN:
        members = [_of_member(*member) for member in value]
        return [frozenset[str]().union(*members)] if all(members) else []
    return []


def _of_member(code: Any, value: Any) -> Need:  # noqa: ANN401
    if code is codes.LITERAL:
        return frozenset(chr(value).lower())
    if code is codes.RANGE and value[1] - value[0] < MOST:
        return frozenset(chr(each).lower() for each in range(value[0], value[1] + 1))
    return frozenset()
