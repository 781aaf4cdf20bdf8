"""The shared filters as conditions on tables."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, Table, and_, exists, func, or_

from strikelog.model import Filters
from strikelog.store.schema import articles, claims

_LONGEST_SEARCH = 200
"""Characters of a search that are looked at; databases refuse patterns without end."""


def claim_conditions(table: Table, filters: Filters) -> list[ColumnElement[bool]]:
    """What rows of a claim table, joined with its article, must meet."""
    known = (*_from_sources(filters), *known_by(filters.as_of))
    return [*_overlaps(table, filters.start, filters.end), *_facets(table, filters), *known]


def article_conditions(filters: Filters, search: str = "") -> list[ColumnElement[bool]]:
    """What articles must meet.

    The days are those of publication. Attackers, munitions, countries and cities keep the articles of which at
    least one claim meets them all. Every word of `search` must stand in the title, the source or the text.
    """
    known = (*_from_sources(filters), *known_by(filters.as_of))
    return [*_published(filters.start, filters.end), *_claiming(filters), *known, *_says(search)]


def _overlaps(table: Table, start: date | None, end: date | None) -> list[ColumnElement[bool]]:
    """Claims whose days share one with the period; half-known days are one day, unknown ones are dropped."""
    first, last = table.c.date_start, table.c.date_end
    conditions: list[ColumnElement[bool]] = []
    if start:
        day = start.isoformat()
        conditions.append(or_(last >= day, and_(last == "", first >= day)))
    if end:
        day = end.isoformat()
        conditions.append(or_(and_(first != "", first <= day), and_(first == "", last != "", last <= day)))
    return conditions


def _facets(table: Table, filters: Filters) -> list[ColumnElement[bool]]:
    chosen = {
        "attacker": filters.attackers,
        "munition": filters.munitions,
        "country": filters.countries,
        "place": filters.cities,
    }
    return [table.c[name].in_(values) for name, values in chosen.items() if values and name in table.c]


def _from_sources(filters: Filters) -> list[ColumnElement[bool]]:
    return [articles.c.source.in_(filters.sources)] if filters.sources else []


def known_by(as_of: date | None) -> list[ColumnElement[bool]]:
    """What had been published by the end of a day; what has no date counts as the earliest."""
    return [articles.c.published < (as_of + timedelta(days=1)).isoformat()] if as_of else []


def _published(start: date | None, end: date | None) -> list[ColumnElement[bool]]:
    day = func.substr(articles.c.published, 1, len("2022-12-16"))
    conditions: list[ColumnElement[bool]] = []
    if start:
        conditions.append(articles.c.published >= start.isoformat())
    if end:
        conditions.append(and_(articles.c.published != "", day <= end.isoformat()))
    return conditions


def _claiming(filters: Filters) -> list[ColumnElement[bool]]:
    if not (filters.attackers or filters.munitions or filters.countries or filters.cities):
        return []
    by_munition = bool(filters.attackers or filters.munitions)
    tables = [table for table in claims.values() if "munition" in table.c or not by_munition]
    return [or_(*(exists().where(_is_own(table), *_facets(table, filters)) for table in tables))]


def _is_own(table: Table) -> ColumnElement[bool]:
    return table.c.article_id == articles.c.article_id


def _says(search: str) -> list[ColumnElement[bool]]:
    columns = (articles.c.title, articles.c.source, articles.c.text)
    words = search[:_LONGEST_SEARCH].split()
    return [or_(*(column.icontains(word, autoescape=True) for column in columns)) for word in words]
