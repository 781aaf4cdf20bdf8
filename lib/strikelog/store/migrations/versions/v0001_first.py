"""Articles, their claims, and the job queue."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Columns = list[sa.Column[Any]]

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Sorted by code point, as SQLite does it, whatever the locale of a server."""

_COUNTED = "qualifier count_text date_start date_end date_text place place_text place_kind admin1 country scope"
_EVIDENCE = "attribution quote sentence rule review"


def upgrade() -> None:
    meta = op.create_table("meta", *_texts("name", primary_key=True), *_wholes("value"))
    op.bulk_insert(meta, [{"name": "version", "value": 0}])
    _create_articles()
    _create_claims("munitions", f"munition model status attacker {_COUNTED}", _bounds() + _truths("subset"))
    _create_claims("casualties", f"munition kind who attacker {_COUNTED}", _bounds() + _truths("subset"))
    place = "place place_text kind admin1 country effects date_start date_end date_text"
    _create_claims("places", place, _truths("affected"))
    _create_queue()


def downgrade() -> None:
    for table in ("workers", "job_items", "jobs", "places", "casualties", "munitions", "articles", "meta"):
        op.drop_table(table)


def _texts(names: str, primary_key: bool = False) -> Columns:
    return [sa.Column(name, TEXT, nullable=False, primary_key=primary_key) for name in names.split()]


def _wholes(names: str, nullable: bool = False) -> Columns:
    return [sa.Column(name, sa.BigInteger, nullable=nullable) for name in names.split()]


def _truths(names: str) -> Columns:
    return [sa.Column(name, sa.Boolean, nullable=False) for name in names.split()]


def _bounds() -> Columns:
    return _wholes("count_min count_max", nullable=True)


def _create_articles() -> None:
    op.create_table(
        "articles",
        *_texts("article_id", primary_key=True),
        sa.Column("identity", TEXT, nullable=False, unique=True),
        *_texts("text_hash"),
        sa.Column("copy_of", TEXT, sa.ForeignKey("articles.article_id"), nullable=True),
        *_texts("title source url published published_from language"),
        sa.Column("words", sa.Integer, nullable=False),
        *_texts("sha256 added_at extractor text"),
    )
    for column in ("text_hash", "copy_of", "published"):
        op.create_index(f"ix_articles_{column}", "articles", [column])


def _create_claims(table: str, texts: str, others: Columns) -> None:
    op.create_table(
        table,
        sa.Column("article_id", TEXT, sa.ForeignKey("articles.article_id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        *_texts(f"fact_id {texts} {_EVIDENCE}"),
        *others,
        *_wholes("start end"),
        *_wholes("geonameid", nullable=True),
        sa.Column("latitude", sa.Float, nullable=True),
        sa.Column("longitude", sa.Float, nullable=True),
        sa.Column("confidence", sa.Float, nullable=False),
    )
    op.create_index(f"ix_{table}_days", table, ["date_start", "date_end"])
    for column in ("country", "place", "attacker", "munition"):
        if column in texts.split():
            op.create_index(f"ix_{table}_{column}", table, [column])


def _create_queue() -> None:
    op.create_table(
        "jobs",
        sa.Column("id", sa.Integer, primary_key=True),
        *_texts("label"),
        *_truths("cancelled"),
        *_texts("created_at"),
    )
    op.create_table(
        "job_items",
        sa.Column("job_id", sa.Integer, sa.ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        *_texts("name state message article_id payload"),
        sa.Column("attempts", sa.Integer, nullable=False),
        *_texts("worker"),
    )
    op.create_index("ix_job_items_state", "job_items", ["state"])
    op.create_table("workers", *_texts("name", primary_key=True), sa.Column("alive_until", sa.Float, nullable=False))
