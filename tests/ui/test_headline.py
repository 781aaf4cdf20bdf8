from tests.charts.frames import daily, daily_places

from strikelog.ui import headline


def test_figures_keep_their_bounds():
    frame = daily(
        ("2022-12-16", "launched", "missile", 76, 70, 80),
        ("2022-12-16", "launched", "drone", 20, 20, None),
        ("2022-12-16", "launched", "mixed", 120, 120, None),
        ("2022-12-16", "intercepted", "missile", 60, 60, 60),
    )
    assert headline.munitions(frame) == [
        ("Missiles launched", "76", "70–80"),
        ("Drones launched", "20", "or more"),
        ("Intercepted", "79%", "of 76 with both figures"),
        ("Got through", "≤ 20", "launched less intercepted"),
    ]


def test_told_hits_stand_apart_from_what_only_follows():
    frame = daily(
        ("2022-12-14", "hit", "missile", 9, 9, 9),
        ("2022-12-16", "launched", "drone", 20, 20, 20),
        ("2022-12-16", "intercepted", "drone", 15, 15, 15),
    )
    assert headline.munitions(frame)[3] == ("Got through", "9", "and up to 5 more")


def test_nothing_told_is_a_dash_and_no_zero():
    assert headline.munitions(daily()) == [
        ("Missiles launched", "–", "no figure told"),
        ("Drones launched", "–", "no figure told"),
        ("Intercepted", "–", "no day tells both figures"),
        ("Got through", "–", "no figure told"),
    ]
    assert headline.people(daily(), daily_places())[3] == ("Places affected", "–", "")


def test_nobody_killed_is_a_figure_when_it_is_told():
    frame = daily(("2022-12-16", "killed", "", 0, 0, 0), ("2022-12-16", "injured", "", 60, None, 60))
    places = daily_places(("2022-12-16", "Kyiv", 50.45, 30.52, "struck", None, None, None))
    assert headline.people(frame, places) == [
        ("Killed", "0", ""),
        ("Injured", "60", "at most"),
        ("Missing", "–", "no figure told"),
        ("Places affected", "1", "on 1 day"),
    ]
