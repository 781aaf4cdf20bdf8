"""Consolidation: from claims of many articles to one number a day, by the rules of the codebook's section 8."""

from strikelog.consolidate.assign import Claims
from strikelog.consolidate.counting import counted_by
from strikelog.consolidate.days import Bounds, Consolidated, Tables, all_days, claims_of, consolidated, tables
from strikelog.consolidate.evidence import reason
from strikelog.consolidate.facts import Fact
from strikelog.consolidate.figures import Conflict, Figure
from strikelog.consolidate.incidents import Incident
from strikelog.consolidate.rulings import IncidentKey, Rulings
from strikelog.consolidate.timeline import Step, timeline
from strikelog.consolidate.voices import Teller, tellers, voices

RULES = 1
"""Raised with every change of the rules: stored tables that earlier ones made are then computed anew."""

__all__ = [
    "RULES",
    "Bounds",
    "Claims",
    "Conflict",
    "Consolidated",
    "Fact",
    "Figure",
    "Incident",
    "IncidentKey",
    "Rulings",
    "Step",
    "Tables",
    "Teller",
    "all_days",
    "claims_of",
    "consolidated",
    "counted_by",
    "reason",
    "tables",
    "tellers",
    "timeline",
    "voices",
]
