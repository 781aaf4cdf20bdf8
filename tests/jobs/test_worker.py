"""The worker in this process, with readers that stand in for the language model."""

import os
import subprocess
import sys
from pathlib import Path
from threading import Thread

import pytest
from tests.factories import TEXT, article, extraction

from strikelog.jobs import work
from strikelog.model import Article, Extraction, GoldError
from strikelog.store import Store

ROOT = Path(__file__).parents[2]


def _empty(given: Article) -> Extraction:
    return Extraction(given, extractor="test 1")


def _unless_bad(given: Article) -> Extraction:
    if given.title == "bad":
        raise RuntimeError("nested too deep")
    if given.title == "ours":
        raise GoldError("It is wrong. Do better.")
    return _empty(given)


def test_a_queue_is_read_to_its_end(store: Store):
    first = article(id="first")
    job_id = store.enqueue([first, article(id="again"), article(TEXT.upper(), id="copy", source="Other Daily")])
    work(store, idle_seconds=0, reader=extraction)
    frame = store.job_items(job_id)
    assert frame["state"].tolist() == ["added", "already", "copy"]
    assert frame["article_id"].tolist() == ["first", "first", "copy"]
    assert frame["message"][2] == "The same text as article first: kept, and counted as one voice with it."
    assert store.job(job_id).state == "done"
    assert len(store.claims("munitions", article_id="first")) == 1


def test_an_article_that_is_known_is_not_read(store: Store):
    store.add(extraction())
    job_id = store.enqueue([article()])

    def refuse(_: Article) -> Extraction:
        raise AssertionError("read")

    work(store, idle_seconds=0, reader=refuse)
    assert store.job_items(job_id)["state"].tolist() == ["already"]


def test_one_bad_article_stops_nothing(store: Store):
    job_id = store.enqueue([article(f"Text {n}.", title=title) for n, title in enumerate(["bad", "ours", "good"])])
    work(store, idle_seconds=0, reader=_unless_bad)
    frame = store.job_items(job_id)
    assert frame["state"].tolist() == ["refused", "refused", "added"]
    assert frame["message"].tolist() == [
        "This article could not be read (RuntimeError: nested too deep). "
        "Check its text and add it again, or report it as a bug.",
        "It is wrong. Do better.",
        "",
    ]


def test_an_id_that_is_taken_is_refused_with_advice(store: Store):
    store.add(_empty(article("One text.", id="a1", title="Night raid")))
    job_id = store.enqueue([article("Another text.", id="a1")])
    work(store, idle_seconds=0, reader=_empty)
    assert store.job_items(job_id)["state"].tolist() == ["refused"]
    assert "Give this one another id" in store.job_items(job_id)["message"][0]


def test_the_worker_is_known_while_it_works_and_forgotten_after(store: Store):
    seen = []

    def watched(given: Article) -> Extraction:
        seen.append(store.has_worker())
        return _empty(given)

    store.enqueue([article()])
    work(store, idle_seconds=0, reader=watched)
    assert seen == [True]
    assert not store.has_worker()


def test_articles_that_come_while_it_waits_are_read(store: Store):
    thread = Thread(target=work, args=(store, 3), kwargs={"reader": _empty})
    thread.start()
    job_id = store.enqueue([article()])
    thread.join()
    assert store.job_items(job_id)["state"].tolist() == ["added"]


def test_it_ends_when_its_parent_is_gone(store: Store):
    parent = subprocess.Popen([sys.executable, "-c", ""])
    parent.wait()
    job_id = store.enqueue([article()])
    work(store, idle_seconds=3600, parent=parent.pid, reader=_empty)
    assert store.job_items(job_id)["state"].tolist() == ["queued"]


def test_it_works_on_while_its_parent_lives(store: Store):
    job_id = store.enqueue([article()])
    work(store, idle_seconds=0, parent=os.getpid(), reader=_empty)
    assert store.job_items(job_id)["state"].tolist() == ["added"]


DYING = """
import os, sys
from strikelog.jobs import work
from strikelog.store import Store
work(Store.open(sys.argv[1], lease=0), idle_seconds=0, reader=lambda article: os._exit(9))
"""


def test_a_text_that_kills_the_worker_is_given_up(store: Store, url: str):
    job_id = store.enqueue([article("Deadly text.", title="deadly")])
    for _ in range(3):
        assert subprocess.run([sys.executable, "-c", DYING, url], cwd=ROOT, check=False).returncode == 9
    assert store.job_items(job_id)["state"].tolist() == ["running"]
    later = store.enqueue([article("Harmless text.")])
    work(store, idle_seconds=0, reader=_empty)
    assert store.job_items(job_id)["state"].tolist() == ["refused"]
    assert "stopped the worker 3 times" in store.job_items(job_id)["message"][0]
    assert store.job_items(later)["state"].tolist() == ["added"]


@pytest.mark.parametrize("count", [1, 2])
def test_an_item_left_by_a_dead_worker_is_read_again(store: Store, url: str, count: int):
    job_id = store.enqueue([article("Text.", title="unlucky")])
    for _ in range(count):
        subprocess.run([sys.executable, "-c", DYING, url], cwd=ROOT, check=False)
    work(store, idle_seconds=0, reader=_empty)
    assert store.job_items(job_id)["state"].tolist() == ["added"]


def test_an_article_that_takes_too_long_ends_its_reader_and_the_queue_goes_on(store: Store, monkeypatch):
    monkeypatch.setattr("strikelog.jobs.worker.ARTICLE_SECONDS", 5.0)
    sentence = "Air defences shot down 13 of 15 drones over Kyiv and three people were killed in Kherson. "
    slow = article(sentence * 11_000, title="slow")
    job_id = store.enqueue([article(sentence, title="first"), slow, article(sentence + "More.", title="last")])
    work(store, idle_seconds=0)
    frame = store.job_items(job_id)
    assert frame["state"].tolist() == ["added", "refused", "added"]
    assert frame["message"][1].startswith("It takes longer than 5 seconds.")
    assert store.job(job_id).failed == 1


def test_an_article_in_another_language_is_kept_and_not_read(store: Store):
    said = "Three people were killed in Kyiv on Friday by a missile."
    job_id = store.enqueue([article(said, language="uk", title="other")])
    work(store, idle_seconds=0)
    assert store.job_items(job_id)["state"].tolist() == ["added"]
    assert store.articles()["language"].tolist() == ["uk"]
    assert store.articles()["casualties"].tolist() == [0]


def test_several_readers_share_the_queue_and_read_each_article_once(store: Store):
    job_id = store.enqueue([article(f"Text {n} of 76 missiles.", title=str(n)) for n in range(30)])
    seen = []

    def reader(given: Article) -> Extraction:
        seen.append(given.title)
        return _empty(given)

    work(store, idle_seconds=0, reader=reader, readers=3)
    assert sorted(seen, key=int) == [str(n) for n in range(30)]
    assert store.job_items(job_id)["state"].tolist() == ["added"] * 30
