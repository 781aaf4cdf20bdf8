"""A reference table against the daily figures: agreement, and what the claims tell of each gap."""

import pandas as pd
import pytest

from strikelog.ledger.comparing import GAPS, agreements, changes, compared
from strikelog.ledger.reference import Reference, model_class, read_reference
from strikelog.model import COLUMNS, COVERAGE, EVIDENCE, IngestError

NIGHTS = """time_start,time_end,model,target,launched,destroyed
2024-11-25 18:00,2024-11-26 09:00,Shahed-136/131,Ukraine,188.0,76.0
2024-11-25 18:00,2024-11-26 09:00,Iskander-M,Ukraine,4.0,0.0
2024-11-26 10:00,2024-11-26 12:00,Orlan-10,south,1,1
2024-11-26 18:00,2024-11-27 09:00,Shahed-136/131,Ukraine,89.0,36.0
2024-11-27 18:00,2024-11-28 09:00,X-101/X-555 and Kalibr,Ukraine,91.0,79.0
2024-11-27 18:00,2024-11-28 09:00,Shahed-136/131,Ukraine,97.0,35.0
2024-11-28 18:00,2024-11-29 09:00,Shahed-136/131,Ukraine,,70
2024-11-29 18:00,2024-11-30 09:00,Mystery,Ukraine,9,9
"""


def daily(*rows):
    keys = ["date", "measure", "munition", "best", "low", "high", "conflict"]
    known = {"attacker": "RU", "country": "", "conflict": ""}
    frame = pd.DataFrame([known | dict(zip(keys, row, strict=False)) for row in rows], columns=COLUMNS["daily"])
    return frame.astype(dict.fromkeys(["best", "low", "high"], "Int64"))


def coverage(**articles):
    rows = [(day.replace("d", "2024-11-"), "UA", "", count, 1) for day, count in articles.items()]
    return pd.DataFrame(rows, columns=COVERAGE)


def gaps(ours, spoken, data=NIGHTS, parts=()):
    evidence = pd.DataFrame(parts, columns=EVIDENCE)
    frame = compared(ours, evidence, spoken, read_reference("nights.csv", data.encode()))
    assert list(frame.columns) == GAPS
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    return {(row["date"], row["measure"], row["munition"]): row for row in rows}


def test_the_public_table_of_nights_becomes_figures_by_day_and_class():
    frame = read_reference("nights.csv", NIGHTS.encode()).frame
    launched = frame[frame["measure"] == "launched"]
    assert launched[["date", "munition", "value", "left_out"]].values.tolist() == [
        ["2024-11-26", "drone", 188, 1],
        ["2024-11-26", "missile", 4, 0],
        ["2024-11-27", "drone", 89, 0],
        ["2024-11-28", "drone", 97, 0],
        ["2024-11-28", "missile", 91, 0],
    ]
    assert "ODC-BY" in read_reference("nights.csv", NIGHTS.encode()).attribution


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        ("Shahed-136/131", "drone"),
        ("Unknown UAV", "drone"),
        ("Reconnaissance UAV", "reconnaissance"),
        ("Orlan-10 and ZALA and Supercam", "reconnaissance"),
        ("X-101/X-555 and Kalibr", "missile"),
        ("Unknown Missile", "missile"),
        ("Aerial Bomb", "bomb"),
        ("Mystery", ""),
    ],
)
def test_models_have_a_class(model, expected):
    assert model_class(model) == expected


def test_equal_within_and_differing_figures():
    ours = daily(
        ("2024-11-26", "launched", "drone", 188, 188, 188),
        ("2024-11-27", "launched", "drone", 85, 80, 90),
        ("2024-11-28", "launched", "drone", 60, 60, 60, "20 launched but 22 accounted for."),
    )
    found = gaps(ours, coverage(d26=3, d27=2, d28=2))
    first, second, third = (found[f"2024-11-{day}", "launched", "drone"] for day in (26, 27, 28))
    assert (first["agreement"], first["difference"], first["explanation"]) == ("equal", 0, "")
    assert (second["agreement"], second["difference"]) == ("within", -4)
    assert second["explanation"] == "The reference lies within what the articles say."
    assert (third["agreement"], third["reference"], third["difference"]) == ("differs", 97, -37)
    assert third["explanation"] == "The articles of this day contradict one another."


def test_a_day_without_a_figure_is_told_from_a_day_without_an_article():
    found = gaps(daily(), coverage(d26=1, d28=2))
    assert found["2024-11-26", "launched", "missile"]["explanation"] == (
        "1 article speaks of this day, none with a number of missiles launched."
    )
    assert found["2024-11-27", "launched", "drone"]["explanation"] == "No article in the store speaks of this day."
    assert found["2024-11-26", "launched", "drone"]["explanation"] == (
        "1 article speaks of this day, none with a number of drones launched. "
        "The reference counts 1 reconnaissance drones besides, left out here."
    )


def test_one_number_for_several_classes_explains_a_gap():
    found = gaps(daily(("2024-11-28", "launched", "mixed", 188, 188, 188)), coverage(d28=2))
    assert found["2024-11-28", "launched", "missile"]["explanation"] == (
        "2 articles speak of this day, none with a number of missiles launched. "
        "The articles give 188 for several classes in one number, the reference 188 over all its classes."
    )


def test_the_number_of_a_neighbouring_day_points_to_another_end_of_the_night():
    found = gaps(daily(("2024-11-26", "launched", "drone", 89, 89, 89)), coverage(d26=1, d27=1))
    assert (
        "The reference has 89 on 2024-11-27: it may end its nights at another hour."
        in (found["2024-11-26", "launched", "drone"]["explanation"])
    )


def test_a_sum_of_places_against_a_national_figure_is_told():
    part = dict.fromkeys(EVIDENCE, "") | {"date": "2024-11-27", "measure": "launched", "munition": "drone"}
    parts = [part | {"role": "best", "fact_id": name} for name in ("a", "b")]
    found = gaps(daily(("2024-11-27", "launched", "drone", 30, 30, 30)), coverage(d27=1), parts=parts)
    assert found["2024-11-27", "launched", "drone"]["explanation"] == (
        "Ours adds up places; no article gives a number for the whole country."
    )


def test_agreement_counts_days_of_both():
    ours = daily(("2024-11-26", "launched", "drone", 188, 188, 188), ("2024-11-27", "launched", "drone", 85, 85, None))
    reference = read_reference("nights.csv", NIGHTS.encode())
    frame = compared(ours, pd.DataFrame(columns=EVIDENCE), coverage(d26=1, d27=1), reference)
    each = next(one for one in agreements(frame) if (one.measure, one.munition) == ("launched", "drone"))
    assert (each.days, each.equal, each.close, each.within) == (2, 1, 2, 2)
    assert (each.ours, each.theirs, each.asked) == (273, 277, 2)


def test_a_table_of_ones_own_in_either_form():
    wide = "date,killed,injured\n2024-06-07,3,\n2024-06-08,0,12\n"
    long = "date,measure,munition,value\n2024-06-07,launched,drone,1200\n"
    frame = read_reference("wide.csv", wide.encode()).frame
    assert frame[["date", "measure", "value"]].values.tolist() == [
        ["2024-06-07", "killed", 3],
        ["2024-06-08", "injured", 12],
        ["2024-06-08", "killed", 0],
    ]
    assert read_reference("long.csv", long.encode()).frame["value"].tolist() == [1200]


def test_a_table_without_classes_is_compared_with_all_classes_together():
    ours = daily(
        ("2024-06-07", "launched", "drone", 40, 40, 40),
        ("2024-06-07", "launched", "missile", 6, 6, 6),
        ("2024-06-07", "launched", "mixed", 50, 50, 50),
    )
    spoken = pd.DataFrame([("2024-06-07", "UA", "", 1, 1)], columns=COVERAGE)
    found = gaps(ours, spoken, "date,launched\n2024-06-07,46\n")
    assert found["2024-06-07", "launched", ""]["agreement"] == "equal"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("", "holds no row"),
        ("day,killed\n2024-06-07,3\n", "no column “date”"),
        ("date,deaths\n2024-06-07,3\n", "no column of a measure"),
        ("date,killed\nyesterday,3\n", "the day “yesterday”"),
        ("date,killed\n2024-06-07,many\n", "the number “many”"),
        ("date,launched,munition\n2024-06-07,3,boat\n", "the munition “boat”"),
        ("\ud800", "not a CSV file in UTF-8"),
    ],
)
def test_what_is_no_reference_is_refused_in_words(data, words):
    with pytest.raises(IngestError, match=words):
        read_reference("table.csv", data.encode("utf-8", "surrogatepass"))


def test_what_changed_between_two_days_of_knowledge():
    then = daily(("2024-06-07", "launched", "drone", 40, 40, 40), ("2024-06-08", "launched", "drone", 9, 9, 9))
    now = daily(("2024-06-07", "launched", "drone", 44, 40, 44), ("2024-06-08", "launched", "drone", 9, 9, 9))
    changed = changes(then, now)
    assert changed[["date", "best_then", "best_now", "high_now"]].values.tolist() == [["2024-06-07", 40, 44, 44]]


def test_nothing_in_common_is_an_empty_comparison():
    empty = compared(daily(), pd.DataFrame(columns=EVIDENCE), pd.DataFrame(columns=COVERAGE), Reference("x", daily()))
    assert empty.empty
