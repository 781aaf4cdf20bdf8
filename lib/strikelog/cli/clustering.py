"""Articles into Parquet on a cluster."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

import typer

from strikelog.model import BulkError

try:
    from strikelog.bulk.cluster import Report, extract_on_cluster
except ImportError as error:
    text = f"--cluster needs more than is installed ({error}). Install it: pip install 'strikelog[cluster]'"
    raise BulkError(text) from error

_MOST_TOLD = 20
_MEGABYTE = 1_000_000


def extract_all(
    sources: Sequence[str], out: str, address: str, workers: int, published: date | None, block_mb: float
) -> int:
    """Read on the cluster, with a progress bar where a person watches. Returns 1 where any was refused, else 0."""
    day = published.isoformat() if published else ""
    with _progress() as report:
        done = extract_on_cluster(sources, out, address, workers, day, int(block_mb * _MEGABYTE), report)
    for name, reason in done.refused[:_MOST_TOLD]:
        typer.echo(f"strikelog: {name}: {reason}", err=True)
    counts = f"{done.articles:,} articles read, {done.already:,} already there or given twice"
    typer.echo(f"{counts}, {len(done.refused):,} refused; {done.claims:,} claims in {out}")
    return 1 if done.refused else 0


@contextmanager
def _progress() -> Iterator[Report | None]:
    if not sys.stderr.isatty():
        yield None
        return
    with typer.progressbar(length=1, label="Reading", file=sys.stderr) as bar:

        def report(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield report
