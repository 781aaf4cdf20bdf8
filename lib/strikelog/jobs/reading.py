"""Reading articles: claims of those in English, and nothing but the language of the others."""

from collections.abc import Iterable, Iterator
from itertools import tee
from typing import cast

from strikelog.jobs.isolation import Isolated
from strikelog.model import Article, Extraction

ARTICLE_SECONDS = 120.0
"""Longest that one article may take to read; a live blog of 150,000 words takes about 20 on a slow machine."""
ARTICLE_MEGABYTES = 1_400
"""Most memory that reading one article may take, the language model included."""


def read_article(article: Article) -> Extraction:
    """Everything that one article claims; an article in another language than English is not read for claims."""
    return next(read_articles([article]))


def read_apart(article: Article) -> Extraction:
    """The same in a process of its own, for a page that must not load the language model.

    Raises `LimitError` where it takes too much time or memory.
    """
    with Isolated("article", ARTICLE_SECONDS, ARTICLE_MEGABYTES) as isolated:
        return cast(Extraction, isolated(article))


def read_articles(articles: Iterable[Article]) -> Iterator[Extraction]:
    """The extractions of many articles, lazily and in order; those in English are read many at a time."""
    from strikelog.extract import EXTRACTOR, extract_many  # the language model takes seconds and 150 MB to load

    given, ahead = tee(articles)
    extractions = extract_many(article for article in ahead if article.is_read)
    for article in given:
        if article.is_read:
            yield next(extractions)
        else:
            yield Extraction(article, language=article.language, extractor=EXTRACTOR)
