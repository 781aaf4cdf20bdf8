"""Whose text an article prints, kept in the store."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from strikelog.consolidate.copies import SHARED, WINDOW, Text, place, text_of
from strikelog.consolidate.voices import Shelved
from strikelog.model import Row
from strikelog.store import Derived

_AT_ONCE, _WORDS_AT_ONCE = 1_000, 2_000_000
"""Articles of one transaction, about a second's work, and words after which there are no more. Sketches are hashes: an
article by itself writes to 24 pages of a large table, and many articles write to each page once for them all."""


def voice_waiting(derived: Derived) -> int:
    """Finds out whose text the next articles print, of those of which it is not known. Returns how many those were."""
    waiting = _next(derived)
    if waiting:
        shelf = _Shelf(derived, waiting)
        changed = {article_id for text in waiting for article_id in place(text, shelf)}
        shelf.keep()
        derived.voiced([text.article_id for text in waiting], changed)
    return len(waiting)


def _next(derived: Derived) -> list[Text]:
    texts: list[Text] = []
    words = 0
    for row in derived.unvoiced(_AT_ONCE):
        texts.append(text_of(*row))
        words += len(texts[-1].shingles)
        if words > _WORDS_AT_ONCE:
            break
    return texts


class _Shelf:
    """The texts of the store and those that are put to them now, which are written together at the end."""

    def __init__(self, derived: Derived, waiting: Sequence[Text]) -> None:
        self._derived = derived
        self._new = {text.article_id for text in waiting}
        derived.forget_voices(self._new)
        self._fresh = Shelved()
        self._moved: dict[str, Text] = {}
        self._roots: dict[str, str] = {}
        self._equals = _grouped(derived.equals({text.fingerprint for text in waiting}))
        self._families = _grouped(derived.families(self._new))

    def alike(self, text: Text) -> Iterable[Text]:
        days = (text.day - WINDOW, text.day + WINDOW) if text.day else (0, 0)
        near = set(self._derived.near(text.sketch, days, SHARED))
        near.update(self._equals.get(text.fingerprint, ()))
        known = self._derived.texts(sorted(near - self._new)) if near - self._new else []
        old = [self._moved.get(row[0]) or _text(*row) for row in known]
        return [*old, *self._fresh.alike(text)]

    def children(self, article_id: str) -> Iterable[str]:
        stored = self._families if article_id in self._new else _grouped(self._derived.families([article_id]))
        found = {child for child in stored.get(article_id, ()) if child not in self._moved}
        found |= {child for child, text in self._moved.items() if text.parent == article_id}
        return sorted(found | set(self._fresh.children(article_id)))

    def parent(self, article_id: str) -> str:
        if article_id in self._new:
            return self._fresh.parent(article_id) if article_id in self._fresh.texts else ""
        moved = self._moved.get(article_id)
        return moved.parent if moved else self._derived.parent(article_id)

    def put(self, text: Text) -> None:
        if text.article_id in self._new:
            self._fresh.put(text)
        else:
            self._moved[text.article_id] = text

    def root(self, article_id: str, root: str) -> None:
        self._roots[article_id] = root

    def keep(self) -> None:
        """Writes down what was found out."""
        texts = list(self._fresh.texts.values())
        rows: list[Row] = [
            {
                **{"article_id": text.article_id, "fingerprint": text.fingerprint, "parent": text.parent},
                **{"root": self._roots.pop(text.article_id), "shared": text.shared},
            }
            for text in texts
        ]
        # in the order of their key: values are hashes, and each page of the table is then written to once
        values: list[Row] = [
            {"value": value, "article_id": article_id, "day": day}
            for value, day, article_id in sorted(
                (value, text.day, text.article_id) for text in texts for value in text.sketch
            )
        ]
        self._derived.put_voices(rows, values)
        for article_id, text in self._moved.items():
            self._derived.move_voice(article_id, parent=text.parent, shared=text.shared)
        for article_id, root in self._roots.items():
            self._derived.move_voice(article_id, root=root)


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return groups


def _text(article_id: str, source: str, published: str, text: str, parent: str, shared: int) -> Text:
    return replace(text_of(article_id, source, published, text), parent=parent, shared=shared)
