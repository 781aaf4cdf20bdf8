"""Charts on a page: title, chart, how to read it, and the ways to take it along."""

from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from typing import Any

import streamlit as st

from strikelog import charts, export
from strikelog.charts import Figure, Form
from strikelog.model import style
from strikelog.model.words import say
from strikelog.ui import filters, reads
from strikelog.ui.frame import presenting
from strikelog.ui.theme import is_dark

Made = Callable[[], bytes]

_MIMES: dict[Form, str] = {"svg": "image/svg+xml", "png": "image/png"}
_TALLER = 1.35
"""How much higher charts stand in a presentation."""


def figure(shown: Figure, key: str, select: str = "") -> list[dict[str, Any]]:
    """A chart under its title, with its note and what it can be saved as; returns what is selected by `select`."""
    with st.container(key=f"figure-{key}", gap="small"):
        with st.container(gap=None):
            st.subheader(shown.title, anchor=False)
            if shown.subtitle:
                st.caption(shown.subtitle)
        event = st.vega_lite_chart(
            None,
            _spec(shown),
            theme=None,
            width="stretch",
            key=f"chart-{key}",
            on_select="rerun" if select else "ignore",
            selection_mode=[select] if select else None,
            alt=shown.alt,
        )
        # Below the chart, not beside its title: there, Streamlit's own toolbar would cover the button.
        with st.container(horizontal=True, wrap=False, vertical_alignment="top"):
            st.caption(shown.note, width="stretch")
            if not presenting():
                _save(shown, key)
    chosen: list[dict[str, Any]] = event.selection.get(select) or [] if isinstance(event, dict) else []
    return chosen


def _spec(shown: Figure) -> dict[str, Any]:
    drawn = charts.theme.spec(shown.chart, dark=is_dark())
    if presenting() and isinstance(drawn.get("height"), int):
        drawn["height"] = round(drawn["height"] * _TALLER)
    return drawn


def _save(shown: Figure, key: str) -> None:
    """The menu that saves a chart as a picture or its data; everything is made when asked for."""
    period, source = _shown_words(), _source_words()
    with st.popover(
        say("figure.share"),
        type="tertiary",
        icon=":material/download:",
        key=f"save-{key}",
        help=say("figure.share_help"),
    ):
        for form in ("svg", "png"):
            _button(say(f"figure.{form}"), shown, form, key, _MIMES[form], _picture(shown, form, period, source))
        rows = style.number(len(shown.data))
        _button(say("figure.csv", rows=rows), shown, "csv", key, "text/csv", _csv(shown))


def _picture(shown: Figure, form: Form, period: str, source: str) -> Made:
    return lambda: charts.picture(shown, form, period=period, source=source)


def _csv(shown: Figure) -> Made:
    return lambda: export.to_csv(shown.name, shown.data)


def _button(label: str, shown: Figure, form: str, key: str, mime: str, data: Made) -> None:
    st.download_button(
        label,
        data=data,
        file_name=f"strikelog-{shown.name}-{filters.slug()}.{form}",
        mime=mime,
        key=f"{form}-{key}",
        on_click="ignore",
        width="stretch",
    )


def _shown_words() -> str:
    return say("figure.period", words=filters.in_words() or say("figure.all_days"))


def _source_words() -> str:
    view = reads.view(filters.current())
    source = say(
        "figure.source",
        articles=style.number(reads.count_articles(view)),
        sources=style.number(len(reads.choices(view)["sources"])),
    )
    today = style.day(datetime.now(UTC).date().isoformat())
    return f"{source} {say('figure.cite', release=version('strikelog'), data=view.version, day=today)}"
