"""Reading on a cluster: each article once, whatever is given twice, lost or cut off."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random

import dask
import numpy as np
import pandas as pd
import pytest
from distributed import LocalCluster
from tests.bulk.corpus import articles, fields, write

from strikelog.bulk import extract_all
from strikelog.bulk.cluster import LOCAL, extract_on_cluster, owned
from strikelog.bulk.result import packed, read_result, write_part
from strikelog.model import BulkError

BLOCK = 2_000
"""About ten articles of the corpus."""


@pytest.fixture
def folder(tmp_path):
    return str(tmp_path / "result")


def read(folder):
    """What a result holds, by article."""
    found = [each for part in read_result(folder) for each in part]
    assert max(Counter(each.article.id for each in found).values()) == 1
    return {each.article.id: each for each in found}


@cache
def in_one_process(count):
    return {each.article.id: each for each in extract_all(articles(count))}


def row(*numbers):
    return packed(bytes([number]) * 16 for number in numbers)


def test_each_digest_is_owned_by_the_first_place_that_holds_it():
    assert owned([row(1, 2, 1), row(3, 2), row(), row(4, 3, 5)], row(5)) == [(0, 1), (0,), (), (0,)]
    assert owned([row(1)], row()) == [(0,)]
    assert owned([], row(1)) == []


def test_digests_that_share_a_half_are_two():
    first, second = bytes(8) + b"\x01" * 8, bytes(8) + b"\x02" * 8
    assert owned([packed([first, second, first])], np.empty((0, 16), np.uint8)) == [(0, 1)]


def test_the_claims_are_those_of_one_process(cluster, tmp_path, folder):
    write(tmp_path / "in.jsonl", range(60))
    seen = []
    done = extract_on_cluster(
        [str(tmp_path / "in.jsonl")], folder, cluster.scheduler_address, block=BLOCK, report=lambda *at: seen.append(at)
    )
    assert (done.articles, done.claims, done.already, done.refused) == (60, 120, 0, [])
    assert (seen[0], seen[-1]) == ((0, 60), (60, 60))
    assert read(folder) == in_one_process(60)
    assert pd.read_parquet(f"{folder}/munitions")["count_min"].sum() == sum(range(2, 62))


def test_what_is_there_or_given_twice_is_not_read_again(cluster, tmp_path, folder):
    address, source = cluster.scheduler_address, str(tmp_path / "in")
    (tmp_path / "in").mkdir()
    write(tmp_path / "in" / "b.jsonl", range(20))
    first = extract_on_cluster([source], folder, address, block=BLOCK)
    assert (first.articles, first.already) == (20, 0)
    # what comes first in the input now, other blocks, and the same articles in two more files
    write(tmp_path / "in" / "a.jsonl", range(10, 30))
    write(tmp_path / "in" / "c.jsonl", range(5, 31))
    second = extract_on_cluster([source], folder, address, block=BLOCK * 2)
    assert (second.articles, second.already) == (11, 55)
    assert extract_on_cluster([source], folder, address).articles == 0
    assert read(folder) == in_one_process(31)


def test_a_worker_killed_in_the_middle_loses_and_doubles_nothing(cluster, tmp_path, folder):
    write(tmp_path / "in.jsonl", range(120))
    killed = []

    def kill(done, _total):
        if done and not killed:
            killed.append(next(iter(cluster.workers.values())).pid)
            os.kill(killed[0], signal.SIGKILL)

    source = [str(tmp_path / "in.jsonl")]
    done = extract_on_cluster(source, folder, cluster.scheduler_address, block=BLOCK, report=kill)
    assert len(killed) == 1
    assert (done.articles, done.refused) == (120, [])
    assert read(folder) == in_one_process(120)


def test_a_run_that_was_cut_off_goes_on(cluster, tmp_path, folder):
    write(tmp_path / "in.jsonl", range(40))
    source = [str(tmp_path / "in.jsonl")]

    def stop(done, _total):
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract_on_cluster(source, folder, cluster.scheduler_address, block=BLOCK, report=stop)
    there = len(read(folder))
    assert there > 0
    done = extract_on_cluster(source, folder, cluster.scheduler_address, block=BLOCK)
    assert done.articles + done.already == 40
    assert done.already >= there
    assert read(folder) == in_one_process(40)


def test_refusals_are_told_and_written_down(cluster, tmp_path, folder):
    other = {**fields(3), "id": "a1"}
    (tmp_path / "in.jsonl").write_text("\n".join([json.dumps(fields(1)), "nonsense", json.dumps(other)]))
    done = extract_on_cluster([str(tmp_path / "in.jsonl")], folder, cluster.scheduler_address)
    reasons = [
        "The line is not JSON. Write one object a line, with at least a “text”.",
        "Another article has the id “a1” already. Give it its own.",
    ]
    assert (done.articles, [reason for _, reason in done.refused]) == (1, reasons)
    written = (tmp_path / "result" / "refused.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["reason"] for line in written] == reasons


def test_a_result_of_another_version_is_left_alone(tmp_path, folder):
    write_part(folder, [each.__class__(each.article, extractor="other 1") for each in in_one_process(1).values()])
    with pytest.raises(BulkError, match=r"was read with other 1, this is .* Choose another --out"):
        extract_on_cluster([str(write(tmp_path / "in.jsonl", range(2)))], folder, LOCAL)


def test_a_cluster_that_is_not_there(tmp_path, folder, monkeypatch):
    monkeypatch.setattr("strikelog.bulk.cluster._PATIENCE", 1)
    source = str(write(tmp_path / "in.jsonl", range(2)))
    with pytest.raises(BulkError, match=r"The cluster at tcp://127.0.0.1:1 cannot be used"):
        extract_on_cluster([source], folder, "tcp://127.0.0.1:1")


def dask_process(part, *arguments):
    command = [sys.executable, "-m", f"distributed.cli.dask_{part}", *arguments]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.slow
def test_a_cluster_that_is_lost_is_told_and_the_next_one_goes_on(cluster, tmp_path, folder):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    address = f"tcp://127.0.0.1:{port}"
    scheduler = dask_process("scheduler", "--host", "127.0.0.1", "--port", port, "--dashboard-address", "127.0.0.1:0")
    worker = dask_process("worker", address, "--nworkers", "1", "--nthreads", "1", "--no-dashboard")
    source = [str(write(tmp_path / "in.jsonl", range(200)))]
    try:
        with pytest.raises(BulkError, match=rf"The cluster at {address} was lost .* Run this again"):
            extract_on_cluster(source, folder, address, block=BLOCK, report=lambda done, _: done and scheduler.kill())
    finally:
        scheduler.kill()
        worker.kill()
    there = len(read(folder))
    assert 0 < there < 200
    done = extract_on_cluster(source, folder, cluster.scheduler_address, block=BLOCK)
    assert (done.articles, done.already) == (200 - there, there)
    assert read(folder) == in_one_process(200)


DEADLY = """
import os
from strikelog.bulk import tasks
extracted = tasks._extracted
def deadly(articles):
    if any(each.id == "a7" for each in articles):
        os._exit(9)
    return extracted(articles)
tasks._extracted = deadly
"""


@pytest.mark.slow
def test_an_article_that_kills_workers_is_refused_alone(tmp_path, folder):
    (tmp_path / "deadly.py").write_text(DEADLY)
    source = [str(write(tmp_path / "in.jsonl", range(20)))]
    options = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": "127.0.0.1:0", "silence_logs": 60}
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        LocalCluster(**options, preload=str(tmp_path / "deadly.py")) as cluster,
    ):
        done = extract_on_cluster(source, folder, cluster.scheduler_address, block=10**6)
    assert done.articles == 19
    assert [(Path(name).name, reason) for name, reason in done.refused] == [
        ("in.jsonl, block at 0, article 8", "Reading it stopped several workers. Check that it is ordinary text.")
    ]
    assert sorted(read(folder)) == sorted(f"a{n}" for n in range(20) if n != 7)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_workers_killed_at_random_moments_of_five_thousand_articles(cluster, tmp_path, folder, seed):
    chance = Random(seed)
    moments = sorted(chance.sample(range(200, 4800), 3))
    pids = []

    def kill(done, _total):
        if len(pids) < 3 and done >= moments[len(pids)]:
            pids.append(chance.choice([worker.pid for worker in cluster.workers.values() if worker.pid]))
            os.kill(pids[-1], signal.SIGKILL)

    source = [str(write(tmp_path / "in.jsonl", range(5_000)))]
    done = extract_on_cluster(source, folder, cluster.scheduler_address, block=20_000, report=kill)
    assert len(pids) == 3
    assert (done.articles, done.refused) == (5_000, [])
    assert read(folder) == in_one_process(5_000)
    assert extract_on_cluster(source, folder, cluster.scheduler_address, block=20_000).already == 5_000
