"""The ledger: the one way by which the app, the worker and the command line add, decide and ask."""

from collections.abc import Iterable
from typing import Self

import pandas as pd

from strikelog.consolidate import RULES
from strikelog.ledger.answers import answer, count
from strikelog.ledger.refresh import refresh
from strikelog.model import Extraction, Filters
from strikelog.store import Added, Store

_ALL = Filters()


class Ledger:
    """A store whose consolidated tables are always up to date; every method may raise StoreError.

    What is added, deleted or decided marks the days it touches in the same transaction; only those are computed anew,
    at once here, or by whoever asks next.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def open(cls, url: str = "") -> Self:
        """Opens the store at a database URL; without one the default."""
        return cls(Store.open(url))

    def close(self) -> None:
        self.store.close()

    def add(self, extraction: Extraction) -> Added:
        """Stores an article with its claims, once, and consolidates the days it speaks of."""
        added = self.store.add(extraction)
        self.refresh()
        return added

    def add_many(self, extractions: Iterable[Extraction]) -> Iterable[Added]:
        """The same for many: each is stored as it comes, and their days are consolidated together at the end."""
        for extraction in extractions:
            yield self.store.add(extraction)
        self.refresh()

    def delete_article(self, article_id: str) -> None:
        """Removes an article with its claims, and consolidates the days it spoke of."""
        self.store.delete_article(article_id)
        self.refresh()

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

    def _asked(self, table: str, filters: Filters) -> pd.DataFrame:
        self._up_to_date()
        return answer(self.store, table, filters)

    def _up_to_date(self) -> None:
        if self.store.is_stale(RULES):
            self.refresh()
