"""Whose text an article prints, kept in the store."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from strikelog.consolidate.copies import SHARED, WINDOW, Text, place, text_of
from strikelog.consolidate.voices import Shelved
from strikelog.model import Row
from strikelog.store import Derived

_AT_ONCE = 100


def voice_waiting(derived: Derived) -> int:
    """Finds out whose text the next articles print, of those of which it is not known. Returns how many those were."""
    waiting = [text_of(*row) for row in derived.unvoiced(_AT_ONCE)]
    if waiting:
        shelf = _Shelf(derived, waiting)
        changed = {article_id for text in waiting for article_id in place(text, shelf)}
        shelf.keep()
        derived.voiced([text.article_id for text in waiting], changed)
    return len(waiting)


class _Shelf:
    """The texts of the store and those that are put to them now, which are written together at the end."""

    def __init__(self, derived: Derived, waiting: Sequence[Text]) -> None:
        self._derived = derived
        self._new = {text.article_id for text in waiting}
        derived.forget_voices(self._new)
        self._fresh = Shelved()
        self._moved: dict[str, Text] = {}
        self._roots: dict[str, str] = {}
        self._equals = derived.equals({text.fingerprint for text in waiting})
        self._families = derived.families(self._new)

    def alike(self, text: Text) -> Iterable[Text]:
        days = (text.day - WINDOW, text.day + WINDOW) if text.day else (0, 0)
        near = set(self._derived.near(text.sketch, days, SHARED))
        near.update(article_id for fingerprint, article_id in self._equals if fingerprint == text.fingerprint)
        known = self._derived.texts(sorted(near - self._new)) if near - self._new else []
        old = [self._moved.get(row[0]) or _text(*row) for row in known]
        return [*old, *self._fresh.alike(text)]

    def children(self, article_id: str) -> Iterable[str]:
        stored = self._families if article_id in self._new else self._derived.families([article_id])
        found = {child for parent, child in stored if parent == article_id and child not in self._moved}
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
        values: list[Row] = [
            {"value": value, "article_id": text.article_id, "day": text.day} for text in texts for value in text.sketch
        ]
        self._derived.put_voices(rows, values)
        for article_id, text in self._moved.items():
            self._derived.move_voice(article_id, parent=text.parent, shared=text.shared)
        for article_id, root in self._roots.items():
            self._derived.move_voice(article_id, root=root)


def _text(article_id: str, source: str, published: str, text: str, parent: str, shared: int) -> Text:
    return replace(text_of(article_id, source, published, text), parent=parent, shared=shared)
