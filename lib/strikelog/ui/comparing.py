"""The daily figures against a reference table, and against themselves as they were known before."""

import pandas as pd
import streamlit as st

from strikelog import charts, export
from strikelog.ledger import Agreement, agreements
from strikelog.model import IngestError, style
from strikelog.ui import filters, reads, show
from strikelog.ui.evidence import inert
from strikelog.ui.states import failure

_TABLE = "reference-table"
_AGREEMENTS = {
    "equal": "equal",
    "differs": "differs",
    "within": "within bounds",
    "only here": "only here",
    "only there": "only there",
}
"""In the order in which they are worth a look."""


def reference(view: reads.View) -> None:
    """Upload of a reference table, kept for this session, and what comes of the comparison."""
    given = st.file_uploader(
        "Reference table",
        type=["csv"],
        key="reference-file",
        help="The public missile_attacks_daily, or a table with a column “date” and columns “launched”, “intercepted”, "
        "“hit”, “lost”, “killed”, “injured” or “missing”; “munition” and “attacker” may stand beside.",
    )
    if given:
        st.session_state[_TABLE] = (given.name, given.getvalue())
    kept = st.session_state.get(_TABLE)
    if not kept:
        st.caption("Nothing is stored: the table stays in this session alone.")
        return
    try:
        gaps, attribution = reads.compared(view, *kept)
    except IngestError as error:
        failure(error)
        return
    st.caption(inert(" · ".join(part for part in (kept[0], attribution) if part)))
    if gaps.empty:
        st.markdown("**The articles and the table have no day in common.**")
        return
    _agreed(agreements(gaps))
    _gaps(gaps)


def _agreed(found: list[Agreement]) -> None:
    """One line for each measure and class: on how many days both tell, and how close they are."""
    st.subheader("Agreement", anchor=False)
    rows = [
        {
            "Figure": named(each.munition, each.measure),
            "Days of the table": each.asked,
            "With a figure here": each.days,
            "Equal": _share(each.equal, each.days),
            "Within a tenth": _share(each.close, each.days),
            "Within the bounds": _share(each.within, each.days),
            "Sum here": each.ours,
            "Sum there": each.theirs,
        }
        for each in found
    ]
    percent = st.column_config.NumberColumn(format="%.0f%%")
    config = dict.fromkeys(["Equal", "Within a tenth", "Within the bounds"], percent)
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        column_config=config,
        placeholder="–",
        alt="Agreement by measure and class.",
    )
    st.caption("Shares and sums are over the days on which both have a figure.")


def _share(part: int, whole: int) -> float | None:
    return 100 * part / whole if whole else None


def named(munition: str, measure: str) -> str:
    """`Drones launched`, `Killed`."""
    return (f"{style.munition_noun(munition, None)} {measure}" if munition else measure).capitalize()


def _gaps(gaps: pd.DataFrame) -> None:
    options = list(dict.fromkeys(zip(gaps["munition"], gaps["measure"], strict=True)))
    chosen = st.selectbox("Figure", options, format_func=lambda each: named(*each), key="compared-figure")
    rows = gaps[(gaps["munition"] == chosen[0]) & (gaps["measure"] == chosen[1])]
    pairs = rows.rename(columns={"reference": "other"})[charts.PAIRS]
    title = f"{named(*chosen)}: Strikelog and the table"
    measured = "Munitions" if chosen[0] else "Number"
    show.figure(charts.pairs_over_time(pairs, "comparison", title, measured, "the table"), "comparison")
    differing = rows[rows["agreement"] != "equal"]
    differing = differing.assign(order=differing["agreement"].map(list(_AGREEMENTS).index))
    differing = differing.sort_values(["order", "date"])
    st.subheader(f"Gaps :gray[{style.number(len(differing))}]", anchor=False)
    st.dataframe(
        _readable(differing),
        hide_index=True,
        key="gaps",
        placeholder="–",
        column_config={"Explanation": st.column_config.TextColumn(width="large")},
        alt=f"{len(differing)} days on which the figures are not the same, with what explains it.",
    )
    st.download_button(
        "CSV",
        data=lambda: export.to_csv("comparison", gaps),
        file_name=f"strikelog-comparison-{filters.slug()}.csv",
        mime="text/csv",
        key="csv-gaps",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        help=f"Every day compared, {style.number(len(gaps))} rows.",
    )


def _readable(rows: pd.DataFrame) -> pd.DataFrame:
    known = [style.bounds(*cells) for cells in zip(rows["best"], rows["low"], rows["high"], strict=True)]
    return pd.DataFrame(
        {
            "Day": rows["date"].tolist(),
            "Strikelog": known,
            "Table": rows["reference"].tolist(),
            "Difference": rows["difference"].tolist(),
            "Agreement": [_AGREEMENTS[each] for each in rows["agreement"]],
            "Explanation": rows["explanation"].tolist(),
        }
    )


def two_days(view: reads.View) -> None:
    """The daily figures as known on one day and on a later one: what changed."""
    left, right = st.columns(2)
    earlier = left.date_input("As known on", value=None, key="known-then", bind="query-params", format="YYYY-MM-DD")
    later = right.date_input(
        "And on", value=None, key="known-now", bind="query-params", format="YYYY-MM-DD", help="Empty: as known now."
    )
    if earlier is None:
        st.caption("Choose a day: the figures are compared with those of the later day, or of now.")
        return
    changed = reads.changes(view, earlier, later)
    now = style.day(str(later)) if later else "now"
    if changed.empty:
        st.markdown(f"**No daily figure changed between {style.day(str(earlier))} and {now}.**")
        return
    figures = "1 daily figure" if len(changed) == 1 else f"{style.number(len(changed))} daily figures"
    st.markdown(f"**{figures} changed between {style.day(str(earlier))} and {now}.**")
    options = list(dict.fromkeys(zip(changed["munition"], changed["measure"], strict=True)))
    chosen = st.selectbox("Figure", options, format_func=lambda each: named(*each), key="changed-figure")
    _drawn_changes(changed[(changed["munition"] == chosen[0]) & (changed["measure"] == chosen[1])], chosen, now)


def _drawn_changes(rows: pd.DataFrame, chosen: tuple[str, str], now: str) -> None:
    sums = rows.groupby("date", sort=True)[[f"{name}_{when}" for name in ("best", "low", "high") for when in _WHEN]]
    both = sums.sum(min_count=1).reset_index()
    pairs = both.rename(columns={"best_now": "best", "low_now": "low", "high_now": "high", "best_then": "other"})
    title = f"{named(*chosen)}: as known {now}, and before"
    drawn = charts.pairs_over_time(pairs[charts.PAIRS], "changes", title, "Figure", "as known then")
    show.figure(drawn, "changes")
    cells = {when: [rows[f"{name}_{when}"] for name in ("best", "low", "high")] for when in _WHEN}
    told = {when: [style.bounds(*known) for known in zip(*bounds, strict=True)] for when, bounds in cells.items()}
    where = [style.country(code) for code in rows["attacker"] + rows["country"]]
    frame = pd.DataFrame({"Day": rows["date"].tolist(), "Side": where, "Then": told["then"], "Later": told["now"]})
    st.dataframe(frame, hide_index=True, key="changed", alt=f"{len(frame)} figures that changed.")


_WHEN = ("then", "now")
