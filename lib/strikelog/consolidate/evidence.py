"""Which claims stand behind each day's figure and each incident's, and what became of the others."""

from collections.abc import Iterable, Mapping

from strikelog.consolidate.assign import Day
from strikelog.consolidate.daily import Key
from strikelog.consolidate.facts import CASUALTY_MEASURES, Fact
from strikelog.consolidate.figures import Figure
from strikelog.consolidate.incidents import Incident
from strikelog.model import Row

REASONS = {
    "best": "Gives the figure.",
    "preferred": "Chosen by a person.",
    "supports": "Another voice's last word: it sets the bounds.",
    "part": "Part of a whole: shown, not added.",
    "replaced": "The same voice said otherwise later, or more in the same article.",
    "unused": "Not counted: part of another number, implied where a number is told, or taken back by the text itself.",
    "place": "Says that the place was affected.",
}
"""What each part means; the roles of a row of evidence."""


def reason(role: str, figure: Figure) -> str:
    """Why a claim plays its part in a figure, in words; of the one that gives it, which rule picked it."""
    if role != "best":
        return REASONS[role]
    if len(figure.chosen) > 1:
        return "One of those that are added up."
    chosen, others = figure.chosen[0], [fact for fact in figure.facts if fact not in figure.chosen]
    if chosen.picks != "latest" and others:
        return "Stands: the lowest that any voice last said."
    rivals = [fact for fact in others if fact.published[:10] == chosen.published[:10]]
    if not others:
        return "The only voice on this." if not figure.replaced else "The last word of the only voice on this."
    if not rivals:
        return "Stands: of all voices, this one published last."
    if any(fact.best == chosen.best for fact in others):
        return "Stands: of what was published last, more voices say this."
    return "Stands: of what was published last, this is the higher."


def evidence_rows(day: Day, daily: Mapping[Key, Figure], incidents: Iterable[Incident]) -> list[Row]:
    """One row per claim of the day, sorted by its key and id."""
    in_day = _roles(daily.values())
    rows: list[Row] = []
    for incident in incidents:
        inside = _roles(incident.figures.values())
        for fact in incident.facts:
            roles = (in_day.get(fact.fact_id, "unused"), inside.get(fact.fact_id, "unused"))
            rows.append(_fact_row(fact, incident.key.id, *roles))
        for sight in incident.sights:
            own: Row = {"fact_id": sight.fact_id, "article_id": sight.article_id, "voice": sight.voice}
            key: Row = {"measure": "affected", "munition": "", "attacker": "", "country": sight.spot.country}
            role: Row = {"role": "place", "incident_id": incident.key.id, "incident_role": "place"}
            rows.append({"date": day.date, **key, **own, **role})
    return sorted(rows, key=lambda row: tuple(str(row[name]) for name in _SORTED))


_SORTED = ("measure", "munition", "attacker", "country", "fact_id")


def _roles(figures: Iterable[Figure]) -> dict[str, str]:
    roles: dict[str, str] = {}
    for figure in figures:
        groups = (
            ("best", figure.chosen),
            ("supports", figure.facts),
            ("part", figure.parts),
            ("replaced", figure.replaced),
        )
        for role, facts in groups:
            for fact in facts:
                roles.setdefault(fact.fact_id, "preferred" if role == "best" and fact.preferred else role)
    return roles


def _fact_row(fact: Fact, incident_id: str, role: str, incident_role: str) -> Row:
    is_casualty = fact.measure in CASUALTY_MEASURES
    return {
        "date": fact.day,
        "measure": fact.measure,
        "munition": fact.munition,
        "attacker": "" if is_casualty else fact.attacker,
        "country": fact.spot.country if is_casualty else "",
        "fact_id": fact.fact_id,
        "article_id": fact.article_id,
        "voice": fact.voice,
        "role": role,
        "incident_id": incident_id,
        "incident_role": incident_role,
    }
