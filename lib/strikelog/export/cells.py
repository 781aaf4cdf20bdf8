"""One value as the text of one CSV cell."""

import re
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

_FORMULA = re.compile(r"[=+\-@\t\r]")
_ESCAPED = re.compile(r"'+[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


def cell(value: Any) -> str:  # noqa: ANN401 - a frame's cell can be anything
    """The text of a cell: empty for what is missing, `true`/`false`, whole numbers without `.0`, text guarded."""
    if isinstance(value, np.generic):
        value = value.item()
    if value is None or value is pd.NA or value is pd.NaT:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _decimal(value)
    if isinstance(value, date):
        return value.isoformat()
    return guarded(value) if isinstance(value, str) else guarded(str(value))


def guarded(text: str) -> str:
    """The text with `'` before it where a spreadsheet would take it for a formula; numbers stay as they are.

    A text that already looks guarded gets one more `'`, so that `unguarded` gives every text back exactly.
    """
    if _ESCAPED.match(text) or (_FORMULA.match(text) and not _NUMBER.fullmatch(text)):
        return "'" + text
    return text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if _ESCAPED.match(text) else text


def _decimal(value: float) -> str:
    if value != value:  # NaN is how frames write a missing number
        return ""
    return str(int(value)) if value.is_integer() else repr(value)
