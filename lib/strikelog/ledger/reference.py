"""Reference tables: another's daily figures, read from a CSV into one form."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from strikelog.model import IngestError

COLUMNS = ["date", "measure", "munition", "attacker", "value", "left_out", "regional"]
"""A reference row: what is counted on a day; `left_out` are munitions of the class that were not counted in (of
reconnaissance), `regional` says that the table speaks of parts of the country only."""

MEASURES = ("launched", "intercepted", "hit", "lost", "killed", "injured", "missing")
_MUNITIONS = ("missile", "drone", "rocket", "bomb", "shell", "mixed", "unspecified")
_LONGEST = 20_000_000
_ATTACKS = {"time_start", "time_end", "model", "launched", "destroyed"}


@dataclass(frozen=True, slots=True)
class Reference:
    """A table to compare with: frame of `COLUMNS`, and whom to name where it is shown."""

    name: str
    frame: pd.DataFrame
    attribution: str = ""


def read_reference(name: str, data: bytes) -> Reference:
    """A reference table from the bytes of a CSV file.

    Understood are the public table missile_attacks_daily; a table with a column `date` and columns named after the
    measures (launched, intercepted, hit, lost, killed, injured, missing); and one with `date`, `measure` and `value`
    (or `best`). `munition` and `attacker` may stand beside. Raises `IngestError` for anything else.
    """
    rows = _rows(name, data)
    columns = set(rows[0]) if rows else set()
    if columns >= _ATTACKS:
        return Reference(name, _attacks(name, rows), _models()["attribution"])
    if "date" not in columns:
        raise IngestError(f"{name} has no column “date”. Give a table with date, and launched, intercepted or killed.")
    if "measure" in columns:
        return Reference(name, _summed(_long(name, row) for row in rows))
    measures = [measure for measure in MEASURES if measure in columns]
    if not measures:
        raise IngestError(f"{name} has no column of a measure. Name one of its columns {', '.join(MEASURES)}.")
    return Reference(name, _summed(_wide(name, row, measure) for row in rows for measure in measures))


def _rows(name: str, data: bytes) -> list[dict[str, str]]:
    if len(data) > _LONGEST:
        raise IngestError(f"{name} is larger than {_LONGEST // 1_000_000} MB. Cut the table to the days of interest.")
    try:
        reader = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
        rows = [{str(key).strip(): str(value or "").strip() for key, value in row.items()} for row in reader]
    except (UnicodeDecodeError, csv.Error) as error:
        raise IngestError(f"{name} is not a CSV file in UTF-8 ({error}). Save it as “CSV UTF-8”.") from error
    if not rows:
        raise IngestError(f"{name} holds no row. Give a table with a header and one row a day.")
    return rows


def _long(name: str, row: Mapping[str, str]) -> dict[str, Any]:
    return _row(name, row, row["measure"], row.get("value") or row.get("best") or "")


def _wide(name: str, row: Mapping[str, str], measure: str) -> dict[str, Any]:
    return _row(name, row, measure, row[measure])


def _row(name: str, row: Mapping[str, str], measure: str, value: str) -> dict[str, Any]:
    munition = row.get("munition", "").lower()
    if munition and munition not in _MUNITIONS:
        raise IngestError(f"{name} has the munition “{munition[:40]}”. Use one of {', '.join(_MUNITIONS)}.")
    return {
        "date": _day(name, row["date"]),
        "measure": measure,
        "munition": munition,
        "attacker": row.get("attacker", ""),
        "value": _number(name, value),
        "left_out": 0,
        "regional": False,
    }


def _day(name: str, text: str) -> str:
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError as error:
        raise IngestError(f"{name} has the day “{text[:40]}”. Write days as 2022-12-16.") from error


def _number(name: str, text: str) -> int | None:
    if not text or text.lower() == "nan":
        return None
    try:
        return int(float(text.replace(",", "")))
    except (ValueError, OverflowError) as error:
        raise IngestError(f"{name} has the number “{text[:40]}”. Write digits alone.") from error


@cache
def _models() -> dict[str, Any]:
    path = Path(__file__).parent / "data" / "reference_models.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def model_class(model: str) -> str:
    """Class of a model of missile_attacks_daily; `reconnaissance` for those that strike nothing, empty if unknown."""
    low = model.lower()
    kinds = ("reconnaissance", "drone", "bomb", "missile")
    return next((kind for kind in kinds if any(word in low for word in _models()[kind])), "")


def _attacks(name: str, rows: Sequence[Mapping[str, str]]) -> pd.DataFrame:
    """A night counts on the day on which it ends; reconnaissance drones are left out of the drones, and told."""
    found: list[dict[str, Any]] = []
    for row in rows:
        kind = model_class(row["model"])
        day, regional = _day(name, row["time_end"]), row.get("target", "").lower() not in ("ukraine", "")
        for measure, column in (("launched", "launched"), ("intercepted", "destroyed")):
            value = _number(name, row[column])
            if not kind or value is None:
                continue
            left_out = value if kind == "reconnaissance" else 0
            munition = "drone" if left_out or kind == "reconnaissance" else kind
            own = None if kind == "reconnaissance" else value
            key = {"date": day, "measure": measure, "munition": munition, "attacker": "RU"}
            found.append({**key, "value": own, "left_out": left_out, "regional": regional})
    return _summed(found)


def _summed(rows: Any) -> pd.DataFrame:  # noqa: ANN401 - any iterable of rows
    """One row for each day, measure, munition and attacker; those without any number fall away."""
    frame = pd.DataFrame(list(rows), columns=COLUMNS).astype({"value": "Int64", "left_out": "Int64"})
    groups = frame.groupby(["date", "measure", "munition", "attacker"], sort=True)
    summed = groups.agg(
        value=("value", lambda values: values.sum(min_count=1)),
        left_out=("left_out", "sum"),
        regional=("regional", "all"),
    )
    kept = summed.reset_index().astype({"value": "Int64", "left_out": "Int64"})
    return kept[kept["value"].notna()].reset_index(drop=True)[COLUMNS]


def _sum(values: "pd.Series[int]") -> object:
    return values.sum(min_count=1)
