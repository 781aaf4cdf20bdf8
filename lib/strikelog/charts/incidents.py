"""Incidents: how many a day, and how the numbers of one were told over time."""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from strikelog.charts.axes import COLUMNS, Styles, amount_axis, colour, epoch, placed, time_axis, time_domain, utc
from strikelog.charts.figure import Figure, Layered
from strikelog.charts.series import Step, stepped
from strikelog.model import style

CHANGES = {
    "first": "First report",
    "other": "Another voice",
    "rise": "Rising toll",
    "correction": "Correction",
    "same": "Said again",
}
"""What a step of a timeline is, in words."""

STEPS = ["published", "voice", "number", "minimum", "maximum", "change", "best", "low", "high"]
"""Columns of a timeline: a claim's number with its bounds, and the figure as it was known then."""


def incident_counts(incidents: pd.DataFrame, step: Step) -> pd.DataFrame:
    """Incidents per day, week or month, from `incidents.csv`: start, end, incidents, and conflicts among them."""
    own = incidents[["incident_id"]].assign(date=incidents["date_end"], doubt=incidents["conflicts"] != "")
    dated = stepped(own, step)
    groups = dated.groupby(["start", "end"], sort=True)
    return groups.agg(incidents=("incident_id", "count"), conflicts=("doubt", "sum")).reset_index()


def incidents_by_step(counts: pd.DataFrame, step: Step) -> Figure:
    """What `incident_counts` gives, as bars; `pick` selects a bar by `start` and `end`."""
    title = f"Incidents per {step}"
    most = counts.sort_values(["incidents", "start"], ascending=[False, True]).iloc[0]
    return Figure(
        name=f"incidents-per-{step}",
        title=title,
        note="An incident is one attack on one place on one day. Select a bar to list its incidents.",
        alt=f"{title}: {style.number(counts['incidents'].sum())} in all, "
        f"most in the {step} of {style.day(most['start'])} ({style.number(most['incidents'])}).",
        chart=_counts(counts, step),
        data=counts,
    )


def _counts(counts: pd.DataFrame, step: Step) -> Layered:
    pick = alt.selection_point(name="pick", fields=["start", "end"], toggle=False)
    columns = (
        alt.Chart(placed(counts))
        .mark_rect(color=style.LIGHT["launched"], cursor="pointer")
        .encode(
            x=time_axis("left", time_domain(counts, step), step),
            x2="right:T",
            y=amount_axis("incidents", float(counts["incidents"].max()), _LOW),
            y2=alt.datum(0),
            opacity=alt.condition(pick, alt.value(1), alt.value(0.35)),
            tooltip=[
                alt.Tooltip("when:N", title="When"),
                alt.Tooltip("incidents:Q", title="Incidents"),
                alt.Tooltip("conflicts:Q", title="With contradictions"),
            ],
        )
        .add_params(pick)
    )
    return alt.layer(columns).properties(height=_LOW)


_LOW = 140


def told_over_time(steps: pd.DataFrame, name: str, title: str, measured: str, ink: str) -> Figure:
    """How a number was told, from a frame of `STEPS`: every claim as a point, the figure as known then as a line."""
    dated = steps[steps["published"] != ""].assign(words=steps["change"].map(CHANGES))
    dated = dated.assign(at=epoch(pd.to_datetime(dated["published"].str[:19], format="ISO8601")))
    last = steps.iloc[-1]
    return Figure(
        name=name,
        title=title,
        subtitle=measured,
        note="Points are claims by time of publication, the line is the figure as known then, the band its bounds.",
        alt=f"{title}: {_told(steps)}. As known last: {style.bounds(last['best'], last['low'], last['high'])}.",
        chart=_steps(dated, ink),
        data=steps,
    )


def _told(steps: pd.DataFrame) -> str:
    return ", ".join(
        f"{style.number(number)} on {style.day(published)}"
        for number, published in zip(steps["number"], steps["published"], strict=True)
    )


def _steps(dated: pd.DataFrame, ink: str) -> Layered:
    first, last = (pd.Timestamp(int(dated["at"].agg(end)), unit="ms") for end in ("min", "max"))
    edge = max(pd.Timedelta(1, "D"), last - first) / 6
    across = alt.X(
        "at:T",
        title=None,
        scale=alt.Scale(type="utc", domain=[utc(first - edge), utc(last + edge)], nice=False),
        axis=alt.Axis(format="%-d %b", tickCount=_A_DAY, labelOverlap="greedy"),
    )
    most = float(dated[["number", "best", "high"]].max().max())
    until = dated.tail(1).assign(at=epoch(pd.Series([last + edge], index=dated.index[-1:])))
    line = alt.Chart(pd.concat([dated, until])).encode(x=across)
    band = line.mark_area(interpolate="step-after", opacity=0.15, color=ink).encode(
        y=amount_axis("low", most, _HEIGHT), y2="high:Q"
    )
    best = line.mark_line(interpolate="step-after", strokeWidth=2, color=ink).encode(y="best:Q")
    points = alt.Chart(dated).encode(
        x=across,
        y="number:Q",
        tooltip=[
            alt.Tooltip("published:N", title="Published"),
            alt.Tooltip("voice:N", title="Voice"),
            alt.Tooltip("number:Q", title="Number", format=","),
            alt.Tooltip("words:N", title="What it is"),
            alt.Tooltip("best:Q", title="Figure then", format=","),
        ],
    )
    shape = alt.Shape("voice:N", title=None, legend=_legend(dated["voice"].tolist()))
    marks = points.mark_point(filled=True, size=70, color=ink, opacity=1).encode(shape=shape)
    words = points.mark_text(dy=-12, fontWeight=600, color=style.INK).encode(text="number:Q")
    return alt.layer(band, best, marks, words).properties(height=_HEIGHT)


_HEIGHT = 220

_A_DAY = alt.TimeIntervalStep(interval="day", step=1)


def running_totals(claims: pd.DataFrame, name: str, title: str, styles: Styles) -> Figure:
    """Totals over longer times as they were told, by day of publication; they are in no figure of a day.

    `claims` are cumulative claims with `measure` (a key of `styles`), `published`, `count_min`, `count_max`, `quote`.
    """
    frame = claims.assign(
        best=claims["count_min"].fillna(claims["count_max"]),
        known=[style.bounds(*row) for row in zip(*(claims[c] for c in ("count_min", *_ENDS)), strict=True)],
        label=claims["measure"].map(lambda key: styles[key][0]),
        said=claims["quote"].str.slice(0, 120),
    )
    dated = placed(stepped(frame.assign(date=frame["published"].str[:10]), "day"))
    chart = alt.layer(
        alt.Chart(dated)
        .mark_point(filled=True, size=60, opacity=0.85)
        .encode(
            x=time_axis("middle", time_domain(dated, "day"), "day"),
            y=alt.Y("best:Q", title=None, scale=alt.Scale(type="symlog"), axis=alt.Axis(format=",.0f", tickCount=6)),
            color=colour("label", styles, list(frame["measure"])),
            tooltip=[
                alt.Tooltip("published:N", title="Published"),
                alt.Tooltip("label:N", title="What"),
                alt.Tooltip("known:N", title="Total"),
                alt.Tooltip("said:N", title="Said as"),
            ],
        )
    ).properties(height=240)
    note = "Totals since the invasion, of a month or a week, by day of publication. They are added to no day."
    return Figure(name, title, note, f"{title}: {style.number(len(frame))} claims.", chart, claims)


_ENDS = ("count_min", "count_max")


def _legend(voices: Sequence[str]) -> alt.Legend | None:
    return alt.Legend(columns=COLUMNS, symbolFillColor=style.INK) if len(set(voices)) > 1 else None
