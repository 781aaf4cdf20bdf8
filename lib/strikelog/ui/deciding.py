"""Decisions on an incident: making them with a reason, and the log from which they can be undone."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from strikelog.consolidate import Consolidated, Incident, IncidentKey
from strikelog.model import EXCLUDE, MERGE, PREFER, SPLIT, VOICE, Decision, style
from strikelog.report import wording
from strikelog.ui import access, reads
from strikelog.ui.evidence import inert
from strikelog.ui.reads import Record
from strikelog.ui.states import calmly
from strikelog.ui.theme import emphasis

_KINDS = {
    SPLIT: ("Split", "The chosen claims are of another attack on this place that day; its numbers are added."),
    MERGE: ("Merge", "This incident is part of another one; its claims count there."),
    PREFER: ("Prefer a claim", "The number of this claim stands, whatever the rules would pick."),
    EXCLUDE: ("Exclude a claim", "This claim counts for nothing."),
    VOICE: ("Set a voice", "This article speaks with the voice of the outlet named, as a copy of its text does."),
}
_DONE = {
    SPLIT: "Claims split off",
    MERGE: "Merged",
    PREFER: "Claim preferred",
    EXCLUDE: "Claim excluded",
    "voice": "Voice set",
}

Claims = dict[str, tuple[str, Record]]


def panel(view: reads.View, incident: Incident, day: Consolidated, claims: Claims) -> None:
    """The form for a decision on an incident; nothing for somebody who may only look."""
    if not access.may("coder"):
        return
    with st.container(border=True, key="decide"):
        st.subheader("Correct this incident", anchor=False)
        kind = st.segmented_control(
            "Decision",
            list(_KINDS),
            default=SPLIT,
            format_func=lambda each: _KINDS[each][0],
            key="decision-kind",
            required=True,
            label_visibility="collapsed",
        )
        st.caption(_KINDS[str(kind)][1])
        with st.form("decision", border=False, clear_on_submit=False):
            chosen = _voice(view, incident) if kind == VOICE else _target(str(kind), incident, day, claims)
            reason = st.text_input("Reason", key=f"decision-reason-{kind}", placeholder="Others will read it")
            by = access.user() or st.text_input(
                "Your name", key="decision-by", persist_state="session", placeholder="Optional"
            )
            if st.form_submit_button("Record the decision", key="record-decision", type=emphasis()):
                with calmly():
                    _record(str(kind), incident, chosen, reason, by)
                    st.rerun()


def _target(kind: str, incident: Incident, day: Consolidated, claims: Claims) -> list[str]:
    """The claims or the incident that the decision is about."""
    if kind == MERGE:
        others = {each.key.id: each for each in day.incidents if each.key.id != incident.key.id}
        picked = st.selectbox(
            "Into",
            list(others),
            index=None,
            format_func=lambda each: _incident_label(others[each]),
            key="decision-into",
            placeholder="An incident of the same day",
        )
        return [picked] if picked else []
    numbered = [fact.fact_id for fact in incident.facts if fact.fact_id in claims]
    if kind == SPLIT:
        options = [*numbered, *(sight.fact_id for sight in incident.sights if sight.fact_id in claims)]
        return st.multiselect("Claims", options, format_func=lambda each: _label(claims[each]), key="decision-claims")
    one = st.selectbox(
        "Claim", numbered, index=None, format_func=lambda each: _label(claims[each]), key=f"decision-claim-{kind}"
    )
    return [one] if one else []


def _voice(view: reads.View, incident: Incident) -> list[str]:
    """An article of the incident, and the voice it is to speak with."""
    voices = voices_of(incident)
    named_as = {article: reads.title(view, article) for articles in voices.values() for article in articles}
    articles = sorted(article for group in voices.values() for article in group)
    article = st.selectbox(
        "Article", articles, index=None, format_func=lambda each: " – ".join(named_as[each][::-1]), key="voice-article"
    )
    outlets = {named_as[each][1] for each in articles} - {""}
    options = sorted({*voices, *outlets})
    voice = st.selectbox("Voice", options, index=None, accept_new_options=True, key="voice-name")
    return [article, voice or ""] if article else []


def voices_of(incident: Incident) -> dict[str, list[str]]:
    """The articles of an incident by the voice they speak with."""
    told = {fact.article_id: fact.voice for fact in incident.facts}
    told |= {sight.article_id: sight.voice for sight in incident.sights}
    groups: dict[str, list[str]] = {}
    for article, voice in sorted(told.items()):
        groups.setdefault(voice, []).append(article)
    return dict(sorted(groups.items()))


def _label(claim: tuple[str, Record]) -> str:
    table, row = claim
    published = style.day(str(row["published"])) if row["published"] else "no date"
    return f"{wording.headline(table, row)} – “{str(row['quote'])[:40]}”, {published}"


def _incident_label(incident: Incident) -> str:
    row = {"place": incident.spot.name, "country": incident.key.country, "date_end": incident.key.date}
    attacker = f" by {style.country(incident.key.attacker)}" if incident.key.attacker else ""
    return f"{wording.incident_name(row)}{attacker}, {len(incident.facts) + len(incident.sights)} claims"


def _record(kind: str, incident: Incident, chosen: Sequence[str], reason: str, by: str) -> None:
    ledger = reads.ledger()
    if kind == SPLIT:
        ledger.split(incident.key.id, chosen, reason, by)
        return
    target = chosen[0] if chosen else ""
    if kind == MERGE:
        ledger.merge(incident.key.id, target, reason, by)
    elif kind == VOICE:
        ledger.voice(target, chosen[1] if target else "", reason, by)
    elif kind == PREFER:
        ledger.prefer(target, reason, by)
    else:
        ledger.exclude(target, reason, by)


def log(view: reads.View, incident: Incident) -> None:
    """The decisions that are about this incident or its claims, undone ones as well."""
    own = {*(fact.fact_id for fact in incident.facts), *(sight.fact_id for sight in incident.sights)}
    own |= {article for group in voices_of(incident).values() for article in group}
    entries([each for each in reads.decisions(view) if _is_about(each, incident.key.id, own)], "incident")


def _is_about(decision: Decision, incident_id: str, facts: set[str]) -> bool:
    into = decision.after.get("into")
    touched = {decision.target, *decision.after.get("facts", ()), decision.before.get("incident")}
    return incident_id in touched or bool(touched & facts) or bool(into and key_of(into).id == incident_id)


def entries(decisions: Sequence[Decision], key: str) -> None:
    """Entries of the log, the newest first, each with the way to undo it."""
    if not decisions:
        return
    st.subheader("Decisions", anchor=False)
    for each in reversed(decisions):
        with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            with st.container(gap=None, width=620):
                st.markdown(f"**{_DONE.get(each.kind, each.kind)}**: {inert(each.reason)}")
                st.caption(inert(_who(each)))
            if each.stands and access.may("coder"):
                st.button("Undo", key=f"undo-{key}-{each.id}", icon=":material/undo:", on_click=_undo, args=(each.id,))


def _who(decision: Decision) -> str:
    made = f"{decision.made_by or 'Somebody'}, {style.day(decision.made_at)}"
    undone = f" · undone by {decision.undone_by or 'somebody'}, {style.day(decision.undone_at)}"
    return made + ("" if decision.stands else undone)


def _undo(number: int) -> None:
    if access.may("coder"):  # the button may have been drawn before the role was taken away
        reads.ledger().undo(number, access.user() or str(st.session_state.get("decision-by") or ""))


def key_of(parts: dict[str, Any]) -> IncidentKey:
    """The key of an incident as the log keeps it."""
    return IncidentKey(**parts)
