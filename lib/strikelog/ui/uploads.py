"""Files that were uploaded, and what was read from each, before anything is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import streamlit as st
from streamlit.typing import UploadedFile

from strikelog.ingest import FIELDS, MAX_BYTES, MAX_FILES, SUFFIXES, Preview, shown
from strikelog.jobs import FileReader, file_reader
from strikelog.model import Article, StrikelogError
from strikelog.ui.evidence import inert

_UPLOADS, _ROUND = "uploads", "upload-round"
_NO_COLUMN = "(none)"
_NAMES = {
    "text": "Text",
    "title": "Title",
    "published": "Published",
    "source": "Source",
    "url": "Address",
    "author": "Author",
    "id": "Id",
}


@dataclass(slots=True)
class Upload:
    """One file: what became of it, and what is needed to read it otherwise."""

    name: str
    data: bytes
    articles: list[Article] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    preview: Preview | None = None
    split: bool = True


def held() -> list[Upload]:
    """The files of this session that wait for their articles to be read."""
    found: list[Upload] = st.session_state.setdefault(_UPLOADS, [])
    return found


def turn() -> int:
    """A number that changes whenever the files do; for the keys of widgets that are to start anew."""
    return int(st.session_state.setdefault(_ROUND, 0))


def changed() -> None:
    st.session_state[_ROUND] = turn() + 1


def discard() -> None:
    """Forgets the files; for use as a button's callback too."""
    st.session_state[_UPLOADS] = []
    changed()


def uploader() -> None:
    """The upload field; what it is given is looked into at once, and the field is empty again."""
    files = st.file_uploader(
        "Files",
        # no `type`: Streamlit's own refusal of a suffix says nothing of what to do instead
        accept_multiple_files=True,
        key=f"upload-{turn()}",
        help=f"Up to {MAX_FILES} files of {MAX_BYTES // 1_000_000} MB. Tables hold many articles: a column or field "
        "“text”, and where there are, title, source, author, published, url. Exports of Nexis and Factiva and live "
        "blogs are cut into their articles.",
    )
    if files:
        with st.spinner(f"Looking into {len(files)} {'file' if len(files) == 1 else 'files'}"):
            _take(files)
        changed()
        st.rerun()


def _take(files: Sequence[UploadedFile]) -> None:
    with file_reader() as reader:
        for place, file in enumerate(files):
            name = shown(file.name)
            if len(held()) >= MAX_FILES or place >= MAX_FILES:
                reason = f"A batch takes {MAX_FILES} files. Add this one in the next batch."
                held().append(Upload(name, b"", refused=[(name, reason)]))
            else:
                held().append(_looked_into(reader, name, file.getvalue()))


def _looked_into(reader: FileReader, name: str, data: bytes) -> Upload:
    batch = reader.read(name, data)
    try:
        preview = reader.preview(name, data)
    except StrikelogError:  # the same is told by what was refused
        preview = None
    is_split = len(batch.articles) > 1 and _can_be_whole(name)
    kept = data if preview or is_split else b""
    return Upload(name, kept, list(batch.articles), list(batch.refused), preview, is_split)


def _can_be_whole(name: str) -> bool:
    return SUFFIXES.get(f".{name.lower().rpartition('.')[2]}") in ("plain", "docx", "pdf")


def choices() -> None:
    """For each table, which column is what; for each document that was cut, whether it should have been."""
    for place, upload in enumerate(held()):
        if upload.preview:
            _columns(place, upload, upload.preview)
        elif upload.split and upload.data:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.caption(f"{inert(upload.name)} was cut into {len(upload.articles)} articles.")
                st.button("Keep as one", key=f"whole-{turn()}-{place}", on_click=_keep_whole, args=(place,))


def _keep_whole(place: int) -> None:
    upload = held()[place]
    with file_reader() as reader:
        batch = reader.read(upload.name, upload.data, None, False)
    upload.articles, upload.refused = list(batch.articles), list(batch.refused)
    upload.split, upload.data = False, b""
    changed()


def _columns(place: int, upload: Upload, preview: Preview) -> None:
    """The table's first rows, and a choice of the column for each field."""
    missing = "text" not in preview.mapping and not upload.articles
    with st.expander(f"Columns of {inert(upload.name)}", expanded=missing, key=f"columns-{turn()}-{place}"):
        rows = [dict(enumerate(row)) for row in preview.rows]
        names = {str(at): name or f"column {at + 1}" for at, name in enumerate(preview.columns)}
        table = [{names.get(str(at), f"column {at + 1}"): cell for at, cell in row.items()} for row in rows]
        st.dataframe(table, hide_index=True, alt=f"The first rows of {upload.name}.", key=f"head-{turn()}-{place}")
        with st.form(f"mapping-{turn()}-{place}", border=False):
            chosen = _asked(place, preview)
            if st.form_submit_button("Read with these columns"):
                _reread(place, chosen)


def _asked(place: int, preview: Preview) -> dict[str, str]:
    options = [_NO_COLUMN, *dict.fromkeys(name for name in preview.columns if name)]
    found = {}
    with st.container(horizontal=True):
        for name in FIELDS:
            known = preview.mapping.get(name, _NO_COLUMN)
            key = f"field-{turn()}-{place}-{name}"
            found[name] = st.selectbox(_NAMES[name], options, index=options.index(known), key=key, width=180)
    return {name: column for name, column in found.items() if column != _NO_COLUMN}


def _reread(place: int, chosen: dict[str, str]) -> None:
    upload = held()[place]
    with file_reader() as reader:
        batch = reader.read(upload.name, upload.data, chosen)
    upload.articles, upload.refused = list(batch.articles), list(batch.refused)
    if upload.preview:
        upload.preview = Preview(upload.preview.columns, upload.preview.rows, chosen)
    changed()
    st.rerun()
