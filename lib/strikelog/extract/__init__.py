"""Extraction: from the text of an article to claims with evidence. The parser is imported with the first article."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from strikelog.extract.version import EXTRACTOR
from strikelog.model import Article, Count, Extraction

__all__ = ["EXTRACTOR", "claim_id", "count_of", "extract", "extract_many"]


def extract(article: Article) -> Extraction:
    """Everything that one article claims, in the order of its text."""
    from strikelog.extract import pipeline

    return pipeline.extract(article)


def extract_many(articles: Iterable[Article]) -> Iterator[Extraction]:
    """The extractions of many articles, lazily and in order; no article's claims depend on its neighbours."""
    from strikelog.extract import pipeline

    yield from pipeline.extract_many(articles)


def claim_id(article: Article, table: str, row: Mapping[str, Any]) -> str:
    """The id that a claim of an article has by what its row says, without the number of a repeated one."""
    from strikelog.extract import assemble

    return assemble.row_id(article, table, row)


def count_of(phrase: str) -> Count | None:
    """What a number phrase says; None where the phrase is anything else ("a woman") or more than a number."""
    from strikelog.extract import numbers

    found = next(numbers.find_quantities(phrase), None)
    return found.count if found and (found.start, found.end) == (0, len(phrase)) else None
