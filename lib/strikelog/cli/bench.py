"""Speed as ratios: two things timed in one run on one machine, so that the figure holds on another."""

import subprocess
import sys
from collections.abc import Sequence
from time import perf_counter

from strikelog.extract import extract, extract_many
from strikelog.extract.gazetteer import Gazetteer
from strikelog.extract.pipeline import language
from strikelog.model import Article, IngestError


def measure(articles: Sequence[Article]) -> str:
    """Two lines: reading against a plain parse of the whole texts, and the gazetteer against an import of spaCy.

    Raises `IngestError` where there is no article to measure with.
    """
    if not articles:
        raise IngestError("There is no article to measure with. Give a file that can be read.")
    extract(articles[0])  # loads what is loaded once
    reading, parsing = _reading_seconds(articles), _parsing_seconds(articles)
    gazetteer, importing = _gazetteer_seconds(), _import_seconds()
    return (
        f"reading {len(articles)} articles: {len(articles) / reading:.1f} a second, "
        f"{parsing / reading:.2f} times as fast as parsing their whole texts ({len(articles) / parsing:.1f} a second)\n"
        f"loading the gazetteer: {gazetteer:.2f} s, {gazetteer / importing:.2f} times an import of spaCy "
        f"({importing:.2f} s)"
    )


def _reading_seconds(articles: Sequence[Article]) -> float:
    start = perf_counter()
    for _ in extract_many(articles):
        pass
    return perf_counter() - start


def _parsing_seconds(articles: Sequence[Article]) -> float:
    start = perf_counter()
    for article in articles:
        with language().memory_zone():
            language()(article.text)
    return perf_counter() - start


def _gazetteer_seconds() -> float:
    start = perf_counter()
    Gazetteer.load()
    return perf_counter() - start


def _import_seconds() -> float:
    """A fresh process that imports spaCy: here it is imported already."""
    start = perf_counter()
    subprocess.run([sys.executable, "-c", "import spacy"], check=True)
    return perf_counter() - start
