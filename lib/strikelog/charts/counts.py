"""Bars of one measure over time, with their bounds and the part that one voice alone tells; running totals."""

import altair as alt
import pandas as pd

from strikelog.charts import theme
from strikelog.charts.axes import (
    Domain,
    amount_axis,
    arrows,
    bound,
    epoch,
    placed,
    record,
    spans,
    time_axis,
    time_domain,
)
from strikelog.charts.figure import Figure, Layered
from strikelog.charts.series import Step
from strikelog.model import style


def counts(
    frame: pd.DataFrame, measure: str, step: Step, *, title: str, domain: Domain | None = None, height: int = 180
) -> Figure:
    """Bars of `measure` (a key of `style.CASUALTIES`) from a frame of `by_step`; `pick` selects a step.

    What one voice alone tells is pale, what two or more tell is solid; a line spans the lowest to the highest figure.
    """
    rows = frame[frame["measure"] == measure] if "measure" in frame else frame
    label, ink = style.CASUALTIES[measure]
    top = rows.sort_values(["best", "start"], ascending=[False, True]).iloc[0]
    return Figure(
        name=measure,
        title=title,
        subtitle=f"People {label.lower()} per {step}",
        note=_note(rows),
        alt=f"{label} per {step}: {style.number(rows['best'].sum())} in all, most in the {step} of "
        f"{style.day(top['start'])} ({style.number(top['best'])}).",
        chart=_chart(rows, ink, step, domain or time_domain(rows, step), height),
        data=rows,
    )


def _note(rows: pd.DataFrame) -> str:
    notes = ["Pale: told by one voice alone."] if (rows["alone"] > 0).any() else []
    if (rows["low"].notna() & rows["high"].notna() & (rows["low"] < rows["high"])).any():
        notes.append("Line: lowest to highest figure.")
    if rows["high"].isna().any():
        notes.append("▲ at least.")
    if rows["low"].isna().any():
        notes.append("▼ at most.")
    conflicts = int(rows["conflicts"].sum())
    if conflicts:
        notes.append(f"Contradictory daily figures: {style.number(conflicts)}.")
    return " ".join(notes)


def _chart(rows: pd.DataFrame, ink: str, step: Step, domain: Domain, height: int) -> Layered:
    bars = placed(rows).assign(
        shared=rows["best"] - rows["alone"],
        ground=0,
        bound=[bound(*row) for row in zip(rows["best"], rows["low"], rows["high"], strict=True)],
        known=[style.bounds(*row) for row in zip(rows["best"], rows["low"], rows["high"], strict=True)],
    )
    most = float(pd.concat([bars["best"], bars["high"].fillna(0)]).max())
    pick = alt.selection_point(name="pick", fields=["start", "end"], toggle=False)
    tooltip = [
        alt.Tooltip("when:N", title="When"),
        alt.Tooltip("best:Q", title="Best figure", format=","),
        alt.Tooltip("known:N", title="Known to be"),
        alt.Tooltip("alone:Q", title="Told by one voice", format=","),
        alt.Tooltip("days:Q", title="Days with a figure"),
    ]
    base = alt.Chart(bars)
    faded = alt.condition(pick, alt.value(1), alt.value(0.35))
    firm = base.mark_rect(color=ink).encode(
        x=time_axis("left", domain, step),
        x2="right:T",
        y=amount_axis("ground", most, height),
        y2="shared:Q",
        opacity=faded,
        tooltip=tooltip,
    )
    pale = (
        base.transform_filter("datum.alone > 0")
        .mark_rect(color=ink, fillOpacity=0.4, stroke=ink, strokeWidth=1)
        .encode(x=alt.X("left:T"), x2="right:T", y=alt.Y("shared:Q"), y2="best:Q", opacity=faded, tooltip=tooltip)
        .add_params(pick)
    )
    across = alt.X("middle:T", scale=alt.Scale(type="utc"))
    marks = [spans(base, across), *arrows(base, across, "best"), record(bars, "best", domain)]
    return alt.layer(firm, pale, *marks).properties(height=height)


def running(frame: pd.DataFrame, munition: str, domain: Domain, height: int = 220) -> Figure:
    """Running totals of one class as steps, named at their ends; from a frame of `cumulative`."""
    name = style.MUNITIONS[munition]
    last = frame.groupby("measure", as_index=False).tail(1).assign(date=frame["date"].max())
    steps = pd.concat([frame, last]).drop_duplicates()
    drawn = steps.assign(
        at=epoch(pd.to_datetime(steps["date"])), label=steps["measure"].map(lambda m: style.STATUSES[m][0])
    )
    ends = drawn.sort_values("at").groupby("measure").tail(1)
    ends = ends.assign(words=ends["label"] + " " + ends["amount"].map(style.number))
    present = [key for key in style.STATUSES if key in set(frame["measure"])]
    shade = alt.Color(
        "label:N",
        legend=None,
        scale=alt.Scale(
            domain=[style.STATUSES[key][0] for key in present], range=[style.STATUSES[key][1] for key in present]
        ),
    )
    tooltip = [
        alt.Tooltip("date:N", title="To"),
        alt.Tooltip("label:N", title="What"),
        alt.Tooltip("amount:Q", format=","),
    ]
    most = float(drawn["amount"].max())
    lines = (
        alt.Chart(drawn)
        .mark_line(interpolate="step-after", strokeWidth=2.2)
        .encode(x=time_axis("at", domain, "week"), y=amount_axis("amount", most, height), color=shade, tooltip=tooltip)
    )
    words = (
        alt.Chart(_apart(ends, most, height))
        .mark_text(align="right", dy=-8, fontSize=theme.NORMAL, fontWeight=600)
        .encode(x=alt.X("at:T"), y=alt.Y("y:Q"), text="words:N", color=shade)
    )
    return Figure(
        name=f"{munition}-running",
        title=f"{name}: running total",
        subtitle="Best figures added up, day after day, within the chosen period",
        note="Only reported figures add up: a day without a report adds nothing, which is not the same as none.",
        alt=f"Running totals of {name.lower()}: " + ", ".join(ends["words"]) + ".",
        chart=alt.layer(lines, words).properties(height=height),
        data=frame,
    )


def _apart(ends: pd.DataFrame, most: float, height: int) -> pd.DataFrame:
    """Adds `y`, the height of each name, so that no two names touch."""
    least = most * 16 / height
    taken: list[float] = []
    for amount in ends.sort_values("amount")["amount"].astype(float):
        taken.append(max(amount, taken[-1] + least) if taken else amount)
    return ends.sort_values("amount").assign(y=taken)
