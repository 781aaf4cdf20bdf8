"""The consolidated tables: reading the claims of days, and keeping what was computed from them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    true,
    union_all,
    update,
)

from strikelog.model import COLUMNS, FIGURES, Decision, Filters, Row, StoreError
from strikelog.store import decisions
from strikelog.store.filtering import known_by
from strikelog.store.frames import to_frame
from strikelog.store.schema import (
    COUNTED,
    DERIVED_COLUMNS,
    articles,
    claims,
    day_stamps,
    derived,
    sketches,
    stale_days,
    unvoiced,
    voices,
)
from strikelog.store.stale import mark_days_of, mark_everything, rules, set_rules

if TYPE_CHECKING:
    import pandas as pd

_UNREAD = frozenset({"published", "place_text", "date_text", "attribution", "rule", "confidence", "end"})
"""Columns of claims that consolidation does not look at."""

EVERY_DAY = ""
"""The day whose stamp stands for all days: after a backup was restored."""

Bounds = Mapping[str, tuple[int, int | None, int | None]]


class Derived:
    """One write transaction in which what was marked is computed anew; made by `Store.derive`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def stale_days(self, limit: int) -> list[str]:
        """The first days that wait, in order."""
        chosen = select(stale_days.c.date).order_by(stale_days.c.date).limit(limit)
        return list(self._connection.execute(chosen).scalars())

    def obey(self, number: int) -> None:
        """Marks every day where the tables were computed by another version of the rules."""
        if rules(self._connection) != number:
            mark_everything(self._connection)
            set_rules(self._connection, number)

    def decisions(self) -> list[Decision]:
        """The log as this transaction sees it."""
        return decisions.read(self._connection)

    def claims(self, days: Collection[str]) -> dict[str, list[Row]]:
        """What `day_claims` reads, inside this transaction."""
        return day_claims(self._connection, days)

    def tellers(self, article_ids: Collection[str]) -> list[tuple[str, ...]]:
        """What `teller_rows` reads, inside this transaction."""
        return teller_rows(self._connection, article_ids)

    def replace(self, days: Collection[str], tables: Mapping[str, Sequence[Row]], bounds: Mapping[str, Bounds]) -> None:
        """Puts the rows of days in the place of their earlier ones; the days wait no longer.

        `tables` are the consolidated tables by name, `bounds` the figures of each incident by its id.
        """
        for name, table in derived.items():
            self._connection.execute(delete(table).where(table.c.date.in_(days)))
            rows = _numbered(_with_figures(tables[name], bounds) if name == "incidents" else tables[name])
            if rows:
                self._connection.execute(insert(table), rows)
        self._connection.execute(delete(stale_days).where(stale_days.c.date.in_(days)))
        stamp(self._connection, days)

    def unvoiced(self, limit: int) -> Iterator[tuple[str, str, str, str]]:
        """Articles whose origin is not known yet, one by one: id, source, published, text."""
        # the list is cut off first: else a database may look at every article it has, in order, for those that wait
        first = select(unvoiced.c.article_id).order_by(unvoiced.c.article_id).limit(limit).subquery()
        chosen = select(articles.c.article_id, articles.c.source, articles.c.published, articles.c.text)
        chosen = chosen.join_from(first, articles, first.c.article_id == articles.c.article_id)
        with self._connection.execute(chosen.order_by(first.c.article_id)) as found:
            for row in found:
                yield tuple(row)

    def voiced(self, article_ids: Collection[str], changed: Collection[str]) -> None:
        """Says that the origin of articles is known now, and that the voices of `changed` may be others."""
        self._connection.execute(delete(unvoiced).where(unvoiced.c.article_id.in_(article_ids)))
        mark_days_of(self._connection, changed)

    def near(self, sketch: Sequence[int], days: tuple[int, int], shared: int) -> list[str]:
        """Known articles with so many values of a sketch, published within the days or nobody knows when (0: any)."""
        if not sketch:
            return []
        own = select(sketches.c.article_id).where(sketches.c.value.in_(sketch))
        # two searches of the key, where one with OR would look at every day
        parts = (sketches.c.day.between(*days), sketches.c.day == 0) if days[1] else (true(),)
        each = union_all(*map(own.where, parts)).subquery().c.article_id
        found = select(each).group_by(each).having(func.count() >= shared)
        return list(self._connection.execute(found).scalars())

    def equals(self, fingerprints: Collection[str]) -> list[tuple[str, str]]:
        """Fingerprint and id of the known articles that have one of these."""
        own = select(voices.c.fingerprint, voices.c.article_id).where(voices.c.fingerprint.in_(fingerprints))
        return [tuple(row) for row in self._connection.execute(own)]

    def texts(self, article_ids: Collection[str]) -> list[tuple[str, str, str, str, str, int]]:
        """Id, source, published, text of known articles, their parent and how much they share with it."""
        columns = [articles.c[name] for name in ("article_id", "source", "published", "text")]
        chosen = select(*columns, voices.c.parent, voices.c.shared).join_from(
            voices, articles, voices.c.article_id == articles.c.article_id
        )
        return [tuple(row) for row in self._connection.execute(chosen.where(voices.c.article_id.in_(article_ids)))]

    def families(self, parents: Collection[str]) -> list[tuple[str, str]]:
        """Parent and id of the articles that have one of these as their parent."""
        own = select(voices.c.parent, voices.c.article_id).where(voices.c.parent.in_(parents))
        return [tuple(row) for row in self._connection.execute(own)]

    def parent(self, article_id: str) -> str:
        """The article whose text this one prints; empty for an original, or one not looked at yet."""
        chosen = select(voices.c.parent).where(voices.c.article_id == article_id)
        return self._connection.execute(chosen).scalar_one_or_none() or ""

    def forget_voices(self, article_ids: Collection[str]) -> None:
        """Forgets whose text articles print."""
        self._connection.execute(delete(voices).where(voices.c.article_id.in_(article_ids)))

    def put_voices(self, rows: Sequence[Row], values: Sequence[Row]) -> None:
        """Keeps whose text articles print, with the columns of `voices`, and by what their rewrites are found."""
        if rows:
            self._connection.execute(insert(voices), rows)
        if values:
            key = {column: bindparam(f"new_{column.name}", type_=column.type) for column in sketches.primary_key}
            known = exists().where(*(column == cell for column, cell in key.items()))
            missing = insert(sketches).from_select(list(key), select(*key.values()).where(~known))
            new = [{f"new_{name}": cell for name, cell in row.items()} for row in values]
            self._connection.execute(missing, new)  # a row that is there already, of an earlier version, is the same

    def move_voice(self, article_id: str, **changed: str | int) -> None:
        """Gives a known article another parent or root."""
        self._connection.execute(update(voices).where(voices.c.article_id == article_id).values(**changed))


def day_claims(connection: Connection, days: Collection[str], as_of: date | None = None) -> dict[str, list[Row]]:
    """The event claims, by table, of which one of the days may be the day; their further columns are left out.

    With `as_of`, those that had been published by the end of that day.
    """
    return {name: _rows(connection, table, days, as_of) for name, table in claims.items()}


def days_after(connection: Connection, published: date) -> set[str]:
    """The days of which articles speak that were published after a day."""
    found: set[str] = set()
    later = articles.c.published >= (published + timedelta(days=1)).isoformat()
    for table in claims.values():
        day = func.coalesce(func.nullif(table.c.date_end, ""), table.c.date_start)
        own = select(day).distinct().join_from(table, articles, table.c.article_id == articles.c.article_id)
        found.update(connection.execute(own.where(later)).scalars())
    return found - {""}


def teller_rows(connection: Connection, article_ids: Collection[str] | None = None) -> list[tuple[str, ...]]:
    """Id, source and published of articles, and id, source and published of the one whose text each prints."""
    root = articles.alias("root")
    columns = [articles.c[name] for name in ("article_id", "source", "published")]
    chosen = select(*columns, *(root.c[name] for name in ("article_id", "source", "published")))
    chosen = chosen.join_from(articles, voices, voices.c.article_id == articles.c.article_id)
    chosen = chosen.join(root, root.c.article_id == voices.c.root)
    if article_ids is not None:
        chosen = chosen.where(articles.c.article_id.in_(article_ids))
    return [tuple(row) for row in connection.execute(chosen)]


def frame(connection: Connection, table: str, filters: Filters, *conditions: ColumnElement[bool]) -> pd.DataFrame:
    """Rows of a consolidated table, in order; of the filters the days and those it has columns for."""
    found = stored(connection, table, filters, None, *conditions)
    return expanded(found) if table == "incidents" else found


def stored(
    connection: Connection,
    table: str,
    filters: Filters,
    days: Collection[str] | None = None,
    *conditions: ColumnElement[bool],
) -> pd.DataFrame:
    """The same as it is kept: columns of `DERIVED_COLUMNS[table]`; of some days alone where they are given."""
    if table not in derived:
        raise StoreError(f"There is no table “{table[:40]}”. Ask for one of {', '.join(derived)}.")
    chosen = select(*(derived[table].c[name] for name in DERIVED_COLUMNS[table]))
    chosen = chosen.where(*_conditions(derived[table], filters), *conditions)
    chosen = chosen.order_by(derived[table].c.date, derived[table].c.position)
    if days is not None:
        chosen = chosen.where(derived[table].c.date.in_(days))
    return to_frame(connection.execute(chosen).all(), DERIVED_COLUMNS[table], COUNTED)


def stamps(connection: Connection) -> dict[str, str]:
    """A stamp by day, another one each time that its rows are computed; that of `EVERY_DAY` stands for them all."""
    chosen = select(day_stamps.c.date, day_stamps.c.stamp)
    return {row.date: row.stamp for row in connection.execute(chosen)}


def stamp(connection: Connection, days: Collection[str]) -> None:
    """Says that the rows of days are others now."""
    connection.execute(delete(day_stamps).where(day_stamps.c.date.in_(days)))
    if days:
        new = uuid4().hex
        connection.execute(insert(day_stamps), [{"date": day, "stamp": new} for day in days])


def count(connection: Connection, table: str, filters: Filters) -> int:
    """How many rows `frame` would give."""
    chosen = select(func.count()).select_from(derived[table]).where(*_conditions(derived[table], filters))
    return int(connection.execute(chosen).scalar_one())


def incident_evidence(connection: Connection, incident_id: str) -> pd.DataFrame:
    """The evidence of one incident."""
    return frame(connection, "evidence", Filters(), derived["evidence"].c.incident_id == incident_id)


def incident_frame(connection: Connection, incident_id: str) -> pd.DataFrame:
    """One incident, or no row."""
    return frame(connection, "incidents", Filters(), derived["incidents"].c.incident_id == incident_id)


def incident_key(connection: Connection, incident_id: str) -> dict[str, str]:
    """What makes claims this incident: date, country, kind, place, attacker, strike; StoreError where it is unknown."""
    table = derived["incidents"].c
    columns = (table.date, table.country, table.kind, table.attacker, table.strike, table.geonameid, table.place)
    found = connection.execute(select(*columns).where(table.incident_id == incident_id)).first()
    if not found:
        raise StoreError("There is no such incident any more; what is told of it has changed. Go back to the list.")
    cells = found._asdict()
    geonameid, name = cells.pop("geonameid"), cells.pop("place")
    return {**cells, "place": "" if cells["kind"] == "country" else str(geonameid or name)}


def incident_of(connection: Connection, fact_id: str) -> str:
    """The incident that a claim is part of; empty where it is part of none."""
    evidence = derived["evidence"].c
    found = connection.execute(select(evidence.incident_id).where(evidence.fact_id == fact_id)).scalars().first()
    return found or ""


def days_of(connection: Connection, fact_ids: Collection[str] = (), article_id: str = "") -> set[str]:
    """The days of claims by their ids, or of an article."""
    found: set[str] = set()
    for table in claims.values():
        day = func.coalesce(func.nullif(table.c.date_end, ""), table.c.date_start)
        own = table.c.article_id == article_id if article_id else table.c.fact_id.in_(fact_ids)
        found.update(connection.execute(select(day).distinct().where(own)).scalars())
    return found - {""}


def _rows(connection: Connection, table: Table, days: Collection[str], as_of: date | None) -> list[Row]:
    names = [name for name in COLUMNS[table.name] if name not in _UNREAD]
    starts = sorted({*days, *(_eve(day) for day in days)})
    dated = or_(table.c.date_start.in_(starts), and_(table.c.date_start == "", table.c.date_end.in_(sorted(days))))
    counts = table.c.affected == true() if "affected" in table.c else table.c.scope == "event"
    chosen: Select[Any] = select(*(table.c[name] for name in names), articles.c.published)
    chosen = chosen.join_from(table, articles, table.c.article_id == articles.c.article_id)
    chosen = chosen.where(dated, counts, *known_by(as_of))
    keys = (*names, "published")
    return [dict(zip(keys, row, strict=True)) for row in connection.execute(chosen)]


def _eve(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _numbered(rows: Sequence[Row]) -> list[Row]:
    counts: dict[object, int] = {}
    numbered = []
    for row in rows:
        counts[row["date"]] = counts.get(row["date"], 0) + 1
        numbered.append({**row, "position": counts[row["date"]]})
    return numbered


def _with_figures(rows: Sequence[Row], bounds: Mapping[str, Bounds]) -> list[Row]:
    return [{**row, "date": row["date_end"], "figures": json.dumps(bounds[str(row["incident_id"])])} for row in rows]


def expanded(stored: pd.DataFrame) -> pd.DataFrame:
    """Incidents with the columns of `incidents.csv`, in place of a column with all figures as JSON."""
    return with_figures(stored, [json.loads(text) for text in stored["figures"]])


def with_figures(incidents: pd.DataFrame, bounds: Sequence[Mapping[str, Sequence[int | None]]]) -> pd.DataFrame:
    """Incidents with three columns for each figure, in the order of `incidents.csv`."""
    import pandas as pd  # as in `frames`

    nothing = (None, None, None)
    cells = {
        f"{figure}_{bound}": pd.Series([known.get(figure, nothing)[at] for known in bounds], dtype="Int64")
        for figure in FIGURES
        for at, bound in enumerate(("best", "low", "high"))
    }
    known = {name: incidents[name].reset_index(drop=True) for name in incidents.columns}
    return pd.DataFrame({**known, **cells})[COLUMNS["incidents"]]


def _conditions(table: Table, filters: Filters) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if filters.start:
        conditions.append(table.c.date >= filters.start.isoformat())
    if filters.end:
        conditions.append(table.c.date <= filters.end.isoformat())
    facets = {"attacker": filters.attackers, "munition": filters.munitions, "country": filters.countries}
    facets["place"] = filters.cities
    return conditions + [table.c[name].in_(values) for name, values in facets.items() if values and name in table.c]
