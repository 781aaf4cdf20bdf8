"""Alembic environment of the store; run by `strikelog.store` when a database is opened."""
