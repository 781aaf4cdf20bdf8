"""The commands. Each imports what it needs when it runs, so that `--help` answers at once."""

import sys
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from strikelog.cli.options import (
    DAY,
    AsOf,
    Attacker,
    City,
    Counting,
    Country,
    Database,
    End,
    Munition,
    Out,
    Outlet,
    Paths,
    Start,
    Workers,
    chosen,
    day,
)
from strikelog.model import CODEBOOK, Filters, GoldError, StrikelogError

app = typer.Typer(
    name="strikelog",
    help="Reads reports of missile and drone attacks into claims, charts and CSVs that trace to their sentences.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the command line; what goes wrong is told in one sentence on stderr, with exit code 1."""
    try:
        app()
    except (StrikelogError, OSError) as error:
        typer.echo(f"strikelog: {error}", err=True)
        sys.exit(1)


def _show_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"strikelog {version('strikelog')}")
        raise typer.Exit


@app.callback()
def _options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and leave.")
    ] = False,
) -> None:
    pass


@app.command()
def extract(
    sources: Annotated[
        list[str],
        typer.Argument(
            help="Files (.txt .md .html .htm .csv .jsonl) or folders of them; "
            "for --cluster any address of .jsonl or .parquet that fsspec reads.",
            show_default=False,
        ),
    ],
    out: Annotated[str, typer.Option("--out", "-o", help="Folder to write to; made where it is missing.")],
    published: Annotated[
        datetime | None, typer.Option(formats=DAY, help="Day of publication of articles that do not tell theirs.")
    ] = None,
    workers: Workers = 1,
    cluster: Annotated[
        str, typer.Option(help="Address of a Dask scheduler, or “local” for one on this machine. Writes Parquet.")
    ] = "",
    block_mb: Annotated[float, typer.Option(min=0.001, help="With --cluster: megabytes that one task reads.")] = 1,
) -> None:
    """Read articles and write articles.csv, munitions.csv, casualties.csv and places.csv.

    With --cluster the same tables are written as folders of Parquet, which `add` takes; what is there already is not
    read again. Exit code 1 where a file or row was refused; the reasons are on stderr, and the rest is written.
    """
    if cluster:
        from strikelog.cli.clustering import extract_all

        raise typer.Exit(extract_all(sources, out, cluster, workers, day(published), block_mb))
    from strikelog.cli.reading import dated, read, tell_refused, write_extractions

    batch = read(sources)
    write_extractions(dated(batch.articles, published), Path(out), workers)
    raise typer.Exit(tell_refused(batch))


@app.command()
def add(paths: Paths, db: Database = "", workers: Workers = 1) -> None:
    """Read articles into the database; what is there already is not read again.

    The folder that `extract --cluster` wrote is taken as it is: its claims are not read again.

    Exit code 1 where a file or row was refused; the reasons are on stderr, and the rest is added.
    """
    from strikelog.cli.reading import read, tell_refused
    from strikelog.cli.storing import add_all, add_results, apart

    results, others = apart(paths)
    failed = add_results(results, db) if results else 0
    if others:
        batch = read(others)
        typer.echo(add_all(batch.articles, db, workers))
        failed |= tell_refused(batch)
    raise typer.Exit(failed)


@app.command()
def demo(db: Database = "") -> None:
    """Add the sample corpus that comes with the repository."""
    from strikelog.cli.reading import read, tell_refused
    from strikelog.cli.storing import add_all, sample

    batch = read([sample()])
    typer.echo(add_all(batch.articles, db))
    raise typer.Exit(tell_refused(batch))


@app.command()
def export(
    out: Out,
    db: Database = "",
    start: Start = None,
    end: End = None,
    attacker: Attacker = None,
    munition: Munition = None,
    country: Country = None,
    city: City = None,
    source: Outlet = None,
    as_of: AsOf = None,
    convention: Counting = CODEBOOK,
    texts: Annotated[bool, typer.Option("--texts", help="Put the articles' texts into the data package.")] = False,
) -> None:
    """Write every table of the database as CSV, or, with a name that ends in .zip, as one data package."""
    from strikelog.cli.proving import write_package
    from strikelog.cli.storing import export_all

    filters = chosen(start, end, as_of, convention, attacker, munition, country, city, source)
    if out.suffix == ".zip":
        typer.echo(write_package(filters, out, db, texts))
    else:
        export_all(filters, out, db)


@app.command()
def report(
    out: Annotated[Path, typer.Argument(help="HTML file to write.", show_default=False)],
    db: Database = "",
    start: Start = None,
    end: End = None,
    attacker: Attacker = None,
    munition: Munition = None,
    country: Country = None,
    city: City = None,
    source: Outlet = None,
    as_of: AsOf = None,
    convention: Counting = CODEBOOK,
) -> None:
    """Write a report to print: figures with their ranges, charts, map, and every attack with its sources and quotes.

    One HTML page that needs nothing else: no script, no request. Without days it tells of all there are.
    """
    from strikelog.cli.proving import write_report

    typer.echo(write_report(chosen(start, end, as_of, convention, attacker, munition, country, city, source), out, db))


@app.command()
def verify(
    package: Annotated[Path, typer.Argument(help="A data package that export wrote.", show_default=False)],
    db: Annotated[
        str | None, typer.Option("--db", help="Database URL to hold it against as well.", show_default=False)
    ] = None,
) -> None:
    """Look whether a data package still holds: quotes in their texts, ids, reviews, figures derived anew.

    Exit code 1 where it does not; every drift is named.
    """
    from strikelog.cli.proving import verify_package

    found = verify_package(package, db)
    for each in found:
        typer.echo(each)
    typer.echo(f"{len(found)} drifts" if found else "Everything holds.")
    raise typer.Exit(1 if found else 0)


@app.command()
def diff(
    old: Annotated[Path, typer.Argument(help="The earlier data package.", show_default=False)],
    new: Annotated[Path, typer.Argument(help="The later one.", show_default=False)],
) -> None:
    """Show what changed between two data packages, by how much and why."""
    from strikelog.cli.proving import compare_packages

    typer.echo("\n".join(compare_packages(old, new) or ["Both say the same."]))


@app.command()
def gold(
    out: Annotated[Path, typer.Argument(help="File to write, one JSON object a line.", show_default=False)],
    db: Database = "",
) -> None:
    """Write the articles of which people reviewed every claim as gold for evaluate."""
    from strikelog.cli.proving import write_gold

    typer.echo(write_gold(out, db))


@app.command()
def compare(
    reference: Annotated[Path, typer.Argument(help="Table of daily figures as CSV.", show_default=False)],
    db: Database = "",
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="Also write every day of the comparison there.")
    ] = None,
    start: Start = None,
    end: End = None,
    as_of: AsOf = None,
) -> None:
    """Compare the daily figures with a reference table, and explain each gap as far as the claims allow.

    The table is the public missile_attacks_daily, or one with a column date and columns named after measures
    (launched, intercepted, hit, lost, killed, injured, missing), with munition and attacker beside where there are.
    """
    from strikelog.cli.comparing import compare_with

    typer.echo(compare_with(reference, Filters(day(start), day(end), as_of=day(as_of)), db, out))


@app.command()
def evaluate(
    gold: Annotated[
        list[Path], typer.Argument(help="Gold: one article with its coded facts a line.", show_default=False)
    ],
    floors: Annotated[Path | None, typer.Option(help="File of floors that the figures must reach.")] = None,
    name: Annotated[str, typer.Option(help="Name of the gold, in floors and figures.")] = "",
    raise_: Annotated[bool, typer.Option("--raise", help="Write figures above their floors as new floors.")] = False,
    json: Annotated[Path | None, typer.Option(help="Also write the figures there.")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="Also list every fact missed or wrong.")] = False,
    by_halves: Annotated[
        bool, typer.Option("--halves", help="Also show the development half and the check half, by article id.")
    ] = False,
) -> None:
    """Read the gold's articles and show how many facts are found and right.

    Exit code 1 where a figure is below its floor, or the gold is not the one the floors were measured on.
    """
    from strikelog.cli.judging import hold_to_floors, judge

    if raise_ and not floors:
        raise GoldError("--raise needs the file of floors: give it with --floors.")
    figures = judge(gold, name or gold[0].stem, json, errors, by_halves)
    if floors:
        raise typer.Exit(hold_to_floors(figures, floors, raise_))


@app.command()
def backup(
    file: Annotated[Path, typer.Argument(help="File to write; it must not be there yet.", show_default=False)],
    db: Database = "",
) -> None:
    """Write everything that the database holds into one file, while others go on working with it."""
    from strikelog.cli.storing import back_up

    typer.echo(back_up(file, db))


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A backup.", show_default=False)],
    db: Database = "",
) -> None:
    """Put a backup in place of everything that the database holds; what it held is saved beside it first."""
    from strikelog.cli.storing import restore_from

    typer.echo(restore_from(file, db))


@app.command()
def check(db: Database = "") -> None:
    """Look whether the database is sound, and say which versions it was written by."""
    from strikelog.cli.storing import look_over

    typer.echo(look_over(db))


@app.command()
def reread(db: Database = "") -> None:
    """Read the articles anew that an older version has read; what people decided on their claims stays."""
    from strikelog.cli.storing import reread_all

    typer.echo(reread_all(db))


@app.command()
def work(
    db: Database = "",
    parent: Annotated[int, typer.Option(help="Process id; the worker ends when that process does.")] = 0,
    idle: Annotated[float, typer.Option(help="Seconds without work after which the worker ends.")] = 300,
    readers: Annotated[int, typer.Option(min=1, max=64, help="How many articles are read at a time.")] = 1,
) -> None:
    """Read the articles that wait in the database's queue. The app starts this by itself."""
    from strikelog.jobs import work as run
    from strikelog.store import Store

    run(Store.open(db), idle_seconds=idle, parent=parent, readers=readers)


bench = typer.Typer(help="Measure speed as ratios of two things measured in the same run, which hold on any machine.")
app.add_typer(bench, name="bench")


class Size(StrEnum):
    """How much `bench` measures with."""

    quick = "quick"
    usual = "usual"
    long = "long"


class Part(StrEnum):
    """What `bench` can measure by itself."""

    starting = "starting"
    news = "news"
    quiet = "quiet"
    processes = "processes"
    cluster = "cluster"
    reading = "reading"
    memory = "memory"
    storing = "storing"


@bench.callback(invoke_without_command=True)
def measure(
    context: typer.Context,
    articles: Annotated[list[Path] | None, typer.Option(help="Articles to read.", show_default="sample")] = None,
    size: Annotated[
        Size, typer.Option(help="A minute, a quarter of an hour, or hours with 100,000 articles.")
    ] = Size.usual,
    part: Annotated[list[Part] | None, typer.Option(help="Only this; may be repeated.", show_default="all")] = None,
    number: Annotated[
        list[int] | None,
        typer.Option(min=10, help="Articles, in place of those of the size; repeated, the steps of a growth."),
    ] = None,
    goes: Annotated[
        int, typer.Option(help="How often each is measured; the cheapest counts.", show_default="as the size")
    ] = 0,
    json: Annotated[Path | None, typer.Option(help="Also write the figures there.")] = None,
    into: Annotated[
        Path | None, typer.Option(help="Also put the table in the place of the one in this document.")
    ] = None,
) -> None:
    """Measure starting, reading, storing and asking, and print a table in Markdown."""
    if context.invoked_subcommand:
        return
    from strikelog.cli import bench as benching
    from strikelog.cli.reading import read
    from strikelog.cli.storing import sample

    given = read(articles or [sample()]).articles
    sizes = benching.SIZES[size].changed(number or (), goes)
    figures = benching.measure(
        given, sizes, lambda each: typer.echo(f"{each.name}: {each.ratio:.2f}", err=True), part or ()
    )
    table = benching.as_table(figures)
    typer.echo(table)
    if json:
        json.write_text(benching.as_json(figures), encoding="utf-8")
    if into:
        benching.write_into(into, table)


@bench.command("pages")
def bench_pages(
    folder: Annotated[Path, typer.Option(help="Where the made-up databases are kept, to be used again.")] = Path(
        "bench"
    ),
    articles: Annotated[int, typer.Option(help="Articles of the large one, with ten claims each.")] = 100_000,
) -> None:
    """Measure every page's full rerun on 1,000 claims and on many, and what the browser receives.

    Exit code 1 where a page costs more than three times as much, or sends 1.5 MB or more. Making the large database
    takes long; it goes on where it was broken off.
    """
    from strikelog.cli.pages_bench import fill, measure

    folder.mkdir(parents=True, exist_ok=True)
    small, large = folder / "pages-100.sqlite3", folder / f"pages-{articles}.sqlite3"
    fill(small, 100)
    fill(large, articles)
    told, holds = measure(small, large)
    typer.echo(told)
    raise typer.Exit(0 if holds else 1)


@bench.command("consolidation")
def measure_consolidation(
    paths: Annotated[list[Path] | None, typer.Argument(help="Articles to read.", show_default="sample")] = None,
    articles: Annotated[int, typer.Option(min=1, help="Invented articles to consolidate.")] = 2_000,
) -> None:
    """Consolidation against reading, and one article more in a large store against a small one."""
    from strikelog.cli.bench_ledger import measure_ledger
    from strikelog.cli.reading import read
    from strikelog.cli.storing import sample

    typer.echo(measure_ledger(read(paths or [sample()]).articles, articles))
