"""Articles and their claims: writing them once, and reading them back."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    delete,
    exists,
    func,
    insert,
    select,
    true,
    update,
)

from strikelog.model import (
    COLUMNS,
    FACT_TABLES,
    Article,
    Extraction,
    Filters,
    Provenance,
    StoreError,
    article_row,
    rows,
)
from strikelog.store.filtering import article_conditions, claim_conditions
from strikelog.store.frames import to_frame
from strikelog.store.records import Added
from strikelog.store.reviewing import forget_machine, overlay
from strikelog.store.schema import articles, claims
from strikelog.store.stale import forget, touch
from strikelog.store.versions import bump, lock, now

if TYPE_CHECKING:
    import pandas as pd

_COUNTS = frozenset(FACT_TABLES)
_ARTICLE_FIELDS = ("text", "title", "published", "source", "url", "published_from", "author", "language")


def find(connection: Connection, article: Article) -> Added | None:
    """The stored article of the same identity."""
    chosen = select(articles.c.article_id, articles.c.copy_of).where(articles.c.identity == article.identity)
    found = connection.execute(chosen).one_or_none()
    return Added(found.article_id, "already", found.copy_of or "") if found else None


def add(connection: Connection, extraction: Extraction) -> Added:
    """Stores an article with its claims, unless its identity is stored; StoreError where its id is taken."""
    lock(connection)
    article = extraction.article
    known = find(connection, article)
    if known:
        return known
    _check_id_is_free(connection, article)
    text_hash = _text_hash(article.text)
    root = first_of(connection, text_hash)
    own = {"identity": article.identity, "text_hash": text_hash, "copy_of": root, "text": article.text}
    about = {"author": article.author, "provenance": json.dumps(asdict(article.provenance))}
    connection.execute(insert(articles).values({**article_row(extraction, now()), **own, **about}))
    _add_claims(connection, extraction)
    touch(connection, article.id)
    bump(connection)
    return Added(article.id, "copy" if root else "added", root or "")


def read_article(connection: Connection, article_id: str) -> Article:
    columns = (articles.c[name] for name in (*_ARTICLE_FIELDS, "provenance"))
    found = connection.execute(select(*columns).where(articles.c.article_id == article_id)).one_or_none()
    if not found:
        raise _absent(article_id)
    fields = found._asdict()
    return Article(**{**fields, "id": article_id, "provenance": provenance(json.loads(fields["provenance"] or "{}"))})


def provenance(kept: Mapping[str, Any]) -> Provenance:
    """The provenance of JSON, in which tuples are lists."""
    pairs = tuple((name, origin) for name, origin in kept.get("origins", ()))
    return Provenance(kept.get("file", ""), kept.get("charset", ""), tuple(kept.get("notes", ())), pairs)


def replace_claims(connection: Connection, extraction: Extraction) -> None:
    """Takes the claims of an article away and writes newly read ones; StoreError where it is not there so."""
    lock(connection)
    article = extraction.article
    own = (articles.c.article_id == article.id, articles.c.identity == article.identity)
    changed = {"extractor": extraction.extractor, "language": extraction.language}
    if not connection.execute(update(articles).where(*own).values(**changed)).rowcount:
        raise _absent(article.id)
    forget(connection, article.id)
    forget_machine(connection, article.id)
    for table in claims.values():
        connection.execute(delete(table).where(table.c.article_id == article.id))
    _add_claims(connection, extraction)
    touch(connection, article.id)
    bump(connection)


def outdated(connection: Connection, extractor: str, limit: int) -> list[Article]:
    """Articles read by another version, in order of their ids."""
    chosen = select(articles.c.article_id).where(articles.c.extractor != extractor).order_by(articles.c.article_id)
    ids = list(connection.execute(chosen.limit(limit)).scalars())
    return [read_article(connection, article_id) for article_id in ids]


def count_outdated(connection: Connection, extractor: str) -> int:
    chosen = select(func.count()).select_from(articles).where(articles.c.extractor != extractor)
    return int(connection.execute(chosen).scalar_one())


def delete_article(connection: Connection, article_id: str) -> None:
    """Takes an article and its claims away; the oldest of its copies becomes what the others are copies of."""
    lock(connection)
    forget(connection, article_id)
    own = articles.c.article_id == article_id
    heirs = select(articles.c.article_id).where(articles.c.copy_of == article_id)
    heir = connection.execute(heirs.order_by(articles.c.added_at, articles.c.article_id)).scalars().first()
    if heir:
        connection.execute(update(articles).where(articles.c.copy_of == article_id).values(copy_of=heir))
        connection.execute(update(articles).where(articles.c.article_id == heir).values(copy_of=None))
    for table in claims.values():
        connection.execute(delete(table).where(table.c.article_id == article_id))
    if not connection.execute(delete(articles).where(own)).rowcount:
        raise _absent(article_id)
    bump(connection)


def article_frame(connection: Connection, filters: Filters, search: str, limit: int, offset: int) -> pd.DataFrame:
    columns = [*COLUMNS["articles"], "copy_of", *FACT_TABLES]
    stored = [articles.c[name] for name in columns if name in articles.c]
    chosen = select(*stored, *(_claim_count(claims[table]) for table in FACT_TABLES))
    chosen = chosen.where(*article_conditions(filters, search)).limit(limit).offset(offset)
    chosen = chosen.order_by(articles.c.published.desc(), articles.c.added_at.desc(), articles.c.article_id)
    return to_frame(connection.execute(chosen).all(), columns, _COUNTS)


def count_articles(connection: Connection, filters: Filters, search: str) -> int:
    chosen = select(func.count()).select_from(articles).where(*article_conditions(filters, search))
    return int(connection.execute(chosen).scalar_one())


def claim_frame(
    connection: Connection, name: str, filters: Filters, article_id: str, fact_ids: Collection[str] | None = None
) -> pd.DataFrame:
    table = claims[name]
    cells = [articles.c.published if column == "published" else table.c[column] for column in COLUMNS[name]]
    chosen = select(*cells).join_from(table, articles).where(*claim_conditions(table, filters))
    if article_id:
        chosen = chosen.where(table.c.article_id == article_id)
    if fact_ids is not None:
        chosen = chosen.where(table.c.fact_id.in_(fact_ids))
    order = (articles.c.published, table.c.article_id, table.c.start, table.c.fact_id, table.c.position)
    return to_frame(connection.execute(chosen.order_by(*order)).all(), COLUMNS[name])


def choices(connection: Connection) -> dict[str, list[str]]:
    """Distinct values for the filters, sorted; countries and cities without those merely mentioned."""
    tables, with_munitions = list(claims.values()), [table for table in claims.values() if "munition" in table.c]
    picks = {
        "attackers": [_distinct(table.c.attacker, _happened(table)) for table in with_munitions],
        "munitions": [_distinct(table.c.munition, _happened(table)) for table in with_munitions],
        "countries": [_distinct(table.c.country, _happened(table)) for table in tables],
        "cities": [_distinct(table.c.place, _happened(table), _is_city(table)) for table in tables],
        "sources": [_distinct(articles.c.source)],
    }
    return {
        name: sorted({value for part in parts for value in connection.execute(part).scalars()})
        for name, parts in picks.items()
    }


def period(connection: Connection) -> tuple[date, date] | None:
    """First and last day of claims about one event in places that were affected."""
    ends = (end for table in claims.values() for end in _ends(table))
    days = [day for end in ends for day in connection.execute(end).scalars()]
    return (date.fromisoformat(min(days)), date.fromisoformat(max(days))) if days else None


def _absent(article_id: str) -> StoreError:
    return StoreError(f"There is no article “{article_id[:80]}” in the store. Go back to the list of articles.")


def _check_id_is_free(connection: Connection, article: Article) -> None:
    chosen = select(articles.c.title).where(articles.c.article_id == article.id)
    taken = connection.execute(chosen).one_or_none()
    if taken:
        text = f"The id “{article.id[:80]}” is that of another article, “{taken.title[:80]}”."
        raise StoreError(f"{text} Give this one another id, or leave the id out.")


def _text_hash(text: str) -> str:
    """The same for texts that differ in case and white space alone."""
    folded = " ".join(text.casefold().split())
    return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()


def first_of(connection: Connection, text_hash: str) -> str | None:
    chosen = select(articles.c.article_id).where(articles.c.text_hash == text_hash, articles.c.copy_of.is_(None))
    return connection.execute(chosen).scalar_one_or_none()


def _add_claims(connection: Connection, extraction: Extraction) -> None:
    for name, facts in rows(extraction).items():
        own = [{**fact, "article_id": extraction.article.id, "position": n} for n, fact in enumerate(facts)]
        for row in own:
            del row["published"]
        if own:
            connection.execute(insert(claims[name]), own)
    overlay(connection, extraction.article.id)


def _claim_count(table: Table) -> ColumnElement[int]:
    own = and_(table.c.article_id == articles.c.article_id, _happened(table))
    return select(func.count()).select_from(table).where(own).scalar_subquery().label(table.name)


def _happened(table: Table) -> ColumnElement[bool]:
    """Neither merely mentioned nor rejected by a person."""
    stands = table.c.review != "rejected"
    return and_(table.c.affected == true(), stands) if "affected" in table.c else stands


def _distinct(column: Column[Any], *conditions: ColumnElement[bool]) -> Select[Any]:
    """The values of an indexed column of which a row meets the conditions.

    From one value the index leads to the next: as many steps as there are values, however many rows.
    """
    first = select(func.min(column)).where(column > "").scalar_subquery()
    steps = select(first.label("value")).cte("steps", recursive=True)
    later = select(func.min(column)).where(column > steps.c.value).scalar_subquery()
    steps = steps.union_all(select(later).where(steps.c.value.is_not(None)))
    found = exists().where(column == steps.c.value, *conditions)
    return select(steps.c.value).where(steps.c.value.is_not(None), found)


def _is_city(table: Table) -> ColumnElement[bool]:
    return table.c["place_kind" if "place_kind" in table.c else "kind"] == "city"


def _ends(table: Table) -> list[Select[Any]]:
    """The days of which the first and the last are those of a table's events; each from one end of an index.

    A half-known day stands for both ends.
    """
    happened = [_happened(table), *([table.c.scope == "event"] if "scope" in table.c else [])]
    start, end = table.c.date_start, table.c.date_end
    first = [select(start).where(start > ""), select(end).where(start == "", end > "")]
    last = [select(end).where(end > ""), select(start).where(end == "", start > "")]
    in_order = [(first[0], start.asc()), (first[1], end.asc()), (last[0], end.desc()), (last[1], start.desc())]
    return [chosen.where(*happened).order_by(order).limit(1) for chosen, order in in_order]
