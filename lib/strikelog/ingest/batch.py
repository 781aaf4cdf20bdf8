"""Many files into one batch: what could be read, and what was refused and why."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path, PurePath

from strikelog.ingest.encoding import decode
from strikelog.ingest.page import read_page
from strikelog.ingest.plain import from_text
from strikelog.ingest.rows import Part, read_csv, read_jsonl
from strikelog.model import Article, IngestError, StrikelogError

MAX_BYTES = 10_000_000
"""Largest file taken, in bytes."""
MAX_FILES = 200
"""Most files taken in one batch."""
_LONGEST_NAME = 120

File = tuple[str, bytes]
"""A file's name as the person knows it, and its bytes."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Articles in the order of their files, and (name, reason) of every file or row that was refused."""

    articles: tuple[Article, ...] = ()
    refused: tuple[tuple[str, str], ...] = ()


def read_file(name: str, data: bytes) -> list[Article]:
    """The articles of one file, by the suffix of its name.

    Rows of a table that cannot be read are left out here; `read_bytes` tells which and why. Raises `IngestError`
    where nothing can be read.
    """
    batch = read_bytes([(name, data)])
    if not batch.articles:
        raise IngestError(batch.refused[0][1])
    return list(batch.articles)


def read_bytes(files: Iterable[File]) -> Batch:
    """The articles of many files; a file or row that cannot be read is refused and the rest is read."""
    parts: list[Part] = []
    source = iter(files)
    for name, data in islice(source, MAX_FILES):
        parts.extend(_parts(name, data))
    too_many = f"A batch takes {MAX_FILES} files. Add this one in the next batch."
    parts.extend((_shown(name), too_many) for name, _ in source)
    return _batch(parts)


def read_path(path: Path | str) -> Batch:
    """The articles of a file, or of all files in a folder and its folders. Raises `IngestError` where there is none."""
    return read_paths([path])


def read_paths(paths: Iterable[Path | str]) -> Batch:
    """The articles of several files and folders as one batch. Raises `IngestError` for a path that is not there."""
    found = [pair for path in paths for pair in _files(Path(path))]
    return read_bytes((name, _bytes(path)) for name, path in found)


def _files(path: Path) -> list[tuple[str, Path]]:
    if path.is_file():
        return [(str(path), path)]
    if not path.is_dir():
        raise IngestError(f"There is no file or folder “{path}”. Check the path.")
    inside = sorted(found for found in path.rglob("*") if found.is_file())
    found = [(str(each), each) for each in inside if not _hidden(each.relative_to(path))]
    if not found:
        raise IngestError(f"The folder “{path}” is empty. Put {_listed(SUFFIXES)} files into it.")
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


def _parts(name: str, data: bytes) -> Iterator[Part]:
    """Articles and refusals of one file; the latter carry the file's name."""
    try:
        yield from _READERS[_suffix(name, data)](_shown(name), data)
    except StrikelogError as error:
        yield _shown(name), str(error)


def _suffix(name: str, data: bytes) -> str:
    """The suffix, where the file can be read at all; raises `IngestError` where it cannot."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in _READERS:
        raise IngestError(f"Files of this kind are not read. Give {_listed(SUFFIXES)}, or paste the text.")
    if not data.strip():
        raise IngestError("The file is empty or cannot be opened. Choose another one.")
    if len(data) > MAX_BYTES:
        raise IngestError(f"The file is larger than {MAX_BYTES // 1_000_000} MB. Split it into smaller files.")
    return suffix


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


def _plain(_name: str, data: bytes) -> Iterator[Part]:
    yield from_text(decode(data).replace("\r\n", "\n").replace("\r", "\n"))


def _page(_name: str, data: bytes) -> Iterator[Part]:
    yield read_page(data)


def _shown(name: str) -> str:
    """The name without characters that could upset a terminal or a table."""
    return "".join(letter for letter in name if letter.isprintable())[-_LONGEST_NAME:] or "file without a name"


def _listed(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}"


_READERS: dict[str, Callable[[str, bytes], Iterator[Part]]] = {
    ".txt": _plain,
    ".md": _plain,
    ".html": _page,
    ".htm": _page,
    ".csv": read_csv,
    ".jsonl": read_jsonl,
}
SUFFIXES = tuple(_READERS)
"""Suffixes of the files that are read."""
