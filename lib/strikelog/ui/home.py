"""The way in for a newcomer, and the newest articles for everyone else."""

import streamlit as st

from strikelog.model import style
from strikelog.ui import batches, reads
from strikelog.ui.evidence import inert
from strikelog.ui.reads import Record
from strikelog.ui.states import link, open_article

NEWEST = 6


def welcome() -> None:
    """The empty store: what this is, and two ways in."""
    with st.container(key="welcome"):
        st.title("Strikelog", anchor=False)
        st.markdown(
            "Reads reports of missile and drone attacks and keeps what each one claims: how many were launched, "
            "intercepted or hit, which cities were affected, how many people were killed or injured. "
            "Every number leads back to the sentence that says it."
        )
        batches.panel()
        example, own = st.columns(2, gap="medium")
        with example, st.container(border=True, height="stretch"):
            st.subheader("See it at work", anchor=False)
            st.markdown(
                "Load articles that we wrote for this purpose: invented outlets, events modelled on public facts."
            )
            batches.example_button("load-example")
        with own, st.container(border=True, height="stretch"):
            st.subheader("Start with an article", anchor=False)
            st.markdown("Paste the text of a report, or upload files. Nothing leaves this machine.")
            link("Add articles", "add", icon=":material/add:")


def nothing_yet() -> None:
    """The empty store, on any page but the first."""
    with st.container(key="nothing-yet"):
        st.markdown("**Nothing here yet.** This page fills as soon as there are articles.")
        batches.panel()
        with st.container(horizontal=True, vertical_alignment="center"):
            batches.example_button("load-example-here")
            link("Add articles", "add", icon=":material/add:")


def newest(view: reads.View) -> None:
    """The latest articles by date of publication, with what they claim."""
    st.subheader("Newest articles", anchor=False)
    for row in reads.records(reads.articles(view, "", NEWEST, 0)):
        article_line(row)
    link("All articles", "articles", icon=":material/arrow_forward:")


def article_line(row: Record) -> None:
    """One article of a list: its title to open it, below it outlet, day and number of claims."""
    article = str(row["article_id"])
    dated = style.day(str(row["published"])) if row["published"] else "no date"
    facts = [str(row["source"] or "source not told"), dated, claims_in_words(row)]
    facts += ["copy of another"] if row.get("copy_of") else []
    facts += [f"language {row['language']}, not read"] if row["language"] not in ("", "en") else []
    with st.container(gap=None):
        open_article(str(row["title"] or "Untitled article"), article, article)
        st.caption(inert(" · ".join(facts)))


def claims_in_words(row: Record) -> str:
    """`3 munition claims, 1 casualty claim`; the quiet article says so."""
    names = {"munitions": "munition", "casualties": "casualty", "places": "place"}
    counts = {name: int(str(row[column])) for column, name in names.items()}
    told = [f"{count} {name} {'claim' if count == 1 else 'claims'}" for name, count in counts.items() if count]
    return ", ".join(told) or "no claims"
