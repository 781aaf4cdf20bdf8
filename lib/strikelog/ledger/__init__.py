"""The ledger: claims in the store, the tables consolidated from them, and what people decided about both."""

from strikelog.ledger.ledger import Ledger

__all__ = ["Ledger"]
