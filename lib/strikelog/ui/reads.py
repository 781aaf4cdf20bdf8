"""What pages read: cached by the store's version, so that a correction shows at once and nothing is read twice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, cast

import streamlit as st

from strikelog.model import FACT_TABLES, Article, Decision, Filters, StoreError
from strikelog.store import EVERYTHING, Order, Store, Wanted, default_url, expanded

if TYPE_CHECKING:  # the ledger brings pandas, and is loaded with the first question that the store alone cannot answer
    import pandas as pd

    from strikelog.consolidate import Consolidated
    from strikelog.ledger import Ledger

_KEPT = 64
"""Frames kept per kind of read: a few readers with a few filters each; older ones are read again."""

_KEPT_WHOLE = 16
"""Consolidated tables kept in memory: with many articles each takes some dozens of megabytes."""

EVERY_ARTICLE = 10_000_000

Record = dict[str, Any]
"""A row: cells by column."""


@st.cache_resource(max_entries=4, show_spinner=False)
def _open(url: str) -> Store:
    opened = Store.open(url)
    opened.check()
    return opened


def _ledger(url: str) -> Ledger:
    from strikelog.ledger import Ledger

    return Ledger(_open(url))


def ledger() -> Ledger:
    """The ledger of this app; raises `StoreError` where its store cannot be opened."""
    return _ledger(default_url())


def store() -> Store:
    """The store of this app; raises `StoreError` where it cannot be opened."""
    return _open(default_url())


def forget() -> None:
    """Lets the next read open the store anew; for use as a button's callback after a failure."""
    _open.clear()


@dataclass(frozen=True, slots=True)
class View:
    """What a page looks at: which store, at which version, through which filters. The key of every cached read."""

    url: str
    version: int
    filters: Filters


def view(filters: Filters) -> View:
    """The present view of the store; cheap: one read of its version counter."""
    opened = store()
    return View(opened.url, opened.version(), filters)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def is_empty(view: View) -> bool:
    """Whether the store holds no article at all, whatever the filters."""
    return _open(view.url).count_articles(Filters()) == 0


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def claims(view: View, table: str, article_id: str = "") -> pd.DataFrame:
    """The claims of one fact table through the filters."""
    return _open(view.url).claims(table, view.filters, article_id)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def articles(view: View, search: str = "", limit: int = EVERY_ARTICLE, offset: int = 0) -> pd.DataFrame:
    """Articles through the filters, newest first."""
    return _open(view.url).articles(view.filters, search, limit, offset)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def count_articles(view: View, search: str = "") -> int:
    return _open(view.url).count_articles(view.filters, search)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def article(view: View, article_id: str) -> Article:
    """One article; raises `StoreError` where there is none."""
    return _open(view.url).article(article_id)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def outdated(view: View, extractor: str) -> int:
    """How many articles were read by another version."""
    return _open(view.url).count_outdated(extractor)


@st.cache_data(max_entries=1_000, show_spinner=False)
def title(view: View, article_id: str) -> tuple[str, str]:
    """Title and source of an article; empty for one that is gone."""
    try:
        found = _open(view.url).article(article_id)
    except StoreError:
        return "", ""
    return found.title, found.source


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def choices(view: View) -> dict[str, list[str]]:
    """What there is to choose from in each filter."""
    return _open(view.url).choices()


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def period(view: View) -> tuple[date, date] | None:
    """First and last day of event claims."""
    return _open(view.url).period()


@st.cache_resource(max_entries=_KEPT_WHOLE, show_spinner=False)
def _consolidated(view: View, table: str) -> pd.DataFrame:
    """A consolidated table, one object for all who ask; it is handed out as copies that share its memory."""
    own = _ledger(view.url)
    asked = {"daily": own.daily, "daily_places": own.daily_places, "incidents": own.incident_lines}
    return {**asked, "coverage": own.coverage}[table](view.filters)


def daily(view: View) -> pd.DataFrame:
    """Consolidated daily figures of the claims that the filters let through."""
    return _consolidated(view, "daily").copy(deep=False)


def daily_places(view: View) -> pd.DataFrame:
    """Consolidated figures of each affected place on each day."""
    return _consolidated(view, "daily_places").copy(deep=False)


def incidents(view: View) -> pd.DataFrame:
    """One row for each attack on one place on one day, its figures in one column; `in_full` tells them apart."""
    return _consolidated(view, "incidents").copy(deep=False)


def in_full(incidents: pd.DataFrame) -> list[Record]:
    """A few rows of `incidents` as records with every figure."""
    return records(expanded(incidents) if "figures" in incidents else incidents)


def coverage(view: View) -> pd.DataFrame:
    """Articles and voices that speak of each day, by country and region."""
    return _consolidated(view, "coverage").copy(deep=False)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def day(view: View, date: str) -> Consolidated:
    """One day in full, as known on the day of the filters where they name one."""
    return _ledger(view.url).explain(date, view.filters.as_of, view.filters.convention)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def incident_day(view: View, incident_id: str) -> str:
    """The day of an incident; raises `StoreError` where it is not known."""
    return _ledger(view.url).incident_day(incident_id)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def compared(view: View, name: str, data: bytes) -> tuple[pd.DataFrame, str]:
    """Daily figures against a reference table, and whom to name for it; raises `IngestError` for what is none."""
    from strikelog.ledger import read_reference

    reference = read_reference(name, data)
    return _ledger(view.url).compare(reference, view.filters), reference.attribution


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def changes(view: View, earlier: date, later: date | None) -> pd.DataFrame:
    """What became of the daily figures between two days of knowledge."""
    return _ledger(view.url).changes(earlier, later, view.filters)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def claims_of(view: View, fact_ids: tuple[str, ...]) -> dict[str, pd.DataFrame]:
    """Claims by their ids, from each fact table."""
    return _open(view.url).claims_of(fact_ids)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def decisions(view: View) -> list[Decision]:
    """The log of decisions, the oldest first."""
    return _ledger(view.url).decisions()


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def review_queue(view: View, limit: int) -> pd.DataFrame:
    """The first of the claims that nobody has judged, those on which most hangs."""
    return _ledger(view.url).review_queue(view.filters, limit)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def some_claims(
    view: View, table: str, wanted: Wanted, order: Order = "newest", limit: int = 20, offset: int = 0
) -> pd.DataFrame:
    """A few claims of a table, the newest or the largest numbers first."""
    return _open(view.url).some_claims(table, view.filters, wanted, order=order, limit=limit, offset=offset)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def count_claims(view: View, table: str, wanted: Wanted = EVERYTHING) -> int:
    """How many claims of a table there are."""
    return _open(view.url).count_claims(table, view.filters, wanted)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def models(view: View) -> pd.DataFrame:
    """What is told of each model of munition: model, munition, status, amount."""
    return _open(view.url).models(view.filters)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def blamed(view: View) -> pd.DataFrame:
    """Killed and injured by the class that the text blames: munition, kind, amount."""
    return _open(view.url).blamed(view.filters)


@st.cache_data(max_entries=_KEPT, show_spinner=False)
def sizes(view: View) -> dict[str, int]:
    """How many rows each CSV of the codebook has."""
    ledger = _ledger(view.url)
    consolidated = {name: ledger.count(name, view.filters) for name in ("incidents", "daily", "daily_places")}
    claimed = {name: count_claims(view, name) for name in FACT_TABLES}
    return {"articles": count_articles(view), **claimed, **consolidated}


def records(frame: pd.DataFrame) -> list[Record]:
    """The rows as dicts by column."""
    return cast(list[Record], frame.to_dict("records"))


def table(view: View, name: str) -> pd.DataFrame:
    """One CSV of the codebook, read when it is asked for and not kept: it may be large."""
    ledger = _ledger(view.url)
    if name == "articles":
        return ledger.store.articles(view.filters, "", EVERY_ARTICLE, 0)
    if name in FACT_TABLES:
        return ledger.store.claims(name, view.filters)
    consolidated = {"incidents": ledger.incidents, "daily": ledger.daily, "daily_places": ledger.daily_places}
    return consolidated[name](view.filters)
