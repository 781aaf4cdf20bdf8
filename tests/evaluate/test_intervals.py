"""Intervals from articles drawn anew."""

from tests.evaluate.gold_lines import predictions, write_gold

from strikelog.evaluate import f1_intervals, read_gold


def test_the_same_gold_gives_the_same_interval_around_the_figure(tmp_path):
    gold = read_gold(write_gold(tmp_path))
    intervals = f1_intervals(gold, predictions())
    low, high = intervals["munitions"]
    assert low <= 0.8 <= high
    assert intervals == f1_intervals(gold, predictions())


def test_what_is_right_throughout_has_no_spread(tmp_path):
    gold = [each for each in read_gold(write_gold(tmp_path)) if each.article.id == "g1"]
    assert f1_intervals(gold, predictions())["casualties"] == (1.0, 1.0)
