"""Strings of which every match of a pattern holds one, told from the pattern itself.

To look for a string in a sentence costs a thirtieth of what a pattern costs, so a pattern runs only where one of its
needles stands. None is kept by hand: a pattern that is changed or added brings its own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

Needles = frozenset[str]
"""Every match holds at least one of them; none at all where nothing can be told."""

_DIGITS = frozenset("0123456789")
_FOREIGN = re.compile("[\u0660-\u1fff\u2070-\U0010ffff]")
"""Among them are all digits of other scripts: needles tell nothing of a text that has one."""
_ODD = {"\u0130": "i", "\u0131": "i", "\u017f": "s"}
"""Letters that a pattern takes for these where case does not count, though they have another small form."""
_ANY_ODD = re.compile(f"[{''.join(_ODD)}]")


class Sieve:
    """Tells which of many patterns can match in a text; it never leaves out one that does."""

    def __init__(self, patterns: Sequence[re.Pattern[str]]) -> None:
        told = [needles(pattern) for pattern in patterns]
        self._all = range(len(patterns))
        self._always = [index for index, found in enumerate(told) if not found]
        called: dict[tuple[str, bool], list[int]] = {}
        for index, (pattern, found) in enumerate(zip(patterns, told, strict=True)):
            for needle in found:
                called.setdefault((needle, _ignores_case(pattern)), []).append(index)
        roots = sorted(_shortest(needle.lower() for needle, _ in called), key=len, reverse=True)
        families: dict[str, list[tuple[str, bool, list[int]]]] = {}
        for (needle, ignores_case), indices in called.items():
            root = next(root for root in roots if root in needle.lower())
            families.setdefault(root, []).append((needle, ignores_case, indices))
        self._families = list(families.items())
        """Needles by one that they hold: they are looked for only where that one stands."""

    def may_match(self, text: str) -> Sequence[int]:
        """The indices of those that may match, in order."""
        if not text.isascii() and _FOREIGN.search(text):
            return self._all
        small = small_letters(text)
        hits = [
            indices
            for family in [family for root, family in self._families if root in small]
            for needle, ignores_case, indices in family
            if needle in (small if ignores_case else text)
        ]
        return sorted({*self._always, *chain.from_iterable(hits)}) if hits else self._always


def small_letters(text: str) -> str:
    """The text in small letters, none longer than before: what a pattern finds in it with regard to case is what it
    finds in the text without."""
    return text.lower() if text.isascii() else _ANY_ODD.sub(lambda match: _ODD[match[0]], text).lower()


def needles(pattern: re.Pattern[str]) -> Needles:
    """The needles of a pattern, in small letters where it ignores case."""
    found = _best(_sets(parser.parse(pattern.pattern, pattern.flags)))
    return _shortest(needle.lower() for needle in found) if _ignores_case(pattern) else _shortest(found)


def _ignores_case(pattern: re.Pattern[str]) -> bool:
    return bool(pattern.flags & re.IGNORECASE)


def _shortest(strings: Iterable[str]) -> Needles:
    """Without those that hold another."""
    all_of_them = frozenset(strings)
    return frozenset(each for each in all_of_them if not any(other in each for other in all_of_them - {each}))


def _best(sets: Iterable[Needles]) -> Needles:
    """The needles that are found least often: those of which the shortest, then the usual one, is long."""
    told = [each for each in sets if each]
    return max(told, key=lambda each: (min(map(len, each)), sum(map(len, each)) / len(each)), default=frozenset())


def _sets(steps: Iterable[Any]) -> Iterator[Needles]:
    """The needles of each step that every match takes, and of each string that its letters spell one after another."""
    run = ""
    for step, value in _flat(steps):
        if step is sre.LITERAL and value < 128:
            run += chr(value)
            continue
        yield frozenset({run} - {""})
        run = ""
        if step is sre.BRANCH:
            yield _either([_best(_sets(branch)) for branch in value[1]])
        elif step in (sre.MAX_REPEAT, sre.MIN_REPEAT) and value[0]:
            yield _best(_sets(value[2]))
        elif step is sre.IN and value == [(sre.CATEGORY, sre.CATEGORY_DIGIT)]:
            yield _DIGITS
    yield frozenset({run} - {""})


def _flat(steps: Iterable[Any]) -> Iterator[tuple[Any, Any]]:
    """The steps with those of groups among them, but for groups with flags of their own; without what has no width."""
    for step, value in steps:
        if step is sre.SUBPATTERN and not value[1] and not value[2]:
            yield from _flat(value[3])
        elif step not in (sre.AT, sre.ASSERT, sre.ASSERT_NOT):
            yield step, value


def _either(branches: list[Needles]) -> Needles:
    """The needles of alternatives: none, where one of them has none."""
    return frozenset().union(*branches) if all(branches) else frozenset()
