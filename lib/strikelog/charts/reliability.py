"""Whether stated confidence is kept: what was stated against what was observed."""

import altair as alt
import pandas as pd

from strikelog.charts.figure import Figure
from strikelog.model import style


def reliability_diagram(frame: pd.DataFrame, error: float) -> Figure:
    """A reliability diagram from a frame of `stated`, `observed` (shares) and `told` (claims), one row a tenth.

    On the diagonal stands what is right as often as it says; `error` is the expected calibration error.
    """
    scale = alt.Scale(domain=[0, 1])
    axis = alt.Axis(format=".0%", values=[0, 0.25, 0.5, 0.75, 1])
    across = alt.X("stated:Q", title="Confidence that the claims carry", scale=scale, axis=axis)
    up = alt.Y("observed:Q", title="Right", scale=scale, axis=axis)
    ends = pd.DataFrame({"stated": [0.0, 1.0], "observed": [0.0, 1.0]})
    diagonal = alt.Chart(ends).mark_line(color=style.LIGHT["lost"], strokeDash=[4, 4], strokeWidth=1)
    points = alt.Chart(frame).mark_circle(color=style.LIGHT["intercepted"], opacity=0.9)
    tooltip = [
        alt.Tooltip("stated:Q", title="Stated", format=".0%"),
        alt.Tooltip("observed:Q", title="Right", format=".0%"),
        alt.Tooltip("told:Q", title="Claims", format=","),
    ]
    sized = alt.Size("told:Q", title=None, legend=None, scale=alt.Scale(range=[40, 400]))
    return Figure(
        name="reliability",
        title="Is the confidence kept?",
        subtitle=f"Expected calibration error {error:.1%}",
        note="Each circle is a tenth of the scale, as large as its claims. On the line: right as often as stated.",
        alt=f"Stated confidence against the share of claims that are right; they differ by {error:.1%} on average.",
        chart=alt.layer(diagonal.encode(x=across, y=up), points.encode(x=across, y=up, size=sized, tooltip=tooltip)),
        data=frame,
    )
