"""The app's words, in one file for one language: `data/en.toml`. Another language is another file of the same keys."""

import tomllib
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"
LANGUAGE = "en"


@cache
def table(language: str = LANGUAGE) -> dict[str, str]:
    """Every string by its key, written `section.name`."""
    sections = tomllib.loads((_DATA / f"{language}.toml").read_text(encoding="utf-8"))
    return {f"{section}.{name}": text for section, texts in sections.items() for name, text in texts.items()}


def say(key: str, **values: object) -> str:
    """The string of `key` with its `{values}` filled in; `KeyError` where either is lacking."""
    return table()[key].format(**values)


def glossary() -> dict[str, str]:
    """Terms of the field and what they mean here, in the order of the file."""
    return {
        table()[key]: table()[f"{key}_means"]
        for key in table()
        if key.startswith("glossary.") and not key.endswith("_means")
    }
