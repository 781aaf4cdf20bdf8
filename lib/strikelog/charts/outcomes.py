"""What became of what was launched: frames and stacked bars, one chart for each class."""

import altair as alt
import pandas as pd

from strikelog.charts.axes import (
    Domain,
    amount_axis,
    arrows,
    bound,
    colour,
    placed,
    record,
    spans,
    time_axis,
    time_domain,
)
from strikelog.charts.figure import Figure, Layered
from strikelog.charts.series import Step, by_status, open_sums, stepped
from strikelog.model import style

PARTS = list(style.OUTCOMES)
_SHARED = ("start", "end", "left", "middle", "right", "when", "known", "unlaunched")
"""What every segment of a stack says of its whole."""


def outcomes(daily: pd.DataFrame, step: Step) -> pd.DataFrame:
    """One row per step and class: start, end, munition, hit, intercepted, lost, untold, and for days without a launch
    figure `hit_only`, `intercepted_only`, `lost_only`; then best, low, high of the whole, days and unlaunched (days).

    On a day whose launches are told, `untold` is what no report accounts for. On a day whose launches are not told,
    hits, interceptions and losses together are the least that was launched: its `high` is missing.
    """
    names = ["hit", "intercepted", "lost"]
    columns = ["start", "end", "munition", *PARTS, *(f"{name}_only" for name in names)]
    columns += ["best", "low", "high", "days", "unlaunched"]
    wide = by_status(daily)
    if wide.empty:
        return pd.DataFrame(columns=columns)
    told = wide["launched_best"].notna()
    parts = wide[[f"{name}_best" for name in names]].fillna(0)
    spent = parts.sum(axis=1)
    wide["untold"] = (wide["launched_best"] - spent).clip(lower=0).where(told, 0)
    for name in names:
        wide[name], wide[f"{name}_only"] = parts[f"{name}_best"].where(told, 0), parts[f"{name}_best"].where(~told, 0)
    wide["best"] = wide["launched_best"].where(told, spent)
    wide["low"] = wide["launched_low"].where(told, spent)
    wide["high"] = wide["launched_high"].where(told)
    wide["unlaunched"] = ~told
    return _summed(stepped(wide, step), columns)


def _summed(frame: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    groups = frame.groupby(["start", "end", "munition"], sort=True)
    names = [name for name in columns if name in frame and name not in ("start", "end", "munition", "unlaunched")]
    added = open_sums(frame, ["start", "end", "munition"], names)
    added["days"] = groups["date"].nunique()
    added["unlaunched"] = frame[frame["unlaunched"]].groupby(["start", "end", "munition"])["date"].nunique()
    added["unlaunched"] = added["unlaunched"].fillna(0)
    return added.astype("Int64").reset_index()[columns]


def stacked(frame: pd.DataFrame) -> pd.DataFrame:
    """The placed frame of `outcomes` as segments of stacks: part, firm, count, bottom, top; steps of one class only."""
    rows = []
    for row in frame.to_dict("records"):
        level = 0
        for firm in (True, False):
            for part in PARTS if firm else PARTS[:-1]:
                count = int(row[part if firm else f"{part}_only"])
                if count:
                    rows.append(
                        {
                            **{name: row[name] for name in _SHARED},
                            "part": part,
                            "firm": firm,
                            "count": count,
                            "bottom": level,
                        }
                    )
                    level += count
    segments = pd.DataFrame(rows)
    return segments.assign(
        top=segments["bottom"] + segments["count"], label=segments["part"].map(lambda part: style.OUTCOMES[part][0])
    )


def outcome_bars(
    frame: pd.DataFrame, munition: str, step: Step, domain: Domain | None = None, height: int = 220
) -> Figure:
    """Stacked bars of one class from a frame of `outcomes`; `pick` selects a step and what became of it."""
    rows = frame[frame["munition"] == munition]
    span = domain or time_domain(rows, step)
    name = style.MUNITIONS[munition]
    return Figure(
        name=f"{munition}-outcomes",
        title=name,
        subtitle=f"Launched per {step}, by what became of them",
        note=_note(rows),
        alt=_told(rows, name, step),
        chart=_chart(rows, step, span, height),
        data=rows,
    )


def _chart(rows: pd.DataFrame, step: Step, domain: Domain, height: int) -> Layered:
    totals = placed(rows)
    totals = totals.assign(
        total=totals[[*PARTS, *(f"{part}_only" for part in PARTS[:-1])]].sum(axis=1),
        bound=[bound(*row) for row in zip(totals["best"], totals["low"], totals["high"], strict=True)],
        known=[style.bounds(*row) for row in zip(totals["best"], totals["low"], totals["high"], strict=True)],
    )
    segments = stacked(totals)
    across = alt.X("middle:T", scale=alt.Scale(type="utc"))
    pick = alt.selection_point(name="pick", fields=["start", "end", "part"], toggle=False)
    base = alt.Chart(totals[["middle", "total", "low", "high", "bound"]])
    bars = (
        alt.Chart(segments)
        .mark_rect(strokeWidth=1)
        .encode(
            x=time_axis("left", domain, step),
            x2="right:T",
            y=amount_axis("top", float(totals["total"].max()), height),
            y2="bottom:Q",
            color=colour("label", style.OUTCOMES, list(segments["part"])),
            stroke=_outline(segments),
            fillOpacity=alt.condition("datum.firm && datum.part != 'untold'", alt.value(1), alt.value(0.16)),
            strokeOpacity=alt.condition("datum.firm && datum.part != 'untold'", alt.value(0), alt.value(0.75)),
            opacity=alt.condition(pick, alt.value(1), alt.value(0.35)),
            tooltip=_tooltip(),
        )
        .add_params(pick)
    )
    marks = [spans(base, across), *arrows(base, across, "total"), record(totals, "total", domain)]
    return alt.layer(bars, *marks).properties(height=height)


def _outline(segments: pd.DataFrame) -> alt.Stroke:
    shown = [style.OUTCOMES[part] for part in PARTS if part in set(segments["part"])]
    scale = alt.Scale(domain=[label for label, _ in shown], range=[ink for _, ink in shown])
    return alt.Stroke("label:N", legend=None, scale=scale)


def _tooltip() -> list[alt.Tooltip]:
    return [
        alt.Tooltip("when:N", title="When"),
        alt.Tooltip("label:N", title="What"),
        alt.Tooltip("count:Q", title="Number", format=","),
        alt.Tooltip("known:N", title="Launched in all"),
        alt.Tooltip("unlaunched:Q", title="Days without a launch figure"),
    ]


def _note(rows: pd.DataFrame) -> str:
    notes = []
    days = int(rows["unlaunched"].sum())
    if days:
        notes.append(
            f"Pale bars with ▲: launches not reported on {style.number(days)} {'day' if days == 1 else 'days'}; "
            "what was intercepted, hit or lost is the least that was launched, and counts in no share."
        )
    elif rows["high"].isna().any():
        notes.append("▲ at least.")
    if rows["low"].isna().any():
        notes.append("▼ at most.")
    return " ".join(notes)


def _told(rows: pd.DataFrame, name: str, step: Step) -> str:
    top = rows.sort_values(["best", "start"], ascending=[False, True]).iloc[0]
    sums = {part: int(rows[part].sum() + (rows[f"{part}_only"].sum() if part != "untold" else 0)) for part in PARTS}
    parts = ", ".join(f"{style.OUTCOMES[part][0].lower()} {style.number(sums[part])}" for part in PARTS if sums[part])
    return f"{name} per {step}: {parts}. Most in the {step} of {style.day(top['start'])} ({style.number(top['best'])})."
