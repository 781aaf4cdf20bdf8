"""What a word is in its sentence: the vectors that the language model's tagger and parser read.

They are those of the model's own first component, made in a third of the time. What depends on the word alone is made
once for each word; only what its neighbours add is made for each sentence.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import Model

Floats = NDArray[np.float32]

KNOWN = 5_000
"""Words of which something is kept, then all are forgotten: those of some hundred articles, twenty megabytes."""
FEW = 16
"""Sentences encoded at a time: their numbers stay in the processor's cache."""
PIECES = 3
"""Sums of which a layer takes the largest."""

_LEAST = np.float32(1e-8)
"""Added to a variance before it divides, as in the model."""


class Layer(NamedTuple):
    """One look at the neighbours of each word: of some sums the largest, brought to one scale.

    `weights` has a row for each number of the word before, the word itself and the word behind.
    """

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats


class Encoder:
    """The vectors of sentences; none depends on what else is encoded, to the last bit."""

    def __init__(self, model: Model[Any, Any]) -> None:
        """`model` is that of the first component: features of a word, then layers that look one word to each side."""
        embed, encode = model.layers
        features, _, self._tables, self._mix, _ = embed.layers
        self._columns = features.attrs["columns"]
        self._width: int = self._mix.get_dim("nO")
        self._first, *self._others = _layers(encode)
        self._parts = np.hstack(np.vsplit(self._first.weights, 3))
        self._kept: dict[bytes, Floats] = {}

    @property
    def kept(self) -> int:
        """How many words are kept."""
        return len(self._kept)

    def encode(self, docs: Sequence[Doc]) -> Iterator[Floats]:
        """For each sentence an array of a row for each of its words."""
        for start in range(0, len(docs), FEW):
            yield from self._encode(docs[start : start + FEW])

    def _encode(self, docs: Sequence[Doc]) -> list[Floats]:
        keys = [_rows(np.asarray(doc.to_array(self._columns), dtype=np.uint64)) for doc in docs]
        self._learn({key for each in keys for key in each})
        around = len(self._others) + 1
        pad = [np.zeros(self._width * (1 + 3 * PIECES), dtype=np.float32)] * around
        rows = [vector for each in keys for vector in (*pad, *map(self._kept.__getitem__, each), *pad)]
        starts = accumulate((len(each) + 2 * around for each in keys), initial=around)
        spans = [(start, start + len(each)) for start, each in zip(starts, keys, strict=False)]
        vectors = self._among_neighbours(np.concatenate(rows).reshape(len(rows), -1), spans)
        return [vectors[start:end] for start, end in spans]

    def _learn(self, keys: set[bytes]) -> None:
        """Keeps the vector of each word, and what it adds to the first sums of the word behind it, itself, before it.

        Each word is a sentence of its own here, so that its numbers are the same among any others.
        """
        if len(self._kept) > KNOWN:
            self._kept.clear()
        new = sorted(keys - self._kept.keys())
        words = [np.frombuffer(key, dtype=np.uint64).reshape(1, -1) for key in new]
        vectors = self._mix.predict(self._tables.predict(words)) if new else []
        for key, vector in zip(new, vectors, strict=True):
            self._kept[key] = np.concatenate((vector[0], np.dot(vector[0], self._parts)))

    def _among_neighbours(self, kept: Floats, spans: list[tuple[int, int]]) -> Floats:
        """All layers over rows of what is kept; of the padding around a sentence as much as the next layer sees."""
        width = self._width
        sums = _first_sums(kept[:, width:]) + self._first.bias
        rows = kept[:, :width] + _normal(_largest(sums), self._first)
        window = np.zeros((len(rows), 3 * width), dtype=np.float32)
        for seen, layer in zip(reversed(range(len(self._others))), self._others, strict=True):
            window[1:, :width], window[:, width:-width], window[:-1, -width:] = rows[:-1], rows, rows[1:]
            for start, end in spans:
                np.dot(window[start - seen : end + seen], layer.weights, out=sums[start - seen : end + seen])
            sums += layer.bias
            rows += _normal(_largest(sums), layer)
        return rows


def _rows(table: NDArray[np.uint64]) -> list[bytes]:
    raw, size = table.tobytes(), table.itemsize * table.shape[1]
    return [raw[at : at + size] for at in range(0, len(raw), size)]


def _layers(encode: Model[Any, Any]) -> Iterator[Layer]:
    sums = [node for node in encode.walk() if node.name == "maxout"]
    norms = [node for node in encode.walk() if node.name == "layernorm"]
    for total, norm in zip(sums, norms, strict=True):
        weights, bias = _given(total, "W"), _given(total, "b")
        by_piece = weights.transpose(1, 0, 2).reshape(-1, weights.shape[2])
        yield Layer(np.ascontiguousarray(by_piece.T), bias.T.reshape(-1), _given(norm, "G"), _given(norm, "b"))


def _given(node: Model[Any, Any], name: str) -> Floats:
    return np.asarray(node.get_param(name), dtype=np.float32)


def _first_sums(parts: Floats) -> Floats:
    """For each word what the word before it adds, it itself and the word behind it."""
    before, own, behind = np.hsplit(parts, 3)
    sums = own.copy()
    sums[1:] += before[:-1]
    sums[:-1] += behind[1:]
    return sums


def _largest(sums: Floats) -> Floats:
    first, second, third = np.hsplit(sums, PIECES)
    return np.maximum(np.maximum(first, second), third)


def _normal(rows: Floats, layer: Layer) -> Floats:
    """Each row with mean 0 and variance 1, then by the layer's gain and shift; in place."""
    rows -= rows.mean(axis=1, keepdims=True)
    variance = np.einsum("ij,ij->i", rows, rows) / np.float32(rows.shape[1])
    rows /= np.sqrt(variance + _LEAST)[:, np.newaxis]
    rows *= layer.gain
    rows += layer.shift
    return rows
