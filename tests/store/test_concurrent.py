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


TAKER = """
import sys
from itertools import count
from strikelog.store import Store
store = Store.open(sys.argv[1])
for n in count():
    item = store.claim_item(f"{sys.argv[2]} {n}")  # a worker that nobody has heard of before
    if item is None:
        break
    print(item.article.title)
"""


def test_no_item_is_taken_twice(store: Store):
    store.enqueue([article(f"Text {n}.", title=str(n)) for n in range(300)])
    commands = [[sys.executable, "-c", TAKER, store.url, name] for name in "abcdef"]
    takers = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) for command in commands]
    taken = [title for taker in takers for title in taker.communicate(timeout=120)[0].split()]
    assert sorted(taken, key=int) == [str(n) for n in range(300)]


def test_one_worker_is_reserved_of_many_asked(store: Store):
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(store.reserve_worker, "abcdefgh"))
    assert sorted(answers) == [False] * 7 + [True]
