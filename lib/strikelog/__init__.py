"""Strikelog reads reports of missile and drone attacks into claims that trace to their sentences.

The language model loads on the first call of `extract`, not on import.
"""

from strikelog.extract import extract, extract_many
from strikelog.model import Article, Extraction

__all__ = ["Article", "Extraction", "extract", "extract_many"]
