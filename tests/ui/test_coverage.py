from strikelog.ui.coverage import silences


def test_gaps_between_days_the_longest_first():
    assert silences(["2024-06-01", "2024-06-02", "2024-06-04", "2024-06-10"]) == [
        ("2024-06-05", "2024-06-09", 5),
        ("2024-06-03", "2024-06-03", 1),
    ]


def test_days_without_a_gap():
    assert silences(["2024-06-01", "2024-06-02"]) == []
