"""The process in which one task is done for `strikelog.jobs.isolation`: `python -m strikelog.jobs.child TASK MB`."""

import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from strikelog.jobs.isolation import receive, send
from strikelog.model import Article, Extraction, StrikelogError

_NICENESS = 3  # the app, and whoever else works on the machine, goes first


def _read_article() -> Callable[[Article], Extraction]:
    from strikelog.jobs.reading import read_article

    read_article(Article("It loads the language model now, not in the time of the first article."))
    return read_article


def _read_file() -> Callable[..., Any]:
    from strikelog.ingest import read_one

    return read_one


def _look_at_table() -> Callable[..., Any]:
    from strikelog.ingest import preview

    return preview


TASKS: Mapping[str, Callable[[], Callable[..., Any]]] = {
    "article": _read_article,
    "file": _read_file,
    "table": _look_at_table,
}
"""What a child can do; each is loaded in the child alone."""


def main(task: str, megabytes: int) -> None:
    """Answers what comes in on standard input until it ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints must not garble the answers
    _hold(megabytes)
    done = TASKS[task]()
    with suppress(EOFError, OSError):  # whoever asked is gone
        send(answers, ("ready", None))
        while True:
            send(answers, _answered(done, receive(sys.stdin.buffer)))


def _answered(done: Callable[..., Any], given: tuple[Any, ...]) -> tuple[str, Any]:
    try:
        return "done", done(*given)
    except MemoryError:
        return "memory", None
    except StrikelogError as error:
        return "raised", error
    except Exception as error:
        return "raised", RuntimeError(f"{type(error).__name__}: {error}"[:300])


def _hold(megabytes: int) -> None:
    """Limits this process's memory, and lets others go first, where the system knows how."""
    with suppress(ImportError, ValueError, OSError, AttributeError):
        import resource

        most = megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        os.nice(_NICENESS)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
