"""Authors and provenance of articles, the bin of deleted ones, and how fast the queue is emptied."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Compared and sorted by code point on a server too."""


def upgrade() -> None:
    op.add_column("articles", sa.Column("author", TEXT, nullable=False, server_default=""))
    op.add_column("articles", sa.Column("provenance", TEXT, nullable=False, server_default=""))
    op.add_column("job_items", sa.Column("finished_at", sa.Float, nullable=True))
    op.create_index("ix_job_items_order", "job_items", ["state", "attempts", "position", "job_id"])
    op.drop_index("ix_job_items_state", "job_items")
    op.create_table(
        "deletions",
        sa.Column("id", sa.Integer, primary_key=True),
        *(sa.Column(name, TEXT, nullable=False) for name in ("kind", "label", "made_by", "made_at", "undone_at")),
    )
    op.create_table(
        "wastebin",
        sa.Column("deletion_id", sa.Integer, sa.ForeignKey("deletions.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("article_id", TEXT, primary_key=True),
        sa.Column("content", TEXT, nullable=False),
        sa.Column("successor", TEXT, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("wastebin")
    op.drop_table("deletions")
    op.create_index("ix_job_items_state", "job_items", ["state"])
    op.drop_index("ix_job_items_order", "job_items")
    op.drop_column("job_items", "finished_at")
    op.drop_column("articles", "provenance")
    op.drop_column("articles", "author")
