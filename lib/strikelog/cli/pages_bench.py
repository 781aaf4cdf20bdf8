"""How much the pages cost with many claims: a made-up store, and each page's run measured on it."""

import json
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from strikelog.ledger import Ledger
from strikelog.model import (
    Article,
    CasualtyClaim,
    Count,
    Evidence,
    Extraction,
    Munition,
    MunitionClaim,
    Place,
    PlaceClaim,
    When,
)

CLAIMS_EACH = 10
"""Claims of every made-up article: four on munitions, two on casualties, four on places."""

_FIRST_DAY, _DAYS, _TOWNS, _OUTLETS = date(2023, 1, 1), 730, 300, 40
_MOST_TIMES, _MOST_BYTES = 3.0, 1_500_000

_CLASSES: tuple[Munition, ...] = ("missile", "drone", "drone", "rocket", "bomb")
_MODELS = ("", "", "Shahed-136", "Kh-101", "Iskander-M", "Kalibr")
_EFFECTS = (("struck",), ("struck", "casualties"), ("air_defence",), ("damage", "power_outage"), ("explosions",))


def measure(small: Path, large: Path) -> tuple[str, bool]:
    """A table of every page's full rerun on both stores and what the browser receives; and whether all hold.

    A page holds if its rerun on the large store costs at most three times that on the small one, and sends less than
    1.5 MB.
    """
    few, many = _measured(small), _measured(large)
    lines, holds = [f"{'page':<12}{'small':>9}{'large':>9}{'times':>8}{'kB':>8}"], True
    for page, (seconds, size) in many.items():
        times = seconds / few[page][0]
        lines.append(f"{page:<12}{few[page][0]:>8.2f}s{seconds:>8.2f}s{times:>8.1f}{size / 1000:>8.0f}")
        holds &= times <= _MOST_TIMES and size < _MOST_BYTES
    lines.append(f"Every page within {_MOST_TIMES:g} times and {_MOST_BYTES / 1e6:g} MB: {'yes' if holds else 'no'}")
    return "\n".join(lines), holds


def _measured(database: Path) -> dict[str, tuple[float, int]]:
    """Seconds and bytes by page, in a process of its own: Streamlit belongs to the app alone."""
    command = [sys.executable, "-m", "strikelog.ui.cost", f"sqlite:///{database}"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {page: (float(cost[0]), int(cost[1])) for page, cost in json.loads(told.splitlines()[-1]).items()}


def fill(database: Path, articles: int) -> None:
    """Makes a store of so many made-up articles with `CLAIMS_EACH` claims each; the same every time.

    What was made before is kept: run again after a break, it goes on.
    """
    ledger = Ledger.open(f"sqlite:///{database}")
    done = ledger.store.count_articles()
    for _ in ledger.add_many(_extractions(done, articles)):
        pass
    ledger.close()


def _extractions(first: int, last: int) -> Iterator[Extraction]:
    for number in range(first, last):
        yield _extraction(number, random.Random(number))


def _extraction(number: int, chance: random.Random) -> Extraction:
    day = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
    outlet = f"Outlet {chance.randrange(_OUTLETS)}"
    text = f"Report {number} of {outlet} on {day.isoformat()}."  # too short to be taken for a rewrite of another
    article = Article(text, title=f"Attacks of {day.isoformat()}", published=day.isoformat(), source=outlet)
    towns = [_town(chance.randrange(_TOWNS)) for _ in range(4)]
    return Extraction(
        article,
        munitions=tuple(_munition(article, day, town, place, chance) for place, town in enumerate(towns)),
        casualties=tuple(_casualty(article, day, town, place, chance) for place, town in enumerate(towns[:2])),
        places=tuple(_place(article, day, town, place, chance) for place, town in enumerate(towns)),
    )


def _town(number: int) -> Place:
    name, region = f"Town {number}", f"Region {number % 24}"
    spread = random.Random(number)
    return Place(
        name, name, "city", 1_000_000 + number, region, "UA", 45 + 7 * spread.random(), 23 + 16 * spread.random()
    )


def _common(article: Article, day: date, town: Place, name: str) -> dict[str, Any]:
    quote = article.text[:6]
    return {
        "fact_id": f"{article.id}-{name}",
        "article_id": article.id,
        "published": article.published,
        "when": When(day, day, ""),
        "place": town,
        "attribution": "",
        "evidence": Evidence(quote, 0, len(quote), article.text),
        "rule": "made",
        "confidence": 0.9,
        "review": "machine",
    }


def _munition(article: Article, day: date, town: Place, place: int, chance: random.Random) -> MunitionClaim:
    number = chance.randint(1, 40)
    return MunitionClaim(
        **_common(article, day, town, f"m{place}"),
        munition=chance.choice(_CLASSES),
        model=chance.choice(_MODELS),
        status=chance.choice(("launched", "launched", "intercepted", "intercepted", "hit", "lost")),
        attacker="RU",
        count=Count(number, number if number % 5 else None, "exact" if number % 5 else "at_least", str(number)),
        scope="event",
        subset=False,
    )


def _casualty(article: Article, day: date, town: Place, place: int, chance: random.Random) -> CasualtyClaim:
    number = chance.randint(0, 9)
    return CasualtyClaim(
        **_common(article, day, town, f"c{place}"),
        munition="",
        kind=chance.choice(("killed", "injured", "injured")),
        who="",
        attacker="RU",
        count=Count(number, number, "exact", ""),
        scope="event",
        subset=False,
    )


def _place(article: Article, day: date, town: Place, place: int, chance: random.Random) -> PlaceClaim:
    return PlaceClaim(**_common(article, day, town, f"p{place}"), affected=True, effects=chance.choice(_EFFECTS))
