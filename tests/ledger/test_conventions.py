"""A convention chosen in the filters: every consolidated answer follows it, and every export names it."""

import io
import json
import zipfile
from contextlib import closing

import openpyxl
import pytest
from tests.pages import corpus

from strikelog.export import from_package, to_package, to_xlsx
from strikelog.ledger import Ledger
from strikelog.model import Filters, StrikelogError
from strikelog.report.content import report
from strikelog.report.page import to_html

BY = Filters(convention="dozens24")


@pytest.fixture
def ledger(url):
    corpus.fill(url)
    with closing(Ledger.open(url)) as opened:
        yield opened


def drones(frame):
    rows = frame[frame["munition"] == "drone"]
    return rows[["date", "measure", "best", "low", "high"]].astype(object).where(rows.notna(), None).values.tolist()


def test_daily_figures(ledger):
    assert drones(ledger.daily()) == [["2022-12-14", "intercepted", 13, 13, 13]]
    assert drones(ledger.daily(BY)) == [
        ["2022-12-14", "intercepted", 13, 13, 13],
        ["2022-12-14", "launched", 24, 24, None],
    ]
    assert ledger.count("daily", BY) == ledger.count("daily") + 1


def test_incidents_evidence_and_the_day_in_full(ledger):
    row = ledger.incidents(BY).query("place == 'Kyiv' and date_end == '2022-12-14'").iloc[0]
    assert (row["drone_launched_best"], row["drone_intercepted_best"]) == (24, 13)
    assert ledger.evidence(BY).set_index("fact_id").loc["d-vague", "incident_role"] == "best"
    assert "d-vague" not in set(ledger.evidence()["fact_id"])
    day = ledger.explain("2022-12-14", by="dozens24")
    assert {key.measure: figure.best for key, figure in day.figures.items()} == {"intercepted": 13, "launched": 24}
    assert {key.measure for key in ledger.explain("2022-12-14").figures} == {"intercepted"}


def test_a_contradiction_is_one_of_its_convention(ledger):
    found = ledger.daily(Filters(convention="dozens12")).query("munition == 'drone'")["conflict"].tolist()
    assert found == ["12 launched (“Dozens of drones”) but 13 accounted for: 13 intercepted (“13 drones”)."] * 2
    assert "".join(ledger.daily(BY)["conflict"]) == ""


def test_an_unknown_one_is_refused(ledger):
    with pytest.raises(StrikelogError, match="no convention"):
        ledger.daily(Filters(convention="nonesuch"))


def test_a_package_names_it_and_is_verified_by_it(ledger):
    package, about = ledger.package(BY, with_texts=True)
    data = to_package(package, about)
    given = from_package(data)
    assert given.about["filters"] == {"convention": "dozens24"}
    assert given.about["convention"]["name"] == "Dozens as 24"
    assert given.about["convention"]["source"].startswith("Ours: ")
    assert "convention: dozens24" in given.about["citation"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert "Counted by the convention “Dozens as 24”: " in archive.read("codebook.md").decode()
    assert drones(given.tables["daily"]) == drones(ledger.daily(BY))
    derived = [each for each in ledger.verify(given) if each.startswith(("daily", "incidents"))]
    assert derived == []
    given.about["filters"]["convention"] = "dozens12"
    drift = [each for each in ledger.verify(given) if each.startswith("daily.csv")]
    assert "daily.csv, 2022-12-14 launched drone RU: best is “24”; from the claims follows “12”." in drift


def test_without_one_exports_say_what_they_always_said(ledger):
    package, about = ledger.package()
    assert "convention" not in json.dumps(about.as_json())
    with zipfile.ZipFile(io.BytesIO(to_package(package, about))) as archive:
        assert "convention" not in archive.read("codebook.md").decode().lower()


def test_single_files_carry_it(ledger):
    daily = ledger.daily(BY)
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx("daily", daily, ledger.describe(BY, {"daily": daily}))))
    told = {row[0]: row[1] for row in book["about"].iter_rows(values_only=True)}
    assert json.loads(told["convention"])["id"] == "dozens24"


def test_a_report_names_it(ledger):
    made = report(ledger, BY)
    assert made.filters == "counted by “Dozens as 24”"
    assert next(line for line in made.lines if line.label == "Drones, launched").low == "24"
    page = to_html(made).decode()
    assert "<dt>Convention</dt><dd>Dozens as 24. Ours: more than one dozen is at least two.</dd>" in page
    assert "a plural is at least two of what it counts" in page
