"""Text that was read in a wrong character set somewhere on its way, and how it was mended."""

import re

from ftfy import fix_encoding
from ftfy.badness import is_bad

_SAMPLE = 200_000  # characters looked at for signs; a text is garbled in its head or not at all
_WORD = re.compile(r"\S+")
_LONGEST_EXAMPLE = 30


def mended(text: str) -> tuple[str, str]:
    """The text with garbled letters set right line by line, and a sentence on what was done, empty if nothing."""
    if not is_bad(text[:_SAMPLE]):
        return text, ""
    lines = text.split("\n")
    fixed = [fix_encoding(line) if is_bad(line) else line for line in lines]
    changed = [(old, new) for old, new in zip(lines, fixed, strict=True) if old != new]
    if not changed:
        return text, ""
    old, new = _example(*changed[0])
    count = f"{len(changed):,} {'line' if len(changed) == 1 else 'lines'}"
    return "\n".join(fixed), f"Garbled letters were set right in {count}: “{old}” is now “{new}”."


def _example(before: str, after: str) -> tuple[str, str]:
    """The first word that differs, as it was and as it is."""
    pairs = zip(_WORD.findall(before), _WORD.findall(after), strict=False)
    old, new = next(((old, new) for old, new in pairs if old != new), (before.strip(), after.strip()))
    return old[:_LONGEST_EXAMPLE], new[:_LONGEST_EXAMPLE]
