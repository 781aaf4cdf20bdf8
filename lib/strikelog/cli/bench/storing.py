"""The cost of storing, consolidating and asking, by the number of articles."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from strikelog.cli.bench.report import Figure, growth
from strikelog.cli.invented import invented
from strikelog.ledger import Ledger
from strikelog.model import FACT_TABLES, Filters
from strikelog.store import Store

_AT_ONCE = 500
_MONTH = Filters(date(2022, 3, 1), date(2022, 3, 31))
_QUERIES: dict[str, Callable[[Ledger], object]] = {
    "page of articles": lambda ledger: ledger.store.articles(limit=50),
    "claims of a month": lambda ledger: ledger.store.claims("munitions", _MONTH),
    "choices of the filters": lambda ledger: ledger.store.choices(),
    "days of a month": lambda ledger: ledger.daily(_MONTH),
    "incidents of a month": lambda ledger: ledger.incidents(_MONTH),
}


def by_size(sizes: Sequence[int]) -> Iterator[Figure]:
    """Stores of invented articles, each larger than the one before, on one SQLite file each."""
    storing, consolidating, asked, claims = [], [], {}, {}
    for size in sizes:
        with TemporaryDirectory(prefix="strikelog-bench-") as folder:
            file = Path(folder) / "strikelog.sqlite3"
            with closing(Ledger.open(f"sqlite:///{file}")) as ledger:
                storing.append((size, _seconds(_fill, ledger.store, size)))
                consolidating.append((size, _seconds(ledger.refresh)))
                asked[size] = {name: _milliseconds(query, ledger) for name, query in _QUERIES.items()}
                claims[size] = sum(map(ledger.store.count_claims, FACT_TABLES))
    yield _grown("storing", storing)
    yield _grown("consolidating", consolidating)
    few, many = sizes[0], sizes[-1]
    for name in _QUERIES:
        detail = (
            f"CPU ms at {claims[few]:,} claims: {asked[few][name]:.1f}, at {claims[many]:,}: {asked[many][name]:.1f}"
        )
        yield Figure(f"{name}, largest store / smallest", asked[many][name] / asked[few][name], detail)


def _fill(store: Store, size: int) -> None:
    source = invented(size)
    while batch := list(islice(source, _AT_ONCE)):
        store.add_many(batch)


def _grown(name: str, costs: Sequence[tuple[int, float]]) -> Figure:
    each = ", ".join(f"{size:,}: {seconds / size * 1000:.2f}" for size, seconds in costs)
    return Figure(
        f"{name}, growth with the number of articles (exponent)", growth(costs), f"CPU ms an article at {each}"
    )


def _seconds(run: Callable[..., object], *arguments: object) -> float:
    started = process_time()
    run(*arguments)
    return process_time() - started


def _milliseconds(query: Callable[[Ledger], object], ledger: Ledger) -> float:
    """The cheapest of five: SQLite works inside the process, so that its CPU time is all there is to wait for."""
    return min(_seconds(query, ledger) for _ in range(5)) * 1000
