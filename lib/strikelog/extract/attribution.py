"""Who says so, as the text names them (codebook section 6)."""

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from strikelog.extract.lexicon import pattern, words

_ACCORDING = pattern("attribution.according")
_SIGNED = pattern("attribution.signed")
"""A headline signed by its source: \"Four missiles shot down – Air Force\"."""
_TRAILING = pattern("attribution.trailing")
"""A speaker behind the claim: "…, the governor said on Friday"."""
_REPORTEDLY = re.compile(r"\breportedly\b", re.IGNORECASE)
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "who", "i", "we", "this", "that", "which", "there", "reports", "report", "sources"}
)
_GENERIC = frozenset({"group", "agency", "ministry", "statement", "organisation", "organization", "monitor"})
_DROP = frozenset({"relcl", "acl", "punct", "cc"})
MAX_NAME = 14
"""Tokens of a speaker; a longer subject is cut to its head."""


@dataclass(slots=True)
class SpeakerMemory:
    """The last named speaker, for "he said"."""

    name: str = ""


def find_speaker(doc: Doc, memory: SpeakerMemory) -> str:
    """The speaker of a sentence, or empty where it speaks in the article's own voice; updates `memory`."""
    match = _ACCORDING.search(doc.text) or _TRAILING.search(doc.text) or _SIGNED.search(doc.text)
    if match:
        memory.name = _trimmed(match["who"])
        return memory.name
    for token in doc:
        if token.lower_ in words("reporting") and token.pos_ in ("VERB", "AUX"):
            subject = next((child for child in token.children if child.dep_ in ("nsubj", "nsubjpass")), None)
            if subject is not None and not subject.like_num and not any(left.like_num for left in subject.lefts):
                return _named(subject, memory)
    return "reportedly" if _REPORTEDLY.search(doc.text) else ""


def _named(subject: Token, memory: SpeakerMemory) -> str:
    if subject.lower_ in _PRONOUNS:
        return memory.name if subject.lower_ in ("he", "she", "it", "they", "who") else ""
    if subject.lower_ in _GENERIC and memory.name[:1].isupper():
        return memory.name
    memory.name = _name(subject)
    return memory.name


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
    stop = min(right + 1, clause, left + MAX_NAME)
    return str(subject.doc[left : max(stop, subject.i + 1)].text).strip(" ,;–—-“”\"'")


def _trimmed(name: str) -> str:
    return re.split(r"\s+(?:who|which|that|as|on|has|have|and that)\s+", name.strip())[0].strip(" “”\"'")
