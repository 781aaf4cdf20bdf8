"""One article: its text with the claims highlighted, and its claims beside it."""

import pandas as pd
import streamlit as st

from strikelog.model import FACT_TABLES, Article, Filters, style
from strikelog.model.words import say
from strikelog.report import wording
from strikelog.ui import drafts, evidence, filters, missed, reads, upkeep
from strikelog.ui.evidence import inert
from strikelog.ui.marked import Marked, reading
from strikelog.ui.reads import Record
from strikelog.ui.states import open_article, set_query
from strikelog.ui.theme import is_dark

PASSAGE = 40_000
"""Characters shown at once: a long live blog is cut into stretches, at line ends."""

_LABELS = {"munitions": "Munitions", "casualties": "Casualties", "places": "Places"}

Claims = dict[str, list[Record]]


def article_page(view: reads.View, article_id: str, claim_id: str) -> None:
    """Text and claims of an article; the claim asked for stands on top. Raises `StoreError` for an unknown article."""
    everything = reads.View(view.url, view.version, Filters())
    article = reads.article(everything, article_id)
    claims = {table: reads.records(reads.claims(everything, table, article_id)) for table in FACT_TABLES}
    st.button(
        "All articles",
        key="all-articles",
        type="tertiary",
        icon=":material/arrow_back:",
        on_click=set_query,
        args=({},),
    )
    upkeep.just_done()
    _head(article)
    upkeep.article_actions(article)
    focus = _focus(claims, claim_id)
    if claim_id and focus is None:
        st.warning("The claim asked for is not among those of this article; it may have been read anew since.")
    if focus:
        _focused(*focus)
    text, beside = st.columns([5, 3], gap="large")
    with text:
        _text(article, claims, focus)
    with beside:
        _lists(article, claims, claim_id)
        missed.form(article)


def _head(article: Article) -> None:
    st.title(inert(article.title or "Untitled article"), anchor=False)
    dated = style.day(article.published) if article.published else "no date of publication"
    facts = [article.source or "source not told", dated, f"{style.number(article.words)} words"]
    facts += [f"by {article.author}"] if article.author else []
    st.markdown(f":gray[{inert(' · '.join(facts))}]")
    _provenance(article)
    if article.url.startswith(("https://", "http://")):
        st.link_button("Original", article.url, icon=":material/open_in_new:", type="tertiary")


def _provenance(article: Article) -> None:
    """How the article came in: file, character set, what was mended, and a language that is not read."""
    own = article.provenance
    if not article.is_read:
        said = f"The language of this article is “{article.language}”. It is kept, and no claims are read from it."
        st.info(inert(said), icon=":material/translate:")
    told = [drafts.origins(own), f"read as {own.charset}" if own.charset not in ("", "utf-8") else "", *own.notes]
    if any(told):
        st.caption(inert(" · ".join(part for part in told if part)))


def _focus(claims: Claims, claim_id: str) -> tuple[str, Record] | None:
    found = ((table, row) for table, rows in claims.items() for row in rows if row["fact_id"] == claim_id)
    return next(found, None)


def _focused(table: str, row: Record) -> None:
    with st.container(border=True, key="focused-claim"):
        st.markdown(f"**{inert(wording.headline(table, row))}**")
        st.markdown(evidence.sentence(row, table))
        facts = _sheet(table, row)
        st.table({inert(label): inert(value) for label, value in facts.items()}, border="horizontal")


def _text(article: Article, claims: Claims, focus: tuple[str, Record] | None) -> None:
    stretches = evidence.passages(article.text, PASSAGE)
    begin, end = stretches[_stretch(stretches, focus[1]["start"] if focus else 0, article.id)]
    marked = [
        _marked(table, row, focus is not None and row["fact_id"] == focus[1]["fact_id"])
        for table, rows in claims.items()
        for row in rows
        if row["start"] < end and row["end"] > begin
    ]
    with st.container(key="article-text"):
        st.html(reading(article.text, marked, (begin, end), _LABELS, is_dark()))


def _sheet(table: str, row: Record) -> dict[str, str]:
    """How a claim was read; of its place also what else the name could stand for."""
    here = row["geonameid"]
    others = reads.ledger().namesakes(row["place_text"], None if pd.isna(here) else int(here))
    written = ((name, region, style.country(country)) for name, region, country in others)
    named = "; ".join(", ".join(part for part in dict.fromkeys(parts) if part) for parts in written)
    facts = wording.sheet(table, row)
    return {**facts, say("articles.namesakes"): named} if named else facts


def _marked(table: str, row: Record, focus: bool) -> Marked:
    card = _sheet(table, row)
    key = f"open-{row['fact_id']}"
    return Marked(row["start"], row["end"], table, key, wording.headline(table, row), card, focus)


def _stretch(stretches: list[tuple[int, int]], start: int, article_id: str) -> int:
    """Which stretch to show: the one that holds the claim in focus, until another is picked."""
    if len(stretches) == 1:
        return 0
    holding = next(number for number, (begin, end) in enumerate(stretches) if begin <= start < end)
    return st.pagination(len(stretches), default=holding + 1, key=f"stretch-{article_id}-{start}") - 1


def _lists(article: Article, claims: Claims, claim_id: str) -> None:
    if not any(claims.values()):
        st.markdown("**No claims**")
        st.caption("Nothing in this article says how many munitions, who was harmed, or which places were affected.")
    for table, rows in claims.items():
        if rows:
            st.markdown(f"**{_LABELS[table]}** :gray[{len(rows)}]")
            with st.container(gap="xxsmall", key=f"claims-{table}"):
                for row in rows:
                    _line(article, table, row, claim_id)


def _line(article: Article, table: str, row: Record, claim_id: str) -> None:
    where = "" if table == "places" else row["place"]
    label = " · ".join(part for part in (wording.headline(table, row), where) if part)
    here = row["fact_id"] == claim_id
    open_article(label, row["fact_id"], article.id, row["fact_id"], icon=":material/arrow_forward:" if here else None)


def asked(name: str) -> str:
    """A parameter of the URL that is no filter, as `article` or `claim`; empty where it is not given."""
    value = st.query_params.get(name, "")
    return value if len(value) <= filters.LONGEST_ID else ""
