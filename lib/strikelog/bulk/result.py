"""The result of reading many articles: a folder of Parquet, one part of four tables for each block that was read.

A part is named after the articles in it, and its table of articles is written last: a part without one was cut off
and counts as not there. The same articles make the same names and bytes, so that a block read twice stands once.
"""

import hashlib
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from fsspec.core import url_to_fs
from fsspec.implementations.local import LocalFileSystem

from strikelog.model import (
    COLUMNS,
    DECIMALS,
    FACT_TABLES,
    TRUTHS,
    WHOLE_NUMBERS,
    Article,
    BulkError,
    Extraction,
    Provenance,
    Row,
    article_row,
    extraction,
    rows,
)

_WHOLE = ("identity", "text", "author", "told_language", "provenance")
"""Columns of the table of articles that the codebook does not have: with them an article can be stored as it was."""

DIGEST = 16
"""Bytes of an article's identity that tell articles apart: among 100 million, two that share them are not met."""


def digest(article: Article) -> bytes:
    return bytes.fromhex(article.identity)[:DIGEST]


def write_part(folder: str, found: Sequence[Extraction]) -> str:
    """Writes the articles and claims of a block; the name of the part."""
    name = hashlib.sha256(b"".join(digest(each.article) for each in found)).hexdigest()[:24]
    tables: dict[str, list[Row]] = defaultdict(list)
    for each in found:
        for table, facts in rows(each).items():
            tables[table].extend(facts)
        tables["articles"].append({**article_row(each), **_whole(each.article)})
    for table in (*FACT_TABLES, "articles"):
        _put(folder, f"{table}/{name}.parquet", _parquet(pa.Table.from_pylist(tables[table], _schema(table))))
    return name


def write_refused(folder: str, refused: Sequence[tuple[str, str]]) -> None:
    """Writes what the last run refused, and why, one a line; nothing refused leaves an empty file."""
    lines = (json.dumps({"name": name, "reason": reason}, ensure_ascii=False) + "\n" for name, reason in refused)
    _put(folder, "refused.jsonl", "".join(lines).encode())


def digests(folder: str) -> np.ndarray:
    """Digests of the articles that are there, as rows of `DIGEST` bytes."""
    found = [_column(folder, name, "identity") for name in parts(folder)]
    return packed(bytes.fromhex(each)[:DIGEST] for column in found for each in column)


def packed(values: Iterable[bytes]) -> np.ndarray:
    """Digests as rows of an array."""
    return np.frombuffer(b"".join(values), dtype=np.uint8).reshape(-1, DIGEST)


def parts(folder: str) -> list[str]:
    """Names of the parts that are complete."""
    system, path = url_to_fs(folder)
    return sorted(
        each.rsplit("/", 1)[-1].removesuffix(".parquet") for each in system.glob(f"{path}/articles/*.parquet")
    )


def extractor(folder: str) -> str:
    """What read the articles that are there; empty where there are none."""
    first = next(iter(parts(folder)), "")
    return str(_column(folder, first, "extractor")[0]) if first else ""


def read_result(folder: str) -> Iterator[list[Extraction]]:
    """The extractions of each part. Raises `BulkError` for a part that is damaged."""
    for name in parts(folder):
        try:
            yield _read_part(folder, name)
        except (pa.ArrowException, OSError, KeyError, ValueError) as error:
            text = f"The part {name} of “{folder}” cannot be read ({error}). Delete it and read its articles again."
            raise BulkError(text) from error


def _read_part(folder: str, name: str) -> list[Extraction]:
    facts: dict[str, dict[str, list[Row]]] = {table: defaultdict(list) for table in FACT_TABLES}
    for table, by_article in facts.items():
        for row in _get(folder, f"{table}/{name}.parquet").to_pylist():
            by_article[row["article_id"]].append(row)
    found = []
    for row in _get(folder, f"articles/{name}.parquet").to_pylist():
        own = {table: by_article[row["article_id"]] for table, by_article in facts.items()}
        found.append(extraction(_article(row), row, own))
    return found


def _whole(article: Article) -> dict[str, str]:
    """What an article is beyond its row of the codebook's table."""
    about = json.dumps(asdict(article.provenance), ensure_ascii=False)
    return {
        "identity": article.identity,
        "text": article.text,
        "author": article.author,
        "told_language": article.language,
        "provenance": about,
    }


def _article(row: dict[str, Any]) -> Article:
    fields = {name: row[name] for name in ("text", "title", "published", "source", "url", "published_from", "author")}
    about = {name: _tuples(value) for name, value in json.loads(row["provenance"]).items()}
    return Article(**fields, id=row["article_id"], language=row["told_language"], provenance=Provenance(**about))


def _tuples(value: Any) -> Any:  # noqa: ANN401 - JSON
    """JSON knows lists alone."""
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


def _schema(table: str) -> pa.Schema:
    own = [*COLUMNS[table], *(_WHOLE if table == "articles" else ())]
    return pa.schema([(name, _type(name)) for name in own])


def _type(name: str) -> pa.DataType:
    if name in WHOLE_NUMBERS:
        return pa.int64()
    if name in DECIMALS:
        return pa.float64()
    return pa.bool_() if name in TRUTHS else pa.string()


def _parquet(table: pa.Table) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(table, buffer, compression="zstd")
    return buffer.getvalue()


def _put(folder: str, name: str, data: bytes) -> None:
    """Writes one file whole or not at all: object stores do so by themselves, on disks it takes its name at the end."""
    system, root = url_to_fs(folder)
    path = f"{root}/{name}"
    system.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
    if isinstance(system, LocalFileSystem):
        draft = Path(f"{path}.{uuid4().hex}.part")
        draft.write_bytes(data)
        draft.replace(path)
    else:
        system.pipe_file(path, data)


def _get(folder: str, name: str, columns: Sequence[str] | None = None) -> pa.Table:
    system, root = url_to_fs(folder)
    with system.open(f"{root}/{name}") as handle:
        return pq.read_table(handle, columns=columns)


def _column(folder: str, name: str, column: str) -> list[str]:
    return list(_get(folder, f"articles/{name}.parquet", [column]).column(column).to_pylist())
