"""Article text as Markdown that renders as itself: hostile text stays text, quotes are highlighted.

Streamlit turns more into something else than Markdown does: `:name:` into emoji or icons, bare addresses into links,
`--` and arrows into symbols, and it does so after escapes are resolved. A word joiner (U+2060, invisible) in
the middle of those keeps them as they were written.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

JOINER = "\u2060"

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_TURNED = re.compile(
    r"(:)(?=[\w/+\-]+:)|(?<!\S)([<>~-])(?=(?:->|[-=>])(?!\S))|(https?:)(?=//)|(www)(?=\.)|(?<=\S)()(?=@)", re.I
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")

Kind = Literal["munitions", "casualties", "places"]

COLOURS: dict[str, str] = {"munitions": "blue", "casualties": "orange", "places": "violet"}
_RANK = {"munitions": 1, "casualties": 2, "places": 0}


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of text to highlight: offsets into the article, the table of its claim, and whether it is in focus."""

    start: int
    end: int
    kind: str
    focus: bool = False


def inert(text: str) -> str:
    """Markdown that renders as `text` on one line, whatever it holds."""
    clean = _CONTROLS.sub("\ufffd", text.encode("utf-8", "replace").decode("utf-8"))
    joined = _TURNED.sub(lambda found: f"{found.group()}{JOINER}", clean)
    return _PUNCTUATION.sub(r"\\\1", " ".join(joined.splitlines()))


def highlighted(text: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> str:
    """Markdown of `text[start:end]` with its marks; every line of the text becomes a paragraph."""
    stop = len(text) if end is None else end
    inside = [mark for mark in marks if mark.start < stop and mark.end > start]
    lines, offset = [], start
    for line in text[start:stop].splitlines(keepends=True):
        lines.append(_line(line.rstrip(), offset, inside))
        offset += len(line)
    return "\n\n".join(line for line in lines if line)


def _line(line: str, offset: int, marks: list[Mark]) -> str:
    here = [mark for mark in marks if mark.start < offset + len(line) and mark.end > offset]
    cuts = {0, len(line)} | {min(max(edge - offset, 0), len(line)) for mark in here for edge in (mark.start, mark.end)}
    edges = sorted(cuts)
    pieces = [_piece(line[a:b], _over(here, offset + a, offset + b)) for a, b in pairwise(edges)]
    return "".join(pieces).strip()


def _over(marks: list[Mark], start: int, end: int) -> Mark | None:
    """The mark that gives the stretch its look: the one in focus, else a casualty before a munition before a place."""
    over = [mark for mark in marks if mark.start <= start and mark.end >= end]
    return max(over, key=lambda mark: (mark.focus, _RANK[mark.kind]), default=None)


def _piece(text: str, mark: Mark | None) -> str:
    if mark is None or not text.strip():
        return inert(text)
    said = f"**{inert(text.strip())}**" if mark.focus else inert(text.strip())
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return f"{before}:{COLOURS[mark.kind]}-background[{said}]{after}"


def sentence(row: dict[str, object], kind: str) -> str:
    """The claim's sentence with its quote highlighted; the sentence alone where the quote is not in it."""
    said, quote = str(row["sentence"]), str(row["quote"])
    at = said.find(quote)
    marks = [Mark(at, at + len(quote), kind)] if at >= 0 and quote else []
    return highlighted(" ".join(said.splitlines()), marks)


def passages(text: str, size: int) -> list[tuple[int, int]]:
    """The text cut at line ends into stretches of about `size` characters; a longer line stays whole."""
    stretches, start = [], 0
    while start < len(text):
        cut = text.find("\n", start + size)
        end = len(text) if cut < 0 else cut + 1
        stretches.append((start, end))
        start = end
    return stretches
