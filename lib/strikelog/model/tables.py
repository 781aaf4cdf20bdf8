"""Claims as rows: the columns of the codebook's section 7, in its order."""

from datetime import date

from strikelog.model.claims import CasualtyClaim, Claim, Extraction, MunitionClaim, PlaceClaim

Cell = str | int | float | bool | None
Row = dict[str, Cell]

_WHERE = ["geonameid", "admin1", "country", "latitude", "longitude"]
_COUNT = ["count_min", "count_max", "qualifier", "count_text", "date_start", "date_end", "date_text"]
_EVIDENCE = ["attribution", "quote", "start", "end", "sentence", "rule", "confidence", "review"]
_COUNTED = [*_COUNT, "place", "place_text", "place_kind", *_WHERE, "scope", "subset", *_EVIDENCE]

_BOUNDS = ("best", "low", "high")
_CLASSES = ("missile", "drone", "rocket", "bomb", "shell", "mixed", "unspecified")
FIGURES = (
    *(f"{munition}_{status}" for status in ("launched", "intercepted", "hit", "lost") for munition in _CLASSES),
    *("killed", "injured", "missing"),
)
"""What an incident may have a figure for; each is three columns, `missile_launched_best` and so on."""

_GROUPS = ["children_killed", "children_injured", "responders_killed", "responders_injured"]

COLUMNS: dict[str, list[str]] = {
    "articles": [
        "article_id",
        "title",
        "source",
        "url",
        "published",
        "published_from",
        "language",
        "words",
        "sha256",
        "added_at",
        "extractor",
    ],
    "munitions": ["fact_id", "article_id", "published", "munition", "model", "status", "attacker", *_COUNTED],
    "casualties": ["fact_id", "article_id", "published", "munition", "kind", "who", "attacker", *_COUNTED],
    "places": [
        *["fact_id", "article_id", "published", "place", "place_text", "kind", *_WHERE, "affected", "effects"],
        *["date_start", "date_end", "date_text", *_EVIDENCE],
    ],
    "incidents": [
        *["incident_id", "parent_id", "date_start", "date_end", "place", "kind", *_WHERE, "attacker", "effects"],
        *(f"{figure}_{bound}" for figure in FIGURES for bound in _BOUNDS),
        *["articles", "voices", "conflicts", "facts"],
    ],
    "daily": [
        *[
            "date",
            "measure",
            "munition",
            "attacker",
            "country",
            "best",
            "low",
            "high",
            "articles",
            "voices",
            "conflict",
        ],
    ],
    "daily_places": [
        *["date", "place", "kind", *_WHERE, "effects"],
        *(f"{kind}_{bound}" for kind in ("killed", "injured") for bound in _BOUNDS),
        *[*_GROUPS, "articles", "voices"],
    ],
}
"""Columns of each CSV, in order; `munitions`, `casualties` and `places` are the fact tables."""

WHOLE_NUMBERS = frozenset({"count_min", "count_max", "geonameid", "start", "end", "words"})
DECIMALS = frozenset({"latitude", "longitude", "confidence"})
TRUTHS = frozenset({"subset", "affected"})
"""Columns of numbers and of truth in articles and claims; others hold text, empty where nothing was stated."""

EVIDENCE = [
    *["date", "measure", "munition", "attacker", "country", "fact_id", "article_id", "voice", "role", "incident_id"],
    "incident_role",
]
"""Which claim plays which part: the key of a `daily.csv` row, a claim, its part in the row and in its incident."""

COVERAGE = ["date", "country", "admin1", "articles", "voices"]
"""How many articles and voices speak of a day in a country (`admin1` empty) and in each of its regions."""

FACT_TABLES = ("munitions", "casualties", "places")


def rows(extraction: Extraction) -> dict[str, list[Row]]:
    """The three fact tables of one article; every row has exactly the columns of `COLUMNS`, in order."""
    return {
        "munitions": [munition_row(claim) for claim in extraction.munitions],
        "casualties": [casualty_row(claim) for claim in extraction.casualties],
        "places": [place_row(claim) for claim in extraction.places],
    }


def article_row(extraction: Extraction, added_at: str = "") -> Row:
    """The row of `articles.csv`; `added_at` is ISO 8601 in UTC, empty for an article that no store holds."""
    article = extraction.article
    return {
        "article_id": article.id,
        "title": article.title,
        "source": article.source,
        "url": article.url,
        "published": article.published,
        "published_from": article.published_from,
        "language": extraction.language,
        "words": article.words,
        "sha256": article.sha256,
        "added_at": added_at,
        "extractor": extraction.extractor,
    }


def munition_row(claim: MunitionClaim) -> Row:
    own: Row = {
        "munition": claim.munition,
        "model": claim.model,
        "status": claim.status,
        "attacker": claim.attacker,
    }
    return _ordered("munitions", {**_common(claim), **_counted(claim), **own})


def casualty_row(claim: CasualtyClaim) -> Row:
    own: Row = {"munition": claim.munition, "kind": claim.kind, "who": claim.who, "attacker": claim.attacker}
    return _ordered("casualties", {**_common(claim), **_counted(claim), **own})


def place_row(claim: PlaceClaim) -> Row:
    own: Row = {"kind": claim.place.kind, "affected": claim.affected, "effects": ";".join(claim.effects)}
    return _ordered("places", {**_common(claim), **own})


def _common(claim: Claim) -> Row:
    place, evidence = claim.place, claim.evidence
    return {
        "fact_id": claim.fact_id,
        "article_id": claim.article_id,
        "published": claim.published,
        "date_start": _day(claim.when.start),
        "date_end": _day(claim.when.end),
        "date_text": claim.when.text,
        "place": place.name,
        "place_text": place.text,
        "geonameid": place.geonameid,
        "admin1": place.admin1,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "attribution": claim.attribution,
        "quote": evidence.quote,
        "start": evidence.start,
        "end": evidence.end,
        "sentence": evidence.sentence,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "review": claim.review,
    }


def _counted(claim: MunitionClaim | CasualtyClaim) -> Row:
    return {
        "count_min": claim.count.minimum,
        "count_max": claim.count.maximum,
        "qualifier": claim.count.qualifier,
        "count_text": claim.count.text,
        "place_kind": claim.place.kind,
        "scope": claim.scope,
        "subset": claim.subset,
    }


def _ordered(table: str, row: Row) -> Row:
    return {column: row[column] for column in COLUMNS[table]}


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
