import pytest

from strikelog.extract.lexicon import entries
from strikelog.extract.numbers import find_quantities, number_value

COUNTS = {
    "13 drones": (13, 13, "exact"),
    "fifteen rockets": (15, 15, "exact"),
    "a dozen missiles": (12, 12, "exact"),
    "half a dozen missiles": (6, 6, "exact"),
    "two dozen missiles": (24, 24, "exact"),
    "a pair of drones": (2, 2, "exact"),
    "both missiles": (2, 2, "exact"),
    "1,200 shells": (1200, 1200, "exact"),
    "1 200 shells": (1200, 1200, "exact"),
    "1.2 million shells": (1_200_000, 1_200_000, "exact"),
    "twenty-five rockets": (25, 25, "exact"),
    "one hundred and five rockets": (105, 105, "exact"),
    "at least 14 people": (14, None, "at_least"),
    "no fewer than 14 people": (14, None, "at_least"),
    "14 or more people": (14, None, "at_least"),
    "more than 120 drones": (120, None, "more_than"),
    "up to 60 missiles": (None, 60, "at_most"),
    "as many as 60 missiles": (None, 60, "at_most"),
    "nearly 100 drones": (None, 100, "less_than"),
    "about 40 drones": (40, 40, "about"),
    "some 40 drones": (40, 40, "about"),
    "10 to 12 drones": (10, 12, "range"),
    "between 10 and 12 drones": (10, 12, "range"),
    "10–12 drones": (10, 12, "range"),
    "dozens of drones": (None, None, "vague"),
    "several drones": (None, None, "vague"),
}


@pytest.mark.parametrize("text", COUNTS)
def test_bounds_and_qualifier(text):
    (quantity,) = find_quantities(text)
    assert (quantity.count.minimum, quantity.count.maximum, quantity.count.qualifier) == COUNTS[text]
    assert text.startswith(quantity.count.text)


NO_COUNTS = [
    *("40 percent", "$15 million", "UAH 150 million", "155 mm", "Kh-101", "S-300", "a 12-year-old", "the 3rd strike"),
    *("at 7 a.m.", "on 14 October", "in 2022", "for 10 hours", "aged 41", "6,500,000,000,000"),
]


@pytest.mark.parametrize("text", NO_COUNTS)
def test_numbers_that_count_nothing(text):
    assert list(find_quantities(text)) == []


def test_a_hedge_does_not_carry_over():
    first, second = find_quantities("at least 25 killed and 50 injured")
    assert (first.count.qualifier, second.count.qualifier) == ("at_least", "exact")


@pytest.mark.parametrize(("phrase", "value"), [("three hundred", 300), ("2 thousand", 2000), ("1.25", None)])
def test_value_of_a_phrase(phrase, value):
    assert number_value(phrase) == value


@pytest.mark.parametrize("form", [form for row in entries("qualifiers") for form in row["forms"]])
def test_every_form_of_a_qualifier_is_found(form):
    row = next(row for row in entries("qualifiers") if form in row["forms"])
    text = f"{form} 14 drones." if row["position"] == "before" else f"14 drones {form}."
    (quantity,) = find_quantities(text)
    assert (quantity.count.qualifier, quantity.rule) == (row["qualifier"], f"number.{row['id']}")


def test_letters_that_grow_when_small_move_nothing():
    (quantity,) = find_quantities("İZMİR: ABOUT 40 DRONES")
    assert (quantity.count.text, quantity.start, quantity.end) == ("ABOUT 40", 7, 15)
