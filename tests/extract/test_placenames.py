import pytest

from strikelog.extract.placenames import Words, normalise


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Sana'a", "sanaa"),
        ("Sana’a", "sanaa"),
        ("Deir ez-Zor", "deir ez zor"),
        ("the Gaza Strip", "gaza strip"),
        ("Łódź", "lodz"),
        ("U.S.", "us"),
    ],
)
def test_normalise(name, key):
    assert normalise(name) == key


def test_words_and_what_stands_between():
    words = Words.of("“In the U.S., 20 fell.”")
    assert words.texts == ["In", "the", "U.S.", "fell"]
    assert words.gaps == ["“", " ", " ", ", 20 ", ".”"]
    assert [(words.start(at), words.end(at)) for at in range(len(words))] == [(1, 3), (4, 7), (8, 12), (17, 21)]


def test_no_words():
    assert Words.of("").texts == []
    assert Words.of("20 – 30").texts == []


@pytest.mark.parametrize(
    ("text", "seconds", "keys"),
    [
        ("Deir ez-Zor fell", ["ez"], ["deir", "deir ez", "deir ez zor", "deir ez zor fell"]),
        ("Deir fell", ["ez"], ["deir"]),
        ("Kyiv’s mayor", ["mayor"], ["kyiv"]),
        ("Sana’a airport", [], ["sana", "sanaa", "sanaa airport"]),
        ("Umm Qa’im", ["qaim"], ["umm", "umm qa", "umm qaim"]),
        ("Sumy, Kharkiv", ["kharkiv"], ["sumy"]),
        ("St. Louis", ["louis"], ["st", "st louis"]),
    ],
)
def test_keys_of_names_that_may_begin_here(text, seconds, keys):
    assert [key for _, key in Words.of(text).keys(0, seconds)] == keys
