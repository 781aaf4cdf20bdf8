from tests.consolidate.claims import articles, casualties, daily_places, hurt, places, struck

from strikelog.model import COLUMNS

KNOWN = articles(a="Meridian Wire", b="Kyiv Ledger")


def test_effects_of_all_articles_are_joined_and_tolls_kept_with_their_groups():
    frame = daily_places(
        places(struck("a", "Kherson", "struck;casualties"), struck("b", "Kherson", "power_outage")),
        casualties(
            hurt("a", "killed", 2, 2, place="Kherson"),
            hurt("a", "killed", 1, 1, place="Kherson", subset=True, who="child"),
            hurt("b", "injured", 5, None, place="Kherson", qualifier="at_least"),
        ),
        KNOWN,
    )
    assert list(frame.columns) == COLUMNS["daily_places"]
    row = frame.iloc[0]
    assert (row["date"], row["place"], row["effects"]) == ("2024-06-07", "Kherson", "struck;casualties;power_outage")
    assert (row["killed_best"], row["killed_low"], row["killed_high"], row["children_killed"]) == (2, 2, 2, 1)
    assert (row["injured_best"], row["injured_low"]) == (5, 5)
    assert frame["injured_high"].isna().all()
    assert (row["articles"], row["voices"]) == (2, 2)


def test_countries_and_places_only_mentioned_have_no_row():
    frame = daily_places(
        places(struck("a", "Ukraine", "struck"), struck("a", "Kyiv", "", affected=False)), casualties(), KNOWN
    )
    assert frame.empty


def test_a_place_without_a_told_toll_has_no_number():
    frame = daily_places(places(struck("a", "Kyiv", "air_defence")), casualties(), KNOWN)
    assert frame[["killed_best", "injured_best"]].isna().all(axis=None)
