"""Reading claims from an article."""

from collections.abc import Iterable, Iterator

from strikelog.model import Article, Extraction


def extract(article: Article) -> Extraction:
    """The claims of one article."""
    return Extraction(article)


def extract_many(articles: Iterable[Article]) -> Iterator[Extraction]:
    """The claims of each article, in order."""
    yield from map(extract, articles)
