"""Coverage-guided fuzzing, for as long as one likes; needs the extra `fuzz`.

    python -m tests.fuzz.long numbers -max_total_time=600
    python -m tests.fuzz.long dates -max_total_time=600
    python -m tests.fuzz.long files -max_total_time=600 -timeout=60 -rss_limit_mb=2000

It stops at the first input that breaks a check of `tests/fuzz/checks.py`, and writes it to a file `crash-…`.
"""

import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["strikelog"]):
    from tests.fuzz import checks
    from tests.fuzz.test_fuzz import DAYS, SEEDS, WORDS

_FIRST = date(1990, 1, 1)


def _numbers(data):
    checks.numbers(_text(atheris.FuzzedDataProvider(data), WORDS))


def _dates(data):
    provider = atheris.FuzzedDataProvider(data)
    published = _FIRST + timedelta(days=provider.ConsumeIntInRange(0, 40_000))
    checks.dates(_text(provider, DAYS), published)


def _files(data):
    name = checks.NAMES[data[0] % len(checks.NAMES)] if data else "x.txt"
    checks.files(name, data[1:])


def _text(provider, words):
    """Words of the kind and anything else in turn: random bytes alone hardly ever make a phrase."""
    parts = []
    while provider.remaining_bytes() > 1:
        pick = provider.ConsumeIntInRange(0, len(words))
        parts.append(words[pick] if pick < len(words) else provider.ConsumeUnicode(8))
    return " ".join(parts)


def _seeds(folder):
    for place, name in enumerate(checks.NAMES):
        for number, data in enumerate(SEEDS):
            (Path(folder) / f"{name}-{number}").write_bytes(bytes([place]) + data)


def main(target, *options):
    """Runs until the time is up or something breaks."""
    with tempfile.TemporaryDirectory() as folder:
        if target == "files":
            _seeds(folder)
        checked = {"numbers": _numbers, "dates": _dates, "files": _files}[target]
        atheris.Setup([sys.argv[0], *options, folder], checked)
        atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
