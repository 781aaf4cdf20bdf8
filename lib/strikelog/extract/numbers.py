"""Numbers as claims: a phrase, its bounds and its qualifier (codebook section 1).

`find_quantities` works on plain text, so that offsets are the article's own. It does not decide what is counted.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from strikelog.extract.lexicon import entries, pattern
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
    r"(?![\w%€£/]|[.,:]\d|-\w)",
    re.IGNORECASE,
)


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
    for match in _TOKEN.finditer(text):
        if match["vague"]:
            yield _vague(match)
            continue
        value = number_value(match["first"])
        if value is None or _is_too_large(match) or _is_no_count(text, match):
            continue
        yield from _counted(text, match, value)


def _is_too_large(match: re.Match[str]) -> bool:
    """Whether either number counts more than there can be."""
    values = (number_value(match[name]) for name in ("first", "second") if match[name])
    return any(value is not None and value > MAX_COUNT for value in values)


@lru_cache(maxsize=10_000)
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


def _digits_value(phrase: str) -> int | None:
    match = re.match(r"([\d.,\u00a0\u2009\u202f ]+?)(?:[ -]?([a-z]+))?$", phrase)
    if not match:
        return None
    if len(match[1]) > MAX_DIGITS:
        return None
    number = float(re.sub(r"[,\u00a0\u2009\u202f ]", "", match[1]))
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


def _is_no_count(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 14) : match.start()], text[match.end() : match.end() + 20]
    if _BEFORE_NO_COUNT.search(before) or _AFTER_NO_COUNT.match(after):
        return True
    if _CLOCK.search(before) and _HOURS.match(after):
        return True
    return bool(_YEAR.fullmatch(match["first"])) and not _COUNTED.match(after)


_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = re.compile(r" \w*(?:people|drones|missiles|rockets|civilians|soldiers|troops)")


def _vague(match: re.Match[str]) -> Quantity:
    count = Count(None, None, "vague", match.group())
    return Quantity(match.start(), match.end(), match.start(), match.end(), count, "number.vague")


def _counted(text: str, match: re.Match[str], value: int) -> Iterator[Quantity]:
    start, end = match.start("first"), match.end("first")
    second = number_value(match["second"]) if match["second"] else None
    if second is not None and _is_range(match, value, second):
        count = Count(value, second, "range", match.group())
        yield Quantity(match.start(), match.end(), start, match.end("second"), count, "number.range")
        return
    if match["plus"]:
        count = Count(value, None, "at_least", match.group())
        yield Quantity(start, match.end(), start, end, count, "number.plus")
    else:
        yield _qualified(
            text, Quantity(start, end, start, end, Count(value, value, "exact", text[start:end]), "number.exact")
        )
    if second is not None:
        begin, finish = match.start("second"), match.end("second")
        count = Count(second, second, "exact", text[begin:finish])
        yield _qualified(text, Quantity(begin, finish, begin, finish, count, "number.exact"))


def _is_range(match: re.Match[str], first: int, second: int) -> bool:
    link = match["link"].strip()
    rises = first < second
    return rises and (link in ("to", "-", "–", "—", "or") or (link == "and" and bool(match["between"])))


Form = tuple[str, Qualifier, str]
"""A qualifier's form, what it makes of a number, and its rule."""


@cache
def _qualifiers(position: str) -> list[Form]:
    """The forms of one position, longest first."""
    rows = [
        (form, row["qualifier"], f"number.{row['id']}")
        for row in entries("qualifiers")
        if row["position"] == position
        for form in row["forms"]
    ]
    return sorted(rows, key=lambda row: -len(row[0]))


@cache
def _ending(letter: str) -> list[Form]:
    """The forms before a number that end in a letter."""
    return [form for form in _qualifiers("before") if form[0].endswith(letter)]


@cache
def _behind() -> list[tuple[re.Pattern[str], Form]]:
    """The forms after a number, each with what it matches there."""
    return [(re.compile(rf"(?:\s+[a-z-]+)?\s+{re.escape(form[0])}\b"), form) for form in _qualifiers("after")]


def _qualified(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the qualifier that stands before or after its number."""
    before = text[max(0, quantity.start - 40) : quantity.start].lower().rstrip(" ")
    before = _ARTICLE.sub("", before).rstrip()
    for form, qualifier, rule in _ending(before[-1:]) if before else ():
        if form == "up to" and _RISING.search(before):
            continue  # "the toll went up to 25" is no upper bound
        if before.endswith(form) and not before[: -len(form)][-1:].isalnum():
            start = text.lower().rfind(form, 0, quantity.start)
            return _with(text, replace(quantity, start=start), qualifier, rule)
    after = text[quantity.end : quantity.end + 40].lower()
    for phrase, (form, qualifier, rule) in _behind():
        found = phrase.match(after) if form in after else None
        if found and after[found.end() :].startswith(" than"):
            continue  # "527 dead and more than 2,500 wounded"
        if found and (form != "at least" or _AT_LEAST.match(after)):
            return _with(text, replace(quantity, end=quantity.end + found.end()), qualifier, rule)
    return quantity


_ARTICLE = re.compile(r"\b(?:a|the|another|further|additional)$")
_AT_LEAST = re.compile(r"[\s]*at least\s*[,.]")


def _with(text: str, quantity: Quantity, qualifier: Qualifier, rule: str) -> Quantity:
    value = quantity.count.minimum
    low = None if qualifier in ("at_most", "less_than") else value
    high = None if qualifier in ("at_least", "more_than") else value
    return replace(quantity, count=Count(low, high, qualifier, text[quantity.start : quantity.end]), rule=rule)
