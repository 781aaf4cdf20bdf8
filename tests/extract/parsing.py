"""One parsed sentence, for the finders that read sentences."""

from strikelog.extract.parser import parse
from strikelog.extract.reading import read
from strikelog.extract.sentences import Sentence


def reading(text):
    found = unparsed(text)
    parse([found.doc])
    return found


def unparsed(text):
    return read(Sentence(text, 0, 0), 0)
