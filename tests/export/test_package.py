"""The data package is one by Frictionless Data's own validator."""

import io
import json
import zipfile

import pytest
from frictionless import validate
from frictionless.resources import PackageResource

from strikelog.model import COLUMNS


@pytest.fixture
def folder(zipped, tmp_path):
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        archive.extractall(tmp_path)
    return tmp_path


def test_frictionless_finds_every_table_valid(folder, tables):
    report = PackageResource(path=str(folder / "datapackage.json")).validate()
    assert report.flatten(["name", "type", "note"]) == []
    assert {task.name: (task.valid, task.stats["rows"]) for task in report.tasks} == {
        name: (True, len(tables[name])) for name in COLUMNS
    }
    assert len(tables["munitions"]) > 150


@pytest.mark.parametrize(
    ("file", "old", "new", "kind"),
    [
        ("munitions.csv", b",59,59,exact,", b",59,many,exact,", "type-error"),
        ("daily.csv", b"2024-10-07,", b"2024-13-07,", "type-error"),
        ("places.csv", b"fact_id,", b"fact,", "incorrect-label"),
    ],
)
def test_frictionless_tells_what_does_not_fit_the_schema(folder, file, old, new, kind):
    content = (folder / file).read_bytes()
    assert old in content
    (folder / file).write_bytes(content.replace(old, new, 1))
    told = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for each in told["resources"]:
        del each["bytes"], each["hash"]
    (folder / "datapackage.json").write_text(json.dumps(told), encoding="utf-8")
    report = validate(str(folder / "datapackage.json"))
    assert (file.removesuffix(".csv"), kind) in {
        (task.name, error.type) for task in report.tasks for error in task.errors
    }
