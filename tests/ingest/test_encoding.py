"""Encodings: every common one is read, and bytes that are no text are refused."""

import codecs
import random

import pytest

from strikelog.ingest.encoding import clean, decode
from strikelog.model import IngestError

CURLY = "“Sixty missiles were fired,” the governor’s office said – a café in Kyiv was hit."
UKRAINIAN = "Вночі росіяни атакували Київ дронами, загинули троє людей. Сили оборони збили тринадцять безпілотників."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be", "cp1252"])
def test_western_text_is_read_from_every_encoding(encoding):
    assert decode(CURLY.encode(encoding)) == CURLY


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8_u", "utf-16"])
def test_cyrillic_text_is_read_from_every_encoding(encoding):
    assert decode(UKRAINIAN.encode(encoding)) == UKRAINIAN


def test_one_cyrillic_word_in_an_english_text():
    text = "The drone that Ukrainians call " + "шахед" + " fell near the city on Friday and nobody was hurt. " * 3
    assert decode(text.encode("cp1251")) == text


def test_the_declared_encoding_is_taken_where_the_bytes_are_not_utf8():
    assert decode("naïve".encode("iso8859-15"), "iso-8859-15") == "naïve"
    assert decode("“x”".encode("cp1252"), "ISO-8859-1") == "“x”"
    assert decode("naïve".encode(), "iso-8859-15") == "naïve"


def test_a_declared_name_that_is_no_page_encoding_is_not_used():
    assert decode(b"caf\xe9 \\u0041", "unicode_escape") == "café \\u0041"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7 text", "a PDF"),
        (b"PK\x03\x04rest", "a zip"),
        (b"\x89PNG\r\n", "an image"),
        (b"\x1f\x8b\x08", "compressed"),
    ],
)
def test_known_kinds_of_files_are_named(data, kind):
    with pytest.raises(IngestError, match=kind):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        random.Random(7).randbytes(4_000),
        codecs.BOM_UTF8 + b"\xff\xff",
        b"\x01\x02\x03 words",
    ],
    ids=["random", "broken-utf8", "control"],
)
def test_garbage_is_refused(data):
    with pytest.raises(IngestError, match="not text"):
        decode(data)


def test_clean_keeps_every_offset():
    assert clean("a\x00b\ud800c") == "a\ufffdb\ufffdc"
