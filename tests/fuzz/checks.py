"""What must hold of any input: no error, offsets that are the text's own, files that give articles or a reason."""

from datetime import date

from strikelog.extract.dates import Clock, find_dates
from strikelog.extract.numbers import find_quantities
from strikelog.ingest import SUFFIXES, read_one
from strikelog.ingest.days import dateline, stamp
from strikelog.model import StrikelogError

NAMES = sorted(f"x{suffix}" for suffix in SUFFIXES)


def numbers(text):
    """Quantities lie in the text, one after the other, and their bounds are in order."""
    last = 0
    for quantity in find_quantities(text):
        assert last <= quantity.start < quantity.end <= len(text)
        count = quantity.count
        assert count.text in text
        assert all(bound is None or bound >= 0 for bound in (count.minimum, count.maximum))
        if count.minimum is not None and count.maximum is not None:
            assert count.minimum <= count.maximum
        last = quantity.start


def dates(text, published=date(2022, 12, 16)):
    """Date phrases lie in the text, none over another; a stamp is an ISO day."""
    last = 0
    for span in find_dates(text, Clock(published)):
        assert last <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.when.text
        last = span.end
    for day in (stamp(text[:300]), dateline(text[:300])):
        assert not day or date.fromisoformat(day[:10])


def files(name, data):
    """Articles or reasons, and nothing else: no error, no empty text, no reason without words."""
    try:
        batch = read_one(name, data)
    except StrikelogError as error:
        raise AssertionError("a refusal came out as an error") from error
    assert batch.articles or batch.refused
    assert all(article.text.strip() and "\x00" not in article.text for article in batch.articles)
    assert all(reason.strip() for _, reason in batch.refused)
