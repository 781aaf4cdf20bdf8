"""Running something in a process of its own, and what that cost."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

_MEASURED = """
import json, sys, time
given = json.load(sys.stdin)
def rss():
    try:
        return int(open("/proc/self/statm").read().split()[1]) * 4096 / 1e6
    except OSError:
        return 0.0
{prepare}
started = time.process_time()
told = run(given)
print(json.dumps({{"seconds": time.process_time() - started, "megabytes": rss(), "told": told}}))
"""


@dataclass(frozen=True, slots=True)
class Cost:
    """CPU seconds of the measured part alone, the memory held at its end (0 where unknown), and its answer."""

    seconds: float
    megabytes: float
    told: Any


def measured(prepare: str, given: object) -> Cost:
    """Runs code that defines `run(given)`; only the call of `run` is measured."""
    code = _MEASURED.format(prepare=prepare)
    done = subprocess.run([sys.executable, "-c", code], input=json.dumps(given), **_TEXT, check=True)
    return Cost(**json.loads(done.stdout.splitlines()[-1]))


def whole(arguments: Sequence[str]) -> float:
    """CPU seconds of a whole process of this Python, from its start to its end."""
    code = (
        "import subprocess, sys, os; "
        "subprocess.run([sys.executable, *sys.argv[1:]], check=True, stdout=subprocess.DEVNULL, "
        "stderr=subprocess.DEVNULL); times = os.times(); print(times.children_user + times.children_system)"
    )
    return printed(code, *arguments)


def printed(code: str, *arguments: str) -> float:
    """The number that code prints, run in a process of its own."""
    done = subprocess.run([sys.executable, "-c", code, *arguments], **_TEXT, check=True)
    return float(done.stdout)


def least(times: int, *runs: Any) -> list[Any]:  # noqa: ANN401 - whatever the runs give, told apart by their seconds
    """The cheapest of several goes of each run, taken in turns, so that a busy moment hits them all."""
    goes = [[run() for run in runs] for _ in range(times)]
    return [min(each, key=lambda cost: getattr(cost, "seconds", cost)) for each in zip(*goes, strict=True)]


_TEXT: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": None, "text": True, "encoding": "utf-8"}
