"""Whether a data package still proves itself: quotes at their offsets, ids, reviews, and figures derived anew.

The checksums show that a file was changed. The rest shows it also where somebody made the checksums anew: a text has
its SHA-256 in articles.csv, a claim's id depends on what it says (codebook 7), its words stand in the text, a person's
change stands in the log, and the consolidated figures follow from the claims. What nothing else tells is not proved: an
article's title, URL, language and time of adding, and a claim's model, attribution, rule and confidence.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from strikelog.export import Package, cell
from strikelog.extract import claim_id, count_of
from strikelog.ledger.packaging import rederived
from strikelog.ledger.reviewing import plain
from strikelog.model import (
    COLUMNS,
    EDITABLE,
    FACT_TABLES,
    MISSED,
    Article,
    ArticleError,
    Decision,
    Filters,
    IngestError,
    ReviewError,
    StoreError,
    StrikelogError,
    checked,
    reviewed,
)
from strikelog.store import Store

Cells = Mapping[Any, Any]
_HALF = re.compile(r"[\ud800-\udfff]")
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
    parts = {
        "articles.csv": _articles(given, texts),
        "voices.jsonl": _voices(given),
        "decisions.jsonl": _claims(given, texts),
        "daily.csv": _derived(given),
    }
    found = [*given.drift, *(said for name, part in parts.items() for said in _as_far(name, part))]
    return found + (list(_against(given, store)) if store else [])


def _as_far(name: str, part: Iterator[str]) -> Iterator[str]:
    """What a part finds, up to where its content makes no sense; that is a drift too."""
    try:
        yield from part
    except (ArticleError, ReviewError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        yield f"{name}: what stands there makes no sense ({error})."


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
            yield f"texts, {row['article_id']}: there is no text of this article of articles.csv."
        elif hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != row["sha256"]:
            yield f"texts, {row['article_id']}: the text is not the one whose SHA-256 stands in articles.csv."
        elif row["words"] != len(text.split()):
            yield f"articles.csv, {row['article_id']}: words is {row['words']}, and the text has {len(text.split())}."
    for article_id in sorted({*given.texts} - {*given.tables["articles"]["article_id"]}):
        yield f"texts, {article_id}: there is no such article in articles.csv."


def _voices(given: Package) -> Iterator[str]:
    """Where the list of who told what first says something else of an article than articles.csv."""
    articles = {
        row["article_id"]: (row["article_id"], row["source"], row["published"]) for row in _rows(given, "articles")
    }
    for article_id, *rest in given.tellers:
        if articles.get(article_id) != (article_id, *rest[:2]):
            yield f"voices.jsonl, {article_id}: it is not the article of this id in articles.csv."
        elif articles.get(rest[2], tuple(rest[2:])) != tuple(rest[2:]):
            yield f"voices.jsonl, {article_id}: its origin {rest[2]} is not the article of this id in articles.csv."


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
    quote = _kept(text[row["start"] : row["end"]])
    if quote != row["quote"]:
        yield f"the quote “{row['quote']}” is not what the text says at {row['start']}, which is “{quote}”."
    if row["sentence"] not in _kept(text):
        yield "its sentence is not in the text."
    if row["published"] != about["published"]:
        yield f"it is published {row['published']}, its article {about['published']}."
    yield from _words(table, row, text)
    own = [each for each in log if row["fact_id"] in (each.target, *_parts(each)) and each.kind != "code"]
    if own:
        yield from _as_reviewed(table, row, own)
    elif row["review"] != "machine":
        yield f"it is said to be {row['review']}, and no decision of the log says so."
    elif _id_of(table, row, about, text) != _base(row["fact_id"]):
        yield "its id does not fit what it says: a count, class, status, place or day was changed."
    else:
        yield from _count(row)


def _words(table: str, row: Cells, text: str) -> Iterator[str]:
    """Where a row is not one that the codebook allows, or its words are not those of the text."""
    try:
        checked(table, row)
    except ReviewError as error:
        yield f"{error}"
    places = {"date_text": _kept(text), "count_text": f"{row['quote']}\n{row['sentence']}"}
    for name, words in ((name, row.get(name)) for name in places):
        if words and not _stand(words, places[name]):
            yield f"{name} is “{words}”, and these words do not stand there."


def _stand(words: str, text: str) -> bool:
    """Whether whole words stand in a text as they are; a headline in capitals is quoted in small letters."""
    return any(re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text) for each in (words, words.upper()))


def _kept(text: str) -> str:
    """A text as a store keeps the words of a claim: half a surrogate pair is no character."""
    return _HALF.sub("\ufffd", text)


def _count(row: Cells) -> Iterator[str]:
    """Where the number that the words of a machine's claim say is neither of its bounds."""
    said = count_of(row.get("count_text") or "")
    numbers = {said.minimum, said.maximum} - {None} if said else set()
    if numbers and not numbers & {row["count_min"], row["count_max"]}:
        yield f"count_text is “{row['count_text']}”, and the bounds are another number."


def _id_of(table: str, row: Cells, about: Cells, text: str) -> str:
    """The id by what the row says; empty where its article cannot be one."""
    try:
        return claim_id(Article(text, source=about["source"], published=about["published"]), table, row)
    except ArticleError:
        return ""


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
    """The filters that a package was made with. Raises `IngestError` where they are none."""
    days = ("start", "end", "as_of")
    chosen = about.get("filters", {})
    try:
        read: dict[str, Any] = {
            name: date.fromisoformat(value) if name in days else value if isinstance(value, str) else tuple(value)
            for name, value in chosen.items()
        }
        return Filters(**read)
    except (AttributeError, TypeError, ValueError) as error:
        raise IngestError(f"datapackage.json names filters that there are not ({error}). Export it anew.") from error


def _rows(given: Package, table: str) -> list[dict[str, Any]]:
    """The rows with plain values, None for what is missing."""
    return [plain(row) for row in given.tables[table].to_dict("records")]
