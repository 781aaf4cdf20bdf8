"""What was measured, as a table and as JSON."""

import json
import math
import os
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from strikelog.model import StrikelogError

_PACKAGES = ("strikelog", "spacy", "numpy", "pandas", "streamlit", "SQLAlchemy")
_BEGIN, _END = "<!-- strikelog bench -->\n", "<!-- end of strikelog bench -->\n"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: what was compared, the ratio, and the two things it is made of, with their units."""

    name: str
    ratio: float
    detail: str


def growth(costs: Sequence[tuple[int, float]]) -> float:
    """The exponent with which cost grows with size: 1 where each costs the same, 2 where each looks at all others.

    The slope of a straight line through the logarithms of (size, cost). StrikelogError for less than two of them.
    """
    if len(costs) < 2:
        raise StrikelogError("A growth needs two numbers of articles or more. Give --number once more.")
    points = [(math.log(size), math.log(cost)) for size, cost in costs]
    across, up = (sum(axis) / len(points) for axis in zip(*points, strict=True))
    return float(sum((x - across) * (y - up) for x, y in points) / sum((x - across) ** 2 for x, _ in points))


def as_table(figures: Sequence[Figure]) -> str:
    """A table in Markdown, with the machine and the versions below it."""
    cells = [
        ("measured in one run", "ratio", "of"),
        *((each.name, f"{each.ratio:.2f}", each.detail) for each in figures),
    ]
    wide = [max(len(row[at]) for row in cells) for at in range(3)]
    lines = [f"| {name:<{wide[0]}} | {ratio:>{wide[1]}} | {detail:<{wide[2]}} |" for name, ratio, detail in cells]
    rule = f"| {'-' * wide[0]} | {'-' * (wide[1] - 1)}: | {'-' * wide[2]} |"
    return "\n".join([lines[0], rule, *lines[1:], "", _machine()])


def as_json(figures: Sequence[Figure]) -> str:
    when = datetime.now(UTC).isoformat(timespec="seconds")
    told = {"measured_at": when, "machine": _machine(), "figures": [asdict(each) for each in figures]}
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def write_into(path: Path, table: str) -> None:
    """Puts the table in place of the one between the two marks of a document. StrikelogError where they are not."""
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        marks = f"{_BEGIN.strip()} and {_END.strip()}"
        raise StrikelogError(f"“{path}” has no place for the table. Put the lines {marks} where it is to stand.")
    path.write_text(f"{before}{begin}\n{table}\n\n{end}{after}", encoding="utf-8")


def _machine() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in _PACKAGES)
    system = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    return f"{_processor()}, {system}; {packages}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "unknown processor"
    )
