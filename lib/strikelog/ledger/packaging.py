"""The content of a data package: the claims that the filters let through, and what follows from these claims alone."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pandas as pd

from strikelog import consolidate
from strikelog.consolidate import RULES
from strikelog.export import About, Package
from strikelog.ledger.answers import derived_from, reach
from strikelog.ledger.refresh import article_ids
from strikelog.model import FACT_TABLES, Filters
from strikelog.store import Store

_EVERY = 1_000_000_000


def package(store: Store, filters: Filters, with_texts: bool) -> tuple[Package, About]:
    """Everything that a package holds, and its provenance; with the texts it can be verified without a store."""
    decisions = store.decisions()
    claims = {table: store.claims(table, reach(filters, decisions)) for table in FACT_TABLES}
    ids = article_ids(consolidate.claims_of(claims))
    tellers = store.tellers(ids)
    everything = store.articles(limit=_EVERY)
    listed = {*ids, *store.articles(filters, limit=_EVERY)["article_id"]}
    articles = everything[everything["article_id"].isin(list(listed))].reset_index(drop=True)
    tables = {"articles": articles, **claims, **derived_from(claims, tellers, decisions, filters)}
    texts = {each: store.article(each).text for each in sorted(listed)} if with_texts else {}
    about = describe(store, filters, tables)
    return Package(tables, decisions, tellers, texts), about


def describe(store: Store, filters: Filters, tables: Mapping[str, pd.DataFrame]) -> About:
    """The provenance of tables that are exported now."""
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    extractors = tables["articles"]["extractor"].tolist() if "articles" in tables else list[str]()
    rows = {name: len(frame) for name, frame in tables.items()}
    return About(filters, made_at, store.version(), RULES, tuple(sorted(set(extractors))), rows)


def rederived(given: Package, filters: Filters) -> dict[str, pd.DataFrame]:
    """The consolidated tables as they follow from a package's claims, voices and decisions."""
    claims = {table: given.tables[table] for table in FACT_TABLES}
    return derived_from(claims, given.tellers, given.decisions, filters)
