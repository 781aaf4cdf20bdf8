"""The day an article says it was published, from words that can mean nothing else. A day without a year is none."""

import re
from datetime import date, datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ISO = r"(?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?)"
_DAY_FIRST = rf"(?P<day1>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH.format(1)},? (?P<year1>\d{{4}})"
_MONTH_FIRST = rf"{_MONTH.format(2)} (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year2>\d{{4}})"
_DOTTED = r"(?P<day3>\d{1,2})\.(?P<month3>\d{1,2})\.(?P<year3>\d{4})"
_DATE = rf"(?:{_ISO}|{_DAY_FIRST}|{_MONTH_FIRST}|{_DOTTED})"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_CLOCK = r"(?:at )?\d{1,2}[:.]\d\d(?:[:.]\d\d)? ?(?:[ap]\.?m\.?)? ?(?:[A-Z]{1,5}|[+-]\d\d:?\d\d)?"
_LABEL = r"(?:(?:first )?(?:published|posted|date|dated)(?: on| at)?:? )?"

_STAMP = re.compile(rf"{_LABEL}(?:{_CLOCK}[,|·•–-]? )?{_WEEKDAY}{_DATE}(?:,? ?[|·•–-]? ?{_CLOCK})?\.?", re.I)
_DATELINE = re.compile(
    rf"(?-i:[A-Z][A-Z'’.-]+)(?:[ ,/]+[A-Z][\w.'’-]*){{0,5}}, {_DATE} ?(?:\([^)\n]{{1,40}}\) ?)?[—–:-]", re.I
)


def stamp(line: str) -> str:
    """ISO day (or day and time, where written in ISO) of a line that is a date and nothing else; "" where it is not."""
    match = _STAMP.fullmatch(" ".join(line.split()))
    return _resolved(match) if match else ""


def dateline(line: str) -> str:
    """ISO day of a paragraph that begins with town and full date ("KYIV, Dec. 16, 2022 (Agency) —"); "" otherwise."""
    match = _DATELINE.match(line.lstrip())
    return _resolved(match) if match else ""


def _resolved(match: re.Match[str]) -> str:
    try:
        if match["iso"]:
            return _iso(match["iso"])
        at = next(number for number in "123" if match[f"day{number}"])
        return date(int(match[f"year{at}"]), _month(match[f"month{at}"]), int(match[f"day{at}"])).isoformat()
    except ValueError:  # 31 February and the like
        return ""


def _iso(text: str) -> str:
    return (date if len(text) == len("2022-12-16") else datetime).fromisoformat(text).isoformat()


def _month(text: str) -> int:
    return int(text) if text.isdigit() else _MONTHS.index(text[:3].lower()) + 1
