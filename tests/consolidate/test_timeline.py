from tests.consolidate.claims import articles, hurt

from strikelog.consolidate import Claims, Rulings, consolidated, tellers, timeline

KNOWN = articles(a="Meridian Wire", b="Meridian Wire", c="Kyiv Ledger", d="Meridian Wire")


def toll(article, number, published):
    return hurt(article, "killed", number, number, place="Kherson", published=published)


def test_a_toll_over_time_with_the_figure_as_known_then():
    claims = [
        toll("a", 3, "2024-06-07T08:00"),
        toll("c", 4, "2024-06-07T20:00"),
        toll("b", 7, "2024-06-08"),
        toll("d", 6, "2024-06-09"),
    ]
    (day,) = consolidated(["2024-06-07"], Claims([], claims, []), tellers(KNOWN), Rulings())
    steps = timeline(day.incidents[0].facts)
    assert [(step.published, step.fact.best, step.change, step.best, step.low, step.high) for step in steps] == [
        ("2024-06-07T08:00", 3, "first", 3, 3, 3),
        ("2024-06-07T20:00", 4, "other", 4, 3, 4),
        ("2024-06-08", 7, "rise", 7, 4, 7),
        ("2024-06-09", 6, "correction", 6, 4, 6),
    ]
