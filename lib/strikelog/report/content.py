"""What a report says of one view: key figures, charts, and the attacks with the words that tell of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from strikelog import charts
from strikelog.charts import Figure
from strikelog.export import About
from strikelog.ledger import Ledger
from strikelog.model import Convention, Filters, StrikelogError, convention, style
from strikelog.report import headline, wording
from strikelog.report.headline import Entry
from strikelog.report.periods import Period, chosen

_FATES, _HARMS = ("launched", "intercepted", "hit", "lost"), ("killed", "injured", "missing")

MOST_ATTACKS = 120
"""Attacks listed at most; of more, those with the most killed and injured, then those that most voices tell."""

_MOST_QUOTES, _MOST_FIGURES, _MOST_CLAIMS = 4, 6, 24
"""Sentences and figures of one attack, and the claims that are looked up for them."""

_WIDE, _HALF = 720, 340
"""Widths of drawings in pixels: the width of the page, and half of it."""

_ROLES = ("preferred", "best", "supports", "part", "place")
"""Which claims of an attack are quoted, in this order; those that were overtaken or count for nothing are not."""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure of the whole period; bounds are as they are shown, `open` where nobody gives one."""

    label: str
    best: str
    low: str
    high: str
    days: str
    contradicted: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as an SVG element, with the words around it."""

    title: str
    subtitle: str
    note: str
    svg: str
    wide: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence, cut at the words that make claims (True), what they were read as, who says so, in which source."""

    pieces: tuple[tuple[str, bool], ...]
    read_as: tuple[str, ...]
    speaker: str
    source: int


@dataclass(frozen=True, slots=True)
class Attack:
    """One attack on one place on one day."""

    place: str
    about: str
    figures: tuple[str, ...]
    told_by: str
    contradictions: tuple[str, ...]
    quotes: tuple[Quote, ...]
    unquoted: int


@dataclass(frozen=True, slots=True)
class Source:
    """An article that is quoted; `url` is empty where it is no web address."""

    number: int
    outlet: str
    title: str
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the page says, in its order; all text is plain text. `attacks` are listed by day."""

    days: str
    filters: str
    sentence: str
    entries: tuple[Entry, ...]
    lines: tuple[Line, ...]
    drawings: tuple[Drawing, ...]
    attacks: tuple[tuple[str, tuple[Attack, ...]], ...]
    found: int
    sources: tuple[Source, ...]
    articles: int
    outlets: int
    convention: Convention
    about: About


def report(ledger: Ledger, filters: Filters) -> Report:
    """What the filters let through; raises `StrikelogError` where no day has a figure or an affected place."""
    daily, places = ledger.daily(filters), ledger.daily_places(filters)
    days = sorted({*daily["date"], *places["date"]})
    period = chosen("whole", filters, (days[0], days[-1]) if days else None)
    if period is None:
        raise StrikelogError("No claim of these filters has a day, so there is nothing to report. Choose others.")
    incidents, evidence = ledger.incidents(filters), ledger.evidence(filters)
    articles = _articles(ledger, evidence)
    attacks, sources = _attacks(ledger, incidents, evidence)
    tables = {"articles": articles, "incidents": incidents, "daily": daily, "daily_places": places}
    return Report(
        days=style.long_days(period.start, period.end),
        filters=wording.filters_in_words(filters),
        sentence=headline.sentence(daily, places, period),
        entries=tuple(headline.overview(daily, places)),
        lines=tuple(_lines(daily)),
        drawings=tuple(_drawn(each, wide) for each, wide in _figures(daily, places, period)),
        attacks=attacks,
        found=len(incidents),
        sources=sources,
        articles=len(articles),
        outlets=int(articles["source"].nunique()),
        convention=convention(filters.convention),
        about=ledger.describe(filters, tables),
    )


def _articles(ledger: Ledger, evidence: pd.DataFrame) -> pd.DataFrame:
    everything = ledger.store.articles(limit=1_000_000_000)
    return everything[everything["article_id"].isin(evidence["article_id"].unique().tolist())]


def _lines(daily: pd.DataFrame) -> Iterable[Line]:
    """A line for each class and status, and for people, of what is told at all."""
    for munition, label in style.MUNITIONS.items():
        for status in _FATES:
            yield from _line(daily, f"{label}, {style.STATUSES[status][0].lower()}", status, munition)
    for measure in _HARMS:
        yield from _line(daily, f"People {style.CASUALTIES[measure][0].lower()}", measure, "")


def _line(daily: pd.DataFrame, label: str, measure: str, munition: str) -> Iterable[Line]:
    rows = daily[(daily["measure"] == measure) & (daily["munition"] == munition)]
    best, low, high = charts.total(rows, measure, munition)
    if best is not None:
        contradicted = int((rows["conflict"].fillna("") != "").sum())
        days, against = style.number(rows["date"].nunique()), style.number(contradicted) if contradicted else ""
        yield Line(label, style.number(best), _bound(low), _bound(high), days, against)


def _bound(value: int | None) -> str:
    return "open" if value is None else style.number(value)


def _figures(daily: pd.DataFrame, places: pd.DataFrame, period: Period) -> Iterable[tuple[Figure, bool]]:
    """The charts, each with whether it takes the whole width."""
    step = charts.suiting(pd.Series([period.start.isoformat(), period.end.isoformat()]))
    outcomes = charts.outcomes(daily[daily["munition"] != ""], step)
    harmed = charts.by_step(daily[daily["measure"].isin(_HARMS)], step, ["measure"])
    domain = charts.time_domain(pd.concat([outcomes[["start", "end"]], harmed[["start", "end"]]]), step)
    for munition in ("drone", "missile"):
        if munition in set(outcomes["munition"]):
            yield charts.outcome_bars(outcomes, munition, step, domain, height=150), True
    for kind in ("killed", "injured"):
        if kind in set(harmed["measure"]):
            label = style.CASUALTIES[kind][0]
            yield charts.counts(harmed, kind, step, title=label, domain=domain, height=110), False
    summed = charts.by_place(places[places["kind"] != "country"])
    located = summed[summed["latitude"].notna() & (summed["kind"] != "region")]
    if len(located):
        country = str(located.groupby("country")["days"].sum().sort_values(ascending=False, kind="stable").index[0])
        yield charts.place_map(summed, charts.by_region(places), "days", country, height=370), True
        yield charts.ranking(located, "days", 10), True


def _drawn(figure: Figure, wide: bool) -> Drawing:
    svg = charts.drawing(figure, _WIDE if wide else _HALF)
    return Drawing(figure.title, figure.subtitle, figure.note, svg, wide)


def _attacks(
    ledger: Ledger, incidents: pd.DataFrame, evidence: pd.DataFrame
) -> tuple[tuple[tuple[str, tuple[Attack, ...]], ...], tuple[Source, ...]]:
    """The attacks by day, and the articles they quote, numbered as they come."""
    order = ["killed_best", "injured_best", "voices", "articles"]
    kept = set(incidents.sort_values(order, ascending=False, kind="stable").head(MOST_ATTACKS)["incident_id"])
    rows: list[dict[Any, Any]] = incidents[incidents["incident_id"].isin(list(kept))].to_dict("records")
    behind = _behind(evidence[evidence["incident_id"].isin(list(kept))])
    wanted = [fact for each in behind.values() for fact in each[:_MOST_CLAIMS]]
    claims = {
        str(row["fact_id"]): (table, row)
        for table, frame in ledger.store.claims_of(wanted).items()
        for row in frame.to_dict("records")
    }
    numbers: dict[str, int] = {}
    days: dict[str, list[Attack]] = {}
    for row in rows:
        facts = behind.get(str(row["incident_id"]), [])
        told = [claims[fact] for fact in facts if fact in claims]
        quotes = _quotes(told, numbers)
        quoted = sum(len(quote.read_as) for quote in quotes)
        days.setdefault(str(row["date_end"]), []).append(_attack(row, quotes, len(facts) - quoted))
    sources = tuple(_source(ledger, article_id, number) for article_id, number in numbers.items())
    return tuple((style.day(day), tuple(attacks)) for day, attacks in sorted(days.items())), sources


def _behind(evidence: pd.DataFrame) -> dict[str, list[str]]:
    """The claims to quote of each attack, those that give its figures first."""
    rank = {role: at for at, role in enumerate(_ROLES)}
    shown = evidence[evidence["incident_role"].isin(_ROLES)]
    order = shown.assign(rank=shown["incident_role"].map(rank)).sort_values(["rank", "measure", "munition", "fact_id"])
    found: dict[str, list[str]] = {}
    for incident_id, fact_id in zip(order["incident_id"], order["fact_id"], strict=True):
        found.setdefault(str(incident_id), []).append(str(fact_id))
    return found


def _attack(row: Mapping[Any, Any], quotes: Sequence[Quote], unquoted: int) -> Attack:
    attacker = f"attacked by {style.country(row['attacker'])}" if row["attacker"] else "attacker not told"
    region = row["admin1"] if row["admin1"] != row["place"] else ""
    where = ", ".join(part for part in (region, style.country(row["country"])) if part and part != row["place"])
    told = [_counted(row[name], name) for name in ("articles", "voices")]
    return Attack(
        place=row["place"] or style.country(row["country"]) or "Place not told",
        about=" · ".join(part for part in (where, attacker, style.effects(row["effects"])) if part),
        figures=tuple(wording.incident_figures(row, _MOST_FIGURES)),
        told_by=", ".join(told),
        contradictions=tuple(dict.fromkeys(part for part in str(row["conflicts"] or "").split(";") if part)),
        quotes=tuple(quotes),
        unquoted=unquoted,
    )


def _counted(number: int, nouns: str) -> str:
    return f"{style.number(number)} {nouns.removesuffix('s') if number == 1 else nouns}"


def _quotes(told: Iterable[tuple[str, Mapping[Any, Any]]], numbers: dict[str, int]) -> list[Quote]:
    """The sentences of claims, each once; `numbers` gets the number of an article that is quoted for the first time."""
    by_sentence: dict[tuple[str, str, str], list[tuple[str, Mapping[Any, Any]]]] = {}
    for table, row in told:
        key = str(row["article_id"]), " ".join(str(row["sentence"]).split()), str(row["attribution"] or "")
        by_sentence.setdefault(key, []).append((table, row))
    quotes = []
    for (article_id, sentence, speaker), claims in list(by_sentence.items())[:_MOST_QUOTES]:
        words = [" ".join(str(row["quote"]).split()) for _, row in claims]
        read_as = tuple(wording.headline(*claim) for claim in claims)
        number = numbers.setdefault(article_id, len(numbers) + 1)
        quotes.append(Quote(tuple(_pieces(sentence, words)), read_as, speaker, number))
    return quotes


def _pieces(sentence: str, quotes: Iterable[str]) -> Iterable[tuple[str, bool]]:
    """The sentence cut where quotes begin and end, each piece with whether a quote holds it."""
    found = [(at, at + len(quote)) for quote in quotes if quote and (at := sentence.find(quote)) >= 0]
    edges = sorted({0, len(sentence), *(edge for span in found for edge in span)})
    pieces: list[tuple[str, bool]] = []
    for start, end in pairwise(edges):
        quoted = any(first <= start and end <= last for first, last in found)
        if pieces and pieces[-1][1] == quoted:
            pieces[-1] = (pieces[-1][0] + sentence[start:end], quoted)
        else:
            pieces.append((sentence[start:end], quoted))
    return pieces


def _source(ledger: Ledger, article_id: str, number: int) -> Source:
    article = ledger.store.article(article_id)
    url = article.url if article.url.startswith(("https://", "http://")) else ""
    published = style.day(article.published) if article.published else "no date"
    return Source(number, article.source or "source not told", article.title or "Untitled article", published, url)
