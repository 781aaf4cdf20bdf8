from datetime import date

import pytest
from tests.charts.frames import daily, daily_places

from strikelog.report import headline
from strikelog.report.periods import Period

WEEK = Period(date(2022, 12, 10), date(2022, 12, 16), "week")


def shown(entries):
    return [(entry.label, entry.value, entry.below) for entry in entries]


def test_figures_keep_their_bounds():
    frame = daily(
        ("2022-12-16", "launched", "missile", 76, 70, 80),
        ("2022-12-16", "launched", "drone", 20, 20, None),
        ("2022-12-16", "launched", "mixed", 120, 120, None),
        ("2022-12-16", "intercepted", "missile", 60, 60, 60),
    )
    assert shown(headline.munitions(frame)) == [
        ("Missiles launched", "76", "70–80"),
        ("Drones launched", "20", "or more"),
        ("Intercepted", "79%", "of 76 with both figures"),
        ("Got through", "≤ 20", "where launches and interceptions are told"),
    ]


def test_told_hits_stand_apart_from_what_only_follows():
    frame = daily(
        ("2022-12-14", "hit", "missile", 9, 9, 9),
        ("2022-12-16", "launched", "drone", 20, 20, 20),
        ("2022-12-16", "intercepted", "drone", 15, 15, 15),
    )
    assert shown(headline.munitions(frame))[3] == ("Got through", "9", "and up to 5 more")


def test_nothing_told_is_a_dash_and_no_zero():
    assert shown(headline.munitions(daily())) == [
        ("Missiles launched", "–", "no figure told"),
        ("Drones launched", "–", "no figure told"),
        ("Intercepted", "–", "no day tells both figures"),
        ("Got through", "–", "no figure told"),
    ]
    assert shown(headline.people(daily(), daily_places()))[3] == ("Places affected", "–", "")


def test_nobody_killed_is_a_figure_when_it_is_told():
    frame = daily(("2022-12-16", "killed", "", 0, 0, 0), ("2022-12-16", "injured", "", 60, None, 60))
    places = daily_places(("2022-12-16", "Kyiv", 50.45, 30.52, "struck", None, None, None))
    assert shown(headline.people(frame, places)) == [
        ("Killed", "0", ""),
        ("Injured", "60", "at most"),
        ("Missing", "–", "no figure told"),
        ("Places affected", "1", "on 1 day"),
    ]


EVERYTHING = (
    ("2022-12-14", "launched", "drone", 20, 20, 20),
    ("2022-12-16", "launched", "missile", 76, 76, None),
    ("2022-12-16", "intercepted", "missile", 60, 60, 60),
    ("2022-12-16", "killed", "", 3, 3, None),
    ("2022-12-16", "injured", "", 13, 13, 13),
)


def test_the_week_in_one_sentence():
    places = daily_places(
        ("2022-12-16", "Kyiv", 50.45, 30.52, "struck", None, None, None),
        ("2022-12-16", "Kryvyi Rih", 47.91, 33.38, "struck;casualties", 3, 13, None),
        ("2022-12-16", "Odesa", 46.48, 30.73, "air_defence", None, None, None),
    )
    assert headline.sentence(daily(*EVERYTHING), places, WEEK) == (
        "In the week to 16 December 2022, 20 drones and at least 76 missiles were reported launched, 60 intercepted; "
        "2 cities were hit; at least 3 people were killed and 13 injured."
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), "no launches were reported with a number; nobody was reported killed or injured."),
        ((("2022-12-16", "launched", "missile", 1, 1, 1),), "1 missile was reported launched; nobody was"),
        ((("2022-12-16", "launched", "drone", 60, None, 60),), "up to 60 drones were reported launched; nobody was"),
        ((("2022-12-16", "launched", "drone", 11, 10, 12),), "10 to 12 drones were reported launched; nobody was"),
        ((("2022-12-16", "killed", "", 1, 1, 1),), "no launches were reported with a number; 1 person was killed."),
        ((("2022-12-16", "injured", "", 4, 4, 4),), "no launches were reported with a number; 4 people were injured."),
    ],
)
def test_the_sentence_says_no_more_than_is_told(rows, said):
    assert headline.sentence(daily(*rows), daily_places(), WEEK).startswith(f"In the week to 16 December 2022, {said}")


def test_changes_against_the_period_before():
    now = headline.overview(daily(*EVERYTHING), daily_places())
    before = headline.overview(
        daily(("2022-12-07", "launched", "drone", 32, 32, 32), ("2022-12-07", "killed", "", 3, 3, 3)), daily_places()
    )
    told = {entry.name: headline.change(entry, old, WEEK) for entry, old in zip(now, before, strict=True)}
    assert told["drones"] == "−12 on the week before"
    assert told["killed"] == "as many as the week before"
    assert told["missiles"] == "no figure the week before"
    assert told["cities"] == ""


def test_the_past_has_gaps_where_nothing_is_told():
    frame = daily(("2022-12-16", "killed", "", 3, 3, 3), ("2022-11-28", "killed", "", 5, 5, 5))
    past = headline.past(frame, daily_places(), WEEK, most=3)
    assert [row["killed"] for row in past] == [5, None, 3]
