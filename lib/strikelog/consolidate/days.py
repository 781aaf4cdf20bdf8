"""Consolidated tables, day by day: no day depends on another, but for merges that people make."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from strikelog.consolidate.assign import Claims, Day, assigned
from strikelog.consolidate.cities import place_rows
from strikelog.consolidate.coverage import coverage_rows
from strikelog.consolidate.daily import Key, daily_figures, daily_row
from strikelog.consolidate.evidence import evidence_rows
from strikelog.consolidate.facts import Record, day_of
from strikelog.consolidate.figures import Figure
from strikelog.consolidate.incidents import Incident, incident_row, incidents_of
from strikelog.consolidate.rulings import Rulings
from strikelog.consolidate.voices import Teller
from strikelog.model import Row

Bounds = dict[str, tuple[int, int | None, int | None]]


@dataclass(slots=True)
class Consolidated:
    """One day in full: its figures with the facts behind them, and its incidents."""

    day: Day
    figures: dict[Key, Figure]
    incidents: list[Incident]


@dataclass(slots=True)
class Tables:
    """The rows of every consolidated table; `bounds` holds the figures of each incident: best, low, high."""

    daily: list[Row] = field(default_factory=list)
    daily_places: list[Row] = field(default_factory=list)
    incidents: list[Row] = field(default_factory=list)
    bounds: dict[str, Bounds] = field(default_factory=dict)
    evidence: list[Row] = field(default_factory=list)
    coverage: list[Row] = field(default_factory=list)


def consolidated(
    days: Iterable[str], claims: Claims, tellers: Iterable[Teller], rulings: Rulings
) -> Iterable[Consolidated]:
    """The days asked for, in order; `claims` must hold those of `rulings.days_behind(days)`."""
    found = assigned(days, claims, {teller.article_id: teller for teller in tellers}, rulings)
    for _, day in sorted(found.items()):
        figures = daily_figures(day.fired, day.hurt)
        yield Consolidated(day, figures, incidents_of(day, figures))


def tables(days: Iterable[str], claims: Claims, tellers: Iterable[Teller], rulings: Rulings) -> Tables:
    """The rows of the days, the same whatever the order of the claims."""
    found = Tables()
    for each in consolidated(days, claims, tellers, rulings):
        found.daily += [daily_row(key, figure) for key, figure in each.figures.items()]
        found.daily_places += place_rows(each.day)
        found.incidents += [incident_row(incident, each.day.began) for incident in each.incidents]
        found.bounds |= {incident.key.id: _bounds(incident) for incident in each.incidents}
        found.evidence += evidence_rows(each.day, each.figures, each.incidents)
        found.coverage += coverage_rows(each.day)
    return found


def _bounds(incident: Incident) -> Bounds:
    return {name: (figure.best, figure.low, figure.high) for name, figure in incident.figures.items()}


def all_days(claims: Claims) -> set[str]:
    """The days of all claims."""
    rows = (*claims.munitions, *claims.casualties, *claims.places)
    return {day for row in rows if (day := day_of(row))}


def claims_of(frames: Mapping[str, pd.DataFrame]) -> Claims:
    """Claims from frames of the three claim tables."""
    rows: dict[str, list[Record]] = {table: list(frame.to_dict("records")) for table, frame in frames.items()}
    return Claims(**rows)
