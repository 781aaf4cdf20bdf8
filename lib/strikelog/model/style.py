"""The visual language: one palette, one set of words and one way to write numbers and days, for every chart and page.

A colour means one thing on every page. Charts name colours as they are on the light page; `theme.painted` puts the dark
page's in their place. All meaning-bearing colours stand out from their page by 3:1, and any two of them stay apart
under the three forms of colour blindness; those that are stacked on one another also in grey. Tests hold this.

Uncertainty has one look: solid is told; pale with an outline is not told, or told by one voice alone; an arrow is an
open bound (up: at least, down: up to); a thin line or band spans the lowest to the highest figure.
"""

import json
from datetime import date
from functools import cache
from pathlib import Path

LIGHT = {
    "launched": "#4b4a5e",
    "intercepted": "#2579bd",
    "hit": "#b5280a",
    "lost": "#96908a",
    "killed": "#43081f",
    "injured": "#c2720a",
    "missing": "#4238c4",
}
DARK = {
    "launched": "#bccbd8",
    "intercepted": "#66a6f5",
    "hit": "#ea5a30",
    "lost": "#6a675f",
    "killed": "#d07a9e",
    "injured": "#eeb63a",
    "missing": "#9a4fd6",
}
"""Colours that mean something, by what they mean, on the light and on the dark page."""

LIGHT_INK = {
    "page": "#fdfcf9",
    "ink": "#13161a",
    "faint": "#62676e",
    "grid": "#e6e2d8",
    "rule": "#8b8f95",
    "land": "#efece3",
    "border": "#c4bfb2",
    "empty": "#f1eee6",
}
DARK_INK = {
    "page": "#14171b",
    "ink": "#e7e4dd",
    "faint": "#a3a8af",
    "grid": "#2a3037",
    "rule": "#747a82",
    "land": "#1f242a",
    "border": "#454d56",
    "empty": "#1c2126",
}
"""Colours of text, rules and ground."""

PAGE, INK, FAINT, GRID, RULE, LAND, BORDER, EMPTY = LIGHT_INK.values()

MUNITIONS = {
    "missile": "Missiles",
    "drone": "Drones",
    "rocket": "Rockets",
    "bomb": "Bombs",
    "shell": "Shells",
    "mixed": "Mixed classes",
    "unspecified": "Class not told",
}
"""Classes by label. They have no colours: each has a chart of its own."""
OUTCOMES = {
    "hit": ("Got through", LIGHT["hit"]),
    "intercepted": ("Intercepted", LIGHT["intercepted"]),
    "lost": ("Lost on the way", LIGHT["lost"]),
    "untold": ("Outcome not told", LIGHT["launched"]),
}
"""What became of what was launched, from the ground of a stack upwards."""
STATUSES = {
    "launched": ("Launched", LIGHT["launched"]),
    "intercepted": ("Intercepted", LIGHT["intercepted"]),
    "hit": ("Hit", LIGHT["hit"]),
    "lost": ("Lost on the way", LIGHT["lost"]),
}
CASUALTIES = {
    "killed": ("Killed", LIGHT["killed"]),
    "injured": ("Injured", LIGHT["injured"]),
    "missing": ("Missing", LIGHT["missing"]),
    "casualties": ("Killed or injured, one number", LIGHT["launched"]),
}
EFFECTS = {
    "struck": "struck",
    "explosions": "explosions",
    "air_defence": "air defence",
    "casualties": "casualties",
    "damage": "damage",
    "power_outage": "power cut",
    "water_outage": "water cut",
    "heating_outage": "heating cut",
    "transport": "transport stopped",
    "evacuation": "evacuation",
}
_SINGULAR = {
    "missile": "missile",
    "drone": "drone",
    "rocket": "rocket",
    "bomb": "bomb",
    "shell": "shell",
    "mixed": "munition of several classes",
    "unspecified": "munition",
}
_COUNT_FORMS = {
    "at_least": "at least {low}",
    "more_than": "more than {low}",
    "at_most": "up to {high}",
    "less_than": "fewer than {high}",
    "about": "about {low}",
    "range": "{low}–{high}",
}


def number(value: float | None) -> str:
    """1234 as `1,234`; an en dash where there is no number, never 0."""
    return "–" if _is_missing(value) else f"{value:,.0f}"


def _is_missing(value: float | None) -> bool:
    import pandas as pd  # not at the top: a page without numbers is there sooner without it

    return value is None or pd.isna(value)


def bounds(best: float | None, low: float | None, high: float | None) -> str:
    """What is known of a figure around its best value: `380–450`, `380 or more`, `up to 60`, or the figure alone."""
    missing_low, missing_high = _is_missing(low), _is_missing(high)
    if missing_low and missing_high:
        return number(best)
    if missing_high:
        return f"{number(low)} or more"
    if missing_low:
        return f"up to {number(high)}"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def count(minimum: float | None, maximum: float | None, qualifier: str, text: str = "") -> str:
    """A claim's number as it is qualified: `at least 14`, `10–12`; a vague one in the article's own words."""
    if qualifier == "vague":
        return f"“{text}”" if text else "an unstated number of"
    form = _COUNT_FORMS.get(qualifier, "{low}")
    low = maximum if _is_missing(minimum) else minimum
    return form.format(low=number(low), high=number(maximum))


def munition_noun(munition: str, maximum: float | None) -> str:
    """The noun after a number: `drone` after 1, `drones` after any other."""
    noun = _SINGULAR.get(munition, "munition")
    if not _is_missing(maximum) and maximum == 1:
        return noun
    return noun.replace("munition", "munitions", 1) if noun.startswith("munition") else f"{noun}s"


def day(value: str) -> str:
    """`2022-12-16` as `16 Dec 2022`; anything else, a missing date included, as an en dash."""
    try:
        moment = date.fromisoformat(value[:10])
    except ValueError:
        return "–"
    return f"{moment.day} {moment:%b %Y}"


def days(start: str, end: str) -> str:
    """One day, or a period as `1–16 Dec 2022`, in the shortest form that is clear; `no date` for none."""
    if not start and not end:
        return "no date"
    if not start or not end or start[:10] == end[:10]:
        return day(start or end)
    first, last = day(start), day(end)
    if first[-8:] == last[-8:]:
        return f"{first.split(' ')[0]}–{last}"
    return f"{first} – {last}"


def long_day(value: date) -> str:
    """`29 December 2024`, for sentences."""
    return f"{value.day} {value:%B %Y}"


def long_days(start: date, end: date) -> str:
    """`23 to 29 December 2024`, in the shortest form that is clear."""
    if start == end:
        return long_day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {long_day(end)}"
    if start.year == end.year:
        return f"{start.day} {start:%B} to {long_day(end)}"
    return f"{long_day(start)} to {long_day(end)}"


@cache
def _countries() -> dict[str, str]:
    path = Path(__file__).parent / "data" / "countries.json"
    names: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return names


def country(code: str) -> str:
    """The name of an ISO 3166-1 alpha-2 code, or the code itself."""
    return _countries().get(code, code)


@cache
def _codes() -> dict[str, str]:
    return {name: code for code, name in _countries().items()}


def country_code(name: str) -> str:
    """The code of a country by the name that `country` gives; anything else, a code included, as it is."""
    return _codes().get(name, name)


def munition(name: str) -> str:
    """The class by its label; anything else as it is."""
    return next((key for key, label in MUNITIONS.items() if label == name), name)


def effects(joined: str) -> str:
    """`struck;power_outage` as `struck, power cut`."""
    return ", ".join(EFFECTS.get(part, part) for part in joined.split(";") if part)
