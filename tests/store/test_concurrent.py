"""Several processes and threads on one file."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from tests.factories import article

from strikelog.store import Store

ROOT = Path(__file__).parents[2]

WRITER = """
import sys
from strikelog.store import Store
from tests.factories import article, extraction
store = Store.open(sys.argv[1])
for n in range(20):
    store.add(extraction(article(f"Shared text {n} of 76 missiles.")))
    store.add(extraction(article(f"Own text {n} of {sys.argv[2]}.", source=sys.argv[2])))
"""


def test_two_processes_write_at_once(url: str):
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, url, name], cwd=ROOT) for name in ("one", "two")]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    with closing(Store.open(url)) as store:
        assert store.count_articles() == 60
        assert len(store.claims("munitions")) == 60
        assert store.version() == 60


def test_no_item_is_taken_twice(store: Store):
    store.enqueue([article(f"Text {n}.", title=str(n)) for n in range(40)])

    def drain(worker: str) -> list[str]:
        taken = []
        while item := store.claim_item(worker):
            taken.append(item.article.title)
        return taken

    with ThreadPoolExecutor(4) as pool:
        shares = list(pool.map(drain, "abcd"))
    assert sorted((title for share in shares for title in share), key=int) == [str(n) for n in range(40)]


def test_one_worker_is_reserved_of_many_asked(store: Store):
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(store.reserve_worker, "abcdefgh"))
    assert sorted(answers) == [False] * 7 + [True]
