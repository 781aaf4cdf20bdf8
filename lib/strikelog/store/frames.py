"""Rows of the database as frames with settled types."""

import re
from collections.abc import Sequence
from typing import Any

import pandas as pd
from sqlalchemy import Row

from strikelog.model import DECIMALS, TRUTHS, WHOLE_NUMBERS

_LONE = re.compile("[\ud800-\udfff]")


def to_frame(rows: Sequence[Row[Any]], columns: Sequence[str], whole: frozenset[str] = frozenset()) -> pd.DataFrame:
    """Text as `str`, numbers that may lack as `Int64` and `float64`, truth as `bool`; also where there is no row.

    `whole` names further columns of whole numbers.
    """
    cells = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    return pd.DataFrame(
        {name: _series(name, list(values), whole) for name, values in zip(columns, cells, strict=True)},
        columns=list(columns),
    )


def _series(name: str, values: list[Any], whole: frozenset[str]) -> "pd.Series[Any]":
    if name in WHOLE_NUMBERS or name in whole:
        return pd.Series(values, dtype="Int64")
    if name in DECIMALS:
        return pd.Series(values, dtype="float64")
    if name in TRUTHS:
        return pd.Series(values, dtype="bool")
    return _words(["" if value is None else value for value in values])


def _words(values: list[str]) -> "pd.Series[Any]":
    """Frames hold UTF-8: a lone surrogate becomes the replacement character, and offsets stay."""
    try:
        return pd.Series(values, dtype="str")
    except UnicodeEncodeError:
        return pd.Series([_LONE.sub("�", value) for value in values], dtype="str")
