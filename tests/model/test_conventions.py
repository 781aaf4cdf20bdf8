"""Conventions of counting: what their files say, and that each names its source."""

import re

import pytest
from tests.conftest import ROOT

from strikelog.model import CODEBOOK, StrikelogError, convention, conventions


def test_the_codebook_comes_first_and_reads_no_word():
    assert [each.id for each in conventions()] == ["codebook", "lowest", "minmax", "dozens12", "dozens24"]
    assert conventions()[0] == convention("") == convention(CODEBOOK)
    assert convention("").reads("dozens of") is None


@pytest.mark.parametrize(
    ("name", "words", "bounds"),
    [
        ("lowest", "Dozens of", (12, 12)),
        ("lowest", "tens of thousands of", (10_000, 10_000)),
        ("lowest", "hundreds", (100, 100)),
        ("lowest", "several", None),
        ("lowest", "several dozen", None),
        ("dozens24", "dozens", (24, None)),
        ("dozens24", "scores of", (40, None)),
        ("dozens12", "scores of", None),
        ("minmax", "dozens", None),
    ],
)
def test_vague_words(name, words, bounds):
    assert convention(name).reads(words) == bounds


def test_words_in_one_line():
    assert convention("dozens24").written.startswith("hundreds of thousands 200,000 or more, tens of thousands 20,000")
    assert convention("codebook").written == ""


@pytest.mark.parametrize("each", conventions(), ids=lambda each: each.id)
def test_each_says_what_it_does_and_where_it_comes_from(each):
    assert each.about.endswith(".")
    assert re.search(r"https://|^Ours: ", each.source)
    assert "ACLED" in each.source or not re.search(r"\b12\b|conservative", each.source)


def test_it_is_known_by_its_name_too_and_an_unknown_one_is_refused():
    assert convention("Lowest figure").id == "lowest"
    with pytest.raises(StrikelogError, match=r"no convention “highest”\. Choose one of these: codebook, lowest"):
        convention("highest")


def test_every_file_is_shipped():
    shipped = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '"**/*.toml"' in shipped
