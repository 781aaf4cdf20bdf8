"""Gold: articles with the facts a person coded in them, one JSON object a line."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from strikelog.model import FACT_TABLES, Article, GoldError, Row, StrikelogError


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """An article and its coded facts by table; a value of a fact may list alternatives as "missile|rocket"."""

    article: Article
    facts: dict[str, list[Row]]


def read_gold(path: Path | str) -> list[GoldArticle]:
    """The articles of a gold file. Raises `GoldError` where it cannot be read or does not follow the codebook."""
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise GoldError(f"The gold file “{path}” cannot be read. Check its path.") from error
    return parse_gold(data, str(path))


def parse_gold(data: bytes, name: str = "given") -> list[GoldArticle]:
    """The articles of gold given as bytes; `name` stands in messages. Raises `GoldError` as `read_gold` does."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise GoldError(f"The gold file “{name}” cannot be read. Check that it is UTF-8.") from error
    # not splitlines: JSON strings may hold line separators that it would split at
    gold = [_article(at, line) for at, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not gold:
        raise GoldError(f"The gold file “{name}” holds no article.")
    return gold


def fingerprint(*paths: Path | str) -> str:
    """SHA-256 of the files' bytes, one after the other, as hexadecimal."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(Path(path).read_bytes())
    return digest.hexdigest()


def _article(at: int, line: str) -> GoldArticle:
    try:
        given = json.loads(line)
        fields: dict[str, Any] = {name: str(given.get(name) or "") for name in ("title", "published", "source", "url")}
        article = Article(given["text"], id=str(given["id"]), **fields)
        return GoldArticle(article, {table: _facts(given.get(table)) for table in FACT_TABLES})
    except (ValueError, KeyError, TypeError, AttributeError, StrikelogError) as error:
        raise GoldError(f"Line {at} of the gold does not follow the codebook: {error}.") from error


def _facts(given: Any) -> list[Row]:  # noqa: ANN401 - parsed JSON
    if not all(isinstance(fact, dict) for fact in given or []):
        raise TypeError("facts are objects in a list")
    return list(given or [])
