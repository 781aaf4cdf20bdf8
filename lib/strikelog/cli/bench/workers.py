"""Two processes against one, in time on the clock: on this machine's cores, and on a Dask cluster of this machine."""

import json
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from strikelog.bulk import extract_all
from strikelog.cli.bench.child import least
from strikelog.cli.bench.reading import texts_of
from strikelog.cli.bench.report import Figure
from strikelog.model import Article


def in_processes(articles: Sequence[Article], number: int, goes: int) -> Iterator[Figure]:
    """Processes of `extract --workers`, forked from this one."""
    given = [Article(text, published="2024-06-07") for text in texts_of(articles, number)]
    for workers in (1, 2):
        _read(given[:4], workers)  # what is loaded once is loaded
    one, two = least(goes, *((lambda workers=workers: _seconds(_read, given, workers)) for workers in (1, 2)))
    yield _figure("two processes / one, time on the clock", number, one, two)


def on_cluster(articles: Sequence[Article], number: int, goes: int) -> Iterator[Figure]:
    """Workers of `extract --cluster local`, their start included; and the same run again, whose work is done.

    Nothing where the extra `cluster` is not installed.
    """
    if not find_spec("distributed"):
        return
    from strikelog.bulk.cluster import LOCAL, extract_on_cluster

    with TemporaryDirectory(prefix="strikelog-bench-") as folder:
        source, results = Path(folder) / "articles.jsonl", count()
        lines = (json.dumps({"text": text, "published": "2024-06-07"}) for text in texts_of(articles, number))
        source.write_text("\n".join(lines), encoding="utf-8")

        def run(workers: int, result: int) -> float:
            return _seconds(extract_on_cluster, [str(source)], f"{folder}/{result}", LOCAL, workers)

        one, two = least(goes, *((lambda workers=workers: run(workers, next(results))) for workers in (1, 2)))
        yield _figure("two workers of a Dask cluster / one, time on the clock", number, one, two)
        again = run(2, next(results) - 1)
        detail = f"{number:,} articles: {again:.1f} s and {two:.1f} s"
        yield Figure("the same run on the cluster again / the first time", again / two, detail)


def _read(articles: Sequence[Article], workers: int) -> None:
    for _ in extract_all(articles, workers):
        pass


def _seconds(run: Callable[..., object], *arguments: object) -> float:
    started = perf_counter()
    run(*arguments)
    return perf_counter() - started


def _figure(name: str, number: int, one: float, two: float) -> Figure:
    return Figure(name, one / two, f"{number:,} articles: {one:.1f} s and {two:.1f} s")
