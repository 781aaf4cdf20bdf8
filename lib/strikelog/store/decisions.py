"""The log of decisions: entries are added and marked as undone, never changed or taken out."""

import json
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from strikelog.model import REVIEWS, Decision, StoreError
from strikelog.store.schema import decisions
from strikelog.store.stale import mark_days
from strikelog.store.versions import bump, lock, now


def add(connection: Connection, decision: Decision, days: Collection[str]) -> Decision:
    """Writes a decision down and marks the days it touches; it comes back with its id and time."""
    lock(connection)
    made = replace(decision, made_at=now(), undone_by="", undone_at="")
    about = str(made.before.get("article_id", ""))
    texts = {name: getattr(made, name) for name in ("kind", "target", "reason", "made_by", "made_at")}
    parts = {name: json.dumps(getattr(made, name), sort_keys=True) for name in ("before", "after")}
    row = (
        insert(decisions)
        .values(**texts, **parts, undone_by="", undone_at="", article_id=about)
        .returning(decisions.c.id)
    )
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


def of_article(connection: Connection, article_id: str) -> list[Decision]:
    """The reviews of an article's claims that stand, the oldest first."""
    own = (decisions.c.article_id == article_id, decisions.c.undone_at == "", decisions.c.kind.in_(REVIEWS))
    return [_decision(row) for row in connection.execute(select(decisions).where(*own).order_by(decisions.c.id))]


def article_of(connection: Connection, number: int) -> str:
    """The article whose claim a review is about; empty for any other decision."""
    chosen = select(decisions.c.article_id).where(decisions.c.id == number, decisions.c.kind.in_(REVIEWS))
    return connection.execute(chosen).scalar_one_or_none() or ""


def _decision(row: Row[Any]) -> Decision:
    kept = {name: value for name, value in row._mapping.items() if name != "article_id"}
    return Decision(**{**kept, "before": json.loads(row.before), "after": json.loads(row.after)})
