"""One parsed sentence, for the finders that read sentences."""

from strikelog.extract.pipeline import language
from strikelog.extract.reading import read
from strikelog.extract.sentences import Sentence


def parsed(text):
    return language()(text)


def reading(text):
    return read(Sentence(text, 0, 0), 0, parsed(text))
