"""All tables in one zip."""

import io
import zipfile
from collections.abc import Mapping

import pandas as pd

from strikelog.export.files import to_csv

_BIRTHDAY = (1980, 1, 1, 0, 0, 0)  # the oldest time a zip can hold: same tables, same bytes
_UNIX = 3
_READABLE = 0o644 << 16


def to_zip(frames: Mapping[str, pd.DataFrame]) -> bytes:
    """A zip with `NAME.csv` for each table, sorted by name; the same frames give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in sorted(frames):
            archive.writestr(entry(f"{name}.csv"), to_csv(name, frames[name]))
    return buffer.getvalue()


def entry(name: str) -> zipfile.ZipInfo:
    """An entry of a zip without a time of its own: the same content gives the same bytes."""
    made = zipfile.ZipInfo(name, _BIRTHDAY)
    made.compress_type = zipfile.ZIP_DEFLATED
    made.create_system = _UNIX
    made.external_attr = _READABLE
    return made
