"""Reading on: from a list to an article, a claim and its sentence."""

import re

import lxml.html
import pytest
from tests import factories
from tests.pages.corpus import DRONES
from tests.pages.looking import has, words

from strikelog.store import Store


def html_of(app):
    (shown,) = app.get("html")
    return shown.proto.body


def article_of(app):
    """The article as it is drawn; AssertionError where there is any tag but ours, or a tag does anything."""
    page = lxml.html.fromstring(f"<div>{html_of(app)}</div>")
    assert {element.tag for element in page.iter()} <= {"div", "mark", "span", "style"}
    assert {name for element in page.iter() for name in element.attrib} <= {
        *("aria-describedby", "class", "id", "role", "tabindex"),
    }
    return page.find(".//div[@class='article']")


def drawn_text(app):
    """The lines of the article as a reader sees them, without the cards."""
    article = article_of(app)
    for card in article.xpath(".//*[@class='card']"):
        card.drop_tree()
    return ["".join(line.itertext()) for line in article.xpath("div[@class='line']")]


@pytest.mark.usefixtures("filled")
def test_a_claim_opens_its_article_at_the_sentence(open_page):
    app = open_page("claims", city="Kyiv")
    app.button(key="open-claims-munitions-d-13").click().run()
    assert not app.exception
    assert app.multiselect(key="city").value == ["Kyiv"]
    assert app.title[0].value == "Thirteen drones over Kyiv"
    assert has(app, "focused-claim")
    assert ":blue-background[13 drones]" in "\n".join(element.value for element in app.markdown)


@pytest.mark.usefixtures("filled")
def test_a_link_to_a_claim_shows_it_with_its_rule(open_page):
    app = open_page("articles", article=DRONES.id, claim="d-13")
    sheet = app.table[0].value.astype(str).to_string()
    assert "test\\.rule" in sheet
    assert "90\\% of such claims" in sheet


@pytest.mark.usefixtures("filled")
def test_words_carry_the_cards_of_their_claims(open_page):
    article = article_of(open_page("articles", article=DRONES.id))
    marks = {mark.text: mark for mark in article.xpath("div[@class='line']//mark")}
    assert list(marks) == ["Kyiv", "13 drones", "Dozens of drones"]
    card = marks["13 drones"].getnext()
    assert [part.text_content() for part in card][:6] == [
        "13 drones intercepted",
        "Phrase“13”",
        "Bounds13 (exact)",
        "Roleintercepted, drones, by Russia",
        "When14 Dec 2022 (“on Wednesday”, told from its publication on 14 Dec 2022)",
        "PlaceKyiv, Kyiv City, Ukraine (city)",
    ]


@pytest.mark.usefixtures("filled")
def test_an_article_lists_all_its_claims(open_page):
    app = open_page("articles", article=DRONES.id)
    labels = {button.label.replace("\\", "") for button in app.button}
    assert {"13 drones intercepted · Kyiv", "“Dozens” drones launched · Kyiv", "Kyiv: air defence"} <= labels


@pytest.mark.usefixtures("filled")
def test_an_article_without_claims_says_so(open_page):
    quiet = factories.article("The Rockets won in Houston.", title="Rockets win", source="Sports Desk")
    app = open_page("articles", article=quiet.id)
    assert "No claims" in words(app)


@pytest.mark.usefixtures("filled")
def test_an_unknown_article_is_a_message(open_page):
    app = open_page("articles", article="nowhere")
    assert not app.exception
    assert has(app, "failure")
    assert "nowhere" in words(app)


@pytest.mark.usefixtures("filled")
def test_an_unknown_claim_is_a_warning_above_the_article(open_page):
    app = open_page("articles", article=DRONES.id, claim="gone")
    assert "The claim asked for is not among those of this article" in app.warning[0].value
    assert app.title[0].value == "Thirteen drones over Kyiv"


@pytest.mark.usefixtures("filled")
def test_going_back_to_the_list(open_page):
    app = open_page("articles", article=DRONES.id, claim="d-13")
    app.button(key="all-articles").click().run()
    assert app.title[0].value == "Articles"


@pytest.mark.usefixtures("filled")
def test_search_finds_articles(open_page):
    app = open_page("articles", find="Houston")
    assert "1 article, newest first" in words(app)


@pytest.mark.usefixtures("filled")
def test_search_that_finds_nothing_says_so(open_page):
    app = open_page("articles", find="Atlantis")
    assert has(app, "nothing-matches")


@pytest.mark.usefixtures("filled")
def test_search_finds_sentences(open_page):
    app = open_page("claims", q="brought down")
    assert "1 claim, newest first" in words(app)


@pytest.mark.usefixtures("filled")
def test_vague_claims_are_listed_and_not_drawn(open_page):
    app = open_page("munitions")
    assert [box.label for box in app.expander] == ["Claims without a number, not drawn (1)"]
    assert "“Dozens” drones launched" in words(app)


@pytest.mark.usefixtures("filled")
def test_single_claims_can_be_drawn_instead_of_daily_figures(open_page):
    app = open_page("munitions", figures="Single claims")
    assert [head.value for head in app.subheader] == [
        "Missiles",
        "Drones",
    ]


@pytest.mark.usefixtures("filled")
def test_the_table_has_the_codebooks_columns(open_page):
    app = open_page("claims", look="Table")
    assert len(app.dataframe[0].value) == 3


def test_hostile_text_is_shown_and_never_rendered(open_page, store_url):
    text = (
        "<script>alert(1)</script> **76 missiles** hit [here](https://evil.example) :red[x] $x$ # no :smile: -- "
        "www.evil.example"
    )
    article = factories.article(text, title="<img src=x onerror=alert(1)> *title*")
    store = Store.open(store_url)
    claim = factories.munition_claim(article, "76 missiles", fact_id="h")
    store.add(factories.extraction(article, munitions=(claim,), casualties=(), places=()))
    app = open_page("articles", article=article.id, claim="h")
    assert not app.exception
    drawn = "\n".join(element.value for element in [*app.markdown, *app.title])
    assert not re.search(r"(?<!\\)[<$]", drawn)
    assert not re.search(r":(red\[|smile)|\[here\]\(|https?://|www\.", drawn)
    assert "".join(drawn_text(app)) == text


def test_a_long_article_is_shown_in_stretches_beginning_at_the_claim(open_page, store_url):
    filler = "Nothing of note happened on this line of the log.\n" * 1_000
    article = factories.article(filler + "Then 76 missiles came.\n" + "After it, calm.\n")
    store = Store.open(store_url)
    claim = factories.munition_claim(article, "76 missiles", fact_id="far")
    store.add(factories.extraction(article, munitions=(claim,), casualties=(), places=()))
    app = open_page("articles", article=article.id, claim="far")
    assert drawn_text(app)[-2:] == ["Then 76 missiles came.", "After it, calm."]
    assert [mark.text for mark in article_of(app).xpath(".//mark[contains(@class, 'focus')]")] == ["76 missiles"]
    assert len(html_of(app)) < 30_000
