import pandas as pd
import pytest
from tests.charts.frames import daily, daily_places

from strikelog import charts
from strikelog.charts.series import stepped


def rows(frame, *columns):
    plain = frame[list(columns)].astype(object).where(frame[list(columns)].notna(), None)
    return list(plain.itertuples(index=False, name=None))


def test_a_week_runs_from_monday_to_sunday():
    frame = stepped(pd.DataFrame({"date": ["2022-12-16", "2022-12-18", "2022-12-19", ""]}), "week")
    assert rows(frame, "date", "start", "end") == [
        ("2022-12-16", "2022-12-12", "2022-12-19"),
        ("2022-12-18", "2022-12-12", "2022-12-19"),
        ("2022-12-19", "2022-12-19", "2022-12-26"),
    ]


def test_steps_without_a_figure_have_no_row():
    frame = charts.by_step(
        daily(("2022-10-10", "launched", "missile", 84, 84, 84), ("2022-12-16", "launched", "missile", 76, 76, 76)),
        "month",
        ["munition"],
    )
    assert rows(frame, "start", "end", "munition", "best", "days") == [
        ("2022-10-01", "2022-11-01", "missile", 84, 1),
        ("2022-12-01", "2023-01-01", "missile", 76, 1),
    ]


def test_a_sum_is_open_where_a_part_is_open():
    frame = charts.by_step(
        daily(("2022-12-14", "launched", "drone", 20, 20, None), ("2022-12-16", "launched", "drone", 60, None, 60)),
        "week",
        ["munition"],
    )
    assert rows(frame, "best", "low", "high") == [(80, None, None)]


def test_mixed_figures_stay_apart_from_classes():
    frame = charts.by_step(
        daily(("2022-12-16", "launched", "mixed", 120, 120, None), ("2022-12-16", "launched", "missile", 76, 76, 76)),
        "day",
        ["munition"],
    )
    assert rows(frame, "munition", "best") == [("missile", 76), ("mixed", 120)]


def test_no_figures_give_an_empty_frame_with_its_columns():
    frame = charts.by_step(daily(), "week", ["munition"])
    assert list(frame.columns) == ["start", "end", "munition", "best", "low", "high", "alone", "days", "conflicts"]
    assert frame.empty


def test_contradictions_are_counted():
    frame = daily(("2022-12-16", "launched", "missile", 5, 5, 5)).assign(conflict="9 intercepted of 5 launched")
    assert rows(charts.by_step(frame, "day", ["munition"]), "conflicts") == [(1,)]


def test_total_has_no_number_where_nothing_is_told():
    frame = daily(("2022-12-16", "killed", "", 3, 3, None))
    assert charts.total(frame, "killed") == (3, 3, None)
    assert charts.total(frame, "injured") == (None, None, None)


def test_got_through_is_the_hits_where_they_are_told():
    frame = daily(
        ("2022-12-16", "launched", "missile", 76, 76, 76),
        ("2022-12-16", "intercepted", "missile", 60, 60, 60),
        ("2022-12-16", "hit", "missile", 9, 9, 10),
    )
    assert rows(charts.got_through(frame), "best", "low", "high", "basis") == [(9, 9, 10, "told")]


def test_got_through_is_an_upper_bound_where_hits_are_not_told():
    frame = daily(
        ("2022-12-16", "launched", "drone", 50, 48, 52),
        ("2022-12-16", "intercepted", "drone", 40, 38, 41),
        ("2022-12-16", "lost", "drone", 3, 3, 3),
    )
    assert rows(charts.got_through(frame), "best", "low", "high", "basis") == [(None, None, 11, "at most")]


def test_got_through_has_no_row_where_it_cannot_be_told():
    open_above = daily(
        ("2022-12-16", "launched", "drone", 20, 20, None), ("2022-12-16", "intercepted", "drone", 15, 15, 15)
    )
    not_intercepted = daily(("2022-12-16", "launched", "drone", 20, 20, 20))
    breach = daily(("2022-12-16", "launched", "drone", 5, 5, 5), ("2022-12-16", "intercepted", "drone", 9, 9, 9))
    for frame in (open_above, not_intercepted, breach):
        assert charts.got_through(frame).empty


def test_the_share_counts_only_days_that_tell_both_figures():
    frame = daily(
        ("2022-12-14", "launched", "drone", 13, 13, 13),
        ("2022-12-14", "intercepted", "drone", 13, 13, 13),
        ("2022-12-15", "launched", "drone", 7, 7, 7),
        ("2022-12-16", "launched", "drone", 20, 20, 20),
        ("2022-12-16", "intercepted", "drone", 11, 11, 11),
        ("2022-12-17", "launched", "drone", 5, 5, 5),
        ("2022-12-17", "intercepted", "drone", 9, 9, 9),
    )
    assert rows(charts.interception(frame, "week"), "intercepted", "launched", "days", "omitted") == [(24, 33, 2, 9)]


def test_interceptions_without_launches_are_left_out_of_the_share_and_counted_as_left_out():
    frame = charts.interception(daily(("2022-12-14", "intercepted", "drone", 13, 13, 13)), "week")
    assert rows(frame, "intercepted", "launched", "share", "omitted") == [(0, 0, None, 13)]


def test_the_share_has_an_interval_that_follows_from_the_bounds():
    frame = charts.interception(
        daily(("2022-12-14", "launched", "drone", 50, 40, 60), ("2022-12-14", "intercepted", "drone", 30, 27, 32)),
        "day",
    )
    assert rows(frame, "share", "low", "high") == [(0.6, 0.45, 0.8)]


def test_the_interval_is_open_where_a_bound_is():
    frame = charts.interception(
        daily(("2022-12-14", "launched", "drone", 50, 50, None), ("2022-12-14", "intercepted", "drone", 30, 30, 30)),
        "day",
    )
    assert rows(frame, "share", "low", "high") == [(0.6, None, 0.6)]


def test_running_totals_add_up_day_after_day():
    frame = charts.cumulative(
        daily(
            ("2022-12-16", "launched", "drone", 20, 20, 20),
            ("2022-12-14", "launched", "drone", 13, 13, 13),
            ("2022-12-14", "launched", "missile", 76, 76, 76),
        ),
        "drone",
    )
    assert rows(frame, "date", "measure", "amount") == [("2022-12-14", "launched", 13), ("2022-12-16", "launched", 33)]


def test_what_one_voice_alone_tells_is_known():
    lone = daily(("2022-12-14", "killed", "", 3, 3, 3))
    shared = daily(("2022-12-15", "killed", "", 4, 4, 4), voices=2)
    assert rows(charts.by_step(pd.concat([lone, shared]), "week", ["measure"]), "best", "alone") == [(7, 3)]


def claims_frame():
    base = {
        "scope": "event",
        "date_end": "",
        "munition": "drone",
        "place": "Kyiv",
        "subset": False,
        "quote": "q",
        "article_id": "a",
    }
    rows = [
        {"status": "launched", "count_min": 13, "count_max": 13, "qualifier": "exact", "date_start": "2022-12-14"},
        {"status": "hit", "count_min": None, "count_max": None, "qualifier": "vague", "date_start": "2022-12-14"},
        {"status": "lost", "count_min": None, "count_max": 5, "qualifier": "at_most", "date_start": "2022-12-14"},
        {"status": "hit", "count_min": 9, "count_max": 9, "qualifier": "exact", "date_start": ""},
        {
            "status": "hit",
            "count_min": 8,
            "count_max": 8,
            "qualifier": "exact",
            "date_start": "2022-12-14",
            "scope": "cumulative",
        },
    ]
    frame = pd.DataFrame([{**base, **row} for row in rows])
    return frame.astype({"count_min": "Int64", "count_max": "Int64"})


def test_vague_undated_and_cumulative_claims_are_not_drawn():
    frame = charts.raw_claims(claims_frame(), "status")
    assert rows(frame, "measure", "best", "low", "high") == [("launched", 13, 13, 13), ("lost", 5, None, 5)]


def test_vague_claims_are_listed_instead():
    assert list(charts.unnumbered(claims_frame())["status"]) == ["hit"]


def test_places_add_up_and_a_figure_no_day_tells_stays_missing():
    frame = charts.by_place(
        daily_places(
            ("2022-12-14", "Kyiv", 50.45, 30.52, "air_defence", None, None, None),
            ("2022-12-16", "Kyiv", 50.45, 30.52, "struck;air_defence", None, None, None),
            ("2022-12-16", "Kryvyi Rih", 47.91, 33.38, "struck", 3, 13, 1),
        )
    )
    assert rows(frame, "place", "days", "killed", "injured", "children_killed", "effects") == [
        ("Kyiv", 2, None, None, None, "air_defence;struck"),
        ("Kryvyi Rih", 1, 3, 13, 1, "struck"),
    ]


@pytest.mark.parametrize(
    ("last", "step"), [("2022-12-16", "day"), ("2023-01-30", "day"), ("2023-01-31", "week"), ("2025-12-16", "month")]
)
def test_the_step_suits_the_span(last, step):
    assert charts.suiting(pd.Series(["2022-12-16", last, ""])) == step


def test_no_day_at_all_suits_days():
    assert charts.suiting(pd.Series([], dtype="str")) == "day"
