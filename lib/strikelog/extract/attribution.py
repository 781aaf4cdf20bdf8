"""Who says so, as the text names them (codebook section 6)."""

import re
from dataclasses import dataclass, field

from spacy.tokens import Token

from strikelog.extract.lexicon import Written, pattern, words
from strikelog.extract.reading import Reading, is_passive
from strikelog.extract.sieve import Sieve

_ACCORDING = pattern("attribution.according")
_SIGNED = pattern("attribution.signed")
"""A headline signed by its source: \"Four missiles shot down – Air Force\"."""
_TRAILING = pattern("attribution.trailing")
"""A speaker behind the claim: "…, the governor said on Friday"."""
_INVERTED = pattern("attribution.inverted")
"""A speaker behind the verb: "…, said the governor"."""
_COUNTED = pattern("attribution.counted")
"""A speaker by whose count it is: "by the army's own count"."""
_PHRASES = Sieve((phrase, phrase) for phrase in (_ACCORDING, _COUNTED, _TRAILING, _INVERTED, _SIGNED))
_REPORTEDLY = re.compile(r"\breportedly\b", re.IGNORECASE)
_PRONOUNS = frozenset(
    [
        *["he", "she", "it", "they", "who", "i", "we", "you", "this", "that", "which", "there", "reports", "report"],
        *["sources", "but", "and", "also", "what", "or"],
    ]
)
_ANY = frozenset({"group", "agency", "ministry", "statement", "organisation", "organization", "monitor"})
"""Nouns that stand for whoever spoke last."""
_GENERIC = _ANY | frozenset(
    [
        *["army", "military", "service", "council", "administration", "office", "governor", "mayor", "command"],
        *["force", "observatory", "committee", "authority", "department", "spokesman", "spokeswoman", "official"],
    ]
)
"""Nouns that stand for a speaker named in full before."""
_NAMED_BEFORE = _GENERIC | {"he", "she", "it", "they", "who"}
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_DROP = frozenset({"relcl", "acl", "punct", "cc"})
BESIDE = 4
"""Words between a speaker who was named before and the verb."""
MAX_NAME = 14
"""Tokens of a speaker; a longer subject is cut to its head."""


@dataclass(slots=True)
class SpeakerMemory:
    """The last named speaker, for "he said"; all named speakers in order, for "the ministry"."""

    name: str = ""
    named: list[str] = field(default_factory=list)


def speaks(written: Written) -> bool:
    """Whether somebody may say something in a sentence."""
    return not words("reporting").isdisjoint(written.present)


def may_name_speaker(text: str) -> bool:
    """Whether a speaker may show without a parse: "according to"."""
    return _PHRASES.matches(text)


def asks_back(written: Written) -> bool:
    """Whether the speaker of a sentence may be one that was named before: "he said", "the ministry"."""
    beside = (written.lower[max(0, at - BESIDE) : at + BESIDE + 1] for at in _says(written))
    return any(not _NAMED_BEFORE.isdisjoint(words) for words in beside)


def _says(written: Written) -> list[int]:
    reporting = words("reporting")
    return [index for index, word in enumerate(written.lower) if word in reporting]


def find_speaker(reading: Reading, memory: SpeakerMemory) -> str:
    """The speaker of a sentence, or empty where it speaks in the article's own voice; updates `memory`."""
    for phrase in _PHRASES.passing(reading.text):
        match = phrase.search(reading.text)
        name = _resolved(_trimmed(match["who"]), memory) if match else ""
        if name:
            return _remember(name, memory)
    for verb in (reading.doc[index] for index in _says(reading.words)):
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        subject = _subject(verb)
        if subject is not None and not subject.like_num and not any(left.like_num for left in subject.lefts):
            return _remember(_resolved(_name(subject), memory), memory)
    return "reportedly" if _REPORTEDLY.search(reading.text) else ""


def _remember(name: str, memory: SpeakerMemory) -> str:
    if name:
        memory.name = name
        memory.named.append(name)
    return name


def _subject(verb: Token) -> Token | None:
    """Who speaks: the subject nearest to the verb, or the name that commas set off before it."""
    if is_passive(verb):
        return None
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    if subjects:
        return min(subjects, key=lambda subject: abs(subject.i - verb.i))
    set_off = verb.i >= 2 and verb.nbor(-1).text == "," and verb.nbor(-2).pos_ == "PROPN"
    return verb.nbor(-2) if set_off else None


def _resolved(name: str, memory: SpeakerMemory) -> str:
    """The speaker that a pronoun or "the ministry" stands for; nothing for what cannot speak."""
    spoken = name.lower()
    if spoken in _PRONOUNS:
        return memory.name if spoken in ("he", "she", "it", "they", "who") else ""
    last = spoken.rsplit(" ", 1)[-1]
    if spoken.count(" ") < MAX_GENERIC and last in _GENERIC:
        fuller = (
            other for other in reversed(memory.named) if last in other.lower() and other.count(" ") > spoken.count(" ")
        )
        known = memory.name if memory.name[:1].isupper() and last in _ANY and spoken.startswith("the ") else name
        return next(fuller, known)
    return name


MAX_GENERIC = 2
"""Words beside the noun of "the ministry", "the emergency service"."""


def _name(subject: Token) -> str:
    left, right = subject.left_edge.i, subject.right_edge.i
    clause = next(
        (
            child.left_edge.i
            for child in subject.children
            if child.dep_ in _DROP and child.i > subject.i and child.dep_ != "punct"
        ),
        right + 1,
    )
    verb = next((token.i for token in subject.doc[subject.i + 1 : right + 1] if token.tag_ in _FINITE), right + 1)
    stop = min(right + 1, clause, verb, left + MAX_NAME)
    return str(subject.doc[left : max(stop, subject.i + 1)].text).strip(" ,;–—-“”\"'")


def _trimmed(name: str) -> str:
    return re.split(r"\s+(?:who|which|that|as|on|has|have|and that)\s+", name.strip())[0].strip(" “”\"'")
