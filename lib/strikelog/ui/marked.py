"""An article's text with its claims marked, as HTML of our own: every word of the article is escaped.

Each stretch of words that makes a claim is a mark whose colour and underline say what kind it is. Pointing at it, or
reaching it by the keyboard, shows the cards of its claims; and it answers to the claim's button beside the text.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from markupsafe import Markup, escape

from strikelog.model import FACT_TABLES

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
_RANK = {"places": 0, "munitions": 1, "casualties": 2}
_MOST_TIED = 150
"""Claims of a stretch that answer to their buttons: each is a rule of style, and browsers slow down with thousands."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A claim to mark: its offsets in the article, its table, its button's key, and its card as label and text."""

    start: int
    end: int
    table: str
    key: str
    said: str
    card: Mapping[str, str]
    focus: bool = False


def reading(
    text: str, claims: Sequence[Marked], span: tuple[int, int], labels: Mapping[str, str], dark: bool
) -> Markup:
    """`text[start:end]` with its claims marked; `labels` are the tables' names for the key above it."""
    start, end = span
    inside = {f"c{number}": claim for number, claim in enumerate(claims) if claim.start < end and claim.end > start}
    lines, offset = [], start
    for line in text[start:end].splitlines(keepends=True):
        if line.strip():
            lines.append(_line(line.rstrip(), offset, inside))
        offset += len(line)
    key = Markup("").join(Markup('<mark class="{}">{}</mark>').format(table, labels[table]) for table in FACT_TABLES)
    return Markup('<style>{}</style><div class="article{}"><div class="key">{}</div>{}</div>').format(
        Markup("\n").join([_style(), *_ties(inside)]), " dark" if dark else "", key, Markup("").join(lines)
    )


@cache
def _style() -> Markup:
    return Markup((Path(__file__).parent / "data" / "reading.css").read_text(encoding="utf-8"))


def _ties(inside: Mapping[str, Marked]) -> Iterable[Markup]:
    """Rules by which words stand out while their button is pointed at, and a button while its words are."""
    for name, claim in list(inside.items())[:_MOST_TIED]:
        button = f".st-key-{re.sub(r'[^a-zA-Z0-9_-]', '-', claim.key)} button"
        yield Markup(f"body:has({button}:is(:hover, :focus-visible)) .article .{name} {{ outline: 2px solid }}")
        yield Markup(f"body:has(.article .{name}:is(:hover, :focus)) {button} {{ text-decoration: underline 2px }}")


def _line(line: str, offset: int, inside: Mapping[str, Marked]) -> Markup:
    here = {name: each for name, each in inside.items() if each.start < offset + len(line) and each.end > offset}
    cuts = {0, len(line)}
    cuts |= {min(max(edge - offset, 0), len(line)) for each in here.values() for edge in (each.start, each.end)}
    pieces = [_piece(line[a:b], offset + a, offset + b, here) for a, b in pairwise(sorted(cuts))]
    return Markup('<div class="line">{}</div>').format(Markup("").join(pieces))


def _piece(text: str, start: int, end: int, here: Mapping[str, Marked]) -> Markup:
    """Words that make no claim, as they are; else their mark, followed by the cards of their claims."""
    over = {name: each for name, each in here.items() if each.start <= start and each.end >= end}
    if not over or not text.strip():
        return _plain(text)
    first = max(over.values(), key=lambda each: (each.focus, _RANK[each.table]))
    classes = " ".join([first.table, *over, *(["focus"] if first.focus else [])])
    begins = any(each.start == start for each in over.values())
    stop = Markup(' tabindex="0" aria-describedby="card-{0}"').format(start) if begins else ""
    cards = Markup("").join(_card(each) for each in over.values())
    return Markup(
        '<span class="words"><mark class="{}"{}>{}</mark>'
        '<span class="card" id="card-{}" role="tooltip">{}</span></span>'
    ).format(classes, stop, _plain(text), start, cards)


def _card(claim: Marked) -> Markup:
    rows = (
        Markup('<span class="row"><span>{}</span><span>{}</span></span>').format(label, _plain(told))
        for label, told in claim.card.items()
    )
    return Markup('<span class="said">{}</span>{}').format(_plain(claim.said), Markup("").join(rows))


def _plain(text: str) -> Markup:
    return escape(_CONTROLS.sub("\ufffd", text.encode("utf-8", "replace").decode("utf-8")))
