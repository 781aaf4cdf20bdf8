"""Numbers as claims: a phrase, its bounds and its qualifier (codebook section 1).

`find_quantities` works on plain text, so that offsets are the article's own. It does not decide what is counted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from strikelog.extract.lexicon import entries, pattern
from strikelog.extract.sieve import small_letters
from strikelog.model import Count, Qualifier

_UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    w: 10 * v
    for v, w in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}

_WORD = "|".join([*_UNITS, *_TENS, *_SCALES])
MAX_DIGITS = 15
"""Longer strings of digits are no numbers: codes, accounts, noise."""
MAX_COUNT = 100_000_000
"""Larger numbers count neither munitions nor people."""

_START = "|".join([*_UNITS, *_TENS])
_SCALE = "|".join(_SCALES)
_AND = r"(?<=ndred|usand|llion)[ -]and[ -]"
""" "And" adds only to a hundred, a thousand, a million: "between six and eight" are two numbers."""
_SPELLED = rf"(?:half a million|(?:(?:a|an)[ -](?:{_SCALE})|{_START})(?:[ -](?:{_WORD})|{_AND}(?:{_WORD}))*)"
_DOZEN = r"(?:half[ -]a|a|one|two|three|four|five|six|ten|\d+)[ -]dozen|dozen"
_DIGITS = r"\d{1,3}(?:[,\u00a0\u2009\u202f ]\d{3})+(?!\d)|\d+(?:\.\d+)?"
_SCALED = rf"(?:{_DIGITS})(?:[ -](?:hundred|thousand|million|billion))?"
_PAIR = r"a pair of|pair of|a couple of|both|none(?= of\b)"
_VAGUE = (
    r"tens of thousands of|hundreds of thousands of|hundreds of|dozens of|scores of|thousands of|several dozen|"
    r"several hundred|tens of|dozens|scores|hundreds|thousands|several|a number of|a few|"
    r"(?<!as )(?<!how )(?<!so )many|multiple|numerous|a handful of|countless|a swarm of|swarms of"
)
_NUMBER = rf"{_DOZEN}|{_PAIR}|{_SCALED}|{_SPELLED}"
_TOKEN = re.compile(
    rf"(?<![\w$€£₴#./+:-])(?:(?P<between>between |from )?(?P<first>{_NUMBER})"
    rf"(?:(?P<link> to | and |[-–—]| or )(?P<second>{_NUMBER}))?(?P<plus>\+)?|(?P<vague>{_VAGUE}))"
    r"(?![\w%€£/]|[.,:]\d|-\w)"
)
"""Read in small letters: to leave case out of account would take twice as long."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number phrase: `text[start:end]` with its qualifier; the number alone at `number_start` to `number_end`."""

    start: int
    end: int
    number_start: int
    number_end: int
    count: Count
    rule: str


def find_quantities(text: str) -> Iterator[Quantity]:
    """Every number phrase of a text in order; numbers inside names, dates with years, money and times are left out."""
    small = small_letters(text)
    for match in _TOKEN.finditer(small):
        if match["vague"]:
            yield _vague(text, match)
            continue
        first, second = number_value(match["first"]), number_value(match["second"]) if match["second"] else None
        if first is None or max(first, second or 0) > MAX_COUNT or _is_no_count(text, match):
            continue
        yield from _counted(text, match, first, second)


def number_value(phrase: str) -> int | None:
    """The whole number that a phrase writes: "two dozen" 24, "1.2 million" 1200000; None where it writes none."""
    phrase = phrase.lower().strip()
    if phrase.endswith("dozen"):
        head = phrase.removesuffix("dozen").strip(" -")
        return 6 if head.startswith("half") else 12 * (number_value(head) or 1 if head else 1)
    if phrase in ("both", "a pair of", "pair of", "a couple of"):
        return 2
    if phrase == "none":
        return 0
    if phrase == "half a million":
        return 500_000
    if phrase[0].isdigit():
        return _digits_value(phrase)
    return _spelled_value(re.split(r"[ -]", phrase))


_NUMERALS = re.compile(r"([\d.,\u00a0\u2009\u202f ]+?)(?:[ -]?([a-z]+))?$")
_GROUPING = str.maketrans("", "", ",\u00a0\u2009\u202f ")


def _digits_value(phrase: str) -> int | None:
    match = _NUMERALS.match(phrase)
    if not match:
        return None
    if len(match[1]) > MAX_DIGITS:
        return None
    number = float(match[1].translate(_GROUPING))
    value = number * _SCALES.get(match[2] or "", 1)
    return round(value) if abs(value - round(value)) < 1e-6 else None


def _spelled_value(parts: list[str]) -> int | None:
    total = current = 0
    for part in parts:
        if part in ("a", "an", "and", ""):
            current = current or (1 if part in ("a", "an") else 0)
        elif part in _UNITS:
            current += _UNITS[part]
        elif part in _TENS:
            current += _TENS[part]
        elif part == "hundred":
            current = (current or 1) * 100
        else:
            total, current = total + (current or 1) * _SCALES[part], 0
    return total + current


_BEFORE_NO_COUNT = pattern("numbers.before-no-count")
_RISING = pattern("numbers.rising")
_CLOCK = pattern("numbers.clock")
_HOURS = pattern("numbers.hours")
"""Hours told without a word for them: "between six and nine on Monday"."""
_AFTER_NO_COUNT = pattern("numbers.after-no-count")


_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = re.compile(r" \w*(?:people|drones|missiles|rockets|civilians|soldiers|troops)")


def _is_no_count(text: str, match: re.Match[str]) -> bool:
    small, start, end = match.string, match.start(), match.end()
    before = small[max(0, start - 14) : start]
    if _BEFORE_NO_COUNT.search(before) or _AFTER_NO_COUNT.match(small[end : end + 20]):
        return True
    after = text[end : end + 20]
    if _HOURS.match(after) and _CLOCK.search(before):
        return True
    return bool(_YEAR.fullmatch(match["first"])) and not _COUNTED.match(after)


def _vague(text: str, match: re.Match[str]) -> Quantity:
    start, end = match.span()
    return Quantity(start, end, start, end, Count(None, None, "vague", text[start:end]), "number.vague")


def _counted(text: str, match: re.Match[str], value: int, second: int | None) -> Iterator[Quantity]:
    start, end = match.span("first")
    if second is not None and _is_range(match, value, second):
        count = Count(value, second, "range", text[match.start() : match.end()])
        yield Quantity(match.start(), match.end(), start, match.end("second"), count, "number.range")
        return
    if match["plus"]:
        count = Count(value, None, "at_least", text[match.start() : match.end()])
        yield Quantity(start, match.end(), start, end, count, "number.plus")
    else:
        yield _qualified(text, match.string, start, end, value)
    if second is not None:
        yield _qualified(text, match.string, *match.span("second"), second)


def _is_range(match: re.Match[str], first: int, second: int) -> bool:
    link = match["link"].strip()
    rises = first < second
    return rises and (link in ("to", "-", "–", "—", "or") or (link == "and" and bool(match["between"])))


def _qualified(text: str, small: str, start: int, end: int, value: int) -> Quantity:
    """A number with the qualifier that stands before or after it; the exact number where none does."""
    told = _told_before(small, start) or _told_after(small, end)
    if not told:
        return Quantity(start, end, start, end, Count(value, value, "exact", text[start:end]), "number.exact")
    qualifier, rule, edge = told
    first, last = min(start, edge), max(end, edge)
    low = None if qualifier in ("at_most", "less_than") else value
    high = None if qualifier in ("at_least", "more_than") else value
    return Quantity(first, last, start, end, Count(low, high, qualifier, text[first:last]), rule)


Told = tuple[Qualifier, str, int]
"""A qualifier, its rule, and where it begins before a number or ends behind one."""

NEAR = 40
"""Characters before or behind a number in which its qualifier is looked for."""
_FILLERS = ("a", "the", "another", "further", "additional")
_FILLER = re.compile(rf"\b(?:{'|'.join(_FILLERS)})$")
_CLOSING = re.compile(r"\s*at least\s*[,.]")
""" "14 at least, ..."; elsewhere it belongs to the next number."""


def _told_before(small: str, start: int) -> Told | None:
    before = small[max(0, start - NEAR) : start].rstrip(" ")
    if before.rstrip().endswith(_FILLERS):
        before = _FILLER.sub("", before)
    before = before.rstrip()
    for form, qualifier, rule in _before().get(before[-TAIL:], ()):
        if form == "up to" and _RISING.search(before):
            continue  # "the toll went up to 25" is no upper bound
        if before.endswith(form) and not before[: -len(form)][-1:].isalnum():
            return qualifier, rule, small.rfind(form, 0, start)
    return None


def _told_after(small: str, end: int) -> Told | None:
    after = small[end : end + NEAR]
    for form, phrase, qualifier, rule in _after() if _any_after().match(after) else ():
        found = phrase.match(after)
        if found and after.startswith(" than", found.end()):
            continue  # "527 dead and more than 2,500 wounded"
        if found and (form != "at least" or _CLOSING.match(after)):
            return qualifier, rule, end + found.end()
    return None


TAIL = 2
"""Last letters by which the forms before a number are looked up."""


@cache
def _before() -> dict[str, list[tuple[str, Qualifier, str]]]:
    """(form, qualifier, rule) of the forms before a number by their last letters, longest form first."""
    found: dict[str, list[tuple[str, Qualifier, str]]] = {}
    for row in _qualifiers("before"):
        found.setdefault(row[0][-TAIL:], []).append(row)
    return found


@cache
def _after() -> list[tuple[str, re.Pattern[str], Qualifier, str]]:
    """(form, pattern, qualifier, rule) of the forms behind a number, longest form first."""
    return [(form, _behind(re.escape(form)), qualifier, rule) for form, qualifier, rule in _qualifiers("after")]


@cache
def _any_after() -> re.Pattern[str]:
    return _behind("|".join(re.escape(form) for form, _, _ in _qualifiers("after")))


def _behind(form: str) -> re.Pattern[str]:
    """ "14 drones or more"."""
    return re.compile(rf"(?:\s+[a-z-]+)?\s+(?:{form})\b")


def _qualifiers(position: str) -> list[tuple[str, Qualifier, str]]:
    """(form, qualifier, rule) of one position, longest form first."""
    rows = [
        (form, row["qualifier"], f"number.{row['id']}")
        for row in entries("qualifiers")
        if row["position"] == position
        for form in row["forms"]
    ]
    return sorted(rows, key=lambda row: -len(row[0]))
