"""The command line, run as a person runs it."""

import csv
import json
import subprocess
import sys

import pytest

TEXT = "Russia fired 60 missiles at Ukraine on Friday, and 13 drones were shot down over Kyiv on Wednesday."
OTHER = "Two people were killed in Kherson on Thursday, the regional governor said."


def run(*arguments, cwd=None, seconds=120):
    command = [sys.executable, "-m", "strikelog", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, timeout=seconds, check=False
    )


def table(folder, name):
    with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as handle:
        return list(csv.DictReader(handle))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory):
    path = tmp_path_factory.mktemp("corpus") / "articles.jsonl"
    articles = [
        {"id": "one", "text": TEXT, "published": "2022-12-16", "source": "Example Wire"},
        {"id": "two", "text": OTHER, "published": "2022-12-16"},
    ]
    path.write_text("\n".join(map(json.dumps, articles)), encoding="utf-8")
    return path


def test_help_names_every_command():
    done = run("--help")
    assert done.returncode == 0
    for command in ("extract", "add", "demo", "export", "report", "evaluate", "work", "bench"):
        assert command in done.stdout


HEAVY = {"altair", "dask", "numpy", "pandas", "pyarrow", "spacy", "sqlalchemy", "streamlit", "trafilatura"}


def test_the_commands_are_imported_without_what_they_need_to_run():
    code = "import sys, strikelog.cli; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    modules = set(done.stdout.split())
    assert {"strikelog", "typer"} <= modules
    assert modules & HEAVY == set()


def test_version():
    assert run("--version").stdout == "strikelog 0.1.0\n"


def test_extract_writes_the_four_tables_and_is_quiet(corpus, tmp_path):
    done = run("extract", corpus, "--out", tmp_path / "out")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "articles.csv",
        "casualties.csv",
        "munitions.csv",
        "places.csv",
    ]
    assert [row["article_id"] for row in table(tmp_path / "out", "articles")] == ["one", "two"]
    found = {
        (row["munition"], row["status"], row["count_min"], row["date_start"])
        for row in table(tmp_path / "out", "munitions")
    }
    assert found == {("missile", "launched", "60", "2022-12-16"), ("drone", "intercepted", "13", "2022-12-14")}
    (killed,) = table(tmp_path / "out", "casualties")
    assert (killed["article_id"], killed["kind"], killed["count_min"], killed["place"]) == (
        "two",
        "killed",
        "2",
        "Kherson",
    )
    assert OTHER[int(killed["start"]) : int(killed["end"])] == killed["quote"]


def test_extract_refuses_one_and_writes_the_rest(tmp_path):
    (tmp_path / "good.txt").write_text(OTHER, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"%PDF-1.7")
    done = run(
        "extract", tmp_path / "good.txt", tmp_path / "bad.txt", "--out", tmp_path / "out", "--published", "2022-12-16"
    )
    assert done.returncode == 1
    reason = "The PDF is damaged and cannot be read. Open it and save it anew, or paste its text."
    assert done.stderr == f"strikelog: {tmp_path / 'bad.txt'}: {reason}\n"
    (article,) = table(tmp_path / "out", "articles")
    assert (article["published"], article["published_from"]) == ("2022-12-16", "given")
    assert table(tmp_path / "out", "casualties")[0]["date_start"] == "2022-12-15"


def test_extract_in_two_processes_writes_the_same_bytes(corpus, tmp_path):
    for workers in (1, 2):
        assert run("extract", corpus, "--out", tmp_path / str(workers), "--workers", workers).returncode == 0
    files = [{path.name: path.read_bytes() for path in (tmp_path / each).iterdir()} for each in "12"]
    assert len(files[0]) == 4
    assert files[0] == files[1]


def test_what_a_cluster_read_is_added_once(corpus, tmp_path):
    (tmp_path / "in.jsonl").write_text(corpus.read_text(encoding="utf-8") + "\nnonsense\n", encoding="utf-8")
    done = run("extract", tmp_path / "in.jsonl", "--cluster", "local", "--out", tmp_path / "result")
    assert done.returncode == 1
    counts = "2 articles read, 0 already there or given twice, 1 refused; 7 claims in"
    assert done.stdout == f"{counts} {tmp_path / 'result'}\n"
    assert done.stderr.endswith("The line is not JSON. Write one object a line, with at least a “text”.\n")
    db = f"sqlite:///{tmp_path / 'strikelog.sqlite3'}"
    assert run("add", tmp_path / "result", "--db", db).stdout == "2 added, 0 already there, 0 copies of others\n"
    again = run("add", tmp_path / "result", corpus, "--db", db)
    assert again.stdout == "0 added, 2 already there, 0 copies of others\n" * 2
    assert again.returncode == 0


def test_a_missing_path_is_told_in_one_line(tmp_path):
    done = run("extract", tmp_path / "none.txt", "--out", tmp_path / "out")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"strikelog: There is no file or folder “{tmp_path / 'none.txt'}”. Check the path.\n"


def test_wrong_usage_is_exit_code_2(corpus):
    done = run("extract", corpus)
    assert done.returncode == 2
    assert "--out" in done.stderr


def test_add_twice_and_export(corpus, tmp_path):
    db = f"sqlite:///{tmp_path / 'strikelog.sqlite3'}"
    assert run("add", corpus, "--db", db).stdout == "2 added, 0 already there, 0 copies of others\n"
    assert run("add", corpus, "--db", db).stdout == "0 added, 2 already there, 0 copies of others\n"
    done = run("export", "--out", tmp_path / "out", "--db", db, "--munition", "drone")
    assert (done.returncode, done.stderr) == (0, "")
    assert [row["count_min"] for row in table(tmp_path / "out", "munitions")] == ["13"]
    (drones,) = [row for row in table(tmp_path / "out", "daily") if row["munition"] == "drone"]
    assert (drones["date"], drones["measure"], drones["best"]) == ("2022-12-14", "intercepted", "13")
    assert (tmp_path / "out" / "daily_places.csv").is_file()


def test_export_of_a_period_holds_its_days_alone(corpus, tmp_path):
    db = f"sqlite:///{tmp_path / 'strikelog.sqlite3'}"
    run("add", corpus, "--db", db)
    done = run("export", "--out", tmp_path / "out", "--db", db, "--start", "2022-12-15", "--end", "2022-12-15")
    assert done.returncode == 0
    assert [(row["date"], row["measure"], row["best"]) for row in table(tmp_path / "out", "daily")] == [
        ("2022-12-15", "killed", "2")
    ]
    assert {row["date"] for row in table(tmp_path / "out", "daily_places")} == {"2022-12-15"}


def test_demo_adds_the_sample_of_the_current_folder(corpus, tmp_path):
    (tmp_path / "sample_data").mkdir()
    (tmp_path / "sample_data" / "articles.jsonl").write_bytes(corpus.read_bytes())
    done = run("demo", "--db", f"sqlite:///{tmp_path / 'strikelog.sqlite3'}", cwd=tmp_path)
    assert done.stdout == "2 added, 0 already there, 0 copies of others\n"


def test_work_ends_when_nothing_waits(tmp_path):
    done = run("work", "--db", f"sqlite:///{tmp_path / 'strikelog.sqlite3'}", "--idle", "0")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.slow
def test_bench_prints_a_table_of_ratios_and_keeps_it(corpus, tmp_path):
    document = tmp_path / "figures.md"
    document.write_text("Before.\n<!-- strikelog bench -->\nold\n<!-- end of strikelog bench -->\nAfter.\n")
    done = run(
        "bench", "--articles", corpus, "--size", "quick", "--json", tmp_path / "b.json", "--into", document, seconds=900
    )
    assert done.returncode == 0, done.stderr
    figures = json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["figures"]
    names = [figure["name"] for figure in figures]
    for name in ("strikelog --help / import typer", "reading strike news / naive reader", "days of a month"):
        assert any(each.startswith(name) for each in names), names
    assert len([name for name in names if name.endswith("(exponent)")]) == 3
    assert min(figure["ratio"] for figure in figures) > 0
    rows = [line for line in done.stdout.splitlines() if line.startswith("| ")]
    assert len(rows) == len(figures) + 2
    text = document.read_text(encoding="utf-8")
    assert text == (f"Before.\n<!-- strikelog bench -->\n\n{done.stdout}\n<!-- end of strikelog bench -->\nAfter.\n")


def test_evaluate_holds_the_floors(tmp_path):
    gold, floors = tmp_path / "gold.jsonl", tmp_path / "floors.json"
    fact = {
        "evidence": "Two people",
        "kind": "killed",
        "count_min": 2,
        "count_max": 2,
        "place": "Kherson",
        "qualifier": "exact",
    }
    gold.write_text(
        json.dumps({"id": "g", "text": OTHER, "published": "2022-12-16", "casualties": [fact]}), encoding="utf-8"
    )
    first = run("evaluate", gold, "--name", "tiny", "--floors", floors, "--raise", "--json", tmp_path / "figures.json")
    assert first.returncode == 0
    assert "casualties P 1.000  R 1.000  F1 1.000  (tp 1, fp 0, fn 0)" in first.stdout
    assert json.loads((tmp_path / "figures.json").read_text())["casualties"]["f1"] == 1.0
    assert json.loads(floors.read_text())["tiny"]["casualties"] == 1.0

    wrong = {**json.loads(floors.read_text())["tiny"], "munitions": 0.5}
    floors.write_text(json.dumps({"tiny": wrong}), encoding="utf-8")
    second = run("evaluate", gold, "--name", "tiny", "--floors", floors)
    assert (second.returncode, second.stderr) == (1, "strikelog: tiny: munitions is 0.000, below its floor of 0.500.\n")

    gold.write_text(gold.read_text() + "\n", encoding="utf-8")
    third = run("evaluate", gold, "--name", "tiny", "--floors", floors)
    assert third.returncode == 1
    assert "not the file that the floors “tiny”" in third.stderr
    assert "Traceback" not in third.stderr


def test_report_writes_one_page_for_a_period(corpus, tmp_path):
    url = f"sqlite:///{tmp_path / 'store.sqlite3'}"
    run("add", corpus, "--db", url)
    done = run("report", tmp_path / "report.html", "--db", url, "--start", "2022-12-15", "--end", "2022-12-16")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("15 to 16 December 2022, 2 attacks by 2 articles, written to ")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "From 15 to 16 December 2022, 60 missiles were reported launched" in page
    assert "13 drones intercepted" not in page
    nothing = run("report", tmp_path / "none.html", "--db", url, "--start", "2030-01-01")
    assert (nothing.returncode, "nothing to report" in nothing.stderr) == (1, True)
    assert not (tmp_path / "none.html").exists()


def test_export_counts_by_a_convention(tmp_path):
    url, article = f"sqlite:///{tmp_path / 'store.sqlite3'}", tmp_path / "article.jsonl"
    text = "Russia fired dozens of drones at Ukraine overnight, the air force said."
    article.write_text(json.dumps({"text": text, "published": "2024-06-07"}), encoding="utf-8")
    run("add", article, "--db", url)
    for convention, best in (("codebook", []), ("lowest", ["12"]), ("dozens24", ["24"])):
        run("export", "--out", tmp_path / convention, "--db", url, "--convention", convention)
        assert [row["best"] for row in table(tmp_path / convention, "daily")] == best
    done = run("export", "--out", tmp_path / "none", "--db", url, "--convention", "highest")
    assert (done.returncode, "Choose one of these: codebook, lowest" in done.stderr) == (1, True)
