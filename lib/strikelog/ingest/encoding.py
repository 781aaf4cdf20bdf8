"""Bytes into text: BOM, UTF-8, what the file declares, then the likely code pages, a detector last."""

import codecs
import re

from charset_normalizer import from_bytes

from strikelog.model import IngestError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with the mark of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_KNOWN_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip or office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
)
_DECLARABLE = re.compile(r"(?:windows-?|cp)125\d|iso-?8859-?\d+|koi8-?[ru]|gb\w+|big5\w*|shift_?jis|euc-?\w+", re.I)
_LATIN_1 = re.compile(r"iso-?8859-?1", re.I)
_CYRILLIC_PAGES = ["cp1251", "koi8_u", "koi8_r", "cp866", "iso8859_5", "mac_cyrillic"]
_HIGH_RUN = re.compile(rb"[\x80-\xff]{3,}")
_HIGH = re.compile(rb"[\x80-\xff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MOST_CONTROL = 0.001  # share of control characters beyond which bytes are not text
_FEW_CONTROL = 2  # as many may stand in any text
_FOREIGN = 0.3  # share of high bytes beyond which the whole text is in another script
_SAMPLE = 50_000  # characters or bytes looked at
_DETECTED = 1_000_000  # bytes that the detector is given


def decode(data: bytes, declared: str = "") -> str:
    """The text of a file, without BOM; `declared` is the character set that the file itself names.

    Raises `IngestError` for bytes that are no text.
    """
    return decoded(data, declared)[0]


def decoded(data: bytes, declared: str = "") -> tuple[str, str]:
    """The text of a file as `decode` gives it, and the name of the character set that it was read in."""
    for start, kind in _KNOWN_KINDS:
        if data.startswith(start):
            raise IngestError(f"The file is {kind}, whatever its name says. Save it as text, or paste its text.")
    text, charset = _decoded(data, declared)
    if text is None or _is_garbage(text):
        raise IngestError("The file is not text in a known encoding. Save it as UTF-8 text and add it again.")
    return text.removeprefix("\ufeff"), charset


def clean(text: str) -> str:
    """The text with NUL and halves of surrogate pairs replaced one for one, so that offsets hold and UTF-8 can
    write it."""
    return re.sub("[\x00\ud800-\udfff]", "\ufffd", text)


def _decoded(data: bytes, declared: str) -> tuple[str | None, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding), encoding.removesuffix("-sig")
    if b"\x00" in data:
        return _without_mark(data)
    for encoding in ("utf-8", _declared(declared)):
        text = _strict(data, encoding) if encoding else None
        if text is not None:
            return text, encoding.lower()
    return _guessed(data)


def _without_mark(data: bytes) -> tuple[str | None, str]:
    """UTF-16 without a mark: in Western text every second byte is 0. NULs strewn into text are none of it."""
    sample = data[:_SAMPLE]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if sample[offset::2].count(0) > len(sample) * 0.3 and sample[1 - offset :: 2].count(0) == 0:
            return _strict(data, encoding), encoding
    return _strict(data, "utf-8"), "utf-8"


def _guessed(data: bytes) -> tuple[str | None, str]:
    """Western unless there are runs of high bytes: the detector alone takes curly quotes for box drawings."""
    if not _HIGH_RUN.search(data):
        text = _strict(data, "cp1252")
        if text is not None:
            return text, "cp1252"
    foreign = len(_HIGH.findall(data[:_SAMPLE])) > _FOREIGN * len(data[:_SAMPLE])
    best = from_bytes(data[:_DETECTED], cp_isolation=None if foreign else _CYRILLIC_PAGES).best()
    return (data.decode(best.encoding, "replace"), best.encoding) if best else (None, "")


def _declared(name: str) -> str:
    """The declared encoding where it is one that pages use; Latin-1 means cp1252, as browsers take it."""
    if not _DECLARABLE.fullmatch(name):
        return ""
    return "cp1252" if _LATIN_1.fullmatch(name) else name


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _is_garbage(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_CONTROL.findall(sample)) > max(_FEW_CONTROL, _MOST_CONTROL * len(sample))
