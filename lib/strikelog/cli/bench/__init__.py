"""Speed, as ratios of things measured in one run on one machine, so that a figure holds on another."""

from strikelog.cli.bench.report import as_json, as_table, write_into
from strikelog.cli.bench.run import PARTS, SIZES, measure

__all__ = ["PARTS", "SIZES", "as_json", "as_table", "measure", "write_into"]
