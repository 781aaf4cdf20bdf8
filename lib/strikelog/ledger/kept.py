"""Consolidated tables held in memory: after a change only the days that were computed anew are read again."""

from threading import Lock

import pandas as pd

from strikelog.model import Filters
from strikelog.store import EVERY_DAY, Store

KEPT = frozenset({"daily", "daily_places", "incidents", "coverage"})
"""The tables that are held; evidence has a row for each claim, and is asked for in part."""

_MOST_DAYS = 100
"""Days read again one by one; of more the whole table is read."""

Stamps = dict[str, str]


class Kept:
    """The tables of one store, for several threads; what they give can be changed without harm to others."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._tables: dict[str, tuple[Stamps, pd.DataFrame]] = {}

    def frame(self, table: str) -> pd.DataFrame:
        """All rows of a table of `KEPT`, as `Store.stored` gives them."""
        with self._lock:
            stamps = self._store.stamps()  # first: a day computed from now on is read once more the next time
            known = self._tables.get(table)
            frame = self._renewed(table, *known, stamps) if known else self._store.stored(table)
            self._tables[table] = stamps, frame
            return frame.copy(deep=False)

    def _renewed(self, table: str, known: Stamps, frame: pd.DataFrame, stamps: Stamps) -> pd.DataFrame:
        changed = {day for day, _ in known.items() ^ stamps.items()}
        if not changed:
            return frame
        if EVERY_DAY in changed or len(changed) > _MOST_DAYS:
            return self._store.stored(table)
        anew = self._store.stored(table, Filters(), changed)
        both = pd.concat([frame[~frame["date"].isin(changed)], anew])
        return both.sort_values("date", kind="stable", ignore_index=True)
