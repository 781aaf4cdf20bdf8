import json

import pytest
from tests.charts.frames import daily, daily_places

from strikelog import charts
from strikelog.charts import build_atlas, style
from strikelog.charts.bars import time_domain


def over_time(*rows):
    frame = charts.by_step(daily(*rows), "week", ["munition"])
    return charts.over_time(
        frame, "munition", style.MUNITIONS, "week", name="launched", title="Launched per week", measured="Launched"
    )


@pytest.fixture
def week():
    return over_time(
        ("2022-12-16", "launched", "missile", 76, 70, 80),
        ("2022-12-14", "launched", "drone", 20, 20, None),
        ("2022-12-15", "launched", "mixed", 60, None, 60),
    )


def test_bars_start_and_end_inside_their_week(week):
    spec = week.chart.to_dict()
    first = next(iter(spec["datasets"].values()))[0]
    assert (first["munition"], first["left"], first["right"]) == ("drone", 1671018912000, 1671185352960)


def test_time_is_utc_so_that_a_day_is_a_day_everywhere(week):
    for layer in week.chart.to_dict()["layer"]:
        assert layer["encoding"]["x"]["scale"]["type"] == "utc"


def test_axes_have_titles(week):
    encoding = week.chart.to_dict()["layer"][0]["encoding"]
    assert (encoding["x"]["title"], encoding["y"]["title"]) == ("Week from Monday", "Launched")


def test_only_what_is_drawn_is_in_the_legend_in_palette_order(week):
    scale = week.chart.to_dict()["layer"][0]["encoding"]["color"]["scale"]
    assert scale["domain"] == ["Missiles", "Drones", "Mixed classes"]
    assert scale["range"] == ["#cf4f2f", "#2f7fc1", "#7b8594"]


def test_open_bounds_are_arrows_and_ranges_are_lines(week):
    spec = week.chart.to_dict()
    _, ranges, above, below = spec["layer"]
    ends = {row["munition"]: row["open_end"] for row in next(iter(spec["datasets"].values()))}
    assert ends == {"missile": "", "drone": "above", "mixed": "below"}
    assert ranges["transform"] == [{"filter": "isValid(datum.low) && isValid(datum.high) && datum.low < datum.high"}]
    assert (above["transform"], above["mark"]["shape"]) == ([{"filter": "datum.open_end == 'above'"}], "triangle-up")
    assert (below["transform"], below["mark"]["shape"]) == ([{"filter": "datum.open_end == 'below'"}], "triangle-down")


def test_the_words_say_what_is_seen(week):
    assert week.note == (
        "An arrow marks an open bound: ▲ at least, ▼ up to. A line spans the lowest to the highest figure told."
    )
    assert week.alt == (
        "Launched per week. Missiles: 76 in all, most in the week of 12 Dec 2022 (76). "
        "Drones: 20 in all, most in the week of 12 Dec 2022 (20). "
        "Mixed classes: 60 in all, most in the week of 12 Dec 2022 (60)."
    )


def test_bars_are_never_stacked(week):
    assert "stack" not in json.dumps(week.chart.to_dict()["layer"][0]["encoding"]["y"])
    lefts = {row["munition"]: row["left"] for row in next(iter(week.chart.to_dict()["datasets"].values()))}
    assert len(set(lefts.values())) == 3


def test_one_day_is_not_a_block_as_wide_as_the_page():
    assert time_domain(daily(("2022-12-16", "launched", "drone", 1, 1, 1)), "day") == ("2022-12-09", "2022-12-23")


@pytest.fixture
def summed():
    return charts.by_place(
        daily_places(
            ("2022-12-14", "Kyiv", 50.45, 30.52, "air_defence", None, None, None),
            ("2022-12-16", "Kyiv", 50.45, 30.52, "struck", None, 2, None),
            ("2022-12-16", "Kryvyi Rih", 47.91, 33.38, "struck", 3, 13, 1),
            ("2022-12-16", "Nowhere", None, None, "struck", 1, None, None),
        )
    )


def test_the_map_needs_no_network(summed):
    land = charts.place_map(summed, "days").chart.to_dict()["layer"][0]
    assert isinstance(land["data"]["values"], str)
    assert land["data"]["format"] == {"feature": "countries", "type": "topojson"}
    assert "http" not in json.dumps(land)


def test_a_place_without_a_figure_is_a_ring_and_not_a_circle_of_size_zero(summed):
    figure = charts.place_map(summed, "killed")
    _, rings, circles, _ = figure.chart.to_dict()["layer"]
    assert rings["transform"] == [{"filter": "!isValid(datum.amount)"}]
    assert circles["transform"] == [{"filter": "isValid(datum.amount)"}]
    assert (
        figure.note
        == "Rings: affected, without a figure for this measure. Places without coordinates, not on the map: 1."
    )


def test_the_map_is_centred_on_the_places(summed):
    projection = charts.place_map(summed, "days").chart.to_dict()["projection"]
    assert projection["type"] == "mercator"
    assert projection["center"] == pytest.approx([31.95, 49.19], abs=0.05)


def test_clicking_picks_a_place(summed):
    params = charts.place_map(summed, "days").chart.to_dict()["params"]
    assert [(entry["name"], entry["select"]["fields"]) for entry in params] == [("pick", ["place"])]


def test_the_ranking_shows_children_inside_the_whole(summed):
    figure = charts.ranking(summed, "killed")
    assert list(figure.data["place"]) == ["Kryvyi Rih", "Nowhere"]
    assert figure.note == "The stronger part of a bar is children, counted in the whole."
    whole, part, *_ = figure.chart.to_dict()["layer"]
    assert (whole["encoding"]["x"]["field"], part["encoding"]["x"]["field"]) == ("amount", "children")


def test_place_by_day_shows_the_gravest_thing_told():
    figure = charts.place_by_step(
        daily_places(
            ("2022-12-14", "Kyiv", 50.45, 30.52, "air_defence", None, None, None),
            ("2022-12-16", "Kyiv", 50.45, 30.52, "struck", None, 2, None),
            ("2022-12-16", "Kryvyi Rih", 47.91, 33.38, "struck", 3, 13, 1),
        ),
        "day",
    )
    harm = figure.data[["start", "place", "harm"]].values.tolist()
    assert harm == [
        ["2022-12-14", "Kyiv", "affected"],
        ["2022-12-16", "Kryvyi Rih", "killed"],
        ["2022-12-16", "Kyiv", "injured"],
    ]


def test_the_share_is_between_zero_and_one():
    frame = charts.interception(
        daily(("2022-12-16", "launched", "missile", 76, 76, 76), ("2022-12-16", "intercepted", "missile", 60, 60, 60)),
        "week",
    )
    figure = charts.interception_share(frame, "week")
    assert figure.chart.to_dict()["layer"][0]["encoding"]["y"]["scale"] == {"domain": [0, 1]}
    assert figure.alt == "Share intercepted by class over time; overall 79% of 76 launched."


def test_the_atlas_is_small_and_draws_crimea_in_ukraine():
    path = build_atlas.DATA / "atlas.json"
    assert path.stat().st_size < 350_000
    atlas = json.loads(path.read_text(encoding="utf-8"))
    names = {shape["properties"]["name"] for shape in atlas["objects"]["countries"]["geometries"]}
    assert {"Ukraine", "Russia", "Israel", "Palestine", "Lebanon", "Iran", "Yemen"} <= names
    ukraine = next(shape for shape in atlas["objects"]["countries"]["geometries"] if shape["properties"]["a3"] == "UKR")
    south = min(
        build_atlas._box(atlas["arcs"][n if n >= 0 else ~n], atlas["transform"])[1]
        for n in build_atlas._flat(ukraine["arcs"])
    )
    assert south < 44.6  # the southern cape of Crimea


def test_clipping_keeps_shared_arcs_and_drops_far_countries():
    world = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [[[30, 50], [1, 1]], [[-100, 40], [1, 1]], [[32, 50], [1, 0]]],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "arcs": [[1]], "properties": {"name": "Far"}},
                    {"type": "Polygon", "arcs": [[2, -1]], "properties": {"name": "Near"}},
                ]
            }
        },
    }
    atlas = build_atlas.clipped(world)
    assert atlas["objects"]["countries"]["geometries"] == [
        {"type": "Polygon", "arcs": [[0, -2]], "properties": {"name": "Near"}}
    ]
    assert atlas["arcs"] == [[[32, 50], [1, 0]], [[30, 50], [1, 1]]]
