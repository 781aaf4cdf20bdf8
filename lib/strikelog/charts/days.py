"""Every day as a cell: the strip of days beneath the headline, and the calendar of one class."""

import altair as alt
import pandas as pd

from strikelog.charts import theme
from strikelog.charts.axes import epoch
from strikelog.charts.figure import Figure, Layered
from strikelog.model import style

ROWS = {
    "missile": ("Missiles launched", style.LIGHT["launched"]),
    "drone": ("Drones launched", style.LIGHT["launched"]),
    "hit": ("Got through", style.LIGHT["hit"]),
    "killed": ("Killed", style.LIGHT["killed"]),
    "injured": ("Injured", style.LIGHT["injured"]),
    "places": ("Places affected", style.LIGHT["launched"]),
}
"""Rows of the strip, by what they count; drones and missiles stay apart, for classes are never added."""

STRIP_DAYS = 92
"""Days that the strip shows at most: a quarter fits a phone."""

_WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_MONTHS = "months"
"""The row of a calendar that names its months."""
_FEWEST_WEEKS, _MOST_WEEKS = 26, 53


def by_day(daily: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """What each day tells, as rows `date`, `row` (a key of `ROWS`), `amount`; no row where nothing is told."""
    launched = daily[(daily["measure"] == "launched") & daily["munition"].isin(["missile", "drone"])]
    told = daily[daily["measure"].isin(["hit", "killed", "injured"])]
    counted = places[places["kind"] != "country"].groupby("date")["place"].nunique()
    parts = [
        pd.DataFrame({"date": launched["date"], "row": launched["munition"], "amount": launched["best"]}),
        pd.DataFrame({"date": told["date"], "row": told["measure"], "amount": told["best"]}),
        pd.DataFrame({"date": counted.index, "row": "places", "amount": counted.to_numpy()}),
    ]
    frame = pd.concat(part.astype({"amount": "Int64"}) for part in parts)
    return frame.groupby(["date", "row"], sort=True)["amount"].sum().reset_index()


def strip(days: pd.DataFrame, first: str, last: str, start: str) -> Figure:
    """Days from `first` to `last` as cells, a row for each thing counted, from a frame of `by_day`.

    A frame marks the chosen period, which begins on `start` and ends on `last`. The deeper a cell the more, within its
    row; an outline is a told zero; no cell is nothing told. `day` selects a day.
    """
    shown = days[(days["date"] >= first) & (days["date"] <= last)]
    present = [row for row in ROWS if row in set(shown["row"])]
    cells = _cells(shown.assign(label=shown["row"].map(lambda row: ROWS[row][0])), "row")
    names = [ROWS[row][0] for row in present]
    return Figure(
        name="days",
        title="Day by day",
        subtitle="Each cell is a day; the deeper, the more, within its row",
        note="Framed: the chosen period. Outlined: reported as none. Blank: nothing reported.",
        alt=_strip_told(shown, present),
        chart=alt.layer(
            _ground(names, first, last), _strip_marks(cells, names, present, first, last), _frame(start, last)
        ).properties(height=30 * len(names)),
        data=shown,
    )


def _cells(frame: pd.DataFrame, group: str) -> pd.DataFrame:
    """Adds the edges of each day's cell and `depth`, 0 to 1: the root of the share in the highest of its group."""
    start = pd.to_datetime(frame["date"])
    most = frame.groupby(group)["amount"].transform("max").astype(float).clip(lower=1)
    return frame.assign(
        left=epoch(start + pd.Timedelta(1.2, "h")),
        right=epoch(start + pd.Timedelta(22.8, "h")),
        depth=(frame["amount"].astype(float) / most) ** 0.5,
        when=frame["date"].map(style.day),
    )


def _across(field: str, first: str, last: str) -> alt.X:
    end = (pd.Timestamp(last) + pd.Timedelta(1, "D")).strftime("%Y-%m-%d")
    return alt.X(
        f"{field}:T",
        title=None,
        scale=alt.Scale(type="utc", domain=[f"{first}T00:00:00Z", f"{end}T00:00:00Z"], nice=False),
        axis=alt.Axis(
            format="%-d %b",
            tickCount=alt.ExprRef(expr="max(3, floor(width / 90))"),
            labelFlush=True,
            labelOverlap="greedy",
            labelSeparation=12,
            domain=False,
        ),
    )


def _rows(names: list[str]) -> alt.Y:
    axis = alt.Axis(
        domain=False, ticks=False, grid=False, labelColor=style.INK, labelFontSize=theme.NORMAL, labelLimit=150
    )
    return alt.Y("label:N", title=None, sort=names, scale=alt.Scale(domain=names, paddingInner=0.24), axis=axis)


def _ground(names: list[str], first: str, last: str) -> alt.Chart:
    end = pd.Timestamp(last) + pd.Timedelta(1, "D")
    rows = pd.DataFrame({"label": names})
    edges = epoch(pd.Series([pd.Timestamp(first), end]))
    ground = rows.assign(left=edges[0], right=edges[1])
    marks: alt.Chart = (
        alt.Chart(ground)
        .mark_rect(color=style.EMPTY, stroke=None)
        .encode(x=_across("left", first, last), x2="right:T", y=_rows(names))
    )
    return marks


def _strip_marks(cells: pd.DataFrame, names: list[str], present: list[str], first: str, last: str) -> alt.Chart:
    pick = alt.selection_point(name="day", fields=["date"], toggle=False)
    shade = alt.Color("label:N", legend=None, scale=alt.Scale(domain=names, range=[ROWS[row][1] for row in present]))
    marks: alt.Chart = (
        alt.Chart(cells)
        .mark_rect(strokeWidth=1)
        .encode(
            x=_across("left", first, last),
            x2="right:T",
            y=_rows(names),
            color=shade,
            stroke=alt.Stroke(
                "label:N", legend=None, scale=alt.Scale(domain=names, range=[ROWS[row][1] for row in present])
            ),
            fillOpacity=alt.condition(
                "datum.amount > 0",
                alt.FillOpacity("depth:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[0.16, 1])),
                alt.value(0),
            ),
            strokeOpacity=alt.condition("datum.amount > 0", alt.value(0), alt.value(0.8)),
            opacity=alt.condition(pick, alt.value(1), alt.value(0.4)),
            tooltip=[
                alt.Tooltip("when:N", title="Day"),
                alt.Tooltip("label:N", title="What"),
                alt.Tooltip("amount:Q", title="Number", format=","),
            ],
        )
        .add_params(pick)
    )
    return marks


def _frame(start: str, last: str) -> alt.Chart:
    edges = epoch(pd.Series([pd.Timestamp(start), pd.Timestamp(last) + pd.Timedelta(1, "D")]))
    period = pd.DataFrame({"left": [edges[0]], "right": [edges[1]]})
    marks: alt.Chart = (
        alt.Chart(period)
        .mark_rect(filled=False, stroke=style.INK, strokeWidth=1.5)
        .encode(
            x=alt.X("left:T", scale=alt.Scale(type="utc")),
            x2="right:T",
            y=alt.value(-4),
            y2=alt.value(alt.ExprRef(expr="height + 4")),
        )
    )
    return marks


def _strip_told(shown: pd.DataFrame, present: list[str]) -> str:
    told = []
    for row in present:
        rows = shown[shown["row"] == row].sort_values(["amount", "date"], ascending=[False, True])
        top = rows.iloc[0]
        told.append(f"{ROWS[row][0]}: most on {style.day(top['date'])} ({style.number(top['amount'])}).")
    return "Day by day. " + " ".join(told)


def calendar(daily: pd.DataFrame, munition: str, measure: str = "launched") -> Figure:
    """One class and measure as a calendar, a column for each week and a row for each weekday; `day` selects a day."""
    rows = daily[(daily["munition"] == munition) & (daily["measure"] == measure)]
    days = rows.groupby("date")["best"].sum().rename("amount").reset_index()
    label, ink = style.STATUSES[measure]
    name = style.MUNITIONS[munition]
    top = days.sort_values(["amount", "date"], ascending=[False, True]).iloc[0]
    return Figure(
        name=f"calendar-{munition}-{measure}",
        title=f"{name} {label.lower()}: a calendar",
        subtitle="One column a week, Monday on top; the deeper, the more",
        note="Framed: the highest day. Blank: no figure reported, which is not the same as none.",
        alt=f"Calendar of {name.lower()} {label.lower()}: "
        f"most on {style.day(top['date'])} ({style.number(top['amount'])}).",
        chart=_calendar_chart(days, ink, top["date"]),
        data=days,
    )


def _calendar_chart(days: pd.DataFrame, ink: str, top: str) -> Layered:
    """Lines of at most 53 weeks beneath one another, the newest on top, each with its months written below."""
    cells = _cells(days.assign(all="all"), "all")
    mondays = _monday(pd.to_datetime(cells["date"]))
    lines = _lines(mondays.min(), mondays.max())
    ground = pd.DataFrame(
        [
            (line, column, f"{line} {day}")
            for line, weeks in enumerate(lines)
            for column in range(len(weeks))
            for day in _WEEKDAYS
        ],
        columns=["line", "column", "row"],
    )
    at = {week: (line, column) for line, weeks in enumerate(lines) for column, week in enumerate(weeks)}
    weekday = pd.to_datetime(cells["date"]).dt.day_of_week
    cells = cells.assign(
        column=[at[week][1] for week in mondays],
        row=[f"{at[week][0]} {_WEEKDAYS[day]}" for week, day in zip(mondays, weekday, strict=True)],
    )
    rows = [f"{line} {day}" for line in range(len(lines)) for day in (*_WEEKDAYS, _MONTHS)]
    x = alt.X("column:O", title=None, scale=alt.Scale(paddingInner=0.12), axis=None)
    shown = [row for row in rows if row.split()[1] in ("Mon", "Wed", "Fri", "Sun")]
    axis = alt.Axis(values=shown, labelExpr="split(datum.value, ' ')[1]", domain=False, ticks=False, grid=False)
    y = alt.Y("row:O", title=None, sort=rows, scale=alt.Scale(domain=rows, paddingInner=0.12), axis=axis)
    layers = [
        alt.Chart(ground).mark_rect(color=style.EMPTY).encode(x=x, y=y),
        _calendar_cells(cells, ink, top).encode(x=x, y=y),
        alt.Chart(_months(lines))
        .mark_text(align="left", dx=-4, color=style.FAINT, fontSize=theme.SMALL)
        .encode(x=x, y=y, text="month:N"),
    ]
    return alt.layer(*layers).properties(height=17 * len(rows))


def _monday(moments: "pd.Series[pd.Timestamp]") -> "pd.Series[pd.Timestamp]":
    return moments - pd.to_timedelta(moments.dt.day_of_week, unit="D")


def _lines(first: pd.Timestamp, last: pd.Timestamp) -> list[list[pd.Timestamp]]:
    """The Mondays of each line, the newest line first; a short time is widened to `_FEWEST_WEEKS`."""
    first = min(first, last - pd.Timedelta(_FEWEST_WEEKS - 1, "W"))
    lines, end = [], last
    while end >= first:
        start = max(first, end - pd.Timedelta(_MOST_WEEKS - 1, "W"))
        lines.append(list(pd.date_range(start, end, freq="7D")))
        end = start - pd.Timedelta(1, "W")
    return lines


def _months(lines: list[list[pd.Timestamp]]) -> pd.DataFrame:
    """The name of each month at its first Monday, with the year at the first of a line and in January."""
    rows = []
    for line, weeks in enumerate(lines):
        firsts = [(column, week) for column, week in enumerate(weeks) if week.day <= 7]
        for place, (column, week) in enumerate(firsts):
            written = f"{week:%b %Y}" if place == 0 or week.month == 1 else f"{week:%b}"
            rows.append((column, f"{line} {_MONTHS}", written))
    return pd.DataFrame(rows, columns=["column", "row", "month"])


def _calendar_cells(cells: pd.DataFrame, ink: str, top: str) -> alt.Chart:
    pick = alt.selection_point(name="day", fields=["date"], toggle=False)
    marks: alt.Chart = (
        alt.Chart(cells)
        .mark_rect(color=ink, strokeWidth=1.6, stroke=style.INK)
        .encode(
            fillOpacity=alt.FillOpacity("depth:Q", legend=None, scale=alt.Scale(domain=[0, 1], range=[0.14, 1])),
            strokeOpacity=alt.condition(f"datum.date == '{top}'", alt.value(1), alt.value(0)),
            opacity=alt.condition(pick, alt.value(1), alt.value(0.4)),
            tooltip=[alt.Tooltip("when:N", title="Day"), alt.Tooltip("amount:Q", title="Number", format=",")],
        )
        .add_params(pick)
    )
    return marks
