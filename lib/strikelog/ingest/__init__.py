"""Files and pasted text into articles. Nothing is fetched and nothing is invented."""

from strikelog.ingest.batch import MAX_BYTES, MAX_FILES, SUFFIXES, Batch, read_bytes, read_file, read_path, read_paths
from strikelog.ingest.plain import from_text
from strikelog.ingest.rows import MAX_ROWS, read_jsonl

__all__ = [
    "MAX_BYTES",
    "MAX_FILES",
    "MAX_ROWS",
    "SUFFIXES",
    "Batch",
    "from_text",
    "read_bytes",
    "read_file",
    "read_jsonl",
    "read_path",
    "read_paths",
]
