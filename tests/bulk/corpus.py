"""Articles made of one sentence after another: all different, and what each claims is known."""

import json
from pathlib import Path

from strikelog.model import Article


def fields(number: int) -> dict[str, str]:
    """An article that tells of `number` + 2 drones over Kyiv."""
    text = f"Air defences shot down {number + 2} drones over Kyiv on Friday, the air force said."
    return {"id": f"a{number}", "text": text, "published": "2024-06-07", "source": f"Outlet {number}"}


def articles(count: int) -> list[Article]:
    return [Article(**fields(number), language="en") for number in range(count)]


def write(path: Path, numbers: range) -> Path:
    path.write_text("".join(json.dumps(fields(number)) + "\n" for number in numbers), encoding="utf-8")
    return path
