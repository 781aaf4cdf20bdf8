"""Adding a claim that the rules missed: a sentence of the article, the words that say it, and what they say."""

import re

import streamlit as st

from strikelog.ledger import empty_claim
from strikelog.model import FACT_TABLES, Article, ReviewError
from strikelog.ui import access, judging, reads
from strikelog.ui.states import calmly
from strikelog.ui.theme import emphasis

_SENTENCE = re.compile(r"[^\s.!?][^.!?\n]*[.!?]*")
_LONGEST_LABEL = 140
_LABELS = {"munitions": "Munitions", "casualties": "Casualties", "places": "Place affected"}


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end, roughly: at full stops and line ends."""
    return [found.span() for found in _SENTENCE.finditer(text)]


def form(article: Article) -> None:
    """The form, for those who may review; folded until it is wanted."""
    if not access.may("reviewer"):
        return
    with st.expander("Add a claim that was missed", key="missed", icon=":material/add:"):
        table = st.segmented_control(
            "What it tells of",
            FACT_TABLES,
            default="munitions",
            format_func=lambda each: _LABELS[each],
            key="missed-table",
            required=True,
        )
        spans = sentences(article.text)
        at = st.selectbox(
            "Sentence",
            range(len(spans)),
            index=None,
            format_func=lambda each: article.text[slice(*spans[each])][:_LONGEST_LABEL],
            key="missed-sentence",
            placeholder="Type to find one",
        )
        if at is not None:
            _fields(article, str(table), spans[at])


def _fields(article: Article, table: str, span: tuple[int, int]) -> None:
    key = f"missed-{table}-{span[0]}"
    blank = empty_claim(table)
    with st.form(key, enter_to_submit=True):
        words = st.text_input("Words that say so", article.text[slice(*span)], key=f"{key}-words")
        given = judging.fields(table, blank, key)
        reason = st.text_input("Reason", key=f"{key}-reason", placeholder="Others will read it")
        by = access.user() or st.text_input("Your name", key="decision-by", persist_state="session")
        if st.form_submit_button("Add the claim", key=f"{key}-add", type=emphasis()):
            with calmly():
                start = article.text.find(words, *span)
                if start < 0 or not words:
                    raise ReviewError("These words do not stand in the sentence. Copy them from it as they are.")
                cells = judging.changes(table, blank, given)
                reads.ledger().add_missed(table, article.id, (start, start + len(words)), cells, reason, by or "")
                st.rerun()
