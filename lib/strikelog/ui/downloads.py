"""The CSV files of the codebook for the filters in use, one by one and as a zip."""

from datetime import UTC, datetime

import streamlit as st

from strikelog import export
from strikelog.model import conventions, style
from strikelog.model.dictionary import fields
from strikelog.model.words import say
from strikelog.report.content import report as make_report
from strikelog.report.page import to_html
from strikelog.ui import filters, reads, sums
from strikelog.ui.evidence import inert
from strikelog.ui.states import calmly
from strikelog.ui.theme import emphasis

FILES = {
    "articles": ("Articles", "One row per article: title, source, date, size, checksum."),
    "munitions": ("Munitions", "Claims on munitions launched, intercepted, hit or lost, with quote and sentence."),
    "casualties": ("Casualties", "Claims on people killed, injured or missing, with quote and sentence."),
    "places": ("Places", "Places that an article says were affected, and how."),
    "incidents": ("Incidents", "One attack on one place on one day, with all its figures and the claims behind them."),
    "daily": ("Daily figures", "One figure per day and measure, consolidated from the claims, with bounds."),
    "daily_places": ("Places by day", "Each affected place on each day, with casualties there."),
}


_MOST_LISTED = 500
"""Differences shown at most; the command line has them all."""


def stamp() -> str:
    """Now, for file names: `20260102T0304Z`."""
    return datetime.now(UTC).strftime("%Y%m%dT%H%MZ")


def everything(view: reads.View) -> None:
    """The data package (all tables, codebook, log of decisions, checksums) and the report; built when asked for."""
    texts = st.toggle(
        "With the articles' texts",
        key="with-texts",
        help="So that whoever has the file can find every quote in its text. Mind the rights of the publishers.",
    )
    with st.container(horizontal=True):
        st.download_button(
            "Download all as zip",
            data=lambda: export.to_package(*reads.ledger().package(view.filters, texts)),
            file_name=f"strikelog-package-{filters.slug()}-{stamp()}.zip",
            mime="application/zip",
            key="download-zip",
            icon=":material/folder_zip:",
            type=emphasis(),
            on_click="ignore",
        )
        _report(view)


def _report(view: reads.View) -> None:
    """One page to print, for the filters in use; built when asked for. Nothing where no claim has a day."""
    if not (sums.span(view) or sums.places_span(view)):
        return
    st.download_button(
        say("download.report"),
        data=lambda: to_html(make_report(reads.ledger(), view.filters)),
        file_name=f"strikelog-report-{filters.slug()}-{stamp()}.html",
        mime="text/html",
        key="download-report",
        help=say("download.report_help"),
        icon=":material/print:",
        on_click="ignore",
    )


FORMATS = {
    "csv": ("CSV", "text/csv"),
    "xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "parquet": ("Parquet", "application/vnd.apache.parquet"),
    "jsonl": ("JSON lines", "application/jsonl"),
    "geojson": ("GeoJSON", "application/geo+json"),
}
_MAPPED = ("places", "incidents", "daily_places")
"""Tables with a place on every row, which can be GeoJSON."""


def file(view: reads.View, name: str, kind: str) -> bytes:
    """One table in one format, with what the file says of itself where the format can hold it."""
    frame = reads.table(view, name)
    if kind in ("csv", "jsonl"):
        return export.to_csv(name, frame) if kind == "csv" else export.to_jsonl(name, frame)
    about = reads.ledger().describe(view.filters, {name: frame})
    makers = {"xlsx": export.to_xlsx, "parquet": export.to_parquet, "geojson": export.to_geojson}
    return makers[kind](name, frame, about)


def one_by_one(view: reads.View) -> None:
    """A line for each file: what it holds, how much, and its button."""
    kind = st.segmented_control(
        "Format",
        list(FORMATS),
        default="csv",
        format_func=lambda each: FORMATS[each][0],
        key="format",
        required=True,
        bind="query-params",
    )
    sizes = reads.sizes(view)
    for name, (label, about) in FILES.items():
        if kind == "geojson" and name not in _MAPPED:
            continue
        with st.container(border=True, horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            with st.container(gap="xxsmall", width=520):
                st.markdown(f"**{label}** :gray[{style.number(sizes[name])} rows]")
                st.caption(about)
            st.download_button(
                f"{name}.{kind}",
                data=lambda name=name: file(view, name, str(kind)),  # type: ignore[misc]
                file_name=f"strikelog-{name}-{filters.slug()}-{stamp()}.{kind}",
                mime=FORMATS[str(kind)][1],
                key=f"download-{name}",
                icon=":material/download:",
                on_click="ignore",
            )


def check() -> None:
    """Holds a data package against the store, or against an earlier one."""
    with st.expander("Verify or compare data packages", key="check-packages", icon=":material/verified:"):
        one = st.file_uploader("Data package", type="zip", key="package-one")
        two = st.file_uploader("An earlier one, to see what changed", type="zip", key="package-two")
        if not one:
            return
        with calmly():
            given = export.from_package(one.getvalue())
            if two:
                _listed(export.differences(export.from_package(two.getvalue()), given), "Both say the same.")
            else:
                _listed(reads.ledger().verify(given, against_store=True), "Everything holds.")


def _listed(found: list[str], nothing: str) -> None:
    if not found:
        st.success(nothing, icon=":material/check:")
        return
    st.caption(f"{style.number(len(found))} differences" if len(found) > 1 else "1 difference")
    st.dataframe({"Difference": found[:_MOST_LISTED]}, hide_index=True, key="differences")


def dictionary() -> None:
    """What every column of every file holds, from the same schema that writes the files; and how numbers count."""
    for name, (label, about) in FILES.items():
        st.subheader(f"{name}.csv", anchor=name)
        st.caption(f"{label}. {about}")
        entries = fields(name)
        st.table(
            {
                "Column": [inert(each.name) for each in entries],
                "Type": [each.type for each in entries],
                "Meaning": [inert(each.description) for each in entries],
                "Values": [inert(", ".join(each.values)) for each in entries],
            },
            border="horizontal",
        )
    _conventions()


def _conventions() -> None:
    st.subheader(say("download.conventions"), anchor="conventions")
    st.caption(say("download.conventions_about"))
    for each in conventions():
        st.markdown(f"**{inert(each.name)}** :gray[{inert(each.id)}]  \n{inert(each.about)}")
        st.caption(inert(f"{each.source}."))
