"""When values agree."""

import math

import pytest

from strikelog.evaluate.values import agrees, fold, holds, kilometres, options, text_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        ("False", "false"),
        (14.0, "14"),
        ("14.0", "14"),
        (" a ", "a"),
        (0.5, "0.5"),
        (0, "0"),
    ],
)
def test_text_of(value, text):
    assert text_of(value) == text


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Kharkiv Oblast", "kharkiv"),
        ("Nové Město", "nove mesto"),
        ("The Region", "the region"),
        ("Ain-el-Delb", "ain el delb"),
        (None, ""),
    ],
)
def test_fold(name, folded):
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("gold", "read", "column", "agreed"),
    [
        ("missile|rocket", "rocket", "munition", True),
        ("missile", "rocket", "munition", False),
        (60, "60.0", "count_min", True),
        (None, "", "count_max", True),
        (None, 0, "count_max", False),
        ("Kyiv|Kiev", "Kyiv City", "place", True),
        (None, "", "place", True),
        (None, False, "subset", True),
        ("true|false", True, "subset", True),
        (True, None, "subset", False),
    ],
)
def test_agrees(gold, read, column, agreed):
    assert agrees({column: gold}, {column: read}, column) is agreed


@pytest.mark.parametrize(
    ("gold", "read", "right"),
    [
        ("Vitaliy Kim", "governor Vitaliy Kim", True),
        ("", "", True),
        ("", "Kim", True),
        ("Kim", "Petro", False),
        ("Kim", "", False),
    ],
)
def test_attribution_is_right_by_a_shared_word(gold, read, right):
    assert holds({"attribution": gold}, {"attribution": read}, "attribution", "") is right


@pytest.mark.parametrize(
    ("start", "end", "right"), [(0, 9, True), (5, 12, True), (8, 12, False), (0, 401, False), ("", 9, False)]
)
def test_evidence_overlaps_and_is_no_article(start, end, right):
    assert holds({"evidence": "60 drone"}, {"start": start, "end": end}, "evidence", "60 drones came") is right


def test_kilometres():
    kyiv, kharkiv = {"latitude": 50.45, "longitude": 30.52}, {"latitude": "49.98", "longitude": "36.25"}
    assert round(kilometres(kyiv, kharkiv)) == 411
    assert kilometres(kyiv, {"latitude": None}) == math.inf


def test_options_of_nothing_is_one_empty_option():
    assert options(None) == [""]
