"""Claims as a convention for vague and bounded numbers counts them, before they are consolidated."""

from collections.abc import Iterable
from typing import Any

from strikelog.consolidate.assign import Claims
from strikelog.consolidate.facts import WORD, Record, text_of
from strikelog.model import Convention


def counted_by(convention: Convention, claims: Claims) -> Claims:
    """The claims with the bounds of vague words that the convention knows, and the way in which it picks figures.

    The codebook's own convention leaves them as they are.
    """
    if convention.figure == "latest" and not convention.words:
        return claims
    munitions, casualties = (list(_counted(convention, rows)) for rows in (claims.munitions, claims.casualties))
    return Claims(munitions, casualties, claims.places)


def _counted(convention: Convention, rows: Iterable[Record]) -> Iterable[Record]:
    for row in rows:
        changed: dict[str, Any] = {} if convention.figure == "latest" else {"picks": convention.figure}
        if row["qualifier"] == "vague" and (bounds := convention.reads(text_of(row["count_text"]))):
            changed |= {"count_min": bounds[0], "count_max": bounds[1], "qualifier": WORD}
        yield {**row, **changed} if changed else row
