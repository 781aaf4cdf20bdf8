"""What a file says of itself: which view of which data it is, and how to cite it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from importlib.metadata import version
from typing import Any

from strikelog.model import Filters, convention


@dataclass(frozen=True, slots=True)
class About:
    """Provenance of an export. `made_at` is UTC, `data` the store's version, `rules` that of consolidation.

    `extractors` are the versions that read the articles, `rows` the number of rows by table.
    """

    filters: Filters
    made_at: str
    data: int
    rules: int
    extractors: tuple[str, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)

    @property
    def citation(self) -> str:
        """How to name the file in print."""
        shown = ", ".join(f"{name}: {value}" for name, value in _chosen(self.filters).items()) or "no filter"
        return f"Strikelog {version('strikelog')}, data version {self.data}, {shown}, exported {self.made_at[:10]}."

    def as_json(self) -> dict[str, Any]:
        """Everything as plain values."""
        return {
            "release": version("strikelog"),
            "made_at": self.made_at,
            "data_version": self.data,
            "rule_set": self.rules,
            "extractors": list(self.extractors),
            "filters": _chosen(self.filters),
            "as_of": self.filters.as_of.isoformat() if self.filters.as_of else "",
            "rows": dict(self.rows),
            "citation": self.citation,
            **self._convention(),
        }

    def _convention(self) -> dict[str, Any]:
        """The convention in force, where it is not the codebook's own."""
        if not self.filters.convention:
            return {}
        by = convention(self.filters.convention)
        return {"convention": {"id": by.id, "name": by.name, "about": by.about, "source": by.source}}


def _chosen(filters: Filters) -> dict[str, Any]:
    """The filters in use, days as ISO text and lists as lists."""
    shown = {name: value for name, value in asdict(filters).items() if value}
    return {name: _written(value) for name, value in shown.items()}


def _written(value: date | str | tuple[str, ...]) -> str | list[str]:
    if isinstance(value, tuple):
        return list(value)
    return value if isinstance(value, str) else value.isoformat()
