"""Backups: the whole store as one SQLite file, whatever database it is in, and back."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, delete, insert, select, update

from strikelog.model import StoreError
from strikelog.store import derived, versions
from strikelog.store.connect import connect, explained, transaction
from strikelog.store.schema import meta, metadata

_ROWS_AT_ONCE = 500
_PAGES_AT_ONCE = 2_000


def write(engine: Engine, target: Path) -> None:
    """Writes a backup to a file that is not there yet; the file takes its name when it is whole.

    Readers and writers go on meanwhile, and the backup holds one moment. Raises StoreError.
    """
    if target.exists():
        raise StoreError(f"There is a file {target} already. Choose another name for the backup.")
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        _written(engine, part)
        part.replace(target)
    except OSError as error:
        raise StoreError(
            f"The backup could not be written to {target} ({error.strerror}). Choose another place."
        ) from error
    finally:
        part.unlink(missing_ok=True)


def restore(engine: Engine, source: Path) -> Path | None:
    """Puts a backup in place of all that is stored; where that was saved before, None for a database on a server.

    A backup that is damaged, or of a newer Strikelog, changes nothing. Raises StoreError.
    """
    with _checked_copy(source) as backup:
        saved = _save_aside(engine)
        with transaction(engine) as connection:
            version = versions.version(connection)
        _refill(backup, engine, version)
    return saved


def check(engine: Engine) -> None:
    """Raises StoreError where a SQLite database is damaged; a server looks after its own."""
    if engine.dialect.name != "sqlite":
        return
    with transaction(engine) as connection:
        found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":
        where = engine.url.database
        text = f"The database {where} is damaged ({str(found).splitlines()[0][:100]}). Nothing was changed."
        raise StoreError(f"{text} Put a backup in its place: strikelog restore BACKUP.")


def _written(engine: Engine, part: Path) -> None:
    if engine.dialect.name == "sqlite":
        with _raw(engine) as source, closing(sqlite3.connect(part)) as made:
            source.backup(made, pages=_PAGES_AT_ONCE)
            made.execute("PRAGMA journal_mode = DELETE")  # a backup is one file
        return
    made_engine = connect(_address(part))
    try:
        with transaction(engine) as source_connection, transaction(made_engine, write=True) as target:
            _copy(source_connection, target)
        with _raw(made_engine) as raw:
            raw.execute("PRAGMA journal_mode = DELETE")
    finally:
        made_engine.dispose()


@contextmanager
def _checked_copy(source: Path) -> Iterator[Engine]:
    """The backup, copied aside, found sound and brought up to date: the file itself is only read."""
    if not source.is_file():
        raise StoreError(f"There is no file {source}. Name the backup to restore.")
    with _aside(source) as copy:
        if not _is_store(copy):
            raise StoreError(f"The file {source} is no backup of Strikelog. Name another one.")
        try:
            engine = connect(_address(copy))
            check(engine)
        except StoreError as error:
            raise StoreError(str(error).replace(str(copy), str(source))) from error
        try:
            yield engine
        finally:
            engine.dispose()


def _is_store(file: Path) -> bool:
    """Whether the file says that it is one of ours; what is damaged is told when it is opened."""
    try:
        with closing(sqlite3.connect(file)) as raw:
            return bool(raw.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
    except sqlite3.DatabaseError:
        return True


@contextmanager
def _aside(source: Path) -> Iterator[Path]:
    import shutil
    import tempfile

    with tempfile.TemporaryDirectory(prefix="strikelog-") as folder:
        copy = Path(folder) / "backup.sqlite3"
        shutil.copyfile(source, copy)
        yield copy


def _save_aside(engine: Engine) -> Path | None:
    if engine.dialect.name != "sqlite":
        return None
    file = Path(engine.url.database or "")
    saved = file.with_name(f"{file.stem}.before-restore-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}{file.suffix}")
    write(engine, saved)
    return saved


def _refill(backup: Engine, engine: Engine, version: int) -> None:
    """Replaces every row in one transaction; the version goes on, so that nobody takes old reads for new ones."""
    with transaction(backup) as source, transaction(engine, write=True) as target:
        for table in reversed(metadata.sorted_tables):
            target.execute(delete(table))
        _copy(source, target)
        newest = max(version, versions.version(source)) + 1
        derived.stamp(target, [derived.EVERY_DAY])
        target.execute(update(meta).where(meta.c.name == "version").values(value=newest))


def _copy(source: Connection, target: Connection) -> None:
    for table in metadata.sorted_tables:
        target.execute(delete(table))
        chosen = select(table)
        if "copy_of" in table.c:
            chosen = chosen.order_by(table.c.copy_of.is_not(None))  # firsts before the copies that refer to them
        for rows in source.execute(chosen).mappings().partitions(_ROWS_AT_ONCE):
            target.execute(insert(table), [dict(row) for row in rows])


@contextmanager
def _raw(engine: Engine) -> Iterator[sqlite3.Connection]:
    pooled = engine.raw_connection()
    try:
        yield pooled.driver_connection  # type: ignore[misc]  # of a SQLite engine
    except sqlite3.Error as error:
        raise explained(error, engine.url) from error
    finally:
        pooled.close()


def _address(file: Path) -> str:
    return URL.create("sqlite", database=str(file)).render_as_string()
