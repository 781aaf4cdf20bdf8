"""Consolidation: from claims of many articles to one number a day, by the rules of the codebook's section 8."""

from strikelog.consolidate.cities import DAILY_PLACES, daily_places
from strikelog.consolidate.daily import DAILY, daily
from strikelog.consolidate.evidence import EVIDENCE, daily_evidence
from strikelog.consolidate.voices import SIMILAR, voices

__all__ = ["DAILY", "DAILY_PLACES", "EVIDENCE", "SIMILAR", "daily", "daily_evidence", "daily_places", "voices"]
