"""Floors: figures that must not fall. They are pinned to one gold file by its fingerprint and can only be raised."""

import json
import math
from pathlib import Path
from typing import Any

from strikelog.evaluate.figures import Figures
from strikelog.model import FACT_TABLES, GoldError

_STEP = 1000  # floors are kept to three decimals, rounded down
_FINGERPRINT = "fingerprint"


def check_floors(figures: Figures, name: str, path: Path) -> list[str]:
    """Complaints of the figures against the floors called `name`; an empty list is a pass.

    Raises `GoldError` where the file cannot be read, has no such floors, or they belong to another gold file.
    """
    entry = _entry(_read(path), name, path, figures)
    floors = {field: float(floor) for field, floor in entry.items() if field != _FINGERPRINT}
    return [
        f"{name}: {field} is {figures.value(field):.3f}, below its floor of {floor:.3f}."
        for field, floor in floors.items()
        if _down(figures.value(field)) < floor
    ]


def raise_floors(figures: Figures, name: str, path: Path) -> dict[str, float]:
    """Write every figure that is above its floor as the new floor; what is below stays. Returns the floors raised.

    Floors that are not there yet begin at the F1 of the three tables. Raises `GoldError` as `check_floors` does.
    """
    everything = _read(path) if path.exists() else {}
    everything.setdefault(name, {_FINGERPRINT: figures.fingerprint})
    entry = _entry(everything, name, path, figures)
    fields = dict.fromkeys([*FACT_TABLES, *(field for field in entry if field != _FINGERPRINT)])
    raised = {field: _down(figures.value(field)) for field in fields}
    raised = {field: value for field, value in raised.items() if value > entry.get(field, -1)}
    entry.update(raised)
    path.write_text(json.dumps(everything, indent=2) + "\n", encoding="utf-8")
    return raised


def _entry(everything: dict[str, Any], name: str, path: Path, figures: Figures) -> dict[str, Any]:
    entry: dict[str, Any] | None = everything.get(name)
    if entry is None:
        raise GoldError(f"{path} has no floors called “{name}”. Write them with --raise.")
    if entry.get(_FINGERPRINT) != figures.fingerprint:
        raise GoldError(
            f"The gold is not the file that the floors “{name}” in {path} were measured on. If the change is meant, "
            f"remove “{name}” there and write it anew with --raise."
        )
    return entry


def _read(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise GoldError(f"The floors in {path} cannot be read. Check the path, or write them with --raise.") from error
    if not isinstance(found, dict):
        raise GoldError(f"{path} holds no floors. Write them with --raise.")
    return found


def _down(value: float) -> float:
    return math.floor(value * _STEP + 1e-9) / _STEP
