"""Everything that is measured, in turn."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from strikelog.cli.bench import reading, starting, storing
from strikelog.cli.bench.report import Figure
from strikelog.model import Article, IngestError


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many articles each measurement takes, and how often each is repeated."""

    read: tuple[int, ...]
    stored: tuple[int, ...]
    processes: int
    goes: int


SIZES = {
    "quick": Sizes((20, 60), (100, 300), 60, 1),
    "usual": Sizes((100, 300, 1_000), (500, 2_000, 8_000), 600, 3),
    "long": Sizes((1_000, 10_000, 100_000), (1_000, 10_000, 100_000), 5_000, 3),
}
"""A minute for the tests; some ten minutes; hours, with 6,000 to 600,000 claims."""


def measure(articles: Sequence[Article], sizes: Sizes, report: Callable[[Figure], None]) -> list[Figure]:
    """Every figure, each told to `report` as it is known. Raises `IngestError` where there is nothing to read."""
    if not articles:
        raise IngestError("There is no article to measure with. Give a file that can be read.")
    figures = []
    for figure in _figures(articles, sizes):
        report(figure)
        figures.append(figure)
    return figures


def _figures(articles: Sequence[Article], sizes: Sizes) -> Iterator[Figure]:
    yield from starting.starts(sizes.goes)
    yield from reading.strike_news(articles, sizes.goes)
    yield from reading.quiet_news(articles, sizes.goes)
    yield from reading.in_processes(articles, sizes.processes, sizes.goes)
    yield from reading.by_size(articles, sizes.read)
    yield from storing.by_size(sizes.stored)
