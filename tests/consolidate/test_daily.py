"""The rules of the codebook's section 8, one by one."""

from itertools import permutations
from typing import Any

import pandas as pd
import pytest
from tests.consolidate.claims import articles, casualties, daily, fired, hurt, munitions

from strikelog.model import COLUMNS

TWO = articles(a="Meridian Wire", b="Kyiv Ledger")
ONE = articles(a="Meridian Wire", b="Meridian Wire")


Row = tuple[Any, ...]


def rows(fired_rows: list[dict[str, Any]], hurt_rows: list[dict[str, Any]], known: pd.DataFrame = TWO) -> list[Row]:
    frame = daily(munitions(*fired_rows), casualties(*hurt_rows), known)
    assert list(frame.columns) == COLUMNS["daily"]
    frame["side"] = frame["attacker"] + frame["country"]
    kept = frame[["date", "measure", "munition", "side", "best", "low", "high"]].astype(object)
    return [tuple(row) for row in kept.where(kept.notna(), None).values.tolist()]


def toll(article: str, number: int, **given: Any) -> dict[str, Any]:
    return hurt(article, "killed", number, number, **given)


def test_a_toll_that_rises_within_one_voice_is_its_last_number():
    early, late = toll("a", 3, place="Kherson"), toll("b", 5, place="Kherson", published="2024-06-08")
    assert rows([], [early, late], ONE) == [("2024-06-07", "killed", "", "UA", 5, 5, 5)]


def test_a_lower_later_number_of_one_voice_is_a_correction():
    early, late = toll("a", 5, place="Kherson"), toll("b", 4, place="Kherson", published="2024-06-08")
    assert rows([], [early, late], ONE) == [("2024-06-07", "killed", "", "UA", 4, 4, 4)]


def test_inside_one_article_the_highest_stands():
    assert rows([], [toll("a", 5), toll("a", 3)]) == [("2024-06-07", "killed", "", "UA", 5, 5, 5)]


def test_a_number_that_the_article_calls_wrong_does_not_stand():
    wrong = toll("a", 5, sentence="Earlier reports of five dead were wrong, the administration said.")
    assert rows([], [toll("a", 4), wrong]) == [("2024-06-07", "killed", "", "UA", 4, 4, 4)]


def test_two_voices_of_one_day_give_bounds_and_the_higher_is_best():
    assert rows([], [toll("a", 5), toll("b", 7)]) == [("2024-06-07", "killed", "", "UA", 7, 5, 7)]


def test_of_one_day_the_number_that_more_voices_support_is_best():
    known = articles(a="A", b="B", c="C")
    assert rows([], [toll("a", 5), toll("b", 5), toll("c", 7)], known) == [("2024-06-07", "killed", "", "UA", 5, 5, 7)]


def test_the_voice_that_published_last_is_best_though_it_is_lower():
    late = toll("b", 4, published="2024-06-09")
    assert rows([], [toll("a", 6), late]) == [("2024-06-07", "killed", "", "UA", 4, 4, 6)]


def test_an_article_without_a_date_counts_as_the_earliest():
    assert rows([], [toll("a", 9, published=""), toll("b", 4)]) == [("2024-06-07", "killed", "", "UA", 4, 4, 9)]


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "expected"),
    [(20, None, "at_least", (20, 20, None)), (None, 60, "at_most", (60, None, 60)), (10, 12, "range", (10, 10, 12))],
)
def test_open_bounds_stay_open(low, high, qualifier, expected):
    launched = fired("a", "launched", low, high, qualifier=qualifier)
    assert rows([launched], []) == [("2024-06-07", "launched", "drone", "RU", *expected)]


def test_best_never_passes_high():
    known = articles(a="A", b="B")
    claims = [
        fired("a", "launched", 20, 20),
        fired("b", "launched", 30, None, qualifier="at_least", published="2024-06-08"),
    ]
    assert rows(claims, [], known) == [("2024-06-07", "launched", "drone", "RU", 30, 20, None)]


def test_vague_claims_fill_nothing():
    assert rows([fired("a", "launched", None, None, qualifier="vague")], []) == []


def test_an_implied_one_counts_only_where_no_number_is_told():
    implied, told = fired("a", "hit", 1, 1, qualifier="implied"), fired("b", "hit", 3, 3)
    assert rows([implied], []) == [("2024-06-07", "hit", "drone", "RU", 1, 1, 1)]
    assert rows([implied, told], []) == [("2024-06-07", "hit", "drone", "RU", 3, 3, 3)]


def test_cumulative_claims_and_subsets_fill_no_day():
    claims = [toll("a", 9), toll("a", 2, subset=True, who="child"), toll("b", 11_000, scope="cumulative")]
    assert rows([], claims) == [("2024-06-07", "killed", "", "UA", 9, 9, 9)]


def test_cities_are_parts_of_a_national_figure():
    claims = [toll("a", 9), toll("b", 4, place="Kyiv"), toll("b", 3, place="Dnipro")]
    assert rows([], claims) == [("2024-06-07", "killed", "", "UA", 9, 9, 9)]


def test_cities_are_added_where_no_national_figure_is_told():
    claims = [toll("a", 3, place="Kyiv"), toll("b", 3, place="Dnipro"), toll("b", 0, place="Kherson")]
    assert rows([], claims) == [("2024-06-07", "killed", "", "UA", 6, 6, 6)]


def test_a_region_stands_for_its_cities_and_a_city_for_its_districts():
    claims = [
        toll("a", 5, place="Dnipropetrovsk Oblast"),
        toll("b", 4, place="Dnipro"),
        toll("a", 2, place="Kyiv"),
        toll("b", 1, place="Podil"),
    ]
    assert rows([], claims) == [("2024-06-07", "killed", "", "UA", 7, 7, 7)]


def test_a_sum_is_open_where_any_part_is():
    claims = [toll("a", 3, place="Kyiv"), hurt("b", "killed", 2, None, place="Dnipro", qualifier="at_least")]
    assert rows([], claims) == [("2024-06-07", "killed", "", "UA", 5, 5, None)]


def test_models_add_up_where_no_total_is_told():
    claims = [
        fired("a", "launched", 20, 20, munition="missile", model="Kh-101"),
        fired("a", "launched", 16, 16, munition="missile", model="Kalibr"),
    ]
    assert rows(claims, []) == [("2024-06-07", "launched", "missile", "RU", 36, 36, 36)]


def test_parts_above_the_whole_are_a_conflict():
    parts = {"Kh-101": 31, "Kalibr": 14, "Kh-22": 12}
    claims = [fired("a", "launched", 54, 54, munition="missile")]
    claims += [fired("a", "launched", n, n, munition="missile", model=model, subset=True) for model, n in parts.items()]
    frame = daily(munitions(*claims), casualties(), TWO)
    assert frame[["best", "low", "high"]].values.tolist() == [[57, 54, 57]]
    assert frame["conflict"][0] == (
        "The parts by model add up to 57 (“14 of them”, “31 of them”, “12 of them”), more than the stated total of 54 "
        "(“54 of them”)."
    )


def test_mixed_figures_keep_their_own_row():
    claims = [fired("a", "launched", 120, 120, munition="mixed"), fired("a", "launched", 40, 40)]
    assert [row[2:5] for row in rows(claims, [])] == [("drone", "RU", 40), ("mixed", "RU", 120)]


def test_more_intercepted_than_launched_marks_both_rows_and_mends_nothing():
    claims = [fired("a", "launched", 20, 20), fired("b", "intercepted", 22, 22)]
    frame = daily(munitions(*claims), casualties(), TWO)
    assert frame["best"].tolist() == [22, 20]
    assert (
        frame["conflict"].tolist()
        == ["20 launched (“20 of them”) but 22 accounted for: 22 intercepted (“22 of them”)."] * 2
    )


def test_a_claim_without_attacker_joins_the_days_only_one():
    claims = [fired("a", "launched", 16, 16), fired("b", "intercepted", 11, 11, attacker="")]
    assert [row[3] for row in rows(claims, [])] == ["RU", "RU"]


def test_both_sides_of_one_day_stay_apart():
    claims = [fired("a", "intercepted", 11, 11), fired("b", "intercepted", 101, 101, attacker="UA", place="Belgorod")]
    assert [(row[3], row[4]) for row in rows(claims, [])] == [("RU", 11), ("UA", 101)]


def test_a_night_is_the_day_on_which_it_ends():
    night = fired("a", "launched", 88, 88, date_start="2024-06-06", date_end="2024-06-07")
    assert rows([night], [])[0][0] == "2024-06-07"


def test_casualties_in_one_number_have_no_row():
    assert rows([], [hurt("a", "casualties", 0, 0)]) == []


def test_a_rejected_claim_fills_nothing():
    assert rows([], [toll("a", 9, review="rejected")]) == []


def test_any_order_of_arrival_gives_the_same_table():
    claims = [toll("a", 3), toll("b", 5), toll("a", 4, place="Kyiv"), toll("b", 9, published="2024-06-08")]
    tables = [daily(munitions(), casualties(*order), TWO) for order in permutations(claims)]
    assert all(table.equals(tables[0]) for table in tables)
