"""The CSV files of the codebook for the filters in use, one by one and as a zip."""

from datetime import UTC, datetime

import streamlit as st

from strikelog import export
from strikelog.charts import style
from strikelog.ui import filters, reads

FILES = {
    "articles": ("Articles", "One row per article: title, source, date, size, checksum."),
    "munitions": ("Munitions", "Claims on munitions launched, intercepted, hit or lost, with quote and sentence."),
    "casualties": ("Casualties", "Claims on people killed, injured or missing, with quote and sentence."),
    "places": ("Places", "Places that an article says were affected, and how."),
    "incidents": ("Incidents", "One attack on one place on one day, with all its figures and the claims behind them."),
    "daily": ("Daily figures", "One figure per day and measure, consolidated from the claims, with bounds."),
    "daily_places": ("Places by day", "Each affected place on each day, with casualties there."),
}


def stamp() -> str:
    """Now, for file names: `20260102T0304Z`."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%MZ")


def everything(view: reads.View) -> None:
    """The zip of all files; built when asked for."""
    st.download_button(
        "Download all as zip",
        data=lambda: export.to_zip({name: reads.table(view, name) for name in FILES}),
        file_name=f"strikelog-{filters.slug()}-{stamp()}.zip",
        mime="application/zip",
        key="download-zip",
        icon=":material/folder_zip:",
        type="primary",
        on_click="ignore",
    )


def one_by_one(view: reads.View) -> None:
    """A line for each file: what it holds, how much, and its button."""
    sizes = reads.sizes(view)
    for name, (label, about) in FILES.items():
        with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            with st.container(gap="xxsmall", width=520):
                st.markdown(f"**{label}** :gray[{style.number(sizes[name])} rows]")
                st.caption(about)
            st.download_button(
                f"{name}.csv",
                data=lambda name=name: export.to_csv(name, reads.table(view, name)),  # type: ignore[misc]
                file_name=f"strikelog-{name}-{filters.slug()}-{stamp()}.csv",
                mime="text/csv",
                key=f"download-{name}",
                icon=":material/download:",
                on_click="ignore",
            )
