"""How sure a claim is: the share of claims of its kind that were right on the development gold."""

import json
from functools import cache
from importlib.resources import files

UNMEASURED = 0.5
"""For a path that the gold never took."""


@cache
def _measured() -> dict[str, float]:
    text = files("strikelog.extract").joinpath("data/confidence.json").read_text(encoding="utf-8")
    return {row["path"]: row["precision"] for row in json.loads(text)}


def confidence(path: str) -> float:
    """The measured precision of a path such as `casualties.follows`, 0 to 1."""
    return _measured().get(path, UNMEASURED)
