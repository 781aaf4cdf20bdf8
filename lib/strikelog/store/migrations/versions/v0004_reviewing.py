"""What the machine read of articles that people reviewed, and the article that a decision is about."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Compared and sorted by code point on a server too."""


def upgrade() -> None:
    op.create_table(
        "machine_claims",
        sa.Column("article_id", TEXT, sa.ForeignKey("articles.article_id", ondelete="CASCADE"), primary_key=True),
        sa.Column("content", TEXT, nullable=False),
    )
    op.add_column("decisions", sa.Column("article_id", TEXT, nullable=False, server_default=""))
    op.create_index("ix_decisions_article_id", "decisions", ["article_id"])


def downgrade() -> None:
    op.drop_index("ix_decisions_article_id", "decisions")
    op.drop_column("decisions", "article_id")
    op.drop_table("machine_claims")
