"""The tables as they are now; `migrations` holds how a database gets there."""

import re

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)

from strikelog.model import COLUMNS, DECIMALS, FACT_TABLES, TRUTHS, WHOLE_NUMBERS

_UNSAFE = re.compile("[\x00\x1a\ud800-\udfff]")
_ESCAPED = re.compile("\x1a([0-9a-f]{4})")


Plain = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that is compared and sorted by code point, as SQLite does it, whatever the locale of a server."""


class Words(TypeDecorator[str]):
    """Text in which anything survives.

    Databases refuse lone surrogates, and Postgres NUL as well; an article may hold both, and offsets must stay.
    Such characters are written as SUB and four hexadecimal digits, and come back as they were.
    """

    impl = Plain
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return value if value is None else _UNSAFE.sub(lambda found: f"\x1a{ord(found[0]):04x}", value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) if value and "\x1a" in value else value


_MAY_LACK = frozenset({"count_min", "count_max", "geonameid", "latitude", "longitude"})
_FILTERED = ("country", "place", "attacker", "munition")

metadata = MetaData()

meta = Table("meta", metadata, Column("name", Plain, primary_key=True), Column("value", BigInteger, nullable=False))

articles = Table(
    "articles",
    metadata,
    Column("article_id", Words, primary_key=True),
    Column("identity", Plain, nullable=False, unique=True),
    Column("text_hash", Plain, nullable=False, index=True),
    Column("copy_of", Words, ForeignKey("articles.article_id"), nullable=True, index=True),
    *(Column(name, Words, nullable=False) for name in ("title", "source", "url")),
    Column("published", Plain, nullable=False, index=True),
    *(Column(name, Words, nullable=False) for name in ("published_from", "language")),
    Column("words", Integer, nullable=False),
    *(Column(name, Words, nullable=False) for name in ("sha256", "added_at", "extractor", "text")),
)


def _claim_column(name: str) -> Column[str] | Column[int] | Column[float] | Column[bool]:
    if name in TRUTHS:
        return Column(name, Boolean, nullable=False)
    if name in WHOLE_NUMBERS:
        return Column(name, BigInteger, nullable=name in _MAY_LACK)
    if name in DECIMALS:
        return Column(name, Float, nullable=name in _MAY_LACK)
    return Column(name, Words, nullable=False)


def _claim_table(table: str) -> Table:
    """Columns of the codebook but `published`, which is the article's; `position` is the place in the extraction."""
    own = [name for name in COLUMNS[table] if name not in ("article_id", "published")]
    article = ForeignKey("articles.article_id", ondelete="CASCADE")
    made = Table(
        table,
        metadata,
        Column("article_id", Words, article, primary_key=True),
        Column("position", Integer, primary_key=True, autoincrement=False),
        *(_claim_column(name) for name in own),
    )
    Index(f"ix_{table}_days", made.c.date_start, made.c.date_end)
    for name in _FILTERED:
        if name in own:
            Index(f"ix_{table}_{name}", made.c[name])
    return made


claims = {table: _claim_table(table) for table in FACT_TABLES}
"""The claim tables by name."""

jobs = Table(
    "jobs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("label", Words, nullable=False),
    Column("cancelled", Boolean, nullable=False),
    Column("created_at", Plain, nullable=False),
)

items = Table(
    "job_items",
    metadata,
    Column("job_id", ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("name", Words, nullable=False),
    Column("state", Plain, nullable=False),
    Column("message", Words, nullable=False),
    Column("article_id", Words, nullable=False),
    Column("payload", Plain, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("worker", Plain, nullable=False),
    Index("ix_job_items_state", "state"),
)

workers = Table(
    "workers", metadata, Column("name", Plain, primary_key=True), Column("alive_until", Float, nullable=False)
)
