"""Files into articles, articles into CSVs."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

import typer

from strikelog.bulk import extract_all
from strikelog.export import header, lines
from strikelog.ingest import Batch
from strikelog.jobs import read_folders
from strikelog.model import FACT_TABLES, Article, Extraction, article_row, rows

_TABLES = ("articles", *FACT_TABLES)
_SHORTEST_BAR = 2


def read(paths: Sequence[Path | str]) -> Batch:
    """The articles of files and folders."""
    return read_folders(paths)


def dated(articles: Iterable[Article], published: datetime | None) -> list[Article]:
    """The articles, each once; those without a date get the given one."""
    day = published.date().isoformat() if published else ""
    return list({article.id: article.dated(day) for article in articles}.values())


def tell_refused(batch: Batch) -> int:
    """Print what was refused, and why, on stderr. Returns the exit code: 1 where there was any."""
    for name, reason in batch.refused:
        typer.echo(f"strikelog: {name}: {reason}", err=True)
    return 1 if batch.refused else 0


def extractions(articles: Sequence[Article], workers: int = 1) -> Iterator[Extraction]:
    """The claims of each article, in order, with a progress bar where a person watches."""
    found = extract_all(articles, workers)
    if not sys.stderr.isatty() or len(articles) < _SHORTEST_BAR:
        yield from found
        return
    with typer.progressbar(found, length=len(articles), label="Reading", file=sys.stderr) as bar:
        yield from bar


def write_extractions(articles: Sequence[Article], out: Path, workers: int = 1) -> None:
    """Write the four CSVs as the articles are read; the files take their names only when all is written."""
    out.mkdir(parents=True, exist_ok=True)
    parts = {table: out / f".{table}.csv.part" for table in _TABLES}
    try:
        with ExitStack() as stack:
            files = {table: stack.enter_context(part.open("wb")) for table, part in parts.items()}
            _write(extractions(articles, workers), files)
        for table, part in parts.items():
            part.replace(out / f"{table}.csv")
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)


def _write(found: Iterable[Extraction], files: Mapping[str, BinaryIO]) -> None:
    for table, file in files.items():
        file.write(header(table))
    for extraction in found:
        tables = {"articles": [article_row(extraction)], **rows(extraction)}
        for table, file in files.items():
            file.write(lines(table, tables[table]))
