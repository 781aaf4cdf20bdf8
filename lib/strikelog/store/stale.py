"""What must be computed anew: marked in the transaction that changes articles or claims, so that nothing is missed."""

from collections.abc import Collection, Iterable

from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    delete,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from strikelog.store.schema import claims, meta, stale_days, unvoiced, voices


def touch(connection: Connection, article_id: str) -> None:
    """To be called after an article, its text, day, source or claims have been written: its days, and its voice."""
    mark_days_of(connection, [article_id])
    _mark_unvoiced(connection, [article_id])


def forget(connection: Connection, article_id: str) -> None:
    """To be called before an article or its claims are taken away or replaced: its days, and those who copy it."""
    mark_days_of(connection, [article_id])
    copied = list(connection.execute(select(voices.c.article_id).where(voices.c.parent == article_id)).scalars())
    _mark_unvoiced(connection, copied)
    connection.execute(delete(voices).where(voices.c.article_id.in_([article_id, *copied])))
    connection.execute(delete(unvoiced).where(unvoiced.c.article_id == article_id))


def mark_days_of(connection: Connection, article_ids: Collection[str]) -> None:
    """Marks the days of all claims of the articles."""
    for table in claims.values():
        own = select(_day(table)).distinct().where(table.c.article_id.in_(article_ids), _is_dated(table))
        mark_days(connection, connection.execute(own).scalars())


def mark_days(connection: Connection, days: Iterable[str]) -> None:
    wanted = {day for day in days if day}
    if wanted:
        known = set(connection.execute(select(stale_days.c.date).where(stale_days.c.date.in_(wanted))).scalars())
        new = [{"date": day} for day in sorted(wanted - known)]
        if new:
            connection.execute(insert(stale_days), new)


def mark_everything(connection: Connection) -> None:
    """Marks every day of every claim."""
    for table in claims.values():
        mark_days(connection, connection.execute(select(_day(table)).distinct().where(_is_dated(table))).scalars())


def rules(connection: Connection) -> int:
    """By which version of the rules the tables were computed; 0 for none."""
    return connection.execute(select(meta.c.value).where(meta.c.name == "rules")).scalar_one_or_none() or 0


def set_rules(connection: Connection, number: int) -> None:
    changed = connection.execute(update(meta).where(meta.c.name == "rules").values(value=number)).rowcount
    if not changed:
        connection.execute(insert(meta).values(name="rules", value=number))


def is_stale(connection: Connection, number: int) -> bool:
    """Whether anything waits to be computed, or was computed by other rules."""
    # whether there is a first row, which costs the same however many wait
    pending = or_(*(select(literal(1)).select_from(table).exists() for table in (stale_days, unvoiced)))
    return rules(connection) != number or bool(connection.execute(select(pending)).scalar_one())


def _mark_unvoiced(connection: Connection, article_ids: Collection[str]) -> None:
    known = set(
        connection.execute(select(unvoiced.c.article_id).where(unvoiced.c.article_id.in_(article_ids))).scalars()
    )
    new = [{"article_id": article_id} for article_id in article_ids if article_id not in known]
    if new:
        connection.execute(insert(unvoiced), new)


def _day(table: Table) -> ColumnElement[str]:
    return func.coalesce(func.nullif(table.c.date_end, ""), table.c.date_start)


def _is_dated(table: Table) -> ColumnElement[bool]:
    return or_(table.c.date_start != "", table.c.date_end != "")
