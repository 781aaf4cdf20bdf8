"""Voices: which articles speak for one source (codebook 8.2 and 8.8)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from strikelog.consolidate import copies
from strikelog.consolidate.copies import SHARED, Text


@dataclass(frozen=True, slots=True)
class Teller:
    """An article as a source: its outlet, and the article (`root`) whose text it prints, which may be itself."""

    article_id: str
    source: str
    published: str
    root: str
    root_source: str
    root_published: str


def named(tellers: Iterable[Teller], decided: Mapping[str, str]) -> dict[str, str]:
    """The voice of every article: its outlet, or the outlet whose text it copies; its own id where it has no source.

    Where several outlets print a text at the same time, its origin is the one that shares texts with fewer others: an
    outlet that prints the texts of many is a mirror. `decided` gives what people have decided, by article.
    """
    groups: dict[str, list[Teller]] = defaultdict(list)
    for teller in tellers:
        groups[teller.root].append(teller)
    tied = {root: _tied(group) for root, group in groups.items()}
    partners: dict[str, set[str]] = defaultdict(set)
    for sources in tied.values():
        for source in sources:
            partners[source] |= sources - {source}
    found: dict[str, str] = {}
    for root, group in groups.items():
        voice = min(tied[root], key=lambda source: (len(partners[source]), source), default=root)
        found |= {teller.article_id: decided.get(teller.article_id, voice) for teller in group}
    return found


def _tied(group: Sequence[Teller]) -> set[str]:
    """The outlets that printed a text first, all at the same time."""
    first = {teller.source for teller in group if teller.published == teller.root_published}
    return {source for source in (*first, group[0].root_source) if source}


def tellers(articles: pd.DataFrame) -> list[Teller]:
    """The articles of a frame with `article_id`, `source`, `published`, `text`, and whose text each one prints."""
    shelf = Shelved()
    for row in articles.to_dict("records"):
        given = (str(row["article_id"]), str(row.get("source") or ""), str(row.get("published") or ""))
        copies.place(copies.text_of(*given, str(row.get("text") or "")), shelf)
    return [
        Teller(text.article_id, text.source, text.published, root, origin.source, origin.published)
        for text in shelf.texts.values()
        for root in [shelf.roots[text.article_id]]
        for origin in [shelf.texts[root]]
    ]


def voices(articles: pd.DataFrame) -> dict[str, str]:
    """The voice of every article of a frame with `article_id`, `source`, `published` and `text`."""
    return named(tellers(articles), {})


class Shelved:
    """A shelf of texts in memory."""

    def __init__(self) -> None:
        self.texts: dict[str, Text] = {}
        self.roots: dict[str, str] = {}
        self._holders: dict[int, list[str]] = defaultdict(list)
        self._equals: dict[str, list[str]] = defaultdict(list)
        self._families: dict[str, set[str]] = defaultdict(set)

    def alike(self, text: Text) -> list[Text]:
        shared = Counter(other for value in text.sketch for other in self._holders.get(value, ()))
        found = {other for other, count in shared.items() if count >= SHARED}
        found.update(self._equals.get(text.fingerprint, ()))
        return [self.texts[other] for other in sorted(found)]

    def children(self, article_id: str) -> list[str]:
        return sorted(self._families.get(article_id, ()))

    def parent(self, article_id: str) -> str:
        return self.texts[article_id].parent

    def put(self, text: Text) -> None:
        known = self.texts.get(text.article_id)
        if known:
            self._families[known.parent].discard(text.article_id)
        else:
            self._equals[text.fingerprint].append(text.article_id)
            for value in text.sketch:
                self._holders[value].append(text.article_id)
        if text.parent:
            self._families[text.parent].add(text.article_id)
        self.texts[text.article_id] = text

    def root(self, article_id: str, root: str) -> None:
        self.roots[article_id] = root
