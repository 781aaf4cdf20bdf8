"""Word and Excel files. They are zip archives: what they unpack to is checked before anything is parsed."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from strikelog.ingest.archives import Allowance, opened
from strikelog.ingest.parts import File, Part
from strikelog.ingest.rows import Table, read_table
from strikelog.ingest.splitting import articles_of
from strikelog.model import MAX_TEXT, ArticleError, IngestError

_BROKEN = "The {} file is damaged and cannot be read. Open it, save it anew, or paste its text."
_MACROS = "The file carries macros. They were not run and are not kept."


def read_docx(file: File) -> Iterator[Part]:
    """The document as one article, or as many as its text is made of."""
    _checked(file, "word/vbaProject.bin")
    try:
        document = _document(file.data)
        text = "\n".join(_blocks(document))
        about = document.core_properties
        told = {"title": about.title or "", "author": about.author or ""}
    except Exception as error:  # hostile files break the parser in ways that cannot be listed
        raise IngestError(_BROKEN.format("Word")) from error
    if len(text) > MAX_TEXT:
        raise ArticleError(f"The document is longer than {MAX_TEXT:,} characters. Split it into articles.")
    if not text.strip():
        raise IngestError("The Word file holds no text, perhaps pictures alone. Paste the text instead.")
    yield from articles_of(file, text, told)


def read_xlsx(file: File) -> Iterator[Part]:
    """One part for each row of the first sheet that has a column for the text."""
    yield from read_table(file, xlsx_table(file))


def xlsx_table(file: File) -> Table:
    """The sheet to be read, as a table of text. Raises `IngestError`."""
    _checked(file, "xl/vbaProject.bin")
    try:
        return _sheet(file)
    except IngestError:
        raise
    except Exception as error:  # hostile files break the parser in ways that cannot be listed
        raise IngestError(_BROKEN.format("Excel")) from error


def _checked(file: File, macros: str) -> None:
    with opened(file.data) as archive:
        Allowance().spend(archive)
        if macros in archive.namelist():
            file.notes.append(_MACROS)


def _document(data: bytes) -> Any:  # noqa: ANN401 - a Document of python-docx
    from docx import Document

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kind = archive.read("[Content_Types].xml")
    if b"macroEnabled" not in kind:
        return Document(io.BytesIO(data))
    return Document(_without_macros(data))


def _without_macros(data: bytes) -> io.BytesIO:
    """The same document declared as one without macros: the parser refuses the other kind."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == "[Content_Types].xml":
                kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
                content = content.replace(b"application/vnd.ms-word.document.macroEnabled.main+xml", kind)
            new.writestr(member.filename, content)
    made.seek(0)
    return made


def _blocks(document: Any) -> Iterator[str]:  # noqa: ANN401
    """Paragraphs, with a blank line after each, and the rows of tables in the order of the document."""
    from docx.table import Table as DocxTable

    for block in document.iter_inner_content():
        if isinstance(block, DocxTable):
            yield from ("\t".join(cell.text.strip() for cell in row.cells) for row in block.rows)
            yield ""
        else:
            yield from (block.text, "") if block.text.strip() else ("",)


def _sheet(file: File) -> Table:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(file.data), read_only=True, data_only=True)
    tables = [Table.of(_cells(sheet), file.columns) for sheet in book.worksheets]
    told = [table for table in tables if table.columns]
    if not told:
        raise IngestError("The Excel file has no rows. Give one with a row of headings and a column for the text.")
    return next((table for table in told if "text" in table.mapping), told[0])


def _cells(sheet: Any) -> Iterator[list[str]]:  # noqa: ANN401
    for row in sheet.iter_rows(values_only=True):
        yield ["" if value is None else _shown(value) for value in row]


def _shown(value: object) -> str:
    """Dates as ISO, without a time where it is midnight, as Excel keeps plain days."""
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return text.removesuffix("T00:00:00")
