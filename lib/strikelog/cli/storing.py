"""Articles into the database, tables out of it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import typer

import strikelog
from strikelog.cli.reading import extractions
from strikelog.export import to_csv
from strikelog.extract import EXTRACTOR
from strikelog.ledger import Ledger
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
    with closing(Ledger.open(url)) as ledger:
        new = [article for article in articles if ledger.store.find(article) is None]
        outcomes = Counter[str](added.outcome for added in ledger.add_many(extractions(new, workers)))
    outcomes["already"] += len(articles) - len(new)
    return _told(outcomes)


def add_results(folders: Sequence[Path], url: str) -> int:
    """Store what was read on a cluster, a part at a time, and print the outcomes. Returns the exit code."""
    from strikelog.bulk.result import read_result

    outcomes: Counter[str] = Counter()
    with closing(Ledger.open(url)) as ledger:
        for folder in folders:
            for part in read_result(str(folder)):
                outcomes.update(_add_part(ledger.store, part))
        ledger.refresh()
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


def back_up(file: Path, url: str) -> str:
    """Write a backup. Returns a line that tells what it holds."""
    with closing(Store.open(url)) as store:
        store.check()
        store.back_up(file)
        return f"{store.count_articles():,} articles backed up to {file}"


def restore_from(file: Path, url: str) -> str:
    """Restore a backup. Returns a line that tells what there is now, and where the old content is."""
    with closing(Store.open(url)) as store:
        saved = store.restore(file)
        aside = f"; what was there before is in {saved}" if saved else ""
        return f"{store.count_articles():,} articles restored from {file}{aside}"


def look_over(url: str) -> str:
    """A line on a database that is sound. Raises `StoreError` where it is not."""
    with closing(Store.open(url)) as store:
        store.check()
        older = store.count_outdated(EXTRACTOR)
        counted = f"sound, schema {store.schema()}, {store.count_articles():,} articles"
    return f"{counted}, {older:,} of them not read by this version ({EXTRACTOR})"


def reread_all(url: str) -> str:
    """Read anew what another version has read. Returns a line that counts it."""
    with closing(Ledger.open(url)) as ledger:
        outdated = ledger.store.outdated(EXTRACTOR, _ALL)
        for extraction in extractions(outdated):
            ledger.store.reread(extraction)
        ledger.refresh()
    return f"{len(outdated):,} {'article' if len(outdated) == 1 else 'articles'} read anew"


def export_all(filters: Filters, out: Path, url: str) -> None:
    """Write all tables, with what the filters let through."""
    with closing(Ledger.open(url)) as ledger:
        frames = {table: ledger.store.claims(table, filters) for table in FACT_TABLES}
        frames["articles"] = ledger.store.articles(filters, limit=_ALL)
        frames["incidents"] = ledger.incidents(filters)
        frames["daily"] = ledger.daily(filters)
        frames["daily_places"] = ledger.daily_places(filters)
    out.mkdir(parents=True, exist_ok=True)
    for table, frame in frames.items():
        (out / f"{table}.csv").write_bytes(to_csv(table, frame))
