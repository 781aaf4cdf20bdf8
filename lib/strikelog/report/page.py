"""A report as one HTML page that needs nothing else: no script, no request, made to be printed.

Every text is escaped by the template; drawings alone are put in as they are, for they are our own.
"""

import re
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from strikelog.report.content import Report

_DATA = Path(__file__).parent / "data"
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Characters that no page should hold, and those that turn the direction of what follows them."""


def to_html(report: Report) -> bytes:
    """The page in UTF-8; the same report gives the same bytes."""
    drawings = [(each, Markup(each.svg)) for each in report.drawings]
    styles = Markup((_DATA / "report.css").read_text(encoding="utf-8"))
    page = _template().render(report=report, drawings=drawings, styles=styles, about=report.about.as_json())
    return page.encode("utf-8", "replace")


@cache
def _template() -> Template:
    environment = Environment(
        loader=FileSystemLoader(_DATA),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_plain,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html")


def _plain(value: object) -> object:
    return _CONTROLS.sub("\ufffd", value) if isinstance(value, str) and not isinstance(value, Markup) else value
