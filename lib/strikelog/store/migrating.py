"""Bringing a database's schema up to date."""

from collections.abc import Callable
from threading import Lock

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, func, inspect, select

from strikelog.model import StoreError
from strikelog.store.connect import explained, shown, transaction

_ONE_AT_A_TIME = Lock()
"""Alembic keeps what it runs in module globals: one thread at a time."""

_KEY = 0x737472696B65
"""Key of the advisory lock under which one app server at a time brings a Postgres schema up to date."""


def migrate(engine: Engine, before: Callable[[Engine], None]) -> None:
    """Runs the migrations that a database lacks, after calling `before` on one that is sound and known.

    StoreError for one that this version cannot use, which is not changed.
    """
    config = Config()
    config.set_main_option("script_location", "strikelog.store:migrations")
    script = ScriptDirectory.from_config(config)
    with transaction(engine) as connection:
        _check_known(connection, script)
    _check_sound(engine)
    before(engine)
    with _ONE_AT_A_TIME, transaction(engine, write=True) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(select(func.pg_advisory_xact_lock(_KEY)))
        _check_known(connection, script)
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _check_known(connection: Connection, script: ScriptDirectory) -> None:
    where = shown(connection.engine.url)
    heads = MigrationContext.configure(connection).get_current_heads()
    if not heads and inspect(connection).get_table_names():
        raise StoreError(f"The database {where} belongs to another program. Choose another file for Strikelog.")
    if not {each.revision for each in script.walk_revisions()}.issuperset(heads):
        text = f"The database {where} was written by a newer Strikelog."
        raise StoreError(f"{text} Upgrade this one, or choose another file for it.")


def _check_sound(engine: Engine) -> None:
    """A damaged database is not touched by migrations."""
    if engine.dialect.name == "sqlite":
        with transaction(engine) as connection:
            found = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one())
        if found != "ok":
            raise explained(RuntimeError(f"malformed: {found}"), engine.url)
