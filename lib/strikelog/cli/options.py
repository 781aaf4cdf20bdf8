"""Options that several commands share, and what is made of them."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from strikelog.model import CODEBOOK, Filters, convention

DAY = ["%Y-%m-%d"]
Paths = Annotated[list[Path], typer.Argument(help="Files, zip archives of them, or folders.", show_default=False)]
Out = Annotated[Path, typer.Option("--out", "-o", help="Folder to write to; made where it is missing.")]
Workers = Annotated[int, typer.Option(min=1, help="Processes that read; the result is the same for any number.")]
Database = Annotated[
    str, typer.Option("--db", help="Database URL.", envvar="STRIKELOG_DATABASE_URL", show_default="your data folder")
]
Start = Annotated[datetime | None, typer.Option(formats=DAY, help="First day on which it happened.")]
End = Annotated[datetime | None, typer.Option(formats=DAY, help="Last day on which it happened.")]
AsOf = Annotated[datetime | None, typer.Option(formats=DAY, help="Leave out what was published after this day.")]
Attacker = Annotated[list[str] | None, typer.Option(help="Attacker, as a country code; may be repeated.")]
Munition = Annotated[list[str] | None, typer.Option(help="Class of munition; may be repeated.")]
Country = Annotated[list[str] | None, typer.Option(help="Where it fell, as a country code; may be repeated.")]
City = Annotated[list[str] | None, typer.Option(help="City; may be repeated.")]
Counting = Annotated[str, typer.Option("--convention", help="How vague and bounded numbers count, by its id.")]
Outlet = Annotated[list[str] | None, typer.Option(help="Outlet; may be repeated.")]


def chosen(
    start: datetime | None, end: datetime | None, as_of: datetime | None, by: str, *lists: list[str] | None
) -> Filters:
    """The filters of options; `lists` are attackers, munitions, countries, cities and outlets.

    Raises `StrikelogError` for a convention that is not known.
    """
    attackers, munitions, countries, cities, sources = (tuple(values or ()) for values in lists)
    counting = "" if (named := convention(by).id) == CODEBOOK else named
    return Filters(day(start), day(end), attackers, munitions, countries, cities, sources, day(as_of), counting)


def day(value: datetime | None) -> date | None:
    """The day of an option, where it was given."""
    return value.date() if value else None
