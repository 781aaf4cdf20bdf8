"""Voices: which articles speak for one source (codebook 8.2 and 8.8)."""

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

SHINGLE = 4
"""Words of one shingle: long enough that two reporters hardly write the same one by chance."""
SIMILAR = 0.4
"""Share of the shorter text's shingles that another text repeats, from which on they are one text, lightly edited."""
MIN_SHINGLES = 12
"""Texts shorter than this many shingles are copies only where they are equal."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class _Text:
    article_id: str
    source: str
    published: str
    fingerprint: str
    shingles: frozenset[int]


def voices(articles: pd.DataFrame) -> dict[str, str]:
    """The voice of every article: its outlet, or the outlet whose text it copies; its own id where it has no source.

    `articles` has `article_id`, `source`, `published`, and `text` where copies are to be told from reports; or `voice`
    where that has been found before.
    Of a group of copies the first published is the origin; with equal times the first source in the alphabet.
    """
    if "voice" in articles:
        return dict(zip(articles["article_id"].astype(str), articles["voice"].astype(str), strict=True))
    texts = sorted(map(_text, articles.to_dict("records")), key=lambda t: (t.published or "0", t.source, t.article_id))
    origins: dict[str, _Text] = {}
    holders: dict[int, list[_Text]] = defaultdict(list)
    for text in texts:
        origin = next((earlier for earlier in _alike(text, holders) if _is_copy(text, earlier)), None)
        origins[text.article_id] = origins[origin.article_id] if origin else text
        for shingle in text.shingles:
            holders[shingle].append(text)
    return {article_id: origin.source or origin.article_id for article_id, origin in origins.items()}


def copies(articles: pd.DataFrame) -> dict[str, list[str]]:
    """The groups of articles that are one text, by voice; only groups of two and more."""
    groups: dict[str, list[str]] = defaultdict(list)
    for article_id, voice in voices(articles).items():
        groups[voice].append(article_id)
    return {voice: ids for voice, ids in groups.items() if len(ids) > 1}


def _text(row: Mapping[Hashable, Any]) -> _Text:
    words = _WORD.findall(str(row.get("text") or "").lower())
    joined = " ".join(words)
    return _Text(
        str(row["article_id"]),
        str(row.get("source") or ""),
        str(row.get("published") or ""),
        hashlib.sha256(joined.encode()).hexdigest() if words else "",
        frozenset(_shingles(words)),
    )


def _shingles(words: list[str]) -> Iterable[int]:
    """Hashes that are equal in every run, unlike Python's own."""
    for start in range(len(words) - SHINGLE + 1):
        piece = " ".join(words[start : start + SHINGLE])
        yield int.from_bytes(hashlib.blake2b(piece.encode(), digest_size=8).digest(), "big")


def _alike(text: _Text, holders: dict[int, list[_Text]]) -> list[_Text]:
    """Earlier texts that share shingles with this one, those that share most first."""
    shared = Counter(index for shingle in text.shingles for index in holders.get(shingle, ()))
    return [
        other for other, _ in sorted(shared.items(), key=lambda item: (-item[1], item[0].published, item[0].article_id))
    ]


def _is_copy(one: _Text, other: _Text) -> bool:
    if one.fingerprint and one.fingerprint == other.fingerprint:
        return True
    shorter = min(len(one.shingles), len(other.shingles))
    if shorter < MIN_SHINGLES or one.source == other.source:
        return False
    return len(one.shingles & other.shingles) / shorter >= SIMILAR
