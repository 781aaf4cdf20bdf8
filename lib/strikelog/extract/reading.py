"""A sentence with everything that was found in it; finders fill it, annotators read it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from strikelog.extract.lexicon import Cue, Written, ends, matcher, written
from strikelog.extract.numbers import Quantity, find_quantities
from strikelog.extract.parser import words_of
from strikelog.extract.sentences import Sentence

MAX_CLIMB = 12
"""Steps from a word up to what governs it; deeper is a broken parse."""


@dataclass(slots=True)
class Reading:
    """`doc` is the sentence alone; add `sentence.start` to a character offset for the article's."""

    sentence: Sentence
    index: int
    doc: Doc
    text: str
    words: Written
    status_cues: list[Cue] = field(default_factory=list)
    casualty_cues: list[Cue] = field(default_factory=list)
    effect_cues: list[Cue] = field(default_factory=list)
    context_cues: list[Cue] = field(default_factory=list)
    munition_cues: list[Cue] = field(default_factory=list)
    actor_cues: list[Cue] = field(default_factory=list)
    _quantities: list[Quantity] | None = field(default=None, init=False)
    _ends: list[int] | None = field(default=None, init=False)

    @property
    def quantities(self) -> list[Quantity]:
        """The number phrases, looked for when they are first asked for: beside most words they do not matter."""
        if self._quantities is None:
            self._quantities = list(find_quantities(self.sentence.text))
        return self._quantities

    @property
    def ends(self) -> list[int]:
        """The characters at which the words end."""
        if self._ends is None:
            self._ends = ends(self.doc)
        return self._ends

    def token_at(self, char: int) -> Token:
        """The token that covers a character offset of the sentence, or the nearest after it."""
        return self.doc[min(bisect_right(self.ends, char), len(self.ends) - 1)]


_STRAIGHT = str.maketrans("’‘“”„«»", '\'\'"""""')
"""The parser reads straight quotes better; one stands for one, so that offsets stay."""
_LONE = re.compile("[\ud800-\udfff]")
"""Halves of characters, which the parser refuses; one stands for one, so that offsets stay."""


def read(sentence: Sentence, index: int) -> Reading:
    """What the words of a sentence tell before it is parsed; `text` is what the parser reads."""
    text = sentence.text
    if not text.isascii():
        text = _LONE.sub("\ufffd", text).translate(_STRAIGHT)
    doc = words_of(text)
    words = written(doc)
    cues = matcher(*_LEXICONS).find(words)
    return Reading(sentence, index, doc, text, words, *(cues[name] for name in _LEXICONS))


NO_EVENT = frozenset({"context.test", "context.sport", "context.hypothesis"})
"""Contexts that make no event of anything in their sentence."""

_LEXICONS = ("munition_status", "casualty_kind", "effects", "context", "munitions", "actors")
"""In the order of the fields of a reading."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What a word is to the word that governs it; `far` counts the steps between them."""

    relation: str
    governor: Token
    far: int


_RELATIONS = {
    "nsubj": "subject",
    "csubj": "subject",
    "nsubjpass": "object",
    "dobj": "object",
    "obj": "object",
    "oprd": "object",
    "attr": "attribute",
    "appos": "apposition",
    "compound": "compound",
    "amod": "adjective",
    "nmod": "compound",
    "relcl": "clause",
    "acl": "clause",
    "acomp": "adjective",
}


def ties(word: Token) -> Iterator[Tie]:
    """The governors of a word: its own clauses, then through coordination and prepositions up to the root."""
    yield from _clauses(word)
    token, relation, far = word, "", 0
    while far < MAX_CLIMB and token.head is not token:
        far += 1
        label, head = token.dep_, token.head
        if label == "conj":
            is_noun, token = token.pos_ in ("NOUN", "PROPN"), head
            if head.pos_ not in ("VERB", "AUX"):
                yield Tie("conjunct", head, far)
                continue
            # a noun cannot stand beside a verb: the parser lost its verb's second object
            yield Tie("object" if is_noun else "conjunct", head, far)
            relation = ""
            continue
        if label in ("pobj", "pcomp") and head.lower_ == "including" and head.head is not head:
            token, relation = head.head, ""  # "a range of weapons, including one Kinzhal": what befell the range
            if token.pos_ == "VERB":
                yield Tie("object", token, far)
            continue
        if label in ("pobj", "pcomp"):
            relation = _preposition(head)
        elif label in ("prep", "agent", "dative"):
            yield Tie(relation or label, head, far)
            if relation == "of" and head.like_num:
                yield from _clauses(head)  # "one of 29 that Russia launched"
        else:
            relation = _RELATIONS.get(label, label)
            yield Tie(relation, head, far)
        token = head


def _preposition(token: Token) -> str:
    word = token.lower_
    return "by" if token.dep_ == "agent" else word


def _clauses(word: Token) -> Iterator[Tie]:
    """Clauses that hang on the word itself: "drones shot down over", "missiles targeting Kyiv", "which were downed"."""
    for child in word.children:
        if child.dep_ == "acl":
            yield Tie("subject" if child.tag_ == "VBG" else "object", child, 1)
        elif child.dep_ == "relcl":
            relation = _relative_relation(child)
            if relation:
                yield Tie(relation, child, 1)


_RELATIVES = frozenset({"that", "which", "who"})


def _relative_relation(verb: Token) -> str:
    """What the antecedent is to a relative clause's verb; nothing where the clause has its own subject and object."""
    for child in verb.children:
        if child.dep_ == "nsubjpass":
            return "object" if child.lower_ in _RELATIVES else ""
        if child.dep_ in ("nsubj", "dobj") and child.lower_ in _RELATIVES:
            return "subject" if child.dep_ == "nsubj" else "object"
    return "" if has_object(verb) else "object"


def is_passive(verb: Token) -> bool:
    return any(child.dep_ in ("auxpass", "nsubjpass") for child in verb.children)


def has_object(verb: Token) -> bool:
    return any(child.dep_ in ("dobj", "obj") for child in verb.children)


def clause_of(token: Token) -> Token:
    """The verb whose clause a token stands in."""
    current = token
    for _ in range(MAX_CLIMB):
        if current.head is current or (
            current.pos_ in ("VERB", "AUX") and current.dep_ not in ("aux", "auxpass", "amod")
        ):
            return current
        current = current.head
    return current
