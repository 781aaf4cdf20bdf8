"""The page of a report: self-contained, the same bytes each time, and article text never anything but text."""

import re
from contextlib import closing
from dataclasses import replace
from datetime import date

import lxml.html
import pytest
from tests import factories
from tests.pages import corpus

from strikelog.ledger import Ledger
from strikelog.model import Filters
from strikelog.report.content import report
from strikelog.report.page import to_html

HOSTILE = '<script>alert(1)</script> & <img src=x onerror="alert(2)">'


EVERYTHING = Filters()


def made(url, filters=EVERYTHING):
    with closing(Ledger.open(url)) as ledger:
        return report(ledger, filters)


@pytest.fixture
def hostile(store_url):
    """One article that is hostile wherever it can be."""
    article = factories.article(
        f"Three people {HOSTILE} died in Kryvyi Rih\u202e. 76 missiles fell.",
        title=HOSTILE,
        source=f"</svg>{HOSTILE}",
        url="javascript:alert(3)",
    )
    place = replace(factories.KRYVYI_RIH, name=f"</text></svg>{HOSTILE}")
    quote = f"Three people {HOSTILE}"
    casualty = factories.casualty_claim(article, quote, place=place, attribution=HOSTILE)
    sight = factories.place_claim(article, quote, place=place)
    with closing(Ledger.open(store_url)) as ledger:
        ledger.add(factories.extraction(article, casualties=(casualty,), places=(sight,)))
    return store_url


def test_the_same_store_gives_the_same_bytes(store_url):
    corpus.fill(store_url)
    first, second = (made(store_url) for _ in range(2))
    about = replace(first.about, made_at="2026-01-02T03:04:05+00:00")
    assert to_html(replace(first, about=about)) == to_html(replace(second, about=about))


def test_it_names_filters_rules_extractor_and_citation(store_url):
    corpus.fill(store_url)
    shown = made(store_url, Filters(start=date(2022, 12, 14), as_of=date(2022, 12, 31)))
    page = lxml.html.fromstring(to_html(shown).decode())
    told = {row.find("dt").text: row.find("dd").text for row in page.iterfind(".//dl/div")}
    assert told["Filters"] == "14 Dec 2022 to today · as known on 31 Dec 2022"
    assert told["As known on"] == "2022-12-31"
    assert told["Rule set"] == "1"
    assert told["Extractor"] == "test 1"
    assert told["Cite as"].startswith("Strikelog 0.1.0, data version ")
    assert page.find(".//h1").text.startswith("From 14 to 16 December 2022, 76 missiles were reported launched")
    assert len(page.findall(".//figure/svg")) == 5


def test_hostile_text_is_text(hostile):
    html = to_html(made(hostile)).decode()
    page = lxml.html.fromstring(html)
    assert {element.tag for element in page.iter() if element.tag in ("script", "img", "iframe", "object")} == set()
    assert not any(name.startswith("on") for element in page.iter() for name in element.attrib)
    assert [mark.text for mark in page.iterfind(".//mark")] == ["76 missiles", *[f"Three people {HOSTILE}"] * 2]
    assert page.find(".//ol/li/strong").text == f"</svg>{HOSTILE}"
    assert "\u202e" not in html
    assert HOSTILE not in html


def test_it_asks_for_nothing(hostile):
    html = to_html(made(hostile)).decode()
    page = lxml.html.fromstring(html)
    addresses = [value for element in page.iter() for name, value in element.attrib.items() if name in ("src", "href")]
    assert addresses == ["#source-1"] * len(addresses)
    assert "javascript:" not in html
    assert not re.search(r"url\((?!#)|@import|<link", html)
    assert """content="default-src 'none'; style-src 'unsafe-inline'">""" in html


def test_links_lead_to_articles_on_the_web(store_url):
    article = factories.article(url="https://example.org/a?b=1&c=2")
    with closing(Ledger.open(store_url)) as ledger:
        ledger.add(factories.extraction(article))
    page = lxml.html.fromstring(to_html(made(store_url)).decode())
    link = page.find(".//ol/li/a")
    assert (link.get("href"), link.get("rel")) == ("https://example.org/a?b=1&c=2", "noreferrer")
