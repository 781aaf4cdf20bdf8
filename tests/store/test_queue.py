"""The queue: order, states, dead workers, cancelling."""

from contextlib import closing
from datetime import datetime

import pytest
from tests.factories import article

from strikelog.model import StoreError
from strikelog.store import Store


def _batch(*names: str) -> list:
    return [article(f"Text of {name}.", title=name) for name in names]


def _states(store: Store, job: int) -> list[str]:
    return store.job_items(job)["state"].tolist()


@pytest.fixture
def forgetful(url: str):
    """A store in which every worker is gone as soon as it has spoken."""
    with closing(Store.open(url, lease=0)) as opened:
        yield opened


def test_a_new_job(store: Store):
    job_id = store.enqueue(_batch("one", "two"), [("bad.pdf", "Not a text.")], label="Friday")
    job = store.job(job_id)
    assert (job.id, job.label, job.state, job.total, job.done) == (job_id, "Friday", "queued", 3, 1)
    assert datetime.fromisoformat(job.created_at).utcoffset().total_seconds() == 0
    assert store.job_items(job_id).to_dict("list") == {
        "position": [1, 2, 3],
        "name": ["one", "two", "bad.pdf"],
        "state": ["queued", "queued", "refused"],
        "message": ["", "", "Not a text."],
        "article_id": ["", "", ""],
    }


def test_jobs_are_listed_newest_first(store: Store):
    ids = [store.enqueue(_batch("one"), label=str(n)) for n in range(3)]
    assert [job.id for job in store.jobs()] == ids[::-1]
    assert [job.label for job in store.jobs(limit=2)] == ["2", "1"]


def test_items_are_taken_in_order_and_jobs_take_turns(store: Store):
    first, second = store.enqueue(_batch("one", "two")), store.enqueue(_batch("three"))
    taken = [store.claim_item("w") for _ in range(4)]
    assert [(item.job_id, item.position) for item in taken[:3]] == [(first, 1), (second, 1), (first, 2)]
    assert [item.article.title for item in taken[:3]] == ["one", "three", "two"]
    assert taken[3] is None


def test_the_article_is_handed_over_whole(store: Store):
    when = {"published": "2022-12-16T08:00:00", "published_from": "text"}
    given = article("NUL \x00 and half \ud83d.", id="x1", url="https://example.org", **when)
    store.enqueue([given])
    assert store.claim_item("w").article == given


def test_the_way_of_a_job(store: Store):
    job_id = store.enqueue(_batch("one", "two"))
    seen = [store.job(job_id).state]
    item = store.claim_item("w")
    seen.append(store.job(job_id).state)
    assert _states(store, job_id) == ["running", "queued"]
    store.finish_item(item, "added", "", "a1")
    seen.append(store.job(job_id).state)
    store.finish_item(store.claim_item("w"), "refused", "No text.")
    seen.append(store.job(job_id).state)
    assert seen == ["queued", "running", "running", "done"]
    assert store.job(job_id).done == 2
    frame = store.job_items(job_id)
    assert frame["state"].tolist() == ["added", "refused"]
    assert frame["message"].tolist() == ["", "No text."]
    assert frame["article_id"].tolist() == ["a1", ""]


def test_jobs_without_work_are_done(store: Store):
    assert store.job(store.enqueue([])).state == "done"
    assert store.job(store.enqueue([], [("bad.pdf", "Not a text.")])).state == "done"
    assert store.claim_item("w") is None


def test_an_item_of_a_living_worker_is_left_alone(store: Store):
    store.enqueue(_batch("one"))
    assert store.claim_item("first")
    assert store.claim_item("second") is None


def test_an_item_of_a_retired_worker_is_taken_over(store: Store):
    store.enqueue(_batch("one"))
    store.claim_item("first")
    store.retire("first")
    assert store.claim_item("second").article.title == "one"


def test_an_item_whose_lease_ran_out_comes_after_the_new_ones(forgetful: Store):
    job_id = forgetful.enqueue(_batch("one", "two"))
    assert forgetful.claim_item("first").article.title == "one"
    assert forgetful.claim_item("second").article.title == "two"
    assert forgetful.claim_item("third").article.title == "one"
    assert _states(forgetful, job_id) == ["running", "running"]


def test_a_beat_keeps_the_item(forgetful: Store, url: str):
    forgetful.enqueue(_batch("one"))
    forgetful.claim_item("first")
    with closing(Store.open(url)) as other:
        other.beat("first")
        assert other.claim_item("second") is None


def test_three_attempts_and_no_more(forgetful: Store):
    job_id = forgetful.enqueue(_batch("one"))
    assert [forgetful.claim_item("w").article.title for _ in range(3)] == ["one"] * 3
    assert forgetful.claim_item("w") is None
    assert _states(forgetful, job_id) == ["refused"]
    assert "stopped the worker 3 times" in forgetful.job_items(job_id)["message"][0]
    assert forgetful.job(job_id).state == "done"


def test_an_ended_item_stays_as_it_ended(forgetful: Store):
    job_id = forgetful.enqueue(_batch("one"))
    slow, quick = forgetful.claim_item("slow"), forgetful.claim_item("quick")
    forgetful.finish_item(quick, "added", "", "a1")
    forgetful.finish_item(slow, "already", "", "a1")
    assert _states(forgetful, job_id) == ["added"]


def test_a_state_that_ends_nothing(store: Store):
    store.enqueue(_batch("one"))
    with pytest.raises(ValueError, match="'running' is not one of"):
        store.finish_item(store.claim_item("w"), "running")


def test_cancelling_stops_what_waits(store: Store):
    job_id, other = store.enqueue(_batch("one", "two", "three")), store.enqueue(_batch("four"))
    item = store.claim_item("w")
    store.cancel_job(job_id)
    assert _states(store, job_id) == ["running", "cancelled", "cancelled"]
    assert store.job(job_id).state == "cancelled"
    store.finish_item(item, "added", "", "a1")
    assert _states(store, job_id) == ["added", "cancelled", "cancelled"]
    assert store.claim_item("w").job_id == other


def test_a_cancelled_item_of_a_dead_worker_is_dropped(forgetful: Store):
    job_id = forgetful.enqueue(_batch("one"))
    forgetful.claim_item("w")
    forgetful.cancel_job(job_id)
    assert forgetful.claim_item("w") is None
    assert _states(forgetful, job_id) == ["cancelled"]


def test_a_job_that_is_done_cannot_be_cancelled(store: Store):
    job_id = store.enqueue(_batch("one"))
    store.finish_item(store.claim_item("w"), "added", "", "a1")
    store.cancel_job(job_id)
    assert store.job(job_id).state == "done"


def test_an_absent_job(store: Store):
    with pytest.raises(StoreError, match="no job 7"):
        store.job(7)
    with pytest.raises(StoreError, match="no job 7"):
        store.cancel_job(7)
    assert store.job_items(7).empty


def test_one_worker_at_a_time_is_reserved(store: Store):
    assert not store.has_worker()
    assert store.reserve_worker("starting")
    assert store.has_worker()
    assert not store.reserve_worker("another")
    store.retire("starting")
    assert store.reserve_worker("another")


def test_a_worker_that_is_gone_holds_no_place(forgetful: Store):
    assert forgetful.reserve_worker("starting")
    assert not forgetful.has_worker()
    assert forgetful.reserve_worker("another")


def test_what_was_cancelled_is_taken_up_again(store: Store):
    job_id = store.enqueue(_batch("one", "two", "three"))
    store.finish_item(store.claim_item("w"), "added", "", "a1")
    store.cancel_job(job_id)
    assert store.job(job_id).dropped == 2
    assert store.resume_job(job_id) == 2
    assert store.job(job_id).state == "running"
    assert _states(store, job_id) == ["added", "queued", "queued"]
    assert store.claim_item("w").article.title == "two"


def test_what_was_refused_is_tried_again_but_not_files(store: Store):
    job_id = store.enqueue(_batch("one"), [("bad.pdf", "Not a text.")])
    store.finish_item(store.claim_item("w"), "refused", "It takes longer than 120 seconds.")
    assert store.job(job_id).failed == 1
    assert store.retry_job(job_id) == 1
    assert _states(store, job_id) == ["queued", "refused"]
    assert store.job_items(job_id)["message"].tolist() == ["", "Not a text."]
    assert store.claim_item("w").article.title == "one"


def test_an_item_given_up_can_be_tried_again(forgetful: Store):
    job_id = forgetful.enqueue(_batch("one"))
    while forgetful.claim_item("w"):
        pass
    assert _states(forgetful, job_id) == ["refused"]
    assert forgetful.retry_job(job_id) == 1
    assert forgetful.claim_item("w").article.title == "one"


def test_the_pace_of_a_job(store: Store, monkeypatch: pytest.MonkeyPatch):
    job_id = store.enqueue(_batch("one", "two", "three"))
    assert store.pace(job_id) == 0.0
    for at in (100.0, 100.5, 101.0):
        item = store.claim_item("w")
        monkeypatch.setattr("strikelog.store.queue.time.time", lambda at=at: at)
        store.finish_item(item, "added", "", "a1")
        monkeypatch.undo()
    assert store.pace(job_id) == 2.0


def test_no_more_wait_than_may(store: Store, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("strikelog.store.queue.MAX_WAITING", 3)
    store.enqueue(_batch("one", "two"))
    with pytest.raises(StoreError, match="2 articles wait to be read already, and 3 may wait at a time"):
        store.enqueue(_batch("three", "four"))
    assert len(store.jobs()) == 1
    store.enqueue(_batch("three"))


def test_an_item_and_its_article_are_stored_together(store: Store):
    from tests.factories import extraction

    store.add(extraction(article("Taken by another of 76 missiles.", id="a1")))
    job_id = store.enqueue([article("Text of 76 missiles.", id="a1")])
    item = store.claim_item("w")
    with pytest.raises(StoreError, match="is that of another article"):
        store.add(extraction(item.article), item)
    assert _states(store, job_id) == ["running"]
