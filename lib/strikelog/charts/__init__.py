"""Charts: frames in, Altair charts out, with the words and data that belong to them. No Streamlit here."""

from strikelog.charts import style
from strikelog.charts.bars import over_time, time_domain
from strikelog.charts.comparison import PAIRS, pairs_over_time
from strikelog.charts.coverage import coverage_grid
from strikelog.charts.figure import Figure
from strikelog.charts.incidents import CHANGES, STEPS, incidents_by_step, running_totals, told_over_time
from strikelog.charts.places import MEASURES, PlaceMeasure, place_by_step, place_map, ranking
from strikelog.charts.points import interception_share, single_claims
from strikelog.charts.series import (
    Step,
    by_place,
    by_step,
    got_through,
    interception,
    raw_claims,
    suiting,
    total,
    unnumbered,
)

__all__ = [
    "CHANGES",
    "MEASURES",
    "PAIRS",
    "STEPS",
    "Figure",
    "PlaceMeasure",
    "Step",
    "by_place",
    "by_step",
    "coverage_grid",
    "got_through",
    "incidents_by_step",
    "interception",
    "interception_share",
    "over_time",
    "pairs_over_time",
    "place_by_step",
    "place_map",
    "ranking",
    "raw_claims",
    "running_totals",
    "single_claims",
    "style",
    "suiting",
    "time_domain",
    "told_over_time",
    "total",
    "unnumbered",
]
