"""When it happened: date phrases resolved against the day of publication (codebook section 5 and ruling 8)."""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from strikelog.extract.lexicon import Entry, compiled, entries, pattern
from strikelog.extract.sieve import Sieve
from strikelog.model import When

DAY = timedelta(days=1)
WEEK = 7

_MONTH_NAMES = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTHS = {name[:3]: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_DAY_NAMES = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]

_AGO = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date phrase at characters `start` to `end` of a sentence.

    `long` where it names a period, not one attack's day; `spoken` where it is the day on which somebody told of it.
    """

    start: int
    end: int
    when: When
    long: bool
    rule: str
    spoken: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """What phrases are resolved against; `anchor` is the day last spoken of, for "a day earlier"."""

    published: date | None
    anchor: date | None = None
    home: str = ""


Days = tuple[date | None, date | None]
Resolver = Callable[[re.Match[str], Clock], Days | None]


Phrase = tuple[str, re.Match[str], Resolver, bool]


def date_phrases(text: str) -> list[Phrase]:
    """What may be a date, by rule in order of trust: each with its resolver and whether it is a longer time."""
    rules = _rules().passing(text)
    return [(rule, match, resolve, long) for rule, phrase, resolve, long in rules for match in phrase.finditer(text)]


def find_dates(text: str, clock: Clock, phrases: Iterable[Phrase] | None = None) -> list[DateSpan]:
    """Date phrases of a sentence in order, none overlapping another; phrases that cannot be resolved are left out.

    `phrases` are its `date_phrases`, where they are known already.
    """
    found: list[DateSpan] = []
    for rule, match, resolve, long in date_phrases(text) if phrases is None else phrases:
        if any(match.start() < span.end and span.start < match.end() for span in found):
            continue
        days = _within_calendar(resolve, match, clock)
        if days:
            found.append(DateSpan(match.start(), match.end(), When(days[0], days[1], match.group()), long, rule))
    return _of_the_event(text, sorted(found, key=lambda span: span.start), clock) if found else []


_DATELINE = pattern("dates.dateline")
_SPOKEN = pattern("dates.spoken")


def _of_the_event(text: str, spans: list[DateSpan], clock: Clock) -> list[DateSpan]:
    """Without datelines; the day on which somebody spoke only where no other is named, and then as `spoken`."""
    dateline = _DATELINE.match(text)
    inside = [
        span for span in spans if (not dateline or span.start >= dateline.end()) and not _is_of_a_record(text, span)
    ]
    if clock.published is None:
        return inside
    told = [span for span in inside if not _is_of_the_telling(text, span)]
    return told or [
        replace(span, spoken=True) for span in inside if span.when.start and span.when.start < clock.published
    ]


_RECORD = pattern("dates.record")
_TELLING = pattern("dates.telling")
_GROWN = pattern("dates.grown")


def _is_of_a_record(text: str, span: DateSpan) -> bool:
    """Whether a period only measures a record: "the heaviest barrage since the start of the war"."""
    return span.rule.startswith("date.since") and bool(_RECORD.search(text[: span.start]))


def _is_of_the_telling(text: str, span: DateSpan) -> bool:
    """Whether a day is the one on which somebody spoke, a toll rose or a body was found, not the day of the attack."""
    before = text[: span.start]
    return bool(_SPOKEN.search(before) or _GROWN.search(before) or _TELLING.match(text[span.end :]))


def _within_calendar(resolve: Resolver, match: re.Match[str], clock: Clock) -> Days | None:
    """The days of a phrase; none where they lie before year 1 or after year 9999, which no calendar here holds."""
    try:
        return resolve(match, clock)
    except OverflowError:
        return None


def _number(name: str) -> int:
    return _MONTHS[name.lower()[:3]]


def _safe(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_year(match: re.Match[str], clock: Clock, month: int, day: int) -> date | None:
    """The date in the stated year, else the last such date not after publication (one day's grace for time zones)."""
    if match["year"]:
        return _safe(int(match["year"]), month, day)
    if clock.published is None:
        return None
    this = _safe(clock.published.year, month, day)
    if this and this > clock.published + DAY:
        return _safe(clock.published.year - 1, month, day)
    return this


def _calendar(match: re.Match[str], clock: Clock) -> tuple[date, date] | None:
    month = _number(match["month"])
    first = _in_year(match, clock, month, int(match["day"]))
    if first is None:
        return None
    last = _second_day(match, first)
    if last != first and _is_night(match.string[max(0, match.start() - 24) : match.start()]):
        return last, last
    return first, last


def _second_day(match: re.Match[str], first: date) -> date:
    if not match["day2"]:
        return first
    last = _safe(first.year, first.month, int(match["day2"]))
    return last if last and last > first else first


def _is_night(before: str) -> bool:
    return bool(re.search(r"\b(?:night|overnight)\b", before, re.IGNORECASE))


def _iso(match: re.Match[str], clock: Clock) -> tuple[date, date] | None:
    del clock
    day = _safe(int(match["year"]), int(match["month"]), int(match["day"]))
    return (day, day) if day else None


def _dotted(match: re.Match[str], clock: Clock) -> tuple[date, date] | None:
    del clock
    year = int(match["year"])
    day = _safe(year + 2000 if year < 100 else year, int(match["month"]), int(match["day"]))
    return (day, day) if day else None


def _weekday(match: re.Match[str], clock: Clock) -> tuple[date, date] | None:
    if clock.published is None:
        return None
    day = _last_weekday(match["weekday"], clock.published)
    if day == clock.published and match["last"]:
        day -= WEEK * DAY
    return day, day


def _back(days: int) -> Resolver:
    def resolve(match: re.Match[str], clock: Clock) -> tuple[date, date] | None:
        del match
        return None if clock.published is None else (clock.published - days * DAY, clock.published - days * DAY)

    return resolve


def _ago(match: re.Match[str], clock: Clock) -> tuple[date, date] | None:
    if clock.published is None:
        return None
    count = int(match["n"]) if match["n"].isdigit() else _AGO[match["n"].lower()]
    day = clock.published - count * (WEEK if match["unit"].startswith("week") else 1) * DAY
    return day, day


def _day_before(match: re.Match[str], clock: Clock) -> tuple[date, date] | None:
    del match
    anchor = clock.anchor or clock.published
    return (anchor - DAY, anchor - DAY) if anchor else None


def _month(match: re.Match[str], clock: Clock) -> tuple[date, date] | None:
    month = _number(match["month"])
    first = _in_year(match, clock, month, 1)
    return (first, _month_end(first)) if first else None


def _month_end(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])


def _this_month(match: re.Match[str], clock: Clock) -> tuple[date, date] | None:
    del match
    return (clock.published.replace(day=1), clock.published) if clock.published else None


def _last_month(match: re.Match[str], clock: Clock) -> tuple[date, date] | None:
    del match
    if clock.published is None:
        return None
    last = clock.published.replace(day=1) - DAY
    return last.replace(day=1), last


def _this_year(match: re.Match[str], clock: Clock) -> tuple[date, date] | None:
    del match
    return (clock.published.replace(month=1, day=1), clock.published) if clock.published else None


def _year(match: re.Match[str], clock: Clock) -> tuple[date, date] | None:
    year = int(match["year"])
    last = date(year, 12, 31)
    return date(year, 1, 1), min(last, clock.published) if clock.published and clock.published.year == year else last


def _past(match: re.Match[str], clock: Clock) -> tuple[date, date] | None:
    """ "over the past week": the period that ends with publication."""
    if clock.published is None:
        return None
    count = match["n"] or "one"
    number = int(count) if count.isdigit() else _AGO.get(count.lower(), 1)
    length = number * {"day": 1, "wee": WEEK, "mon": 30, "nig": 1}[match["unit"].lower()[:3]]
    return clock.published - (length - 1) * DAY, clock.published


def _since(match: re.Match[str], clock: Clock) -> tuple[date | None, date | None] | None:
    """ "since the invasion": from the day that the war's entry names to publication."""
    phrase = match.group().lower()
    for entry in entries("epochs"):
        fits = clock.published is None or entry["date"] <= clock.published.isoformat()
        if fits and (any(form in phrase for form in entry["forms"]) or clock.home in entry["countries"]):
            return date.fromisoformat(entry["date"]), clock.published
    return None, clock.published


def _since_year(match: re.Match[str], clock: Clock) -> tuple[date, date | None] | None:
    first = date(int(match["year"]), 1, 1)
    return None if clock.published and first > clock.published else (first, clock.published)


def _day_of_month(match: re.Match[str], clock: Clock) -> tuple[date, date] | None:
    """ "on the 18th": of the month of publication, or of the one before."""
    if clock.published is None:
        return None
    first = clock.published.replace(day=1)
    months = (first, (first - DAY).replace(day=1))
    days = (_safe(month.year, month.month, int(match["day"])) for month in months)
    day = next((day for day in days if day and day <= clock.published), None)
    return (day, day) if day else None


def _feast(month: int, day: int) -> Resolver:
    def resolve(match: re.Match[str], clock: Clock) -> tuple[date, date] | None:
        found = _in_year(match, clock, month, day)
        return (found, found) if found else None

    return resolve


def _since_weekday(match: re.Match[str], clock: Clock) -> tuple[date, date] | None:
    """ "since Tuesday": from the last Tuesday to publication."""
    days = _weekday(match, clock)
    return (days[0], clock.published) if days and clock.published else None


def _since_date(match: re.Match[str], clock: Clock) -> tuple[date, date | None] | None:
    first = _in_year(match, clock, _number(match["month"]), int(match["day"] or 1))
    return (first, clock.published) if first else None


def _pair(match: re.Match[str], clock: Clock) -> tuple[date, date] | None:
    """ "late Sunday and early Monday"; a night "from Sunday to Monday" is Monday (codebook section 5)."""
    if clock.published is None:
        return None
    first, last = (_last_weekday(match[name], clock.published) for name in ("weekday", "weekday2"))
    is_night = _is_night(match.string[max(0, match.start() - 24) : match.end()]) and not match["and"]
    return (last, last) if is_night or first > last else (first, last)


def _last_weekday(name: str, published: date) -> date:
    wanted = next(i for i, day in enumerate(_DAY_NAMES) if day.startswith(name.lower().rstrip(".")))
    return published - (published.weekday() - wanted) % WEEK * DAY


def _last_week(match: re.Match[str], clock: Clock) -> tuple[date, date] | None:
    """Monday to Sunday of the week before publication."""
    del match
    if clock.published is None:
        return None
    monday = clock.published - (clock.published.weekday() + WEEK) * DAY
    return monday, monday + (WEEK - 1) * DAY


def _that(match: re.Match[str], clock: Clock) -> tuple[date, date] | None:
    del match
    return (clock.anchor, clock.anchor) if clock.anchor else None


def _unknown(match: re.Match[str], clock: Clock) -> tuple[None, None]:
    """ "recently": no date (codebook, ruling 8)."""
    del match, clock
    return None, None


def _until_now(match: re.Match[str], clock: Clock) -> tuple[None, date | None]:
    del match
    return None, clock.published


_RESOLVERS: dict[str, Resolver] = {
    "ago": _ago,
    "calendar": _calendar,
    "christmas": _feast(12, 25),
    "day-before": _day_before,
    "day-of-month": _day_of_month,
    "dotted": _dotted,
    "iso": _iso,
    "last-month": _last_month,
    "last-week": _last_week,
    "month": _month,
    "new-year": _feast(1, 1),
    "pair": _pair,
    "past": _past,
    "since": _since,
    "since-date": _since_date,
    "since-weekday": _since_weekday,
    "since-year": _since_year,
    "that": _that,
    "this-month": _this_month,
    "this-year": _this_year,
    "unknown": _unknown,
    "until-now": _until_now,
    "weekday": _weekday,
    "year": _year,
}
"""How the phrases of `dates.json` are resolved; `back` counts days back from publication."""


Rule = tuple[str, re.Pattern[str], Resolver, bool]


@cache
def _rules() -> Sieve[Rule]:
    """(id, pattern, resolver, names a period) of every rule, the first that matches first."""
    rules = ((row["id"], compiled(row), _resolver(row), row.get("long", False)) for row in entries("dates"))
    return Sieve((rule[1], rule) for rule in rules)


def _resolver(row: Entry) -> Resolver:
    return _back(row["days"]) if row["resolve"] == "back" else _RESOLVERS[row["resolve"]]
