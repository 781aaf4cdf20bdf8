"""Random input of the right flavour; `tests/fuzz/long.py` goes on for as long as one likes."""

import zipfile
from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fuzz import checks
from tests.ingest import making
from tests.ingest.hostile import BODY, SAID, factiva, live, nexis, page, rss

WORDS = [
    "13",
    "1,200",
    "1.2",
    "million",
    "a",
    "dozen",
    "half",
    "two",
    "hundred",
    "and",
    "five",
    "thousand",
    "at",
    "least",
    "up",
    "to",
    "more",
    "than",
    "between",
    "–",
    "10-12",
    "½",
    "١٢",
    "dozens",
    "of",
    "several",
    "no",
    "none",
    "both",
    "none",
    "999999999999999999",
    "0",
    "-5",
    "drones",
    "missiles",
    "people",
    "killed",
    "of",
    "out",
    "on",
    "in",
]
DAYS = [
    "on",
    "Monday",
    "last",
    "Friday",
    "yesterday",
    "overnight",
    "the",
    "night",
    "of",
    "13-14",
    "December",
    "Dec.",
    "31",
    "February",
    "30",
    "2022",
    "1945",
    "9999",
    "0000",
    "13.12.22",
    "32.13.2022",
    "2022-12-16",
    "two",
    "weeks",
    "ago",
    "since",
    "March",
    "from",
    "Tuesday",
    "to",
    "Wednesday",
    "past",
    "three",
    "days",
    "last",
    "month",
]
SEEDS = [
    BODY.encode(),
    BODY.encode("cp1251", "replace"),
    BODY.encode("utf-16"),
    page().encode(),
    rss(f"<title>T</title><description>{SAID}</description>").encode(),
    b'{"text": "' + SAID.encode() + b'"}',
    f'title,text\nT,"{SAID}"\n'.encode(),
    nexis(("Strike", SAID), ("Drones", SAID)).encode(),
    factiva(("Strike", SAID), ("Drones", SAID)).encode(),
    live("15:10", "14:05", "9:30").encode(),
    making.pdf(BODY),
    making.docx(BODY),
    making.xlsx(["text"], [SAID]),
    making.zipped({"a.txt": BODY.encode()}),
    making.eml(BODY).as_bytes(),
    making.mht(page()),
]
RUNS = settings(max_examples=150, deadline=None)


def phrases(words):
    """Words of a kind in any order, mixed with anything."""
    mixed = st.one_of(st.sampled_from(words), st.sampled_from(words), st.text(max_size=5))
    return st.lists(mixed, max_size=20).map(" ".join)


@RUNS
@given(st.one_of(phrases(WORDS), st.text(max_size=200)))
def test_numbers(text):
    checks.numbers(text)


@RUNS
@given(st.one_of(phrases(DAYS), st.text(max_size=200)), st.dates())
def test_dates(text, published):
    checks.dates(text, published)


@st.composite
def broken(draw):
    """A sound file with a piece taken out, doubled, or written over, under any name."""
    data = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(1, 3))):
        start, length = draw(st.integers(0, len(data))), draw(st.integers(0, 40))
        data = data[:start] + draw(st.binary(max_size=20)) + data[start + length :]
    return draw(st.sampled_from(checks.NAMES)), data


@RUNS
@given(broken())
def test_broken_files(file):
    checks.files(*file)


# zipfile ends a name at its first NUL, and cannot write an empty one
NAMES = st.text(min_size=1, max_size=12).filter(lambda name: name[0] != "\0")


@RUNS
@given(st.dictionaries(NAMES, st.binary(max_size=80), min_size=1, max_size=4))
def test_archives_with_any_names(members):
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.encode("utf-8", "replace").decode(), content)
    checks.files("x.zip", made.getvalue())
