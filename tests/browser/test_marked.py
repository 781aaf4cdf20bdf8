"""An article's words and its claims answer to one another, by pointer and by keyboard."""

import pytest
from tests.pages import corpus

pytestmark = pytest.mark.browser


def test_words_and_claims_answer_to_one_another(page, server, store_url):
    corpus.fill(store_url)
    page.goto(f"{server}/articles?article={corpus.DRONES.id}")
    words = page.locator(".article .line mark", has_text="13 drones").first
    button = page.locator(".st-key-open-d-13").get_by_role("button")
    button.wait_for()
    card = page.get_by_role("tooltip").filter(has_text="13 drones intercepted")
    assert not card.is_visible()
    assert words.evaluate("mark => getComputedStyle(mark).textDecorationStyle") == "solid"
    assert (
        page.locator(".article .line mark", has_text="Kyiv")
        .first.evaluate("mark => getComputedStyle(mark).textDecorationStyle")
        .startswith("dotted")
    )

    page.locator(".article .line mark", has_text="Kyiv").first.focus()
    page.keyboard.press("Tab")
    card.wait_for()
    assert words.evaluate("mark => mark === document.activeElement")
    assert "told from its publication on 14 Dec 2022" in card.inner_text()
    assert "underline" in button.evaluate("button => getComputedStyle(button).textDecorationLine")

    words.evaluate("mark => mark.blur()")
    card.wait_for(state="hidden")
    assert words.evaluate("mark => getComputedStyle(mark).outlineStyle") == "none"
    button.hover()
    page.wait_for_function("mark => getComputedStyle(mark).outlineStyle === 'solid'", arg=words.element_handle())
    words.hover()
    card.wait_for()
    assert page.troubles == []
