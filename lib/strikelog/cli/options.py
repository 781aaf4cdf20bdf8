"""Options that several commands share, and what is made of them."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from strikelog.model import Filters

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
Outlet = Annotated[list[str] | None, typer.Option(help="Outlet; may be repeated.")]


def chosen(start: datetime | None, end: datetime | None, as_of: datetime | None, *lists: list[str] | None) -> Filters:
    """The filters of options; `lists` are attackers, munitions, countries, cities and outlets."""
    attackers, munitions, countries, cities, sources = (tuple(values or ()) for values in lists)
    return Filters(day(start), day(end), attackers, munitions, countries, cities, sources, day(as_of))


def day(value: datetime | None) -> date | None:
    """The day of an option, where it was given."""
    return value.date() if value else None
