"""Places of a sentence: resolved by context, with the part they play: where it happened, or only who speaks from where."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from strikelog.extract.gazetteer import PlaceSpan, Toponym, gazetteer
from strikelog.extract.lexicon import entries
from strikelog.model import Place, PlaceKind

LOOK = 110
"""Characters before and behind a name in which its role shows."""
HOME_BONUS = 4.0
"""Weight, in powers of ten of population, of lying in the country that the article speaks of most."""
NEIGHBOUR_BONUS = 2.0
CONTAINED_BONUS = 6.0

_DATELINE = re.compile(r"(?:, [A-Z][\w. ]+?)?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?(?: ?\([^)]{2,40}\))? ?(?:[—–]| - )")
_CONTAINED = re.compile(r"(?:,| in| of| \(|, in|, of| \(in|, a \w+ in| of the| region of)?\s*(?:the |\w+ern )*(?:city of |town of |village of |Ukraine['’]s |Russia['’]s )?$")
_HOLDS = re.compile(r"(?:['’]s?| \()?\s*(?:of )?(?:the |its |regional |\w+ern )*(?:city of |town of |village of |capital,? |city |town |village |administrative center |administrative centre |settlement of )*$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name at characters `start` to `end` of a sentence.

    `role`: `site` (it may have happened here), `office`, `speaker`, `origin`, `dateline`, `container`.
    """

    start: int
    end: int
    text: str
    toponym: Toponym
    role: str

    @property
    def is_local(self) -> bool:
        return self.toponym.kind != "country"

    @property
    def place(self) -> Place:
        return as_place(self.toponym, self.text)


def as_place(toponym: Toponym, text: str = "") -> Place:
    """The model's place of a gazetteer record; ids of 0 or below are not GeoNames's and are left out."""
    kind: PlaceKind = toponym.kind  # type: ignore[assignment]
    return Place(
        name=toponym.name,
        text=text,
        kind=kind,
        geonameid=toponym.geonameid if toponym.geonameid > 0 else None,
        admin1=toponym.admin1,
        country=toponym.country,
        latitude=toponym.latitude,
        longitude=toponym.longitude,
    )


class Atlas:
    """The places of one article: chosen once, from all that the article names.

    `texts` are the article's sentences in order; `countries` weigh in what its other words tell (demonyms, actors).
    `home` is the country in which most of its places lie, empty where it names none.
    """

    def __init__(self, texts: Sequence[str], countries: Iterable[str] = ()) -> None:
        self._spans = [gazetteer().find(text) for text in texts]
        self._texts = texts
        placed = self._weigh()
        self.home = placed.most_common(1)[0][0] if placed else ""
        self.countries = placed + Counter(countries)
        self._mentions = [self._read(text, spans) for text, spans in zip(texts, self._spans, strict=True)]

    def mentions(self, index: int) -> list[Mention]:
        """The places of sentence `index`, in order."""
        return self._mentions[index]

    def _weigh(self) -> Counter[str]:
        weights: Counter[str] = Counter()
        for spans in self._spans:
            for span in spans:
                found = {candidate.country for candidate in span.candidates}
                if len(found) == 1:
                    weights[found.pop()] += 2
        return weights

    def _read(self, text: str, spans: list[PlaceSpan]) -> list[Mention]:
        chosen = [(span, self._choose(span, spans)) for span in spans]
        mentions: list[Mention] = []
        for span, toponym in chosen:
            role = _role(text, span)
            mentions.append(Mention(span.start, span.end, span.text, toponym, role))
        return _with_containers(text, mentions)

    def _choose(self, span: PlaceSpan, others: list[PlaceSpan]) -> Toponym:
        return max(span.candidates, key=lambda candidate: (self._score(candidate, span, others), candidate.population, -candidate.geonameid))

    def _score(self, candidate: Toponym, span: PlaceSpan, others: list[PlaceSpan]) -> float:
        score = math.log10(candidate.population + 10)
        if candidate.kind == "country":
            score += HOME_BONUS
        if candidate.country == self.home:
            score += HOME_BONUS
        elif candidate.country in self.countries:
            score += NEIGHBOUR_BONUS
        near = [other for other in others if other is not span and abs(other.start - span.end) < 60]
        if any(gazetteer().within(candidate, holder) for other in near for holder in other.candidates if holder.kind == "region"):
            score += CONTAINED_BONUS
        return score


@cache
def _roles(position: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    edge = r"(?:^|\b){}$" if position == "before" else r"{}"
    return tuple((row["role"], re.compile(edge.format(f"(?:{row['pattern']})"))) for row in entries("roles") if row["position"] == position)


def _role(text: str, span: PlaceSpan) -> str:
    before, after = text[max(0, span.start - LOOK) : span.start], text[span.end : span.end + LOOK]
    if span.start < 3 and _DATELINE.match(after):
        return "dateline"
    for role, pattern in _roles("before"):
        if pattern.search(before):
            return role
    for role, pattern in _roles("after"):
        if pattern.match(after):
            return role
    return "site"


def _with_containers(text: str, mentions: list[Mention]) -> list[Mention]:
    """Mentions that only locate the one beside them: "Balakliia, Kharkiv Oblast"; "the Kharkiv region's Balakliia"."""
    roles = [mention.role for mention in mentions]
    for left in range(len(mentions)):
        for right in (left + 1, left + 2):
            if right >= len(mentions):
                continue
            first, second = mentions[left], mentions[right]
            between = text[first.end : second.start]
            if gazetteer().within(first.toponym, second.toponym) and (_CONTAINED.fullmatch(between) or len(between) < 30 and right == left + 2):
                roles[right] = "container"
            elif gazetteer().within(second.toponym, first.toponym) and _HOLDS.fullmatch(between):
                roles[left] = "container"
    return [Mention(m.start, m.end, m.text, m.toponym, role) for m, role in zip(mentions, roles, strict=True)]
