"""Extraction: from the text of an article to claims with their evidence."""

from strikelog.extract.pipeline import EXTRACTOR, extract, extract_many

__all__ = ["EXTRACTOR", "extract", "extract_many"]
