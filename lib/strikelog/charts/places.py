"""Places without a map: their ranking, when each was affected, and how."""

import altair as alt
import pandas as pd

from strikelog.charts import theme
from strikelog.charts.atlas import MEASURES, PlaceMeasure, map_told, place_tooltip
from strikelog.charts.axes import colour, placed, time_axis, time_domain
from strikelog.charts.figure import Figure, Layered
from strikelog.charts.place_sums import EFFECTS
from strikelog.charts.series import Step
from strikelog.model import style

HARM = {
    "killed": ("People killed", style.LIGHT["killed"]),
    "injured": ("Injured, none killed", style.LIGHT["injured"]),
    "affected": ("No casualties reported", style.LIGHT["lost"]),
}

_COLUMNS = {
    "struck": "struck",
    "air_defence": "air defence",
    "damage": "damage",
    "power_outage": "power",
    "water_outage": "water",
    "heating_outage": "heating",
    "transport": "transport",
}


def _names(order: list[str]) -> alt.Y:
    axis = alt.Axis(labelColor=style.INK, labelFontSize=theme.NORMAL, labelLimit=140, labelOverlap=False, grid=False)
    return alt.Y("place:N", sort=order, title=None, axis=axis)


def ranking(frame: pd.DataFrame, measure: PlaceMeasure, most: int = 12) -> Figure:
    """Places by `measure` as bars, from a frame of `by_place`; `pick` selects a place.

    Children are the stronger part of a bar of casualties; a line spans the lowest to the highest figure.
    """
    label, ink = MEASURES[measure]
    top = frame[frame[measure].notna() & (frame[measure] > 0)]
    top = top.sort_values([measure, "place"], ascending=[False, True]).head(most)
    children = f"children_{measure}"
    has_children = children in top and bool((top[children] > 0).any())
    bounds = {"low": top[f"{measure}_low"], "high": top[f"{measure}_high"]} if measure != "days" else {}
    drawn = top.assign(amount=top[measure], children=top[children] if has_children else None, **bounds)
    return Figure(
        name=f"places-by-{measure}",
        title=f"Most {'days under attack' if measure == 'days' else measure}",
        subtitle="Best figures of every day, added up" if measure != "days" else "Days with any report of an effect",
        note="Stronger part: children, counted in the whole." if has_children else "",
        alt=map_told(drawn, label).replace("Map of", "Ranking of"),
        chart=_ranking_chart(drawn, ink, has_children),
        data=top,
    )


def _ranking_chart(drawn: pd.DataFrame, ink: str, has_children: bool) -> Layered:
    pick = alt.selection_point(name="pick", fields=["place"], toggle=False)
    where = _names(list(drawn["place"]))
    most = float(drawn["amount"].max())
    scale = alt.Scale(domain=[0, most * 1.14], nice=False)
    across = alt.X("amount:Q", title=None, scale=scale, axis=None)
    base = alt.Chart(drawn).encode(y=where, tooltip=place_tooltip())
    faded = alt.condition(pick, alt.value(1), alt.value(0.35))
    whole = base.mark_bar(color=ink, fillOpacity=0.55 if has_children else 1, height={"band": 0.66}).encode(
        x=across, opacity=faded
    )
    layers = [whole.add_params(pick)]
    if has_children:
        part = base.transform_filter("isValid(datum.children)").mark_bar(color=ink, height={"band": 0.66})
        layers.append(part.encode(x=alt.X("children:Q", scale=scale), opacity=faded))
    if "high" in drawn:
        layers.append(
            base.transform_filter("isValid(datum.low) && isValid(datum.high) && datum.low < datum.high")
            .mark_rule(strokeWidth=1.5, color=style.INK)
            .encode(x=alt.X("low:Q", scale=scale), x2="high:Q")
        )
    words = base.mark_text(align="left", dx=6, color=style.INK, fontSize=theme.NORMAL)
    layers.append(words.encode(x="amount:Q", text=alt.Text("amount:Q", format=",")))
    return alt.layer(*layers).properties(height=10 + 27 * len(drawn))


def place_by_step(frame: pd.DataFrame, step: Step) -> Figure:
    """Each place's days (weeks, months) as cells, the most affected first; from a frame of `by_place_and_step`.

    `pick` selects a place in a step.
    """
    order = list(dict.fromkeys(frame["place"]))
    drawn = placed(frame).assign(
        label=frame["harm"].map(lambda key: HARM[key][0]), what=frame["effects"].map(style.effects)
    )
    pick = alt.selection_point(name="pick", fields=["place", "start", "end"], toggle=False)
    domain = time_domain(frame, step)
    cells = (
        alt.Chart(drawn)
        .mark_rect(height={"band": 0.8})
        .encode(
            x=time_axis("left", domain, step),
            x2="right:T",
            y=_names(order),
            color=colour("label", HARM, list(frame["harm"])),
            opacity=alt.condition(pick, alt.value(1), alt.value(0.35)),
            tooltip=[
                alt.Tooltip("place:N", title="Place"),
                alt.Tooltip("when:N", title="When"),
                alt.Tooltip("what:N", title="Effects"),
                alt.Tooltip("days:Q", title="Days"),
                alt.Tooltip("killed:Q", title="Killed", format=","),
                alt.Tooltip("injured:Q", title="Injured", format=","),
            ],
        )
        .add_params(pick)
    )
    return Figure(
        name="place-by-" + step,
        title="When each place was hit",
        subtitle=f"By {step}; the gravest thing reported",
        note=f"The {len(order)} places with the most days.",
        alt=f"Cells by place and {step} for {len(order)} places; most days: {', '.join(order[:3])}.",
        chart=cells.properties(height=70 + 26 * len(order)),
        data=frame,
    )


def effects(frame: pd.DataFrame) -> Figure:
    """A matrix of places and effects with days as circles, from a frame of `by_effect`; `pick` selects a cell."""
    order = list(dict.fromkeys(frame["place"]))
    shown = [effect for effect in EFFECTS if effect in set(frame["effect"])]
    drawn = frame.assign(label=frame["effect"].map(lambda effect: _COLUMNS[effect]))
    tight = f"width < {90 * len(shown)}"
    axis = alt.Axis(
        orient="top",
        domain=False,
        ticks=False,
        labelColor=style.INK,
        labelOverlap=False,
        labelAngle=alt.ExprRef(expr=f"{tight} ? -55 : 0"),
        labelAlign=alt.ExprRef(expr=f"{tight} ? 'left' : 'center'"),
    )
    pick = alt.selection_point(name="pick", fields=["place", "effect"], toggle=False)
    base = alt.Chart(drawn).encode(
        x=alt.X("label:N", sort=[_COLUMNS[effect] for effect in shown], title=None, axis=axis),
        y=_names(order),
        tooltip=[
            alt.Tooltip("place:N", title="Place"),
            alt.Tooltip("label:N", title="Effect"),
            alt.Tooltip("days:Q", title="Days"),
        ],
    )
    circles = base.mark_circle(color=style.LIGHT["hit"]).encode(
        size=alt.Size("days:Q", legend=None, scale=alt.Scale(range=[60, 620], zero=True)),
        opacity=alt.condition(pick, alt.value(0.3), alt.value(0.12)),
    )
    words = base.mark_text(color=style.INK, fontSize=theme.NORMAL).encode(text="days:Q")
    top = frame.sort_values(["days", "place"], ascending=[False, True]).iloc[0]
    return Figure(
        name="effects-by-place",
        title="How each place was affected",
        subtitle="Days with a report of each effect",
        note="Blank: not reported, which is not the same as spared.",
        alt=f"Effects by place; most days: {top['place']}, {_COLUMNS[top['effect']]} ({top['days']}).",
        chart=alt.layer(circles.add_params(pick), words).properties(height=60 + 30 * len(order)),
        data=frame,
    )
