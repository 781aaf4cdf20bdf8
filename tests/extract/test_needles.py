import json
import re
import sys
from pathlib import Path
from string import ascii_lowercase

import pytest

from strikelog.extract.lexicon import compiled, entries
from strikelog.extract.needles import _FOREIGN, Sieve, needles, small_letters
from strikelog.extract.sentences import split

NEEDLES = {
    r"\byesterday\b": {"yesterday"},
    r"\b(?:in|during) (?:the )?(?:war|conflict)\b": {"war", "conflict"},
    r"\bthis (?P<unit>week)(?P<n>)\b": {"this week"},
    r"\b(?:to|in) (?:week)+s": {"week"},
    r"(?P<day>\d{1,2})\.(?:\d)": set("0123456789"),
    r"(?:day|yesterday)": {"day"},
    r"(?=only ahead)(?<!behind)four": {"four"},
    r"café noir": {" noir"},
    r"(?i:in|during)[ -]May": {"May"},
    r"(?:ten)?(?:day)*": set(),
    r"ten|\w+teen|\w+": set(),
    r"[ab]\w": set(),
}


@pytest.mark.parametrize("pattern", NEEDLES)
def test_needles(pattern):
    assert needles(re.compile(pattern)) == NEEDLES[pattern]


def test_needles_are_in_small_letters_only_where_case_does_not_count():
    assert needles(re.compile(r"\bNew Year\b", re.IGNORECASE)) == {"new year"}
    assert needles(re.compile(r"\bNew Year\b")) == {"New Year"}


def test_a_sieve_names_what_may_match_in_order():
    sieve = Sieve([re.compile(r"\bMonday\b"), re.compile(r"\w+"), re.compile(r"\bday\b", re.IGNORECASE)])
    assert list(sieve.may_match("On Monday")) == [0, 1, 2]
    assert list(sieve.may_match("on monday")) == [1, 2]
    assert list(sieve.may_match("THE DAY")) == [1, 2]
    assert list(sieve.may_match("No time")) == [1]


def test_letters_and_digits_of_other_scripts_are_not_lost():
    sieve = Sieve([re.compile("since", re.IGNORECASE), re.compile(r"\d\.")])
    assert list(sieve.may_match("ſınce")) == [0]
    assert list(sieve.may_match("٣.")) == [0, 1]


EVERYTHING = "".join(map(chr, range(sys.maxunicode + 1)))


def test_digits_are_ours_or_foreign():
    assert set(re.findall(r"\d", _FOREIGN.sub("", EVERYTHING))) == set("0123456789")


def test_small_letters_are_what_a_pattern_without_regard_to_case_takes_them_for():
    small = small_letters(EVERYTHING)
    assert len(small) == len(EVERYTHING)
    for each in [*ascii_lowercase, r"\w", r"\d", r"\s"]:
        places = [match.start() for match in re.finditer(each, small)]
        assert places == [match.start() for match in re.finditer(each, EVERYTHING, re.IGNORECASE)]


PATTERNS = [compiled(row) for row in entries("dates")]


def texts():
    for name in ("dates", "epochs"):
        yield from (row["example"] for row in entries(name))
    for path in sorted(Path("sample_data").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield from (sentence.text for sentence in split(json.loads(line)["text"]))


def test_no_date_phrase_is_lost():
    sieve = Sieve(PATTERNS)
    spared = []
    for text in texts():
        for each in (text, text.upper(), text.lower()):
            may = sieve.may_match(each)
            assert {index for index, pattern in enumerate(PATTERNS) if pattern.search(each)} <= set(may), each
            spared.append(len(PATTERNS) - len(may))
    assert sum(spared) > 0.9 * len(spared) * len(PATTERNS)


def test_every_date_pattern_has_needles():
    assert all(needles(pattern) for pattern in PATTERNS)
