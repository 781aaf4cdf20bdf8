"""Claims looked up for pages: a few of them, how many there are, or sums; never all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, func, or_, select, true

from strikelog.model import COLUMNS, Filters
from strikelog.store.filtering import claim_conditions
from strikelog.store.frames import to_frame
from strikelog.store.schema import articles, claims

if TYPE_CHECKING:
    import pandas as pd

_SEARCHED = ("sentence", "place", "place_text", "attribution", "rule")
_LONGEST_SEARCH = 200
_SAID = {"munitions": "status", "casualties": "kind"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which claims, beyond the filters: `search` is a phrase in sentence, place, attribution or rule.

    `numbered` keeps those with a number (about one event), or those without; `said` those of these statuses or kinds;
    `affected` those of places that were affected; `totals` those that add up a longer time; `unjudged` those
    that no person has accepted, corrected or rejected.
    """

    search: str = ""
    numbered: bool | None = None
    said: tuple[str, ...] = ()
    affected: bool = False
    totals: bool = False
    unjudged: bool = False


EVERYTHING = Wanted()
Order = Literal["newest", "largest"]


def some(
    connection: Connection, name: str, filters: Filters, wanted: Wanted, order: Order, limit: int, offset: int
) -> pd.DataFrame:
    """A few rows of a fact table, the newest or the largest numbers first."""
    table = claims[name]
    cells = [articles.c.published if column == "published" else table.c[column] for column in COLUMNS[name]]
    chosen = select(*cells).join_from(articles, table).where(*_conditions(table, filters, wanted))
    newest = (articles.c.published.desc(), articles.c.article_id.desc(), table.c.position.desc())
    largest = (_number(table).desc().nulls_last(), *newest) if "count_min" in table.c else newest
    chosen = chosen.order_by(*(largest if order == "largest" else newest)).limit(limit).offset(offset)
    return to_frame(connection.execute(chosen).all(), COLUMNS[name])


def count(connection: Connection, name: str, filters: Filters, wanted: Wanted) -> int:
    """How many rows `some` would give without a limit."""
    table = claims[name]
    chosen = select(func.count()).select_from(table)
    if filters.sources or filters.as_of or wanted.totals:
        chosen = chosen.join(articles, table.c.article_id == articles.c.article_id)
    return int(connection.execute(chosen.where(*_conditions(table, filters, wanted))).scalar_one())


def models(connection: Connection, filters: Filters) -> pd.DataFrame:
    """What is told of each model: model, munition, status, amount.

    Of every day, model and status the highest numbered claim about an event counts once, so that wire copies and rising
    figures are not added.
    """
    table = claims["munitions"]
    keys = ["model", "munition", "status"]
    conditions = [
        table.c.model != "",
        table.c.review != "rejected",
        *_numbered(table),
        *claim_conditions(table, filters),
    ]
    return _highest_added(connection, table, keys, ["date_start"], conditions)


def blamed(connection: Connection, filters: Filters) -> pd.DataFrame:
    """Killed and injured by the class of munition that the text blames: munition, kind, amount.

    Of every place and day the highest numbered claim counts once, so that reports of one attack are not added.
    """
    table = claims["casualties"]
    whole = [
        table.c.munition != "",
        table.c.review != "rejected",
        table.c.kind.in_(["killed", "injured"]),
        table.c.subset != true(),
    ]
    conditions = [*whole, *_numbered(table), *claim_conditions(table, filters)]
    return _highest_added(connection, table, ["munition", "kind"], ["place", "date_start"], conditions)


def _highest_added(
    connection: Connection, table: Table, keys: list[str], per: list[str], conditions: list[ColumnElement[bool]]
) -> pd.DataFrame:
    columns = [table.c[name] for name in (*keys, *per)]
    inner = select(*columns, func.max(_number(table)).label("amount"))
    inner = inner.join_from(table, articles, table.c.article_id == articles.c.article_id)
    highest = inner.where(*conditions).group_by(*columns).subquery()
    named = [highest.c[name] for name in keys]
    summed: Select[Any] = select(*named, func.sum(highest.c.amount).label("amount")).group_by(*named).order_by(*named)
    return to_frame(connection.execute(summed).all(), [*keys, "amount"], frozenset({"amount"}))


def _conditions(table: Table, filters: Filters, wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions = claim_conditions(table, filters)
    if wanted.search:
        phrase = wanted.search[:_LONGEST_SEARCH]
        columns = (table.c[name] for name in _SEARCHED)
        conditions.append(or_(*(column.icontains(phrase, autoescape=True) for column in columns)))
    if wanted.numbered is not None and "count_min" in table.c:
        conditions += _numbered(table) if wanted.numbered else [_number(table).is_(None)]
    if wanted.said and table.name in _SAID:
        conditions.append(table.c[_SAID[table.name]].in_(wanted.said))
    if wanted.affected and "affected" in table.c:
        conditions.append(table.c.affected == true())
    if wanted.unjudged:
        conditions.append(table.c.review == "machine")
    if wanted.totals and "scope" in table.c:
        conditions.append(and_(table.c.scope == "cumulative", articles.c.published != ""))
    return conditions


def _numbered(table: Table) -> list[ColumnElement[bool]]:
    """Claims about one event with a number and a day: what a chart can draw."""
    return [and_(_number(table).is_not(None), table.c.scope == "event", table.c.date_start != "")]


def _number(table: Table) -> ColumnElement[int]:
    return func.coalesce(table.c.count_min, table.c.count_max)
