"""The daily figures against a reference table, as text."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pandas as pd

from strikelog.export import to_csv
from strikelog.ledger import Agreement, Ledger, agreements, read_reference
from strikelog.model import Filters, IngestError

_SHOWN = 20
"""Gaps that are printed; `--out` writes all of them."""


def compare_with(path: Path, filters: Filters, url: str, out: Path | None) -> str:
    """Agreement for each measure and class, and the widest gaps with what explains them."""
    reference = read_reference(path.name, _bytes(path))
    with closing(Ledger.open(url)) as ledger:
        gaps = ledger.compare(reference, filters)
    if out:
        out.write_bytes(to_csv("comparison", gaps))
    if gaps.empty:
        return "The store and the reference have no day in common."
    lines = [_line(each) for each in agreements(gaps)]
    wide = gaps[gaps["agreement"].isin(["differs", "only there"])]
    wide = wide.assign(width=wide["difference"].abs().fillna(wide["reference"]))
    wide = wide.sort_values(["width", "date"], ascending=[False, True]).head(_SHOWN)
    lines += ["", f"Widest gaps ({len(wide)} of {int((gaps['agreement'] != 'equal').sum())}):"]
    lines += [_gap(row) for row in wide.to_dict("records")]
    return "\n".join([*lines, *(["", reference.attribution] if reference.attribution else [])])


def _bytes(path: Path) -> bytes:
    if not path.is_file():
        raise IngestError(f"There is no file {path}. Give the path of a CSV file.")
    return path.read_bytes()


def _line(each: Agreement) -> str:
    named = " ".join(part for part in (each.munition, each.measure) if part)
    return (
        f"{named}: a figure on {each.days} of {each.asked} days of the reference; of those {each.equal} equal, "
        f"{each.close} within a tenth, {each.within} within the bounds; in all {each.ours} here, {each.theirs} there"
    )


def _gap(row: Mapping[Any, Any]) -> str:
    named = " ".join(str(part) for part in (row["munition"], row["measure"]) if part)
    ours = "no figure" if pd.isna(row["best"]) else str(row["best"])
    return f"  {row['date']} {named}: {ours} here, {row['reference']} there. {row['explanation']}"
