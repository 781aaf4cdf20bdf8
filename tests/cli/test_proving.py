"""`strikelog verify`, `diff` and `gold` on packages that `export` wrote."""

import io
import json
import zipfile

import pytest
from typer.testing import CliRunner

from strikelog.cli import app
from strikelog.ledger import Ledger, plain
from strikelog.model import FACT_TABLES

FIRST = {
    "id": "one",
    "title": "Drones over Odesa",
    "published": "2024-11-05",
    "source": "Harbour Wire",
    "text": "Russia launched 12 drones at Odesa on Monday. Air defences shot down nine of them, the governor said.",
}
LATER = {
    "id": "two",
    "title": "Missiles at Kharkiv",
    "published": "2024-11-07",
    "source": "River Post",
    "text": "Russia fired three missiles at Kharkiv on Wednesday, the mayor said.",
}


def run(*arguments):
    return CliRunner().invoke(app, list(map(str, arguments)))


def add(url, folder, article):
    (folder / "article.jsonl").write_text(json.dumps(article), encoding="utf-8")
    assert run("add", folder / "article.jsonl", "--db", url).exit_code == 0


@pytest.fixture
def package(store_url, tmp_path):
    add(store_url, tmp_path, FIRST)
    assert run("export", "--out", tmp_path / "first.zip", "--db", store_url, "--texts").exit_code == 0
    return tmp_path / "first.zip"


def rewritten(package, file, old, new):
    with zipfile.ZipFile(io.BytesIO(package.read_bytes())) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert old in files[file]
    files[file] = files[file].replace(old, new, 1)
    with zipfile.ZipFile(package, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def test_a_package_that_holds(store_url, package):
    for options in ((), ("--db", store_url)):
        done = run("verify", package, *options)
        assert (done.exit_code, done.stdout) == (0, "Everything holds.\n")


def test_each_drift_is_a_line_and_the_exit_code_is_1(package):
    rewritten(package, "daily.csv", b"2024-11-04,launched,drone,RU,,12,", b"2024-11-04,launched,drone,RU,,13,")
    done = run("verify", package)
    assert done.exit_code == 1
    assert done.stdout.splitlines() == [
        "daily.csv: its content is not what SHA256SUMS says.",
        "daily.csv: its content is not what datapackage.json says.",
        "daily.csv, 2024-11-04 launched drone RU: best is “13”; from the claims follows “12”.",
        "3 drifts",
    ]


def test_without_texts_a_database_is_asked_for(store_url, package):
    assert run("export", "--out", package, "--db", store_url).exit_code == 0
    with pytest.raises(Exception, match="Name a store with --db"):
        CliRunner().invoke(app, ["verify", str(package)], catch_exceptions=False)
    assert run("verify", package, "--db", store_url).exit_code == 0


def test_a_damaged_file_is_named(package):
    rewritten(package, "texts.jsonl", b'{"article_id"', b'["article_id"')
    with pytest.raises(Exception, match=r"no data package of Strikelog, or it is damaged \(texts\.jsonl: "):
        CliRunner().invoke(app, ["verify", str(package)], catch_exceptions=False)


def test_what_changed_between_two_packages_and_why(store_url, package, tmp_path):
    assert run("diff", package, package).stdout == "Both say the same.\n"
    add(store_url, tmp_path, LATER)
    later = tmp_path / "later.zip"
    run("export", "--out", later, "--db", store_url, "--texts")
    told = run("diff", package, later).stdout.splitlines()
    assert told[0] == "new article two: Missiles at Kharkiv"
    assert any(each.startswith("munitions ") and "new, “fired three missiles”" in each for each in told)
    assert any(each.startswith("daily 2024-11-06 launched missile RU") for each in told), told


def test_articles_reviewed_in_full_are_gold_that_evaluate_reads(store_url, package, tmp_path):
    out = tmp_path / "gold.jsonl"
    assert run("gold", out, "--db", store_url).stdout == f"0 articles with reviewed claims written to {out}\n"
    ledger = Ledger.open(store_url)
    for table in FACT_TABLES:
        for row in map(plain, ledger.store.claims(table).to_dict("records")):
            if table == "munitions" and "12 drones" in row["quote"]:
                ledger.judge("correct", row, "a later count", "Olena", count_min=14, count_max=14)
            else:
                ledger.judge("accept", row, "", "Olena")
    ledger.close()
    assert run("gold", out, "--db", store_url).stdout == f"1 article with reviewed claims written to {out}\n"
    (article,) = map(json.loads, out.read_text(encoding="utf-8").splitlines())
    assert (article["id"], article["text"]) == ("one", FIRST["text"])
    assert [(each["evidence"], each["count_min"]) for each in article["munitions"]] == [
        ("launched 12 drones", 14),
        ("shot down nine", 9),
    ]
    assert run("evaluate", out, "--name", "own").exit_code == 0
    assert package.is_file()
