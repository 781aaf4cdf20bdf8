"""Everything that is measured, in turn."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from strikelog.cli.bench import reading, starting, storing, workers
from strikelog.cli.bench.report import Figure
from strikelog.model import Article, IngestError


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many articles each measurement takes, and how often each is repeated."""

    read: tuple[int, ...]
    stored: tuple[int, ...]
    processes: int
    memory: int
    goes: int

    def changed(self, numbers: Sequence[int], goes: int) -> "Sizes":
        """Other numbers of articles where any are given, the last where one will do; other goes where not 0."""
        steps = tuple(sorted(numbers))
        chosen = Sizes(steps, steps, steps[-1], steps[-1], self.goes) if steps else self
        return replace(chosen, goes=goes or self.goes)


SIZES = {
    "quick": Sizes((20, 60), (100, 300), 60, 60, 1),
    "usual": Sizes((300, 1_000, 3_000), (500, 2_000, 8_000), 2_000, 3_000, 3),
    "long": Sizes((1_000, 10_000, 100_000), (1_000, 10_000, 100_000), 5_000, 50_000, 3),
}
"""A minute for the tests; a quarter of an hour; hours, with 6,000 to 600,000 claims."""

Measurement = Callable[[Sequence[Article], Sizes], Iterator[Figure]]

PARTS: dict[str, Measurement] = {
    "starting": lambda _, sizes: starting.starts(sizes.goes),
    "news": lambda articles, sizes: reading.strike_news(articles, sizes.processes, sizes.goes),
    "quiet": lambda articles, sizes: reading.quiet_news(articles, sizes.processes, sizes.goes),
    "processes": lambda articles, sizes: workers.in_processes(articles, sizes.processes, sizes.goes),
    "cluster": lambda articles, sizes: workers.on_cluster(articles, sizes.processes, sizes.goes),
    "reading": lambda articles, sizes: reading.by_size(articles, sizes.read),
    "memory": lambda articles, sizes: reading.memory(articles, sizes.memory),
    "storing": lambda _, sizes: storing.by_size(sizes.stored),
}
"""What can be measured by itself, in the order of the table."""


def measure(
    articles: Sequence[Article], sizes: Sizes, report: Callable[[Figure], None], parts: Collection[str] = ()
) -> list[Figure]:
    """The figures of some `PARTS`, without any of all, each told to `report` as it is known.

    Raises `IngestError` where there is nothing to read.
    """
    if not articles:
        raise IngestError("There is no article to measure with. Give a file that can be read.")
    figures = []
    for name, part in PARTS.items():
        for figure in part(articles, sizes) if not parts or name in parts else ():
            report(figure)
            figures.append(figure)
    return figures
