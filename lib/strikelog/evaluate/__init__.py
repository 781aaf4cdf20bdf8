"""How good the reading is: figures against gold, and floors below which they must not fall."""

from strikelog.evaluate.coders import FieldAgreement, cohens_kappa, field_agreement
from strikelog.evaluate.figures import Figures, Share, TableFigures, Tally, quality
from strikelog.evaluate.floors import check_floors, raise_floors
from strikelog.evaluate.gold import GoldArticle, fingerprint, read_gold
from strikelog.evaluate.report import mistakes, report
from strikelog.evaluate.score import score

__all__ = [
    "FieldAgreement",
    "Figures",
    "GoldArticle",
    "Share",
    "TableFigures",
    "Tally",
    "check_floors",
    "cohens_kappa",
    "field_agreement",
    "fingerprint",
    "mistakes",
    "quality",
    "raise_floors",
    "read_gold",
    "report",
    "score",
]
