"""The form in which a person says what a claim should say: one input for each column that can be corrected."""

from collections.abc import Sequence
from typing import Any, get_args

import streamlit as st

from strikelog.model import EDITABLE, EFFECTS, ReviewError, style
from strikelog.model.claims import Kind, Munition, Qualifier, Scope, Status, Who
from strikelog.ui import reads
from strikelog.ui.reads import Record

_CHOICES: dict[str, tuple[str, ...]] = {
    "status": get_args(Status),
    "kind": get_args(Kind),
    "munition": get_args(Munition),
    "who": get_args(Who),
    "qualifier": get_args(Qualifier),
    "scope": get_args(Scope),
}
LABELS = {
    "count_min": "Minimum",
    "count_max": "Maximum",
    "qualifier": "Qualifier",
    "status": "Status",
    "kind": "Kind",
    "munition": "Munition",
    "model": "Model",
    "who": "Who",
    "attacker": "Attacker",
    "place": "Place",
    "date_start": "First day",
    "date_end": "Last day",
    "scope": "Scope",
    "attribution": "Who says so",
    "subset": "Part of a larger number",
    "affected": "Affected",
    "effects": "Effects",
}
"""Labels of the columns, in the order of the form."""

_HELP = {
    "count_min": "Empty where the lower bound is open or no number is told.",
    "count_max": "Empty where the upper bound is open or no number is told.",
    "attacker": "Country code, as RU or UA.",
    "date_start": "As 2022-12-16; empty where it is not told.",
    "place": "A name that the gazetteer knows.",
}
_TIGHT = ("exact", "about", "implied")


def fields(table: str, row: Record, key: str) -> dict[str, Any]:
    """Draws an input for each column and gives what stands in them; places and numbers still as text."""
    names = [name for name in LABELS if name in EDITABLE[table] and not (table == "places" and name == "kind")]
    given: dict[str, Any] = {}
    with st.grid(columns=4, min_column_width=150, gap="small"):
        for name in names:
            given[name] = _field(name, row[name], f"{key}-{name}")
    return given


def _field(name: str, value: Any, key: str) -> Any:  # noqa: ANN401 - any cell
    if name in _CHOICES:
        options = _CHOICES[name]
        return st.selectbox(LABELS[name], options, options.index(value) if value in options else 0, key=key)
    if name in ("subset", "affected"):
        return st.checkbox(LABELS[name], value=bool(value), key=key)
    if name == "effects":
        chosen = [each for each in str(value).split(";") if each in EFFECTS]
        return st.multiselect(LABELS[name], EFFECTS, chosen, format_func=style.effects, key=key)
    return st.text_input(LABELS[name], "" if value is None else str(value), key=key, help=_HELP.get(name))


def changes(table: str, row: Record, given: dict[str, Any]) -> dict[str, Any]:
    """What the form changes in a claim, by column. Raises `ReviewError` for a number or a place that is none.

    Where a number without a range gets another minimum alone, its maximum follows.
    """
    cells = {name: _read(name, value) for name, value in given.items() if name != "place"}
    if "count_min" in cells and cells["qualifier"] in _TIGHT and cells["count_max"] == row["count_max"]:
        cells["count_max"] = cells["count_min"]
    if given["place"].strip() != row["place"]:
        cells |= reads.ledger().place_cells(table, given["place"].strip(), str(row["country"]))
    return {name: value for name, value in cells.items() if value != row.get(name)}


def _read(name: str, value: Any) -> Any:  # noqa: ANN401 - any cell
    if name == "effects":
        return ";".join(sorted(value, key=EFFECTS.index))
    if name not in ("count_min", "count_max"):
        return value.strip() if isinstance(value, str) else value
    text = str(value).replace(",", "").replace(" ", "")
    if text and not (text.isascii() and text.isdigit()):
        raise ReviewError(f"“{text[:40]}” is no whole number. Write digits, or leave the bound open.")
    return int(text) if text else None


def versions(columns: Sequence[str], *rows: Record) -> dict[str, list[str]]:
    """The columns in which versions of a claim differ, each with its values as text."""
    differing = [name for name in columns if len({str(row.get(name)) for row in rows}) > 1]
    return {LABELS.get(name, name): [_shown(row.get(name)) for row in rows] for name in differing}


def _shown(value: Any) -> str:  # noqa: ANN401 - any cell
    return "–" if value is None or value == "" else str(value)
