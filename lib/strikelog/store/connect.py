"""Opening a database: where it is, how it is spoken to, and bringing its schema up to date."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from platformdirs import user_data_dir
from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from strikelog.model import StoreError, UnavailableError
from strikelog.store.schema import REVISION

BUSY_SECONDS = 30
"""How long a write waits for another; SQLite's lock is unfair, so its longest waits are seconds."""

_CONNECT_SECONDS = 10
_CACHE_KILOBYTES, _LOGGED_PAGES = 64_000, 8_000
"""Pages of its file that SQLite keeps in memory, and those in its log before it writes them back. Ids are hashes, so
each article touches leaves all over the indexes: with SQLite's 2 MB and 1,000 pages an archive of ten thousand articles
reads and writes the same leaves again and again, and every further article costs more than the one before."""
_PSYCOPG = "postgresql+psycopg"

_TROUBLE = {
    "not a database": "is damaged or no database. Move the file away to start afresh, or put a backup in its place.",
    "malformed": "is damaged. Move the file away to start afresh, or put a backup in its place.",
    "locked": "is busy: another program is writing to it. Wait a moment and try again.",
    "lock timeout": "is busy: another program is writing to it. Wait a moment and try again.",
    "deadlock": "is busy: another program is writing to it. Wait a moment and try again.",
    "password": "does not accept this user and password. Check STRIKELOG_DATABASE_URL.",
    "does not exist": "or its user is not there, or lacks its tables. Create it, or check STRIKELOG_DATABASE_URL.",
    "permission denied": "does not let this user do that. Grant the rights to its tables, or use another user.",
    "connection": "cannot be reached. Check that the server runs, and its address in STRIKELOG_DATABASE_URL.",
    "resolve host": "cannot be reached. Check that the server runs, and its address in STRIKELOG_DATABASE_URL.",
    "index row": "cannot hold an id or a name as long as this one. Give it a shorter one and try again.",
    "readonly": "cannot be written to. Check the rights to the file and its folder, or set STRIKELOG_DATABASE_URL.",
    "read-only": "cannot be written to. Check the rights to the file and its folder, or set STRIKELOG_DATABASE_URL.",
    "unable to open": "cannot be opened. Check the rights to the file and its folder, or set STRIKELOG_DATABASE_URL.",
    "disk is full": "cannot grow: the disk is full. Make room and try again.",
    "too large": "cannot hold a number as large as the text gives. Correct the number in the text and try again.",
    "out of range": "cannot hold a number as large as the text gives. Correct the number in the text and try again.",
}


def default_url() -> str:
    """`STRIKELOG_DATABASE_URL`, or a SQLite file in the user's data folder."""
    file = Path(user_data_dir("strikelog", appauthor=False)) / "strikelog.sqlite3"
    address = URL.create("sqlite", database=str(file)).render_as_string()
    return os.environ.get("STRIKELOG_DATABASE_URL") or address


def connect(url: str) -> Engine:
    """An engine for a database whose schema is up to date; StoreError where it cannot be brought there."""
    target = _parsed(url)
    try:
        engine = create_engine(target, **_options(target))
    except (SQLAlchemyError, ImportError) as error:
        advice = "Install it (for Postgres: pip install 'strikelog[postgres]'), or use a sqlite:/// address."
        raise StoreError(f"There is no driver for {shown(target)} ({error}). {advice}") from error
    if target.get_backend_name() == "sqlite":
        _make_folder(target)
        _speak_sqlite(engine)
    try:
        _prepare(engine)
    except StoreError:
        engine.dispose()
        raise
    return engine


@contextmanager
def transaction(engine: Engine, write: bool = False) -> Iterator[Connection]:
    """One transaction, committed at the end; what the database complains of comes out as StoreError.

    A write takes SQLite's lock at its start: a reader that turned writer would fail at once instead of waiting.
    """
    try:
        with engine.connect().execution_options(write=write) as connection, connection.begin():
            yield connection
    except (SQLAlchemyError, OverflowError) as error:
        raise explained(error, engine.url) from error


def database_file(url: str) -> Path | None:
    """The file of a SQLite database; None for a database on a server."""
    target = _parsed(url)
    return Path(target.database or "") if target.get_backend_name() == "sqlite" else None


def current_revision(connection: Connection) -> str:
    """The revision of the schema that a database has; empty where it has none."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def _parsed(url: str) -> URL:
    try:
        target = make_url(url)
    except ArgumentError as error:
        problem = f"“{url[:80]}” is no database address. Write it as sqlite:///folder/strikelog.sqlite3."
        raise StoreError(problem) from error
    if target.get_backend_name() == "sqlite" and target.database in (None, "", ":memory:"):
        raise StoreError(
            "A database in memory cannot be shared with the worker. Name a file: sqlite:///strikelog.sqlite3"
        )
    # hosting services hand out postgres://, which SQLAlchemy does not know
    return target.set(drivername=_PSYCOPG) if target.drivername in ("postgres", "postgresql") else target


def _options(target: URL) -> dict[str, Any]:
    if target.get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": BUSY_SECONDS}, "pool_use_lifo": True}  # the one whose cache is warm
    if target.drivername == _PSYCOPG:
        options = {"connect_timeout": _CONNECT_SECONDS, "options": f"-c lock_timeout={BUSY_SECONDS}s"}
        return {"pool_pre_ping": True, "connect_args": options}
    return {"pool_pre_ping": True}


def _make_folder(target: URL) -> None:
    folder = Path(target.database or "").parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        problem = f"The folder {folder} cannot be made ({error.strerror}). Choose another place for the database."
        raise StoreError(problem) from error


def _speak_sqlite(engine: Engine) -> None:
    """Real transactions, foreign keys, memory, no wait for the disk on each commit (safe with a write-ahead log)."""

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
        connection.execute(f"PRAGMA wal_autocheckpoint = {_LOGGED_PAGES}")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        write = connection.get_execution_options().get("write", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _prepare(engine: Engine) -> None:
    with transaction(engine) as connection:
        if current_revision(connection) == REVISION:
            return
    from strikelog.store.migrating import migrate  # takes as long to import as all of SQLAlchemy

    migrate(engine, _write_ahead)


def _write_ahead(engine: Engine) -> None:
    """Readers and one writer at a time; the file remembers it, and it cannot be set inside a transaction."""
    if engine.dialect.name != "sqlite":
        return
    try:
        raw = engine.raw_connection()
        try:
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        finally:
            raw.close()
    except engine.dialect.loaded_dbapi.Error as error:
        raise explained(error, engine.url) from error


def shown(target: URL) -> str:
    """The address without its password; of a SQLite database the path alone."""
    file = target.get_backend_name() == "sqlite" and target.database
    return file or target.render_as_string(hide_password=True)


def _kind(text: str) -> type[StoreError]:
    """Some troubles pass by themselves, or with what somebody does elsewhere."""
    return UnavailableError if text.startswith(("is busy", "cannot grow", "cannot be reached")) else StoreError


def explained(error: Exception, target: URL) -> StoreError:
    """What the database complains of, and what to do about it."""
    reason = str(getattr(error, "orig", None) or error)
    for sign, trouble in _TROUBLE.items():
        if sign in reason.lower():
            return _kind(trouble)(f"The database {shown(target)} {trouble}")
    first = reason.strip().splitlines()[0] if reason.strip() else type(error).__name__
    return StoreError(f"The database {shown(target)} did not do as asked ({first}). Check that it can be reached.")
