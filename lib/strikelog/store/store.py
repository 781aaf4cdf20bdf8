"""The store: one object over a database, safe to share between threads."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sqlalchemy import Engine

from strikelog.model import FACT_TABLES, Article, Decision, Extraction, Filters, Row, StoreError
from strikelog.store import (
    archive,
    backup,
    decisions,
    derived,
    looking,
    queue,
    reviewing,
    stale,
    versions,
    waiting,
    wastebin,
)
from strikelog.store.connect import connect, current_revision, database_file, default_url, transaction
from strikelog.store.derived import Derived
from strikelog.store.looking import EVERYTHING, Order, Wanted
from strikelog.store.records import Added, Deletion, Job, JobItem

if TYPE_CHECKING:
    import pandas as pd

LEASE = 30.0
"""Seconds after which a worker that has not been heard of counts as gone."""

_ALL = Filters()


def said(added: Added, extraction: Extraction) -> str:
    """What to tell of an article that was added; empty where there is nothing to tell."""
    copied = f"The same text as article {added.of}: kept, and counted as one voice with it." if added.of else ""
    foreign = "" if extraction.article.is_read else f"In another language ({extraction.language}): kept, and not read."
    return " ".join(filter(None, (copied, foreign)))


class Store:
    """Articles, their claims and the job queue in one database; every method may raise StoreError.

    Each call is a transaction of its own. Frames hold text as `str` (empty where there is none), numbers that
    may lack as `Int64` or `float64`, and truth as `bool`.
    """

    def __init__(self, engine: Engine, url: str, lease: float) -> None:
        self._engine = engine
        self._lease = lease
        self.url = url

    @classmethod
    def open(cls, url: str = "", lease: float = LEASE) -> Self:
        """Opens a database, made or brought up to date where needed; without `url` the default one.

        `lease` is in seconds. StoreError for a database that is damaged, of another program, or of a newer
        Strikelog.
        """
        address = url or default_url()
        return cls(connect(address), address, lease)

    def close(self) -> None:
        """Gives up the connections."""
        self._engine.dispose()

    @property
    def file(self) -> Path | None:
        """The database file; None for a database on a server."""
        return database_file(self.url)

    def check(self) -> None:
        """Raises StoreError where the database is damaged; it is only read."""
        backup.check(self._engine)

    def back_up(self, target: Path) -> None:
        """Writes everything into one new SQLite file, as of one moment, while others read and write."""
        backup.write(self._engine, target)

    def restore(self, source: Path) -> Path | None:
        """Puts a backup in place of everything, all or nothing; where the old content was saved before.

        StoreError where the backup is damaged, of another program, or of a newer Strikelog: nothing is changed then.
        """
        return backup.restore(self._engine, source)

    def schema(self) -> str:
        """The revision of the database's schema."""
        with transaction(self._engine) as connection:
            return current_revision(connection)

    def version(self) -> int:
        """A number that grows with every change to articles and claims; the queue does not touch it."""
        with transaction(self._engine) as connection:
            return versions.version(connection)

    def add(self, extraction: Extraction, item: JobItem | None = None) -> Added:
        """Stores an article and its claims, once, and ends the item of a job with it, both or neither.

        An article whose identity is stored changes nothing. One whose text is stored already (case and white
        space apart) is kept as a copy. StoreError where another article has its id.
        """
        with transaction(self._engine, write=True) as connection:
            added = archive.add(connection, extraction)
            if item:
                queue.finish(connection, item, added.outcome, said(added, extraction), added.article_id)
            return added

    def add_many(self, extractions: Iterable[Extraction]) -> list[Added]:
        """Stores articles and their claims as `add` does, all of them or, with a StoreError, none.

        One transaction is several times faster than one for each.
        """
        with transaction(self._engine, write=True) as connection:
            return [archive.add(connection, extraction) for extraction in extractions]

    def find(self, article: Article) -> Added | None:
        """The stored article of the same identity, with outcome `already`; None where there is none."""
        with transaction(self._engine) as connection:
            return archive.find(connection, article)

    def article(self, article_id: str) -> Article:
        """The article as it was given; StoreError where there is none of that id."""
        with transaction(self._engine) as connection:
            return archive.read_article(connection, article_id)

    def articles(self, filters: Filters = _ALL, search: str = "", limit: int = 50, offset: int = 0) -> pd.DataFrame:
        """Articles, newest published first: columns of `articles.csv`, `copy_of`, and how much each claims.

        `munitions`, `casualties` and `places` (affected ones) count its claims. The days of the filters are
        those of publication; attackers, munitions, countries and cities keep articles with such a claim.
        Every word of `search` must stand in title, source or text.
        """
        with transaction(self._engine) as connection:
            return archive.article_frame(connection, filters, search, limit, offset)

    def count_articles(self, filters: Filters = _ALL, search: str = "") -> int:
        """How many articles `articles` would give without a limit."""
        with transaction(self._engine) as connection:
            return archive.count_articles(connection, filters, search)

    def claims(self, table: str, filters: Filters = _ALL, article_id: str = "") -> pd.DataFrame:
        """Rows of a fact table: columns of `COLUMNS[table]`, by publication, article and place in the text.

        Days must overlap the period of the filters; claims without a day are dropped where one is given.
        Filters that a table has no column for do not touch it.
        """
        if table not in FACT_TABLES:
            raise StoreError(f"There is no table “{table[:40]}”. Ask for one of {', '.join(FACT_TABLES)}.")
        with transaction(self._engine) as connection:
            return archive.claim_frame(connection, table, filters, article_id)

    def some_claims(
        self,
        table: str,
        filters: Filters = _ALL,
        wanted: Wanted = EVERYTHING,
        *,
        order: Order = "newest",
        limit: int = 20,
        offset: int = 0,
    ) -> pd.DataFrame:
        """A few rows of a fact table, the newest or the largest numbers first; columns of `COLUMNS[table]`."""
        with transaction(self._engine) as connection:
            return looking.some(connection, table, filters, wanted, order, limit, offset)

    def count_claims(self, table: str, filters: Filters = _ALL, wanted: Wanted = EVERYTHING) -> int:
        """How many rows `some_claims` would give without a limit."""
        with transaction(self._engine) as connection:
            return looking.count(connection, table, filters, wanted)

    def waiting(self, filters: Filters, totals: Mapping[str, float], limit: int | None) -> pd.DataFrame:
        """Claims that nobody has judged, those first on which most hangs: columns `QUEUE`."""
        with transaction(self._engine) as connection:
            return waiting.read(connection, filters, totals, limit)

    def models(self, filters: Filters = _ALL) -> pd.DataFrame:
        """What is told of each model: model, munition, status, amount (the highest claim of each day, added up)."""
        with transaction(self._engine) as connection:
            return looking.models(connection, filters)

    def blamed(self, filters: Filters = _ALL) -> pd.DataFrame:
        """Killed and injured by class blamed: munition, kind, amount (the highest of each place and day, added up)."""
        with transaction(self._engine) as connection:
            return looking.blamed(connection, filters)

    def choices(self) -> dict[str, list[str]]:
        """What there is to filter by: attackers, munitions, countries, cities, sources; each sorted."""
        with transaction(self._engine) as connection:
            return archive.choices(connection)

    def period(self) -> tuple[date, date] | None:
        """First and last day of claims about events; None where no claim has a day."""
        with transaction(self._engine) as connection:
            return archive.period(connection)

    def delete_article(self, article_id: str, by: str = "") -> int:
        """Moves an article with its claims to the bin; the oldest of its copies takes its place as the first.

        Returns the id of the deletion, by which it is undone.
        """
        return self.delete_articles([article_id], by=by)

    def delete_articles(self, article_ids: Sequence[str], label: str = "", by: str = "") -> int:
        """Moves articles to the bin as one deletion, all or none; its id. StoreError where one is not there."""
        with transaction(self._engine, write=True) as connection:
            return wastebin.throw(connection, article_ids, label, by)

    def articles_of_job(self, job_id: int) -> list[str]:
        """The ids of the articles that a job added and that are still there, in order."""
        with transaction(self._engine) as connection:
            return wastebin.of_job(connection, job_id)

    def edit(self, article_id: str, extraction: Extraction, by: str = "") -> int:
        """Puts an edited article, read anew, in place of a stored one; the id of the deletion that undoes it.

        StoreError where the article is not there, or the edited one is stored already.
        """
        with transaction(self._engine, write=True) as connection:
            return wastebin.replace(connection, article_id, extraction, by)

    def reread(self, extraction: Extraction) -> None:
        """Puts newly read claims in place of an article's old ones; what people decided on claims is not touched.

        StoreError where the article is not there as it was read.
        """
        with transaction(self._engine, write=True) as connection:
            archive.replace_claims(connection, extraction)

    def outdated(self, extractor: str, limit: int) -> list[Article]:
        """Articles whose claims were read by another version than this, in order of their ids."""
        with transaction(self._engine) as connection:
            return archive.outdated(connection, extractor, limit)

    def count_outdated(self, extractor: str) -> int:
        """How many articles another version than this has read."""
        with transaction(self._engine) as connection:
            return archive.count_outdated(connection, extractor)

    def undo_deletion(self, deletion_id: int) -> int:
        """Puts the articles of a deletion back as they were; how many those were.

        An article that was added anew in the meantime stays as it is. StoreError where nothing is to be undone.
        """
        with transaction(self._engine, write=True) as connection:
            return wastebin.put_back(connection, deletion_id)

    def deletions(self, limit: int = 20) -> list[Deletion]:
        """The latest deletions and edits that can be undone, newest first."""
        with transaction(self._engine) as connection:
            return wastebin.read(connection, limit)

    def is_stale(self, rules: int) -> bool:
        """Whether consolidated tables wait to be computed anew, or were computed by other rules than these."""
        with transaction(self._engine) as connection:
            return stale.is_stale(connection, rules)

    @contextmanager
    def derive(self) -> Iterator[Derived]:
        """One transaction in which consolidated tables are computed anew; other writers wait for its end."""
        with transaction(self._engine, write=True) as connection:
            versions.lock(connection)
            yield Derived(connection)

    def derived(self, table: str, filters: Filters = _ALL) -> pd.DataFrame:
        """Rows of a consolidated table as they stand: daily, daily_places, incidents, evidence or coverage.

        Of the filters, the days and those that the table has columns for count.
        """
        with transaction(self._engine) as connection:
            return derived.frame(connection, table, filters)

    def stored(self, table: str, filters: Filters = _ALL, days: Collection[str] | None = None) -> pd.DataFrame:
        """The same in the columns that are kept: of incidents all figures in one, `figures`; see `expanded`."""
        with transaction(self._engine) as connection:
            return derived.stored(connection, table, filters, days)

    def stamps(self) -> dict[str, str]:
        """A stamp by day, another one each time that its rows are computed; that of `EVERY_DAY` stands for all."""
        with transaction(self._engine) as connection:
            return derived.stamps(connection)

    def count_derived(self, table: str, filters: Filters = _ALL) -> int:
        """How many rows `derived` would give."""
        with transaction(self._engine) as connection:
            return derived.count(connection, table, filters)

    def incident(self, incident_id: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        """One incident's row, none where it is not known, and its evidence."""
        with transaction(self._engine) as connection:
            found = derived.incident_frame(connection, incident_id)
            return found, derived.incident_evidence(connection, incident_id)

    def incident_key(self, incident_id: str) -> dict[str, str]:
        """What makes claims this incident; StoreError where it is not known."""
        with transaction(self._engine) as connection:
            return derived.incident_key(connection, incident_id)

    def incident_of(self, fact_id: str) -> str:
        """The incident that a claim is part of; empty where it is part of none."""
        with transaction(self._engine) as connection:
            return derived.incident_of(connection, fact_id)

    def claims_of(self, fact_ids: Collection[str]) -> dict[str, pd.DataFrame]:
        """Claims by their ids, from each fact table, in the columns and order of `claims`."""
        with transaction(self._engine) as connection:
            return {table: archive.claim_frame(connection, table, _ALL, "", fact_ids) for table in FACT_TABLES}

    def day_claims(self, days: Collection[str], as_of: date | None = None) -> dict[str, list[Row]]:
        """The event claims of days, by table, with the columns that consolidation looks at; those known on a day."""
        with transaction(self._engine) as connection:
            return derived.day_claims(connection, days, as_of)

    def days_after(self, published: date) -> set[str]:
        """The days of which articles speak that were published after a day."""
        with transaction(self._engine) as connection:
            return derived.days_after(connection, published)

    def tellers(self, article_ids: Collection[str] | None = None) -> list[tuple[str, ...]]:
        """Id, source, published of articles (without ids: all), and the same of the one whose text each prints."""
        with transaction(self._engine) as connection:
            return derived.teller_rows(connection, article_ids)

    def days_of(self, fact_ids: Collection[str] = (), article_id: str = "") -> set[str]:
        """The days of claims by their ids, or of an article's."""
        with transaction(self._engine) as connection:
            return derived.days_of(connection, fact_ids, article_id)

    def decide(self, decision: Decision, days: Collection[str]) -> Decision:
        """Writes a decision into the log; the days are computed anew. It comes back with its id and time."""
        with transaction(self._engine, write=True) as connection:
            return decisions.add(connection, decision, days)

    def undo(self, number: int, by: str, days: Collection[str]) -> None:
        """Marks a decision as undone; the days are computed anew. StoreError where none of that id stands."""
        with transaction(self._engine, write=True) as connection:
            decisions.undo(connection, number, by, days)
            article_id = decisions.article_of(connection, number)
            if article_id:
                reviewing.overlay(connection, article_id)

    def review(self, decision: Decision) -> Decision:
        """Writes a review or coding of a claim into the log and obeys it; it comes back with its id and time.

        Raises `StaleError`, with both versions, where the claim is not any more as `before["row"]` has it.
        """
        with transaction(self._engine, write=True) as connection:
            return reviewing.add(connection, decision)

    def decisions(self) -> list[Decision]:
        """The log of decisions, the oldest first."""
        with transaction(self._engine) as connection:
            return decisions.read(connection)

    def enqueue(self, articles: Sequence[Article], refused: Sequence[tuple[str, str]] = (), label: str = "") -> int:
        """Queues articles to be read and gives the job's id.

        `refused` are names and reasons of files that could not be read; they become items of the job too.
        """
        with transaction(self._engine, write=True) as connection:
            return queue.enqueue(connection, articles, refused, label)

    def job(self, job_id: int) -> Job:
        """How far a job is; StoreError where there is none of that id."""
        with transaction(self._engine) as connection:
            return queue.read_job(connection, job_id)

    def jobs(self, limit: int = 20) -> list[Job]:
        """The latest jobs, newest first."""
        with transaction(self._engine) as connection:
            return queue.read_jobs(connection, limit=limit)

    def job_items(self, job_id: int) -> pd.DataFrame:
        """Items of a job in order: position (from 1), name, state, message, article_id."""
        with transaction(self._engine) as connection:
            return queue.item_frame(connection, job_id)

    def cancel_job(self, job_id: int) -> None:
        """Cancels what still waits; the item that is being read is finished."""
        with transaction(self._engine, write=True) as connection:
            queue.cancel(connection, job_id)

    def resume_job(self, job_id: int) -> int:
        """Takes up again what a job was cancelled before; how many items wait anew."""
        with transaction(self._engine, write=True) as connection:
            return queue.resume(connection, job_id)

    def retry_job(self, job_id: int) -> int:
        """Lets the articles of a job that were refused be read once more; how many items wait anew."""
        with transaction(self._engine, write=True) as connection:
            return queue.retry(connection, job_id)

    def pace(self, job_id: int) -> float:
        """Items of a job a second, by those that ended last; 0.0 where that cannot be told yet."""
        with transaction(self._engine) as connection:
            return queue.pace(connection, job_id)

    def claim_item(self, worker: str) -> JobItem | None:
        """Takes the next item for a worker, or one whose worker is gone; None where nothing waits."""
        with transaction(self._engine) as connection:
            if not queue.has_work(connection):
                return None
        with transaction(self._engine, write=True) as connection:
            return queue.take(connection, worker, self._lease)

    def finish_item(self, item: JobItem, state: str, message: str = "", article_id: str = "") -> None:
        """Ends an item as added, already, copy, refused or cancelled; an ended one stays as it is."""
        with transaction(self._engine, write=True) as connection:
            queue.finish(connection, item, state, message, article_id)

    def beat(self, worker: str) -> None:
        """Says that a worker is alive, for one more lease."""
        with transaction(self._engine, write=True) as connection:
            queue.renew(connection, worker, self._lease)

    def retire(self, worker: str) -> None:
        """Says that a worker has stopped; what it was reading is free at once."""
        with transaction(self._engine, write=True) as connection:
            queue.retire(connection, worker)

    def has_worker(self) -> bool:
        """Whether a worker is alive or about to start."""
        with transaction(self._engine) as connection:
            return queue.is_alive(connection)

    def reserve_worker(self, name: str) -> bool:
        """Registers a worker that is about to start, for one lease; False where one is alive already."""
        with transaction(self._engine, write=True) as connection:
            return queue.reserve(connection, name, self._lease)
