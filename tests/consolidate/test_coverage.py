from tests.consolidate.claims import articles, fired, hurt, struck, tables


def test_articles_and_voices_by_country_and_region():
    known = articles(a="Meridian Wire", b="Meridian Wire", c="Kyiv Ledger")
    found = tables(
        [fired("a", "launched", 40, 40)],
        [hurt("b", "killed", 2, 2, place="Kherson")],
        [struck("c", "Kherson", "struck")],
        known,
    )
    assert [tuple(row.values()) for row in found.coverage] == [
        ("2024-06-07", "UA", "", 3, 2),
        ("2024-06-07", "UA", "Kherson Oblast", 2, 2),
    ]
