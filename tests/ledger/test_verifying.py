"""Data packages prove themselves: any byte that is changed is named, also where the checksums were made anew."""

import hashlib
import io
import json
import zipfile

import pytest
from tests.conftest import ROOT

from strikelog.export import from_package, to_package
from strikelog.extract import extract_many
from strikelog.ledger import Ledger, plain
from strikelog.model import Article, Filters, IngestError, StrikelogError


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    opened = Ledger.open(f"sqlite:///{tmp_path_factory.mktemp('packages') / 'strikelog.sqlite3'}")
    lines = (ROOT / "sample_data" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    articles = [_article(json.loads(line)) for line in lines[:12]]
    list(opened.add_many(extract_many(articles)))
    yield opened
    opened.close()


def _article(given):
    return Article(**{name: given[name] for name in ("id", "title", "text", "published", "source")})


@pytest.fixture(scope="module")
def package(ledger):
    return to_package(*ledger.package(with_texts=True))


def changed(data, file, old, new, seal=False):
    """The package with a piece of one file replaced once; with `seal` the checksums are made anew."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert old in files[file]
    files[file] = files[file].replace(old, new, 1)
    if seal:
        names = sorted(name for name in files if name != "SHA256SUMS")
        sums = "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in names)
        files["SHA256SUMS"] = sums.encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def drift(ledger, data):
    return ledger.verify(from_package(data))


def test_a_package_with_texts_holds(ledger, package):
    given = from_package(package)
    assert len(given.tables["munitions"]) > 20
    assert len(given.texts) == 12
    assert ledger.verify(given) == []
    assert ledger.verify(given, against_store=True) == []


@pytest.mark.parametrize(
    "text",
    [
        "TWO PEOPLE KILLED IN KYIV ON MONDAY\n\nNobody was hurt elsewhere.",
        "40\ud800 drones hit Odesa on Monday. Two people were killed on \ud800Tuesday in Kyiv.",
        "Russia launched 2\u00a0460 drones on New Year’s Eve, “twenty-three” missiles and a\u202fbomb.",
        "Twenty‑one drones were shot down over Kyiv on Jan.\u00a05; a 61-year-old woman was killed.",
    ],
    ids=["capitals", "surrogates", "spaces", "hyphens"],
)
def test_odd_letters_are_no_drift(store_url, text):
    opened = Ledger.open(store_url)
    list(opened.add_many(extract_many([Article(text, published="2024-06-07", source="Harbour Wire")])))
    given = from_package(to_package(*opened.package(with_texts=True)))
    assert len(given.tables["munitions"]) + len(given.tables["casualties"]) > 0
    assert opened.verify(given, against_store=True) == []
    opened.close()


def test_every_quote_is_found_in_the_texts_of_the_package(package):
    given = from_package(package)
    for table in ("munitions", "casualties", "places"):
        for row in given.tables[table].to_dict("records"):
            assert given.texts[row["article_id"]][row["start"] : row["end"]] == row["quote"]


@pytest.mark.parametrize("seal", [False, True], ids=["checksums-kept", "checksums-made-anew"])
@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        ("munitions.csv", b"74 attack drones", b"75 attack drones", "munitions.csv"),
        ("munitions.csv", b",74,74,exact,", b",74,75,exact,", "munitions.csv"),
        ("munitions.csv", b",launched,RU,74,74", b",launched,RU,47,47", "munitions.csv"),
        ("texts.jsonl", b"launched 74 attack", b"launched 75 attack", "sample-001"),
        ("daily.csv", b"2024-10-07,launched,drone,RU,,74,", b"2024-10-07,launched,drone,RU,,73,", "daily.csv"),
    ],
)
def test_a_changed_byte_is_named(ledger, package, file, old, new, named, seal):
    found = drift(ledger, changed(package, file, old, new, seal))
    assert any(named in each for each in found)
    assert any("SHA256SUMS" in each for each in found) is not seal


def test_a_row_left_out_is_named(ledger, package):
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        line = archive.read("daily.csv").splitlines(keepends=True)[1]
    found = drift(ledger, changed(package, "daily.csv", line, b"", seal=True))
    assert any("the row is missing" in each for each in found)


def test_a_correction_is_held_to_the_log(ledger):
    row = plain(ledger.store.claims("munitions").to_dict("records")[0])
    before = row["count_min"]
    made = ledger.judge("correct", row, "seen it", "Olena", count_min=before + 5, count_max=before + 5)
    data = to_package(*ledger.package(with_texts=True))
    assert drift(ledger, data) == []
    old, new = (f",{number},{number},exact,".encode() for number in (before + 5, before + 6))
    found = drift(ledger, changed(data, "munitions.csv", old, new, seal=True))
    assert any("by the log of decisions" in each for each in found)
    ledger.undo(made.id)
    assert any("in the store" in each for each in ledger.verify(from_package(data), against_store=True))


def test_without_texts_the_store_gives_them(ledger):
    given = from_package(to_package(*ledger.package()))
    assert ledger.verify(given, against_store=True) == []
    with pytest.raises(StrikelogError, match="holds no texts"):
        ledger.verify(given)


def test_a_filtered_package_holds_and_names_its_filters(ledger):
    filters = Filters(munitions=("drone",), countries=("UA",))
    package, about = ledger.package(filters, with_texts=True)
    given = from_package(to_package(package, about))
    assert given.about["filters"] == {"munitions": ["drone"], "countries": ["UA"]}
    assert given.about["rows"]["munitions"] == len(package.tables["munitions"])
    assert ledger.verify(given) == []


def test_the_same_content_gives_the_same_bytes(ledger):
    package, about = ledger.package(with_texts=True)
    assert to_package(package, about) == to_package(package, about)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04nothing", b"a,b\n1,2\n"])
def test_what_is_no_package_is_refused(data):
    with pytest.raises(IngestError, match="no data package"):
        from_package(data)
