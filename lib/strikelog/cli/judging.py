"""The extraction against gold."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import typer

from strikelog.cli.reading import extractions
from strikelog.evaluate import (
    Figures,
    GoldArticle,
    check_floors,
    f1_intervals,
    fingerprint,
    halves,
    mistakes,
    raise_floors,
    read_gold,
    reliability,
    report,
    score,
)
from strikelog.model import FACT_TABLES, Row, rows


def judge(paths: Sequence[Path], name: str, json: Path | None, errors: bool, by_halves: bool) -> Figures:
    """Read the gold's articles, print the figures (and the mistakes, and the halves), and write them where asked."""
    gold = [article for path in paths for article in read_gold(path)]
    predictions, extractor = _predictions(gold)
    found = replace(_measured(gold, predictions), gold=name, fingerprint=fingerprint(*paths), extractor=extractor)
    if errors:
        typer.echo("\n".join(mistakes(gold, predictions)))
    typer.echo(report(found))
    if by_halves:
        for title, half in zip(("development half", "check half"), halves(gold), strict=True):
            typer.echo(f"\n{title}: {report(_measured(half, predictions))}")
    if json:
        json.write_text(found.to_json(), encoding="utf-8")
    return found


def _measured(gold: Sequence[GoldArticle], predictions: Mapping[str, Sequence[Row]]) -> Figures:
    intervals, bins = f1_intervals(gold, predictions), reliability(gold, predictions)
    return replace(score(gold, predictions), intervals=intervals, reliability=bins)


def hold_to_floors(figures: Figures, path: Path, lift: bool) -> int:
    """Print what falls below its floor on stderr, after raising the floors where asked. Returns the exit code."""
    if lift:
        for field, floor in raise_floors(figures, figures.gold, path).items():
            typer.echo(f"{figures.gold}: the floor of {field} is now {floor:.3f}")
    complaints = check_floors(figures, figures.gold, path)
    for complaint in complaints:
        typer.echo(f"strikelog: {complaint}", err=True)
    return 1 if complaints else 0


def _predictions(gold: Sequence[GoldArticle]) -> tuple[dict[str, list[Row]], str]:
    """The rows of all articles by table, and what read them."""
    tables: dict[str, list[Row]] = {table: [] for table in FACT_TABLES}
    extractor = ""
    for extraction in extractions([each.article for each in gold]):
        extractor = extraction.extractor
        for table, found in rows(extraction).items():
            tables[table].extend(found)
    return tables, extractor
