"""Text in capitals, written as a reader would write it: the rules and the parser tell names by their capitals."""

import re
from functools import cache
from itertools import chain

from strikelog.extract.gazetteer import gazetteer
from strikelog.extract.lexicon import entries

_WORD = re.compile(r"[^\W\d_][\w'’/-]*")
_LETTER = re.compile(r"[^\W\d_]")
SHOUTED = 0.8
"""Share of capitals among the letters from which a sentence is one in capitals."""
_COMMON = "etaoinsr"
"""The small letters that stand for most."""
SHORTEST = 12
"""Letters; a shorter line in capitals may be a name or a code."""
_NAMES = ("actors", "munitions")
_CALENDAR = (
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September "
    "October November December"
)


def is_shouted(text: str) -> bool:
    """Whether a sentence stands in capitals."""
    if sum(map(text.count, _COMMON)) > (1 - SHOUTED) * len(text):
        return False  # at once, as for nearly all
    letters = _LETTER.findall(text)
    return len(letters) >= SHORTEST and sum(letter.isupper() for letter in letters) >= SHOUTED * len(letters)


def spoken(text: str) -> str:
    """The same text in small letters, names and days with their capitals; no longer and no shorter than before."""
    titled = _WORD.sub(lambda match: match[0][0] + match[0][1:].lower(), text)
    written = list(_WORD.sub(lambda match: _cased().get(match[0].lower(), match[0].lower()), text))
    for span in gazetteer().find(titled):
        written[span.start : span.end] = titled[span.start : span.end]
    first = _LETTER.search(text)
    if first:
        written[first.start()] = first[0]
    result = "".join(written)
    return result if len(result) == len(text) else text


@cache
def _cased() -> dict[str, str]:
    """Words that the lexicons and the calendar write with a capital, by their small form."""
    rows = chain.from_iterable(entries(name) for name in _NAMES)
    forms = chain(_CALENDAR.split(), (word for row in rows for form in row["forms"] for word in form.split()))
    return {word.lower(): word for word in forms if word != word.lower()}
