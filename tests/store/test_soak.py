"""Eight processes that write and four that read, for a minute, on one database."""

import json
import subprocess
import sys
from contextlib import closing

import pytest
from tests.conftest import ROOT

from strikelog.store import Store

SECONDS = 60
WRITERS = [f"writer {n}" for n in range(8)]

WRITER = """
import json, sys, time
from tests.factories import article, extraction
from strikelog.store import Store
url, name, seconds = sys.argv[1], sys.argv[2], float(sys.argv[3])
store, end, n = Store.open(url), time.monotonic() + seconds, 0
added, deleted, taken = 0, 0, []
while time.monotonic() < end:
    n += 1
    outcome = store.add(extraction(article(f"{name} tells of 76 missiles, {n}.", id=f"{name}-{n}"))).outcome
    added += outcome == "added"
    store.add(extraction(article(f"Everybody tells of 76 missiles, {n}.", id=f"all-{n}", source="Wire")))
    if n % 10 == 0:
        store.delete_article(f"{name}-{n}")
        deleted += 1
    store.enqueue([article(f"{name} waits, {n}.", title=f"{name} {n}")])
    if item := store.claim_item(name):
        taken.append(item.article.title)
        store.finish_item(item, "added", "", item.article.id)
print(json.dumps({"rounds": n, "added": added, "deleted": deleted, "taken": taken}))
"""

READER = """
import json, sys, time
from datetime import date
from strikelog.model import Filters
from strikelog.store import Store
url, _, seconds = sys.argv[1:]
store, end, n, last = Store.open(url), time.monotonic() + float(seconds), 0, 0
while time.monotonic() < end:
    n += 1
    version = store.version()
    assert version >= last, (version, last)
    last = version
    filters = Filters(date(2022, 12, 1), date(2022, 12, 31), munitions=("missile",))
    assert len(store.articles(filters, limit=20)) <= 20
    assert len(store.claims("places", filters, f"all-{n}")) <= 1
    store.count_articles(), store.choices(), store.period(), store.jobs()
print(json.dumps({"rounds": n}))
"""


def start(code, *arguments):
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(processes):
    """What each process printed, after the last has ended; none may have complained."""
    outputs = [process.communicate(timeout=SECONDS * 5) for process in processes]
    assert [errors for _, errors in outputs if errors] == []
    return [json.loads(output) for output, _ in outputs]


@pytest.mark.slow
def test_nothing_is_lost_and_nothing_fails(url: str):
    Store.open(url).close()
    readers = [start(READER, url, "", str(SECONDS)) for _ in range(4)]
    writers = [start(WRITER, url, name, str(SECONDS)) for name in WRITERS]
    written, read = ended(writers), ended(readers)
    assert min(each["rounds"] for each in written) >= 10
    assert min(each["rounds"] for each in read) >= 10
    assert [each["added"] for each in written] == [each["rounds"] for each in written]
    taken = [title for each in written for title in each["taken"]]
    assert len(set(taken)) == len(taken)
    shared = max(each["rounds"] for each in written)
    own = sum(each["added"] - each["deleted"] for each in written)
    with closing(Store.open(url)) as store:
        assert store.count_articles() == own + shared
        assert [len(store.claims(table)) for table in ("munitions", "casualties", "places")] == [own + shared] * 3
        left = []
        while item := store.claim_item("last"):
            left.append(item.article.title)
            store.finish_item(item, "added")
        assert sorted(taken + left) == sorted(
            f"{n} {m}" for n, e in zip(WRITERS, written, strict=True) for m in range(1, e["rounds"] + 1)
        )
