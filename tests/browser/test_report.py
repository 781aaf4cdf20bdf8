"""A report by one click: a page that a browser opens with no server, runs nothing, asks nobody and prints."""

import pytest
from tests.pages import corpus

pytestmark = pytest.mark.browser


def test_one_click_makes_a_page_that_stands_alone(page, server, store_url, chromium, tmp_path):
    corpus.fill(store_url)
    page.goto(f"{server}/download?from=2022-12-16")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Report to print").click()
    assert waiting.value.suggested_filename.startswith("strikelog-report-16-dec-2022-to-today-")
    waiting.value.save_as(tmp_path / "report.html")

    context = chromium.new_context(offline=True, viewport={"width": 400, "height": 800})
    alone = context.new_page()
    asked, troubles = [], []
    alone.on("request", lambda request: asked.append(request.url))
    alone.on("console", lambda message: troubles.append(message.text))
    alone.goto((tmp_path / "report.html").as_uri())
    assert alone.title() == "Missile and drone attacks, 16 December 2022"
    assert alone.get_by_role("heading", level=1).inner_text().startswith("On 16 December 2022, 76 missiles")
    assert alone.get_by_role("img", name="Missiles per day").count() == 1
    assert alone.evaluate("document.documentElement.scrollWidth") == 400
    assert asked == [(tmp_path / "report.html").as_uri()]
    assert troubles == []
    assert alone.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") >= 2
    context.close()
    assert page.troubles == []
