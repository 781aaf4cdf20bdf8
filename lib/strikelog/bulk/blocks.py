"""Where articles lie, cut into blocks of a size that one task reads: JSONL and Parquet on any fsspec path."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import fsspec
import pyarrow.parquet as pq
from fsspec.core import url_to_fs
from fsspec.utils import read_block

from strikelog.ingest import FIELDS, MAX_ROWS, File, Part, read_jsonl
from strikelog.model import Article, BulkError

_PACKED = {".gz": "gzip", ".bz2": "bz2", ".xz": "xz"}


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of one file: bytes of JSONL, or row groups of Parquet; `length` None is all of it."""

    path: str
    kind: str
    start: int = 0
    length: int | None = None


def find_blocks(sources: Sequence[str], size: int) -> list[Block]:
    """The blocks of files, folders and patterns, in order, each of about `size` bytes as they lie there.

    A packed file is one block: it cannot be entered in the middle. Raises `BulkError` where nothing is found.
    """
    return [block for source in sources for path in _paths(source) for block in _cut(path, size)]


def read_parts(block: Block, published: str = "") -> list[Part]:
    """The articles of a block; those without a date get `published`. What cannot be read comes with its reason."""
    lines = [line for line in _jsonl(block).split(b"\n") if line.strip()]
    pages = (b"\n".join(lines[at : at + MAX_ROWS]) for at in range(0, len(lines), MAX_ROWS))
    parts = (part for page in pages for part in read_jsonl(File(f"{block.path}, block at {block.start}", page)))
    return [part.dated(published) if isinstance(part, Article) else part for part in parts]


def _paths(source: str) -> list[str]:
    """Full addresses of the files of a source, in order."""
    try:
        system, path = url_to_fs(source)
        found = system.find(path) if system.isdir(path) else system.glob(path)
    except (OSError, ValueError, ImportError) as error:
        raise BulkError(f"“{source}” cannot be looked into ({error}). Check the address and your rights.") from error
    shown = (each for each in sorted(found) if _kind(each) and not _is_hidden(each, path))
    kept = [system.unstrip_protocol(each) for each in shown]
    if not kept:
        raise BulkError(f"There is no .jsonl or .parquet file at “{source}”. Check the address.")
    return kept


def _is_hidden(path: str, asked: str) -> bool:
    """Whether a file, or a folder below the one asked for, has a name that programs give to what is their own."""
    below = PurePosixPath(path).parts[len(PurePosixPath(asked).parts) - 1 :]
    return path != asked and any(part.startswith((".", "_")) for part in below)


def _kind(path: str) -> str:
    """`jsonl` or `parquet`, or nothing for a file that is not read."""
    suffixes = [suffix for suffix in PurePosixPath(path).suffixes if suffix not in _PACKED]
    return suffixes[-1][1:] if suffixes and suffixes[-1] in (".jsonl", ".parquet") else ""


def _cut(path: str, size: int) -> Iterator[Block]:
    if _kind(path) == "parquet":
        yield from _groups(path, size)
    elif PurePosixPath(path).suffix in _PACKED:
        yield Block(path, "jsonl")
    else:
        system, name = url_to_fs(path)
        yield from (Block(path, "jsonl", start, size) for start in range(0, system.size(name), size))


def _groups(path: str, size: int) -> Iterator[Block]:
    """Runs of row groups of at least `size` bytes."""
    with fsspec.open(path) as handle:
        about = pq.ParquetFile(handle).metadata
    start, held = 0, 0
    for at in range(about.num_row_groups):
        held += about.row_group(at).total_byte_size
        if held >= size or at + 1 == about.num_row_groups:
            yield Block(path, "parquet", start, at + 1 - start)
            start, held = at + 1, 0


def _jsonl(block: Block) -> bytes:
    """The block as lines of JSON: one reader has the say over what an article is."""
    packing = _PACKED.get(PurePosixPath(block.path).suffix)
    with fsspec.open(block.path, compression=packing) as handle:
        if block.kind == "parquet":
            return _lines(_rows(handle, block))
        return bytes(handle.read() if packing else read_block(handle, block.start, block.length, b"\n"))


def _rows(handle: Any, block: Block) -> Iterator[Mapping[str, object]]:  # noqa: ANN401 - an open file of fsspec
    file = pq.ParquetFile(handle)
    columns = [name for name in file.schema_arrow.names if name in FIELDS]
    if "text" not in columns:
        raise BulkError(f"The table {block.path} has no column “text”. Name its column of texts so.")
    groups = list(range(block.start, block.start + (block.length or 0)))
    for batch in file.iter_batches(row_groups=groups, columns=columns):
        yield from batch.to_pylist()


def _lines(rows: Iterable[Mapping[str, object]]) -> bytes:
    return b"\n".join(json.dumps(row, default=_plain).encode() for row in rows)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)
