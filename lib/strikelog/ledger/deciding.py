"""Decisions of people about claims, incidents and voices: checked, written into the log, and undone."""

from collections.abc import Collection

from strikelog.consolidate import IncidentKey, Rulings
from strikelog.model import EXCLUDE, MERGE, PREFER, SPLIT, VOICE, Decision, StoreError
from strikelog.store import Store


def merge(store: Store, incident_id: str, into: str, reason: str, by: str) -> Decision:
    """One incident becomes part of another; claims that join it later follow."""
    if incident_id == into:
        raise StoreError("An incident cannot be merged with itself. Choose another one.")
    one, other = _key(store, incident_id), _key(store, into)
    decision = Decision(MERGE, incident_id, reason, one.as_json(), {"into": other.as_json()}, by)
    if Rulings.of([*store.decisions(), _last(decision)]).home(one).id != other.id:
        text = "These incidents are merged the other way round already. Undo that decision first."
        raise StoreError(text)
    return _decided(store, decision, {one.date, other.date})


def split(store: Store, incident_id: str, facts: Collection[str], reason: str, by: str) -> Decision:
    """Some claims of an incident are of another attack on the same place and day, and are added to it."""
    day = _key(store, incident_id).date
    of_incident = set(store.incident(incident_id)[1]["fact_id"])
    chosen = sorted(set(facts))
    if not chosen or not set(chosen) <= of_incident:
        raise StoreError("Choose one claim of the incident or more; its claims may have changed: load the page anew.")
    if set(chosen) == of_incident:
        raise StoreError("All claims of the incident are chosen: nothing would stay behind. Leave out at least one.")
    before = {"facts": sorted(of_incident), "date": day}
    decision = Decision(SPLIT, incident_id, reason, before, {"facts": chosen}, by)
    return _decided(store, decision, {day, *store.days_of(chosen)})


def prefer(store: Store, fact_id: str, reason: str, by: str) -> Decision:
    """The figure of a claim's slot is this claim's number, whatever the rules would pick."""
    return _about_claim(store, PREFER, fact_id, reason, by)


def exclude(store: Store, fact_id: str, reason: str, by: str) -> Decision:
    """A claim counts for nothing."""
    return _about_claim(store, EXCLUDE, fact_id, reason, by)


def voice(store: Store, article_id: str, name: str, reason: str, by: str) -> Decision:
    """An article speaks with the voice of this name: another outlet's, or its own."""
    if not name.strip():
        raise StoreError("A voice needs a name. Give the outlet or agency whose text it is.")
    days = store.days_of(article_id=article_id)
    before = {"voice": store.article(article_id).source}
    return _decided(store, Decision(VOICE, article_id, reason, before, {"voice": name.strip()}, by), days)


def undo(store: Store, number: int, by: str) -> None:
    """Takes a decision back; it stays in the log."""
    found = next((each for each in store.decisions() if each.id == number), None)
    store.undo(number, by, _days(store, found) if found else set())


def _about_claim(store: Store, kind: str, fact_id: str, reason: str, by: str) -> Decision:
    days = store.days_of([fact_id])
    if not days:
        raise StoreError("There is no such claim, or it has no day. Load the page anew; it may have been read again.")
    before = {"incident": store.incident_of(fact_id)}
    return _decided(store, Decision(kind, fact_id, reason, before, made_by=by), days)


def _decided(store: Store, decision: Decision, days: set[str]) -> Decision:
    if not decision.reason.strip():
        raise StoreError("A decision needs a reason: others will read it. Write one in a few words.")
    return store.decide(decision, days)


def _days(store: Store, decision: Decision) -> set[str]:
    """The days that a decision touches."""
    dates = {str(part["date"]) for part in (decision.before, decision.after.get("into", {})) if part.get("date")}
    if decision.kind in (PREFER, EXCLUDE):
        return store.days_of([decision.target])
    if decision.kind == VOICE:
        return store.days_of(article_id=decision.target)
    return dates | store.days_of([str(fact) for fact in decision.after.get("facts", ())])


def _key(store: Store, incident_id: str) -> IncidentKey:
    return IncidentKey(**store.incident_key(incident_id))


def _last(decision: Decision) -> Decision:
    return Decision(decision.kind, decision.target, decision.reason, decision.before, decision.after, id=2**62)
