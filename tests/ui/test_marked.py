"""An article with its claims marked: our markup, the article's words escaped, each claim with its card."""

import lxml.html
from hypothesis import given
from hypothesis import strategies as st

from strikelog.ui.marked import Marked, reading

TEXT = "Kyiv shot down 13 drones.\n  Two died."
LABELS = {"munitions": "Munitions", "casualties": "Casualties", "places": "Places"}
OURS = {"div", "mark", "span", "style"}


def claim(start, end, table="munitions", **more):
    card = {"Bounds": "13 (exact)"}
    return Marked(start, end, table, f"open-{start}", f"claim at {start}", card, **more)


def shown(text, *claims, span=None):
    page = lxml.html.fromstring(f"<div>{reading(text, claims, span or (0, len(text)), LABELS, dark=False)}</div>")
    return page.find(".//div[@class='article']")


def marks(article):
    return [(mark.text, mark.get("class")) for mark in article.xpath(".//div[@class='line']//mark")]


def plain(article):
    """What a reader sees of the article's text, without key and cards."""
    for card in article.xpath(".//*[@class='card' or @class='key']"):
        card.drop_tree()
    return ["".join(line.itertext()) for line in article.xpath(".//div[@class='line']")]


def test_words_are_marked_by_the_kind_of_their_claim():
    article = shown(TEXT, claim(15, 24), claim(28, 36, "casualties"))
    assert marks(article) == [("13 drones", "munitions c0"), ("Two died", "casualties c1")]
    assert plain(article) == ["Kyiv shot down 13 drones.", "  Two died."]


def test_a_mark_is_reached_by_keyboard_and_described_by_its_card():
    mark = shown(TEXT, claim(15, 24)).xpath(".//div[@class='line']//mark")[0]
    card = mark.getnext()
    assert (mark.get("tabindex"), mark.get("aria-describedby"), card.get("id")) == ("0", "card-15", "card-15")
    assert [part.text_content() for part in card] == ["claim at 15", "Bounds13 (exact)"]


def test_words_of_several_claims_show_all_their_cards():
    article = shown(TEXT, claim(0, 24, "places"), claim(15, 24))
    assert marks(article) == [("Kyiv shot down ", "places c0"), ("13 drones", "munitions c0 c1")]
    cards = article.xpath(".//*[@class='card']")
    assert [[said.text for said in card.xpath("*[@class='said']")] for card in cards] == [
        ["claim at 0"],
        ["claim at 0", "claim at 15"],
    ]


def test_a_quote_over_two_lines_is_marked_on_both_and_reached_once():
    article = shown(TEXT, claim(15, 31))
    assert marks(article) == [("13 drones.", "munitions c0"), ("  Two", "munitions c0")]
    assert len(article.xpath(".//mark[@tabindex]")) == 1


def test_the_claim_in_focus_stands_out():
    assert marks(shown(TEXT, claim(15, 24, focus=True))) == [("13 drones", "munitions c0 focus")]


def test_only_the_stretch_asked_for_is_shown():
    article = shown(TEXT, claim(15, 24), claim(28, 36, "casualties"), span=(26, len(TEXT)))
    assert plain(article) == ["  Two died."]


def test_words_and_the_button_of_their_claim_are_tied():
    drawn = str(reading(TEXT, [claim(15, 24)], (0, len(TEXT)), LABELS, dark=False))
    assert "body:has(.st-key-open-15 button:is(:hover, :focus-visible)) .article .c0" in drawn
    assert "body:has(.article .c0:is(:hover, :focus)) .st-key-open-15 button" in drawn


def test_a_key_cannot_break_out_of_the_style():
    hostile = Marked(0, 4, "places", "open-x}</style><script>", "said", {})
    drawn = str(reading(TEXT, [hostile], (0, len(TEXT)), LABELS, dark=False))
    assert ".st-key-open-x---style--script- button" in drawn
    assert "<script" not in drawn


def test_hostile_words_are_words():
    text = 'a <img src=x onerror="alert(1)"> & </div><script>alert(2)</script>\u202eb'
    hostile = Marked(2, 20, "places", "k", "<b>said</b>", {"<i>": "</span><script>"})
    article = shown(text, hostile)
    assert {element.tag for element in article.iter()} <= OURS
    assert [part.text for part in article.xpath(".//*[@class='said']")] == ["<b>said</b>"]
    assert plain(article) == [text.replace("\u202e", "\ufffd")]


@given(
    st.text(st.sampled_from("ab .\n*<>&\"'/"), max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20), st.sampled_from(["munitions", "casualties", "places"]))),
)
def test_marking_loses_no_letter_and_adds_no_tag(text, spans):
    claims = [
        claim(start, min(start + length, len(text)), table) for start, length, table in spans if start < len(text)
    ]
    drawn = str(reading(text, claims, (0, len(text)), LABELS, dark=True))
    article = lxml.html.fromstring(drawn.partition("</style>")[2])
    assert {element.tag for element in article.iter()} <= OURS
    assert [word for line in plain(article) for word in line.split()] == text.split()
