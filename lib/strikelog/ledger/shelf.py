"""Whose text an article prints, kept in the store."""

from collections.abc import Iterable

from strikelog.consolidate.copies import SHARED, WINDOW, Text, place, text_of
from strikelog.store import Derived

_AT_ONCE = 200


def voice_waiting(derived: Derived) -> int:
    """Finds out whose text the next articles print, of those of which it is not known. Returns how many those were."""
    shelf = _Shelf(derived)
    waiting = derived.unvoiced(_AT_ONCE)
    changed: set[str] = set()
    for row in waiting:
        changed |= place(text_of(*row), shelf)
    if waiting:
        derived.voiced([row[0] for row in waiting], changed)
    return len(waiting)


class _Shelf:
    """The texts of the store, as `place` looks at them."""

    def __init__(self, derived: Derived) -> None:
        self._derived = derived

    def alike(self, text: Text) -> Iterable[Text]:
        days = (text.day - WINDOW, text.day + WINDOW) if text.day else (0, 0)
        rows = self._derived.alike(text.fingerprint, text.sketch, days, SHARED)
        return [_text(*row) for row in rows if row[0] != text.article_id]

    def children(self, article_id: str) -> Iterable[str]:
        return self._derived.children(article_id)

    def parent(self, article_id: str) -> str:
        return self._derived.parent(article_id)

    def put(self, text: Text) -> None:
        own = (text.article_id, text.fingerprint, text.parent, text.shared)
        self._derived.put_voice(*own, text.sketch, text.day)

    def root(self, article_id: str, root: str) -> None:
        self._derived.set_root(article_id, root)


def _text(article_id: str, source: str, published: str, text: str, parent: str, shared: int) -> Text:
    read = text_of(article_id, source, published, text)
    return Text(article_id, source, published, read.fingerprint, read.shingles, parent, shared)
