"""Sketches of one value are looked up by day: an outlet's standing words are in every article it ever printed."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TEXT = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
"""Compared and sorted by code point on a server too."""


def upgrade() -> None:
    _keyed("value", "day", "article_id")


def downgrade() -> None:
    _keyed("value", "article_id")


def _keyed(*names: str) -> None:
    """Makes the table anew with the same rows: SQLite cannot give one another key."""
    op.execute("CREATE TABLE sketches_kept AS SELECT value, article_id, day FROM sketches")
    op.drop_table("sketches")
    op.create_table(
        "sketches",
        sa.Column("value", sa.BigInteger, nullable=False, autoincrement=False),
        sa.Column("day", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("article_id", TEXT, nullable=False),
        sa.PrimaryKeyConstraint(*names),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO sketches (value, article_id, day) SELECT value, article_id, day FROM sketches_kept")
    op.drop_table("sketches_kept")
