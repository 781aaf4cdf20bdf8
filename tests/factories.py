"""Builders of articles, claims and extractions for tests: name what matters, the rest is plausible."""

from datetime import date
from typing import Any

from strikelog.model import (
    Article,
    CasualtyClaim,
    Count,
    Evidence,
    Extraction,
    MunitionClaim,
    Place,
    PlaceClaim,
    When,
)

TEXT = (
    "Russia launched 76 missiles at Ukraine on Friday.\n\n"
    "Sixty were shot down. Three people were killed in Kryvyi Rih, and Kyiv lost power and water."
)

KYIV = Place("Kyiv", "Kyiv", "city", 703448, "Kyiv City", "UA", 50.45466, 30.5238)
KRYVYI_RIH = Place("Kryvyi Rih", "Kryvyi Rih", "city", 703845, "Dnipropetrovsk", "UA", 47.90966, 33.38044)
UKRAINE = Place("Ukraine", "Ukraine", "country", 690791, "", "UA", 49.0, 32.0)
BELGOROD = Place("Belgorod", "Belgorod", "city", 578072, "Belgorod Oblast", "RU", 50.61074, 36.58015)
FRIDAY = When(date(2022, 12, 16), date(2022, 12, 16), "on Friday")


def article(text: str = TEXT, **over: Any) -> Article:
    """An article of 16 December 2022; every field of `Article` can be overridden."""
    given = {"title": "76 missiles fired", "published": "2022-12-16", "source": "Example Wire", "url": ""}
    return Article(text, **{**given, **over})


def count(minimum: int | None = 76, maximum: int | None = -1, qualifier: Any = "exact", text: str = "76") -> Count:
    """A count; without `maximum` it is exactly `minimum` (None is an open bound)."""
    return Count(minimum, minimum if maximum == -1 else maximum, qualifier, text)


def evidence(of: Article, quote: str) -> Evidence:
    """Evidence for the first place where `quote` stands in the article; raises ValueError where it does not."""
    start = of.text.index(quote)
    return Evidence(quote, start, start + len(quote), _sentence(of.text, start))


def munition_claim(of: Article | None = None, quote: str = "76 missiles", **over: Any) -> MunitionClaim:
    """76 Russian missiles launched at Ukraine on 16 December 2022."""
    own = {
        **_common(of or article(), quote, UKRAINE, "m1"),
        "munition": "missile",
        "model": "",
        "status": "launched",
        "attacker": "RU",
        "count": count(),
        "scope": "event",
        "subset": False,
    }
    return MunitionClaim(**{**own, **over})


def casualty_claim(of: Article | None = None, quote: str = "Three people", **over: Any) -> CasualtyClaim:
    """Three people killed in Kryvyi Rih on 16 December 2022."""
    own = {
        **_common(of or article(), quote, KRYVYI_RIH, "c1"),
        "munition": "missile",
        "kind": "killed",
        "who": "",
        "attacker": "RU",
        "count": count(3, text="Three"),
        "scope": "event",
        "subset": False,
    }
    return CasualtyClaim(**{**own, **over})


def place_claim(of: Article | None = None, quote: str = "Kyiv", **over: Any) -> PlaceClaim:
    """Kyiv affected, without power and water, on 16 December 2022."""
    own = {
        **_common(of or article(), quote, KYIV, "p1"),
        "affected": True,
        "effects": ("power_outage", "water_outage"),
    }
    return PlaceClaim(**{**own, **over})


def extraction(of: Article | None = None, **over: Any) -> Extraction:
    """One claim of each kind from one article; `munitions=()` and so on to leave some out."""
    source = of or article()
    own = {
        "munitions": (munition_claim(source),),
        "casualties": (casualty_claim(source),),
        "places": (place_claim(source),),
        "extractor": "test 1",
    }
    return Extraction(source, **{**own, **over})


def bare(text: str, **over: Any) -> Extraction:
    """An extraction of an article that claims nothing."""
    return Extraction(article(text, **over), extractor="test 1")


def _common(of: Article, quote: str, place: Place, suffix: str) -> dict[str, Any]:
    """Fields of every claim; the quote is taken from the article's first words where the text is another one."""
    return {
        "fact_id": f"{of.id}-{suffix}",
        "article_id": of.id,
        "published": of.published,
        "when": FRIDAY,
        "place": place,
        "attribution": "",
        "evidence": evidence(of, quote if quote in of.text else of.text.split()[0]),
        "rule": "test.rule",
        "confidence": 0.9,
        "review": "machine",
    }


def _sentence(text: str, at: int) -> str:
    """The run of text between full stops or line ends that holds position `at`."""
    begin = max(text.rfind(". ", 0, at) + 2 if ". " in text[:at] else 0, text.rfind("\n", 0, at) + 1)
    stop = text.find(".", at)
    return text[begin : stop + 1] if stop >= 0 else text[begin:]
