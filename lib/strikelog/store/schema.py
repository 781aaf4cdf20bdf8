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

from strikelog.model import COLUMNS, COVERAGE, DECIMALS, EVIDENCE, FACT_TABLES, FIGURES, TRUTHS, WHOLE_NUMBERS

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

REVISION = "0006"
"""The newest migration: a database that says so need not be looked into."""

metadata = MetaData()

meta = Table("meta", metadata, Column("name", Plain, primary_key=True), Column("value", BigInteger, nullable=False))

articles = Table(
    "articles",
    metadata,
    Column("article_id", Words, primary_key=True),
    Column("identity", Plain, nullable=False, unique=True),
    Column("text_hash", Plain, nullable=False, index=True),
    Column("copy_of", Words, ForeignKey("articles.article_id"), nullable=True, index=True),
    Column("title", Words, nullable=False),
    Column("source", Words, nullable=False, index=True),
    Column("url", Words, nullable=False),
    Column("published", Plain, nullable=False, index=True),
    *(Column(name, Words, nullable=False) for name in ("published_from", "language")),
    Column("words", Integer, nullable=False),
    *(Column(name, Words, nullable=False) for name in ("sha256", "added_at", "extractor", "text")),
    *(Column(name, Words, nullable=False, server_default="") for name in ("author", "provenance")),
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
    Index(f"ix_{table}_ends", made.c.date_end, made.c.date_start)
    Index(f"ix_{table}_fact_id", made.c.fact_id)
    for name in _FILTERED:
        if name in own:
            Index(f"ix_{table}_{name}", made.c[name])
    return made


claims = {table: _claim_table(table) for table in FACT_TABLES}
"""The claim tables by name."""

machine_claims = Table(
    "machine_claims",
    metadata,
    Column("article_id", Words, ForeignKey("articles.article_id", ondelete="CASCADE"), primary_key=True),
    Column("content", Plain, nullable=False),
)
"""What the machine read, as JSON by claim table, of the articles whose claims people reviewed."""

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
    Column("finished_at", Float, nullable=True),
    Index("ix_job_items_order", "state", "attempts", "position", "job_id"),
)

deletions = Table(
    "deletions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Plain, nullable=False),
    Column("label", Words, nullable=False),
    Column("made_by", Words, nullable=False),
    *(Column(name, Plain, nullable=False) for name in ("made_at", "undone_at")),
)
"""What was taken out of the store at one time: articles deleted, or replaced by edited ones."""

wastebin = Table(
    "wastebin",
    metadata,
    Column("deletion_id", ForeignKey("deletions.id", ondelete="CASCADE"), primary_key=True),
    Column("article_id", Words, primary_key=True),
    Column("content", Plain, nullable=False),
    Column("successor", Words, nullable=False),
)
"""Articles taken out, as JSON with their claims; `successor` is the article that stands in for one."""

workers = Table(
    "workers", metadata, Column("name", Plain, primary_key=True), Column("alive_until", Float, nullable=False)
)

stale_days = Table("stale_days", metadata, Column("date", Plain, primary_key=True))
"""Days whose consolidated rows must be computed anew."""

day_stamps = Table(
    "day_stamps", metadata, Column("date", Plain, primary_key=True), Column("stamp", Plain, nullable=False)
)
"""A new stamp for each time that a day's consolidated rows were computed: whoever keeps rows knows which are old."""

unvoiced = Table("unvoiced", metadata, Column("article_id", Words, primary_key=True))
"""Articles of which it is not known yet whose text they print."""

voices = Table(
    "voices",
    metadata,
    Column("article_id", Words, primary_key=True),
    Column("fingerprint", Plain, nullable=False, index=True),
    Column("parent", Words, nullable=False, index=True),
    Column("root", Words, nullable=False),
    Column("shared", Integer, nullable=False),
)
"""Whose text an article prints: `parent` the one it shares most with, `root` the one that this leads to."""

sketches = Table(
    "sketches",
    metadata,
    Column("value", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("article_id", Words, primary_key=True),
    sqlite_with_rowid=False,
)
"""By which rewrites are looked up; of one value those of some days, for what an outlet prints below each article has
the same values in all of them. Rows of articles that are gone may stay; `voices` tells which those are."""

_IN_JSON = frozenset(f"{figure}_{bound}" for figure in FIGURES for bound in ("best", "low", "high"))
_COUNTS = re.compile(r"\w+_(?:best|low|high)|(?:children|responders)_\w+|best|low|high|articles|voices")
DERIVED_COLUMNS = {
    **{table: COLUMNS[table] for table in ("daily", "daily_places")},
    "incidents": ["date", *(name for name in COLUMNS["incidents"] if name not in _IN_JSON), "figures", "strike"],
    "evidence": EVIDENCE,
    "coverage": COVERAGE,
}
"""Columns of the consolidated tables; the figures of an incident are JSON: best, low and high by name.
`strike` is which of the day's attacks on the place it is."""

COUNTED = frozenset(name for names in DERIVED_COLUMNS.values() for name in names if _COUNTS.fullmatch(name))


def _derived_column(name: str) -> Column[str] | Column[int] | Column[float]:
    if name in COUNTED or name in WHOLE_NUMBERS:
        return Column(name, BigInteger, nullable=True)
    return Column(name, Float, nullable=True) if name in DECIMALS else Column(name, Words, nullable=False)


derived = {
    table: Table(
        table,
        metadata,
        Column("date", Plain, primary_key=True),
        Column("position", Integer, primary_key=True, autoincrement=False),
        *(_derived_column(name) for name in columns if name != "date"),
    )
    for table, columns in DERIVED_COLUMNS.items()
}
"""The consolidated tables by name; `position` is a row's place in its day."""

for _table in ("incidents", "evidence"):
    Index(f"ix_{_table}_incident_id", derived[_table].c.incident_id)
Index("ix_evidence_fact_id", *(derived["evidence"].c[name] for name in ("fact_id", "date", "position", "role")))

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", Plain, nullable=False),
    Column("target", Words, nullable=False, index=True),
    Column("reason", Words, nullable=False),
    Column("before", Words, nullable=False),
    Column("after", Words, nullable=False),
    Column("made_by", Words, nullable=False),
    Column("made_at", Plain, nullable=False),
    Column("undone_by", Words, nullable=False),
    Column("undone_at", Plain, nullable=False),
    Column("article_id", Words, nullable=False, server_default="", index=True),
)
"""The log of decisions; `before` and `after` are JSON. Nothing is ever taken out of it."""
