"""Copies and light rewrites of one text, whichever outlets print them (codebook 8.2)."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol
from zlib import crc32

import numpy as np

SHINGLE = 4
"""Words of one shingle: long enough that two reporters hardly write the same one by chance."""
SIMILAR = 0.4
"""Share of the shorter text's shingles that another text repeats, from which on they are one text, lightly edited."""
MIN_SHINGLES = 12
"""Texts shorter than this many shingles are copies only where they are equal."""
WINDOW = 7
"""Days between a text and its rewrite at most; an equal text is a copy whenever it comes out."""
SKETCH = 24
"""Shingles by which rewrites are looked up: those with the smallest hashes."""
SHARED = 3
"""Of the sketch, what a rewrite shares at least: of texts as alike as `SIMILAR`, 10 are to be expected."""

_WORD = re.compile(r"[^\W_]+")
_BASE, _MIX = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xFF51AFD7ED558CCD)

Shingles = np.ndarray[Any, np.dtype[np.uint64]]


@dataclass(frozen=True, slots=True)
class Text:
    """What tells whether an article is a copy; `parent` is the article it is copied from, empty for an original.

    `shared` counts the shingles it has in common with its parent.
    """

    article_id: str
    source: str
    published: str
    fingerprint: str
    shingles: Shingles
    parent: str = ""
    shared: int = 0

    @property
    def order(self) -> tuple[str, str, str]:
        """The first published is the origin; with equal times the first source in the alphabet."""
        return self.published or "0", self.source, self.article_id

    @property
    def day(self) -> int:
        """The day of publication as its ordinal, 0 where it is not known."""
        return date.fromisoformat(self.published[:10]).toordinal() if self.published else 0

    @property
    def sketch(self) -> list[int]:
        return [int(value) >> 1 for value in self.shingles[:SKETCH]]  # databases have no unsigned numbers


class Shelf(Protocol):
    """Where the texts that are known already stand."""

    def alike(self, text: Text) -> Iterable[Text]:
        """Texts with the same fingerprint, and those whose sketch shares enough with this one in time."""

    def children(self, article_id: str) -> Iterable[str]:
        """The articles whose parent this is."""

    def parent(self, article_id: str) -> str: ...

    def put(self, text: Text) -> None:
        """Keeps a text, or its new parent."""

    def root(self, article_id: str, root: str) -> None:
        """Keeps the original that an article goes back to."""


def text_of(article_id: str, source: str, published: str, text: str) -> Text:
    words = [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(text.lower())]
    fingerprint = hashlib.blake2b(b" ".join(words), digest_size=16).hexdigest() if words else ""
    return Text(article_id, source, published, fingerprint, _shingles(words))


def place(text: Text, shelf: Shelf) -> set[str]:
    """Puts a text on the shelf, as a copy of the earlier text it shares most with, where there is one.

    Later texts that share more with it than with their present parent become copies of it. Which text is whose copy
    does so not depend on the order of arrival. Returns the articles whose original may have changed.
    """
    alike = [(other, shared) for other in shelf.alike(text) if (shared := _shared(text, other)) >= 0]
    earlier = [(-shared, other.published, other.article_id) for other, shared in alike if other.order < text.order]
    moved = {text.article_id}
    if earlier:
        most, _, parent = min(earlier)
        text = replace(text, parent=parent, shared=-most)
    shelf.put(text)
    for other, shared in alike:
        if other.order > text.order and _is_nearer(text, shared, other, alike):
            shelf.put(replace(other, parent=text.article_id, shared=shared))
            moved.add(other.article_id)
    return _rooted(moved, shelf)


def _is_nearer(text: Text, shared: int, other: Text, alike: list[tuple[Text, int]]) -> bool:
    """Whether a later text shares more with the new one than with its parent; of equals the earlier one counts."""
    if not other.parent or shared != other.shared:
        return not other.parent or shared > other.shared
    parent = next((each for each, _ in alike if each.article_id == other.parent), None)
    return parent is not None and (text.published, text.article_id) < (parent.published, parent.article_id)


def _rooted(moved: set[str], shelf: Shelf) -> set[str]:
    """Gives moved articles, and all that are copied from them, their originals."""
    waiting, changed = sorted(moved), set(moved)
    while waiting:
        article_id = waiting.pop()
        root = article_id
        while parent := shelf.parent(root):
            root = parent
        shelf.root(article_id, root)
        found = [child for child in shelf.children(article_id) if child not in changed]
        changed.update(found)
        waiting.extend(found)
    return changed


def _shared(one: Text, other: Text) -> int:
    """How many shingles two texts have in common, -1 where neither is a copy of the other."""
    shared = len(np.intersect1d(one.shingles, other.shingles, assume_unique=True))
    if one.fingerprint and one.fingerprint == other.fingerprint:
        return shared
    shorter = min(len(one.shingles), len(other.shingles))
    apart = abs(one.day - other.day) if one.day and other.day else 0
    if shorter < MIN_SHINGLES or one.source == other.source or apart > WINDOW:
        return -1
    return shared if shared / shorter >= SIMILAR else -1


def _shingles(words: list[bytes]) -> Shingles:
    """Sorted hashes of all runs of `SHINGLE` words, equal in every run of the program, unlike Python's own."""
    runs = len(words) - SHINGLE + 1
    if runs < 1:
        return np.empty(0, dtype=np.uint64)
    codes = np.fromiter(map(crc32, words), dtype=np.uint64, count=len(words))
    value = np.zeros(runs, dtype=np.uint64)
    for offset in range(SHINGLE):
        value = value * _BASE + codes[offset : offset + runs]
    value ^= value >> np.uint64(33)
    value *= _MIX
    value ^= value >> np.uint64(29)
    return np.unique(value)
