"""Everything that a database holds, for comparison."""

from sqlalchemy import create_engine, select

from strikelog.store.schema import metadata

_VERSIONS = ("meta", "day_stamps")


def dump(url: str, *tables: str) -> dict[str, list[tuple[object, ...]]]:
    """The rows of the tables, of all but those that count versions where none is named, in one order."""
    engine = create_engine(url)
    try:
        with engine.connect() as connection:
            named = [metadata.tables[name] for name in tables or metadata.tables if name not in _VERSIONS]
            return {table.name: sorted(map(tuple, connection.execute(select(table))), key=repr) for table in named}
    finally:
        engine.dispose()
