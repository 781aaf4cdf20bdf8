"""`strikelog compare` and exports as of a day, on a small store."""

import csv

from tests.pages import corpus
from typer.testing import CliRunner

from strikelog.cli import app

TABLE = "date,launched,intercepted,munition\n2022-12-16,70,,missile\n2022-12-14,,13,drone\n2022-12-15,40,,drone\n"


def run(*arguments):
    return CliRunner().invoke(app, list(map(str, arguments)))


def test_agreement_and_the_widest_gaps_are_printed_and_all_days_written(store_url, tmp_path):
    corpus.fill(store_url)
    path, out = tmp_path / "table.csv", tmp_path / "out.csv"
    path.write_text(TABLE, encoding="utf-8")
    done = run("compare", path, "--out", out)
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "drone intercepted: a figure on 1 of 1 days of the reference; of those 1 equal, 1 within a tenth, 1 within the "
        "bounds; in all 13 here, 13 there",
        "drone launched: a figure on 0 of 1 days of the reference; of those 0 equal, 0 within a tenth, 0 within the "
        "bounds; in all 0 here, 0 there",
        "missile launched: a figure on 1 of 1 days of the reference; of those 0 equal, 1 within a tenth, 0 within the "
        "bounds; in all 76 here, 70 there",
        "",
        "Widest gaps (2 of 2):",
        "  2022-12-15 drone launched: no figure here, 40 there. No article in the store speaks of this day.",
        "  2022-12-16 missile launched: 76 here, 70 there. The claims do not tell why.",
    ]
    with out.open(encoding="utf-8-sig", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert [(row["date"], row["agreement"]) for row in rows] == [
        ("2022-12-14", "equal"),
        ("2022-12-15", "only there"),
        ("2022-12-16", "differs"),
    ]


def test_a_table_without_a_day_in_common(store_url, tmp_path):
    corpus.fill(store_url)
    path = tmp_path / "table.csv"
    path.write_text("date,killed\n1999-01-01,1\n", encoding="utf-8")
    assert run("compare", path).stdout == "The store and the reference have no day in common.\n"


def test_an_export_as_of_a_day(store_url, tmp_path):
    corpus.fill(store_url)
    assert run("export", "--out", tmp_path, "--as-of", "2022-12-14").exit_code == 0
    with (tmp_path / "daily.csv").open(encoding="utf-8-sig", newline="") as handle:
        assert [row["best"] for row in csv.DictReader(handle)] == ["13"]
    with (tmp_path / "incidents.csv").open(encoding="utf-8-sig", newline="") as handle:
        assert [row["place"] for row in csv.DictReader(handle)] == ["Kyiv"]
