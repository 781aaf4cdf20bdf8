"""Our daily figures against a reference table, or against themselves on another day of knowledge."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

import pandas as pd

from strikelog.ledger.reference import Reference

GAPS = [
    *["date", "measure", "munition", "best", "low", "high", "reference", "difference", "agreement", "explanation"],
]
"""Columns of a comparison. `agreement`: equal, within (the bounds), differs, only here, only there."""

_CLOSE = 0.1


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far both agree on one measure and class, over the days on which both have a figure.

    `close` counts days within a tenth of the reference; `asked` are all days of the reference.
    """

    measure: str
    munition: str
    days: int
    equal: int
    close: int
    within: int
    ours: int
    theirs: int
    asked: int


Key = tuple[str, str, str]
Cells = dict[str, Any]
"""A row of a frame, or a group of rows."""


def compared(daily: pd.DataFrame, evidence: pd.DataFrame, coverage: pd.DataFrame, reference: Reference) -> pd.DataFrame:
    """One row for each day and figure of either side, in the period that the articles speak of: columns `GAPS`."""
    theirs = reference.frame
    if theirs["attacker"].ne("").all():
        daily = daily[daily["attacker"].isin(list(set(theirs["attacker"]))) | (daily["munition"] == "")]
    spoken = {str(row["date"]): int(row["articles"]) for row in _records(_most(coverage))}
    if not spoken or theirs.empty:
        return _frame([])
    period = (max(min(spoken), theirs["date"].min()), min(max(spoken), theirs["date"].max()))
    ours = _ours(daily, set(theirs["measure"]), classless=bool(theirs["munition"].eq("").all()))
    told = {_key(row): row for row in _records(theirs)}
    local = _without_whole(evidence)
    keys = sorted(key for key in {*ours, *told} if period[0] <= key[0] <= period[1])
    wanted = {key[1:] for key in told}
    context = _Context(ours, told, spoken, local, daily)
    return _frame([_row(key, context) for key in keys if key[1:] in wanted])


def _most(coverage: pd.DataFrame) -> pd.DataFrame:
    """Articles a day: of the countries spoken of, the one with most."""
    return coverage.groupby("date", sort=True)["articles"].max().reset_index()


@dataclass(frozen=True, slots=True)
class _Context:
    ours: Mapping[Key, Cells]
    theirs: Mapping[Key, Cells]
    spoken: Mapping[str, int]
    local: set[Key]
    daily: pd.DataFrame


def _records(frame: pd.DataFrame) -> list[Cells]:
    return cast(list[Cells], frame.to_dict("records"))


def _key(row: Cells) -> Key:
    return str(row["date"]), str(row["measure"]), str(row["munition"])


def _ours(daily: pd.DataFrame, measures: set[str], classless: bool) -> dict[Key, Cells]:
    """Our figures by day, measure and class, attackers and countries added up.

    For a table without classes all classes are added, but mixed figures, which stand for several, only where there
    are no others.
    """
    rows = daily[daily["measure"].isin(list(measures))]
    if classless:
        single = rows[rows["munition"] != "mixed"]
        days = set(zip(single["date"], single["measure"], strict=True))
        mixed = rows[rows["munition"] == "mixed"]
        alone = [pair not in days for pair in zip(mixed["date"], mixed["measure"], strict=True)]
        rows = pd.concat([single, mixed[alone]]).assign(munition="")
    groups = rows.groupby(["date", "measure", "munition"], sort=True)
    sums = {bound: groups[bound].agg(_open_sum) for bound in ("best", "low", "high")}
    frame = pd.DataFrame({**sums, "conflict": groups["conflict"].max()}).reset_index()
    return {_key(row): row for row in _records(frame)}


def _open_sum(values: "pd.Series[int]") -> object:
    return values.sum(skipna=False)


def _without_whole(evidence: pd.DataFrame) -> set[Key]:
    """The figures that are sums over places: more than one claim gives them."""
    given = evidence[evidence["role"].isin(["best", "preferred"])]
    counts = given.groupby(["date", "measure", "munition"])["fact_id"].count()
    return {(str(key[0]), str(key[1]), str(key[2])) for key in counts[counts > 1].index}


def _row(key: Key, context: _Context) -> dict[str, object]:
    own, other = context.ours.get(key), context.theirs.get(key)
    best, low, high = (_int(own[name]) if own else None for name in ("best", "low", "high"))
    value = _int(other["value"]) if other else None
    agreement = _agreement(best, low, high, value)
    return {
        **dict(zip(("date", "measure", "munition"), key, strict=True)),
        **{"best": best, "low": low, "high": high, "reference": value},
        "difference": best - value if best is not None and value is not None else None,
        "agreement": agreement,
        "explanation": " ".join(_explanations(key, agreement, context)),
    }


def _agreement(best: int | None, low: int | None, high: int | None, value: int | None) -> str:
    if best is None:
        return "only there"
    if value is None:
        return "only here"
    if best == value:
        return "equal"
    inside = (low is None or low <= value) and (high is None or value <= high)
    return "within" if inside else "differs"


def _explanations(key: Key, agreement: str, context: _Context) -> list[str]:
    """What the claims tell of why a figure differs, as sentences; nothing where both are equal."""
    if agreement == "equal":
        return []
    day, measure, munition = key
    own, other = context.ours.get(key), context.theirs.get(key)
    said: list[str] = []
    if own is None:
        said.append(_silence(day, measure, munition, context))
    if agreement == "within":
        said.append("The reference lies within what the articles say.")
    if agreement == "only here" and other is None:
        said.append("The reference has no figure for this day.")
    said += [_mixed(key, context), _other_night(key, context), _level(key, context)]
    if other and _int(other["left_out"]):
        said.append(f"The reference counts {other['left_out']} reconnaissance drones besides, left out here.")
    if own and own["conflict"]:
        said.append("The articles of this day contradict one another.")
    found = [text for text in said if text]
    return found or ["The claims do not tell why."]


def _silence(day: str, measure: str, munition: str, context: _Context) -> str:
    articles = context.spoken.get(day, 0)
    if not articles:
        return "No article in the store speaks of this day."
    of_munitions = measure in ("launched", "intercepted", "hit", "lost")
    what = f"{munition}s" if munition else "munitions" if of_munitions else "people"
    speaking = "1 article speaks" if articles == 1 else f"{articles} articles speak"
    return f"{speaking} of this day, none with a number of {what} {measure}."


def _mixed(key: Key, context: _Context) -> str:
    """Whether one number for several classes stands behind the gap."""
    day, measure, munition = key
    mixed = context.daily
    mixed = mixed[(mixed["date"] == day) & (mixed["measure"] == measure) & (mixed["munition"] == "mixed")]
    if not munition or mixed.empty:
        return ""
    number = _int(mixed["best"].iloc[0])
    total = sum(_int(row["value"]) or 0 for other, row in context.theirs.items() if other[:2] == (day, measure))
    same = f", the reference {total} over all its classes" if total else ""
    return f"The articles give {number} for several classes in one number{same}."


def _other_night(key: Key, context: _Context) -> str:
    """Whether the same number stands on a neighbouring day: nights may end at another hour."""
    day, own, other = key[0], context.ours.get(key), context.theirs.get(key)
    for apart in (-1, 1):
        near = (_shifted(day, apart), *key[1:])
        theirs, ours = context.theirs.get(near), context.ours.get(near)
        if own and theirs and _int(own["best"]) == _int(theirs["value"]) and _int(own["best"]):
            return f"The reference has {theirs['value']} on {near[0]}: it may end its nights at another hour."
        if other and ours and _int(other["value"]) == _int(ours["best"]) and _int(other["value"]):
            return f"The articles give {ours['best']} for {near[0]}: the reference may end its nights at another hour."
    return ""


def _level(key: Key, context: _Context) -> str:
    own, other = context.ours.get(key), context.theirs.get(key)
    if own and other and key in context.local and not other["regional"]:
        return "Ours adds up places; no article gives a number for the whole country."
    if own and other and other["regional"] and key not in context.local:
        return "The reference speaks of parts of the country that day."
    return ""


def agreements(gaps: pd.DataFrame) -> list[Agreement]:
    """How far both sides agree, for each measure and class."""
    return [
        _agreed(str(measure), str(munition), rows)
        for (measure, munition), rows in gaps.groupby(["measure", "munition"], sort=True)
    ]


def _agreed(measure: str, munition: str, rows: pd.DataFrame) -> Agreement:
    both = rows[rows["difference"].notna()]
    close = (both["difference"].abs() <= both["reference"] * _CLOSE).sum()
    return Agreement(
        measure,
        munition,
        len(both),
        int((both["agreement"] == "equal").sum()),
        int(close),
        int(both["agreement"].isin(["equal", "within"]).sum()),
        int(both["best"].sum()),
        int(both["reference"].sum()),
        int(rows["reference"].notna().sum()),
    )


def changes(earlier: pd.DataFrame, later: pd.DataFrame) -> pd.DataFrame:
    """The daily figures that are not the same in both tables: the key, then best, low, high of either side.

    Columns: date, measure, munition, attacker, country, best_then, low_then, high_then, best_now, low_now, high_now.
    """
    keys = ["date", "measure", "munition", "attacker", "country"]
    values = ["best", "low", "high"]
    both = earlier[[*keys, *values]].merge(
        later[[*keys, *values]], on=keys, how="outer", suffixes=("_then", "_now"), sort=True
    )
    then, now = (both[[f"{value}_{when}" for value in values]].fillna(-1).to_numpy() for when in ("then", "now"))
    changed: pd.DataFrame = both[(then != now).any(axis=1)].reset_index(drop=True)
    return changed


def _int(value: Any) -> int | None:  # noqa: ANN401 - a frame's cell
    return None if value is None or pd.isna(value) else int(value)


def _shifted(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


def _frame(rows: list[dict[str, object]]) -> pd.DataFrame:
    whole = dict.fromkeys(["best", "low", "high", "reference", "difference"], "Int64")
    return pd.DataFrame(rows, columns=GAPS).astype(whole)
