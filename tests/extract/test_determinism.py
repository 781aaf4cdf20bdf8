"""Same text, same output, byte for byte: in any process and thread, in any batch order and batch size."""

import hashlib
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from tests.conftest import ROOT

from strikelog import Article, extract, extract_many
from strikelog.model import rows

LINES = (ROOT / "sample_data" / "articles.jsonl").read_text(encoding="utf-8").splitlines()[:24]
DIGEST = """
import hashlib, json, sys
from strikelog import Article, extract_many
from strikelog.model import rows
given = [json.loads(line) for line in sys.stdin]
articles = [Article(each["text"], title=each["title"], published=each["published"]) for each in given]
print(hashlib.sha256(json.dumps([rows(each) for each in extract_many(articles)]).encode()).hexdigest())
"""


def articles():
    given = map(json.loads, LINES)
    return [Article(each["text"], title=each["title"], published=each["published"]) for each in given]


def written(extractions):
    return [json.dumps(rows(each)) for each in extractions]


def test_threads_give_what_one_gives():
    with ThreadPoolExecutor(4) as pool:
        assert written(pool.map(extract, articles())) == written(extract_many(articles()))


def test_order_and_batch_change_nothing():
    one_by_one = [written([extract(article)])[0] for article in reversed(articles())]
    assert list(reversed(one_by_one)) == written(extract_many(articles()))


def test_processes_with_other_hashes_give_what_this_one_gives():
    expected = hashlib.sha256(json.dumps([rows(each) for each in extract_many(articles())]).encode()).hexdigest()
    for seed in ("1", "2"):
        env = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", DIGEST]
        done = subprocess.run(command, input="\n".join(LINES), env=env, capture_output=True, text=True, check=True)
        assert done.stdout.strip() == expected
