"""How much stands behind the figures: articles and voices by day and region, and the days nobody speaks of."""

from itertools import pairwise

import pandas as pd
import streamlit as st

from strikelog import charts
from strikelog.model import style
from strikelog.ui import controls, reads, show
from strikelog.ui.states import nothing_matches

_LISTED = 12


def page(view: reads.View) -> None:
    """Key figures, the grid, and the silent days between the first and the last."""
    coverage = reads.coverage(view)
    if coverage.empty:
        nothing_matches()
        return
    days = coverage[coverage["admin1"] == ""].groupby("date")[["articles", "voices"]].max()
    silent = silences(list(days.index))
    single = int((days["voices"] == 1).sum())
    span = style.days(str(days.index[0]), str(days.index[-1]))
    show.metrics(
        [
            ("Days spoken of", style.number(len(days)), span),
            ("Of one voice alone", style.number(single), "figures that nobody else confirms"),
            ("Days nobody speaks of", style.number(sum(length for _, _, length in silent)), "not days without attacks"),
            ("Voices a day", f"{days['voices'].mean():.1f}", "on average, on days spoken of"),
        ]
    )
    step = controls.step((str(coverage["date"].min()), str(coverage["date"].max())))
    show.figure(charts.coverage_grid(coverage, step), "coverage")
    _silent(silent)


def silences(days: list[str]) -> list[tuple[str, str, int]]:
    """The gaps between days in order: first and last day of each, and how many days it has; the longest first."""
    moments = pd.to_datetime(pd.Series(sorted(days)))
    found = []
    for before, after in pairwise(moments):
        length = (after - before).days - 1
        if length:
            first, last = before + pd.Timedelta(1, "D"), after - pd.Timedelta(1, "D")
            found.append((f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}", length))
    return sorted(found, key=lambda gap: (-gap[2], gap[0]))


def _silent(silent: list[tuple[str, str, int]]) -> None:
    if not silent:
        return
    with st.expander(f"Days nobody speaks of ({style.number(sum(length for _, _, length in silent))})", key="silent"):
        for first, last, length in silent[:_LISTED]:
            st.markdown(f"{style.days(first, last)} :gray[{length} {'day' if length == 1 else 'days'}]")
        if len(silent) > _LISTED:
            st.caption(f"And {len(silent) - _LISTED} shorter ones.")
