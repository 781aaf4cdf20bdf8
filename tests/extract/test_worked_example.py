"""The codebook's worked example in our own words, every expected fact spelled out and nothing else accepted."""

import pytest

from strikelog import Article, extract

TEXT = """\
Ukraine came under another wave of missile strikes on Friday morning. As many as 60 missiles are thought to have been \
fired at the country, officials said.

The mayor of Mykolaiv told reporters that air raid warnings had sounded before dawn. Fifteen rockets \
were reportedly fired at Zaporizhzhia.

In the south, two people died in shelling in Kherson on Thursday. Air defences in Kyiv brought down 13 drones on \
Wednesday.

Electricity was cut off in Kharkiv, Poltava, Kremenchuk and Kryvih Rih, the grid operator said.

The United States is finalising plans to send Patriot missiles to Ukraine. Russia is training some 200,000 troops for \
a new offensive, a general said in an interview.
"""


@pytest.fixture(scope="module")
def example():
    return extract(Article(text=TEXT, title="Missiles over Ukraine", published="2022-12-16", source="Example Wire"))


def test_munitions(example):
    found = [
        (
            *(claim.munition, claim.status, claim.count.minimum, claim.count.maximum, claim.count.qualifier),
            *(str(claim.when.start), str(claim.when.end), claim.place.name, claim.attacker, claim.scope, claim.subset),
        )
        for claim in example.munitions
    ]
    day, wednesday = ("2022-12-16", "2022-12-16"), ("2022-12-14", "2022-12-14")
    assert found == [
        ("missile", "launched", None, 60, "at_most", *day, "Ukraine", "RU", "event", False),
        ("rocket", "launched", 15, 15, "exact", *day, "Zaporizhzhia", "RU", "event", False),
        ("drone", "intercepted", 13, 13, "exact", *wednesday, "Kyiv", "RU", "event", False),
    ]


def test_casualties(example):
    (claim,) = example.casualties
    assert (claim.kind, claim.count.minimum, claim.count.maximum, claim.count.qualifier) == ("killed", 2, 2, "exact")
    assert (claim.who, claim.scope, claim.subset, claim.place.name) == ("", "event", False, "Kherson")
    assert (str(claim.when.start), claim.when.text) == ("2022-12-15", "Thursday")


def test_places(example):
    affected = {
        claim.place.name: (claim.place.kind, claim.effects, str(claim.when.start))
        for claim in example.places
        if claim.affected
    }
    assert affected == {
        "Ukraine": ("country", ("struck",), "2022-12-16"),
        "Zaporizhzhia": ("city", ("struck",), "2022-12-16"),
        "Kherson": ("city", ("struck", "casualties"), "2022-12-15"),
        "Kyiv": ("city", ("air_defence",), "2022-12-14"),
        "Kharkiv": ("city", ("power_outage",), "2022-12-16"),
        "Poltava": ("city", ("power_outage",), "2022-12-16"),
        "Kremenchuk": ("city", ("power_outage",), "2022-12-16"),
        "Kryvyi Rih": ("city", ("power_outage",), "2022-12-16"),
    }


def test_a_title_makes_no_place_affected(example):
    mentioned = {claim.place.name for claim in example.places if not claim.affected}
    assert "Mykolaiv" in mentioned


def test_speakers_and_words_are_kept(example):
    sixty, fifteen, _ = example.munitions
    assert (sixty.attribution, fifteen.attribution) == ("officials", "reportedly")
    assert sixty.count.text == "As many as 60"
    misspelt = next(claim for claim in example.places if claim.place.name == "Kryvyi Rih")
    assert (misspelt.place.text, misspelt.place.geonameid) == ("Kryvih Rih", 703845)
