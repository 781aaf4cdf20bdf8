"""Pieces that every page is made of: headings, key figures, charts with their data, lists of claims."""

from collections.abc import Sequence
from typing import cast

import pandas as pd
import streamlit as st

from strikelog import charts, export
from strikelog.charts import Figure, Step, style
from strikelog.model import COLUMNS
from strikelog.ui import evidence, filters, reads, wording
from strikelog.ui.evidence import inert
from strikelog.ui.reads import Record
from strikelog.ui.routes import BY_NAME
from strikelog.ui.states import open_article

PER_PAGE = 20


def heading(page: str, lede: str = "") -> None:
    """The page's title, a line on what it is for, and the filters in use."""
    st.title(BY_NAME[page].title, anchor=False)
    st.markdown(f":gray[{inert(lede or BY_NAME[page].help)}]")
    words = filters.in_words()
    if words:
        st.caption(f":material/filter_alt: {inert(words)}")


def step_control(drawn: pd.DataFrame, key: str = "per") -> Step:
    """Day, week or month; of itself the one that suits the days of `drawn`. Shared by pages, part of the URL."""
    chosen = st.segmented_control(
        "Per",
        ["auto", "day", "week", "month"],
        default="auto",
        format_func=str.capitalize,
        key=key,
        bind="query-params",
        required=True,
    )
    return charts.suiting(drawn["date"]) if chosen in (None, "auto") else cast(Step, chosen)


def figures_control(key: str = "figures") -> bool:
    """Whether to draw consolidated daily figures (True) or single claims as they stand."""
    names = {"daily": "Daily figures", "claims": "Single claims"}
    chosen = st.segmented_control(
        "Show",
        list(names),
        default="daily",
        format_func=lambda name: names[name],
        key=key,
        bind="query-params",
        required=True,
        help="Daily figures weigh the reports on one attack against each other; single claims are drawn one by one.",
    )
    return chosen != "claims"


def metrics(entries: Sequence[tuple[str, str, str]]) -> None:
    """Key figures in a row: label, value, and a small line below; two abreast on a phone."""
    with st.grid(columns=len(entries), min_column_width=150, gap="medium"):
        for label, value, below in entries:
            with st.container(gap=None):
                st.metric(label, value)
                if below:
                    st.caption(below)


def figure(shown: Figure, key: str, select: str = "") -> list[dict[str, str]]:
    """A chart under its title, with its note and its own data; returns what is selected by the parameter `select`."""
    with st.container(key=f"figure-{key}"):
        st.subheader(shown.title, anchor=False)
        event = st.altair_chart(
            shown.chart,
            width="stretch",
            key=f"chart-{key}",
            on_select="rerun" if select else "ignore",
            alt=shown.alt,
        )
        # Below the chart, not beside its title: there, Streamlit's own toolbar would cover the button.
        with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
            st.caption(shown.note, width="stretch")
            chart_data(shown, key)
    chosen: list[dict[str, str]] = event.selection.get(select) or [] if isinstance(event, dict) else []
    return chosen


def chart_data(shown: Figure, key: str) -> None:
    """The button that downloads what a chart is drawn from."""
    data = shown.data
    st.download_button(
        "CSV",
        data=lambda: export.to_csv(shown.name, data),
        file_name=f"strikelog-{shown.name}-{filters.slug()}.csv",
        mime="text/csv",
        key=f"csv-{key}",
        icon=":material/download:",
        type="tertiary",
        on_click="ignore",
        help=f"The data of this chart, {style.number(len(data))} rows.",
    )


def claim_list(view: reads.View, table: str, frame: pd.DataFrame, key: str) -> None:
    """Claims one under the other, each with its sentence, a page at a time."""
    pages = max(1, -(-len(frame) // PER_PAGE))
    position = st.container()
    page = st.pagination(pages, key=f"{key}-page", bind="query-params") if pages > 1 else 1
    with position:
        for row in frame.iloc[(page - 1) * PER_PAGE : page * PER_PAGE].pipe(reads.records):
            claim(view, table, row, key)


def claim(view: reads.View, table: str, row: Record, key: str) -> None:
    """One claim: what it says, where and when, the sentence with the quote, and the way to the article."""
    title, source = reads.titles(view).get(row["article_id"], ("", ""))
    about = " · ".join(wording.circumstances(table, row))
    with st.container(gap="xsmall", border=True):
        st.markdown(f"**{inert(wording.headline(table, row))}** :gray[{inert(about)}]")
        st.markdown(evidence.sentence(row, table))
        named = " – ".join(part for part in (source, title) if part) or "Untitled article"
        open_article(named, f"{key}-{row['fact_id']}", row["article_id"], row["fact_id"], icon=":material/article:")


def claim_table(table: str, frame: pd.DataFrame, key: str) -> None:
    """Claims as a table with the columns of the CSV, the telling ones first."""
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


def unnumbered(view: reads.View, table: str, frame: pd.DataFrame, key: str) -> None:
    """Lists the claims without a number: they happened, but cannot be drawn."""
    vague = charts.unnumbered(frame)
    if vague.empty:
        return
    with st.expander(f"Claims without a number, not drawn ({style.number(len(vague))})", key=f"vague-{key}"):
        claim_list(view, table, vague, f"vague-{key}")


def conflicts(daily: pd.DataFrame, key: str) -> None:
    """Lists the daily figures that contradict one another; they are shown, never mended."""
    rows = daily[daily["conflict"].fillna("") != ""]
    if rows.empty:
        return
    with st.expander(f"Figures that contradict one another ({style.number(len(rows))})", key=f"conflicts-{key}"):
        for row in reads.records(rows):
            counted = style.munition_noun(row["munition"], None) if row["munition"] else "people"
            figure_of = f"{style.number(row['best'])} {counted} {row['measure']}"
            st.markdown(f"**{style.day(row['date'])}: {inert(figure_of)}** :gray[{inert(row['conflict'])}]")
