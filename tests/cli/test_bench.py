"""The arithmetic of the benchmark."""

import pytest

from strikelog.cli.bench.child import least, measured, whole
from strikelog.cli.bench.report import Figure, as_table, growth, write_into
from strikelog.model import StrikelogError


@pytest.mark.parametrize(("power", "exponent"), [(0, 0.0), (1, 1.0), (2, 2.0), (0.5, 0.5)])
def test_growth_is_the_exponent(power, exponent):
    assert growth([(size, 3.7 * size**power) for size in (10, 100, 5_000)]) == pytest.approx(exponent)


def test_only_the_run_is_measured():
    spin = "def spin(seconds):\n    end = time.process_time() + seconds\n    while time.process_time() < end: pass\n"
    cost = measured(f"{spin}spin(0.5)\ndef run(given):\n    spin(0.1)\n    return given * 2", 21)
    assert cost.told == 42
    assert 0.1 <= cost.seconds < 0.5


def test_a_whole_process_counts_from_its_start():
    assert whole(["-c", "import time\nwhile time.process_time() < 0.3: pass"]) >= 0.25


def test_the_least_of_each_is_taken():
    ones, twos = iter([3.0, 1.0]), iter([2.0, 5.0])
    assert least(2, lambda: next(ones), lambda: next(twos)) == [1.0, 2.0]


def test_a_table_in_markdown():
    lines = as_table([Figure("a / b", 2.0, "s: 4 and 2"), Figure("longer / b", 12.345, "s")]).splitlines()
    assert lines[:4] == [
        "| measured in one run | ratio | of         |",
        "| ------------------- | ----: | ---------- |",
        "| a / b               |  2.00 | s: 4 and 2 |",
        "| longer / b          | 12.35 | s          |",
    ]
    assert "Python 3" in lines[5]


def test_a_document_without_a_place_for_the_table(tmp_path):
    (tmp_path / "a.md").write_text("Nothing.")
    with pytest.raises(StrikelogError, match="has no place for the table"):
        write_into(tmp_path / "a.md", "| table |")
    assert (tmp_path / "a.md").read_text() == "Nothing."
