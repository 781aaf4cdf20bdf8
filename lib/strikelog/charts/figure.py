"""A chart with the words and the data that belong to it."""

from dataclasses import dataclass

import pandas as pd
from altair import Chart, ConcatChart, FacetChart, HConcatChart, LayerChart, VConcatChart

Layered = LayerChart | FacetChart
"""What Altair says that it makes of layers."""

AnyChart = Chart | LayerChart | FacetChart | VConcatChart | HConcatChart | ConcatChart


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart ready to be shown.

    `title` says what there is to see, `subtitle` what is measured, `note` how to read it, `alt` the same in words for
    those who do not see it; `data` is what is drawn and `name` the stem of its files.
    """

    name: str
    title: str
    note: str
    alt: str
    chart: AnyChart
    data: pd.DataFrame
    subtitle: str = ""
