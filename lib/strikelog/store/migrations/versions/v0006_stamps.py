"""A stamp for each day computed anew; indexes for the last days of claims, for sources, and for roles of claims."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Compared and sorted by code point on a server too."""

CLAIMS = ("munitions", "casualties", "places")


def upgrade() -> None:
    op.create_table("day_stamps", sa.Column("date", TEXT, primary_key=True), sa.Column("stamp", TEXT, nullable=False))
    op.create_index("ix_articles_source", "articles", ["source"])
    for table in CLAIMS:
        op.create_index(f"ix_{table}_ends", table, ["date_end", "date_start"])
    op.drop_index("ix_evidence_fact_id", "evidence")
    op.create_index("ix_evidence_fact_id", "evidence", ["fact_id", "date", "position", "role"])


def downgrade() -> None:
    op.drop_index("ix_evidence_fact_id", "evidence")
    op.create_index("ix_evidence_fact_id", "evidence", ["fact_id"])
    for table in CLAIMS:
        op.drop_index(f"ix_{table}_ends", table)
    op.drop_index("ix_articles_source", "articles")
    op.drop_table("day_stamps")
