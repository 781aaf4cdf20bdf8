"""Conventions for counting what is vague or bounded, each a file of `data/conventions/` with its source.

The default is the codebook's own. Which one is in force is a matter of the filters, and every export names it.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from strikelog.model.errors import StrikelogError

Picks = Literal["latest", "lowest", "span"]
"""How one figure is picked from what voices last said: codebook 8.3, the lowest, or the lowest with the highest."""

Bounds = tuple[int, int | None]

CODEBOOK = "codebook"

_DATA = Path(__file__).parent / "data" / "conventions"


@dataclass(frozen=True, slots=True)
class Convention:
    """One convention; `words` are vague words with the bounds they count as, the more telling ones first."""

    id: str
    order: int
    name: str
    about: str
    source: str
    figure: Picks
    words: Mapping[str, Bounds] = field(default_factory=dict)

    def reads(self, text: str) -> Bounds | None:
        """The bounds that a vague phrase counts as, the highest None where open; None where it gives no number."""
        found = (bounds for word, bounds in self.words.items() if re.search(rf"\b{word}\b", text, re.IGNORECASE))
        return next(found, None)

    @property
    def written(self) -> str:
        """Its words with their numbers in one line: `dozens 12, tens 10`; empty where it has none."""
        shown = (f"{word} {low:,}{' or more' if high is None else ''}" for word, (low, high) in self.words.items())
        return ", ".join(shown)


@cache
def conventions() -> tuple[Convention, ...]:
    """All of them, the codebook's first."""
    found = (_read(path) for path in _DATA.glob("*.toml"))
    return tuple(sorted(found, key=lambda each: each.order))


def convention(name: str) -> Convention:
    """The convention of an id or of a name as it is shown; the codebook's for none.

    Raises `StrikelogError` for one that is not known.
    """
    wanted = name or CODEBOOK
    for each in conventions():
        if wanted in (each.id, each.name):
            return each
    known = ", ".join(each.id for each in conventions())
    raise StrikelogError(f"There is no convention “{name}”. Choose one of these: {known}.")


def _read(path: Path) -> Convention:
    given = tomllib.loads(path.read_text(encoding="utf-8"))
    words = {word: (low, *high) if high else (low, None) for word, (low, *high) in given.pop("words", {}).items()}
    return Convention(path.stem, words=words, **given)
