"""What people reviewed, as gold for `strikelog evaluate`."""

from typing import Any

from strikelog.ledger.reviewing import plain
from strikelog.model import EDITABLE, FACT_TABLES
from strikelog.store import Store

_EVERY = 1_000_000_000


def reviewed_as_gold(store: Store) -> list[dict[str, Any]]:
    """Articles of which people judged every claim, with the claims that stand; half-reviewed ones would be no gold."""
    claims = {table: store.claims(table) for table in FACT_TABLES}
    open_ones = {
        str(each) for frame in claims.values() for each in frame.loc[frame["review"] == "machine", "article_id"]
    }
    touched = {str(each) for frame in claims.values() for each in frame["article_id"]} - open_ones
    return [_article(store, article_id) for article_id in sorted(touched)]


def _article(store: Store, article_id: str) -> dict[str, Any]:
    article = store.article(article_id)
    about = {name: getattr(article, name) for name in ("id", "title", "published", "source", "text")}
    return about | {table: _facts(store, table, article_id) for table in FACT_TABLES}


def _facts(store: Store, table: str, article_id: str) -> list[dict[str, Any]]:
    frame = store.claims(table, article_id=article_id)
    stands = frame[frame["review"] != "rejected"]
    return [
        {"evidence": row["quote"], **{name: row[name] for name in EDITABLE[table]}}
        for row in map(plain, stands.to_dict("records"))
    ]
