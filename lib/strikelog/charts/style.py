"""One palette, one set of words and one way to write numbers and days, for charts, tables and text.

Every colour has at least 3:1 contrast on the light and on the dark page; hues are apart for the common forms of
colour blindness, and no chart tells anything by colour alone.
"""

import json
from functools import cache
from pathlib import Path

import pandas as pd

INK = "#7d8188"
"""Grid labels, rules and land: readable on both pages."""

SLATE, BLUE, VERMILION, OCHRE, PURPLE, TEAL, STONE = (
    "#7b8594",
    "#2f7fc1",
    "#cf4f2f",
    "#b5801b",
    "#8c68c4",
    "#1f8f7a",
    "#8f8a80",
)

MUNITIONS = {
    "missile": ("Missiles", VERMILION),
    "drone": ("Drones", BLUE),
    "rocket": ("Rockets", OCHRE),
    "bomb": ("Bombs", PURPLE),
    "shell": ("Shells", TEAL),
    "mixed": ("Mixed classes", SLATE),
    "unspecified": ("Class not told", STONE),
}
STATUSES = {
    "launched": ("Launched", SLATE),
    "intercepted": ("Intercepted", BLUE),
    "hit": ("Hit", VERMILION),
    "lost": ("Lost on the way", STONE),
}
CASUALTIES = {
    "killed": ("Killed", VERMILION),
    "injured": ("Injured", OCHRE),
    "missing": ("Missing", SLATE),
    "casualties": ("Killed or injured, one number", PURPLE),
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
    return "–" if value is None or pd.isna(value) else f"{value:,.0f}"


def bounds(best: float | None, low: float | None, high: float | None) -> str:
    """What is known of a figure around its best value: `380–450`, `380 or more`, `up to 60`, or the figure alone."""
    missing_low, missing_high = low is None or pd.isna(low), high is None or pd.isna(high)
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
    low = minimum if minimum is not None and not pd.isna(minimum) else maximum
    return form.format(low=number(low), high=number(maximum))


def munition_noun(munition: str, maximum: float | None) -> str:
    """The noun after a number: `drone` after 1, `drones` after any other."""
    noun = _SINGULAR.get(munition, "munition")
    if maximum is not None and not pd.isna(maximum) and maximum == 1:
        return noun
    return noun.replace("munition", "munitions", 1) if noun.startswith("munition") else f"{noun}s"


def day(value: str) -> str:
    """`2022-12-16` as `16 Dec 2022`; anything else, a missing date included, as an en dash."""
    moment = pd.to_datetime(value[:10], format="%Y-%m-%d", errors="coerce") if value else pd.NaT
    return "–" if pd.isna(moment) else f"{moment.day} {moment:%b %Y}"


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
    return next((key for key, (label, _) in MUNITIONS.items() if label == name), name)


def effects(joined: str) -> str:
    """`struck;power_outage` as `struck, power cut`."""
    return ", ".join(EFFECTS.get(part, part) for part in joined.split(";") if part)
