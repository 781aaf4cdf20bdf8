"""Charts of incidents, comparison and coverage: what they are drawn from and what they say of themselves."""

import pandas as pd

from strikelog import charts
from strikelog.model import style


def test_incidents_are_counted_per_step_with_their_contradictions():
    frame = pd.DataFrame(
        {
            "incident_id": ["a", "b", "c"],
            "date_end": ["2024-06-03", "2024-06-04", "2024-06-12"],
            "conflicts": ["", "20 launched but 22 accounted for.", ""],
        }
    )
    drawn = charts.incidents_by_step(charts.incident_counts(frame, "week"), "week")
    assert drawn.data[["start", "incidents", "conflicts"]].values.tolist() == [
        ["2024-06-03", 2, 1],
        ["2024-06-10", 1, 0],
    ]
    assert drawn.alt == "Incidents per week: 3 in all, most in the week of 3 Jun 2024 (2)."


def test_a_toll_over_time_tells_its_steps_and_where_it_stands():
    rows = [("2024-06-07", "A", 3, 3, 3, "first", 3, 3, 3), ("2024-06-08", "B", 5, 5, 5, "other", 5, 3, 5)]
    steps = pd.DataFrame(rows, columns=charts.STEPS)
    drawn = charts.told_over_time(steps, "toll", "Killed", "People", style.CASUALTIES["killed"][1])
    assert drawn.alt == "Killed: 3 on 7 Jun 2024, 5 on 8 Jun 2024. As known last: 3–5."
    assert drawn.chart.to_dict()["height"] == 220


def test_running_totals_are_points_of_their_own():
    claims = pd.DataFrame(
        {
            "measure": ["launched"],
            "published": ["2024-06-07T08:00"],
            "count_min": pd.Series([4700], dtype="Int64"),
            "count_max": pd.Series([None], dtype="Int64"),
            "quote": ["more than 4,700 missiles"],
        }
    )
    drawn = charts.running_totals(claims, "totals", "Running totals: munitions", style.STATUSES)
    assert drawn.alt == "Running totals: munitions: 1 claims."
    assert drawn.chart.to_dict()["layer"][0]["encoding"]["y"]["field"] == "best"


def test_pairs_count_the_days_that_agree():
    pairs = pd.DataFrame(
        {
            "date": ["2024-06-07", "2024-06-08", "2024-06-09"],
            "best": pd.Series([40, 9, None], dtype="Int64"),
            "low": pd.Series([40, 8, None], dtype="Int64"),
            "high": pd.Series([40, None, None], dtype="Int64"),
            "other": pd.Series([40, 12, 7], dtype="Int64"),
        }
    )
    drawn = charts.pairs_over_time(pairs, "comparison", "Drones launched", "Munitions", "the table")
    assert drawn.alt == "Drones launched: 2 days with both figures, 1 of them equal."
    assert drawn.data.equals(pairs)


def test_coverage_is_as_dark_as_its_best_day_and_empty_where_nobody_speaks():
    rows = [
        ("2024-06-03", "UA", "", 3, 2),
        ("2024-06-03", "UA", "Kherson Oblast", 1, 1),
        ("2024-06-05", "UA", "", 2, 5),
    ]
    frame = pd.DataFrame(rows, columns=["date", "country", "admin1", "articles", "voices"])
    drawn = charts.coverage_grid(frame, "week")
    assert drawn.data[["start", "region", "voices", "articles", "days"]].values.tolist() == [
        ["2024-06-03", "Kherson Oblast", 1, 1, 1],
        ["2024-06-03", "Ukraine, all", 5, 5, 2],
    ]
    assert drawn.alt == "Grid of 2 regions by week; most articles: Ukraine, all, Kherson Oblast."
