"""A place name in its sentence, and the part it plays there: where it happened, or only who speaks."""

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from strikelog.extract.gazetteer import Toponym, gazetteer
from strikelog.extract.lexicon import entries, pattern
from strikelog.model import Place, PlaceKind

LOOK = 150
"""Characters before and behind a name in which its role shows."""
_DATELINE = pattern("toponyms.dateline")
_COLON = pattern("toponyms.dateline-colon")
_CONTAINED = pattern("toponyms.contained")
_BESIDE = pattern("toponyms.beside")
_AREA = re.compile(r",? in (?:the )?")
_HOLDS = pattern("toponyms.holds")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name at characters `start` to `end` of a sentence.

    `role`: `site` (it may have happened here), `office`, `speaker`, `origin`, `dateline`, `container`.
    """

    start: int
    end: int
    text: str
    toponym: Toponym
    role: str

    @property
    def is_local(self) -> bool:
        return self.toponym.kind != "country"

    @property
    def is_capital(self) -> bool:
        """Whether the name often stands for a government."""
        return self.text.title() in _CAPITALS

    @property
    def place(self) -> Place:
        return as_place(self.toponym, self.text)


def city_of(toponym: Toponym) -> Toponym | None:
    """The city that a struck neighbourhood or port belongs to (codebook, ruling 1); none for raions and air bases."""
    if toponym.kind == "district" and toponym.parent:
        city = gazetteer().by_id(toponym.parent)
        return city if city and not toponym.name.startswith(city.name) else None
    if toponym.kind == "other" and toponym.name.lower().startswith("port of "):
        return next((city for city in gazetteer().lookup(toponym.name[8:]) if city.kind == "city"), None)
    return None


def as_place(toponym: Toponym, text: str = "") -> Place:
    """The model's place of a gazetteer record; ids of 0 or below are not GeoNames's and are left out."""
    kind: PlaceKind = toponym.kind  # type: ignore[assignment]
    surveyed = toponym.geonameid > 0 or kind != "city"  # small villages that GeoNames lacks have no point of their own
    return Place(
        name=toponym.name,
        text=text,
        kind=kind,
        geonameid=toponym.geonameid if toponym.geonameid > 0 else None,
        admin1=toponym.admin1,
        country=toponym.country,
        latitude=None if math.isnan(toponym.latitude) or not surveyed else toponym.latitude,
        longitude=None if math.isnan(toponym.longitude) or not surveyed else toponym.longitude,
    )


_CAPITALS = frozenset(
    [
        "Moscow",
        "Kyiv",
        "Kiev",
        "Washington",
        "Tehran",
        "Beijing",
        "Damascus",
        "London",
        "Paris",
        "Brussels",
        "Berlin",
        "Ankara",
        "Riyadh",
        "Baghdad",
        "Beirut",
        "Jerusalem",
        "Pyongyang",
        "Seoul",
        "Minsk",
        "Warsaw",
        "Tokyo",
        "Cairo",
        "Doha",
        "Islamabad",
        "New Delhi",
        "Delhi",
        "Kabul",
        "Sanaa",
        "Khartoum",
        "Baku",
        "Yerevan",
    ]
)
"""Names that stand for governments: affected only where the sentence puts something there."""
_LOCATED = pattern("toponyms.located")
_SUFFERS = pattern("toponyms.suffers")


@cache
def _roles(position: str) -> tuple[tuple[str, Callable[[str], re.Match[str] | None]], ...]:
    """Each rule's role and how its phrase is looked for: up to the name, or from its end on."""
    rows = [row for row in entries("roles") if row["position"] == position]
    return tuple((row["role"], _phrase(position, row["pattern"])) for row in rows)


@cache
def _any_role(position: str) -> Callable[[str], re.Match[str] | None]:
    """All rules as one pattern: most names have none of the phrases about them, and one search tells."""
    rows = [row for row in entries("roles") if row["position"] == position]
    return _phrase(position, "|".join(f"(?:{row['pattern']})" for row in rows))


def _phrase(position: str, wording: str) -> Callable[[str], re.Match[str] | None]:
    return re.compile(rf"(?<!\w)(?:{wording})$").search if position == "before" else re.compile(wording).match


def _told(position: str, text: str) -> Iterable[str]:
    """The roles that the words `before` or `after` a name give it, in the order of the rules."""
    return (role for role, phrase in _roles(position) if phrase(text)) if _any_role(position)(text) else ()


_COMPOUND = pattern("toponyms.compound")
_SPEAKS_THERE = pattern("toponyms.speaks-there")
_SETS_SCENE = pattern("toponyms.sets-scene")
""" "In Kyiv, Mayor …": what follows the comma speaks of that place."""


def role_of(text: str, start: int, end: int, is_country: bool = False) -> str:
    before, after = text[max(0, start - LOOK) : start], text[end : end + LOOK]
    if start < 3 and ((text[start:end].isupper() and _COLON.match(after)) or _DATELINE.match(after)):
        return "dateline"
    for role in _told("before", before):
        return role
    for role in _told("after", after):
        if role != "office" or not _sets_scene(before, after):
            return role
    if _COMPOUND.match(after):
        return "speaker"
    stands_for_government = is_country or text[start:end].title() in _CAPITALS
    return "speaker" if stands_for_government and _acts(before, after) else "site"


def _sets_scene(before: str, after: str) -> bool:
    return after.startswith(", ") and bool(_SETS_SCENE.search(before)) and not _SPEAKS_THERE.match(after)


def _acts(before: str, after: str) -> bool:
    """Whether the name of a country or capital stands for its government: nothing lies there, and nothing befell it."""
    is_owner = after.startswith(("'s ", "’s ")) and bool(_LIST_END.search(before))
    is_located = _LOCATED_AS_WRITTEN.search(before) or _LOCATED.search(before)
    return (is_owner or not is_located) and not _SUFFERS.match(after)


_LOCATED_AS_WRITTEN = re.compile(_LOCATED.pattern)
"""Most phrases stand in small letters, and a search that minds case is four times as fast."""
_LIST_END = re.compile(r"(?:\band|,) $")


_OF_ORIGIN = pattern("toponyms.of-origin")
"""Between a launch site and what holds it: "from Stroitel in the Belgorod Oblast"."""


def _is_larger(toponym: Toponym) -> bool:
    return toponym.kind == "region" or (toponym.kind in ("other", "district") and not toponym.parent)


def _with_origins(text: str, mentions: list[Mention]) -> list[str]:
    """The roles of mentions, with those that hold a launch site as origins too: "from Stroitel in Belgorod Oblast"."""
    roles = [mention.role for mention in mentions]
    for left, right in pairwise(range(len(mentions))):
        between = text[mentions[left].end : mentions[right].start]
        if roles[left] == "origin" and roles[right] == "site" and _OF_ORIGIN.fullmatch(between):
            roles[right] = "origin"
    return roles


def with_containers(text: str, mentions: list[Mention]) -> list[Mention]:
    """Mentions that only locate the one beside them: "Balakliia, Kharkiv Oblast"; "the Kharkiv region's Balakliia"."""
    if len(mentions) < 2:
        return mentions
    roles = _with_origins(text, mentions)
    for left in range(len(mentions)):
        for right in (left + 1, left + 2):
            if right >= len(mentions):
                continue
            first, second = mentions[left], mentions[right]
            between = text[first.end : second.start]
            if first.toponym.kind == "district" and second.toponym.kind == "city":
                continue
            if (
                (
                    right == left + 1
                    and between == ", "
                    and _is_larger(second.toponym)
                    and first.toponym.kind in ("city", "district")
                    and first.toponym.country == second.toponym.country
                )
                or (
                    first.role == "site"
                    and first.is_local
                    and right == left + 1
                    and second.toponym.kind in ("city", "region")
                    and _BESIDE.fullmatch(between)
                )
                or (right == left + 1 and between == " in " and second.text and second.text in first.toponym.admin1)
            ):
                roles[right] = "container"
            elif (
                right == left + 1
                and second.toponym.kind in ("other", "district")
                and not second.toponym.parent
                and _AREA.fullmatch(between)
            ):
                roles[right] = "container" if first.toponym.country == second.toponym.country else roles[right]
            elif gazetteer().within(first.toponym, second.toponym) and (
                _CONTAINED.fullmatch(between) or (len(between) < 30 and right == left + 2)
            ):
                roles[right] = "container"
            elif gazetteer().within(second.toponym, first.toponym) and _HOLDS.fullmatch(between):
                roles[left] = "container"
    return [Mention(m.start, m.end, m.text, m.toponym, role) for m, role in zip(mentions, roles, strict=True)]
