"""Extraction: from the text of an article to claims with evidence. The parser is imported with the first article."""

from collections.abc import Iterable, Iterator

from strikelog.extract.version import EXTRACTOR
from strikelog.model import Article, Extraction

__all__ = ["EXTRACTOR", "extract", "extract_many"]


def extract(article: Article) -> Extraction:
    """Everything that one article claims, in the order of its text."""
    from strikelog.extract import pipeline

    return pipeline.extract(article)


def extract_many(articles: Iterable[Article]) -> Iterator[Extraction]:
    """The extractions of many articles, lazily and in order; no article's claims depend on its neighbours."""
    from strikelog.extract import pipeline

    yield from pipeline.extract_many(articles)
