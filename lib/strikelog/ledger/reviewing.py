"""Reviews of claims: judgements that hold at once, codings that wait for a reviewer."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from strikelog.extract.gazetteer import gazetteer
from strikelog.model import (
    ACCEPT,
    CODE,
    COLUMNS,
    CORRECT,
    DIVIDE,
    EDITABLE,
    MISSED,
    REJECT,
    Decision,
    ReviewError,
    Row,
    StoreError,
    checked,
)
from strikelog.store import Store

Verdict = Literal["accept", "correct", "reject"]


def judge(
    store: Store, verdict: Verdict, seen: Mapping[str, Any], changes: Mapping[str, Any], reason: str, by: str
) -> Decision:
    """Accepts, corrects or rejects a claim as it was seen; `seen` is its row, `changes` new values by column.

    Raises `ReviewError` for changes that break the codebook, `StaleError` where the claim has changed since.
    """
    return store.review(_judgement(verdict, seen, changes, reason, by))


def code(
    store: Store, verdict: Verdict, seen: Mapping[str, Any], changes: Mapping[str, Any], reason: str, by: str
) -> Decision:
    """A coder's judgement, that changes nothing until a reviewer settles it. Coders have names."""
    if not by.strip():
        raise ReviewError("A coding needs the coder's name, so that two can be compared. Give yours.")
    made = _judgement(verdict, seen, changes, reason or "coded", by)
    return store.review(Decision(CODE, made.target, reason, made.before, {**made.after, "verdict": verdict}, by))


def divide(store: Store, seen: Mapping[str, Any], parts: Sequence[Mapping[str, Any]], reason: str, by: str) -> Decision:
    """Makes several claims of one; each part has the columns in which it differs."""
    table = table_of(seen)
    if len(parts) < 2:
        raise ReviewError("A claim is split into two parts or more. Add a part, or correct the claim instead.")
    _need_reason(reason)
    kept = [_changes(table, seen, part) for part in parts]
    return store.review(_about(DIVIDE, table, seen, {"parts": kept}, reason, by))


def add_missed(
    store: Store, table: str, article_id: str, span: tuple[int, int], cells: Mapping[str, Any], reason: str, by: str
) -> Decision:
    """Adds a claim that the rules missed; `span` are the offsets of its quote, `cells` what it says, by column."""
    article = store.article(article_id)
    start, end = span
    if not 0 <= start < end <= len(article.text):
        raise ReviewError("Choose the words of the text that say so.")
    quote = article.text[start:end]
    _need_reason(reason)
    own = {"article_id": article_id, "published": article.published, "quote": quote, "start": start, "end": end}
    own |= {"sentence": quote, "rule": "person", "confidence": 1.0, "review": "corrected"}
    row: dict[str, Any] = {**empty_claim(table), **own, "count_text": quote, **cells}
    parts = (article.identity, table, start, end, *(str(row.get(name)) for name in EDITABLE[table]))
    row["fact_id"] = hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    made = checked(table, {name: row.get(name) for name in COLUMNS[table]})
    before = {"article_id": article_id, "table": table}
    return store.review(Decision(MISSED, str(row["fact_id"]), reason, before, {"row": made}, by))


def empty_claim(table: str) -> dict[str, Any]:
    """A claim that says nothing yet, to be filled in."""
    numbers = dict.fromkeys(("count_min", "count_max", "geonameid", "latitude", "longitude"), None)
    told = {"munition": "unspecified" if table == "munitions" else "", "status": "launched", "qualifier": "vague"}
    told |= {"scope": "event", "kind": "killed" if table == "casualties" else ""}
    row: dict[str, Any] = {**dict.fromkeys(COLUMNS[table], ""), **numbers, **told, "subset": False, "affected": True}
    return {name: row[name] for name in COLUMNS[table]}


def settle(store: Store, coding: Decision, reason: str, by: str) -> Decision:
    """A reviewer adopts one coder's judgement; it holds from then on. Nobody settles what they coded themselves."""
    coders = {each.made_by for each in store.decisions() if each.kind == CODE and each.target == coding.target}
    if by in coders:
        raise ReviewError("You coded this claim yourself. Somebody else has to settle it.")
    fact = store.claims_of([coding.target])[coding.before["table"]]
    if fact.empty:
        raise StoreError("There is no such claim any more; its article has been read anew. Load the page anew.")
    seen = plain(fact.to_dict("records")[0])
    verdict: Verdict = coding.after["verdict"]
    return judge(store, verdict, seen, coding.after.get("changes", {}), reason, by)


def place_cells(table: str, name: str, country: str) -> dict[str, Any]:
    """The place columns for a name. Raises `ReviewError` for a place that the gazetteer does not know."""
    kind = "kind" if table == "places" else "place_kind"
    if not name:
        return {
            "place": "",
            kind: "",
            "geonameid": None,
            "admin1": "",
            "country": "",
            "latitude": None,
            "longitude": None,
        }
    found = gazetteer().lookup(name)
    if not found:
        raise ReviewError(f"“{name[:60]}” is no place that is known here. Try another spelling.")
    place = next((each for each in found if each.country == country), found[0])
    where = {"latitude": place.latitude, "longitude": place.longitude}
    number = place.geonameid if place.geonameid > 0 else None
    named = {"place": place.name, kind: place.kind, "geonameid": number, "admin1": place.admin1}
    return {**named, "country": place.country, **where}


def namesakes(name: str, geonameid: int | None, most: int = 3) -> list[tuple[str, str, str]]:
    """Other places that a name may stand for, those that news most likely means first: name, region, country."""
    others = [each for each in gazetteer().lookup(name) if each.geonameid != geonameid] if name else []
    return [(each.name, each.admin1, each.country) for each in others[:most]]


@dataclass(frozen=True, slots=True)
class Coding:
    """What one person holds of one claim: the verdict, and the values that follow from it, by column."""

    fact_id: str
    table: str
    coder: str
    verdict: Verdict
    values: Mapping[str, Any]
    decision: Decision


def codings(decisions: Sequence[Decision]) -> list[Coding]:
    """The last judgement of each coder on each claim, by claim and coder."""
    last: dict[tuple[str, str], Coding] = {}
    for each in decisions:
        if each.stands and each.kind == CODE:
            table = str(each.before["table"])
            row = {**each.before["row"], **each.after.get("changes", {})}
            values = {name: row.get(name) for name in EDITABLE[table]}
            made = Coding(each.target, table, each.made_by, each.after["verdict"], values, each)
            last[(each.target, each.made_by)] = made
    return [last[key] for key in sorted(last)]


def table_of(row: Mapping[str, Any]) -> str:
    """The table whose columns a row has."""
    return "munitions" if "status" in row else "casualties" if "who" in row else "places"


def plain(row: Mapping[Any, Any]) -> Row:
    """A row of a frame with plain values: None for what is missing."""
    cells: dict[str, Any] = {}
    for name, value in row.items():
        if value is None or (not isinstance(value, (str, bool)) and pd.isna(value)):
            cells[str(name)] = None
        else:
            cells[str(name)] = value.item() if hasattr(value, "item") else value
    return cells


def _judgement(verdict: Verdict, seen: Mapping[str, Any], changes: Mapping[str, Any], reason: str, by: str) -> Decision:
    table = table_of(seen)
    if verdict == ACCEPT:
        return _about(ACCEPT, table, seen, {}, reason, by)
    _need_reason(reason)
    if verdict == REJECT:
        return _about(REJECT, table, seen, {}, reason, by)
    kept = _changes(table, seen, changes)
    if not kept:
        raise ReviewError("Nothing is changed. Change a field, or accept the claim.")
    return _about(CORRECT, table, seen, {"changes": kept}, reason, by)


def _changes(table: str, seen: Mapping[str, Any], changes: Mapping[str, Any]) -> Row:
    """What differs from the claim as seen, once the whole has been checked."""
    strange = set(changes) - set(EDITABLE[table])
    if strange:
        raise ReviewError(f"{', '.join(sorted(strange))} cannot be corrected: it is what the article says.")
    checked(table, {**seen, **changes})
    return {name: value for name, value in changes.items() if value != seen.get(name)}


def _about(kind: str, table: str, seen: Mapping[str, Any], after: dict[str, Any], reason: str, by: str) -> Decision:
    before = {"article_id": seen["article_id"], "table": table, "row": dict(seen)}
    return Decision(kind, str(seen["fact_id"]), reason, before, after, by)


def _need_reason(reason: str) -> None:
    if not reason.strip():
        raise ReviewError("A decision needs a reason: others will read it. Write one in a few words.")
