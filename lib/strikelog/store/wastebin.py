"""The bin: what was deleted or replaced, whole, so that it can be put back as it was."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, insert, or_, select, update

from strikelog.model import Extraction, StoreError
from strikelog.store import archive
from strikelog.store.records import Deletion, Removal
from strikelog.store.reviewing import machine_rows, overlay
from strikelog.store.schema import articles, claims, deletions, items, wastebin
from strikelog.store.stale import touch
from strikelog.store.versions import bump, lock, now


def throw(connection: Connection, article_ids: Sequence[str], label: str, by: str) -> int:
    """Moves articles into the bin as one deletion; its id. StoreError where one is not there."""
    lock(connection)
    kept = [(article_id, _content(connection, article_id)) for article_id in dict.fromkeys(article_ids)]
    if not kept:
        raise StoreError("There is nothing to delete. Choose at least one article.")
    deletion = _noted(connection, "deleted", label or _title(kept[0][1]), by)
    for article_id, content in kept:
        _bin(connection, deletion, article_id, content, "")
        archive.delete_article(connection, article_id)
    return deletion


def replace(connection: Connection, article_id: str, extraction: Extraction, by: str) -> int:
    """Moves an article into the bin and puts an edited one in its place; the id of the deletion."""
    lock(connection)
    content = _content(connection, article_id)
    known = archive.find(connection, extraction.article)
    if known and known.article_id != article_id:
        text = f"The article as edited is stored already, as “{known.article_id[:80]}”."
        raise StoreError(f"{text} Delete one of the two, or edit it otherwise.")
    deletion = _noted(connection, "edited", _title(content), by)
    _bin(connection, deletion, article_id, content, extraction.article.id)
    archive.delete_article(connection, article_id)
    archive.add(connection, extraction)
    return deletion


def put_back(connection: Connection, deletion_id: int) -> int:
    """Takes everything of a deletion out of the bin; how many articles are there again."""
    lock(connection)
    own = (deletions.c.id == deletion_id, deletions.c.undone_at == "")
    if not connection.execute(update(deletions).where(*own).values(undone_at=now())).rowcount:
        raise StoreError("There is nothing to undo: it has been undone already. Look at the list of articles.")
    kept = select(wastebin.c.content, wastebin.c.successor).where(wastebin.c.deletion_id == deletion_id)
    rows = connection.execute(kept.order_by(wastebin.c.article_id)).all()
    for row in rows:
        if row.successor:
            _take_away(connection, row.successor)
    return sum(_restored(connection, json.loads(row.content)) for row in sorted(rows, key=_is_copy))


def read(connection: Connection, limit: int) -> list[Deletion]:
    """Deletions that can be undone, the newest first."""
    counted = select(deletions, func.count(wastebin.c.article_id).label("held")).join_from(deletions, wastebin)
    chosen = counted.where(deletions.c.undone_at == "").group_by(deletions.c.id).order_by(deletions.c.id.desc())
    rows = connection.execute(chosen.limit(limit))
    return [Deletion(row.id, row.kind, row.label, int(row.held), row.made_by, row.made_at) for row in rows]


def of_job(connection: Connection, job_id: int) -> list[str]:
    """Articles that a job added, copies among them, as far as they are still there."""
    own = (items.c.job_id == job_id, items.c.state.in_(("added", "copy")))
    chosen = select(articles.c.article_id).join(items, items.c.article_id == articles.c.article_id).where(*own)
    return list(connection.execute(chosen.order_by(items.c.position)).scalars())


def _noted(connection: Connection, kind: Removal, label: str, by: str) -> int:
    values = {"kind": kind, "label": label, "made_by": by, "made_at": now(), "undone_at": ""}
    return int(connection.execute(insert(deletions).values(**values).returning(deletions.c.id)).scalar_one())


def _bin(connection: Connection, deletion: int, article_id: str, content: dict[str, Any], successor: str) -> None:
    row = {"deletion_id": deletion, "article_id": article_id, "content": json.dumps(content), "successor": successor}
    connection.execute(insert(wastebin).values(**row))


def _content(connection: Connection, article_id: str) -> dict[str, Any]:
    """An article's row and what the machine read in it, by table. Raises StoreError where it is not there.

    What people decided about its claims stays in the log, and holds again once it is put back.
    """
    archive.read_article(connection, article_id)
    own = connection.execute(select(articles).where(articles.c.article_id == article_id)).mappings()
    read = machine_rows(connection, article_id)
    numbered = {
        name: [{**row, "article_id": article_id, "position": at} for at, row in enumerate(rows)]
        for name, rows in read.items()
    }
    return {"articles": [dict(row) for row in own], **numbered}


def _title(content: dict[str, Any]) -> str:
    return str(content["articles"][0]["title"])


def _is_copy(row: Any) -> bool:  # noqa: ANN401 - a row of the bin
    """Firsts go back before their copies, which refer to them."""
    return json.loads(row.content)["articles"][0]["copy_of"] is not None


def _take_away(connection: Connection, article_id: str) -> None:
    there = connection.execute(select(articles.c.article_id).where(articles.c.article_id == article_id)).first()
    if there:
        archive.delete_article(connection, article_id)


def _restored(connection: Connection, content: dict[str, Any]) -> bool:
    """Puts one article back with its claims; False where it, or another of its id, is there anew."""
    row = content["articles"][0]
    same = or_(articles.c.identity == row["identity"], articles.c.article_id == row["article_id"])
    if connection.execute(select(articles.c.article_id).where(same)).first():
        return False
    first = archive.first_of(connection, row["text_hash"])
    takes_over = row["copy_of"] is None and first is not None
    connection.execute(insert(articles).values({**row, "copy_of": None if takes_over else first}))
    if takes_over:  # it was the first before its copy stepped in
        copies = or_(articles.c.article_id == first, articles.c.copy_of == first)
        connection.execute(update(articles).where(copies).values(copy_of=row["article_id"]))
    for name, table in claims.items():
        if content[name]:
            connection.execute(insert(table), content[name])
    overlay(connection, row["article_id"])
    touch(connection, row["article_id"])
    bump(connection)
    return True
