"""Cutting a text into sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from strikelog.extract.lexicon import pattern

ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "lt",
        "col",
        "maj",
        "capt",
        "sgt",
        "adm",
        "gov",
        "sen",
        "rep",
        "st",
        "no",
        "vs",
        "etc",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "u.s",
        "u.k",
        "u.n",
        "a.m",
        "p.m",
        "e.g",
        "i.e",
        "approx",
        "prof",
        "rev",
        "brig",
        "cmdr",
        "mt",
        "fig",
        "al",
        "inc",
        "ltd",
        "co",
    ]
)

MAX_SENTENCE = 1500
"""Characters; a longer stretch without a full stop (a table, a list) is cut, to bound the parser's time."""

_END = pattern("sentences.end")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text` stands at `start` in the article; `paragraph` counts from 0.

    Where the article shouts, `text` is what is read, in small letters, and `written` the article's own words.
    """

    text: str
    start: int
    paragraph: int
    written: str = ""

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def split(text: str) -> Iterator[Sentence]:
    """The sentences of a text, in order, without the white space around them."""
    begin = paragraph = 0
    for match in _END.finditer(text):
        newline = match.group().startswith("\n")
        if not newline and _goes_on(text, begin, match):
            continue
        yield from _sentence(text, begin, match.start() if newline else match.end(), paragraph)
        begin = match.end()
        paragraph += newline
    yield from _sentence(text, begin, len(text), paragraph)


_LAST_WORD = re.compile(r"[\w.]*$")


def _goes_on(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether a full stop is part of an abbreviation, an initial, or is followed by a lower-case letter."""
    if match.group().startswith(";"):
        return False
    after = text[match.end() : match.end() + 40].lstrip()
    if after[:1].islower():
        return True
    word = _LAST_WORD.search(text[max(begin, match.start() - 12) : match.start()])
    before = word.group().lower() if word else ""
    is_initial = len(before) == 1 and before.isalpha()
    return match.group() == "." and (before in ABBREVIATIONS or is_initial) and not _new_sentence(before, after)


def _new_sentence(before: str, after: str) -> bool:
    """After "a.m." a capital begins a sentence; after "Gen." it does not."""
    return before in ("a.m", "p.m", "u.s", "etc") and bool(re.match(r"(?:The|In|On|At|A|An|It|He|She|They)\b", after))


def _sentence(text: str, begin: int, end: int, paragraph: int) -> Iterator[Sentence]:
    piece = text[begin:end]
    lead = len(piece) - len(piece.lstrip())
    stripped = piece.strip()
    for cut in range(0, len(stripped), MAX_SENTENCE):
        yield Sentence(stripped[cut : cut + MAX_SENTENCE], begin + lead + cut, paragraph)
