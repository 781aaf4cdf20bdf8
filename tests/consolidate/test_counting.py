"""The same claims counted by several conventions."""

import pytest
from tests.consolidate.claims import PLACES, articles, fired, hurt, tables

from strikelog import consolidate
from strikelog.consolidate import Claims, Rulings
from strikelog.consolidate.facts import WORD
from strikelog.model import convention, conventions

VAGUE = {"qualifier": "vague", "count_text": "Dozens of"}
OPEN = {"qualifier": "at_least"}


def counted(name, fired_rows=(), hurt_rows=(), rulings=None):
    claims = consolidate.counted_by(convention(name), Claims(list(fired_rows), list(hurt_rows), []))
    return tables(claims.munitions, claims.casualties, rulings=rulings)


def figures(found):
    return [(row["measure"], row["best"], row["low"], row["high"]) for row in found.daily]


def two_voices():
    """One voice says 8 to 12 first, another at least 10 later."""
    return [
        hurt("a", "killed", 8, 12, qualifier="range", published="2024-06-07T06:00"),
        hurt("b", "killed", 10, None, published="2024-06-08", **OPEN),
    ]


@pytest.mark.parametrize(
    ("name", "figure"),
    [
        ("codebook", ("killed", 10, 8, 12)),
        ("lowest", ("killed", 8, 8, 8)),
        ("minmax", ("killed", 8, 8, 12)),
        ("dozens12", ("killed", 10, 8, 12)),
        ("dozens24", ("killed", 10, 8, 12)),
    ],
)
def test_two_voices(name, figure):
    assert figures(counted(name, hurt_rows=two_voices())) == [figure]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("codebook", []),
        ("lowest", [("launched", 12, 12, 12)]),
        ("minmax", []),
        ("dozens12", [("launched", 12, 12, 12)]),
        ("dozens24", [("launched", 24, 24, None)]),
    ],
)
def test_dozens(name, expected):
    assert figures(counted(name, [fired("a", "launched", None, None, **VAGUE)])) == expected


def test_a_vague_word_never_stands_against_a_number():
    rows = [
        fired("a", "launched", 31, 31),
        fired("b", "launched", None, None, published="2024-06-09", **VAGUE),
        fired("c", "hit", 1, 1, qualifier="implied"),
        fired("d", "hit", None, None, **VAGUE),
    ]
    assert figures(counted("dozens24", rows)) == [("hit", 24, 24, None), ("launched", 31, 31, 31)]


def test_the_last_word_of_a_voice_counts_under_every_convention():
    rows = [hurt("a", "killed", 3, 3, published="2024-06-07T06:00"), hurt("a", "killed", 5, 5, published="2024-06-08")]
    assert {each.id: figures(counted(each.id, hurt_rows=rows)) for each in conventions()} == {
        each.id: [("killed", 5, 5, 5)] for each in conventions()
    }


def test_what_a_person_prefers_outranks_the_convention():
    rows = two_voices()
    rulings = Rulings(preferred=frozenset({rows[1]["fact_id"]}))
    assert figures(counted("lowest", hurt_rows=rows, rulings=rulings)) == [("killed", 10, 10, 10)]


def test_an_open_whole_is_not_contradicted_by_its_parts():
    rows = [hurt("a", "killed", 20, None, **OPEN), hurt("b", "killed", 25, 25, place="Kyiv")]
    for name, figure in (("codebook", ("killed", 25, 20, None)), ("lowest", ("killed", 25, 25, 25))):
        found = counted(name, hurt_rows=rows)
        assert figures(found) == [figure]
        assert [row["conflict"] for row in found.daily] == [""]


def test_places_are_added_up_by_the_convention():
    rows = [*two_voices(), *two_voices()]
    for row, place in zip(rows, ("Kyiv", "Kyiv", "Dnipro", "Dnipro"), strict=True):
        row |= PLACES[place] | {"place": place}
    assert figures(counted("lowest", hurt_rows=rows)) == [("killed", 16, 16, 16)]


def test_the_codebook_leaves_claims_as_they_are():
    claims = Claims([fired("a", "launched", None, None, **VAGUE)], [], [])
    assert consolidate.counted_by(convention(""), claims) is claims
    assert consolidate.counted_by(convention("dozens12"), claims).munitions[0]["qualifier"] == WORD


def test_why_a_figure_stands():
    rows = two_voices()
    claims = consolidate.counted_by(convention("lowest"), Claims([], rows, []))
    told = consolidate.tellers(articles(a="a", b="b"))
    (day,) = consolidate.consolidated({"2024-06-07"}, claims, told, Rulings())
    (figure,) = day.figures.values()
    assert consolidate.reason("best", figure) == "Stands: the lowest that any voice last said."
