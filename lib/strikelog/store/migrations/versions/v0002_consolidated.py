"""Consolidated tables, voices, the log of decisions, and what must be computed anew."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Columns = list[sa.Column[Any]]

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Sorted by code point, as SQLite does it, whatever the locale of a server."""

_PLACE = "place kind admin1 country"


def upgrade() -> None:
    _create_queues()
    _create_voices()
    _create_derived("daily", "measure munition attacker country conflict", "best low high articles voices")
    counts = "killed_best killed_low killed_high injured_best injured_low injured_high"
    groups = "children_killed children_injured responders_killed responders_injured"
    _create_derived("daily_places", f"{_PLACE} effects", f"{counts} {groups} articles voices geonameid", located=True)
    incident = f"incident_id parent_id date_start date_end {_PLACE} attacker effects conflicts facts figures strike"
    _create_derived("incidents", incident, "articles voices geonameid", located=True)
    evidence = "measure munition attacker country fact_id article_id voice role incident_id incident_role"
    _create_derived("evidence", evidence, "")
    _create_derived("coverage", "country admin1", "articles voices")
    for table, column in (("incidents", "incident_id"), ("evidence", "incident_id"), ("evidence", "fact_id")):
        op.create_index(f"ix_{table}_{column}", table, [column])
    for table in ("munitions", "casualties", "places"):
        op.create_index(f"ix_{table}_fact_id", table, ["fact_id"])
    _create_decisions()
    _queue_everything()


def downgrade() -> None:
    tables = "decisions coverage evidence incidents daily_places daily sketches voices unvoiced stale_days"
    for table in tables.split():
        op.drop_table(table)
    for table in ("munitions", "casualties", "places"):
        op.drop_index(f"ix_{table}_fact_id", table)


def _texts(names: str, primary_key: bool = False) -> Columns:
    return [sa.Column(name, TEXT, nullable=False, primary_key=primary_key) for name in names.split()]


def _create_queues() -> None:
    op.create_table("stale_days", *_texts("date", primary_key=True))
    op.create_table("unvoiced", *_texts("article_id", primary_key=True))


def _create_voices() -> None:
    op.create_table(
        "voices",
        *_texts("article_id", primary_key=True),
        *_texts("fingerprint parent root"),
        sa.Column("shared", sa.Integer, nullable=False),
    )
    for column in ("fingerprint", "parent"):
        op.create_index(f"ix_voices_{column}", "voices", [column])
    op.create_table(
        "sketches",
        sa.Column("value", sa.BigInteger, primary_key=True, autoincrement=False),
        *_texts("article_id", primary_key=True),
        sa.Column("day", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )


def _create_derived(table: str, texts: str, numbers: str, located: bool = False) -> None:
    places = [sa.Column(name, sa.Float, nullable=True) for name in ("latitude", "longitude")]
    op.create_table(
        table,
        *_texts("date", primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        *_texts(texts),
        *(sa.Column(name, sa.BigInteger, nullable=True) for name in numbers.split()),
        *(places if located else []),
    )


def _create_decisions() -> None:
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True),
        *_texts("kind target reason before after made_by made_at undone_by undone_at"),
    )
    op.create_index("ix_decisions_target", "decisions", ["target"])


def _queue_everything() -> None:
    """What is stored already is consolidated when it is first read."""
    op.execute("INSERT INTO unvoiced (article_id) SELECT article_id FROM articles")
    days = " UNION ".join(
        f"SELECT COALESCE(NULLIF(date_end, ''), date_start) FROM {table} WHERE date_start != '' OR date_end != ''"
        for table in ("munitions", "casualties", "places")
    )
    op.execute(f"INSERT INTO stale_days (date) {days}")
