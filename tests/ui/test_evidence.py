import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strikelog.ui.evidence import JOINER, Mark, highlighted, inert, passages, sentence

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


TEXT = "Kyiv shot down 13 drones.\n  Two died."


def test_a_quote_is_highlighted_in_the_colour_of_its_table():
    marks = [Mark(15, 24, "munitions"), Mark(28, 36, "casualties")]
    assert highlighted(TEXT, marks) == (
        "Kyiv shot down :blue-background[13 drones]\\.\n\n:orange-background[Two died]\\."
    )


def test_the_claim_in_focus_is_strong():
    assert highlighted(TEXT, [Mark(15, 24, "munitions", focus=True)]).startswith(
        "Kyiv shot down :blue-background[**13 drones**]\\."
    )


def test_overlapping_quotes_are_cut_where_they_meet():
    marks = [Mark(0, 24, "places"), Mark(15, 24, "munitions")]
    assert highlighted(TEXT, marks, 0, 25) == ":violet-background[Kyiv shot down] :blue-background[13 drones]\\."


def test_a_quote_over_two_lines_is_highlighted_on_both():
    assert highlighted(TEXT, [Mark(15, 31, "munitions")]) == (
        "Kyiv shot down :blue-background[13 drones\\.]\n\n:blue-background[Two] died\\."
    )


def test_only_the_stretch_asked_for_is_shown():
    assert highlighted(TEXT, [Mark(15, 24, "munitions")], 26) == "Two died\\."


@given(
    st.text(st.sampled_from("ab .\n*<"), max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20), st.sampled_from(["munitions", "casualties", "places"]))),
)
def test_highlighting_loses_no_letter(text, spans):
    marks = [Mark(start, min(start + length, len(text)), kind) for start, length, kind in spans if start < len(text)]
    markdown = highlighted(text, marks)
    plain = read(re.sub(r":(?:blue|orange|violet)-background\[((?:\\.|[^\]\\])*)\]", r"\1", markdown))
    assert plain.split() == text.split()


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
