"""Key figures of the chosen period, each with its bounds, its change and its past; and the sentence they make.

Classes are never added up with one another.
"""

from dataclasses import dataclass

import pandas as pd

from strikelog import charts
from strikelog.model import style
from strikelog.model.words import say, table
from strikelog.report.periods import Period

Known = tuple[int | None, int | None, int | None]
"""Best, low and high; None where there is no figure, or a bound is open."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A key figure: the word for it (a key of the strings), value, what its bounds add, and the value as a number."""

    name: str
    value: str
    below: str = ""
    amount: float | None = None

    @property
    def label(self) -> str:
        return say(f"metric.{self.name}")

    @property
    def short(self) -> str:
        """The word for it where there is little room and the sentence above says the rest."""
        key = f"metric.{self.name}_short"
        return say(key if key in table() else f"metric.{self.name}")

    @property
    def help(self) -> str:
        return say(f"metric.{self.name}_help")


def munitions(daily: pd.DataFrame) -> list[Entry]:
    """Missiles and drones launched, intercepted and hit; no number where none is told."""
    return [
        _entry(daily, "missiles", "launched", "missile"),
        _entry(daily, "drones", "launched", "drone"),
        _share(daily),
        _through(daily),
    ]


def worst_nights(daily: pd.DataFrame) -> list[Entry]:
    """The day on which most drones, and most missiles, were told to have got through."""
    hits = daily[daily["measure"] == "hit"]
    return [_worst(hits[hits["munition"] == munition], f"worst_{munition}") for munition in ("drone", "missile")]


def _worst(hits: pd.DataFrame, name: str) -> Entry:
    days = hits.groupby("date")["best"].sum()
    if days.empty:
        return Entry(name, "–", say("metric.none"))
    day = str(days.sort_values(ascending=False, kind="stable").index[0])
    return Entry(name, style.number(days.max()), say("metric.got_through_on", day=style.day(day)), int(days.max()))


def people(daily: pd.DataFrame, places: pd.DataFrame) -> list[Entry]:
    """Killed, injured, missing, and places affected."""
    affected, days = places["place"].nunique(), places["date"].nunique()
    reached = say("metric.on_day" if days == 1 else "metric.on_days", count=style.number(days)) if affected else ""
    return [
        _entry(daily, "killed", "killed"),
        _entry(daily, "injured", "injured"),
        _entry(daily, "missing", "missing"),
        Entry("places", style.number(affected) if affected else "–", reached, affected or None),
    ]


def overview(daily: pd.DataFrame, places: pd.DataFrame) -> list[Entry]:
    """The figures of the first screen: those of `munitions`, killed, injured, and cities hit."""
    cities = len(hit_cities(places))
    return [
        *munitions(daily),
        _entry(daily, "killed", "killed"),
        _entry(daily, "injured", "injured"),
        Entry("cities", style.number(cities) if cities else "–", "", cities or None),
    ]


def hit_cities(places: pd.DataFrame) -> set[str]:
    """Cities, towns and villages that a report says were struck."""
    struck = places["effects"].fillna("").str.split(";").map(lambda effects: "struck" in effects)
    return set(places.loc[struck & (places["kind"] == "city"), "place"])


def _entry(daily: pd.DataFrame, name: str, measure: str, munition: str = "") -> Entry:
    best, low, high = charts.total(daily, measure, munition)
    if best is None:
        return Entry(name, "–", say("metric.none"))
    return Entry(name, style.number(best), _around(best, low, high), best)


def _around(best: int, low: int | None, high: int | None) -> str:
    """What the value alone does not tell of its bounds."""
    if low == best and high is None:
        return say("metric.or_more")
    if high == best and low is None:
        return say("metric.at_most")
    return "" if low == high else style.bounds(best, low, high)


def _share(daily: pd.DataFrame) -> Entry:
    frame = charts.interception(daily, "month")
    launched = frame["launched"].sum()
    if not launched:
        return Entry("intercepted", "–", say("metric.share_none"))
    share = float(frame["intercepted"].sum() / launched)
    return Entry("intercepted", f"{share:.0%}", say("metric.share_of", count=style.number(launched)), share)


def _through(daily: pd.DataFrame) -> Entry:
    """Told hits alone make the number; what only follows by subtraction is an upper bound and stays one."""
    frame = charts.got_through(daily)
    frame = frame[frame["munition"] != "mixed"]
    told, ceiling = frame[frame["basis"] == "told"], frame[frame["basis"] == "at most"]
    extra = say("metric.more_through", count=style.number(ceiling["high"].sum())) if len(ceiling) else ""
    if len(told):
        return Entry("through", style.number(told["best"].sum()), extra, int(told["best"].sum()))
    if ceiling.empty:
        return Entry("through", "–", say("metric.none"))
    if not ceiling["high"].sum():
        return Entry("through", "–", say("metric.all_accounted"))
    return Entry("through", f"≤ {style.number(ceiling['high'].sum())}", say("metric.by_subtraction"))


def change(entry: Entry, before: Entry, period: Period) -> str:
    """How a figure differs from that of the period before, in words; empty where the figure itself is missing."""
    if entry.amount is None:
        return ""
    if before.amount is None:
        return say("overview.change_unknown", span=period.words)
    by = entry.amount - before.amount
    if by == 0:
        return say("overview.same", span=period.words)
    if entry.name == "intercepted":
        written = f"{by * 100:+.0f} points".replace("-", "−")
    else:
        written = f"{by:+,.0f}".replace("-", "−")
    return say("overview.change", change=written, span=period.words)


def past(daily: pd.DataFrame, places: pd.DataFrame, period: Period, most: int = 12) -> list[dict[str, float | None]]:
    """The amounts of this period and those before it, oldest first, by name; None where a period tells none."""
    rows = []
    for _ in range(most):
        entries = overview(period.within(daily), period.within(places))
        rows.append({entry.name: entry.amount for entry in entries})
        period = period.before
    return rows[::-1]


def sentence(daily: pd.DataFrame, places: pd.DataFrame, period: Period) -> str:
    """What happened, in one sentence: launched, intercepted, cities hit, people killed and injured."""
    parts = [", ".join(filter(None, [_launched(daily), _intercepted(daily)]))]
    cities = len(hit_cities(places))
    if cities:
        parts.append(say("overview.cities_one") if cities == 1 else say("overview.cities", count=style.number(cities)))
    parts.append(_harmed(daily))
    return f"{period.opening}, {'; '.join(parts)}."


def _launched(daily: pd.DataFrame) -> str:
    figures = ((charts.total(daily, "launched", munition), munition) for munition in ("drone", "missile"))
    told = [_written(known, style.munition_noun(munition, known[0])) for known, munition in figures if known[0]]
    if not told:
        return say("overview.nothing_launched")
    return say("overview.launched", what=" and ".join(told) + (" were" if _many(told) else " was"))


def _many(told: list[str]) -> bool:
    return len(told) > 1 or not told[0].startswith("1 ")


def _intercepted(daily: pd.DataFrame) -> str:
    classes = daily[daily["munition"].isin(["drone", "missile"])]
    known = charts.total(classes, "intercepted")
    return say("overview.intercepted", count=_written(known)) if known[0] else ""


def _harmed(daily: pd.DataFrame) -> str:
    killed, injured = charts.total(daily, "killed"), charts.total(daily, "injured")
    if killed[0] and injured[0]:
        return say("overview.killed_and_injured", killed=_written(killed, _persons(killed)), injured=_written(injured))
    if killed[0]:
        return say("overview.killed", count=_written(killed, _persons(killed)))
    if injured[0]:
        return say("overview.injured", count=_written(injured, _persons(injured)))
    return say("overview.nobody")


def _persons(known: Known) -> str:
    return "person was" if known[0] == 1 else "people were"


def _written(known: Known, noun: str = "") -> str:
    """`at least 70 missiles`, `up to 200 drones`, `10 to 12 drones`, `121 drones`."""
    best, low, high = known
    if low == best and high is None:
        number = f"at least {style.number(best)}"
    elif high == best and low is None:
        number = f"up to {style.number(best)}"
    elif low is not None and high is not None and low != high:
        number = f"{style.number(low)} to {style.number(high)}"
    elif low is None and high is None:
        number = f"about {style.number(best)}"
    else:
        number = style.number(best)
    return f"{number} {noun}".strip()
