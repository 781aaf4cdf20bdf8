"""The store's version, which grows with every change, and the time of a change."""

from datetime import UTC, datetime

from sqlalchemy import Connection, select, update

from strikelog.store.schema import meta


def now() -> str:
    """The time in UTC, to the second, as ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def lock(connection: Connection) -> int:
    """The version; writers that hold its row come one after the other (SQLite has locked already)."""
    chosen = select(meta.c.value).where(meta.c.name == "version").with_for_update()
    return int(connection.execute(chosen).scalar_one())


def version(connection: Connection) -> int:
    return int(connection.execute(select(meta.c.value).where(meta.c.name == "version")).scalar_one())


def bump(connection: Connection) -> None:
    connection.execute(update(meta).where(meta.c.name == "version").values(value=meta.c.value + 1))
