"""The words of a text as place names are made of them, and the keys under which the gazetteer files the names."""

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

APOSTROPHES = "’'ʼ`ʻ‘ʿʾ′´"
HYPHENS = "-‐‑–"
SPACES = (" ", "\xa0")
_APOSTROPHE = frozenset(APOSTROPHES)
_DROP = dict.fromkeys(map(ord, APOSTROPHES + '."'))
_LETTERS = str.maketrans("łŁøØıəƏđĐ", "lLoOiaAdD") | {ord("ß"): "ss", ord("æ"): "ae", ord("Æ"): "Ae"}

ARTICLES = frozenset(("al", "el", "ad", "ed", "an", "en", "ar", "as", "es", "ash", "at", "az", "ez", "adh", "ath"))
_JOINERS = ARTICLES | {"de", "da", "do", "of", "the", "on", "na", "and", "e", "le", "la", "les", "del", "i", "et"}
_COMPASS = re.compile(r"north|south|east|west|central|upper|lower", re.IGNORECASE)
_WORD = re.compile(r"((?:[A-Z]\.){2,}|[^\W\d_]+)")
MAX_WORDS = 7
WORDS_KNOWN = 20_000
"""Words of which it is remembered what they are in names."""


def fold(name: str, keep_case: bool = False) -> str:
    """A name without diacritics; lower-cased unless told otherwise."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        name = "".join(c for c in decomposed if not unicodedata.combining(c))
    return name if keep_case else name.lower()


def normalise(name: str) -> str:
    """The key a name is filed under: no case, diacritics, apostrophes, hyphens or leading article."""
    key = fold(name.translate(_DROP))
    for hyphen in HYPHENS:
        key = key.replace(hyphen, " ")
    return " ".join(key.replace(",", " ").split()).removeprefix("the ")


key_of = lru_cache(maxsize=WORDS_KNOWN)(normalise)
"""The key of a single word: the words of the news come again and again."""


def may_open(word: str) -> bool:
    """Whether a word may be the first of a name by itself: a capitalised one, or "south"."""
    return word[0].isupper() or bool(_COMPASS.match(word))


@dataclass(frozen=True, slots=True)
class Words:
    """The runs of letters of a text.

    `gaps` are what stands before each and behind the last, `edges` where each begins and ends, in turn.
    """

    texts: list[str]
    gaps: list[str]
    edges: list[int]

    @classmethod
    def of(cls, text: str) -> "Words":
        pieces = _WORD.split(text)
        return cls(pieces[1::2], pieces[::2], list(accumulate(map(len, pieces))))

    def __len__(self) -> int:
        return len(self.texts)

    def start(self, at: int) -> int:
        return self.edges[2 * at]

    def end(self, at: int) -> int:
        return self.edges[2 * at + 1]

    def capital(self, at: int) -> bool:
        return self.texts[at][0].isupper()

    def is_joined(self, at: int) -> bool:
        """Whether an apostrophe alone parts a word from the next: "Sana'a", "Kyiv's"."""
        return self.gaps[at + 1] in _APOSTROPHE

    def may_start(self, at: int) -> bool:
        """Whether a name may begin with a word, by what stands before it, or by its article."""
        gap = self.gaps[at]
        if at and (gap in APOSTROPHES or (gap in HYPHENS and self._is_surname(at - 1))):
            return False
        if may_open(self.texts[at]):
            return True
        is_article = self.texts[at] in ARTICLES and at + 1 < len(self) and self.capital(at + 1)
        return is_article and not self._is_surname(at)

    def _is_surname(self, article: int) -> bool:
        """Whether a lower-case article stands behind a capitalised word: "Bashar al-"."""
        is_behind = article > 0 and self.texts[article] in ARTICLES and self.gaps[article] in SPACES
        return is_behind and self.capital(article - 1)

    def may_end(self, at: int) -> bool:
        return self.capital(at) or self.texts[at] not in _JOINERS

    def keys(self, first: int, seconds: Container[str]) -> list[tuple[int, str]]:
        """The keys of the first word, the first two, and so on while they may belong to one name, each with its length.

        `seconds` are the second words of all names that the first begins; a word that is joined to another is not
        held against them, for it is but a part of one.
        """
        key = key_of(self.texts[first])
        keys = [(1, key)]
        for at in range(first + 1, min(first + MAX_WORDS, len(self))):
            joint = None if self.texts[at] == "s" and self.is_joined(at - 1) else self._joint(at)
            if joint is None:
                break
            part = fold(self.texts[at]).replace(".", "")
            if at == first + 1 and joint and part not in seconds and not self.is_joined(at):
                break
            key += joint + part
            keys.append((at - first + 1, key))
        return keys

    def _joint(self, at: int) -> str | None:
        """What the gap before a word becomes in the key of a name; nothing where it parts two names."""
        gap = self.gaps[at]
        if len(gap) == 1:
            return "" if gap in APOSTROPHES else " " if gap in HYPHENS or gap in SPACES else None
        if gap == ". " and self.texts[at - 1].lower() in ("st", "mt", "ft"):
            return " "
        return " " if gap in ("’ ", "' ", "-", " -") else None

    def beside(self, first: int, end: int) -> tuple[str, str]:
        """The capitalised words that touch a match with one space between; empty where there is none."""
        before = self.texts[first - 1] if first and self.gaps[first] in SPACES and self.capital(first - 1) else ""
        after = self.texts[end] if end < len(self) and self.gaps[end] in SPACES and self.capital(end) else ""
        return before, after

    def is_one_of(self, first: int) -> bool:
        """Whether "a", "another", "one" stands before: "a Homs district" is some district of Homs."""
        is_near = first > 0 and self.gaps[first] == " "
        return is_near and self.texts[first - 1].lower() in ("a", "an", "another", "one")
