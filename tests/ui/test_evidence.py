import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikelog.ui.evidence import JOINER, inert, passages, sentence

ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def read(markdown):
    """What is left for the reader: escapes resolved, joiners invisible."""
    return ESCAPE.sub(r"\1", markdown).replace(JOINER, "")


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("76 missiles", "76 missiles"),
        ("**bold**", "\\*\\*bold\\*\\*"),
        ("<b>", "\\<b\\>"),
        ("# no heading", "\\# no heading"),
        (":smile:", f"\\:{JOINER}smile\\:"),
        (":material/home:", f"\\:{JOINER}material\\/home\\:"),
        ("at 10:30", "at 10\\:30"),
        ("https://a.b", f"https\\:{JOINER}\\/\\/a\\.b"),
        ("www.a.b", f"www{JOINER}\\.a\\.b"),
        ("a@b.c", f"a{JOINER}\\@b\\.c"),
        ("a -- b", f"a \\-{JOINER}\\- b"),
        ("a -> b", f"a \\-{JOINER}\\> b"),
        ("one\ntwo", "one two"),
        ("nul\x00", "nul\ufffd"),
        ("\ud800", "\\?"),
        ("right\u202eleft", "right\ufffdleft"),
    ],
)
def test_text_is_inert(text, markdown):
    assert inert(text) == markdown


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" "), max_size=80))
def test_inert_text_reads_as_it_was_written(text):
    assert read(inert(text)) == text


@given(st.text(st.sampled_from("<>*_`$#[]():/.@~-=|!\\ abw"), max_size=60))
def test_no_mark_of_markdown_is_left_alive(text):
    assert not re.search(r"(?<!\\)(?:\\\\)*[<>*_`$#\[\]()|~]", inert(text))


def test_the_sentence_shows_its_quote():
    row = {"sentence": "Kyiv shot down 13 drones.", "quote": "13 drones"}
    assert sentence(row, "munitions") == "Kyiv shot down :blue-background[13 drones]\\."


def test_a_quote_that_is_not_in_the_sentence_is_not_invented():
    assert sentence({"sentence": "Kyiv.", "quote": "Odesa"}, "places") == "Kyiv\\."


def test_a_sentence_over_two_lines_keeps_its_quote():
    row = {"sentence": "Kyiv shot\ndown 13 drones.", "quote": "shot\ndown 13 drones"}
    assert sentence(row, "munitions") == "Kyiv :blue-background[shot down 13 drones]\\."


@given(st.text(st.sampled_from("ab\n"), max_size=200), st.integers(1, 50))
def test_passages_hold_all_of_the_text_in_order(text, size):
    stretches = passages(text, size)
    assert "".join(text[start:end] for start, end in stretches) == text
