import json

import pandas as pd
import pytest
from tests.charts.frames import daily, daily_places

from strikelog import charts
from strikelog.charts import build_atlas, theme
from strikelog.model import style

WEEK = (
    ("2022-12-14", "launched", "drone", 20, 20, 20),
    ("2022-12-14", "intercepted", "drone", 13, 13, 13),
    ("2022-12-14", "hit", "drone", 4, 4, 4),
    ("2022-12-15", "intercepted", "drone", 7, 7, 7),
    ("2022-12-15", "lost", "drone", 2, 2, 2),
    ("2022-12-16", "launched", "missile", 76, 70, 80),
    ("2022-12-15", "launched", "mixed", 60, None, 60),
)


def rows(frame, *columns):
    plain = frame[list(columns)].astype(object).where(frame[list(columns)].notna(), None)
    return list(plain.itertuples(index=False, name=None))


def layers(figure):
    return theme.spec(figure.chart)["layer"]


def data(figure, layer=0):
    spec = theme.spec(figure.chart)
    return spec["datasets"][spec["layer"][layer]["data"]["name"]]


def test_launched_is_parted_by_what_became_of_it():
    frame = charts.outcomes(daily(*WEEK), "day")
    drones = frame[frame["munition"] == "drone"]
    assert rows(drones, "start", "hit", "intercepted", "lost", "untold", "best", "unlaunched") == [
        ("2022-12-14", 4, 13, 0, 3, 20, 0),
        ("2022-12-15", 0, 0, 0, 0, 9, 1),
    ]


def test_where_launches_were_never_told_the_rest_is_a_lower_bound():
    frame = charts.outcomes(daily(*WEEK), "week")
    drones = frame[frame["munition"] == "drone"]
    assert rows(drones, "intercepted_only", "lost_only", "best", "low", "high", "unlaunched") == [
        (7, 2, 29, 29, None, 1)
    ]
    figure = charts.outcome_bars(frame, "drone", "week")
    assert figure.note == (
        "Pale bars with ▲: launches not reported on 1 day; what was intercepted, hit or lost is the least that was "
        "launched, and counts in no share."
    )


def test_a_stack_stands_on_what_got_through_and_ends_with_what_is_least_certain():
    figure = charts.outcome_bars(charts.outcomes(daily(*WEEK), "week"), "drone", "week")
    stack = [(row["part"], row["firm"], row["bottom"], row["top"]) for row in data(figure)]
    assert stack == [
        ("hit", True, 0, 4),
        ("intercepted", True, 4, 17),
        ("untold", True, 17, 20),
        ("intercepted", False, 20, 27),
        ("lost", False, 27, 29),
    ]


@pytest.mark.parametrize(("munition", "bound"), [("drone", "at least"), ("missile", ""), ("mixed", "at most")])
def test_open_bounds_are_arrows(munition, bound):
    figure = charts.outcome_bars(charts.outcomes(daily(*WEEK), "week"), munition, "week")
    assert {row["bound"] for row in data(figure, 1)} == {bound}
    shapes = {layer["transform"][0]["filter"]: layer["mark"].get("shape") for layer in layers(figure)[1:4]}
    assert shapes["datum.bound == 'at least'"] == "triangle-up"
    assert shapes["datum.bound == 'at most'"] == "triangle-down"


def test_a_range_is_a_line_and_the_record_is_named():
    figure = charts.outcome_bars(charts.outcomes(daily(*WEEK), "week"), "missile", "week")
    span = layers(figure)[1]
    assert span["transform"] == [{"filter": "isValid(datum.low) && isValid(datum.high) && datum.low < datum.high"}]
    assert [row["words"] for row in data(figure, 4)] == ["76 · 12 Dec"]


def test_only_what_is_drawn_is_in_the_legend_in_the_order_of_the_stack():
    figure = charts.outcome_bars(charts.outcomes(daily(*WEEK), "week"), "drone", "week")
    scale = layers(figure)[0]["encoding"]["color"]["scale"]
    assert scale["domain"] == ["Got through", "Intercepted", "Lost on the way", "Outcome not told"]
    assert scale["range"] == [style.LIGHT[name] for name in ("hit", "intercepted", "lost", "launched")]


def test_time_is_utc_so_that_a_day_is_a_day_everywhere():
    figure = charts.outcome_bars(charts.outcomes(daily(*WEEK), "day"), "drone", "day")
    assert layers(figure)[0]["encoding"]["x"]["scale"]["type"] == "utc"


def test_the_words_say_what_is_seen():
    figure = charts.outcome_bars(charts.outcomes(daily(*WEEK), "week"), "drone", "week")
    assert figure.alt == (
        "Drones per week: got through 4, intercepted 20, lost on the way 2, outcome not told 3. "
        "Most in the week of 12 Dec 2022 (29)."
    )


def test_one_day_is_not_a_block_as_wide_as_the_page():
    assert charts.time_domain(daily(("2022-12-16", "launched", "drone", 1, 1, 1)), "day") == (
        "2022-12-09",
        "2022-12-23",
    )


def counted(*given, voices=1):
    return charts.by_step(daily(*given, voices=voices), "day", ["measure"])


def test_what_one_voice_tells_is_pale_and_what_two_tell_is_solid():
    lone, shared = (
        counted(("2022-12-16", "killed", "", 3, 3, 3)),
        counted(("2022-12-16", "killed", "", 3, 3, 3), voices=2),
    )
    pale = charts.counts(lone, "killed", "day", title="Killed")
    assert (data(pale)[0]["shared"], data(pale)[0]["alone"], pale.note) == (0, 3, "Pale: told by one voice alone.")
    solid = charts.counts(shared, "killed", "day", title="Killed")
    assert (data(solid)[0]["shared"], data(solid)[0]["alone"], solid.note) == (3, 0, "")


def test_the_strip_outlines_a_told_zero_and_leaves_the_untold_blank():
    days = charts.by_day(
        daily(("2022-12-15", "killed", "", 0, 0, 0), ("2022-12-16", "killed", "", 3, 3, 3)), daily_places()
    )
    figure = charts.strip(days, "2022-12-10", "2022-12-16", "2022-12-14")
    assert [(row["date"], row["amount"]) for row in data(figure, 1)] == [("2022-12-15", 0), ("2022-12-16", 3)]
    opacity = layers(figure)[1]["encoding"]["fillOpacity"]
    assert (opacity["condition"]["test"], opacity["value"]) == ("datum.amount > 0", 0)


def test_the_strip_never_adds_classes():
    days = charts.by_day(daily(*WEEK), daily_places())
    assert rows(days[days["row"].isin(["drone", "missile"])], "date", "row", "amount") == [
        ("2022-12-14", "drone", 20),
        ("2022-12-16", "missile", 76),
    ]


def test_a_calendar_starts_its_weeks_on_monday():
    figure = charts.calendar(daily(*WEEK), "drone")
    assert [(row["date"], row["row"]) for row in data(figure, 1)] == [("2022-12-14", "0 Wed")]
    assert data(figure, 2)[-1]["month"] == "Dec"


@pytest.fixture
def places():
    return daily_places(
        ("2022-12-14", "Kyiv", 50.45, 30.52, "air_defence", None, None, None),
        ("2022-12-16", "Kyiv", 50.45, 30.52, "struck", None, 2, None),
        ("2022-12-16", "Kryvyi Rih", 47.91, 33.38, "struck", 3, 13, 1),
        ("2022-12-16", "Nowhere", None, None, "struck", 1, None, None),
    )


def drawn_map(places, measure="days", country=""):
    return charts.place_map(charts.by_place(places), charts.by_region(places), measure, country)


def test_the_map_needs_no_network(places):
    land = layers(drawn_map(places))[0]
    assert isinstance(land["data"]["values"], str)
    assert land["data"]["format"] == {"feature": "countries", "type": "topojson"}
    assert "http" not in json.dumps(land)


def test_a_place_without_a_figure_is_a_ring_and_not_a_circle_of_size_zero(places):
    figure = drawn_map(places, "killed")
    rings, circles = layers(figure)[2:4]
    assert rings["transform"] == [{"filter": "!isValid(datum.amount)"}]
    assert circles["transform"] == [{"filter": "isValid(datum.amount)"}]
    assert figure.note.startswith(
        "Rings: affected, without a figure for this measure. Places without coordinates, not on the map: 1. Borders as"
    )


def test_a_region_is_an_area_and_never_a_point_at_its_capital(places):
    oblasts = places.tail(2).assign(
        kind="region",
        place=["Odesa Oblast", "Belgorod Oblast"],
        admin1=["Odesa Oblast", "Belgorod Oblast"],
        country=["UA", "RU"],
        latitude=50.0,
        longitude=30.0,
    )
    figure = drawn_map(pd.concat([places, oblasts]))
    spots = data(figure, 3)
    assert {row["place"] for row in spots} == {"Kyiv", "Kryvyi Rih"}
    shapes = json.loads(layers(figure)[1]["data"]["values"])["objects"]["regions"]["geometries"]
    assert [s["properties"]["days"] for s in shapes if s["properties"]["name"] == "Odesa Oblast"] == [1]
    assert "Regions without open shapes are not drawn: Belgorod Oblast." in figure.note


def test_the_map_of_a_country_with_regions_is_always_the_same(places):
    projection = theme.spec(drawn_map(places, country="UA").chart)["projection"]
    assert projection["center"] == pytest.approx([31.2, 48.6], abs=0.1)


def test_the_map_of_other_countries_is_centred_on_the_places(places):
    projection = theme.spec(drawn_map(places).chart)["projection"]
    assert projection["center"] == pytest.approx([31.95, 49.19], abs=0.05)


def test_clicking_picks_a_place(places):
    params = theme.spec(drawn_map(places).chart)["params"]
    assert [(entry["name"], entry["select"]["fields"]) for entry in params] == [("pick", ["place"])]


def test_the_ranking_shows_children_inside_the_whole(places):
    figure = charts.ranking(charts.by_place(places), "killed")
    assert list(figure.data["place"]) == ["Kryvyi Rih", "Nowhere"]
    assert figure.note == "Stronger part: children, counted in the whole."
    whole, part, *_ = layers(figure)
    assert (whole["encoding"]["x"]["field"], part["encoding"]["x"]["field"]) == ("amount", "children")


def test_place_by_day_shows_the_gravest_thing_told(places):
    frame = charts.by_place_and_step(places[places["place"] != "Nowhere"], "day")
    assert rows(frame, "start", "place", "harm") == [
        ("2022-12-14", "Kyiv", "affected"),
        ("2022-12-16", "Kyiv", "injured"),
        ("2022-12-16", "Kryvyi Rih", "killed"),
    ]


def test_effects_are_counted_by_day(places):
    assert rows(charts.by_effect(places), "place", "effect", "days") == [
        ("Kyiv", "air_defence", 1),
        ("Kyiv", "struck", 1),
        ("Kryvyi Rih", "struck", 1),
        ("Nowhere", "struck", 1),
    ]


def test_a_region_s_toll_stands_for_its_places_unless_they_add_up_to_more(places):
    frame = places.assign(admin1="Odesa Oblast")
    whole = frame.tail(1).assign(place="Odesa Oblast", kind="region", killed_best=3)
    assert rows(charts.by_region(pd.concat([frame, whole])), "admin1", "days", "killed") == [("Odesa Oblast", 2, 4)]


def test_the_share_is_between_zero_and_one():
    frame = charts.interception(
        daily(("2022-12-16", "launched", "missile", 76, 76, 76), ("2022-12-16", "intercepted", "missile", 60, 60, 60)),
        "week",
    )
    figure = charts.interception_share(frame, "missile", "week", ("2022-12-01", "2022-12-31"))
    assert layers(figure)[0]["encoding"]["y"]["scale"] == {"domain": [0, 1]}
    assert figure.subtitle == "79% of 76 launched, on days that tell both figures"


def test_a_toll_rises_from_report_to_report():
    base = {"place": "Odesa", "date_start": "2022-12-16", "date_end": "", "scope": "event", "subset": False}
    claims = pd.DataFrame(
        [
            {**base, "kind": "killed", "count_min": 5, "count_max": 5, "published": "2022-12-17", "article_id": "b"},
            {**base, "kind": "killed", "count_min": 3, "count_max": None, "published": "2022-12-16", "article_id": "a"},
            {**base, "kind": "killed", "count_min": 1, "count_max": 1, "published": "2022-12-17", "article_id": "b"}
            | {"subset": True},
            {**base, "kind": "killed", "count_min": 9, "count_max": 9, "published": "2022-12-17", "article_id": "c"}
            | {"place": "Kyiv"},
        ]
    )
    tolls = charts.told_tolls(claims, "Odesa", "2022-12-16")
    assert rows(tolls, "published", "kind", "best", "high") == [
        ("2022-12-16", "killed", 3, None),
        ("2022-12-17", "killed", 5, 5),
    ]
    assert charts.timeline(tolls, "Odesa", "2022-12-16").subtitle == "Reported so far: 5 killed"


def test_the_worst_attacks_come_first(places):
    assert rows(charts.worst(places), "place", "killed") == [("Kryvyi Rih", 3), ("Nowhere", 1)]


def test_children_are_a_part_of_the_whole(places):
    assert rows(charts.who(places), "label", "part", "whole") == [("Children killed", 1, 4)]


def test_on_the_dark_page_every_colour_is_the_dark_page_s_and_data_stays():
    figure = charts.outcome_bars(charts.outcomes(daily(*WEEK), "week"), "drone", "week")
    light, dark = theme.spec(figure.chart), theme.spec(figure.chart, dark=True)
    assert dark["layer"][0]["encoding"]["color"]["scale"]["range"] == [
        style.DARK[name] for name in ("hit", "intercepted", "lost", "launched")
    ]
    assert dark["datasets"] == light["datasets"]
    drawn = json.dumps({key: value for key, value in dark.items() if key != "datasets"})
    assert not [colour for colour in (*style.LIGHT.values(), *style.LIGHT_INK.values()) if colour in drawn]


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


def test_regions_have_the_names_of_the_gazetteer():
    names = charts.atlas.regions_drawn()
    assert len(names) == 27
    assert {"Crimea", "Sevastopol", "Kyiv City", "Kyiv Oblast", "Odesa Oblast", "Donetsk Oblast"} <= names


def test_a_shape_of_another_name_is_refused():
    shapes = {"objects": {"ukr": {"geometries": [{"properties": {"name": "Elsewhere"}}]}}, "transform": {}, "arcs": []}
    with pytest.raises(KeyError, match="Elsewhere"):
        build_atlas.renamed(shapes)


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
