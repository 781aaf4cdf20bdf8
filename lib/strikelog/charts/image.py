"""A figure as a picture that can be printed: SVG or PNG with title, period, source note and citation, made offline."""

import html
import json
import re
import textwrap
from typing import Any, Literal

import vl_convert

from strikelog.charts import theme
from strikelog.charts.figure import Figure
from strikelog.model import style

Form = Literal["svg", "png"]

_VEGA_LITE = "6.1"
"""The version of Vega-Lite that Altair writes for."""

_WIDTH, _SCALE, _MARGIN = 860, 2.0, 28
_LINE, _TITLE_LINE = 136, 62
"""Characters that fit on a line of notes and of the title."""


def picture(figure: Figure, form: Form, *, period: str, source: str) -> bytes:
    """The figure on a light ground. `period` says what days and filters it shows, `source` where it comes from.

    Fetches nothing: data, outlines and type are at hand.
    """
    spec = json.dumps(_printed(figure, period, source))
    if form == "svg":
        return vl_convert.vegalite_to_svg(spec, vl_version=_VEGA_LITE, allowed_base_urls=[]).encode("utf-8")
    png: bytes = vl_convert.vegalite_to_png(spec, vl_version=_VEGA_LITE, scale=_SCALE, allowed_base_urls=[])
    return png


def drawing(figure: Figure, width: int) -> str:
    """The chart alone as an SVG element of an HTML page, `width` pixels wide: title, note and source are the page's.

    Its ids begin with the figure's name, so that several can stand in one page, and outlines are as fine as print
    needs; for those who do not see it, it says the figure's `alt`. Fetches nothing.
    """
    drawn = theme.spec(figure.chart)
    if "projection" in drawn:
        drawn = _sized(drawn, width)
        del drawn["autosize"]
    elif "vconcat" not in drawn:
        drawn = {**drawn, "width": width}
    svg = vl_convert.vegalite_to_svg(json.dumps(drawn), vl_version=_VEGA_LITE, allowed_base_urls=[])
    numbers = {found: str(at) for at, found in enumerate(dict.fromkeys(_ID.findall(svg)))}
    named = _ID.sub(lambda found: f"{figure.name}-{numbers[found[0]]}", svg)
    rounded = _OUTLINE.sub(lambda path: _FINE.sub(lambda number: f"{float(number[0]):.1f}", path[0]), named)
    return rounded.replace("<svg ", f'<svg role="img" aria-label="{html.escape(figure.alt)}" ', 1)


_ID = re.compile(r'(?<=\bid=")[^"]+|(?<=url\(#)[^)]+')
_OUTLINE = re.compile(r' d="[^"]{2000,}"')
_FINE = re.compile(r"-?[0-9]+\.[0-9]{2,}")
"""Ids, which Vega numbers anew with every chart of a process; the paths of land, and numbers finer than 0.1 pixel."""


def _printed(figure: Figure, period: str, source: str) -> dict[str, Any]:
    """The chart between its title and its notes, at a fixed width."""
    drawn = theme.spec(figure.chart)
    config = {**drawn.pop("config"), "background": style.PAGE, "padding": _MARGIN}
    schema = drawn.pop("$schema")
    datasets = drawn.pop("datasets", {})
    del drawn["autosize"]
    below = [line for text in (figure.note, period, source) if text for line in textwrap.wrap(text, _LINE)]
    return {
        "$schema": schema,
        "config": config,
        "datasets": datasets,
        "title": {
            "text": textwrap.wrap(figure.title, _TITLE_LINE),
            "subtitle": textwrap.wrap(figure.subtitle, _LINE) or [""],
            "anchor": "start",
        },
        "vconcat": [_sized(drawn), _footer(below)],
        "spacing": 18,
    }


def _sized(drawn: dict[str, Any], width: int = _WIDTH) -> dict[str, Any]:
    """The chart as wide as the page; charts made of several are widened one by one."""
    if "vconcat" in drawn:
        return {**drawn, "vconcat": [_sized(part, width) for part in drawn["vconcat"]]}
    if "projection" in drawn:
        drawn = {**drawn, "projection": _fixed(drawn["projection"], width, int(drawn["height"]))}
    return {**drawn, "width": width}


def _fixed(projection: dict[str, Any], width: int, height: int) -> dict[str, Any]:
    """The projection of a map at the fixed width: beside other parts, Vega does not know the map's own width."""
    scale = {"expr": projection["scale"]["expr"].replace("width", str(width))}
    seen = [[-2, -2], [width + 2, height + 2]]  # what lies beyond would be most of the file
    return {**projection, "scale": scale, "translate": [width / 2, height / 2], "clipExtent": seen}


def _footer(lines: list[str]) -> dict[str, Any]:
    mark = {
        "type": "text",
        "align": "left",
        "baseline": "top",
        "fontSize": 12.5,
        "lineHeight": 17,
        "color": style.FAINT,
    }
    return {
        "data": {"values": [{}]},
        "mark": {**mark, "text": lines, "x": 0, "y": 0},
        "width": _WIDTH,
        "height": 17 * len(lines),
        "view": {"stroke": None},
    }
