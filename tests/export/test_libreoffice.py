"""CSV files in LibreOffice Calc: text as it was, numbers and days as such, and nothing that is computed."""

import csv
import io
import os
import re
import shutil
import subprocess
import zipfile
from datetime import datetime

import openpyxl
import pytest

from strikelog.model import COLUMNS
from strikelog.model.dictionary import fields

FILTER = "CSV:44,34,76,1,,1033,true,true"
"""As in Calc's own dialogue: comma, double quote, UTF-8, from the first line, columns of any type, US English, quoted
fields as text, special numbers detected."""
LIKE_A_NUMBER = re.compile(r"\d{16}|\d+e\d+")
"""Ids that a spreadsheet cannot keep, one in some seven hundred: their digits happen to write a number."""
KINDS = {"integer": "n", "number": "n", "boolean": "b", "date": "d"}


@pytest.fixture(scope="module")
def books(zipped, tmp_path_factory):
    """The rows of each table as Calc read them, by table."""
    office = shutil.which("soffice")
    if office is None and os.environ.get("STRIKELOG_REQUIRE_OFFICE"):
        pytest.fail("No LibreOffice on this machine, and STRIKELOG_REQUIRE_OFFICE asks for its tests.")
    if office is None:
        pytest.skip("No LibreOffice on this machine: install the package libreoffice-calc to run these tests.")
    folder = tmp_path_factory.mktemp("office")
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        files = [archive.extract(f"{table}.csv", folder) for table in COLUMNS]
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    how = ["--headless", "--norestore", f"--infilter={FILTER}", "--convert-to", "xlsx", "--outdir", str(folder)]
    subprocess.run([office, profile, *how, *files], check=True, capture_output=True, timeout=300)
    return {table: list(openpyxl.load_workbook(folder / f"{table}.xlsx").active.iter_rows()) for table in COLUMNS}


@pytest.fixture(scope="module")
def written(zipped):
    """The cells of each CSV file as text, by table."""
    with zipfile.ZipFile(io.BytesIO(zipped)) as archive:
        files = {table: archive.read(f"{table}.csv").decode("utf-8-sig") for table in COLUMNS}
    return {table: list(csv.reader(io.StringIO(text, newline=""))) for table, text in files.items()}


def columns(books, written, table):
    """Each column's entry in the dictionary, its cells in Calc and its texts in the file."""
    head, *body = books[table]
    assert [each.value for each in head] == COLUMNS[table]
    assert len(body) == len(written[table]) - 1 > 60
    yield from zip(fields(table), zip(*body, strict=True), zip(*written[table][1:], strict=True), strict=True)


@pytest.mark.parametrize("table", COLUMNS)
def test_nothing_is_computed(books, table):
    cells = [each for row in books[table] for each in row]
    assert {each.data_type for each in cells} <= {"s", "n", "d", "b"}  # f would be a formula, e an error
    assert [each.coordinate for each in cells if each.hyperlink] == []


@pytest.mark.parametrize("table", COLUMNS)
def test_numbers_days_and_truth_are_such_and_what_is_missing_is_empty(books, written, table):
    for field, cells, texts in columns(books, written, table):
        assert [each.value is None for each in cells] == [text == "" for text in texts], field.name
        told = [(each, text) for each, text in zip(cells, texts, strict=True) if text]
        if field.type != "string":
            assert {each.data_type for each, _ in told} <= {KINDS[field.type]}, field.name
        if field.type == "date":
            assert [each.value for each, _ in told] == [datetime.fromisoformat(text) for _, text in told]
        elif field.type in ("integer", "number"):
            assert [each.value for each, _ in told] == pytest.approx([float(text) for _, text in told], rel=1e-12)


@pytest.mark.parametrize("table", COLUMNS)
def test_text_is_what_the_file_says(books, written, table):
    for field, cells, texts in columns(books, written, table):
        if field.type == "string":
            pairs = [(each.value, text) for each, text in zip(cells, texts, strict=True)]
            assert [pair for pair in pairs if isinstance(pair[0], str) and pair[0] != pair[1]] == [], field.name
            # Calc takes a text that is a whole number or a day ("74") for one
            others = [pair for pair in pairs if pair[1] and not isinstance(pair[0], str)]
            assert [pair for pair in others if not same(*pair)] == [], field.name


def same(value, text):
    if LIKE_A_NUMBER.fullmatch(text):
        return True
    return value.isoformat()[: len(text)] == text if isinstance(value, datetime) else float(text) == value


def test_cyrillic_and_what_looks_like_a_formula_are_text(books):
    head = [each.value for each in books["articles"][0]]
    rows = [dict(zip(head, row, strict=True)) for row in books["articles"][1:]]
    row = next(row for row in rows if row["article_id"].value.endswith("hostile"))
    assert {name: (row[name].value, row[name].data_type) for name in ("article_id", "title", "source", "url")} == {
        "article_id": ("'-hostile", "s"),
        "title": ('\'=HYPERLINK("http://example.org","Ракети, дрони")', "s"),
        "source": ("'@Вечірня Одеса", "s"),
        "url": ("'+1+1", "s"),
    }
    sentences = [str(row[COLUMNS["casualties"].index("sentence")].value) for row in books["casualties"][1:]]
    assert any(each.startswith("'=SUM(1,2)") and "Кривий Ріг" in each for each in sentences)
