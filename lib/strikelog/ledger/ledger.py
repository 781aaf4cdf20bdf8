"""The ledger: the one way by which the app, the worker and the command line add, decide and ask."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Self

import pandas as pd

from strikelog.consolidate import RULES, Consolidated
from strikelog.export import About, Package
from strikelog.ledger import deciding, reviewing
from strikelog.ledger.answers import answer, count, explained, lines
from strikelog.ledger.comparing import changes, compared
from strikelog.ledger.gold import reviewed_as_gold
from strikelog.ledger.kept import KEPT, Kept
from strikelog.ledger.packaging import describe, package
from strikelog.ledger.reference import Reference
from strikelog.ledger.refresh import refresh
from strikelog.ledger.reviewing import Verdict
from strikelog.ledger.verifying import verify
from strikelog.model import Cell, Decision, Extraction, Filters, convention
from strikelog.store import Added, JobItem, Store, expanded

_ALL = Filters()


class Ledger:
    """A store whose consolidated tables are always up to date; every method may raise StoreError.

    What is added, deleted or decided marks the days it touches in the same transaction; only those are computed anew,
    at once here, or by whoever asks next.
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self._kept = Kept(store)

    @classmethod
    def open(cls, url: str = "") -> Self:
        """Opens the store at a database URL; without one the default."""
        return cls(Store.open(url))

    def close(self) -> None:
        self.store.close()

    def add(self, extraction: Extraction, item: JobItem | None = None) -> Added:
        """Stores an article with its claims, once, ends the job's item with it, and consolidates its days."""
        added = self.store.add(extraction, item)
        self.refresh()
        return added

    def add_many(self, extractions: Iterable[Extraction]) -> Iterable[Added]:
        """The same for many: each is stored as it comes, and their days are consolidated together at the end."""
        for extraction in extractions:
            yield self.store.add(extraction)
        self.refresh()

    def delete_articles(self, article_ids: Sequence[str], label: str = "", by: str = "") -> int:
        """Moves articles to the bin and consolidates the days they spoke of; the id by which that is undone."""
        deletion = self.store.delete_articles(article_ids, label, by)
        self.refresh()
        return deletion

    def edit(self, article_id: str, extraction: Extraction, by: str = "") -> int:
        """Puts an edited article in place of one, and consolidates the days of both; the id that undoes it."""
        deletion = self.store.edit(article_id, extraction, by)
        self.refresh()
        return deletion

    def undo_deletion(self, deletion_id: int) -> int:
        """Puts articles back out of the bin and consolidates their days; how many those were."""
        restored = self.store.undo_deletion(deletion_id)
        self.refresh()
        return restored

    def merge(self, incident_id: str, into: str, reason: str, by: str = "") -> Decision:
        """Makes an incident part of another one: its claims, and those that join it later, count there."""
        return self._decided(deciding.merge(self.store, incident_id, into, reason, by))

    def split(self, incident_id: str, facts: Collection[str], reason: str, by: str = "") -> Decision:
        """Makes some claims of an incident another attack on the same place and day, to be added to it."""
        return self._decided(deciding.split(self.store, incident_id, facts, reason, by))

    def prefer(self, fact_id: str, reason: str, by: str = "") -> Decision:
        """Lets a claim's number be the figure of its slot."""
        return self._decided(deciding.prefer(self.store, fact_id, reason, by))

    def exclude(self, fact_id: str, reason: str, by: str = "") -> Decision:
        """Lets a claim count for nothing."""
        return self._decided(deciding.exclude(self.store, fact_id, reason, by))

    def voice(self, article_id: str, name: str, reason: str, by: str = "") -> Decision:
        """Lets an article speak with the voice of this name."""
        return self._decided(deciding.voice(self.store, article_id, name, reason, by))

    def judge(
        self, verdict: Verdict, seen: Mapping[str, Any], reason: str = "", by: str = "", **changes: Cell
    ) -> Decision:
        """Accepts, rejects or corrects a claim; `seen` is its row as it was looked at, `changes` new values by column.

        Raises `ReviewError` for what breaks the codebook, `StaleError` where somebody has changed the claim since.
        """
        return self._decided(reviewing.judge(self.store, verdict, seen, changes, reason, by))

    def code(
        self, verdict: Verdict, seen: Mapping[str, Any], reason: str = "", by: str = "", **changes: Cell
    ) -> Decision:
        """Notes a coder's judgement of a claim, which changes nothing until a reviewer settles it."""
        return reviewing.code(self.store, verdict, seen, changes, reason, by)

    def settle(self, coding: Decision, reason: str, by: str = "") -> Decision:
        """Lets one coder's judgement hold; whoever coded the claim cannot settle it."""
        return self._decided(reviewing.settle(self.store, coding, reason, by))

    def divide(
        self, seen: Mapping[str, Any], parts: Sequence[Mapping[str, Any]], reason: str, by: str = ""
    ) -> Decision:
        """Makes several claims of one; each part is given by the columns in which it differs."""
        return self._decided(reviewing.divide(self.store, seen, parts, reason, by))

    def add_missed(
        self, table: str, article_id: str, span: tuple[int, int], cells: Mapping[str, Any], reason: str, by: str = ""
    ) -> Decision:
        """Adds a claim that the rules missed; `span` are the offsets of its words in the article's text."""
        return self._decided(reviewing.add_missed(self.store, table, article_id, span, cells, reason, by))

    def place_cells(self, table: str, name: str, country: str = "") -> dict[str, Any]:
        """The place columns for a name, in the country given where it has such a place; empty ones for no name."""
        return reviewing.place_cells(table, name, country)

    def namesakes(self, name: str, geonameid: int | None) -> list[tuple[str, str, str]]:
        """Other places that a name as written may stand for: name, region and country of each."""
        return reviewing.namesakes(name, geonameid)

    def review_queue(self, filters: Filters = _ALL, limit: int | None = None) -> pd.DataFrame:
        """Claims that nobody has judged, by their effect on the totals times the doubt: columns `QUEUE`.

        The totals are those of the daily rows that the filters let through, and what a claim is to them is told by
        the evidence as it stands without filters.
        """
        self._up_to_date()
        daily = self._kept.frame("daily") if filters == _ALL else self.store.stored("daily", filters)
        totals = daily.groupby("measure")["best"].sum()
        return self.store.waiting(filters, {str(name): float(total) for name, total in totals.items()}, limit)

    def undo(self, number: int, by: str = "") -> None:
        """Takes a decision back; it stays in the log."""
        deciding.undo(self.store, number, by)
        self.refresh()

    def decisions(self) -> list[Decision]:
        """The log, the oldest first."""
        return self.store.decisions()

    def refresh(self) -> None:
        """Computes anew what waits; nothing where all is up to date."""
        refresh(self.store)

    def daily(self, filters: Filters = _ALL) -> pd.DataFrame:
        """The rows of `daily.csv`, sorted by their keys."""
        return self._asked("daily", filters)

    def daily_places(self, filters: Filters = _ALL) -> pd.DataFrame:
        """The rows of `daily_places.csv`: every affected place on every day."""
        return self._asked("daily_places", filters)

    def incidents(self, filters: Filters = _ALL) -> pd.DataFrame:
        """The rows of `incidents.csv`, by day; on each the wider before the smaller place."""
        return self._asked("incidents", filters)

    def incident_lines(self, filters: Filters = _ALL) -> pd.DataFrame:
        """The same for a long list: all figures of an incident in one column; `expanded` gives some rows in full."""
        self._up_to_date()
        return self._kept.frame("incidents") if filters == _ALL else lines(self.store, filters)

    def evidence(self, filters: Filters = _ALL) -> pd.DataFrame:
        """Which claim plays which part in which daily row and incident: columns `EVIDENCE`."""
        return self._asked("evidence", filters)

    def coverage(self, filters: Filters = _ALL) -> pd.DataFrame:
        """Articles and voices for each day and country (`admin1` empty) and region: columns `COVERAGE`."""
        return self._asked("coverage", filters)

    def count(self, table: str, filters: Filters = _ALL) -> int:
        """How many rows a consolidated table has through the filters."""
        self._up_to_date()
        return count(self.store, table, filters)

    def incident(self, incident_id: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        """One incident's row, none where it is not known, and its evidence."""
        self._up_to_date()
        return self.store.incident(incident_id)

    def incident_day(self, incident_id: str) -> str:
        """The day of an incident; StoreError where there is none of that id."""
        self._up_to_date()
        return self.store.incident_key(incident_id)["date"]

    def explain(self, day: str, as_of: date | None = None, by: str = "") -> Consolidated:
        """One day in full, by the convention of this id: figures with the facts behind them, incidents, conflicts."""
        return explained(self.store, day, as_of, convention(by))

    def compare(self, reference: Reference, filters: Filters = _ALL) -> pd.DataFrame:
        """The daily figures against a reference table, each gap explained as far as claims allow: columns `GAPS`."""
        return compared(self.daily(filters), self.evidence(filters), self.coverage(filters), reference)

    def changes(self, earlier: date, later: date | None = None, filters: Filters = _ALL) -> pd.DataFrame:
        """What became of the daily figures between two days of knowledge; without `later`, until now."""
        then = self.daily(replace(filters, as_of=earlier))
        return changes(then, self.daily(replace(filters, as_of=later)))

    def package(self, filters: Filters = _ALL, with_texts: bool = False) -> tuple[Package, About]:
        """What a data package of the filters holds, and its provenance."""
        self._up_to_date()
        return package(self.store, filters, with_texts)

    def describe(self, filters: Filters, tables: Mapping[str, pd.DataFrame]) -> About:
        """The provenance of tables that are exported now."""
        return describe(self.store, filters, tables)

    def verify(self, given: Package, against_store: bool = False) -> list[str]:
        """What in a package does not hold, each as a sentence; with the store's texts where it has none of its own."""
        return verify(given, self.store if against_store else None)

    def reviewed_as_gold(self) -> list[dict[str, Any]]:
        """Articles of which people judged every claim, in the form of gold files."""
        return reviewed_as_gold(self.store)

    def _decided(self, decision: Decision) -> Decision:
        self.refresh()
        return decision

    def _up_to_date(self) -> None:
        if self.store.is_stale(RULES):
            self.refresh()

    def _asked(self, table: str, filters: Filters) -> pd.DataFrame:
        self._up_to_date()
        if filters != _ALL or table not in KEPT:
            return answer(self.store, table, filters)
        found = self._kept.frame(table)
        return expanded(found) if table == "incidents" else found
