"""Where it happened: the map, the ranking of places, and place by day."""

import math
from functools import cache
from pathlib import Path
from typing import Any, Literal

import altair as alt
import pandas as pd

from strikelog.charts import style
from strikelog.charts.bars import Layered, epoch, time_axis, time_domain
from strikelog.charts.figure import Figure
from strikelog.charts.series import Step, stepped

PlaceMeasure = Literal["days", "killed", "injured"]

MEASURES: dict[PlaceMeasure, tuple[str, str]] = {
    "days": ("Days affected", style.BLUE),
    "killed": ("Killed", style.VERMILION),
    "injured": ("Injured", style.OCHRE),
}

_LABELLED = 12
_NAME_WIDTH, _NAME_HEIGHT = 0.15, 0.06
"""Room of a place's name, as shares of the map's width and height."""

_SMALLEST_SPAN = 6.0
"""Degrees of longitude that the map shows at least: one city alone should still be found on it."""


@cache
def _atlas() -> str:
    """The outlines as JSON text: Altair takes 0.1 s for a string, 3.5 s for the same content as a dict."""
    return (Path(__file__).parent / "data" / "atlas.json").read_text(encoding="utf-8")


def _outlines() -> alt.Data:
    # Data, not InlineData: Altair would move the latter into the datasets, where Streamlit takes a string for a table.
    return alt.Data(  # type: ignore[no-untyped-call]
        values=_atlas(), format=alt.TopoDataFormat(type="topojson", feature="countries")
    )


def _mercator(latitude: float) -> float:
    """Degrees of latitude as degrees of a Mercator map's height."""
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))


def _spans(frame: pd.DataFrame) -> tuple[float, float]:
    """Width and height to show, in degrees of longitude and of a Mercator map's height, with a margin."""
    heights = frame["latitude"].map(_mercator)
    wide, high = frame["longitude"].max() - frame["longitude"].min(), heights.max() - heights.min()
    return max(_SMALLEST_SPAN, float(wide) * 1.25), max(_SMALLEST_SPAN / 2, float(high) * 1.25)


def _projection(frame: pd.DataFrame, height: int) -> alt.Projection:
    """A Mercator view that holds all places, with a margin, at any width of the page."""
    west, east = float(frame["longitude"].min()), float(frame["longitude"].max())
    south, north = (_mercator(float(frame["latitude"].agg(end))) for end in ("min", "max"))
    span_x, span_y = _spans(frame)
    middle = math.degrees(2 * math.atan(math.exp(math.radians((south + north) / 2))) - math.pi / 2)
    # Mercator draws one radian of longitude `scale` pixels wide.
    scale = f"min(width / {math.radians(span_x):.4f}, {height} / {math.radians(span_y):.4f})"
    return alt.Projection(type="mercator", center=[(west + east) / 2, middle], scale=alt.ExprRef(expr=scale))


def place_map(frame: pd.DataFrame, measure: PlaceMeasure, country: str = "", height: int = 460) -> Figure:
    """Places as circles on the outlines of countries, from a frame of `by_place`; `pick` selects a place.

    With `country`, the view holds its places; those of others are drawn as far as they fall into it. A place
    without a figure for `measure` is a hollow ring, not a circle of size 0.
    """
    label, colour = MEASURES[measure]
    located = frame[frame["latitude"].notna() & frame["longitude"].notna()].assign(amount=frame[measure])
    viewed = located[located["country"] == country] if country in set(located["country"]) else located
    located = located.assign(named=_named(located, viewed))
    title = f"{label} by place"
    lost = len(frame) - len(located)
    note = "Rings: affected, without a figure for this measure." if located["amount"].isna().any() else ""
    if lost:
        note += f" Places without coordinates, not on the map: {style.number(lost)}."
    return Figure(
        name=f"map-{measure}",
        title=title,
        note=note.strip(),
        alt=_map_told(located, label),
        chart=_map_chart(located, label, colour, height).properties(projection=_projection(viewed, height)),
        data=frame,
    )


def _named(located: pd.DataFrame, viewed: pd.DataFrame) -> list[bool]:
    """Which places carry their name: those with most first, unless the name would run into one already there."""
    span_x, span_y = _spans(viewed)
    taken: list[tuple[float, float]] = []
    order = located.sort_values(["amount", "place"], ascending=[False, True]).index
    kept = set()
    for index in order:
        x, y = float(located.at[index, "longitude"]), _mercator(float(located.at[index, "latitude"]))  # type: ignore[arg-type]
        clear = all(abs(x - a) > span_x * _NAME_WIDTH or abs(y - b) > span_y * _NAME_HEIGHT for a, b in taken)
        if clear and len(taken) < _LABELLED:
            taken.append((x, y))
            kept.add(index)
    return [index in kept for index in located.index]


def _map_chart(located: pd.DataFrame, label: str, colour: str, height: int) -> Layered:
    land = alt.Chart(_outlines()).mark_geoshape(fill=style.INK, fillOpacity=0.13, stroke=style.INK, strokeOpacity=0.55)
    pick = alt.selection_point(name="pick", fields=["place"], toggle=False)
    spots = alt.Chart(located).encode(longitude="longitude:Q", latitude="latitude:Q", tooltip=_place_tooltip())
    known = spots.transform_filter("isValid(datum.amount)")
    circles = known.mark_circle(color=colour, stroke=colour, strokeWidth=1).encode(
        size=alt.Size("amount:Q", title=label, scale=alt.Scale(range=[30, 900], zero=True), legend=None),
        opacity=alt.condition(pick, alt.value(0.62), alt.value(0.25)),
        order=alt.Order("amount:Q", sort="descending"),
    )
    rings = spots.transform_filter("!isValid(datum.amount)").mark_point(size=32, strokeWidth=1.2, color=style.INK)
    words = known.transform_filter("datum.named").mark_text(dy=-16, fontSize=12, fontWeight=600, color=style.INK)
    words = words.encode(text="place:N")
    layers = alt.layer(land, rings, circles.add_params(pick), words)
    return layers.properties(height=height)


def _place_tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("place:N", title="Place"),
        alt.Tooltip("admin1:N", title="Region"),
        alt.Tooltip("days:Q", title="Days affected"),
        alt.Tooltip("killed:Q", title="Killed", format=","),
        alt.Tooltip("injured:Q", title="Injured", format=","),
        alt.Tooltip("first:N", title="First"),
        alt.Tooltip("last:N", title="Last"),
    ]


def _map_told(located: pd.DataFrame, label: str) -> str:
    top = located[located["amount"].notna()].sort_values(["amount", "place"], ascending=[False, True]).head(3)
    leaders = ", ".join(
        f"{place} ({style.number(amount)})" for place, amount in zip(top["place"], top["amount"], strict=True)
    )
    return f"Map of {len(located)} affected places; {label.lower()}, most first: {leaders or 'no figures'}."


def ranking(frame: pd.DataFrame, measure: PlaceMeasure, most: int = 15) -> Figure:
    """Places by `measure` as bars, from a frame of `by_place`; children as the stronger part of casualties."""
    label, colour = MEASURES[measure]
    top = frame[frame[measure].notna()].sort_values([measure, "place"], ascending=[False, True]).head(most)
    children = f"children_{measure}"
    has_children = children in top and bool((top[children] > 0).any())
    drawn = top.assign(amount=top[measure], children=top[children] if has_children else None)
    where = alt.Y("place:N", sort=list(drawn["place"]), title="Place", axis=alt.Axis(labelLimit=150, ticks=False))
    across = alt.X("amount:Q", title=label, axis=alt.Axis(tickMinStep=1, tickCount=5, format=",.0f", gridOpacity=0.5))
    base = alt.Chart(drawn).encode(y=where, tooltip=_place_tooltip())
    layers: list[Any] = [
        base.mark_bar(
            color=colour, cornerRadiusEnd=1, opacity=0.55 if has_children else 0.9, height={"band": 0.66}
        ).encode(x=across),
        base.mark_text(align="left", dx=5, color=style.INK, fontSize=11.5).encode(
            x="amount:Q", text=alt.Text("amount:Q", format=",")
        ),
    ]
    if has_children:
        part = base.transform_filter("isValid(datum.children)").mark_bar(color=colour, height={"band": 0.66})
        layers.insert(1, part.encode(x=alt.X("children:Q", title=label)))
    return Figure(
        name=f"places-by-{measure}",
        title=f"Places with the most {'days under attack' if measure == 'days' else measure}",
        note="The stronger part of a bar is children, counted in the whole." if has_children else "",
        alt=_map_told(drawn, label).replace("Map of", "Ranking of"),
        chart=alt.layer(*layers).properties(height=60 + 26 * len(drawn)),
        data=top,
    )


HARM = {
    "killed": ("People killed", style.VERMILION),
    "injured": ("People injured, none reported killed", style.OCHRE),
    "affected": ("Affected, no casualty figure", style.SLATE),
}


def place_by_step(places: pd.DataFrame, step: Step, most: int = 20) -> Figure:
    """Each place's days (weeks, months) under attack as a row of marks, the most affected first."""
    order = list(places.groupby("place")["date"].nunique().sort_values(ascending=False, kind="stable").head(most).index)
    frame = _harm_by_step(places[places["place"].isin(order)], step)
    shown = [key for key in HARM if key in set(frame["harm"])]
    drawn = frame.assign(
        label=frame["harm"].map(lambda key: HARM[key][0]), what=frame["effects"].map(style.effects), **_ends(frame)
    )
    shade = alt.Color(
        "label:N",
        title=None,
        scale=alt.Scale(domain=[HARM[key][0] for key in shown], range=[HARM[key][1] for key in shown]),
        legend=alt.Legend(orient="top", direction="horizontal", labelLimit=260, columns=1),
    )
    domain = time_domain(frame, step)
    chart = (
        alt.Chart(drawn)
        .mark_rect(cornerRadius=1, opacity=0.9, stroke=None, height={"band": 0.7})
        .encode(
            x=time_axis("left", domain, step),
            x2="right:T",
            y=alt.Y(
                "place:N",
                sort=order,
                title="Place",
                axis=alt.Axis(labelLimit=150, labelOverlap=False, ticks=False, domain=False),
            ),
            color=shade,
            tooltip=[
                alt.Tooltip("place:N", title="Place"),
                alt.Tooltip("start:N", title="From"),
                alt.Tooltip("what:N", title="Effects"),
                alt.Tooltip("killed:Q", title="Killed", format=","),
                alt.Tooltip("injured:Q", title="Injured", format=","),
            ],
        )
    )
    return Figure(
        name="place-by-" + step,
        title=f"When each place was affected, by {step}",
        note=f"The {len(order)} places with the most days." if places["place"].nunique() > most else "",
        alt=f"Marks by place and {step} for {len(order)} places; most days: {', '.join(order[:3])}.",
        chart=chart.properties(height=130 + 26 * len(order)),
        data=frame,
    )


def _ends(frame: pd.DataFrame) -> dict[str, "pd.Series[int]"]:
    return {"left": epoch(pd.to_datetime(frame["start"])), "right": epoch(pd.to_datetime(frame["end"]))}


def _harm_by_step(places: pd.DataFrame, step: Step) -> pd.DataFrame:
    """start, end, place, effects, killed, injured, harm: the gravest thing told of a place in a step."""
    groups = stepped(places, step).groupby(["start", "end", "place"], sort=True)
    frame = groups.agg(
        effects=("effects", lambda values: ";".join(dict.fromkeys(";".join(values.fillna("")).split(";"))))
    )
    for name in ("killed", "injured"):
        frame[name] = groups[f"{name}_best"].agg(lambda values: values.astype("Int64").sum(min_count=1)).astype("Int64")
    frame["harm"] = "affected"
    frame.loc[(frame["injured"] > 0).fillna(False), "harm"] = "injured"
    frame.loc[(frame["killed"] > 0).fillna(False), "harm"] = "killed"
    return frame.reset_index()
