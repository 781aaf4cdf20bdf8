"""The lexicons: rules as data, loaded once, checked on load.

An entry has an `id`, surface forms (`forms`, or a `verb` that is inflected here) and an `example` that a test fires.
Forms match whole tokens; case counts only where a form has a capital.
"""

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from spacy.attrs import LENGTH, ORTH, SPACY  # type: ignore[import-not-found]
from spacy.tokens import Doc

Entry = dict[str, Any]

MAX_GAP = 4
"""Tokens that may stand between a verb and its particle: "shot 13 Russian drones down"."""


class Cue(NamedTuple):
    """One firing of an entry: tokens `start` to `end` (exclusive); `anchor` is the word that governs."""

    id: str
    category: str
    kind: str
    takes: frozenset[str]
    start: int
    end: int

    @property
    def anchor(self) -> int:
        return self.start


@cache
def entries(name: str) -> tuple[Entry, ...]:
    """The entries of one lexicon file; raises `ValueError` where an entry lacks its id or an id stands twice."""
    rows = json.loads(_data(name))
    ids = [row["id"] for row in rows]
    if len(set(ids)) != len(ids):
        raise ValueError(f"lexicon {name}: an id stands twice")
    return tuple(rows)


@cache
def words(name: str, key: str = "") -> frozenset[str]:
    """All lower-cased forms of a file of plain word lists, or of its list `key`."""
    rows = json.loads(_data(name))
    lists = [rows[key]] if key else (rows.values() if isinstance(rows, dict) else rows)
    return frozenset(form.lower() for row in lists for form in row["forms"])


def _data(name: str) -> str:
    return files("strikelog.extract").joinpath(f"data/lexicon/{name}.json").read_text(encoding="utf-8")


def surface_forms(entry: Entry) -> list[str]:
    """Every form an entry matches: its `forms`, or its verbs in all tenses."""
    if "verb" not in entry:
        return list(entry["forms"])
    verbs = entry["verb"] if isinstance(entry["verb"], list) else [entry["verb"]]
    return [form for verb in verbs for form in _inflected(verb, entry.get("past"), entry.get("participle"))]


def _inflected(verb: str, past: str | None, participle: str | None) -> list[str]:
    head, _, rest = verb.partition(" ")
    tail = f" {rest}" if rest else ""
    regular = f"{head}d" if head.endswith("e") else (f"{head[:-1]}ied" if _consonant_y(head) else f"{head}ed")
    third = (
        f"{head[:-1]}ies"
        if _consonant_y(head)
        else (f"{head}es" if head.endswith(("s", "sh", "ch", "x", "z")) else f"{head}s")
    )
    stem = (past or regular)[:-2] if past and past.endswith("ed") and past[-3] == past[-4] else head
    ing = (
        "dying"
        if head == "die"
        else (f"{stem[:-1]}ing" if stem.endswith("e") and not stem.endswith("ee") else f"{stem}ing")
    )
    doubled = [f"{head}{head[-1]}{ending}" for ending in ("ing", "ed")]
    forms = dict.fromkeys([head, third, past or regular, participle or past or regular, ing, *doubled])
    return [form + tail for form in forms]


def _consonant_y(verb: str) -> bool:
    return verb.endswith("y") and verb[-2] not in "aeiou"


class Written(NamedTuple):
    """The words of a sentence as they are written, and in small letters, and which there are at all."""

    texts: list[str]
    lower: list[str]
    present: frozenset[str]


def written(doc: Doc) -> Written:
    """Read off the table of a sentence: to make a token of each word takes ten times as long."""
    strings = doc.vocab.strings
    texts = [strings[orth] for orth in doc.to_array(ORTH).tolist()]
    lower = [text.lower() for text in texts]
    return Written(texts, lower, frozenset(lower))


def ends(doc: Doc) -> list[int]:
    """The characters at which the words of a sentence end."""
    rows = doc.to_array([LENGTH, SPACY])
    return list((rows.sum(axis=1).cumsum() - rows[:, 1]).tolist())


class _Form(NamedTuple):
    """A form as the parser cuts it, and what its entry tells.

    It is looked for by its part `key`; `rest` are its other words; `order` counts the longest first.
    """

    parts: tuple[str, ...]
    key: int
    rest: frozenset[str]
    order: int
    id: str
    category: str
    kind: str
    takes: frozenset[str]


class Matcher:
    """Finds the entries of lexicons in a sentence; of each lexicon the longest first, none overlapping another."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_key: dict[str, dict[str, list[_Form]]] = {}
        self._names = tuple(names)
        for name in self._names:
            for form in _forms(name):
                self._by_key.setdefault(form.parts[form.key].lower(), {}).setdefault(name, []).append(form)

    def find(self, written: Written) -> dict[str, list[Cue]]:
        """The cues of each lexicon, in order of the text."""
        hits: dict[str, list[tuple[int, int, _Form]]] = {}
        present = written.present
        known = self._by_key.keys() & present
        for index, word in enumerate(written.lower) if known else ():
            if word in known:
                for name, forms in self._by_key[word].items():
                    fitting = [(index - form.key, form.order, form) for form in forms if form.rest <= present]
                    if fitting:
                        hits.setdefault(name, []).extend(fitting)
        return {name: list(_longest(_cues(hits[name], written))) if name in hits else [] for name in self._names}


def _forms(name: str) -> Iterator[_Form]:
    cut = [(_tokens(form), entry) for entry in entries(name) for form in surface_forms(entry)]
    for order, (parts, entry) in enumerate(sorted(cut, key=lambda form: -len(form[0]))):
        kind = "verb" if "verb" in entry else "noun"
        key = 0 if kind == "verb" else max(range(len(parts)), key=lambda at: len(parts[at]))  # a verb may have gaps
        rest = frozenset(part.lower() for at, part in enumerate(parts) if at != key)
        takes = frozenset(entry.get("takes", ()))
        yield _Form(parts, key, rest, order, entry["id"], entry.get("category", ""), kind, takes)


def _cues(hits: list[tuple[int, int, _Form]], written: Written) -> Iterator[Cue]:
    """At each token the entries with the longest form that begins there: several, where a verb takes several roles."""
    begin, length, told = -1, 0, set[str]()
    for start, _, form in sorted(hits):
        if start != begin:
            begin, length, told = start, 0, set()
        end = _match(form, start, written) if start >= 0 and len(form.parts) >= length and form.id not in told else 0
        if end:
            length = len(form.parts)
            told.add(form.id)
            yield Cue(form.id, form.category, form.kind, form.takes, start, end)


_INFIX = re.compile(r"(?<=[A-Za-z])-(?=[A-Za-z])|(?<=[A-Za-z0-9])/(?=[A-Za-z])")


def _tokens(form: str) -> tuple[str, ...]:
    """A form as the parser's tokenizer cuts it: hyphens between letters and slashes before them stand alone."""
    return tuple(_INFIX.sub(lambda match: f" {match.group()} ", form).split())


def _match(form: _Form, index: int, written: Written) -> int:
    """The token after the match that begins at `index`, or 0."""
    if not form.rest and form.parts[0].islower():
        return index + 1  # it was looked for by this word
    texts, lower = written.texts, written.lower
    if not _same(form.parts[0], texts[index], lower[index]):
        return 0
    place = index + 1
    for part in form.parts[1:]:
        limit = place + (MAX_GAP if form.kind == "verb" else 0) + 1
        hit = next((i for i in range(place, min(limit, len(texts))) if _same(part, texts[i], lower[i])), None)
        if hit is None:
            return 0
        place = hit + 1
    return place


def _same(form: str, text: str, lower: str) -> bool:
    return form == text if form != form.lower() else form == lower


def _longest(cues: Iterable[Cue]) -> Iterator[Cue]:
    """Drops cues that lie inside a noun phrase cue; of those that begin at one token only the longest came."""
    last = (0, 0)
    for cue in cues:
        inside = last[0] < cue.start < last[1] and cue.kind == "noun"
        if not inside:
            yield cue
            last = max(last, (cue.start, cue.end if cue.kind == "noun" else cue.start + 1), key=lambda span: span[1])


@cache
def matcher(*names: str) -> Matcher:
    """One matcher of several lexicons costs little more than one of a single lexicon."""
    return Matcher(names)


@cache
def people_only() -> frozenset[str]:
    """Casualty cues that things suffer too ("destroyed 40 tanks") and that count people only where people are named."""
    return frozenset(row["id"] for row in entries("casualty_kind") if row.get("only_people"))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The compiled pattern of an entry of `patterns.json`. Raises `KeyError` where there is none of that id."""
    return compiled(_patterns()[name])


def compiled(row: Entry) -> re.Pattern[str]:
    """The pattern of an entry; `<<id>>` in it stands for the pattern of an entry of `patterns.json`."""
    return re.compile(_expanded(row["pattern"]), re.IGNORECASE if row.get("ignore_case") else 0)


def _expanded(text: str) -> str:
    return re.sub(r"<<([\w.-]+)>>", lambda match: _expanded(_patterns()[match[1]]["pattern"]), text)


@cache
def _patterns() -> dict[str, Entry]:
    return {row["id"]: row for row in entries("patterns")}
