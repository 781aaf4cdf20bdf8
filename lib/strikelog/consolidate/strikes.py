"""Attacks on one place on one day that the texts tell apart: another hour, "a second strike" (codebook 8.1).

Words decide, from `data/cues.json`. A claim whose sentence speaks of another attack is of the second one; claims of
one article that tell different parts of the day are of different attacks, in the order of the day. What others say
without telling them apart is of the first attack where it came earlier or repeats its number, and else of all of them.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path

from strikelog.consolidate.facts import EVERY, FIRST, Fact

SECOND = "2"


@dataclass(frozen=True, slots=True)
class Cue:
    """One pattern; `rank` orders the parts of a day."""

    id: str
    pattern: re.Pattern[str]
    example: str
    rank: int = 0


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """The patterns by what they tell: `again`, `hours`, `not` (whose hours are not the attack's), `retracted`."""
    path = Path(__file__).parent / "data" / "cues.json"
    groups = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: tuple(Cue(**{**cue, "pattern": re.compile(cue["pattern"], re.I)}) for cue in group)
        for name, group in groups.items()
    }


@cache
def _any(name: str) -> re.Pattern[str]:
    """All patterns of a group as one."""
    return re.compile("|".join(f"(?:{cue.pattern.pattern})" for cue in cues()[name]), re.I)


@lru_cache(maxsize=10_000)
def is_again(sentence: str) -> bool:
    """Whether a sentence speaks of an attack after another one."""
    return bool(_any("again").search(sentence)) and not _any("not").search(sentence)


@lru_cache(maxsize=10_000)
def hour_of(sentence: str) -> int | None:
    """The part of the day of the attack that a sentence tells of; None where it tells none, or several."""
    if not _any("hours").search(sentence) or _any("not").search(sentence):
        return None
    found = {cue.rank for cue in cues()["hours"] if cue.pattern.search(sentence)}
    return found.pop() if len(found) == 1 else None


@lru_cache(maxsize=10_000)
def is_retracted(sentence: str) -> bool:
    """Whether a sentence gives an earlier number as a wrong one (codebook 8.2: "unless the text corrects it")."""
    return bool(_any("retracted").search(sentence))


def told_apart(facts: Sequence[Fact]) -> list[Fact]:
    """The facts of one day with their strikes, in the order given."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for at, fact in enumerate(facts):
        place = (fact.spot.country, "country") if fact.spot.is_whole else fact.spot.key
        groups[place, fact.attacker, fact.measure, fact.munition].append(at)
    strikes: dict[int, str] = {}
    for members in groups.values():
        if len(members) > 1:
            strikes |= _strikes([(at, facts[at]) for at in members])
    return [replace(fact, strike=strikes[at]) if strikes.get(at) else fact for at, fact in enumerate(facts)]


def _strikes(members: Sequence[tuple[int, Fact]]) -> dict[int, str]:
    """Strikes by position, for the claims of one slot; empty where nothing tells attacks apart."""
    articles = _by_article(members)
    said = [(article, _within(article)) for article in articles]
    told = {at: strike for _, strikes in said if any(strikes.values()) for at, strike in strikes.items()}
    if not told:
        return {}
    facts = dict(members)
    numbers = _numbers((strike, facts[at]) for at, strike in told.items())
    begun = min(facts[at].published for at in told)
    return {at: told[at] if at in told else _joined(fact, numbers, begun) for at, fact in members}


def _by_article(members: Sequence[tuple[int, Fact]]) -> list[list[tuple[int, Fact]]]:
    articles: dict[str, list[tuple[int, Fact]]] = defaultdict(list)
    for at, fact in members:
        articles[fact.article_id].append((at, fact))
    return list(articles.values())


def _within(article: Sequence[tuple[int, Fact]]) -> dict[int, str]:
    """What one article tells apart: by its words for another attack, else by the parts of the day."""
    shared = Counter(fact.sentence for _, fact in article)
    said = {at: clause_of(fact) if shared[fact.sentence] > 1 else fact.sentence for at, fact in article}
    again = {at for at, words in said.items() if is_again(words)}
    if again:
        return _after_another(article, again)
    hours = {at: hour_of(words) for at, words in said.items()}
    known = sorted({hour for hour in hours.values() if hour is not None})
    if len(known) < 2:
        return {at: FIRST for at, _ in article}
    names = {hour: str(place + 1) if place else FIRST for place, hour in enumerate(known)}
    return {at: EVERY if (hour := hours[at]) is None else names[hour] for at, _ in article}


_CLAUSES = re.compile(r"[;,]|\b(?:and|while|but|before|after)\b", re.I)


def clause_of(fact: Fact) -> str:
    """The part of its sentence in which a claim stands; the whole sentence where its quote is not found in it."""
    at = fact.sentence.find(fact.quote)
    if at < 0 or not fact.quote:
        return fact.sentence
    stops = [stop.span() for stop in _CLAUSES.finditer(fact.sentence)]
    start = max((end for _, end in stops if end <= at), default=0)
    end = min((begin for begin, _ in stops if begin >= at + len(fact.quote)), default=len(fact.sentence))
    return fact.sentence[start:end]


def _after_another(article: Sequence[tuple[int, Fact]], again: set[int]) -> dict[int, str]:
    """The marked claims are of the second attack; of the others, one that is the sum speaks of both."""
    second = max(fact.best for at, fact in article if at in again)
    first = {fact.best for at, fact in article if at not in again}
    return {
        at: SECOND if at in again else EVERY if fact.best - second in first and second else FIRST
        for at, fact in article
    }


def _numbers(told: Iterable[tuple[str, Fact]]) -> dict[str, int]:
    """The highest number of each attack among the articles that tell them apart."""
    numbers: dict[str, int] = {}
    for strike, fact in told:
        if not fact.subset and strike != EVERY:
            numbers[strike] = max(numbers.get(strike, 0), fact.best)
    return numbers


def _joined(fact: Fact, numbers: dict[str, int], begun: str) -> str:
    """The strike of a claim whose article does not tell them apart."""
    same = sorted(strike for strike, number in numbers.items() if number == fact.best)
    if same:
        return same[0]
    return FIRST if fact.published < begun else EVERY
