"""Tables as files and back, by section 7 of the codebook; and all of them as one package that can be verified."""

from strikelog.export.about import About
from strikelog.export.cells import cell, guarded, unguarded
from strikelog.export.differing import differences
from strikelog.export.files import from_csv, header, lines, to_csv
from strikelog.export.formats import to_geojson, to_jsonl, to_parquet, to_xlsx
from strikelog.export.package import Package, from_package, to_package

__all__ = [
    "About",
    "Package",
    "cell",
    "differences",
    "from_csv",
    "from_package",
    "guarded",
    "header",
    "lines",
    "to_csv",
    "to_geojson",
    "to_jsonl",
    "to_package",
    "to_parquet",
    "to_xlsx",
    "unguarded",
]
