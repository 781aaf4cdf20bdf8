"""Coverage: how much stands behind a day, so that a quiet line is not read as a quiet day."""

from collections import defaultdict

from strikelog.consolidate.assign import Day, Sight
from strikelog.consolidate.facts import Fact
from strikelog.model import Row


def coverage_rows(day: Day) -> list[Row]:
    """Articles and voices that speak of the day, for each country (`admin1` empty) and each of its regions."""
    told: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    claims: list[Fact | Sight] = [*day.facts, *day.sights]
    for claim in claims:
        for admin1 in {"", claim.spot.admin1}:
            told[claim.spot.country, admin1][claim.article_id] = claim.voice
    return [
        {
            "date": day.date,
            "country": country,
            "admin1": admin1,
            "articles": len(articles),
            "voices": len(set(articles.values())),
        }
        for (country, admin1), articles in sorted(told.items())
    ]
