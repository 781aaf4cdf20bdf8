"""Reading in several processes: in order, the same as in one, and told when a process is lost."""

import multiprocessing
import os
import signal

import pytest
from tests.bulk.corpus import articles

from strikelog.bulk import extract_all
from strikelog.bulk.pool import AHEAD, CHUNK
from strikelog.model import BulkError


def children():
    """The processes of the pool; those of the cluster that other tests use are not its own."""
    return [child for child in multiprocessing.active_children() if "Dask" not in child.name]


def test_any_number_of_processes_gives_the_same_in_order():
    given = articles(CHUNK * 2 + 5)
    one, two = list(extract_all(given)), list(extract_all(given, workers=2))
    assert [each.article.id for each in two] == [f"a{n}" for n in range(69)]
    assert [each.munitions[0].count.minimum for each in two] == list(range(2, 71))
    assert two == one


def test_no_articles():
    assert list(extract_all([], workers=2)) == []


def test_articles_are_taken_as_they_are_read():
    taken = []

    def source():
        for each in articles(CHUNK * 20):
            taken.append(each.id)
            yield each

    found = extract_all(source(), workers=2)
    next(found)
    assert len(taken) <= CHUNK * AHEAD * 2
    found.close()
    assert children() == []


def test_a_lost_process_is_told():
    found = extract_all(articles(CHUNK * 20), workers=2)
    next(found)
    for child in children():
        os.kill(child.pid, signal.SIGKILL)
    with pytest.raises(BulkError, match=r"was ended from outside.*fewer --workers"):
        list(found)
