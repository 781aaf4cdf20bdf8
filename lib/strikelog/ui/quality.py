"""How often the claims are right: the figures that come with this version."""

import pandas as pd
import streamlit as st

from strikelog import evaluate
from strikelog.evaluate import Figures, Tally
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


def table(measured: Figures, name: str) -> None:
    """One fact table: its three figures, and how often each attribute of what was found is right."""
    found = measured.tables.get(name)
    if found is None:
        return
    with st.container(border=True, key=f"quality-{name}"):
        st.subheader(TABLES[name], anchor=False)
        show.metrics(_entries(found.tally))
        rows = {
            _label(key): (share.ratio, share.right, share.asked)
            for key, share in found.attributes.items()
            if share.asked
        }
        if found.effects:
            rows["Effects (F1)"] = (found.effects.f1, found.effects.tp, found.effects.tp + found.effects.fn)
        if rows:
            st.caption("Of the claims that were found, this share has the attribute right:")
            _attributes(rows, name)


def _entries(tally: Tally) -> list[tuple[str, str, str]]:
    return [
        ("Precision", f"{tally.precision:.0%}", f"{tally.tp} of {tally.tp + tally.fp} claims are right"),
        ("Recall", f"{tally.recall:.0%}", f"{tally.tp} of {tally.tp + tally.fn} facts were found"),
        ("F1", f"{tally.f1:.2f}", "both in one figure"),
    ]


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
