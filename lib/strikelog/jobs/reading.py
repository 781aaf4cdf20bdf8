"""Reading articles: claims of those in English, and nothing but the language of the others."""

from collections.abc import Iterable, Iterator

from strikelog.model import Article, Extraction


def read_article(article: Article) -> Extraction:
    """Everything that one article claims; an article in another language than English is not read for claims."""
    return next(read_articles([article]))


def read_articles(articles: Iterable[Article]) -> Iterator[Extraction]:
    """The extractions of many articles, lazily and in order."""
    from strikelog.extract import EXTRACTOR, extract  # the language model takes seconds and 150 MB to load

    for article in articles:
        if article.is_read:
            yield extract(article)
        else:
            yield Extraction(article, language=article.language, extractor=EXTRACTOR)
