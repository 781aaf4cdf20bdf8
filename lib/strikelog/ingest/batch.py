"""Files into batches: what could be read, and what was refused and why."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path, PurePath

from strikelog.ingest.archives import Allowance, members
from strikelog.ingest.feed import read_feed
from strikelog.ingest.kinds import SUFFIXES, TABLES, kind_of
from strikelog.ingest.limits import MAX_BYTES, MAX_DEPTH, MAX_FILES
from strikelog.ingest.mail import read_archive, read_mail
from strikelog.ingest.office import read_docx, read_xlsx, xlsx_table
from strikelog.ingest.page import read_page
from strikelog.ingest.parts import File, Part
from strikelog.ingest.pdf import read_pdf
from strikelog.ingest.rows import csv_table, read_csv, read_json, read_jsonl
from strikelog.ingest.splitting import articles_of
from strikelog.model import Article, IngestError, StrikelogError

_LONGEST_NAME = 120
_LONGEST_CELL = 200
_PREVIEWED = 5  # rows
_NOTHING = "The file holds no articles. Check that it was saved whole."
_TOO_MANY = f"A batch takes {MAX_FILES} files. Add this one in the next batch."

Named = tuple[str, bytes]
"""A file's name as the person knows it, and its bytes."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles in the order of their files, and (name, reason) of every file or row that was refused."""

    articles: tuple[Article, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


Reader = Callable[[str, bytes], Batch]


def read_file(name: str, data: bytes) -> list[Article]:
    """The articles of one file, by what it is.

    Rows of a table that cannot be read are left out here; `read_one` tells which and why. Raises `IngestError`
    where nothing can be read.
    """
    batch = read_one(name, data)
    if not batch.articles:
        raise IngestError(batch.refused[0][1])
    return list(batch.articles)


def read_one(name: str, data: bytes, columns: Mapping[str, str] | None = None, split: bool = True) -> Batch:
    """The articles of one file, and what was refused in it, or of it as a whole.

    `columns` maps fields of an article to names of a table's columns where a person has chosen them, and `split` is
    whether a document of many articles is cut into them.
    """
    file = File(shown(name), data, columns or {}, split)
    batch = _batch(_parts(file))
    return batch if batch.articles or batch.refused else Batch(refused=((file.name, _NOTHING),))


def read_bytes(files: Iterable[Named], reader: Reader = read_one) -> Batch:
    """The articles of many files; a file or row that cannot be read is refused and the rest is read."""
    parts: list[Part] = []
    for place, (name, data) in enumerate(files):
        batch = reader(name, data) if place < MAX_FILES else Batch(refused=((shown(name), _TOO_MANY),))
        parts += [*batch.articles, *batch.refused]
    return _batch(parts)


def read_path(path: Path | str) -> Batch:
    """The articles of a file, or of all files in a folder and its folders. Raises `IngestError` where there is none."""
    return read_paths([path])


def read_paths(paths: Iterable[Path | str], reader: Reader = read_one) -> Batch:
    """The articles of several files and folders as one batch. Raises `IngestError` for a path that is not there."""
    found = [pair for path in paths for pair in _files(Path(path))]
    return read_bytes(((name, _bytes(path)) for name, path in found), reader)


@dataclass(frozen=True, slots=True)
class Preview:
    """A table's columns, its first rows, and the column of each field as far as it was recognised."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    mapping: dict[str, str]


def preview(name: str, data: bytes) -> Preview | None:
    """The head of a table, for a person to say what is what; None where the file is no table.

    Raises `IngestError` where it cannot be read.
    """
    _check_size(data)
    kind = kind_of(name, data)
    if kind not in TABLES:
        return None
    file = File(shown(name), data)
    table = xlsx_table(file) if kind == "xlsx" else csv_table(file)
    rows = (tuple(cell[:_LONGEST_CELL] for cell in cells) for _, cells in islice(table.rows, _PREVIEWED))
    return Preview(table.columns, tuple(rows), dict(table.mapping))


def shown(name: str) -> str:
    """The name without characters that could upset a terminal or a table."""
    return "".join(letter for letter in name if letter.isprintable())[-_LONGEST_NAME:] or "file without a name"


def _files(path: Path) -> list[tuple[str, Path]]:
    if path.is_file():
        return [(str(path), path)]
    if not path.is_dir():
        raise IngestError(f"There is no file or folder “{path}”. Check the path.")
    inside = sorted(found for found in path.rglob("*") if found.is_file() and not found.is_symlink())
    found = [(str(each), each) for each in inside if not _hidden(each.relative_to(path))]
    if not found:
        *most, last = SUFFIXES
        raise IngestError(f"The folder “{path}” is empty. Put {', '.join(most)} or {last} files into it.")
    return found


def _hidden(path: PurePath) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _bytes(path: Path) -> bytes:
    """The file's bytes, one more than is allowed at most; what cannot be opened counts as empty."""
    try:
        with path.open("rb") as handle:
            return handle.read(MAX_BYTES + 1)
    except OSError:
        return b""


def _parts(file: File) -> Iterator[Part]:
    """Articles and refusals of one file, each article with where it is from."""
    try:
        _check_size(file.data)
        kind = kind_of(file.name, file.data)
        for part in _READERS[kind](file):
            yield _placed(part, file) if isinstance(part, Article) else part
    except StrikelogError as error:
        yield file.name, str(error)


def _placed(article: Article, file: File) -> Article:
    """The article with the name and character set of its file, unless one inside that file gave them."""
    own = article.provenance
    if own.file:
        return article
    notes = (*file.notes, *own.notes)
    return replace(article, provenance=replace(own, file=file.name, charset=file.charset, notes=notes))


def _check_size(data: bytes) -> None:
    if not data.strip():
        raise IngestError("The file is empty or cannot be opened. Choose another one.")
    if len(data) > MAX_BYTES:
        raise IngestError(f"The file is larger than {MAX_BYTES // 1_000_000} MB. Split it into smaller files.")


def _batch(parts: Iterable[Part]) -> Batch:
    """Articles and refusals apart; an id that stands for two different articles is refused the second time."""
    articles: list[Article] = []
    refused: list[tuple[str, str]] = []
    known: dict[str, str] = {}
    for part in parts:
        if not isinstance(part, Article):
            refused.append(part)
        elif known.setdefault(part.id, part.identity) != part.identity:
            refused.append((part.title or part.id, f"Another article has the id “{part.id}” already. Give it its own."))
        else:
            articles.append(part)
    return Batch(tuple(articles), tuple(refused))


def _plain(file: File) -> Iterator[Part]:
    yield from articles_of(file, file.text(), {})


def _zip(file: File) -> Iterator[Part]:
    yield from _unpacked(file, Allowance())


def _unpacked(file: File, allowance: Allowance) -> Iterator[Part]:
    """The parts of all files of an archive; one archive inside another is opened, one inside that is not."""
    for name, content in members(file.data, allowance):
        inner = File(f"{file.name}/{shown(name)}", content if isinstance(content, bytes) else b"")
        if isinstance(content, str):
            yield inner.name, content
        elif not _is_zip(inner):
            yield from _parts(inner)
        elif allowance.depth >= MAX_DEPTH:
            yield inner.name, "An archive in an archive in an archive is not opened. Unpack it first."
        else:
            yield from _nested(inner, allowance)


def _nested(file: File, allowance: Allowance) -> Iterator[Part]:
    allowance.depth += 1
    try:
        yield from _unpacked(file, allowance)
    except IngestError as error:
        yield file.name, str(error)
    finally:
        allowance.depth -= 1


def _is_zip(file: File) -> bool:
    try:
        return kind_of(file.name, file.data) == "zip"
    except IngestError:
        return False


_READERS: dict[str, Callable[[File], Iterator[Part]]] = {
    "plain": _plain,
    "page": read_page,
    "archive": read_archive,
    "pdf": read_pdf,
    "docx": read_docx,
    "mail": read_mail,
    "csv": read_csv,
    "xlsx": read_xlsx,
    "jsonl": read_jsonl,
    "json": read_json,
    "feed": read_feed,
    "zip": _zip,
}
