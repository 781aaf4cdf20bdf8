"""Files and pasted text into articles. Nothing is fetched and nothing is invented."""

from strikelog.ingest.batch import (
    Batch,
    Preview,
    preview,
    read_bytes,
    read_file,
    read_one,
    read_path,
    read_paths,
    shown,
)
from strikelog.ingest.kinds import SUFFIXES
from strikelog.ingest.limits import MAX_BYTES, MAX_FILES, MAX_ROWS
from strikelog.ingest.parts import File, Part
from strikelog.ingest.plain import from_text
from strikelog.ingest.rows import FIELDS, read_jsonl

__all__ = [
    "FIELDS",
    "MAX_BYTES",
    "MAX_FILES",
    "MAX_ROWS",
    "SUFFIXES",
    "Batch",
    "File",
    "Part",
    "Preview",
    "from_text",
    "preview",
    "read_bytes",
    "read_file",
    "read_jsonl",
    "read_one",
    "read_path",
    "read_paths",
    "shown",
]
