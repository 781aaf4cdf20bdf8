"""How often the claims are right: the figures that come with this version."""

import math
from dataclasses import replace

import pandas as pd
import streamlit as st

from strikelog import charts, evaluate
from strikelog.evaluate import Figures, Tally
from strikelog.model import FACT_TABLES, Row, rows
from strikelog.ui import show
from strikelog.ui.evidence import inert

TABLES = {
    "munitions": "Munitions launched, intercepted, hit or lost",
    "casualties": "People killed, injured or missing",
    "places": "Places affected",
}
_ATTRIBUTES = {
    "model": "Model of the munition",
    "attacker": "Attacker",
    "date_start": "First day",
    "date_end": "Last day",
    "place": "Place",
    "scope": "One attack or a longer time",
    "subset": "Part of a larger number",
    "attribution": "Who says so",
    "evidence": "Quote",
    "who": "Who was harmed",
    "munition": "Class of the munition",
    "qualifier": "Qualifier of the number",
    "count_min": "Lower bound of the number",
    "count_max": "Upper bound of the number",
    "geonameid": "Record in the gazetteer",
    "kind": "Kind of place",
}


def figures() -> Figures | None:
    """The packaged figures; None where this build comes without. Raises `GoldError` where they cannot be read."""
    return evaluate.quality()


def about(measured: Figures) -> None:
    """What was measured on what."""
    parts = [f"{measured.articles} articles", f"gold: {measured.gold}", f"read by {measured.extractor}"]
    st.caption(inert(" · ".join(part for part in parts if not part.endswith((": ", " ")))))
    st.caption("The rules were written with these articles at hand: expect somewhat less on articles never seen.")


def confidence(measured: Figures) -> None:
    """Whether the claims are right as often as their confidence says."""
    if not measured.reliability:
        return
    frame = pd.DataFrame(
        [(each.stated, each.observed, each.told) for each in measured.reliability],
        columns=["stated", "observed", "told"],
    )
    error = evaluate.calibration_error(measured.reliability)
    show.figure(charts.reliability_diagram(frame, error), "reliability")


def own_gold() -> None:
    """Measures the reading on gold that the reader brings, and lists what it missed and got wrong."""
    st.subheader("Measure on gold of your own", anchor=False)
    st.caption("One article with its coded facts a line, as the codebook of the downloads describes them.")
    given = st.file_uploader("Gold, as JSON lines", type=["jsonl"], key="own-gold", max_upload_size=MOST_MB)
    if given is None or not st.button("Measure", key="measure-own-gold"):
        return
    with st.spinner("Reading the articles"):
        measured, mistakes = judged(given.getvalue())
    for name in TABLES:
        table(measured, name, "own")
    with st.expander(f"Facts missed, wrong or with a wrong attribute ({len(mistakes)})", key="own-mistakes"):
        st.code("\n".join(mistakes) or "None.", language=None, wrap_lines=True)


MOST_MB = 5
"""Largest gold file that the page reads; `strikelog evaluate` takes any."""


def judged(data: bytes) -> tuple[Figures, list[str]]:
    """The figures on gold given as bytes, and a line for each mistake. Raises `GoldError` for what is no gold."""
    from strikelog.extract import extract_many

    gold = evaluate.parse_gold(data)
    tables: dict[str, list[Row]] = {name: [] for name in FACT_TABLES}
    for extraction in extract_many(each.article for each in gold):
        for name, found in rows(extraction).items():
            tables[name].extend(found)
    intervals = evaluate.f1_intervals(gold, tables)
    measured = replace(evaluate.score(gold, tables), gold="your own", intervals=intervals)
    return measured, list(evaluate.mistakes(gold, tables))


def table(measured: Figures, name: str, key: str = "quality") -> None:
    """One fact table: its three figures, and how often each attribute of what was found is right."""
    found = measured.tables.get(name)
    if found is None:
        return
    with st.container(border=True, key=f"{key}-{name}"):
        st.subheader(TABLES[name], anchor=False)
        show.metrics(_entries(found.tally, measured.intervals.get(name)))
        rows = {
            _label(key): (share.ratio, share.right, share.asked)
            for key, share in found.attributes.items()
            if share.asked
        }
        if found.effects:
            rows["Effects (F1)"] = (found.effects.f1, found.effects.tp, found.effects.tp + found.effects.fn)
        if rows:
            st.caption("Of the claims that were found, this share has the attribute right:")
            _attributes(rows, f"{key}-{name}")


def _entries(tally: Tally, interval: tuple[float, float] | None) -> list[tuple[str, str, str]]:
    both = f"95 % interval {interval[0]:.2f}–{interval[1]:.2f}" if interval else "both in one figure"
    return [
        ("Precision", _percent(tally.precision), f"{tally.tp} of {tally.tp + tally.fp} claims are right"),
        ("Recall", _percent(tally.recall), f"{tally.tp} of {tally.tp + tally.fn} facts were found"),
        ("F1", f"{tally.f1:.2f}", both),
    ]


def _percent(share: float) -> str:
    """To a tenth, rounded down: 99.96 % is not all."""
    return f"{math.floor(share * 1000) / 10:g}%"


def _attributes(rows: dict[str, tuple[float, int, int]], name: str) -> None:
    frame = pd.DataFrame(
        [(label, share, f"{right} of {asked}") for label, (share, right, asked) in rows.items()],
        columns=["Attribute", "Right", "Counted"],
    )
    st.dataframe(
        frame,
        hide_index=True,
        key=f"attributes-{name}",
        column_config={"Right": st.column_config.ProgressColumn(format="percent", min_value=0.0, max_value=1.0)},
        alt="; ".join(f"{label} {share:.0%}" for label, (share, _, _) in rows.items()),
    )


def _label(key: str) -> str:
    return _ATTRIBUTES.get(key, key.replace("_", " ").capitalize())
