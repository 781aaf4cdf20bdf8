"""Stated against observed, counted by hand."""

from tests.evaluate.gold_lines import predictions, write_gold

from strikelog.evaluate import Bin, calibration_error, read_gold, reliability


def stated(table, values):
    """The predictions with confidences, in order."""
    told = predictions()
    told[table] = [{**row, "confidence": value} for row, value in zip(told[table], values, strict=True)]
    return {name: [{"confidence": 0.5, **row} for row in rows] for name, rows in told.items()}


def test_claims_fall_into_the_tenth_of_their_confidence(tmp_path):
    gold = read_gold(write_gold(tmp_path))
    count = len(predictions()["munitions"])
    bins = reliability(gold, stated("munitions", [0.95] * count))
    high = next(each for each in bins if each.stated == 0.95)
    assert (high.told, high.right) == (3, 2)


def test_the_error_is_weighted_by_claims():
    assert calibration_error([Bin(10, 9, 0.9)]) == 0
    assert round(calibration_error([Bin(30, 30, 0.9), Bin(10, 5, 0.9)]), 4) == 0.175
    assert calibration_error([]) == 0


def test_certain_claims_belong_to_the_last_tenth(tmp_path):
    gold = read_gold(write_gold(tmp_path))
    count = len(predictions()["munitions"])
    assert max(each.stated for each in reliability(gold, stated("munitions", [1.0] * count))) == 1.0
