"""Rows back into claims: the inverse of `tables`, for what was read elsewhere."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from strikelog.model.article import Article
from strikelog.model.claims import (
    CasualtyClaim,
    Count,
    Evidence,
    Extraction,
    MunitionClaim,
    Place,
    PlaceClaim,
    When,
)

AnyRow = Mapping[str, Any]
"""A row as `tables` makes it, whatever carried it here."""


def extraction(article: Article, about: AnyRow, facts: Mapping[str, Sequence[AnyRow]]) -> Extraction:
    """What `rows` was given: the article, its row of the table of articles, and its rows of the fact tables.

    Raises KeyError for a row that lacks a column, and ValueError for a day that is none.
    """
    return Extraction(
        article,
        tuple(_munition(row) for row in facts["munitions"]),
        tuple(_casualty(row) for row in facts["casualties"]),
        tuple(_place_claim(row) for row in facts["places"]),
        about["language"],
        about["extractor"],
    )


def _munition(row: AnyRow) -> MunitionClaim:
    own = {name: row[name] for name in ("munition", "model", "status", "attacker", "scope", "subset")}
    return MunitionClaim(**_common(row, row["place_kind"]), **own, count=_count(row))


def _casualty(row: AnyRow) -> CasualtyClaim:
    own = {name: row[name] for name in ("munition", "kind", "who", "attacker", "scope", "subset")}
    return CasualtyClaim(**_common(row, row["place_kind"]), **own, count=_count(row))


def _place_claim(row: AnyRow) -> PlaceClaim:
    effects = tuple(filter(None, row["effects"].split(";")))
    return PlaceClaim(**_common(row, row["kind"]), affected=row["affected"], effects=effects)


def _common(row: AnyRow, kind: Any) -> dict[str, Any]:  # noqa: ANN401 - one of the kinds of places
    where = (row[name] for name in ("geonameid", "admin1", "country", "latitude", "longitude"))
    kept = ("fact_id", "article_id", "published", "attribution", "rule", "confidence", "review")
    return {
        **{name: row[name] for name in kept},
        "when": When(_day(row["date_start"]), _day(row["date_end"]), row["date_text"]),
        "place": Place(row["place"], row["place_text"], kind, *where),
        "evidence": Evidence(row["quote"], row["start"], row["end"], row["sentence"]),
    }


def _count(row: AnyRow) -> Count:
    return Count(row["count_min"], row["count_max"], row["qualifier"], row["count_text"])


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
