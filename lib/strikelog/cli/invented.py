"""Invented articles with their claims, as many as are wanted: to measure consolidation without reading anything."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any, TypeVar

from strikelog.model import (
    Article,
    CasualtyClaim,
    Claim,
    Count,
    Evidence,
    Extraction,
    MunitionClaim,
    Place,
    PlaceClaim,
    Status,
    When,
)

C = TypeVar("C", bound=Claim)

A_DAY = 40
"""Articles published a day: what a desk that follows one war takes in."""
WORDS = 360
"""Words of an article, the length of a news report."""
_OUTLETS, _CITIES = 60, 80
_COPIES = 0.15
_FIRST = date(2022, 3, 1)

_COUNTRY = Place("Ukraine", "Ukraine", "country", 690791, "", "UA", 49.0, 32.0)


def invented(number: int, seed: int = 1) -> Iterator[Extraction]:
    """`number` articles of `WORDS` words with about six claims each, `A_DAY` of them a day; the same for one seed.

    One in seven is a light rewrite of an article of the same day.
    """
    chance = Random(seed)
    words = [f"{chance.randrange(10**9):x}" for _ in range(8000)]
    cities = [_city(n, chance) for n in range(_CITIES)]
    today: list[Extraction] = []
    for at in range(number):
        if at % A_DAY == 0:
            today = []
        day = _FIRST + timedelta(days=at // A_DAY)
        copied = bool(today) and chance.random() < _COPIES
        made = _rewritten(chance.choice(today), at, chance) if copied else _reported(at, day, words, cities, chance)
        today.append(made)
        yield made


def _city(number: int, chance: Random) -> Place:
    name, oblast = f"City {number}", f"Oblast {number % 24}"
    return Place(name, name, "city", 10_000 + number, oblast, "UA", chance.uniform(46, 52), chance.uniform(24, 40))


def _reported(at: int, day: date, words: list[str], cities: list[Place], chance: Random) -> Extraction:
    text = " ".join(chance.choices(words, k=WORDS))
    article = Article(text, f"Report {at}", day, f"Outlet {chance.randrange(_OUTLETS)}")
    when = When(day - timedelta(days=chance.choice((0, 0, 1))), day)
    places = chance.sample(cities, 2)
    fired = chance.randrange(20, 120)
    munitions = (
        _fired(article, 0, when, "launched", fired),
        _fired(article, 1, when, "intercepted", fired - chance.randrange(20)),
    )
    hurt = tuple(_hurt(article, 2 + n, when, place, chance) for n, place in enumerate(places))
    struck = tuple(
        PlaceClaim(**_common(article, 4 + n, when, place), affected=True, effects=("struck",))
        for n, place in enumerate(places)
    )
    return Extraction(article, munitions, hurt, struck, extractor="invented")


def _rewritten(origin: Extraction, at: int, chance: Random) -> Extraction:
    words = origin.article.text.split()
    for _ in range(len(words) // 30):
        words[chance.randrange(len(words))] = f"edit{chance.randrange(10**6)}"
    article = Article(" ".join(words), f"Copy {at}", origin.article.published, f"Outlet {chance.randrange(_OUTLETS)}")
    return Extraction(
        article,
        tuple(_moved(claim, article) for claim in origin.munitions),
        tuple(_moved(claim, article) for claim in origin.casualties),
        tuple(_moved(claim, article) for claim in origin.places),
        extractor="invented",
    )


def _moved(claim: C, article: Article) -> C:
    number = claim.fact_id.rpartition("-")[2]
    return replace(claim, article_id=article.id, fact_id=f"{article.id}-{number}")


def _fired(article: Article, number: int, when: When, status: Status, count: int) -> MunitionClaim:
    return MunitionClaim(
        **_common(article, number, when, _COUNTRY),
        munition="drone",
        model="",
        status=status,
        attacker="RU",
        count=Count(count, count, "exact", str(count)),
        scope="event",
        subset=False,
    )


def _hurt(article: Article, number: int, when: When, place: Place, chance: Random) -> CasualtyClaim:
    count = chance.randrange(9)
    return CasualtyClaim(
        **_common(article, number, when, place),
        munition="",
        kind=chance.choice(("killed", "injured")),
        who="",
        attacker="",
        count=Count(count, count, "exact", str(count)),
        scope="event",
        subset=False,
    )


def _common(article: Article, number: int, when: When, place: Place) -> dict[str, Any]:
    quote = article.text[:30]
    return {
        "fact_id": f"{article.id}-{number}",
        "article_id": article.id,
        "published": article.published,
        "when": when,
        "place": place,
        "attribution": "officials",
        "evidence": Evidence(quote, 0, len(quote), article.text[:160]),
        "rule": "invented",
        "confidence": 0.9,
        "review": "machine",
    }
