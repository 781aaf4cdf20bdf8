"""How good the reading is: figures against gold, and floors below which they must not fall."""

from strikelog.evaluate.calibration import calibration_error, reliability
from strikelog.evaluate.coders import FieldAgreement, cohens_kappa, field_agreement
from strikelog.evaluate.figures import Bin, Figures, Share, TableFigures, Tally, quality
from strikelog.evaluate.floors import check_floors, raise_floors
from strikelog.evaluate.gold import GoldArticle, fingerprint, parse_gold, read_gold
from strikelog.evaluate.halves import halves
from strikelog.evaluate.intervals import f1_intervals
from strikelog.evaluate.report import mistakes, report
from strikelog.evaluate.score import score

__all__ = [
    "Bin",
    "FieldAgreement",
    "Figures",
    "GoldArticle",
    "Share",
    "TableFigures",
    "Tally",
    "calibration_error",
    "check_floors",
    "cohens_kappa",
    "f1_intervals",
    "field_agreement",
    "fingerprint",
    "halves",
    "mistakes",
    "parse_gold",
    "quality",
    "raise_floors",
    "read_gold",
    "reliability",
    "report",
    "score",
]
