"""Article text as Markdown that renders as itself: hostile text stays text, quotes are highlighted.

Streamlit turns more into something else than Markdown does: `:name:` into emoji or icons, bare addresses into links,
`--` and arrows into symbols, and it does so after escapes are resolved. A word joiner (U+2060, invisible) in
the middle of those keeps them as they were written.
"""

import re

JOINER = "\u2060"

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_TURNED = re.compile(
    r"(:)(?=[\w/+\-]+:)|(?<!\S)([<>~-])(?=(?:->|[-=>])(?!\S))|(https?:)(?=//)|(www)(?=\.)|(?<=\S)()(?=@)", re.I
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")

_COLOURS = {"munitions": "blue", "casualties": "orange", "places": "violet"}


def inert(text: str) -> str:
    """Markdown that renders as `text` on one line, whatever it holds."""
    clean = _CONTROLS.sub("\ufffd", text.encode("utf-8", "replace").decode("utf-8"))
    joined = _TURNED.sub(lambda found: f"{found.group()}{JOINER}", clean)
    return _PUNCTUATION.sub(r"\\\1", " ".join(joined.splitlines()))


def sentence(row: dict[str, object], kind: str) -> str:
    """The claim's sentence with its quote highlighted; the sentence alone where the quote is not in it."""
    said, quote = (" ".join(str(row[name]).split()) for name in ("sentence", "quote"))
    before, found, after = said.partition(quote) if quote else (said, "", "")
    if not found:
        return inert(said)
    return f"{inert(before)}:{_COLOURS[kind]}-background[{inert(quote)}]{inert(after)}"


def passages(text: str, size: int) -> list[tuple[int, int]]:
    """The text cut at line ends into stretches of about `size` characters; a longer line stays whole."""
    stretches, start = [], 0
    while start < len(text):
        cut = text.find("\n", start + size)
        end = len(text) if cut < 0 else cut + 1
        stretches.append((start, end))
        start = end
    return stretches
