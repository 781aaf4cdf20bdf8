"""Pieces that every page is made of: headings, key figures, charts with their data, lists of claims."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from strikelog import charts
from strikelog.model import COLUMNS, convention, style
from strikelog.model.words import say
from strikelog.report import wording
from strikelog.report.headline import Entry
from strikelog.store import Wanted
from strikelog.ui import evidence, filters, reads
from strikelog.ui.evidence import inert
from strikelog.ui.figures import figure
from strikelog.ui.frame import presenting
from strikelog.ui.reads import Record
from strikelog.ui.routes import BY_NAME
from strikelog.ui.states import open_article

PER_PAGE = 20
_MOST_CONFLICTS, _MOST_ROWS = 30, 500
"""Contradictions, and rows of a table, shown at most; the CSVs have them all."""
_FEW = 6
"""Key figures that have room for their full words."""

Past = Sequence[Mapping[str, float | None]]

__all__ = ["PER_PAGE", "claim", "claim_list", "claim_table", "conflicts", "figure", "heading", "headline", "metrics"]
__all__ += ["presenting", "unnumbered"]


def heading(page: str, lede: str = "") -> None:
    """The page's title, a line on what it is for, and the filters in use."""
    with st.container(gap=None):
        st.title(BY_NAME[page].title, anchor=False)
        st.markdown(f":gray[{inert(lede or BY_NAME[page].help)}]")
    words = filters.in_words()
    if words:
        st.caption(f":material/filter_alt: {inert(words)}")


def metrics(entries: Sequence[tuple[str, str, str]]) -> None:
    """Key figures in a row: label, value, and a small line below; two abreast on a phone."""
    with st.grid(columns=len(entries), min_column_width=150, gap="medium"):
        for label, value, below in entries:
            with st.container(gap=None):
                st.metric(label, value)
                if below:
                    st.caption(below)


def headline(entries: Sequence[Entry], changes: Mapping[str, str] | None = None, past: Past | None = None) -> None:
    """Key figures with what their bounds add, their change and their past as small bars; two abreast on a phone."""
    abreast, width = (len(entries), 135) if len(entries) <= _FEW else (len(entries), 100)
    with st.grid(columns=abreast, min_column_width=width, gap="small"):
        for entry in entries:
            with st.container(gap="xxsmall", key=f"metric-{entry.name}"):
                earlier = [row.get(entry.name) for row in past or []]
                st.metric(
                    entry.label if len(entries) <= _FEW else entry.short,
                    entry.value,
                    help=entry.help,
                )
                if any(earlier):
                    st.html(charts.spark(earlier, say("figure.past", label=entry.label, amounts=_listed(earlier))))
                below = " · ".join(filter(None, [entry.below, (changes or {}).get(entry.name, "")]))
                if below:
                    st.caption(below)


def _listed(amounts: Sequence[float | None]) -> str:
    """Amounts in words; only shares are no whole numbers."""
    return ", ".join(f"{each:.0%}" if isinstance(each, float) else style.number(each) for each in amounts)


def claim_list(view: reads.View, table: str, wanted: Wanted, found: int, key: str) -> None:
    """Claims one under the other, the newest first, each with its sentence, a page at a time."""
    pages = max(1, -(-found // PER_PAGE))
    position = st.container()
    page = st.pagination(pages, key=f"{key}-page", bind="query-params") if pages > 1 else 1
    with position:
        rows = reads.some_claims(view, table, wanted, limit=PER_PAGE, offset=(page - 1) * PER_PAGE)
        for row in reads.records(rows):
            claim(view, table, row, key)


def claim(view: reads.View, table: str, row: Record, key: str) -> None:
    """One claim: what it says, where and when, the sentence with the quote, and the way to the article."""
    title, source = reads.title(view, row["article_id"])
    about = " · ".join(wording.circumstances(table, row))
    with st.container(gap="xsmall", border=True):
        st.markdown(f"**{inert(wording.headline(table, row))}** :gray[{inert(about)}]")
        st.markdown(evidence.sentence(row, table))
        named = " – ".join(part for part in (source, title) if part) or "Untitled article"
        open_article(named, f"{key}-{row['fact_id']}", row["article_id"], row["fact_id"], icon=":material/article:")


def claim_table(view: reads.View, table: str, wanted: Wanted, found: int, key: str) -> None:
    """Claims as a table with the columns of the CSV, the telling ones first; the newest of very many."""
    frame = reads.some_claims(view, table, wanted, limit=_MOST_ROWS)
    if found > _MOST_ROWS:
        st.caption(say("figure.more_rows", shown=style.number(_MOST_ROWS)))
    first = {
        "munitions": ["munition", "status", "count_min", "count_max", "qualifier", "place", "date_start", "attacker"],
        "casualties": ["kind", "who", "count_min", "count_max", "qualifier", "place", "date_start"],
        "places": ["place", "kind", "affected", "effects", "date_start"],
    }[table]
    rest = [column for column in COLUMNS[table] if column not in first]
    st.dataframe(
        frame,
        hide_index=True,
        key=key,
        column_order=[*first, "quote", *(column for column in rest if column != "quote")],
        placeholder="–",
        alt=f"Table of {len(frame)} claims.",
    )


def unnumbered(view: reads.View, table: str) -> None:
    """Lists the claims without a number: they happened, but cannot be drawn."""
    wanted = Wanted(numbered=False)
    found = reads.count_claims(view, table, wanted)
    if not found:
        return
    words = convention(view.filters.convention).written
    drawn = say("figure.words_drawn", words=words) if words else say("figure.not_drawn")
    with st.expander(f"Claims without a number, {drawn} ({style.number(found)})", key=f"vague-{table}"):
        claim_list(view, table, wanted, found, f"vague-{table}")


def conflicts(rows: pd.DataFrame, key: str) -> None:
    """Lists the daily figures that contradict one another; they are shown, never mended."""
    if rows.empty:
        return
    with st.expander(f"Figures that contradict one another ({style.number(len(rows))})", key=f"conflicts-{key}"):
        for row in reads.records(rows.head(_MOST_CONFLICTS)):
            counted = style.munition_noun(row["munition"], None) if row["munition"] else "people"
            figure_of = f"{style.number(row['best'])} {counted} {row['measure']}"
            st.markdown(f"**{style.day(row['date'])}: {inert(figure_of)}** :gray[{inert(row['conflict'])}]")
        if len(rows) > _MOST_CONFLICTS:
            st.caption(say("figure.more_conflicts", shown=_MOST_CONFLICTS, found=style.number(len(rows))))
