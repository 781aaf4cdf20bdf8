"""Drafts: what was guessed of each article can be mended before anything is read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from strikelog.ingest import from_text
from strikelog.model import Article, Provenance, StrikelogError, style
from strikelog.ui import batches, uploads
from strikelog.ui.evidence import inert
from strikelog.ui.states import failure
from strikelog.ui.theme import emphasis

_LISTED = 8
"""Refusals shown at once; more are folded away."""
LANGUAGES = ("en", "uk", "ru", "he", "ar", "fa", "pl", "de", "fr", "es")
"""Languages to choose from, beside those that were found."""


def table() -> None:
    """The drafts, editable, with what is missing; reads them on request."""
    articles = [article for upload in uploads.held() for article in upload.articles]
    refused = [each for upload in uploads.held() for each in upload.refused]
    if not uploads.held():
        return
    with st.container(border=True, key="drafts"):
        st.subheader("Check before reading", anchor=False)
        _refusals(refused)
        uploads.choices()
        edited = _editor(articles) if articles else None
        if edited is not None:
            _warn(edited)
        with st.container(horizontal=True):
            if (
                edited is not None
                and len(edited)
                and st.button(_count("Read", len(edited)), key="read-drafts", type=emphasis())
            ):
                _read(articles, edited, refused)
            st.button("Discard", key="discard-drafts", on_click=uploads.discard)


def _count(verb: str, number: int) -> str:
    return f"{verb} {style.number(number)} {'article' if number == 1 else 'articles'}"


def _refusals(refused: Sequence[tuple[str, str]]) -> None:
    for name, reason in refused[:_LISTED]:
        st.warning(f"**{inert(name)}** was refused: {inert(reason)}", icon=":material/block:")
    if len(refused) > _LISTED:
        with st.expander(f"{style.number(len(refused) - _LISTED)} more were refused"):
            rest = [{"file": name, "reason": reason} for name, reason in refused[_LISTED:]]
            st.dataframe(rest, hide_index=True, alt="What was refused, and why.")


def _editor(articles: list[Article]) -> pd.DataFrame:
    """The data editor; its input is built from the drafts alone, so an edit is never lost to a rerun."""
    frame = pd.DataFrame([_row(article) for article in articles])
    frame["published"] = pd.to_datetime(frame["published"])
    config = st.column_config
    languages = sorted({*LANGUAGES, *filter(None, frame["language"])})
    return st.data_editor(
        frame,
        key=f"drafts-{uploads.turn()}",
        hide_index=True,
        num_rows="delete",
        disabled=["begins", "words", "origin", "notes"],
        placeholder="not told",
        column_config={
            "title": config.TextColumn("Title", width="medium"),
            "source": config.TextColumn("Source", width="small"),
            "author": config.TextColumn("Author", width="small"),
            "published": config.DateColumn("Published", format="YYYY-MM-DD", width="small"),
            "language": config.SelectboxColumn("Language", options=languages, width="small"),
            "begins": config.TextColumn("Text begins", width="medium"),
            "words": config.NumberColumn("Words", format="localized", width="small"),
            "origin": config.TextColumn("Where this is from", width="medium"),
            "notes": config.TextColumn("Notes", width="medium"),
        },
        alt="Articles found in the files; title, source, author, date of publication and language can be edited, and "
        "rows taken out.",
    )


def _row(article: Article) -> dict[str, object]:
    own = article.provenance
    charset = (f"Read as {own.charset}.",) if own.charset not in ("", "utf-8") else ()
    return {
        "title": article.title,
        "source": article.source,
        "author": article.author,
        "published": article.day,
        "language": article.language or None,
        "begins": article.text[:160].replace("\n", " "),
        "words": article.words,
        "origin": origins(own),
        "notes": " ".join((*charset, *own.notes)),
    }


def origins(provenance: Provenance) -> str:
    """`title, source: metadata; date: text · night.docx`."""
    told: dict[str, list[str]] = {}
    for name, origin in provenance.origins:
        told.setdefault(origin, []).append("date" if name == "published" else name)
    words = "; ".join(f"{', '.join(names)}: {_FROM.get(origin, origin)}" for origin, names in told.items())
    return " · ".join(part for part in (words, provenance.file) if part)


_FROM = {"given": "its column or field", "metadata": "the file’s metadata", "text": "the text’s head"}


def _warn(edited: pd.DataFrame) -> None:
    missing = int(edited["published"].isna().sum())
    if missing:
        st.warning(
            f"{_count('No date for', missing)}. Words such as “on Wednesday” cannot be placed without one; only "
            "claims with a full date in the text will have a day.",
            icon=":material/event_busy:",
        )
    foreign = int((edited["language"].fillna("en") != "en").sum())
    if foreign:
        st.info(
            f"{_count('Not in English:', foreign)}. Kept and marked, but no claims are read from "
            f"{'it' if foreign == 1 else 'them'}.",
            icon=":material/translate:",
        )


def _read(articles: list[Article], edited: pd.DataFrame, refused: Sequence[tuple[str, str]]) -> None:
    try:
        mended = [
            rebuilt(articles[int(at)], row) for at, row in zip(edited.index, edited.to_dict("records"), strict=True)
        ]
        batches.start(mended, refused, label=_label())
    except StrikelogError as error:
        failure(error)
        return
    uploads.discard()
    st.rerun()


def _label() -> str:
    """The name of the one file, or of the first and how many more."""
    first, *rest = [upload.name for upload in uploads.held()]
    return f"{first} and {len(rest)} more" if rest else first


def rebuilt(article: Article, row: dict[Any, Any]) -> Article:
    """The article with its draft's edits; an unchanged day keeps the time it was given with, and where it is from."""
    day = None if pd.isna(row["published"]) else pd.Timestamp(row["published"]).date()
    same = day == article.day
    own = {name: _text(row[name]) for name in ("title", "source", "author") if name in row}
    known = dict(article.provenance.origins)
    new = [name for name, value in own.items() if value != getattr(article, name)] + ([] if same else ["published"])
    kept = {**known, **dict.fromkeys(new, "given")}
    filled = {**own, "published": day}
    told = tuple((name, origin) for name, origin in kept.items() if filled.get(name, True))
    return replace(
        article,
        **own,
        published=article.published if same else day.isoformat() if day else "",
        id="" if article.id == article.identity[:16] else article.id,
        published_from=article.published_from if same else "given",
        language=_text(row.get("language")) or article.language,
        provenance=replace(article.provenance, origins=told),
    )


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


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
    if st.button("Read this article", key="read-pasted", type=emphasis()):
        _read_pasted(text or "", title or "", source or "", published)


def _read_pasted(text: str, title: str, source: str, published: date | None) -> None:
    try:
        article = from_text(text, title=title, source=source, published=published)
        batches.start([article], label=title.strip() or "Pasted article")
    except StrikelogError as error:
        failure(error)
        return
    st.session_state["paste-done"] = True
    st.rerun()


def _forget_pasted() -> None:
    """Empties the form after its article was taken; before the widgets are drawn, as Streamlit demands."""
    if st.session_state.pop("paste-done", False):
        for key in ("paste-text", "paste-title", "paste-source"):
            st.session_state[key] = ""
        st.session_state["paste-published"] = None
