import json
import re
import sys
from pathlib import Path
from string import ascii_lowercase

import pytest
from tests.conftest import ROOT

from strikelog.extract.lexicon import compiled, entries
from strikelog.extract.sieve import _FOREIGN, Sieve, needs, small_letters

SENTENCES = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
SAMPLE = [
    json.loads(line)["text"]
    for name in ("articles.jsonl", "more_gold.jsonl")
    for line in (ROOT / "sample_data" / name).read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("on (?:Monday|Tuesday)", [{"Monday", "Tuesday"}, {"on "}]),
        ("(?:May|mayor) 9", [{"mayor", "May"}, {" 9"}]),
        (r"(?i)(?:May|mayor) 9", [{"may"}, {" 9"}]),
        (r"since (?P<year>20\d\d)", [{"since 20"}, set("0123456789")]),
        (r"this (?P<unit>week)(?P<n>)\b", [{"this week"}]),
        ("(?:late )?last +week", [{"last"}, {"week"}]),
        ("(?:to|in) (?:week)+s", [{"week"}, {"in", "to"}, {"s"}]),
        ("(?:late )?(?:night)*", []),
        ("day|(?:night)?", []),
        ("[Tt]onight(?! of)", [{"onight"}, {"T", "t"}]),
        ("(?=only ahead)(?<!behind)four", [{"four"}]),
        ("(?i:in|during)[ -]May", [{"May"}, {" ", "-"}]),
        ("café noir", [{" noir"}, {"caf"}]),
        (r"\d+ drones", [{" drones"}, set("0123456789")]),
        ("[0-4]th", [{"th"}, set("01234")]),
        ("[a-z]+", []),
        ("[^a]b", [{"b"}]),
    ],
)
def test_what_every_match_holds(pattern, needed):
    assert needs(re.compile(pattern)) == needed


def test_rows_pass_in_their_order():
    rows = Sieve((re.compile(each), each) for each in ("dawn", r"\w+", "night of (?:May|June)", "May"))
    assert rows.passing("in May") == [r"\w+", "May"]
    assert rows.passing("in may") == [r"\w+"]
    assert rows.passing("the night of May 3, at dawn") == ["dawn", r"\w+", "night of (?:May|June)", "May"]
    assert rows.passing("") == [r"\w+"]


def test_case_counts_where_it_counts_for_the_pattern():
    rows = Sieve((re.compile(each), each) for each in ("(?i)Day", "Monday"))
    assert rows.passing("ON MONDAY") == ["(?i)Day"]
    assert rows.passing("on Monday") == ["(?i)Day", "Monday"]


EVERYTHING = "".join(map(chr, range(sys.maxunicode + 1)))


def test_digits_are_ours_or_foreign():
    assert set(re.findall(r"\d", _FOREIGN.sub("", EVERYTHING))) == set("0123456789")
    assert Sieve([(re.compile(r"\d"), "digit")]).passing("٣") == ["digit"]


def test_small_letters_are_what_a_pattern_that_ignores_case_takes_them_for():
    small = small_letters(EVERYTHING)
    assert len(small) == len(EVERYTHING)
    for each in [*ascii_lowercase, r"\w", r"\d", r"\s"]:
        places = [match.start() for match in re.finditer(each, small)]
        assert places == [match.start() for match in re.finditer(each, EVERYTHING, re.IGNORECASE)]


@pytest.mark.parametrize("name", ["dates", "patterns", "roles", "toll", "zero"])
def test_nothing_that_matches_is_kept_back(name):
    rows = [(compiled(row), row["id"]) for row in entries(name)]
    sieve = Sieve(rows)
    texts = [*SENTENCES, *SAMPLE, *(row["example"] for row in entries(name))]
    for text in [*texts, *map(str.upper, SENTENCES), *map(str.lower, SENTENCES)]:
        matching = {rule for pattern, rule in rows if pattern.search(text)}
        assert matching <= set(sieve.passing(text))


def test_few_patterns_are_tried_in_vain():
    rows = [(compiled(row), row["id"]) for row in entries("dates")]
    sieve = Sieve(rows)
    passing = [len(sieve.passing(text)) for text in SENTENCES]
    assert sum(passing) < 0.1 * len(rows) * len(SENTENCES)
