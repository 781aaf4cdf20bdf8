"""The ledger: claims in the store, the tables consolidated from them, and what people decided about both."""

from strikelog.ledger.comparing import GAPS, Agreement, agreements
from strikelog.ledger.ledger import Ledger
from strikelog.ledger.reference import MEASURES, Reference, read_reference
from strikelog.ledger.reviewing import Coding, Verdict, codings, empty_claim, plain, table_of

__all__ = [
    "GAPS",
    "MEASURES",
    "Agreement",
    "Coding",
    "Ledger",
    "Reference",
    "Verdict",
    "agreements",
    "codings",
    "empty_claim",
    "plain",
    "read_reference",
    "table_of",
]
