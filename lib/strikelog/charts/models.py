"""What is told of each model: stacks that lie, one line for each."""

import altair as alt
import pandas as pd

from strikelog.charts.axes import colour
from strikelog.charts.figure import Figure
from strikelog.model import style

_PARTS = ["hit", "intercepted", "lost", "untold"]


def models(frame: pd.DataFrame, most: int = 12) -> Figure:
    """Models by what became of them; pale is launched with the outcome not told.

    `frame` has model, munition, status, amount: of every day the highest claim, added up. Daily figures know no models.
    """
    wide = frame.pivot_table(index=["model", "munition"], columns="status", values="amount", aggfunc="sum", sort=False)
    wide = wide.reindex(columns=["launched", "hit", "intercepted", "lost"]).astype("Float64").reset_index()
    spent = wide[_PARTS[:-1]].fillna(0).sum(axis=1)
    wide["untold"] = (wide["launched"].fillna(0) - spent).clip(lower=0)
    wide["whole"] = spent + wide["untold"]
    wide = wide.sort_values(["whole", "model"], ascending=[False, True], ignore_index=True).head(most)
    segments = pd.DataFrame(_segments(wide))
    names = list(wide["model"])
    y = alt.Y("model:N", title=None, sort=names, axis=alt.Axis(labelColor=style.INK, labelLimit=130))
    bars = (
        alt.Chart(segments)
        .mark_bar(strokeWidth=1, height={"band": 0.68})
        .encode(
            y=y,
            x=alt.X(
                "left:Q",
                title=None,
                axis=alt.Axis(tickMinStep=1, tickCount=4, format=",.0f", grid=True, domain=False, ticks=False),
            ),
            x2="right:Q",
            color=colour("label", style.OUTCOMES, list(segments["part"])),
            fillOpacity=alt.condition("datum.part == 'untold'", alt.value(0.16), alt.value(1)),
            stroke=alt.condition("datum.part == 'untold'", alt.value(style.LIGHT["launched"]), alt.value(None)),
            tooltip=[
                alt.Tooltip("model:N", title="Model"),
                alt.Tooltip("label:N", title="What"),
                alt.Tooltip("count:Q", title="Number", format=","),
            ],
        )
    )
    words = (
        alt.Chart(wide)
        .mark_text(align="left", dx=6, color=style.INK)
        .encode(y=y, x=alt.X("whole:Q"), text=alt.Text("whole:Q", format=","))
    )
    return Figure(
        name="models",
        title="By model, where the text names one",
        subtitle="Highest numbered claim of each day, added up",
        note="Claims about whole classes name no model and are not here.",
        alt="Models, most first: "
        + ", ".join(f"{m} ({style.number(n)})" for m, n in zip(wide["model"][:5], wide["whole"][:5], strict=True))
        + ".",
        chart=alt.layer(bars, words).properties(height=30 + 27 * len(names)),
        data=frame.merge(wide[["model", "munition"]]),
    )


def _segments(wide: pd.DataFrame) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for row in wide.to_dict("records"):
        left = 0.0
        for part in _PARTS:
            count = 0.0 if pd.isna(row[part]) else float(row[part])
            if count:
                named = {"model": row["model"], "part": part, "label": style.OUTCOMES[part][0]}
                rows.append({**named, "count": count, "left": left, "right": left + count})
                left += count
    return rows
