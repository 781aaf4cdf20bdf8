"""A small store for page tests: three articles of two days, one of them about nothing."""

from datetime import date

from tests import factories

from strikelog.model import Extraction, When
from strikelog.store import Store

WEDNESDAY = When(date(2022, 12, 14), date(2022, 12, 14), "on Wednesday")

DRONES = factories.article(
    "Air defences in Kyiv brought down 13 drones on Wednesday. Dozens of drones flew on.",
    title="Thirteen drones over Kyiv",
    published="2022-12-14",
    source="Harbour Wire",
)


def drones() -> Extraction:
    """13 drones intercepted over Kyiv, and a vague claim."""
    downed = factories.munition_claim(
        DRONES,
        "13 drones",
        fact_id="d-13",
        munition="drone",
        status="intercepted",
        count=factories.count(13, text="13"),
        place=factories.KYIV,
        when=WEDNESDAY,
    )
    vague = factories.munition_claim(
        DRONES,
        "Dozens of drones",
        fact_id="d-vague",
        munition="drone",
        count=factories.count(None, None, "vague", "Dozens"),
        place=factories.KYIV,
        when=WEDNESDAY,
    )
    defended = factories.place_claim(DRONES, "Kyiv", fact_id="d-kyiv", effects=("air_defence",), when=WEDNESDAY)
    return factories.extraction(DRONES, munitions=(downed, vague), casualties=(), places=(defended,))


def missiles() -> Extraction:
    """76 missiles launched, three people killed in Kryvyi Rih."""
    article = factories.article()
    struck = factories.place_claim(
        article, "Kryvyi Rih", fact_id="m-rih", place=factories.KRYVYI_RIH, effects=("struck", "casualties")
    )
    return factories.extraction(article, places=(factories.place_claim(article), struck))


def fill(url: str) -> None:
    """Adds the corpus to the store at `url`."""
    store = Store.open(url)
    store.add(missiles())
    store.add(drones())
    store.add(factories.bare("The Rockets won in Houston.", title="Rockets win", source="Sports Desk"))
    store.close()
