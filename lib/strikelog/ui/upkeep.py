"""Deleting and editing articles, and undoing it; backing the store up and restoring it."""

import tempfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import streamlit as st

from strikelog.extract import EXTRACTOR
from strikelog.ingest import from_text
from strikelog.jobs import read_apart
from strikelog.model import Article, StrikelogError, style
from strikelog.store import Deletion, Store
from strikelog.ui import access, reads
from strikelog.ui.evidence import inert
from strikelog.ui.states import calmly, failure, set_query
from strikelog.ui.theme import emphasis

_DONE = "upkeep-done"
_LARGEST_BACKUP = 2_000  # MB
_EDITED = ("title", "source", "author", "url")


def delete_article(article_id: str) -> None:
    """Moves an article to the bin; for use as a button's callback."""
    with calmly():
        st.session_state[_DONE] = reads.ledger().delete_articles([article_id], by=access.user())
        set_query({})


def delete_batch(job_id: int, label: str) -> None:
    """Moves all articles of a batch to the bin; for use as a button's callback."""
    with calmly():
        ids = reads.store().articles_of_job(job_id)
        st.session_state[_DONE] = reads.ledger().delete_articles(ids, label, access.user())


def just_done() -> None:
    """What this session deleted or edited last, with the way to undo it; nothing where that is undone."""
    number = st.session_state.get(_DONE)
    done = next((each for each in reads.store().deletions() if each.id == number), None) if number else None
    if done:
        with st.container(border=True, horizontal=True, vertical_alignment="center", key="just-done"):
            st.markdown(_told(done))
            st.button("Undo", key="undo-last", on_click=_undo, args=(done.id,), icon=":material/undo:")


def bin_list() -> None:
    """Everything that can be put back, newest first; nothing where there is none, or the user may not."""
    deletions = reads.store().deletions()
    if not deletions or not access.may("coder"):
        return
    with st.expander(f"Deleted and edited ({style.number(len(deletions))})", key="deletions"):
        for each in deletions:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(_told(each), width="stretch")
                st.button("Undo", key=f"undo-{each.id}", on_click=_undo, args=(each.id,), type="tertiary")


def _told(deletion: Deletion) -> str:
    verb = "Edited" if deletion.kind == "edited" else "Deleted"
    counted = f"{style.number(deletion.articles)} {'article' if deletion.articles == 1 else 'articles'}"
    when = f"{style.day(deletion.made_at)}, {deletion.made_at[11:16]} UTC"
    by = f", by {inert(deletion.made_by)}" if deletion.made_by else ""
    return f"{verb} **{inert(deletion.label or 'Untitled article')}** :gray[{counted}, {when}{by}]"


def _undo(deletion_id: int) -> None:
    with calmly():
        reads.ledger().undo_deletion(deletion_id)
        st.session_state.pop(_DONE, None)


def article_actions(article: Article) -> None:
    """Editing and deleting one article, for those who may."""
    if not access.may("coder"):
        return
    with st.container(horizontal=True):
        with st.popover("Edit", icon=":material/edit:", type="tertiary"):
            _editing(article)
        with st.popover("Delete", icon=":material/delete:", type="tertiary"):
            st.markdown("The article and its claims go to the bin; that can be undone.")
            st.button("Delete article", key="delete-article", on_click=delete_article, args=(article.id,))


def _editing(article: Article) -> None:
    with st.form(f"edit-{article.id}", border=False):
        own = {name: st.text_input(name.capitalize(), getattr(article, name), key=f"edit-{name}") for name in _EDITED}
        published = st.date_input(
            "Published", article.day, date(1990, 1, 1), date(2100, 12, 31), key="edit-published", format="YYYY-MM-DD"
        )
        text = st.text_area("Text", article.text, height=240, key="edit-text")
        if st.form_submit_button("Save and read anew"):
            _save(article, {**own, "text": text}, published)


def _save(article: Article, own: dict[str, str], published: date | None) -> None:
    """Puts the edited article in place of the old one, under the same id: what people decided on its claims stays."""
    try:
        mended = edited(article, own, published)
        with st.spinner("Reading the article anew"):
            number = reads.ledger().edit(article.id, read_apart(mended), access.user())
    except StrikelogError as error:
        failure(error)
        return
    st.session_state[_DONE] = number
    st.rerun()


def edited(article: Article, own: dict[str, str], published: date | None) -> Article:
    """The article with other fields; an unchanged day keeps its time. Raises `StrikelogError`."""
    same = published == article.day
    text = own["text"]
    language = article.language if text == article.text else from_text(text).language
    told = dict(article.provenance.origins)
    changed = [name for name in _EDITED if own[name].strip() != getattr(article, name)]
    origins = {**told, **dict.fromkeys([*changed, *([] if same else ["published"])], "given")}
    return replace(
        article,
        **own,
        published=article.published if same else published.isoformat() if published else "",
        published_from=article.published_from if same else "given",
        language=language,
        provenance=replace(article.provenance, origins=tuple(origins.items())),
    )


def backups() -> None:
    """The button that backs everything up, and the way back; for admins."""
    if not access.may("admin"):
        return
    st.subheader("Backup", anchor=False)
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%MZ")
    st.caption("One file with all articles, claims, decisions and what waits to be read.")
    opened = reads.store()
    st.download_button(
        "Back up everything",
        data=lambda: _backup(opened.url),
        file_name=f"strikelog-backup-{stamp}.sqlite3",
        mime="application/vnd.sqlite3",
        key="backup",
        icon=":material/archive:",
        on_click="ignore",
    )
    with st.expander("Restore a backup", key="restore"):
        _restoring()


def _backup(url: str) -> bytes:
    """Runs outside the script, in a thread of its own: it opens the store by itself."""
    opened = Store.open(url)
    try:
        with tempfile.TemporaryDirectory(prefix="strikelog-") as folder:
            target = Path(folder) / "backup.sqlite3"
            opened.back_up(target)
            return target.read_bytes()
    finally:
        opened.close()


def _restoring() -> None:
    st.markdown("Puts a backup in place of everything. What is there now is saved beside the database first.")
    given = st.file_uploader("Backup", type=["sqlite3"], key="restore-file", max_upload_size=_LARGEST_BACKUP)
    if given and st.button("Restore", key="restore-now", type=emphasis()):
        try:
            with tempfile.TemporaryDirectory(prefix="strikelog-") as folder:
                source = Path(folder) / "restore.sqlite3"
                source.write_bytes(given.getvalue())
                saved = reads.store().restore(source)
        except StrikelogError as error:
            failure(error)
            return
        count = style.number(reads.store().count_articles())
        aside = f" What was there before is in {saved}." if saved else ""
        st.success(inert(f"{count} articles are restored.{aside}"))


def versions(view: reads.View) -> None:
    """Which versions wrote what is stored, and how many articles an older one has read."""
    older = reads.outdated(view, EXTRACTOR)
    line = f"Store: schema {reads.store().schema()}, change {style.number(view.version)}. Reader: {EXTRACTOR}."
    if older:
        line += (
            f" {style.number(older)} of the articles were read by another version; `strikelog reread` reads them anew."
        )
    st.caption(line)
