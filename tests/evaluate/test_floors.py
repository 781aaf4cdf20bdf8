"""Floors: they hold, they are tied to their gold, and they only go up."""

import json

import pytest

from strikelog.evaluate import Figures, Share, TableFigures, Tally, check_floors, raise_floors
from strikelog.model import GoldError


def figures(found=8, fingerprint="f1"):
    table = TableFigures(Tally(found, 2, 2), {"place": Share(found, 10)})
    return Figures(3, dict.fromkeys(("munitions", "casualties", "places"), table), "dev", fingerprint)


def floors(path, **entry):
    path.write_text(
        json.dumps({"dev": {"fingerprint": "f1", **entry}, "sample": {"fingerprint": "s"}}), encoding="utf-8"
    )
    return path


def test_figures_at_their_floors_pass(tmp_path):
    assert check_floors(figures(), "dev", floors(tmp_path / "f.json", munitions=0.8, places=0.8)) == []


def test_a_figure_below_its_floor_is_named(tmp_path):
    path = floors(tmp_path / "f.json", munitions=0.801, **{"munitions.place": 0.9, "casualties": 0.5})
    assert check_floors(figures(), "dev", path) == [
        "dev: munitions is 0.800, below its floor of 0.801.",
        "dev: munitions.place is 0.800, below its floor of 0.900.",
    ]


def test_another_gold_fails(tmp_path):
    path = floors(tmp_path / "f.json", munitions=0.1)
    with pytest.raises(GoldError, match="not the file that the floors “dev”"):
        check_floors(figures(fingerprint="other"), "dev", path)
    with pytest.raises(GoldError, match="not the file"):
        raise_floors(figures(fingerprint="other"), "dev", path)


def test_floors_only_go_up(tmp_path):
    path = floors(tmp_path / "f.json", munitions=0.9, casualties=0.5, **{"munitions.place": 0.1})
    assert raise_floors(figures(), "dev", path) == {"casualties": 0.8, "places": 0.8, "munitions.place": 0.8}
    assert json.loads(path.read_text()) == {
        "dev": {"fingerprint": "f1", "munitions": 0.9, "casualties": 0.8, "munitions.place": 0.8, "places": 0.8},
        "sample": {"fingerprint": "s"},
    }


def test_the_first_floors_are_the_f1_of_the_tables_rounded_down(tmp_path):
    path = tmp_path / "f.json"
    assert raise_floors(figures(found=5), "dev", path) == {"munitions": 0.714, "casualties": 0.714, "places": 0.714}
    assert check_floors(figures(found=5), "dev", path) == []
    assert len(check_floors(figures(found=4), "dev", path)) == 3


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"dev": {"fingerprint": "f1", "tanks": 0.5}}'])
def test_files_that_are_no_floors_fail(tmp_path, text):
    path = tmp_path / "f.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GoldError):
        check_floors(figures(), "dev", path)


def test_no_file_fails(tmp_path):
    with pytest.raises(GoldError, match="--raise"):
        check_floors(figures(), "dev", tmp_path / "none.json")
