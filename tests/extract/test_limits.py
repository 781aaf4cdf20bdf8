"""Numbers and days beyond what counts and calendars hold are read as nothing, not as an error."""

import pytest
from tests.extract.claims import read

from strikelog.extract.numbers import number_value


def test_a_string_of_digits_is_no_number():
    assert number_value("9" * 400) is None


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f"{'7' * 1400} people were killed in Sumy.", "2024-06-07"),
        ("Ten people died in the past 99999999999 months.", "2024-06-07"),
        ("Ten people died in the past 9999 months.", "2024-06-07"),
        ("Ten people died in December.", "9999-12-31"),
        ("Ten people died yesterday.", "0001-01-01"),
        ("Ten people died last week.", "0001-01-01"),
    ],
)
def test_no_text_is_an_error(text, published):
    assert [claim.count.minimum for claim in read(text, published).casualties] in ([10], [])
