"""Coverage: how much stands behind the figures of a day and region."""

import altair as alt
import pandas as pd

from strikelog.charts.axes import COLUMNS, epoch, time_axis, time_domain
from strikelog.charts.figure import Figure
from strikelog.charts.series import Step, stepped
from strikelog.model import style

_REGIONS = 30
_GRADES = (1, 2, 3, 5)
"""Voices from which on a cell is darker; one voice is a figure that nobody else confirms."""


def coverage_grid(coverage: pd.DataFrame, step: Step) -> Figure:
    """Voices by step and region as a grid, the region with most articles on top, from a coverage table.

    A cell is as dark as its best covered day has voices. Where nobody speaks of a region there is no cell: that is not
    a quiet day.
    """
    frame = stepped(coverage.assign(region=_regions(coverage)), step)
    groups = frame.groupby(["start", "end", "region"], sort=True)
    cells = groups.agg(voices=("voices", "max"), articles=("articles", "sum"), days=("date", "nunique")).reset_index()
    order = cells.groupby("region")["articles"].sum().sort_values(ascending=False, kind="stable").index
    shown = list(order[:_REGIONS])
    drawn = cells[cells["region"].isin(shown)]
    hidden = len(order) - len(shown)
    more = f" {style.number(hidden)} regions with fewer articles are not drawn." if hidden else ""
    return Figure(
        name="coverage",
        title=f"Voices behind each region, per {step}",
        note=f"Darker: more voices on the best covered day. No cell: nobody speaks of it, which is no quiet.{more}",
        alt=f"Grid of {style.number(len(shown))} regions by {step}; most articles: {', '.join(shown[:3])}.",
        chart=_grid(drawn, shown, step),
        data=cells,
    )


def _regions(coverage: pd.DataFrame) -> list[str]:
    return [
        admin1 or f"{style.country(country) or 'No country told'}, all"
        for admin1, country in zip(coverage["admin1"], coverage["country"], strict=True)
    ]


def _legend() -> alt.Legend:
    words = "['', '1 voice', '2 voices', '3 or 4', '5 or more'][datum.value]"
    ink = style.LIGHT["intercepted"]
    return alt.Legend(columns=COLUMNS, type="symbol", values=[1, 2, 3, 4], symbolFillColor=ink, labelExpr=words)


def _grid(cells: pd.DataFrame, regions: list[str], step: Step) -> alt.Chart:
    placed = cells.assign(
        left=epoch(pd.to_datetime(cells["start"])),
        right=epoch(pd.to_datetime(cells["end"])),
        grade=[sum(voices >= grade for grade in _GRADES) for voices in cells["voices"]],
    )
    drawn: alt.Chart = (
        alt.Chart(placed)
        .mark_rect(color=style.LIGHT["intercepted"], stroke=style.PAGE, strokeWidth=1)
        .encode(
            x=time_axis("left", time_domain(cells, step), step),
            x2="right:T",
            y=alt.Y("region:N", title=None, sort=regions, axis=alt.Axis(labelLimit=170, ticks=False, domain=False)),
            opacity=alt.Opacity("grade:Q", scale=alt.Scale(domain=[0, 4], range=[0.05, 1]), legend=_legend()),
            tooltip=[
                alt.Tooltip("start:N", title="From"),
                alt.Tooltip("region:N", title="Region"),
                alt.Tooltip("voices:Q", title="Voices, best day"),
                alt.Tooltip("articles:Q", title="Articles"),
                alt.Tooltip("days:Q", title="Days spoken of"),
            ],
        )
        .properties(height=alt.Step(20))
    )
    return drawn
