"""The data package: all tables with schema, codebook, log of decisions and checksums in one zip, and reading it back.

Its description follows Frictionless Data Package v1 (https://specs.frictionlessdata.io/data-package/).
"""

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any, TypeVar

import pandas as pd

from strikelog.export.about import About
from strikelog.export.files import from_csv, to_csv
from strikelog.model import COLUMNS, Decision, IngestError, convention
from strikelog.model.dictionary import fields

DESCRIPTION, CHECKSUMS, DICTIONARY = "datapackage.json", "SHA256SUMS", "codebook.md"
DECISIONS, TEXTS, VOICES = "decisions.jsonl", "texts.jsonl", "voices.jsonl"
T = TypeVar("T")
_LARGEST = 2 * 1024**3
"""Bytes that a package may unpack to."""

_BIRTHDAY = (1980, 1, 1, 0, 0, 0)  # the oldest time a zip can hold: same tables, same bytes
_UNIX = 3
_READABLE = 0o644 << 16

_TITLES = {
    "articles": "Articles",
    "munitions": "Claims on munitions",
    "casualties": "Claims on people harmed",
    "places": "Claims on places affected",
    "incidents": "Incidents: one attack on one place on one day",
    "daily": "Daily figures",
    "daily_places": "Places by day",
}


@dataclass(frozen=True, slots=True)
class Package:
    """What a package holds. `tellers` are rows of six: id, source and published of an article and of its origin.

    `texts` are the articles' texts by id, empty where the package was made without; `drift` are complaints of the
    checksums. `about` is the provenance as plain values.
    """

    tables: Mapping[str, pd.DataFrame]
    decisions: Sequence[Decision]
    tellers: Sequence[tuple[str, ...]]
    texts: Mapping[str, str]
    about: Mapping[str, Any] = field(default_factory=dict)
    drift: Sequence[str] = ()


def to_package(package: Package, about: About) -> bytes:
    """The zip; the same content gives the same bytes."""
    files = {f"{name}.csv": to_csv(name, package.tables[name]) for name in COLUMNS}
    files[DECISIONS] = _lines([asdict(each) for each in package.decisions])
    files[VOICES] = _lines([list(each) for each in package.tellers])
    files[DICTIONARY] = dictionary(about).encode()
    if package.texts:
        texts = [{"article_id": article_id, "text": text} for article_id, text in sorted(package.texts.items())]
        files[TEXTS] = _lines(texts)
    files[DESCRIPTION] = json.dumps(_description(files, about), indent=1, ensure_ascii=False).encode("utf-8", "replace")
    sums = "".join(f"{_sha256(data)}  {name}\n" for name, data in sorted(files.items()))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in sorted({**files, CHECKSUMS: sums.encode()}.items()):
            archive.writestr(_entry(name), data)
    return buffer.getvalue()


def from_package(data: bytes) -> Package:
    """What `to_package` wrote; files that were changed are named in `drift`. Raises `IngestError` for anything else."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _LARGEST:
                raise IngestError("The package unpacks to more than 2 GB. Export a smaller part.")
            files = {info.filename: archive.read(info) for info in archive.infolist()}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        raise _damaged(str(error)) from error
    about = _read(files, DESCRIPTION, _about)
    tables = {name: _read(files, f"{name}.csv", partial(from_csv, name)) for name in COLUMNS}
    decisions = _read(files, DECISIONS, lambda data: [Decision(**each) for each in _objects(data)])
    tellers = _read(files, VOICES, lambda data: [_teller(each) for each in _objects(data)])
    texts = _read({TEXTS: b"", **files}, TEXTS, lambda data: dict(_text(each) for each in _objects(data)))
    drift = [
        *_read(files, CHECKSUMS, partial(_changed, files)),
        *_read(files, DESCRIPTION, partial(_misdescribed, files)),
    ]
    return Package(tables, decisions, tellers, texts, about, drift)


def _read(files: Mapping[str, bytes], name: str, how: Callable[[bytes], T]) -> T:
    """One file of the package. Raises `IngestError` that names it where it is missing or cannot be read."""
    try:
        return how(files[name])
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise _damaged(f"{name}: {error}") from error


def _damaged(why: str) -> IngestError:
    return IngestError(f"This is no data package of Strikelog, or it is damaged ({why}). Export it anew.")


def _about(data: bytes) -> dict[str, Any]:
    return dict(json.loads(data)["strikelog"])


def _teller(told: Sequence[Any]) -> tuple[str, ...]:
    article_id, source, published, first_id, first_source, first_published = map(str, told)
    return article_id, source, published, first_id, first_source, first_published


def _text(told: Mapping[str, Any]) -> tuple[str, str]:
    return str(told["article_id"]), str(told["text"])


def dictionary(about: About) -> str:
    """The data dictionary as Markdown."""
    parts = [
        "# Data dictionary",
        "",
        about.citation,
        "",
        "Files are UTF-8 with a byte order mark; empty is “not told”.",
    ]
    if about.filters.convention:
        by = convention(about.filters.convention)
        parts += [f"Counted by the convention “{by.name}”: {by.about} Source: {by.source}.", ""]
    parts.append("Cells that a spreadsheet would take for a formula begin with an apostrophe.")
    for table in COLUMNS:
        parts += ["", f"## {table}.csv", "", "| column | type | meaning | values |", "| --- | --- | --- | --- |"]
        parts += [f"| {e.name} | {e.type} | {e.description} | {', '.join(e.values)} |" for e in fields(table)]
    return "\n".join(parts) + "\n"


def _description(files: Mapping[str, bytes], about: About) -> dict[str, Any]:
    return {
        "profile": "data-package",
        "name": "strikelog",
        "title": "Reported missile and drone attacks: claims, incidents and daily figures",
        "description": about.citation,
        "created": about.made_at,
        "sources": [
            {"title": "Articles listed in articles.csv"},
            {"title": "GeoNames", "path": "https://www.geonames.org"},
        ],
        "strikelog": about.as_json(),
        "resources": [_resource(name, files[f"{name}.csv"]) for name in COLUMNS],
    }


def _resource(name: str, data: bytes) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "title": _TITLES[name],
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "bytes": len(data),
        "hash": f"sha256:{_sha256(data)}",
        "schema": {
            "fields": [{"name": e.name, "type": e.type, "description": e.description} for e in fields(name)],
            "missingValues": [""],
        },
    }


def _changed(files: Mapping[str, bytes], data: bytes) -> list[str]:
    sums = dict(line.split("  ", 1)[::-1] for line in data.decode().splitlines())
    found = [
        f"{name}: its content is not what SHA256SUMS says."
        for name in sorted(sums)
        if name in files and _sha256(files[name]) != sums[name]
    ]
    found += [f"{name}: the file is missing." for name in sorted(set(sums) - set(files))]
    return found + [f"{name}: the file is not in SHA256SUMS." for name in sorted(set(files) - {*sums, CHECKSUMS})]


def _misdescribed(files: Mapping[str, bytes], data: bytes) -> list[str]:
    told = {each["path"]: (each["bytes"], each["hash"]) for each in json.loads(data)["resources"]}
    names = [f"{name}.csv" for name in COLUMNS]
    return [
        f"{name}: its content is not what {DESCRIPTION} says."
        for name in names
        if told.get(name) != (len(files[name]), f"sha256:{_sha256(files[name])}")
    ]


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _lines(objects: Sequence[Any]) -> bytes:
    return "".join(f"{json.dumps(each, sort_keys=True)}\n" for each in objects).encode()


def _objects(data: bytes) -> list[Any]:
    return [json.loads(line) for line in data.decode().split("\n") if line]


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry of a zip without a time of its own: the same content gives the same bytes."""
    made = zipfile.ZipInfo(name, _BIRTHDAY)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.create_system = _UNIX
    made.external_attr = _READABLE
    return made
