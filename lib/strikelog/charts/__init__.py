"""Charts: frames in, Altair charts out, with the words and data that belong to them. No Streamlit here."""

from strikelog.charts import theme
from strikelog.charts.atlas import MEASURES, PlaceMeasure, place_map
from strikelog.charts.axes import period, time_domain
from strikelog.charts.comparison import PAIRS, pairs_over_time
from strikelog.charts.counts import counts, running
from strikelog.charts.coverage import coverage_grid
from strikelog.charts.days import STRIP_DAYS, by_day, calendar, strip
from strikelog.charts.figure import Figure
from strikelog.charts.image import Form, drawing, picture
from strikelog.charts.incidents import (
    CHANGES,
    STEPS,
    incident_counts,
    incidents_by_step,
    running_totals,
    told_over_time,
)
from strikelog.charts.models import models
from strikelog.charts.outcomes import outcome_bars, outcomes
from strikelog.charts.place_sums import by_effect, by_place, by_place_and_step, by_region
from strikelog.charts.places import effects, place_by_step, ranking
from strikelog.charts.points import interception_share, single_claims
from strikelog.charts.reliability import reliability_diagram
from strikelog.charts.series import (
    Step,
    by_status,
    by_step,
    cumulative,
    drawable,
    got_through,
    interception,
    raw_claims,
    suiting,
    total,
    unnumbered,
)
from strikelog.charts.spark import spark
from strikelog.charts.tolls import of_whom, timeline, told_tolls, weapons, who, worst

__all__ = [
    "CHANGES",
    "MEASURES",
    "PAIRS",
    "STEPS",
    "STRIP_DAYS",
    "Figure",
    "Form",
    "PlaceMeasure",
    "Step",
    "by_day",
    "by_effect",
    "by_place",
    "by_place_and_step",
    "by_region",
    "by_status",
    "by_step",
    "calendar",
    "counts",
    "coverage_grid",
    "cumulative",
    "drawable",
    "drawing",
    "effects",
    "got_through",
    "incident_counts",
    "incidents_by_step",
    "interception",
    "interception_share",
    "models",
    "of_whom",
    "outcome_bars",
    "outcomes",
    "pairs_over_time",
    "period",
    "picture",
    "place_by_step",
    "place_map",
    "ranking",
    "raw_claims",
    "reliability_diagram",
    "running",
    "running_totals",
    "single_claims",
    "spark",
    "strip",
    "suiting",
    "theme",
    "time_domain",
    "timeline",
    "told_over_time",
    "told_tolls",
    "total",
    "unnumbered",
    "weapons",
    "who",
    "worst",
]
