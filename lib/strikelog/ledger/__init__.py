"""The ledger: claims in the store, the tables consolidated from them, and what people decided about both."""

from strikelog.ledger.comparing import GAPS, Agreement, agreements
from strikelog.ledger.ledger import Ledger
from strikelog.ledger.reference import MEASURES, Reference, read_reference

__all__ = ["GAPS", "MEASURES", "Agreement", "Ledger", "Reference", "agreements", "read_reference"]
