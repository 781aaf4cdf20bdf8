"""The language of a text, for the rules read English alone."""

from functools import cache
from typing import Any

_SURE = 0.7  # share of belief from which another language than English is told
_SAMPLE = 20_000  # characters looked at
_FEWEST_LETTERS = 12
_PIDGINS = frozenset({"pcm"})  # English to the rules


def detect(text: str) -> str:
    """ISO 639-1 code of the language, `en` where there is no good reason for another; empty without letters."""
    sample = text[:_SAMPLE]
    letters = sum(letter.isalpha() for letter in sample)
    if letters < _FEWEST_LETTERS:
        return ""
    code, belief = _identifier().classify(sample)
    foreign_script = sum(letter > "\u024f" for letter in sample if letter.isalpha()) > letters / 2
    sure = belief >= _SURE or foreign_script
    return str(code) if sure and code not in _PIDGINS else "en"


@cache
def _identifier() -> Any:  # noqa: ANN401 - untyped
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # half a second to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
