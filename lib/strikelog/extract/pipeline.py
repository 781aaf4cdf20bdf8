"""Reading one article after another: split, filter, parse, find, annotate, assemble."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from spacy.tokens import Doc, Token

from strikelog.extract.actors import SEA, Side, attacker_of, deeds_of, find_sides, target_of
from strikelog.extract.assemble import Touch, evidence, is_zero, one_each, place_claims
from strikelog.extract.attribution import SpeakerMemory, find_speaker
from strikelog.extract.casing import is_shouted, spoken
from strikelog.extract.casualties import find_tolls
from strikelog.extract.casualty_cues import Toll, TollMemory
from strikelog.extract.circumstances import Scene, is_running_total, listed_with, place_of, remember, when_of
from strikelog.extract.confidence import confidence
from strikelog.extract.dates import Clock, DateSpan, Phrase, date_phrases, find_dates
from strikelog.extract.effects import find_affected
from strikelog.extract.gazetteer import gazetteer
from strikelog.extract.lexicon import pattern
from strikelog.extract.mentions import Mention, as_place, city_of
from strikelog.extract.munition_counts import Memory, Strike, remember_munitions
from strikelog.extract.munitions import find_strikes
from strikelog.extract.parser import at_work, parse
from strikelog.extract.reading import Reading, read
from strikelog.extract.sentences import Sentence, split
from strikelog.extract.toponyms import Atlas
from strikelog.extract.triage import May, carries, wanted
from strikelog.extract.version import EXTRACTOR
from strikelog.extract.weapons import blamed, find_weapons
from strikelog.model import (
    NOWHERE,
    Article,
    CasualtyClaim,
    Evidence,
    Extraction,
    MunitionClaim,
    Place,
    When,
)

MOST_DAYS = 2
"""Days before publication that the report of one attack names; a round-up names more."""

WORDS = 100
"""Weight of a side that the article names, against that of a place in its country."""
TOGETHER = 256
"""Articles read at a time: enough to fill the parser's batches, few enough that memory stays small."""

_EFFECT_OF_STATUS = {"launched": "struck", "hit": "struck", "intercepted": "air_defence"}


def extract(article: Article) -> Extraction:
    """Everything that one article claims, in the order of its text."""
    return next(extract_many([article]))


def extract_many(articles: Iterable[Article]) -> Iterator[Extraction]:
    """The extractions of many articles, lazily and in order; no article's claims depend on its neighbours."""
    waiting = iter(articles)
    while chunk := list(islice(waiting, TOGETHER)):
        yield from _together(chunk)


def _together(articles: list[Article]) -> list[Extraction]:
    with at_work():
        readers = [_Reader(article) for article in articles]
        parse([doc for reader in readers for doc in reader.wanted])
        return [reader.read() for reader in readers]


_NATIONAL = pattern("pipeline.national")
"""Speakers who give figures for a whole country."""
_THAT_ATTACK = pattern("pipeline.that-attack")
"""An attack told of before: its munitions fell where it was."""
_EXERCISE = pattern("pipeline.exercise")
_ON_THE_SIDE = pattern("pipeline.on-the-side")
_FIRED_FROM = pattern("pipeline.fired-from")


C = TypeVar("C", MunitionClaim, CasualtyClaim, Touch)


def _heard(sentence: Sentence) -> Sentence:
    """A sentence in capitals as one in small letters, with the article's words beside."""
    if not is_shouted(sentence.text):
        return sentence
    return replace(sentence, text=spoken(sentence.text), written=sentence.text)


class _Reader:
    """Reads one article from its first sentence to its last; what was said before lives in its memories."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.sentences = [_heard(sentence) for sentence in split(article.text)]
        self.scene = Scene()
        self.speakers = SpeakerMemory()
        self.strikes = Memory()
        self.tolls = TollMemory()
        self.named: Counter[str] = Counter()
        self.last_target = NOWHERE
        self.index = 0
        self.early: set[tuple[int, int]] = set()
        self.munitions: list[MunitionClaim] = []
        self.casualties: list[CasualtyClaim] = []
        self.touches: list[Touch] = []
        self.mentioned: list[Touch] = []
        self.readings = {index: read(sentence, index) for index, sentence in self._carrying()}
        self.sides = {index: find_sides(reading) for index, reading in self.readings.items()}
        self._orient()
        self.parsed = wanted(self.readings, {index: self.atlas.mentions(index) for index in self.readings})
        self.phrases: list[list[Phrase]] = []
        if self.parsed:
            self.phrases = [date_phrases(sentence.text) for sentence in self.sentences]
            self.scene.fresh = self._days() <= MOST_DAYS

    def _carrying(self) -> Iterator[tuple[int, Sentence]]:
        return ((index, sentence) for index, sentence in enumerate(self.sentences) if carries(sentence))

    @property
    def wanted(self) -> list[Doc]:
        """The sentences to be parsed before `read`."""
        return [self.readings[index].doc for index in self.parsed]

    def _orient(self) -> None:
        """Who is at war, and where: from all that the article names."""
        self.named = Counter(side.country for found in self.sides.values() for side in found)
        self.atlas = Atlas([sentence.text for sentence in self.sentences], self.named.elements())
        self.named = Counter({country: count * WORDS for country, count in self.named.items()}) + self.atlas.placed
        self.scene.home = self.atlas.home

    def read(self) -> Extraction:
        for index, sentence in enumerate(self.sentences):
            self._mention(sentence, index)
            if self.parsed:
                self._tell(sentence, index)
        return self._extraction()

    def _tell(self, sentence: Sentence, index: int) -> None:
        """What a sentence claims, or leaves in memory for the claims of others."""
        dates = self._dates(sentence, self.phrases[index])
        if index in self.readings:
            self._sentence(self.readings[index], dates, self.parsed.get(index, May()))
        remember(self.scene, sentence, index, dates, self.atlas.mentions(index), self.article.day)

    def _dates(self, sentence: Sentence, phrases: list[Phrase]) -> list[DateSpan]:
        if not phrases:
            return []
        return find_dates(sentence.text, Clock(self.article.day, self.scene.day, self.atlas.home), phrases)

    def _days(self) -> int:
        """How many days before publication the article tells of: one attack's report names one at most."""
        clock = Clock(self.article.day, None, self.atlas.home)
        told = ((sentence, phrases) for sentence, phrases in zip(self.sentences, self.phrases, strict=True) if phrases)
        spans = [span for sentence, phrases in told for span in find_dates(sentence.text, clock, phrases)]
        days = {span.when.start for span in spans if span.when.start and not span.long and not span.spoken}
        return len(days - {self.article.day})

    def _sentence(self, reading: Reading, dates: list[DateSpan], may: May) -> None:
        self.index = reading.index
        speaker = find_speaker(reading, self.speakers)
        self._counts(reading, dates, speaker, may)
        days = [span for span in dates if not span.rule.startswith(("date.since", "date.past-period"))]
        is_total = bool(dates) and not days
        if may.places and not is_total:
            self._effects(reading, days, speaker)

    def _counts(self, reading: Reading, dates: list[DateSpan], speaker: str, may: May) -> None:
        sides = self.sides[reading.index]
        strikes = find_strikes(reading, self.strikes) if may.munitions else self._no_strikes(reading)
        tolls = find_tolls(reading, self.tolls) if may.people else []
        starts = sorted({strike.start for strike in strikes} | {toll.start for toll in tolls})
        for strike in strikes:
            self._strike(reading, strike, dates, sides, speaker, starts)
        counts_all = any(toll.path == "toll" for toll in tolls)
        for toll in tolls:
            self._toll(reading, toll, dates, sides, speaker, starts, counts_all)

    def _no_strikes(self, reading: Reading) -> list[Strike]:
        """Munitions that a sentence only names are what a later number counts."""
        remember_munitions(self.strikes, reading, [], [], find_weapons(reading))
        return []

    def _effects(self, reading: Reading, days: list[DateSpan], speaker: str) -> None:
        mentions = self.atlas.mentions(reading.index)
        for affected in find_affected(reading, mentions, self.scene.last, self.scene.home):
            when = self._when(reading, affected.mention.start, [], days)[0]
            start, end = min(affected.start, affected.mention.start), max(affected.end, affected.mention.end)
            quote = evidence(reading.sentence, start, end)
            self._touch(
                affected.mention, Touch(affected.mention.place, affected.effect, when, speaker, quote, affected.rule)
            )

    def _when(self, reading: Reading, start: int, starts: list[int], dates: list[DateSpan]) -> tuple[When, str]:
        found = when_of(reading, start, starts, dates, self.scene, self.article.day)
        if not dates and self.scene.lead is None and self.scene.long is None:
            self.early.add((reading.sentence.start, reading.sentence.end))
        return found

    def _dated(self, claim: C) -> C:
        """A claim told before the report says on what day its attack was takes that day."""
        lead, when = self.scene.lead, claim.when
        sentence = next((span for span in self.early if span[0] <= claim.evidence.start < span[1]), None)
        if not lead or not sentence or when.text or when.start != self.article.day or when.start != when.end:
            return claim
        return replace(claim, when=When(lead, lead))

    def _place(self, reading: Reading, start: int, end: int, starts: list[int]) -> Place:
        return place_of(reading, start, end, self.atlas.mentions(reading.index), starts, self.scene)

    def _names_place(self, reading: Reading) -> bool:
        here = any(mention.role != "speaker" for mention in self.atlas.mentions(reading.index))
        return here or self.scene.place_paragraph == reading.sentence.paragraph

    def _whole(self, place: Place) -> Place:
        """The country of a place: a total over a longer time that names no place is the country's."""
        country = gazetteer().country(place.country or self.atlas.home)
        return as_place(country) if country else place

    def _side_told(self, reading: Reading) -> Place | None:
        """ "On the Israeli side 26 civilians died"."""
        match = _ON_THE_SIDE.search(reading.text)
        sides = [
            side
            for side in self.sides[reading.index]
            if match and match.start() <= reading.doc[side.start].idx < match.end()
        ]
        country = gazetteer().country(sides[0].country) if sides else None
        return as_place(country, match.group()) if country and match else None

    def _last_place(self) -> Place:
        last = self.scene.place or self.scene.last.get("country")
        return last.place if last else NOWHERE

    def _target(self, word: Token, deed: str, sides: list[Side], deeds: dict[int, str], speaker: str) -> Place:
        """Where munitions fell of which no place is told: the country fired at, else the last place."""
        last = self.scene.place.place if self.scene.place else NOWHERE
        if last.name and _THAT_ATTACK.search(word.doc.text):
            return last
        is_national = bool(_NATIONAL.search(speaker)) and deed != "hit"
        code = target_of(word, deed, sides, self.named, deeds) or (last.country if is_national else "")
        country = gazetteer().country(code) if code else None
        if country and not (deed == "hit" and last.name):
            return as_place(country)
        return self.last_target if self.last_target.name else last

    def _strike(
        self,
        reading: Reading,
        strike: Strike,
        dates: list[DateSpan],
        sides: list[Side],
        speaker: str,
        starts: list[int],
    ) -> None:
        when, scope = self._when(reading, strike.start, starts, dates)
        place = self._place(reading, strike.start, strike.end, starts)
        place = place if place.name else self._target(strike.word, strike.deed, sides, deeds_of(reading), speaker)
        if strike.anaphoric and self.munitions and not dates:
            when, scope = self.munitions[-1].when, self.munitions[-1].scope
        claim = MunitionClaim(
            fact_id="",
            article_id=self.article.id,
            published=self.article.published,
            when=when,
            place=place,
            attribution=speaker,
            evidence=evidence(reading.sentence, *strike.quoted),
            rule=f"{strike.rule}/{strike.path}",
            confidence=confidence(f"munitions.{strike.path}"),
            review="machine",
            munition=strike.munition,  # type: ignore[arg-type]
            model=strike.model,
            status=strike.status,  # type: ignore[arg-type]
            attacker=self._attacker(strike.word, strike.deed, sides, place.country, deeds_of(reading), place.kind),
            count=strike.count,
            scope=scope,  # type: ignore[arg-type]
            subset=strike.subset,
        )
        self.munitions.append(claim)
        self.last_target = place if place.name and not strike.subset else self.last_target
        self._touch_of(claim, _EFFECT_OF_STATUS.get(strike.status, ""))
        for mention in listed_with(reading, place, self.atlas.mentions(reading.index)):
            self._touch_of(replace(claim, place=mention.place), _EFFECT_OF_STATUS.get(strike.status, ""))

    def _toll(
        self,
        reading: Reading,
        toll: Toll,
        dates: list[DateSpan],
        sides: list[Side],
        speaker: str,
        starts: list[int],
        counts_all: bool,
    ) -> None:
        when, scope = self._when(reading, toll.start, starts, dates)
        place = self._place(reading, toll.start, toll.end, starts)
        place = place if place.name else self._side_told(reading) or self._last_place()
        if not dates and toll.kind != "missing" and is_running_total(reading.text, counts_all, place):
            when, scope = When(None, self.article.day), "cumulative"
        if scope == "cumulative" and not self._names_place(reading):
            place = self._whole(place)
        munition = blamed(reading)
        claim = CasualtyClaim(
            fact_id="",
            article_id=self.article.id,
            published=self.article.published,
            when=when,
            place=place,
            attribution=speaker,
            evidence=evidence(reading.sentence, toll.start, toll.end),
            rule=f"{toll.rule}/{toll.path}",
            confidence=confidence(f"casualties.{toll.path}"),
            review="machine",
            munition=munition,  # type: ignore[arg-type]
            kind=toll.kind,  # type: ignore[arg-type]
            who=toll.who,  # type: ignore[arg-type]
            attacker=self._attacker(toll.word, "", sides, place.country, {}, place.kind) if munition else "",
            count=toll.count,
            scope=scope,  # type: ignore[arg-type]
            subset=toll.subset,
        )
        self.casualties.append(claim)
        if not is_zero(toll.count):
            self._touch_of(claim, "casualties")

    def _attacker(
        self, word: Token, deed: str, sides: list[Side], target: str, deeds: dict[int, str], place_kind: str
    ) -> str:
        if place_kind == "other" and not target:
            target = SEA
        told = attacker_of(word, deed, sides, target, self.named, deeds, self._origin(word))
        return told or attacker_of(word, deed, [], self.atlas.home, self.named, deeds)

    def _origin(self, word: Token) -> str:
        """The country that the sentence says it was fired from: "a missile launched from Yemen"."""
        mentions = self.atlas.mentions(self.index)
        fired = [
            m.toponym.country for m in mentions if m.role == "origin" and _FIRED_FROM.search(word.doc.text[: m.start])
        ]
        return fired[0] if fired else ""

    def _touch(self, mention: Mention, touch: Touch) -> None:
        """An effect on a place, and on the city it is a part of."""
        self.touches.append(touch)
        city = city_of(mention.toponym)
        if city:
            self.touches.append(replace(touch, place=as_place(city, mention.text)))

    def _touch_of(self, claim: MunitionClaim | CasualtyClaim, effect: str) -> None:
        """The place of a counted event claim is affected."""
        if effect and claim.place.name and claim.scope == "event":
            self.touches.append(Touch(claim.place, effect, claim.when, claim.attribution, claim.evidence, claim.rule))

    def _mention(self, sentence: Sentence, index: int) -> None:
        for mention in self.atlas.mentions(index):
            if mention.role != "container":
                self.mentioned.append(
                    Touch(mention.place, "", When(), "", _quote(sentence, mention), f"role.{mention.role}")
                )

    def _is_exercise(self) -> bool:
        """Whether an article that opens with a drill or a test, and counts no victim, tells of no attack."""
        lead = " ".join([self.article.title, *(sentence.text for sentence in self.sentences[:2])])
        return bool(_EXERCISE.search(lead)) and not any(not is_zero(claim.count) for claim in self.casualties)

    def _extraction(self) -> Extraction:
        if (self.munitions or self.touches) and self._is_exercise():
            self.munitions, self.touches = [], []
        fired, hurt = (
            [self._dated(claim) for claim in self.munitions],
            [self._dated(claim) for claim in self.casualties],
        )
        munitions, casualties = one_each(self.article, fired, hurt)
        touches = [self._dated(touch) for touch in self.touches]
        places = tuple(place_claims(self.article, touches, self.mentioned))
        return Extraction(self.article, tuple(munitions), tuple(casualties), places, "en", EXTRACTOR)


def _quote(sentence: Sentence, mention: Mention) -> Evidence:
    return evidence(sentence, mention.start, mention.end)
