"""The review of claims, one after the other and by keyboard alone; who decided what; how far coders agree."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import streamlit as st

from strikelog.evaluate import FieldAgreement, field_agreement
from strikelog.ledger import Coding, Verdict, codings, plain, table_of
from strikelog.model import CODE, EDITABLE, FACT_TABLES, REVIEWS, Decision, StaleError, StrikelogError, style
from strikelog.report import wording
from strikelog.store import Wanted
from strikelog.ui import access, evidence, judging, reads
from strikelog.ui.evidence import inert
from strikelog.ui.reads import Record
from strikelog.ui.states import open_article
from strikelog.ui.theme import emphasis

_MOST_ENTRIES, _MOST_DISAGREEMENTS = 50, 30
_AT_ONCE = 200
"""Claims of the queue read ahead, so that skipping one need not rank them all again."""
_SKIPPED, _FORM, _SAID, _STALE = "review-skipped", "review-form", "review-said", "review-stale"
_DONE = {
    "accept": "Accepted",
    "correct": "Corrected",
    "reject": "Rejected",
    "divide": "Split",
    "missed": "Missed claim added",
    CODE: "Coded",
}


def desk(view: reads.View) -> None:
    """The claim on top of the queue, with what can be done with it."""
    is_blind = _is_blind()
    by = _name()
    waiting, left = _waiting(view, is_blind, by)
    _tell()
    if not waiting:
        with st.container(key="review-done"):
            st.markdown("**Nothing waits here.**")
            st.caption("Every claim that the filters let through has been judged or skipped.")
            st.button("Look at the skipped ones", key="review-again", on_click=_unskip)
        return
    table, fact_id = waiting[0]["table"], str(waiting[0]["fact_id"])
    row = plain(reads.records(reads.claims_of(view, (fact_id,))[table])[0])
    _card(view, table, row, waiting[0], left)
    _buttons(row, is_blind, by)
    if st.session_state.get(_FORM) == "split" and table != "places":
        _split_form(table, row, by)
    elif st.session_state.get(_FORM):
        _form(table, row, is_blind, by, str(st.session_state[_FORM]))


def _is_blind() -> bool:
    """Whether judgements wait for a reviewer: always those of people who are coders and no more."""
    if not access.may("reviewer"):
        st.caption("You code: your judgements are compared with those of others, and a reviewer settles them.")
        return True
    kinds = {"review": "Review", "code": "Code blind"}
    picked = st.segmented_control(
        "Work",
        list(kinds),
        default="review",
        format_func=lambda each: kinds[each],
        key="work",
        required=True,
        bind="query-params",
        help="A review holds at once. Blind codings of two people are compared, and a reviewer settles them.",
    )
    return str(picked) == "code"


def _name() -> str:
    """Who judges: the user who signed in, else the name given."""
    if access.user():
        return access.user()
    return str(st.text_input("Your name", key="decision-by", persist_state="session", placeholder="For the log") or "")


def _waiting(view: reads.View, is_blind: bool, by: str) -> tuple[list[Record], int]:
    """The first of the queue without what was skipped, or coded by this person; and how many wait in all."""
    gone = set(st.session_state.get(_SKIPPED, ()))
    if is_blind:
        gone |= {each.fact_id for each in codings(reads.decisions(view)) if each.coder == by}
    queue = reads.review_queue(view, _AT_ONCE * (1 + len(gone) // _AT_ONCE))
    passed = queue["fact_id"].isin(gone)
    counts = (reads.count_claims(view, table, Wanted(unjudged=True)) for table in FACT_TABLES)
    return reads.records(queue[~passed].head(1)), sum(counts) - int(passed.sum())


def _card(view: reads.View, table: str, row: Record, first: Record, left: int) -> None:
    title, source = reads.title(view, row["article_id"])
    with st.container(border=True, key="review-card"):
        count = f"{style.number(left)} {'waits' if left == 1 else 'wait'}"
        effect = f"{first['effect']:.1%} of all {first['measure'] or 'places'} hang on it"
        st.caption(f"{count} · {effect} · right in {row['confidence']:.0%} of tests")
        st.markdown(f"### {inert(wording.headline(table, row))}")
        st.markdown(f":gray[{inert(' · '.join(wording.circumstances(table, row)))}]")
        st.markdown(evidence.sentence(row, table))
        named = " – ".join(part for part in (source, title) if part) or "Untitled article"
        open_article(named, f"review-{row['fact_id']}", row["article_id"], row["fact_id"], icon=":material/article:")
        with st.expander("How it was read", key="review-how"):
            facts = wording.sheet(table, row)
            st.table({inert(label): inert(value) for label, value in facts.items()}, border="horizontal")


def _buttons(row: Record, is_blind: bool, by: str) -> None:
    fact_id = row["fact_id"]
    with st.container(horizontal=True, key="review-buttons"):
        st.button(
            "Accept", key="accept", shortcut="a", type=emphasis(), on_click=_judge, args=("accept", row, is_blind, by)
        )
        st.button("Correct", key="correct", shortcut="e", on_click=_open, args=("correct",))
        st.button("Reject", key="reject", shortcut="x", on_click=_open, args=("reject",))
        if not is_blind:
            st.button("Split", key="split", shortcut="s", on_click=_open, args=("split",))
        st.button("Skip", key="skip", shortcut="n", on_click=_skip, args=(fact_id,))
        last = _last_of(by)
        if last:
            st.button("Undo last", key="undo-last", shortcut="u", on_click=_undo, args=(last.id, by))
    if st.session_state.get(_FORM) != "split":
        return
    if table_of(row) == "places":
        st.caption("A place is not split. Correct it, or reject it.")


def _last_of(by: str) -> Decision | None:
    own = [each for each in reads.ledger().decisions() if each.stands and each.kind in (*REVIEWS, CODE)]
    return next((each for each in reversed(own) if each.made_by == by), None)


def _form(table: str, row: Record, is_blind: bool, by: str, verdict: str) -> None:
    """What should be there instead, or why the claim is none."""
    key = f"{verdict}-{row['fact_id']}"
    with st.form(f"form-{key}", enter_to_submit=True):
        given = judging.fields(table, row, key) if verdict == "correct" else {}
        reason = st.text_input("Reason", key=f"reason-{key}", placeholder="Others will read it")
        if st.form_submit_button("Record", key="record-review", type=emphasis()):
            _send("correct" if verdict == "correct" else "reject", row, is_blind, by, reason, given)
            st.rerun()


def _split_form(table: str, row: Record, by: str) -> None:
    """Two parts, each with its number and its class or group."""
    name = "munition" if table == "munitions" else "who"
    key = f"split-{row['fact_id']}"
    with st.form(f"form-{key}", enter_to_submit=True):
        parts = []
        for part in (1, 2):
            with st.container(horizontal=True):
                number = st.text_input(f"Number of part {part}", key=f"{key}-count-{part}")
                kind = st.text_input(f"{judging.LABELS[name]} of part {part}", str(row[name]), key=f"{key}-{part}")
            parts.append((number, kind))
        reason = st.text_input("Reason", key=f"reason-{key}", placeholder="Others will read it")
        if st.form_submit_button("Record", key="record-review", type=emphasis()):
            _send_parts(row, name, parts, reason, by)
            st.rerun()


def _send_parts(row: Record, name: str, parts: Sequence[tuple[str, str]], reason: str, by: str) -> None:
    def divided() -> None:
        cells = [
            {name: kind.strip(), "qualifier": "exact", "count_min": count, "count_max": count}
            for number, kind in parts
            for count in [int(number) if number.strip().isdigit() else None]
        ]
        reads.ledger().divide(row, cells, reason, by)

    _try(divided, "Split")


def _send(verdict: Verdict, row: Record, is_blind: bool, by: str, reason: str, given: dict[str, Any]) -> None:
    """Records a judgement; what goes wrong is told on the next run, nothing typed is lost."""

    def judged() -> None:
        changed = judging.changes(table_of(row), row, given) if given else {}
        ledger = reads.ledger()
        (ledger.code if is_blind else ledger.judge)(verdict, row, reason, by, **changed)

    _try(judged, "Coded" if is_blind else _DONE[verdict])


def _try(act: Any, done: str) -> None:  # noqa: ANN401 - a function of nothing
    st.session_state.pop(_STALE, None)
    try:
        act()
    except StaleError as error:
        st.session_state[_SAID], st.session_state[_STALE] = str(error), (dict(error.seen), dict(error.now))
        return
    except StrikelogError as error:
        st.session_state[_SAID] = str(error)
        return
    st.session_state.pop(_FORM, None)
    st.session_state[_SAID] = f"{done}."


def _judge(verdict: Verdict, row: Record, is_blind: bool, by: str) -> None:
    _send(verdict, row, is_blind, by, "", {})


def _open(form: str) -> None:
    st.session_state[_FORM] = form


def _skip(fact_id: str) -> None:
    st.session_state.pop(_FORM, None)
    st.session_state[_SKIPPED] = [*st.session_state.get(_SKIPPED, ()), fact_id]


def _unskip() -> None:
    st.session_state.pop(_SKIPPED, None)


def _undo(number: int, by: str) -> None:
    _try(lambda: reads.ledger().undo(number, by), "Undone")


def _tell() -> None:
    """What the last action led to; of a stale edit both versions."""
    said, stale = st.session_state.pop(_SAID, ""), st.session_state.pop(_STALE, None)
    if not said:
        return
    with st.container(key="review-said"):
        if said.endswith(".") and said.rstrip(".") in (*_DONE.values(), "Undone"):
            st.caption(f":material/check: {said}")
            return
        st.warning(inert(said), icon=":material/error:")
        if stale:
            seen, now = stale
            differing = judging.versions((*EDITABLE[table_of(seen)], "review"), seen, now)
            st.table(
                {"Field": list(differing), "As you saw it": _column(differing, 0), "As it is": _column(differing, 1)}
            )


def _column(differing: dict[str, list[str]], at: int) -> list[str]:
    return [inert(values[at]) for values in differing.values()]


def log(view: reads.View) -> None:
    """Who decided what about which claim, the newest first, with before and after and the way back."""
    made = [each for each in reads.decisions(view) if each.kind in (*REVIEWS, CODE)]
    if not made:
        st.caption("Nobody has judged a claim yet.")
        return
    st.caption(f"{style.number(len(made))} entries, newest first; decisions.csv of a data package has them all.")
    for each in reversed(made[-_MOST_ENTRIES:]):
        _entry(each)


def _entry(each: Decision) -> None:
    row = each.before.get("row") or each.after.get("row", {})
    table = str(each.before["table"])
    with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        with st.container(gap="xxsmall", width=680):
            st.markdown(f"**{_DONE[each.kind]}**: {inert(wording.headline(table, row))} :gray[“{inert(row['quote'])}”]")
            after = {**row, **each.after.get("changes", {})}
            changed = judging.versions(EDITABLE[table], row, after)
            if changed:
                st.markdown(
                    " · ".join(f"{name}: {inert(old)} → **{inert(new)}**" for name, (old, new) in changed.items())
                )
            undone = f" · undone by {each.undone_by or 'somebody'}, {style.day(each.undone_at)}"
            who = f"{each.made_by or 'Somebody'}, {style.day(each.made_at)}"
            st.caption(inert(" · ".join(filter(None, [who, each.reason])) + ("" if each.stands else undone)))
        if each.stands:
            by = str(st.session_state.get("decision-by") or "")
            st.button("Undo", key=f"undo-review-{each.id}", icon=":material/undo:", on_click=_undo, args=(each.id, by))


def agreement(view: reads.View) -> None:
    """How far coders agree who judged the same claims, and where they do not."""
    _tell()
    pairs = paired(codings(reads.decisions(view)))
    if not pairs:
        st.caption("No claim has been coded by two people yet. Under Queue, choose “Code blind”.")
        return
    found = agreements(pairs)
    st.table(
        {
            "Field": [inert(judging.LABELS.get(each.field, each.field.capitalize())) for each in found],
            "Claims": [style.number(each.claims) for each in found],
            "Equal": [f"{each.exact:.0%}" for each in found],
            "Cohen's kappa": ["–" if each.kappa is None else f"{each.kappa:.2f}" for each in found],
        }
    )
    apart = [(one, other) for one, other in pairs if differ(one, other)]
    st.subheader(f"Disagreements ({style.number(len(apart))})", anchor=False)
    by = _name() if access.may("reviewer") else ""
    for one, other in apart[:_MOST_DISAGREEMENTS]:
        _disagreement(one, other, by)


def paired(found: Sequence[Coding]) -> list[tuple[Coding, Coding]]:
    """Codings of one claim by two people, side by side; `found` is ordered by claim and coder."""
    return [(one, other) for one, other in pairwise(found) if one.fact_id == other.fact_id]


def agreements(pairs: Sequence[tuple[Coding, Coding]]) -> list[FieldAgreement]:
    """The agreement on the verdict, and on each field over the claims that neither rejected."""
    kept = [(one, other) for one, other in pairs if "reject" not in (one.verdict, other.verdict)]
    found = [field_agreement("verdict", [(one.verdict, other.verdict) for one, other in pairs])]
    for name in judging.LABELS:
        values = [(one.values[name], other.values[name]) for one, other in kept if name in one.values]
        found += [field_agreement(name, values)] if values else []
    return found


def differ(one: Coding, other: Coding) -> bool:
    """Whether two people hold different things of one claim."""
    if "reject" in (one.verdict, other.verdict):
        return one.verdict != other.verdict
    return dict(one.values) != dict(other.values)


def _disagreement(one: Coding, other: Coding, by: str) -> None:
    row = one.decision.before["row"]
    with st.container(border=True, key=f"apart-{one.fact_id}-{one.coder}"):
        st.markdown(f"**{inert(wording.headline(one.table, row))}** :gray[“{inert(row['quote'])}”]")
        sides = [{**each.values, "verdict": each.verdict} for each in (one, other)]
        differing = judging.versions(("verdict", *EDITABLE[one.table]), *sides)
        st.table(
            {
                "Field": list(differing),
                inert(f"1: {one.coder}"): _column(differing, 0),
                inert(f"2: {other.coder}"): _column(differing, 1),
            }
        )
        if not access.may("reviewer") or row["review"] != "machine":
            return
        with st.container(horizontal=True):
            for number, each in enumerate((one, other), 1):
                label, key = f"Adopt {number}", f"adopt-{each.decision.id}"
                st.button(label, key=key, on_click=_settle, args=(each.decision, by))


def _settle(coding: Decision, by: str) -> None:
    _try(lambda: reads.ledger().settle(coding, f"adopted from {coding.made_by}", by), _DONE[coding.after["verdict"]])
