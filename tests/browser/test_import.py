"""A mixed folder is imported: looked into, read, cancelled and resumed, deleted as a batch, and put back."""

import re

import pytest
from tests.browser.test_journey import go, heading, settle
from tests.ingest import hostile, making

from strikelog.store import Store

pytestmark = pytest.mark.browser

SENTENCE = "Air defences shot down {} of 90 drones over Kyiv on Friday, the air force said in report {}. "


def folder(tmp_path):
    """Sixty files of many kinds, three of which are no articles; the others are long, so that reading takes a while."""
    tmp_path.mkdir()
    for number in range(57):
        text = "".join(SENTENCE.format(n % 80 + 10, f"{number}-{n}") for n in range(60))
        name, data = _file(number, text)
        (tmp_path / name).write_bytes(data)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "locked.pdf").write_bytes(making.locked_pdf())
    (tmp_path / "program.exe").write_bytes(b"MZ\x00")
    return sorted(tmp_path.iterdir())


def _file(number, text):
    makers = {
        "txt": lambda: text.encode(),
        "md": lambda: f"# Night {number}\n\n{text}".encode(),
        "html": lambda: f"<html><body><article><p>{text}</p></article></body></html>".encode(),
        "docx": lambda: making.docx(text, title=f"Night {number}"),
        "pdf": lambda: making.pdf(text.replace(". ", ".\n"), title=f"Night {number}"),
        "csv": lambda: f'title,text\nNight {number},"{text}"\n'.encode(),
        "xlsx": lambda: making.xlsx(["title", "text"], [f"Night {number}", text]),
        "eml": lambda: making.eml(text, subject=f"Night {number}").as_bytes(),
        "mht": lambda: making.mht(f"<html><body><article><p>{text}</p></article></body></html>"),
        "rss": lambda: hostile.rss(f"<title>Night {number}</title><description>{text}</description>").encode(),
        "zip": lambda: making.zipped({f"{number}.txt": text.encode()}),
    }
    suffix = list(makers)[number % len(makers)]
    return f"{number:02}.{suffix}", makers[suffix]()


def test_a_mixed_folder_of_sixty_files(page, server, store_url, tmp_path):
    page.goto(f"{server}/add")
    heading(page, "Add articles")
    page.locator("input[type=file]").set_input_files(folder(tmp_path / "mixed"))
    page.get_by_role("button", name="Read 57 articles").wait_for()
    for name in ("empty.txt", "locked.pdf", "program.exe"):
        page.get_by_text(f"{name} was refused").wait_for()
    page.get_by_role("button", name="Read 57 articles").click()
    page.get_by_role("button", name="Cancel").click()  # while the reader loads its language model
    page.get_by_role("button", name=re.compile("Resume, ")).click()
    page.locator(".st-key-job-progress").wait_for()
    for title in ("Articles", "Cities", "Claims"):
        go(page, title)
    go(page, "Add articles")
    store = Store.open(store_url)
    page.locator(".st-key-job-outcome").get_by_text("57 added, 3 refused").wait_for()
    settle(page)
    assert store.count_articles() == 57
    before = store.claims("munitions").to_csv()
    page.get_by_role("button", name="Delete this batch").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    page.locator(".st-key-just-done").wait_for()
    assert store.count_articles() == 0
    page.locator(".st-key-just-done").get_by_role("button", name="Undo").click()
    page.locator(".st-key-just-done").wait_for(state="detached")
    assert store.count_articles() == 57
    assert store.claims("munitions").to_csv() == before
    assert page.locator("[data-testid=stException]").count() == 0
    assert page.troubles == []
    store.close()
