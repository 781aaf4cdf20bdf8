"""What people decided about claims, laid over what the machine read: both are kept, and either can be had back."""

import json
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from strikelog.model import (
    COLUMNS,
    EDITABLE,
    FACT_TABLES,
    MISSED,
    REVIEWS,
    Decision,
    Row,
    StaleError,
    StoreError,
    reviewed,
)
from strikelog.store import decisions
from strikelog.store.schema import articles, claims, machine_claims
from strikelog.store.stale import mark_days_of
from strikelog.store.versions import lock

Rows = dict[str, list[Row]]


def machine_rows(connection: Connection, article_id: str) -> Rows:
    """The claims of an article as the machine read them, by table, with the columns of the store."""
    kept = select(machine_claims.c.content).where(machine_claims.c.article_id == article_id)
    content = connection.execute(kept).scalar_one_or_none()
    return json.loads(content) if content else _stored(connection, article_id)


def overlay(connection: Connection, article_id: str) -> None:
    """Makes the claims of an article what the machine read and people decided; to be called after either changed."""
    standing = decisions.of_article(connection, article_id)
    kept = select(machine_claims.c.article_id).where(machine_claims.c.article_id == article_id)
    if not standing and not connection.execute(kept).first():
        return
    machine = machine_rows(connection, article_id)
    mark_days_of(connection, [article_id])
    connection.execute(delete(machine_claims).where(machine_claims.c.article_id == article_id))
    if standing:
        content = json.dumps(machine)
        connection.execute(insert(machine_claims).values(article_id=article_id, content=content))
    _write(connection, article_id, reviewed(machine, standing))
    mark_days_of(connection, [article_id])


def forget_machine(connection: Connection, article_id: str) -> None:
    """Forgets what the machine read, before its claims are taken away or read anew."""
    connection.execute(delete(machine_claims).where(machine_claims.c.article_id == article_id))


def add(connection: Connection, decision: Decision) -> Decision:
    """Writes a review into the log and obeys it. `StaleError` where the claim is not any more as it was seen."""
    article_id, table = str(decision.before["article_id"]), str(decision.before["table"])
    lock(connection)
    if not connection.execute(select(articles.c.article_id).where(articles.c.article_id == article_id)).first():
        raise StoreError("The article of this claim is not in the store any more. Go back to the list of articles.")
    _check_as_seen(decision, _current(connection, table, decision.target))
    made = decisions.add(connection, decision, [])
    if decision.kind in REVIEWS:
        overlay(connection, article_id)
    return made


def _current(connection: Connection, table: str, fact_id: str) -> Row | None:
    names = [name for name in COLUMNS[table] if name != "published"]
    chosen = select(*(claims[table].c[name] for name in names)).where(claims[table].c.fact_id == fact_id)
    found = connection.execute(chosen).first()
    return dict(zip(names, found, strict=True)) if found else None


def _check_as_seen(decision: Decision, now: Row | None) -> None:
    seen: dict[str, Any] = decision.before.get("row", {})
    if decision.kind == MISSED:
        if now:
            raise StaleError("This claim is there already. Load the page anew.", decision.after["row"], now)
        return
    if now is None:
        raise StoreError("There is no such claim any more; its article has been read anew. Load the page anew.")
    looked_at = (*EDITABLE[decision.before["table"]], "review")
    if any(seen.get(name) != now[name] for name in looked_at):
        text = "Somebody else has changed this claim since you opened it. Look at both versions, then decide anew."
        raise StaleError(text, seen, now)


def _stored(connection: Connection, article_id: str) -> Rows:
    found: Rows = {}
    for name in FACT_TABLES:
        table = claims[name]
        names = [column for column in COLUMNS[name] if column not in ("published", "article_id")]
        chosen = select(*(table.c[column] for column in names)).where(table.c.article_id == article_id)
        rows = connection.execute(chosen.order_by(table.c.position))
        found[name] = [dict(zip(names, row, strict=True)) for row in rows]
    return found


def _write(connection: Connection, article_id: str, rows: Rows) -> None:
    for name in FACT_TABLES:
        own = [column for column in COLUMNS[name] if column not in ("published", "article_id")]
        connection.execute(delete(claims[name]).where(claims[name].c.article_id == article_id))
        written = [
            {**{column: row[column] for column in own}, "article_id": article_id, "position": at}
            for at, row in enumerate(rows[name])
        ]
        if written:
            connection.execute(insert(claims[name]), written)
