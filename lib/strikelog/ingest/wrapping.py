"""Lines that a layout broke, joined again: a sentence must not end where a column does."""

import re
from itertools import pairwise

_SHORTEST_COLUMN = 40
_LONGEST_COLUMN = 120
_FEWEST_LINES = 3
_WRAPPED_SHARE = 0.6
_INSIDE_SHARE = 0.5
_ENDS = (".", ":", "!", "?", "”", '"')
_FULL = 0.72  # share of the column's width from which a line counts as broken by the layout
_SOFT_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_LIST_ITEM = re.compile(r"\s*(?:[-*•–—]|\d{1,3}[.)])\s")


def is_wrapped(text: str) -> bool:
    """Whether most lines that another follows directly are as long as a column is wide and end inside a sentence."""
    pairs = _followed(text)
    if len(pairs) < _FEWEST_LINES:
        return False
    width = max(len(line) for line, _ in pairs)
    if not _SHORTEST_COLUMN <= width <= _LONGEST_COLUMN:
        return False
    broken = [after for line, after in pairs if len(line) >= _FULL * width and not line.endswith(_ENDS)]
    inside = sum(after[0].islower() for after in broken)  # else they are headlines, one a line
    return len(broken) >= _WRAPPED_SHARE * len(pairs) and inside >= _INSIDE_SHARE * len(broken)


def unwrapped(text: str) -> str:
    """The text with one line a paragraph; blank lines, headings and list items stay apart.

    A hyphen at a line's end goes where small letters stand on both sides: "state-" and "ment" are one word.
    """
    lines = _SOFT_HYPHEN.sub("", text).split("\n")
    width = max((len(line.strip()) for line in lines if len(line) <= _LONGEST_COLUMN), default=0)
    paragraphs: list[list[str]] = []
    for line in lines:
        if paragraphs and _goes_on(paragraphs[-1][-1], line, width):
            paragraphs[-1].append(line.strip())
        else:
            paragraphs.append([line.rstrip()])
    return "\n".join(map(" ".join, paragraphs))


def _followed(text: str) -> list[tuple[str, str]]:
    lines = [line.strip() for line in text[:200_000].split("\n")]
    return [(line, after) for line, after in pairwise(lines) if line and after]


def _goes_on(before: str, line: str, width: int) -> bool:
    """Whether `line` goes on with the paragraph that ends in `before`: after a full line, or with a small letter."""
    start = line.strip()
    if not before.strip() or not start or _LIST_ITEM.match(line):
        return False
    last = before.rstrip()
    return start[0].islower() or (len(last) >= _FULL * width and not last.endswith((".", ":")))
