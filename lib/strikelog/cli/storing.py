"""Articles into the database, tables out of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pandas as pd
import typer

import strikelog
from strikelog.cli.reading import extractions
from strikelog.consolidate import daily, daily_places
from strikelog.export import to_csv
from strikelog.model import FACT_TABLES, Article, Extraction, Filters, IngestError, StoreError
from strikelog.store import Store

_SAMPLE = Path("sample_data") / "articles.jsonl"
_ALL = 1_000_000_000


def sample() -> Path:
    """The sample corpus, in the current folder or the repository. Raises `IngestError` where there is none."""
    for folder in (Path.cwd(), Path(strikelog.__file__).resolve().parents[2]):
        if (folder / _SAMPLE).is_file():
            return folder / _SAMPLE
    raise IngestError(f"There is no {_SAMPLE} here. Run this in the folder of the repository.")


def apart(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The folders that `extract --cluster` wrote, and the other paths."""
    results = [path for path in paths if any((path / "articles").glob("*.parquet"))]
    return results, [path for path in paths if path not in results]


def add_all(articles: Sequence[Article], url: str, workers: int = 1) -> str:
    """Read and store the articles that are not there yet. Returns one line that counts the outcomes."""
    with closing(Store.open(url)) as store:
        new = [article for article in articles if store.find(article) is None]
        outcomes = Counter[str](store.add(extraction).outcome for extraction in extractions(new, workers))
    outcomes["already"] += len(articles) - len(new)
    return _told(outcomes)


def add_results(folders: Sequence[Path], url: str) -> int:
    """Store what was read on a cluster, a part at a time, and print the outcomes. Returns the exit code."""
    from strikelog.bulk.result import read_result

    outcomes: Counter[str] = Counter()
    with closing(Store.open(url)) as store:
        for folder in folders:
            for part in read_result(str(folder)):
                outcomes.update(_add_part(store, part))
    typer.echo(_told(outcomes))
    return 1 if outcomes["refused"] else 0


def _add_part(store: Store, part: Sequence[Extraction]) -> Iterator[str]:
    """The outcome of each; where one cannot be stored, the others are, one by one."""
    try:
        yield from [added.outcome for added in store.add_many(part)]
    except StoreError:
        for extraction in part:
            try:
                yield store.add(extraction).outcome
            except StoreError as error:
                typer.echo(f"strikelog: {extraction.article.title or extraction.article.id}: {error}", err=True)
                yield "refused"


def _told(outcomes: Counter[str]) -> str:
    return f"{outcomes['added']} added, {outcomes['already']} already there, {outcomes['copy']} copies of others"


def export_all(filters: Filters, out: Path, url: str) -> None:
    """Write all tables, with what the filters let through."""
    with closing(Store.open(url)) as store:
        frames = {table: store.claims(table, filters) for table in FACT_TABLES}
        frames["articles"] = store.articles(filters, limit=_ALL)
        articles = store.texts()  # all of them: a claim of the period may stand in an article of a later day
    frames["daily"] = _within(daily(frames["munitions"], frames["casualties"], articles), filters)
    frames["daily_places"] = _within(daily_places(frames["places"], frames["casualties"], articles), filters)
    out.mkdir(parents=True, exist_ok=True)
    for table, frame in frames.items():
        (out / f"{table}.csv").write_bytes(to_csv(table, frame))


def _within(days: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The days of the period alone: a claim over several days may reach beyond it."""
    first = filters.start.isoformat() if filters.start else ""
    last = filters.end.isoformat() if filters.end else "9999-12-31"
    return days[days["date"].between(first, last)]
