"""Tables as CSV bytes and back, by section 7 of the codebook."""

from strikelog.export.archive import to_zip
from strikelog.export.cells import cell, guarded, unguarded
from strikelog.export.files import from_csv, header, lines, to_csv

__all__ = ["cell", "from_csv", "guarded", "header", "lines", "to_csv", "to_zip", "unguarded"]
