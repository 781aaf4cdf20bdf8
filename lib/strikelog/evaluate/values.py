"""When a coded value and a read one agree."""

import math
import unicodedata

from strikelog.model import Cell, Row

LONGEST_QUOTE = 400
"""Longest evidence that counts, in characters: a quote is a phrase or a sentence, never an article."""
_EARTH_DIAMETER_KM = 12_742
_GENERIC = {"oblast", "region", "province", "city", "the", "district", "raion", "governorate", "krai", "of"}


def text_of(value: Cell) -> str:
    """A cell as plain text: booleans in lower case, whole numbers without `.0`, nothing as ""."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value).strip()
    if text.endswith(".0") and text[:-2].isdigit():
        return text[:-2]
    return text.lower() if text.lower() in ("true", "false") else text


def options(value: Cell) -> list[str]:
    """The accepted alternatives of a coded value."""
    return [part.strip() for part in text_of(value).split("|")]


def fold(name: Cell) -> str:
    """A place name in lower-case ASCII, without punctuation and words such as oblast (unless nothing else is left)."""
    plain = unicodedata.normalize("NFKD", str(name or "")).encode("ascii", "ignore").decode().lower()
    words = "".join(letter if letter.isalnum() else " " for letter in plain).split()
    return " ".join(word for word in words if word not in _GENERIC) or " ".join(words)


def agrees(gold: Row, read: Row, column: str) -> bool:
    """Whether the read value is one of those coded; places agree by folded name, no subset is false."""
    wanted, found = gold.get(column), read.get(column)
    if column == "place":
        return fold(found) in {fold(part) for part in options(wanted)}
    if column == "subset":
        return (text_of(found) or "false") in [option or "false" for option in options(wanted)]
    return text_of(found) in options(wanted)


def holds(gold: Row, read: Row, column: str, text: str) -> bool:
    """Whether one attribute of a matched fact is right; `text` is the article's, for the evidence.

    Model and attribution agree by a shared word; where none is coded, whatever was read passes.
    """
    if column == "evidence":
        return _overlaps(gold, read, text)
    if column in ("model", "attribution"):
        return _shares_word(gold, read, column)
    return agrees(gold, read, column)


def kilometres(one: Row, other: Row) -> float:
    """Great-circle distance of two rows with coordinates; infinite where one has none."""
    try:
        lat1, lon1, lat2, lon2 = (math.radians(_number(row, name)) for row in (one, other) for name in _COORDINATES)
    except ValueError:
        return math.inf
    half = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return _EARTH_DIAMETER_KM * math.asin(math.sqrt(half))


_COORDINATES = ("latitude", "longitude")


def _overlaps(gold: Row, read: Row, text: str) -> bool:
    coded = text_of(gold["evidence"])
    start = text.find(coded)
    try:
        begin, end = int(_number(read, "start")), int(_number(read, "end"))
    except ValueError:
        return False
    return begin < start + len(coded) and start < end and end - begin <= LONGEST_QUOTE


def _shares_word(gold: Row, read: Row, column: str) -> bool:
    wanted = _words(gold.get(column))
    return not wanted or bool(wanted & _words(read.get(column)))


def _words(value: Cell) -> set[str]:
    return {word for word in fold(value).split() if len(word) > 1}


def _number(row: Row, name: str) -> float:
    """A cell as a number; raises ValueError where it is none."""
    value = row.get(name)
    return float("" if value is None else value)
