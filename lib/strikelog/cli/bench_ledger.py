"""What consolidation costs: against reading the same articles, and in a large store against a small one."""

from collections.abc import Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

from strikelog.cli.invented import A_DAY, WORDS, invented
from strikelog.extract import extract, extract_many
from strikelog.ledger import Ledger
from strikelog.model import Article, Extraction

SMALL = 1_000
_ADDED = 40
"""Articles added one by one to a store, of which the median counts."""


def measure_ledger(articles: Sequence[Article], number: int) -> str:
    """Two lines: consolidating `number` invented articles against reading them, and adding one article to their store
    against adding it to one of `SMALL`. Seconds are of the processor; reading is timed on `articles` and scaled by
    words.
    """
    extract(articles[0])  # loads what is loaded once
    start = process_time()
    for _ in extract_many(articles):
        pass
    reading = (process_time() - start) / sum(article.words for article in articles) * WORDS
    _, small = _consolidating_and_adding(SMALL)
    consolidating, large = _consolidating_and_adding(number)
    return (
        f"consolidating {number:,} articles of {WORDS} words, {A_DAY} a day: {consolidating * 1000:.2f} ms each, "
        f"{consolidating / reading:.2f} times reading them ({reading * 1000:.1f} ms each)\n"
        f"adding one article to a store of {number:,}: {large * 1000:.1f} ms, {large / small:.2f} times adding it to "
        f"one of {SMALL:,} ({small * 1000:.1f} ms)"
    )


def _consolidating_and_adding(number: int) -> tuple[float, float]:
    """Seconds to consolidate one of so many articles together, and to add and consolidate one more by itself."""
    with TemporaryDirectory() as folder, closing(Ledger.open(f"sqlite:///{Path(folder) / 'bench.sqlite3'}")) as ledger:
        made = invented(number + _ADDED)
        for extraction in islice(made, number):
            ledger.store.add(extraction)
        start = process_time()
        ledger.refresh()
        consolidating = (process_time() - start) / number
        return consolidating, median(_adding(ledger, extraction) for extraction in made)


def _adding(ledger: Ledger, extraction: Extraction) -> float:
    start = process_time()
    ledger.add(extraction)
    return process_time() - start
