"""Handing articles to the reader, and following it. Nothing is read inside a run of a page's script."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from strikelog.model import Article, IngestError, style
from strikelog.store import Job
from strikelog.ui import access, reads
from strikelog.ui.evidence import inert
from strikelog.ui.states import calmly, link, open_article
from strikelog.ui.theme import emphasis

if TYPE_CHECKING:
    import pandas as pd

EXAMPLE = Path(__file__).resolve().parents[3] / "sample_data" / "articles.jsonl"
"""Our own writing, in the repository; not part of the installed package."""

_ACTIVE = ("queued", "running")
_LISTED = 12
_MINUTES = 90  # from which a duration is told in hours
_STATES = {
    "added": ("Added", "green"),
    "already": ("Already there", "gray"),
    "copy": ("Copy", "violet"),
    "refused": ("Refused", "orange"),
    "cancelled": ("Cancelled", "gray"),
    "queued": ("Waiting", "gray"),
    "running": ("Reading", "blue"),
}


def start(articles: Sequence[Article], refused: Sequence[tuple[str, str]] = (), label: str = "") -> None:
    """Queues the articles and makes sure that a worker reads them; the panel then follows the job."""
    opened = reads.store()
    st.session_state["job"] = opened.enqueue(articles, refused, label)
    _wake_reader(opened.url)


def _wake_reader(url: str) -> None:
    from strikelog.jobs import ensure_worker  # what reads files and articles is not needed to show a page

    ensure_worker(url)


def load_example() -> None:
    """Queues the example articles; raises `IngestError` where they are not at hand."""
    if not EXAMPLE.is_file():
        raise IngestError(
            "The example articles are not here: they come with the repository, in sample_data/articles.jsonl. "
            "Start the app from a checkout, or add articles of your own."
        )
    from strikelog.ingest import read_file

    start(read_file(EXAMPLE.name, EXAMPLE.read_bytes()), label="Example articles")


def example_button(key: str) -> None:
    """The button that loads the example, with its error where it cannot."""
    if st.button("Load the example", key=key, icon=":material/library_books:", type=emphasis()):
        with calmly():
            load_example()
            st.rerun()


def followed() -> Job | None:
    """The job to show: one under way, else the one this session started last."""
    jobs = reads.store().jobs(limit=20)
    active = [job for job in jobs if job.state in _ACTIVE]
    mine = [job for job in jobs if job.id == st.session_state.get("job")]
    return next(iter([*active, *mine]), None)


def panel() -> None:
    """Progress of the job under way, or what came of the last one; nothing where there was none."""
    job = followed()
    if job is None:
        return
    if job.state in _ACTIVE:
        _wake_reader(reads.store().url)
        st.fragment(_progress, run_every=1.0)(job.id)
    else:
        _outcome(job)


def _progress(job_id: int) -> None:
    with calmly():
        job = reads.store().job(job_id)
        if job.state not in _ACTIVE:
            st.rerun()
        with st.container(border=True, key="job-progress"):
            label = inert(job.label or "Articles")
            doing = _doing(job) if job.done else "starting the reader, a few seconds"
            st.progress(job.done / max(1, job.total), text=f"{label}: {doing}")
            st.caption("You can leave this page; reading goes on.")
            st.button("Cancel", key=f"cancel-{job_id}", on_click=reads.store().cancel_job, args=(job_id,))


def _doing(job: Job) -> str:
    """`read 120 of 2,000, about 3 minutes left`."""
    pace = reads.store().pace(job.id)
    left = f", {duration((job.total - job.done) / pace)} left" if pace else ""
    return f"read {style.number(job.done)} of {style.number(job.total)}{left}"


def duration(seconds: float) -> str:
    """A guess in words: `less than a minute`, `about 3 minutes`, `about 2 hours`."""
    minutes = seconds / 60
    if minutes < 1:
        return "less than a minute"
    if minutes < _MINUTES:
        count, unit = round(minutes), "minute"
    else:
        count, unit = round(minutes / 60), "hour"
    return f"about {count} {unit}{'' if count == 1 else 's'}"


def _outcome(job: Job) -> None:
    items = reads.store().job_items(job.id)
    with st.container(border=True, key="job-outcome"):
        st.markdown(f"**{inert(job.label or 'Articles')}** :gray[{inert(summary(items))}]")
        telling = items.sort_values("state", key=lambda states: states.map(_order), kind="stable")
        for item in telling.head(_LISTED).itertuples():
            _item(str(item.name), str(item.state), str(item.message or ""), str(item.article_id or ""))
        if len(items) > _LISTED:
            link(f"All articles, {len(items) - _LISTED} more of this batch among them", "articles")
        if access.may("coder"):
            _next_steps(job)


def _next_steps(job: Job) -> None:
    """What can still be done about a batch: go on, try again, take it out."""
    from strikelog.ui import upkeep

    with st.container(horizontal=True, vertical_alignment="center"):
        if job.dropped:
            label = f"Resume, {style.number(job.dropped)} left"
            st.button(label, key=f"resume-{job.id}", on_click=_again, args=("resume", job.id), type=emphasis())
        if job.failed:
            label = f"Try the {style.number(job.failed)} refused again"
            st.button(label, key=f"retry-{job.id}", on_click=_again, args=("retry", job.id))
        added = len(reads.store().articles_of_job(job.id))
        if added:
            with st.popover("Delete this batch", type="tertiary", icon=":material/delete:"):
                st.markdown(f"{style.number(added)} {'article' if added == 1 else 'articles'} with all claims.")
                st.button("Delete", key=f"delete-job-{job.id}", on_click=upkeep.delete_batch, args=(job.id, job.label))


def _again(what: str, job_id: int) -> None:
    """Puts a job's items back and sees to it that somebody reads them; for use as a button's callback."""
    opened = reads.store()
    (opened.resume_job if what == "resume" else opened.retry_job)(job_id)
    _wake_reader(opened.url)


def _order(state: str) -> int:
    """What a person must look at comes first."""
    return ["refused", "cancelled", "copy", "already", "running", "queued", "added"].index(state)


def summary(items: pd.DataFrame) -> str:
    """`7 added, 1 copy, 2 refused`."""
    counts = items["state"].value_counts()
    told = ((counts[state], words.lower()) for state, (words, _) in _STATES.items() if state in counts)
    return ", ".join(f"{count} {'copies' if words == 'copy' and count > 1 else words}" for count, words in told)


def _item(name: str, state: str, message: str, article_id: str) -> None:
    words, colour = _STATES[state]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.badge(words, color=colour)  # type: ignore[arg-type]
        if article_id:
            open_article(name or "Untitled article", f"item-{article_id}", article_id)
        else:
            st.markdown(inert(name or "Untitled article"))
        if message:
            st.caption(inert(message))
