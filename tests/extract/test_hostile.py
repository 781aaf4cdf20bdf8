"""Whatever the text: no error, no claim without its words, the same answer twice."""

import pytest
from tests.extract.claims import read

TEXTS = {
    "no full stop": "drones over the city " * 5000,
    "only digits": "0123456789 " * 5000,
    "control characters": "Two people\x00 were\x08 killed\x1b in Kyiv.",
    "markup": "<script>alert(1)</script><b>Two people were killed</b> in Kyiv.",
    "emoji and right-to-left": "🇺🇦 שני אנשים two people were killed \u202ein Kyiv\u202c 🚀.",
    "one long word": "drone" * 20000,
    "brackets": "(" * 5000 + "drones" + ")" * 5000,
    "no English": "Двоє людей загинули внаслідок обстрілу Херсона 15 грудня.",
    "lone surrogate": "Two people were killed \ud800 in Kyiv.",
}


@pytest.mark.parametrize("name", TEXTS)
def test_any_text_is_read_the_same_way_twice(name):
    extraction = read(TEXTS[name])
    assert read(TEXTS[name]) == extraction
    for claim in extraction:
        assert extraction.article.text[claim.evidence.start : claim.evidence.end] == claim.evidence.quote
