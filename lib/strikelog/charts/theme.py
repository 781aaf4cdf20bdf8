"""The look of every chart, in one place: type, axes, grid, legend; and the same chart on the dark page."""

from typing import Any, cast

import altair as alt

from strikelog.model import style

FONT = "'Source Sans', 'Source Sans 3', 'Noto Sans', 'DejaVu Sans', sans-serif"
SERIF = "'Source Serif', 'Source Serif 4', Georgia, 'DejaVu Serif', serif"

SMALL, NORMAL, LARGE = 11.5, 12.5, 20
"""Sizes of type in pixels: axes and notes; names and figures beside marks; titles of downloaded charts."""

alt.data_transformers.disable_max_rows()
"""Altair refuses 5,000 rows; our frames are sums, and `MOST_MARKS` of the tests holds them small."""

CONFIG: dict[str, Any] = {
    # A chart is one picture with one description, its figure's `alt`; Vega's own names marks with no mark in them.
    "aria": False,
    "mark": {"aria": False},
    "background": "transparent",
    "font": FONT,
    "view": {"stroke": None},
    "padding": {"left": 0, "right": 6, "top": 4, "bottom": 2},
    "axis": {
        "labelColor": style.FAINT,
        "labelFontSize": SMALL,
        "titleColor": style.FAINT,
        "titleFontSize": SMALL,
        "titleFontWeight": "normal",
        "gridColor": style.GRID,
        "gridWidth": 1,
        "domain": False,
        "ticks": False,
        "labelPadding": 6,
    },
    "axisX": {"grid": False, "domain": True, "domainColor": style.RULE, "ticks": True, "tickColor": style.RULE},
    "axisY": {"labelPadding": 4},
    "legend": {
        "orient": "top",
        "direction": "horizontal",
        "title": None,
        "labelColor": style.INK,
        "labelFontSize": NORMAL,
        "symbolType": "square",
        "symbolSize": 110,
        "symbolStrokeWidth": 1,
        "offset": 6,
        "rowPadding": 4,
        "labelLimit": 260,
    },
    "header": {
        "labelColor": style.INK,
        "labelFontSize": NORMAL,
        "labelFontWeight": 600,
        "labelAnchor": "start",
        "title": None,
    },
    "title": {
        "font": SERIF,
        "fontSize": LARGE,
        "fontWeight": 600,
        "color": style.INK,
        "anchor": "start",
        "frame": "group",
        "subtitleFont": FONT,
        "subtitleFontSize": 14,
        "subtitleColor": style.FAINT,
        "subtitlePadding": 6,
        "offset": 14,
    },
    "text": {"color": style.INK, "fontSize": NORMAL},
}
"""Vega-Lite configuration in the colours of the light page."""

_AUTOSIZE = {"type": "fit-x", "contains": "padding"}
"""As wide as the page with axis and legend, as high as the marks need: a second line of legend takes nothing away."""

_DARK = dict(
    zip(
        (*style.LIGHT.values(), *style.LIGHT_INK.values()),
        (*style.DARK.values(), *style.DARK_INK.values()),
        strict=True,
    )
)


def spec(chart: alt.TopLevelMixin, *, dark: bool = False) -> dict[str, Any]:
    """The chart as a Vega-Lite specification with our configuration, in the colours of the light or the dark page."""
    # Altair has checked every part as it was made; checking the whole again takes longer than all the rest.
    drawn = {**chart.to_dict(validate=False), "config": CONFIG, "autosize": _AUTOSIZE}
    return cast(dict[str, Any], _painted(drawn)) if dark else drawn


def _painted(part: object) -> object:
    """The part with every colour of the light page replaced; rows of data are left as they are."""
    if isinstance(part, dict):
        return {key: value if key in ("datasets", "values") else _painted(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_painted(value) for value in part]
    return _DARK.get(part, part) if isinstance(part, str) else part
