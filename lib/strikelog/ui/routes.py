"""The pages, in one table that the navigation, the links, the guard and the tests share."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Route:
    """One page; `file` is relative to `app.py`, `name` is its path in the URL."""

    name: str
    title: str
    help: str
    listed: bool = True
    """Whether the navigation shows it; else it is reached by links alone."""
    role: str = "reader"
    """The role that a person needs where people sign in."""

    @property
    def file(self) -> str:
        return f"pages/{self.name}.py"


ROUTES = (
    Route("overview", "Overview", "What was reported, in one sentence and one screen."),
    Route("add", "Add articles", "Paste an article or upload files; see what was read from them.", role="coder"),
    Route("articles", "Articles", "All articles; each with its claims highlighted in its text."),
    Route("claims", "Claims", "Every claim with the sentence that makes it."),
    Route("review", "Review", "Accept, correct or reject claims, those first on which most hangs.", role="coder"),
    # `?incident=ID` shows one incident, `?day=YYYY-MM-DD` lists those of one day; the shared filters hold besides.
    Route("incidents", "Incidents", "One attack on one place on one day: who says what, and which figure stands."),
    Route("munitions", "Munitions", "Launched, intercepted and hit over time, by class."),
    Route("cities", "Cities", "A map and a ranking of the places affected, and when each was."),
    Route("city", "City", "One city: its days under attack, its tolls, and what each report says.", listed=False),
    Route("casualties", "Casualties", "Killed and injured over time and by place."),
    Route("coverage", "Coverage", "How many articles and voices stand behind each day and region."),
    Route("compare", "Compare", "The daily figures against a table of your own, or as they were known before."),
    Route("download", "Download", "The claims and daily figures as CSV files, for the filters in use."),
    Route("dictionary", "Dictionary", "What every column of the files holds: type, meaning, values.", listed=False),
    Route("quality", "Quality", "How often the claims are right, measured on articles read by people."),
)

BY_NAME = {route.name: route for route in ROUTES}
