"""Gold in two halves: rules are written with one in view, and the other tells what they are worth elsewhere."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from strikelog.evaluate.gold import GoldArticle

SIMILAR = 0.3
"""Share of the shorter text's three-word shingles found in another, from which the two tell one story."""
_SHINGLE = 3
_WORD = re.compile(r"\w+")


def halves(gold: Sequence[GoldArticle]) -> tuple[list[GoldArticle], list[GoldArticle]]:
    """The development half and the check half, by the SHA-256 of the article id.

    Articles that tell one story go together, by the least of their ids. More gold moves no story to the other half,
    unless it joins two stories.
    """
    lead = _leads(gold)
    sides: tuple[list[GoldArticle], list[GoldArticle]] = ([], [])
    for each in gold:
        digest = hashlib.sha256(lead[each.article.id].encode("utf-8")).hexdigest()
        sides[int(digest, 16) % 2].append(each)
    return sides


def _leads(gold: Sequence[GoldArticle]) -> dict[str, str]:
    """The least id of the story that each article belongs to."""
    lead = {each.article.id: each.article.id for each in gold}
    for one, other in _similar(gold):
        least, joined = sorted((lead[one], lead[other]))
        lead = {article: least if story == joined else story for article, story in lead.items()}
    return lead


def _similar(gold: Sequence[GoldArticle]) -> Iterator[tuple[str, str]]:
    shingles = {each.article.id: _shingles(each.article.text) for each in gold}
    for (one, mine), (other, theirs) in combinations(shingles.items(), 2):
        shorter = min(len(mine), len(theirs))
        if shorter and len(mine & theirs) / shorter >= SIMILAR:
            yield one, other


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    return {tuple(words[at : at + _SHINGLE]) for at in range(len(words) - _SHINGLE + 1)}
