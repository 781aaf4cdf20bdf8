"""A chart with the words and the data that belong to it."""

from dataclasses import dataclass

import pandas as pd
from altair import Chart, FacetChart, LayerChart


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart ready to be shown.

    `title` says what it shows, `note` how to read it, `alt` what there is to see, for those who do not see it; `data`
    is what is drawn and `name` the file name of its CSV.
    """

    name: str
    title: str
    note: str
    alt: str
    chart: Chart | LayerChart | FacetChart
    data: pd.DataFrame
