"""Rows of the database as frames with settled types.

pandas is loaded with the first frame: a store that is only counted, or still empty, does without it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row

from strikelog.model import DECIMALS, TRUTHS, WHOLE_NUMBERS

if TYPE_CHECKING:
    import pandas as pd

_LONE = re.compile("[\ud800-\udfff]")


def to_frame(rows: Sequence[Row[Any]], columns: Sequence[str], whole: frozenset[str] = frozenset()) -> pd.DataFrame:
    """Text as `str`, numbers that may lack as `Int64` and `float64`, truth as `bool`; also where there is no row.

    `whole` names further columns of whole numbers.
    """
    import pandas as pd

    cells = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    return pd.DataFrame(
        {name: _series(name, list(values), whole) for name, values in zip(columns, cells, strict=True)},
        columns=list(columns),
    )


def _series(name: str, values: list[Any], whole: frozenset[str]) -> pd.Series[Any]:
    import pandas as pd

    if name in WHOLE_NUMBERS or name in whole:
        return pd.Series(values, dtype="Int64")
    if name in DECIMALS:
        return pd.Series(values, dtype="float64")
    if name in TRUTHS:
        return pd.Series(values, dtype="bool")
    words = ["" if value is None else value for value in values]
    try:
        return pd.Series(words, dtype="str")
    except UnicodeEncodeError:  # frames hold UTF-8: a lone surrogate becomes the replacement character, offsets stay
        return pd.Series([_LONE.sub("\N{REPLACEMENT CHARACTER}", word) for word in words], dtype="str")
