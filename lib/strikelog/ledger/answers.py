"""Consolidated tables through filters: from the stored ones where they can tell, else from the claims."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from strikelog import consolidate
from strikelog.consolidate import Consolidated, Rulings, Tables
from strikelog.ledger.refresh import article_ids, claims_of, told_by
from strikelog.model import COLUMNS, COVERAGE, EVIDENCE, FACT_TABLES, FIGURES, Convention, Decision, Filters, convention
from strikelog.store import Store

_TELL = {
    "daily": frozenset({"start", "end"}),
    "daily_places": frozenset({"start", "end", "countries", "cities"}),
    "incidents": frozenset({"start", "end", "attackers", "munitions", "countries", "cities"}),
    "evidence": frozenset({"start", "end"}),
    "coverage": frozenset({"start", "end", "countries"}),
}
"""The filters that each stored table can answer by itself. Others leave out claims, which changes the figures of
the rest: those are computed from the claims that stay."""

_FIELDS = ("start", "end", "attackers", "munitions", "countries", "cities", "sources", "as_of", "convention")


def answer(store: Store, table: str, filters: Filters) -> pd.DataFrame:
    """A consolidated table through the filters; days outside the period are left out."""
    further = {name for name in _FIELDS if getattr(filters, name)} - _TELL[table]
    if not further:
        found = store.derived(table, filters)
    elif further == {"as_of"} and filters.as_of:
        found = _known_then(store, table, filters, filters.as_of)
    else:
        found = computed(store, filters)[table]
    return _within(table, _of_classes(table, found, filters), filters)


def lines(store: Store, filters: Filters) -> pd.DataFrame:
    """Incidents through the filters as they are stored, where that can tell; else in full."""
    asked = {name for name in _FIELDS if getattr(filters, name)}
    if not asked <= _TELL["incidents"]:
        return answer(store, "incidents", filters)
    found = store.stored("incidents", replace(filters, munitions=()))
    if filters.munitions:
        told = [found["figures"].str.contains(f'"{name}_', regex=False) for name in filters.munitions]
        found = found[pd.concat(told, axis=1).any(axis=1)].reset_index(drop=True)
    return found


def count(store: Store, table: str, filters: Filters) -> int:
    """How many rows `answer` gives; counted by the database where it can tell."""
    asked = {name for name in _FIELDS if getattr(filters, name)}
    if asked <= _TELL[table] - {"munitions"}:
        return store.count_derived(table, filters)
    return len(answer(store, table, filters))


def computed(store: Store, filters: Filters) -> dict[str, pd.DataFrame]:
    """Every consolidated table, computed from the claims that the filters let through."""
    claims = {table: store.claims(table, reach(filters, store.decisions())) for table in FACT_TABLES}
    return _from_claims(claims, store.tellers(), store.decisions(), convention(filters.convention))


def reach(filters: Filters, decisions: Iterable[Decision]) -> Filters:
    """The filters of the claims that figures need: a merge may bring in claims of days outside the period."""
    return replace(filters, start=None, end=None) if Rulings.of(decisions).merged else filters


def derived_from(
    claims: Mapping[str, pd.DataFrame],
    tellers: Sequence[tuple[str, ...]],
    decisions: Iterable[Decision],
    filters: Filters,
) -> dict[str, pd.DataFrame]:
    """The consolidated tables of the codebook that follow from claims that filters let through, and nothing else."""
    found = _from_claims(claims, tellers, decisions, convention(filters.convention))
    return {name: _within(name, _of_classes(name, found[name], filters), filters) for name in _PUBLISHED}


_PUBLISHED = ("incidents", "daily", "daily_places")


def _from_claims(
    claims: Mapping[str, pd.DataFrame],
    tellers: Sequence[tuple[str, ...]],
    decisions: Iterable[Decision],
    by: Convention,
) -> dict[str, pd.DataFrame]:
    given = consolidate.counted_by(by, consolidate.claims_of(claims))
    rulings = Rulings.of(decisions)
    days = rulings.days_ahead(consolidate.all_days(given))
    return _frames(consolidate.tables(days, given, told_by(tellers), rulings))


def _known_then(store: Store, table: str, filters: Filters, as_of: date) -> pd.DataFrame:
    """A table as known on a day: only the days of which later articles speak are computed anew."""
    rulings = Rulings.of(store.decisions())
    days = rulings.days_ahead(store.days_after(as_of))
    claims = claims_of(store.day_claims(rulings.days_behind(days), as_of))
    anew = _frames(consolidate.tables(days, claims, told_by(store.tellers(article_ids(claims))), rulings))[table]
    stored = store.derived(table, filters)
    column = _day_column(table)
    both = pd.concat([stored[~stored[column].isin(list(days))], _chosen(anew, filters)], ignore_index=True)
    return both.sort_values(column, kind="stable", ignore_index=True)


def _chosen(frame: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The rows that the filters let through, of those that a stored table can answer."""
    facets = {"attacker": filters.attackers, "country": filters.countries, "place": filters.cities}
    for column, values in facets.items():
        if values and column in frame:
            frame = frame[frame[column].isin(values)]
    return frame


def _day_column(table: str) -> str:
    return "date_end" if table == "incidents" else "date"


def explained(store: Store, day: str, as_of: date | None, by: Convention) -> Consolidated:
    """One day in full by a convention, as known on a day where one is given."""
    rulings = Rulings.of(store.decisions())
    claims = claims_of(store.day_claims(rulings.days_behind([day]), as_of))
    told = told_by(store.tellers(article_ids(claims)))
    return next(iter(consolidate.consolidated([day], consolidate.counted_by(by, claims), told, rulings)))


def _frames(found: Tables) -> dict[str, pd.DataFrame]:
    columns = {**COLUMNS, "evidence": EVIDENCE, "coverage": COVERAGE}
    figures = [f"{figure}_{bound}" for figure in FIGURES for bound in _BOUNDS]
    rows = {name: list(getattr(found, name)) for name in _TELL}
    rows["incidents"] = [{**row, **_spread(found.bounds[str(row["incident_id"])])} for row in found.incidents]
    frames = {name: pd.DataFrame(rows[name], columns=columns[name]) for name in _TELL}
    whole = {"best", "low", "high", "articles", "voices", "geonameid", *figures, *_GROUPS}
    return {name: _typed(frame, whole) for name, frame in frames.items()}


_BOUNDS = ("best", "low", "high")
_GROUPS = ("children_killed", "children_injured", "responders_killed", "responders_injured")


def _spread(bounds: consolidate.Bounds) -> dict[str, int | None]:
    return {f"{figure}_{_BOUNDS[at]}": value for figure, known in bounds.items() for at, value in enumerate(known)}


def _typed(frame: pd.DataFrame, whole: set[str]) -> pd.DataFrame:
    decimals = {"latitude", "longitude"}
    kinds = {name: "Int64" if name in whole else "float64" if name in decimals else "str" for name in frame.columns}
    return frame.astype(kinds)


def _within(table: str, frame: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """Days inside the period: a claim over several days may reach beyond it."""
    day = frame[_day_column(table)]
    first = filters.start.isoformat() if filters.start else ""
    last = filters.end.isoformat() if filters.end else "9999-12-31"
    return frame[day.between(first, last)].reset_index(drop=True)


def _of_classes(table: str, frame: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """Incidents with a figure of one of the classes asked for."""
    if table != "incidents" or not filters.munitions:
        return frame
    named = [name for name in frame.columns if name.endswith("_best") and name.split("_")[0] in filters.munitions]
    return frame[frame[named].notna().any(axis=1)].reset_index(drop=True)
