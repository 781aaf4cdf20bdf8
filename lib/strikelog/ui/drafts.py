"""Uploaded files as drafts: what was guessed of each can be mended before anything is read."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.typing import UploadedFile

from strikelog.charts import style
from strikelog.ingest import MAX_FILES, SUFFIXES, read_file
from strikelog.model import Article, ArticleError, IngestError
from strikelog.ui import batches
from strikelog.ui.evidence import inert
from strikelog.ui.states import failure

_DRAFTS, _REFUSED, _ROUND = "draft-articles", "draft-refused", "draft-round"


def uploader() -> None:
    """The upload field; what it is given becomes drafts at once, and the field is empty again."""
    turn = st.session_state.setdefault(_ROUND, 0)
    files = st.file_uploader(
        "Files",
        type=[suffix.lstrip(".") for suffix in SUFFIXES],
        accept_multiple_files=True,
        key=f"upload-{turn}",
        help=f"Up to {MAX_FILES} files of 10 MB. CSV and JSONL hold many articles: a column or field “text”, and where "
        "there are, title, source, published, url.",
    )
    if files:
        _take(files)
        st.session_state[_ROUND] = turn + 1
        st.rerun()


def _take(files: Iterable[UploadedFile]) -> None:
    articles, refused = list(_drafts()), list(st.session_state.get(_REFUSED, []))
    for place, file in enumerate(files):
        try:
            if place >= MAX_FILES:
                raise IngestError(f"More than {MAX_FILES} files at once. Add this one in the next round.")
            articles += read_file(file.name, file.getvalue())
        except (IngestError, ArticleError) as error:
            refused.append((file.name, str(error)))
    st.session_state[_DRAFTS], st.session_state[_REFUSED] = articles, refused


def _drafts() -> list[Article]:
    return list(st.session_state.get(_DRAFTS, []))


def table() -> None:
    """The drafts, editable, with what is missing; reads them on request."""
    articles, refused = _drafts(), list(st.session_state.get(_REFUSED, []))
    if not articles and not refused:
        return
    with st.container(border=True, key="drafts"):
        st.subheader("Check before reading", anchor=False)
        _refusals(refused)
        if articles:
            edited = _editor(articles)
            _missing_dates(edited)
        with st.container(horizontal=True):
            if articles and st.button(_count("Read", len(articles)), key="read-drafts", type="primary"):
                _read(articles, edited, refused)
            st.button("Discard", key="discard-drafts", on_click=discard)


def _count(verb: str, number: int) -> str:
    return f"{verb} {style.number(number)} {'article' if number == 1 else 'articles'}"


def _refusals(refused: list[tuple[str, str]]) -> None:
    for name, reason in refused:
        st.warning(f"**{inert(name)}** was refused: {inert(reason)}", icon=":material/block:")


def _editor(articles: list[Article]) -> pd.DataFrame:
    """The data editor; its input is built from the drafts alone, so an edit is never lost to a rerun."""
    frame = pd.DataFrame(
        {
            "title": [article.title for article in articles],
            "source": [article.source for article in articles],
            "published": [article.day for article in articles],
            "begins": [article.text[:160].replace("\n", " ") for article in articles],
            "words": [article.words for article in articles],
        }
    )
    frame["published"] = pd.to_datetime(frame["published"])
    config = st.column_config
    return st.data_editor(
        frame,
        key=f"drafts-{st.session_state.get(_ROUND, 0)}",
        hide_index=True,
        disabled=["begins", "words"],
        placeholder="not told",
        column_config={
            "title": config.TextColumn("Title", width="medium"),
            "source": config.TextColumn("Source", width="small"),
            "published": config.DateColumn("Published", format="YYYY-MM-DD", width="small"),
            "begins": config.TextColumn("Text begins", width="medium"),
            "words": config.NumberColumn("Words", format="localized", width="small"),
        },
        alt="Articles found in the files; title, source and date of publication can be edited.",
    )


def _missing_dates(edited: pd.DataFrame) -> None:
    missing = int(edited["published"].isna().sum())
    if missing:
        st.warning(
            f"{_count('No date for', missing)}. Words such as “on Wednesday” cannot be placed without one; only "
            "claims with a full date in the text will have a day.",
            icon=":material/event_busy:",
        )


def _read(articles: list[Article], edited: pd.DataFrame, refused: list[tuple[str, str]]) -> None:
    try:
        mended = [rebuilt(article, row) for article, row in zip(articles, edited.to_dict("records"), strict=True)]
    except ArticleError as error:
        failure(error)
        return
    batches.start(mended, refused, label="Uploaded files")
    discard()
    st.rerun()


def rebuilt(article: Article, row: dict[Any, Any]) -> Article:
    """The article with its draft's edits; an unchanged day keeps the time it was given with, and where it is from."""
    day = None if pd.isna(row["published"]) else pd.Timestamp(row["published"]).date()
    same = day == article.day
    return Article(
        article.text,
        title=_text(row["title"]),
        published=article.published if same else day,
        source=_text(row["source"]),
        url=article.url,
        id="" if article.id == article.identity[:16] else article.id,
        published_from=article.published_from if same else "given",
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def discard() -> None:
    """Forgets the drafts; for use as a button's callback too."""
    for key in (_DRAFTS, _REFUSED):
        st.session_state.pop(key, None)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def paste() -> None:
    """The form for one article; its fields hold what was typed while the reader looks at other pages."""
    _forget_pasted()
    text = st.text_area(
        "Text of the article",
        height=260,
        key="paste-text",
        persist_state="session",
        placeholder="Paste the article here.",
    )
    title = st.text_input("Title", key="paste-title", persist_state="session")
    left, right = st.columns(2)
    source = left.text_input("Source", key="paste-source", persist_state="session", placeholder="Outlet or agency")
    published = right.date_input(
        "Published",
        value=None,
        min_value=date(1990, 1, 1),
        max_value=date(2100, 12, 31),
        key="paste-published",
        persist_state="session",
        format="YYYY-MM-DD",
    )
    if text and published is None:
        st.warning(
            "No date yet. Words such as “on Wednesday” cannot be placed without the day of publication.",
            icon=":material/event_busy:",
        )
    if st.button("Read this article", key="read-pasted", type="primary"):
        _read_pasted(text or "", title or "", source or "", published)


def _read_pasted(text: str, title: str, source: str, published: date | None) -> None:
    try:
        article = Article(text, title=title, source=source, published=published)
    except ArticleError as error:
        failure(error)
        return
    batches.start([article], label=title.strip() or "Pasted article")
    st.session_state["paste-done"] = True
    st.rerun()


def _forget_pasted() -> None:
    """Empties the form after its article was taken; before the widgets are drawn, as Streamlit demands."""
    if st.session_state.pop("paste-done", False):
        for key in ("paste-text", "paste-title", "paste-source"):
            st.session_state[key] = ""
        st.session_state["paste-published"] = None
