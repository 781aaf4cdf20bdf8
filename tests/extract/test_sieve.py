import json
import re
from pathlib import Path

import pytest
from tests.conftest import ROOT

from strikelog.extract.lexicon import compiled, entries
from strikelog.extract.sieve import Sieve, folded, needs

SENTENCES = (Path(__file__).parent / "sentences.txt").read_text(encoding="utf-8").splitlines()
SAMPLE = [
    json.loads(line)["text"]
    for name in ("articles.jsonl", "more_gold.jsonl")
    for line in (ROOT / "sample_data" / name).read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [
        ("on (?:Monday|Tuesday)", [{"monday", "tuesday"}, {"on "}]),
        ("(?:May|mayor) 9", [{"may"}, {" 9"}]),
        (r"since (?P<year>20\d\d)", [{"since "}, {"20"}]),
        ("(?:late )?last +week", [{"last"}, {"week"}, {" "}]),
        ("(?:late )?(?:night)*", []),
        ("day|(?:night)?", []),
        ("[Tt]onight(?! of)", [{"onight"}, {"t"}]),
        (r"\d+ drones", [{" drones"}]),
        ("[0-4]th", [{"th"}, {"0", "1", "2", "3", "4"}]),
        ("[a-z]+", []),
        ("[^a]b", [{"b"}]),
    ],
)
def test_what_every_match_holds(pattern, needed):
    assert needs(re.compile(pattern)) == needed


def test_rows_pass_in_their_order():
    rows = Sieve((re.compile(each), each) for each in ("dawn", r"\d+", "night of (?:May|June)", "May"))
    assert rows.passing("in may") == [r"\d+", "May"]
    assert rows.passing("the night of may 3, at dawn") == ["dawn", r"\d+", "night of (?:May|June)", "May"]
    assert rows.passing("") == [r"\d+"]


@pytest.mark.parametrize("text", ["ſince May", "SINCE MAY", "sınce", "\u212aiev", "since"])
def test_letters_that_a_pattern_takes_for_others_are_folded(text):
    for pattern in ("since", "kiev"):
        matches = re.compile(pattern, re.IGNORECASE).search(text)
        assert not matches or pattern in folded(text)


@pytest.mark.parametrize("name", ["dates", "patterns", "roles", "toll", "zero"])
def test_nothing_that_matches_is_kept_back(name):
    rows = [(compiled(row), row["id"]) for row in entries(name)]
    sieve = Sieve(rows)
    for text in [*SENTENCES, *SAMPLE, *(row["example"] for row in entries(name))]:
        matching = {rule for pattern, rule in rows if pattern.search(text)}
        assert matching <= set(sieve.passing(folded(text)))
