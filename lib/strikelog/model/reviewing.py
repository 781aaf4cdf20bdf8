"""What people decided about claims, applied to what the machine read: a person outranks every rule (codebook 8.9)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast, get_args

from strikelog.model.claims import EFFECTS, Kind, Munition, PlaceKind, Qualifier, Scope, Status, Who
from strikelog.model.decisions import ACCEPT, CORRECT, DIVIDE, MISSED, REJECT, REVIEWS, Decision
from strikelog.model.errors import ReviewError
from strikelog.model.tables import COLUMNS, FACT_TABLES, Row

_WHERE = ("place", "geonameid", "admin1", "country", "latitude", "longitude")
_WHEN = ("date_start", "date_end")
_COUNT = ("count_min", "count_max", "qualifier")
_COUNTED = (*_COUNT, "munition", "attacker", *_WHEN, *_WHERE, "place_kind", "scope", "subset", "attribution")

EDITABLE = {
    "munitions": ("status", "model", *_COUNTED),
    "casualties": ("kind", "who", *_COUNTED),
    "places": ("affected", "effects", *_WHEN, *_WHERE, "kind", "attribution"),
}
"""The columns that a person may correct, by table; the evidence is the article's and stays."""

MEASURE = {"munitions": "status", "casualties": "kind", "places": "place_text"}
"""What a claim measures: two readings of the same words with the same of these are readings of one fact."""

_CHOICES: dict[str, tuple[str, ...]] = {
    "munition": get_args(Munition),
    "status": get_args(Status),
    "who": get_args(Who),
    "qualifier": get_args(Qualifier),
    "scope": get_args(Scope),
    "place_kind": get_args(PlaceKind),
}
_BOUNDS = {
    **dict.fromkeys(("at_least", "more_than"), (True, False)),
    **dict.fromkeys(("at_most", "less_than"), (False, True)),
    "vague": (False, False),
}
"""Which bounds a qualifier has (codebook 1); all others have both."""


def checked(table: str, row: Mapping[str, Any]) -> Row:
    """The row, where it follows the codebook. Raises `ReviewError` that names the column which does not."""
    lacking = [name for name in COLUMNS[table] if name not in row]
    if lacking:
        raise ReviewError(f"The claim lacks {', '.join(lacking)}. Load the page anew.")
    choices = {**_CHOICES, "kind": get_args(PlaceKind if table == "places" else Kind)}
    for name, allowed in choices.items():
        if name in COLUMNS[table] and row[name] not in allowed:
            raise ReviewError(
                f"“{str(row[name])[:40]}” is no {name}. Choose one of {', '.join(filter(None, allowed))}."
            )
    _check_days(row)
    if table == "places":
        unknown = set(filter(None, str(row["effects"]).split(";"))) - set(EFFECTS)
        if unknown:
            raise ReviewError(f"“{min(unknown)[:40]}” is no effect. Choose one of {', '.join(EFFECTS)}.")
    else:
        _check_count(row)
    return {name: row[name] for name in COLUMNS[table]}


def _check_days(row: Mapping[str, Any]) -> None:
    try:
        start, end = (date.fromisoformat(row[name]) if row[name] else None for name in _WHEN)
    except ValueError as error:
        raise ReviewError("A day is written as 2022-12-16, or left empty.") from error
    if start and end and start > end:
        raise ReviewError("The first day comes after the last one. Swap them.")


def _check_count(row: Mapping[str, Any]) -> None:
    low, high, qualifier = (row[name] for name in _COUNT)
    if any(bound is not None and (not isinstance(bound, int) or not 0 <= bound <= 10**9) for bound in (low, high)):
        raise ReviewError("A bound is a whole number from 0 up, or empty where it is open.")
    wanted = _BOUNDS.get(qualifier, (True, True))
    if (low is not None, high is not None) != wanted:
        words = {True: "a number", False: "nothing"}
        text = f"“{qualifier}” has {words[wanted[0]]} as minimum and {words[wanted[1]]} as maximum."
        raise ReviewError(f"{text} Change the bounds or the qualifier.")
    if low is not None and high is not None and (low > high or (low != high and qualifier != "range")):
        raise ReviewError("The minimum is above the maximum, or they differ without being a range. Change one of them.")


def reviewed(rows: Mapping[str, Sequence[Row]], decisions: Iterable[Decision]) -> dict[str, list[Row]]:
    """The claims of one article as people left them: `rows` by table as the machine read them, columns of `COLUMNS`.

    Later decisions follow on earlier ones. Where another version of the rules does not read a claim any more that a
    person accepted or corrected, the person's stays, and takes the place of what the rules read in the same words now.
    """
    standing = sorted((each for each in decisions if each.stands and each.kind in REVIEWS), key=lambda each: each.id)
    work = _Work({table: [dict(row) for row in rows[table]] for table in FACT_TABLES}, {e.target for e in standing})
    for each in standing:
        work.apply(each)
    return work.rows


@dataclass(slots=True)
class _Work:
    rows: dict[str, list[Row]]
    targets: set[str] = field(default_factory=set)

    def apply(self, decision: Decision) -> None:
        table = str(decision.before["table"])
        if decision.kind == MISSED:
            self.rows[table].append({**decision.after["row"], "review": "corrected"})
            return
        at = self._find(table, decision)
        if at is None:
            return
        row = self.rows[table][at]
        self.rows[table][at : at + 1] = _judged(decision, row)

    def _find(self, table: str, decision: Decision) -> int | None:
        """Where the claim stands; one that is not read any more is put back, unless it was rejected."""
        rows, seen = self.rows[table], cast(Row, decision.before["row"])
        known = next((at for at, row in enumerate(rows) if row["fact_id"] == decision.target), None)
        if known is not None:
            return known
        again = [at for at, row in enumerate(rows) if self._is_same(table, row, seen)]
        if decision.kind == REJECT:
            return next((at for at in again if _counts(rows[at]) == _counts(seen)), None)
        for at in reversed(again):
            del rows[at]
        rows.append(dict(seen))
        return len(rows) - 1

    def _is_same(self, table: str, row: Row, seen: Row) -> bool:
        """Whether a row, that nobody decided on, reads the same words as one that is not read any more."""
        overlaps = cast(int, row["start"]) < cast(int, seen["end"]) and cast(int, seen["start"]) < cast(int, row["end"])
        return row["fact_id"] not in self.targets and overlaps and row[MEASURE[table]] == seen[MEASURE[table]]


def _judged(decision: Decision, row: Row) -> list[Row]:
    changes = decision.after.get("changes", {})
    if decision.kind == ACCEPT:
        return [{**row, "review": "accepted"}]
    if decision.kind == REJECT:
        return [{**row, "review": "rejected"}]
    if decision.kind == CORRECT:
        return [{**row, **changes, "review": "corrected"}]
    if decision.kind == DIVIDE:
        ids = [decision.target, *(f"{decision.target}.{number}" for number in range(2, 100))]
        parts = decision.after["parts"]
        return [{**row, **part, "fact_id": ids[at], "review": "corrected"} for at, part in enumerate(parts)]
    return [row]


def _counts(row: Row) -> tuple[object, object]:
    return row.get("count_min"), row.get("count_max")
