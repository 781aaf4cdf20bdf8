"""The data dictionary: what each column of each file holds, of which type, with which values."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, get_args

from strikelog.model.claims import EFFECTS, Kind, Munition, PlaceKind, Qualifier, Review, Scope, Status, Who
from strikelog.model.tables import COLUMNS, DECIMALS, FIGURES, TRUTHS, WHOLE_NUMBERS

Type = Literal["string", "integer", "number", "boolean", "date"]

_FILE = Path(__file__).parent / "data" / "columns.toml"
_COUNTED = re.compile(r"(?P<what>\w+)_(?P<bound>best|low|high)")
_WHOLE = WHOLE_NUMBERS | {"best", "low", "high", "articles", "voices"}
_DAYS = frozenset({"date", "date_start", "date_end"})
_BOUNDS = {"best": "the number to use", "low": "lower bound, empty where open", "high": "upper bound, empty where open"}
_VALUES: dict[str, tuple[str, ...]] = {
    "munition": get_args(Munition),
    "status": get_args(Status),
    "who": get_args(Who),
    "qualifier": get_args(Qualifier),
    "scope": get_args(Scope),
    "review": get_args(Review),
    "place_kind": get_args(PlaceKind),
    "effects": EFFECTS,
    "measure": (*get_args(Status), "killed", "injured", "missing"),
    "published_from": ("given", "metadata", "text"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One column; `values` are those that may stand in it, empty for anything."""

    name: str
    type: Type
    description: str
    values: tuple[str, ...] = ()


def describe(table: str, column: str) -> Field:
    """The entry of a column. Raises KeyError where there is none: every column has one, and a test says so."""
    kinds = get_args(Kind if table == "casualties" else PlaceKind) if column == "kind" else ()
    values = tuple(filter(None, kinds or _VALUES.get(column, ())))
    return Field(column, _type(column), _description(table, column), values)


def fields(table: str) -> list[Field]:
    """The entries of a table's columns, in the order of the file."""
    return [describe(table, column) for column in COLUMNS[table]]


def _description(table: str, column: str) -> str:
    told = _entries()
    own = told.get(table, {}).get(column) or told["columns"].get(column)
    if own:
        return own
    found = _COUNTED.fullmatch(column)
    if found and found["what"] in FIGURES:
        *munition, status = found["what"].split("_")
        what = f"Munitions {status}, class {munition[0]}" if munition else f"People {status}"
        return f"{what}: {_BOUNDS[found['bound']]}."
    raise KeyError(f"{table}.{column} lacks its entry in {_FILE.name}")


def _type(column: str) -> Type:
    if column in TRUTHS:
        return "boolean"
    if column in DECIMALS:
        return "number"
    if column in _DAYS:
        return "date"
    is_whole = column in _WHOLE or _COUNTED.fullmatch(column) or column.startswith(("children_", "responders_"))
    return "integer" if is_whole else "string"


@cache
def _entries() -> dict[str, dict[str, str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
