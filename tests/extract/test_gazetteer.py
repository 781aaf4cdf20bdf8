import pytest

from strikelog.extract.gazetteer import Gazetteer, gazetteer


@pytest.fixture(scope="module")
def places() -> Gazetteer:
    return gazetteer()


def found(places, text):
    return [(span.text, span.candidates[0].name) for span in places.find(text)]


@pytest.mark.parametrize(
    ("name", "geonameid", "canonical"),
    [
        ("Kiev", 703448, "Kyiv"),
        ("KYIV", 703448, "Kyiv"),
        ("Kryvih Rih", 703845, "Kryvyi Rih"),
        ("Krivoy Rog", 703845, "Kryvyi Rih"),
        ("Zaporizhia", 687700, "Zaporizhzhia"),
        ("Zaporozhye", 687700, "Zaporizhzhia"),
        ("Odessa", 698740, "Odesa"),
        ("Dnipropetrovsk", 709930, "Dnipro"),
        ("Nikolaev", 700569, "Mykolaiv"),
        ("Lvov", 702550, "Lviv"),
        ("Kharkov", 706483, "Kharkiv"),
        ("Hodeidah", 79415, "Hodeidah"),
        ("Al Hudaydah", 79415, "Hodeidah"),
        ("Sana'a", 71137, "Sanaa"),
        ("Halab", 170063, "Aleppo"),
        ("Hims", 169577, "Homs"),
        ("Gaza", 281133, "Gaza City"),
        ("Kherson", 706448, "Kherson"),
        ("Engels", 563464, "Engels"),
    ],
)
def test_spellings_of_cities(places, name, geonameid, canonical):
    best = places.lookup(name)[0]
    assert (best.geonameid, best.name, best.kind) == (geonameid, canonical, "city")


@pytest.mark.parametrize(
    ("name", "canonical", "country", "geonameid"),
    [
        ("Kharkiv region", "Kharkiv Oblast", "UA", 706482),
        ("Odessa oblast", "Odesa Oblast", "UA", 698738),
        ("Zaporizka Oblast", "Zaporizhzhia Oblast", "UA", 687699),
        ("region of Donetsk", "Donetsk Oblast", "UA", 709716),
        ("Crimea", "Crimea", "UA", 703883),
        ("Diyala Province", "Diyala Governorate", "IQ", 96965),
        ("Belgorod Oblast", "Belgorod Oblast", "RU", 578071),
        ("Borno State", "Borno State", "NG", 2346794),
        ("West Bank", "West Bank", "PS", 285153),
        ("Gaza Strip", "Gaza Strip", "PS", 281132),
    ],
)
def test_regions(places, name, canonical, country, geonameid):
    best = places.lookup(name)[0]
    assert (best.name, best.kind, best.country, best.geonameid) == (canonical, "region", country, geonameid)


@pytest.mark.parametrize(
    ("name", "kind", "country"),
    [
        ("southern Lebanon", "other", "LB"),
        ("eastern Ukraine", "other", "UA"),
        ("Snake Island", "other", "UA"),
        ("Ain al-Asad", "other", "IQ"),
        ("Engels air base", "other", "RU"),
        ("Golan Heights", "other", "IL"),
        ("Black Sea", "other", ""),
        ("Nikopol district", "district", "UA"),
        ("UAE", "country", "AE"),
        ("the United States", "country", "US"),
    ],
)
def test_kinds(places, name, kind, country):
    best = places.lookup(name)[0]
    assert (best.kind, best.country) == (kind, country)


def test_unknown_name(places):
    assert places.lookup("Zzyzzyville") == ()
    assert places.lookup("") == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Blasts were heard in Kyiv's centre.", [("Kyiv", "Kyiv")]),
        ("Drones hit the Kharkiv region overnight.", [("Kharkiv region", "Kharkiv Oblast")]),
        ("In the region of Kharkiv two died.", [("region of Kharkiv", "Kharkiv Oblast")]),
        (
            "Strikes on Sumy, Kharkiv and Donetsk oblasts.",
            [("Sumy", "Sumy Oblast"), ("Kharkiv", "Kharkiv Oblast"), ("Donetsk", "Donetsk Oblast")],
        ),
        ("the regions of Kherson and Odesa", [("Kherson", "Kherson Oblast"), ("Odesa", "Odesa Oblast")]),
        ("shelling of Nikopol district", [("Nikopol district", "Nikopol Raion")]),
        ("KYIV UNDER ATTACK", [("KYIV", "Kyiv")]),
        ("an airstrike near al-Bureij", [("al-Bureij", "Bureij")]),
        ("missiles over Deir ez-Zor and Sana’a", [("Deir ez-Zor", "Deir ez-Zor"), ("Sana’a", "Sanaa")]),
        ("U.S. forces and the UK", [("U.S.", "United States"), ("UK", "United Kingdom")]),
        ("Kyiv-based analysts", [("Kyiv", "Kyiv")]),
        ("fighting in southern Gaza", [("southern Gaza", "Southern Gaza")]),
    ],
)
def test_find(places, text, expected):
    assert found(places, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Vitaliy Kim said the attack was over.",
        "Vladimir Putin spoke.",
        "Most people slept. Reading was hard. Of course it was nice.",
        "In March Patriot batteries fired.",
        "the White House and the Red Cross",
        "They told us in May.",
        "Bashar al-Bab",
    ],
)
def test_find_leaves_names_and_words(places, text):
    assert found(places, text) == []


def test_a_state_that_is_no_region(places):
    assert found(places, "Kharkiv State University") == [("Kharkiv", "Kharkiv")]
    assert found(places, "several Kyiv districts") == [("Kyiv", "Kyiv")]


def test_spans_are_exact(places):
    text = "Rockets fell on Mykolayiv; Zaporizhzhia region was quiet."
    spans = places.find(text)
    assert [(span.start, span.end, text[span.start : span.end]) for span in spans] == [
        (16, 25, "Mykolayiv"),
        (27, 46, "Zaporizhzhia region"),
    ]


def test_within(places):
    solomianskyi = places.lookup("Solomianskyi district")[0]
    kyiv, odesa = places.lookup("Kyiv")[0], places.lookup("Odesa")[0]
    oblast = places.region("Odesa Oblast", "UA")
    assert solomianskyi.parent == kyiv.geonameid
    assert places.within(solomianskyi, kyiv)
    assert places.within(odesa, oblast)
    assert places.within(oblast, places.country("UA"))
    assert not places.within(kyiv, oblast)
    assert not places.within(kyiv, kyiv)


def test_suggest(places):
    assert places.suggest("Zaporizhhia")[0].name == "Zaporizhzhia"
    assert places.suggest("Xyzzqw") == ()
    assert places.suggest("Kyv") == ()


def test_country_and_ids(places):
    assert places.country("YE").name == "Yemen"
    assert places.country("XX") is None
    assert places.region("Nowhere Oblast", "UA") is None
    assert places.by_id(706483).name == "Kharkiv"
    assert places.by_id(1) is None


def test_hostile_text(places):
    assert places.find("") == []
    assert places.find("’’'--… \x00 ﷺ 🚀") == []
    assert len(places.find("Kyiv " * 2000)) == 2000
