"""No byte of a quote, a count or a text can be changed unseen, in any table or column of a package of the samples."""

import hashlib
import io
import json
import random
import re
import zipfile

import pytest
from tests.conftest import ROOT

from strikelog.export import from_package, to_package
from strikelog.extract import extract_many
from strikelog.ledger import Ledger, plain
from strikelog.ledger.verifying import verify
from strikelog.model import COLUMNS, FACT_TABLES, Article, Filters, StrikelogError

SOURCE = Filters(sources=("Kyiv Ledger (sample)",))
CLAIMED = [
    *["count_min", "count_max", "qualifier", "count_text", "date_text", "place_text"],
    *["quote", "start", "end", "sentence"],
]
PROVED = {
    "articles": ["article_id", "words", "sha256"],
    "munitions": ["fact_id", *CLAIMED],
    "casualties": ["fact_id", *CLAIMED],
    "places": ["fact_id", *(name for name in CLAIMED if "count" not in name and name != "qualifier")],
    **{name: COLUMNS[name] for name in ("incidents", "daily", "daily_places")},
}
"""Columns in which every byte is held to the rest of the package, also where the checksums were made anew."""

KEYS = ("fact_id", "article_id", "incident_id", "date", "measure", "munition", "attacker", "country", "place")
PLAUSIBLE = [
    *[b"0123456789", b"abcdefghijklmnopqrstuvwxyz", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"],
    bytes(range(0x80, 0xC0)),  # the later bytes of a character that is not ASCII
]
CELL = re.compile(rb'(?:"((?:[^"]|"")*)"|([^,\n]*))[,\n]')


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    """The files of two packages with texts, of all samples and of one source; two of its claims were reviewed."""
    ledger = Ledger.open(f"sqlite:///{tmp_path_factory.mktemp('tampering') / 'strikelog.sqlite3'}")
    given = map(json.loads, (ROOT / "sample_data" / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    list(ledger.add_many(extract_many(Article(**each) for each in given)))
    munition, casualty = (plain(ledger.store.claims(table, SOURCE).to_dict("records")[0]) for table in FACT_TABLES[:2])
    ledger.judge("correct", munition, "a misreading", "Olena", count_min=91, count_max=91, qualifier="exact")
    ledger.judge("reject", casualty, "another war", "Olena")
    made = [unpacked(to_package(*ledger.package(filters, with_texts=True))) for filters in (Filters(), SOURCE)]
    ledger.close()
    return made


@pytest.fixture(scope="module")
def files(packages):
    """The smaller package: it is verified anew for every byte that is changed."""
    return packages[1]


def unpacked(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def sealed(files):
    """The files with their checksums made anew, in the description and in the list."""
    told = json.loads(files["datapackage.json"])
    for each in told["resources"]:
        each["hash"] = f"sha256:{hashlib.sha256(files[each['path']]).hexdigest()}"
    made = {**files, "datapackage.json": json.dumps(told, indent=1, ensure_ascii=False).encode()}
    names = sorted(name for name in made if name != "SHA256SUMS")
    sums = "".join(f"{hashlib.sha256(made[name]).hexdigest()}  {name}\n" for name in names)
    return {**made, "SHA256SUMS": sums.encode()}


def found_in(files):
    try:
        return verify(from_package(packed(files)))
    except StrikelogError as error:
        return [str(error)]


def with_byte(files, name, at, byte):
    content = bytearray(files[name])
    content[at] = byte
    return {**files, name: bytes(content)}


def others(byte):
    """What a byte may be changed to so that nothing looks odd: a digit to a digit, a letter to a letter."""
    return next((kind.replace(bytes([byte]), b"") for kind in PLAUSIBLE if byte in kind), b"")


def any_other(byte):
    return others(byte) or bytes(set(range(256)) - {byte})


def cells(files, table):
    """Row, column, first and last offset of each cell of a CSV, in bytes."""
    content, names = files[f"{table}.csv"], COLUMNS[table]
    at = content.index(b"\n") + 1
    number = 0
    while at < len(content):
        match = CELL.match(content, at)
        group = 1 if match[1] is not None else 2
        yield number // len(names), names[number % len(names)], match.start(group), match.end(group)
        at, number = match.end(), number + 1


def positions(files, table):
    """By column the offsets of all bytes that can be changed plausibly, each with the name of its row."""
    content = files[f"{table}.csv"]
    names, found = {}, {name: [] for name in COLUMNS[table]}
    keys = {"daily": ("date", "measure", "munition"), "daily_places": ("date", "place")}.get(table, COLUMNS[table][:1])
    for row, column, start, end in cells(files, table):
        if column in keys and end > start:
            names.setdefault(row, []).append(content[start:end].decode())
        found[column] += [(row, at) for at in range(start, end) if others(content[at])]
    return {column: [(at, " ".join(names[row])) for row, at in told] for column, told in found.items()}


def unseen(files, changes):
    """The changes that are not named by file and row, of (file, offset, row), with the checksums made anew."""
    dice = random.Random(7)
    for name, at, row in changes:
        byte = dice.choice(others(files[name][at]))
        told = found_in(sealed(with_byte(files, name, at, byte)))
        file = name.removesuffix(".jsonl")
        # a file that cannot be read at all has no rows to name
        if not any(file in each and (row in each or "damaged" in each or "does not fit" in each) for each in told):
            yield name, files[name][max(0, at - 20) : at + 20], chr(byte), told[:2]


def drawn(files, per_column, seed):
    """Up to so many bytes of each proved column; a row whose key is changed is named by the key it has by then."""
    dice = random.Random(seed)
    for table, columns in PROVED.items():
        by_column = positions(files, table)
        for column in columns:
            found = by_column[column]
            for at, row in dice.sample(found, min(per_column, len(found))):
                yield f"{table}.csv", at, "" if column in KEYS else row


def of_texts(files, count, seed):
    content = files["texts.jsonl"]
    changeable = [at for at in range(len(content)) if others(content[at])]
    for at in random.Random(seed).sample(changeable, count):
        line = content[content.rfind(b"\n", 0, at) + 1 :].split(b"\n")[0]
        yield "texts.jsonl", at, json.loads(line)["article_id"]


def test_the_package_holds_and_so_does_one_sealed_anew(files):
    assert found_in(files) == []
    assert found_in(sealed(files)) == []


def test_every_quote_of_the_samples_is_found_again(packages):
    assert found_in(packages[0]) == []
    given = from_package(packed(packages[0]))
    rows = [row for table in FACT_TABLES for row in given.tables[table].to_dict("records")]
    assert len(rows) == 563
    assert [row for row in rows if given.texts[row["article_id"]][row["start"] : row["end"]] != row["quote"]] == []


def test_every_proved_column_has_bytes_to_change(files):
    found = {table: positions(files, table) for table in PROVED}
    empty = [(table, name) for table, names in PROVED.items() for name in names if not found[table][name]]
    # no sample tells of every class of munition in every state
    assert [(table, name) for table, name in empty if table not in ("incidents", "daily_places")] == []


def test_a_byte_of_each_column_and_of_texts_is_named_though_sealed_anew(files):
    changes = [*drawn(files, 1, seed=1), *of_texts(files, 40, seed=1)]
    assert len(changes) > 130
    assert list(unseen(files, changes)) == []


@pytest.mark.slow
def test_a_thousand_bytes_are_named_though_sealed_anew(files):
    changes = [*drawn(files, 12, seed=2), *of_texts(files, 250, seed=2)]
    assert len(changes) > 1000
    assert list(unseen(files, changes)) == []


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 12))])
def test_any_byte_of_any_file_is_named_by_the_checksums(files, seed):
    dice = random.Random(seed)
    missed = []
    for name in sorted(files):
        for at in dice.sample(range(len(files[name])), 2):
            byte = dice.choice(any_other(files[name][at]))
            told = found_in(with_byte(files, name, at, byte))
            if not any(name in each for each in told):
                missed.append((name, files[name][max(0, at - 20) : at + 20], byte, told[:2]))
    assert len(files) == 13
    assert missed == []
