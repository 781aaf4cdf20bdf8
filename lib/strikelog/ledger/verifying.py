"""Whether a data package still proves itself: quotes at their offsets, ids, reviews, and figures derived anew.

The checksums show that a file was changed. The rest shows it also where somebody made the checksums anew: a text has
its SHA-256 in articles.csv, a claim's id depends on what it says (codebook 7), a person's change stands in the log, and
the daily figures follow from the claims.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from strikelog.export import Package, cell
from strikelog.extract import claim_id
from strikelog.ledger.packaging import rederived
from strikelog.ledger.reviewing import plain
from strikelog.model import (
    COLUMNS,
    EDITABLE,
    FACT_TABLES,
    MISSED,
    Article,
    Decision,
    Filters,
    StoreError,
    StrikelogError,
    reviewed,
)
from strikelog.store import Store

Cells = Mapping[Any, Any]
_KEYS = {
    "daily": ("date", "measure", "munition", "attacker", "country"),
    "daily_places": ("date", "place", "country"),
    "incidents": ("incident_id",),
}


def verify(given: Package, store: Store | None = None) -> list[str]:
    """Every drift as a sentence that names file and row; an empty list where all holds.

    Texts are those of the package, else the store's. StrikelogError where there are none to hold the quotes to.
    """
    texts = given.texts or _texts_of(given, store)
    if not texts and len(given.tables["articles"]):
        raise StrikelogError("The package holds no texts, so no quote can be found in them. Name a store with --db.")
    found = [*given.drift, *_articles(given, texts), *_claims(given, texts), *_derived(given)]
    return found + (list(_against(given, store)) if store else [])


def _texts_of(given: Package, store: Store | None) -> dict[str, str]:
    texts = {}
    for article_id in given.tables["articles"]["article_id"] if store else ():
        try:
            texts[str(article_id)] = store.article(str(article_id)).text if store else ""
        except StoreError:
            continue  # told as a text that is missing
    return texts


def _articles(given: Package, texts: Mapping[str, str]) -> Iterator[str]:
    for row in _rows(given, "articles"):
        text = texts.get(row["article_id"])
        if text is None:
            yield f"articles.csv, {row['article_id']}: there is no text of this article."
        elif hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != row["sha256"]:
            yield f"texts, {row['article_id']}: the text is not the one whose SHA-256 stands in articles.csv."


def _claims(given: Package, texts: Mapping[str, str]) -> Iterator[str]:
    articles = {row["article_id"]: row for row in _rows(given, "articles")}
    log: dict[str, list[Decision]] = {}
    for each in given.decisions:
        if each.stands and "table" in each.before:
            log.setdefault(str(each.before["article_id"]), []).append(each)
    for table in FACT_TABLES:
        for row in _rows(given, table):
            name = f"{table}.csv, {row['fact_id']}"
            about = articles.get(row["article_id"])
            text = texts.get(row["article_id"])
            if about is None:
                yield f"{name}: its article {row['article_id']} is not in articles.csv."
            elif text is not None:
                yield from (
                    f"{name}: {said}" for said in _claim(table, row, about, text, log.get(row["article_id"], []))
                )


def _claim(table: str, row: Cells, about: Cells, text: str, log: Iterable[Decision]) -> Iterator[str]:
    quote = text[row["start"] : row["end"]].encode("utf-8", "replace").decode()
    if quote != row["quote"]:
        yield f"the quote “{row['quote']}” is not what the text says at {row['start']}, which is “{quote}”."
    if row["sentence"] not in text.encode("utf-8", "replace").decode():
        yield "its sentence is not in the text."
    if row["published"] != about["published"]:
        yield f"it is published {row['published']}, its article {about['published']}."
    own = [each for each in log if row["fact_id"] in (each.target, *_parts(each)) and each.kind != "code"]
    if own:
        yield from _as_reviewed(table, row, own)
    elif row["review"] != "machine":
        yield f"it is said to be {row['review']}, and no decision of the log says so."
    elif claim_id(Article(text, source=about["source"], published=about["published"]), table, row) != _base(
        row["fact_id"]
    ):
        yield "its id does not fit what it says: a count, class, status, place or day was changed."


def _as_reviewed(table: str, row: Cells, own: list[Decision]) -> Iterator[str]:
    """Where a row is not what the log makes of it."""
    first = own[0]
    seen = first.after["row"] if first.kind == MISSED else first.before["row"]
    start = {name: [] for name in FACT_TABLES} | {table: [] if first.kind == MISSED else [seen]}
    made = {each["fact_id"]: each for each in reviewed(start, own)[table]}.get(str(row["fact_id"]), {})
    for name in (*EDITABLE[table], "review"):
        if cell(made.get(name)) != cell(row[name]):
            yield f"{name} is “{cell(row[name])}”, and by the log of decisions “{cell(made.get(name))}”."


def _parts(decision: Decision) -> list[str]:
    return [f"{decision.target}.{number}" for number in range(2, len(decision.after.get("parts", ())) + 1)]


def _base(fact_id: str) -> str:
    """Claims of one article that say the same have numbers after their id."""
    return str(fact_id).partition("-")[0]


def _derived(given: Package) -> Iterator[str]:
    """Where consolidated rows do not follow from the claims."""
    for table, frame in rederived(given, filters_of(given.about)).items():
        keys = _KEYS[table]
        made = {tuple(cell(row[key]) for key in keys): row for row in frame.to_dict("records")}
        told = {tuple(cell(row[key]) for key in keys): row for row in _rows(given, table)}
        for key in sorted({*made, *told}):
            yield from _row_drift(f"{table}.csv, {' '.join(filter(None, key))}", table, told.get(key), made.get(key))


def _row_drift(name: str, table: str, told: Cells | None, made: Cells | None) -> Iterator[str]:
    if told is None:
        yield f"{name}: the row is missing; it follows from the claims."
    elif made is None:
        yield f"{name}: the row does not follow from the claims."
    else:
        for column in COLUMNS[table]:
            if cell(told[column]) != cell(made[column]):
                yield f"{name}: {column} is “{cell(told[column])}”; from the claims follows “{cell(made[column])}”."


def _against(given: Package, store: Store) -> Iterator[str]:
    """Where the store says something else of the same claims by now."""
    for table in FACT_TABLES:
        told = {row["fact_id"]: row for row in _rows(given, table)}
        now = {row["fact_id"]: row for row in store.claims_of(list(told))[table].to_dict("records")}
        for fact_id, row in told.items():
            if fact_id not in now:
                yield f"{table}.csv, {fact_id}: the store has no such claim any more."
                continue
            for name in COLUMNS[table]:
                here, there = cell(row[name]), cell(now[fact_id][name])
                if here != there:
                    yield f"{table}.csv, {fact_id}: {name} is “{here}”, in the store “{there}”."


def filters_of(about: Mapping[str, Any]) -> Filters:
    """The filters that a package was made with."""
    days = ("start", "end", "as_of")
    chosen = about.get("filters", {})
    read: dict[str, Any] = {
        name: date.fromisoformat(value) if name in days else value if isinstance(value, str) else tuple(value)
        for name, value in chosen.items()
    }
    return Filters(**read)


def _rows(given: Package, table: str) -> list[dict[str, Any]]:
    """The rows with plain values, None for what is missing."""
    return [plain(row) for row in given.tables[table].to_dict("records")]
