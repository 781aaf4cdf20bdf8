"""Figures of merit, and their JSON form."""

import json
from dataclasses import astuple, dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from strikelog.model import FACT_TABLES, GoldError


@dataclass(frozen=True, slots=True)
class Tally:
    """Facts found, wrongly claimed and missed."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float:
        """Share of the claims that are right; 0 where nothing was claimed."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 0.0

    @property
    def recall(self) -> float:
        """Share of the coded facts that were found; 0 where nothing was coded."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many of the values asked for are right."""

    right: int = 0
    asked: int = 0

    @property
    def ratio(self) -> float:
        return self.right / self.asked if self.asked else 0.0


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims of one tenth of the scale: how many, how many of them right, and their mean confidence."""

    told: int
    right: int
    stated: float

    @property
    def observed(self) -> float:
        """Share of the claims that are right."""
        return self.right / self.told


@dataclass(frozen=True, slots=True)
class TableFigures:
    """One table: its facts, the attributes of those found, and for places the effects."""

    tally: Tally = Tally()
    attributes: dict[str, Share] = field(default_factory=dict)
    effects: Tally | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """All tables on one gold file: `gold` is its name, `fingerprint` its SHA-256, `extractor` what read it.

    `intervals` are the 95 % intervals of each table's F1, `reliability` the tenths of the scale of confidence; both are
    empty where they were not measured.
    """

    articles: int
    tables: dict[str, TableFigures]
    gold: str = ""
    fingerprint: str = ""
    extractor: str = ""
    intervals: dict[str, tuple[float, float]] = field(default_factory=dict)
    reliability: tuple["Bin", ...] = ()

    def value(self, name: str) -> float:
        """One figure, 0 to 1, by name: `munitions` (its F1), `munitions.precision`, `munitions.place`,
        `places.effects`. Raises `GoldError` for a name that is none."""
        table, _, part = name.partition(".")
        figures = self.tables.get(table)
        if figures is None:
            raise GoldError(f"There is no figure “{name}”. Name one such as munitions or munitions.place.")
        if part in ("", "f1", "precision", "recall"):
            return float(getattr(figures.tally, part or "f1"))
        if part == "effects" and figures.effects:
            return figures.effects.f1
        if part not in figures.attributes:
            raise GoldError(f"There is no figure “{name}”. Name one such as munitions or munitions.place.")
        return figures.attributes[part].ratio

    def to_json(self) -> str:
        """The figures as JSON, with precision, recall and F1 written out for readers of the file."""
        head = {name: getattr(self, name) for name in ("gold", "articles", "extractor", "fingerprint")}
        tables = {name: _table_json(figures) for name, figures in self.tables.items()}
        more = {"intervals": self.intervals, "reliability": [list(astuple(each)) for each in self.reliability]}
        told = {name: value for name, value in more.items() if value}
        return json.dumps({**head, **tables, **told}, indent=1, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Figures":
        """The figures that `to_json` wrote. Raises `GoldError` for anything else."""
        try:
            given = json.loads(text)
            tables = {name: _table(given[name]) for name in FACT_TABLES if name in given}
            head = (given["articles"], tables, given["gold"], given["fingerprint"], given["extractor"])
            intervals = {name: (low, high) for name, (low, high) in given.get("intervals", {}).items()}
            return cls(*head, intervals, tuple(Bin(*each) for each in given.get("reliability", ())))
        except (ValueError, KeyError, TypeError) as error:
            raise GoldError("The file holds no figures. Write it anew with strikelog evaluate --json.") from error


@cache
def quality() -> Figures | None:
    """The figures that come with this version of Strikelog; None where none were packaged."""
    packaged = files("strikelog.evaluate") / "data" / "quality.json"
    return Figures.from_json(packaged.read_text(encoding="utf-8")) if packaged.is_file() else None


def _table_json(figures: TableFigures) -> dict[str, Any]:
    attributes = {name: [share.right, share.asked] for name, share in figures.attributes.items()}
    written = {**_tally_json(figures.tally), "attributes": attributes}
    return {**written, "effects": _tally_json(figures.effects)} if figures.effects else written


def _tally_json(tally: Tally) -> dict[str, float]:
    rounded = {name: round(getattr(tally, name), 4) for name in ("precision", "recall", "f1")}
    return {**rounded, "tp": tally.tp, "fp": tally.fp, "fn": tally.fn}


def _table(given: dict[str, Any]) -> TableFigures:
    attributes = {name: Share(*pair) for name, pair in given["attributes"].items()}
    return TableFigures(_tally(given), attributes, _tally(given["effects"]) if "effects" in given else None)


def _tally(given: dict[str, Any]) -> Tally:
    return Tally(given["tp"], given["fp"], given["fn"])
