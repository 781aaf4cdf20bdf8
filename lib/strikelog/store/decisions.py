"""The log of decisions: entries are added and marked as undone, never changed or taken out."""

import json
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from strikelog.model import Decision, StoreError
from strikelog.store.archive import bump, lock, now
from strikelog.store.schema import decisions
from strikelog.store.stale import mark_days


def add(connection: Connection, decision: Decision, days: Collection[str]) -> Decision:
    """Writes a decision down and marks the days it touches; it comes back with its id and time."""
    lock(connection)
    made = replace(decision, made_at=now(), undone_by="", undone_at="")
    texts = {name: getattr(made, name) for name in ("kind", "target", "reason", "made_by", "made_at")}
    parts = {name: json.dumps(getattr(made, name), sort_keys=True) for name in ("before", "after")}
    row = insert(decisions).values(**texts, **parts, undone_by="", undone_at="").returning(decisions.c.id)
    number = int(connection.execute(row).scalar_one())
    mark_days(connection, days)
    bump(connection)
    return replace(made, id=number)


def undo(connection: Connection, number: int, by: str, days: Collection[str]) -> None:
    """Marks a decision as undone, and the days it touched; StoreError where there is none that stands."""
    lock(connection)
    standing = (decisions.c.id == number, decisions.c.undone_at == "")
    if not connection.execute(update(decisions).where(*standing).values(undone_by=by, undone_at=now())).rowcount:
        raise StoreError(f"There is no decision {number} to undo. It may have been undone already; load the page anew.")
    mark_days(connection, days)
    bump(connection)


def read(connection: Connection) -> list[Decision]:
    """All entries, the oldest first."""
    return [_decision(row) for row in connection.execute(select(decisions).order_by(decisions.c.id))]


def _decision(row: Row[Any]) -> Decision:
    return Decision(**{**row._mapping, "before": json.loads(row.before), "after": json.loads(row.after)})
