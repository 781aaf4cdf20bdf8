"""Adding: once, with copies known as such, and everything back as it was."""

from contextlib import closing

import pytest
from tests.factories import TEXT, article, bare, casualty_claim, extraction, munition_claim, place_claim

from strikelog.model import COLUMNS, FACT_TABLES, NOWHERE, Count, StoreError, When, rows
from strikelog.store import Added, Store


def _rows(store: Store, table: str) -> list[dict[str, object]]:
    frame = store.claims(table)
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


def test_an_article_is_added(store: Store):
    one = article()
    assert store.find(one) is None
    assert store.add(extraction(one)) == Added(one.id, "added", "")
    assert store.find(one) == Added(one.id, "already", "")
    assert store.article(one.id) == one


def test_adding_again_changes_nothing(store: Store):
    store.add(extraction())
    again = store.add(extraction(munitions=()))
    assert again == Added(article().id, "already", "")
    assert store.version() == 1
    assert store.count_articles() == 1
    assert len(store.claims("munitions")) == 1


def test_an_identity_counts_and_not_the_id(store: Store):
    store.add(extraction(article(id="first")))
    assert store.add(extraction(article(id="second"))) == Added("first", "already", "")


def test_the_id_of_another_article_is_refused(store: Store):
    store.add(bare("One text.", id="a1", title="Night raid"))
    with pytest.raises(StoreError, match=r"“a1” is that of another article, “Night raid”. Give this one another id"):
        store.add(bare("Another text.", id="a1"))
    assert store.version() == 1


@pytest.mark.parametrize("text", [TEXT, TEXT.upper(), "  " + TEXT.replace(" ", "\n\t ") + "\n"])
def test_the_same_text_from_another_source_is_a_copy(store: Store, text: str):
    store.add(extraction(article(id="first")))
    assert store.add(bare(text, id="second", source="Other Daily")) == Added("second", "copy", "first")
    assert store.add(bare(text, id="third", source="Third Post")) == Added("third", "copy", "first")
    assert store.find(article(text, source="Third Post")) == Added("third", "already", "first")
    frame = store.articles().set_index("article_id")
    assert frame["copy_of"].to_dict() == {"first": "", "second": "first", "third": "first"}


def test_another_text_is_no_copy(store: Store):
    store.add(extraction())
    assert store.add(bare(TEXT + " And more.", source="Other Daily")).outcome == "added"


def test_rows_come_back_as_they_were(store: Store):
    one = extraction()
    store.add(one)
    for table in FACT_TABLES:
        assert _rows(store, table) == rows(one)[table]


def test_what_is_not_stated_comes_back_as_not_stated(store: Store):
    one = article(published=None, source="")
    bare_claims = {"when": When(), "place": NOWHERE}
    full = extraction(
        one,
        munitions=(munition_claim(one, count=Count(None, None, "vague", "dozens"), attacker="", **bare_claims),),
        casualties=(casualty_claim(one, count=Count(0, 0, "exact", "no one"), subset=True, **bare_claims),),
        places=(place_claim(one, affected=False, effects=(), **bare_claims),),
    )
    store.add(full)
    for table in FACT_TABLES:
        assert _rows(store, table) == rows(full)[table]
    munition = _rows(store, "munitions")[0]
    assert (munition["count_min"], munition["published"], munition["geonameid"]) == (None, "", None)
    assert _rows(store, "casualties")[0]["count_min"] == 0
    assert _rows(store, "places")[0]["affected"] is False


@pytest.mark.parametrize("table", FACT_TABLES)
def test_frames_have_the_same_types_with_and_without_rows(store: Store, table: str):
    empty = store.claims(table)
    store.add(extraction())
    full = store.claims(table)
    assert list(full.columns) == COLUMNS[table]
    assert empty.dtypes.to_dict() == full.dtypes.to_dict()
    kinds = {name: str(kind) for name, kind in full.dtypes.items()}
    assert (kinds["start"], kinds["geonameid"], kinds["latitude"], kinds["quote"]) == (
        "Int64",
        "Int64",
        "float64",
        "str",
    )
    assert kinds["affected" if table == "places" else "subset"] == "bool"


def test_any_text_survives_with_its_offsets(store: Store):
    text = "NUL \x00, SUB \x1a, \x1a0041, half \ud83d, whole \U0001f680: 76 missiles\r\nfell '; DROP TABLE articles;--"
    one = article(text, title="a \udc80 b", source="S\x00")
    store.add(extraction(one))
    assert store.article(one.id) == one
    assert store.find(one) == Added(one.id, "already", "")
    claim = store.claims("munitions").iloc[0]
    assert text[claim["start"] : claim["end"]] == "76 missiles"
    assert store.articles()["title"].tolist() == ["a � b"]


def test_a_quote_with_half_a_character_shows_a_replacement(store: Store):
    one = article("half \ud83d fell")
    store.add(extraction(one, munitions=(munition_claim(one, quote="half \ud83d"),), casualties=(), places=()))
    assert store.claims("munitions")["quote"].tolist() == ["half �"]


def test_claims_that_say_the_same_are_all_kept(store: Store):
    one = article()
    store.add(extraction(one, munitions=(munition_claim(one), munition_claim(one))))
    assert len(store.claims("munitions")) == 2


def test_a_number_beyond_the_database_is_refused_whole(store: Store):
    one = article()
    huge = munition_claim(one, count=Count(10**30, 10**30, "exact", "many"))
    with pytest.raises(StoreError, match="a number as large"):
        store.add(extraction(one, munitions=(huge,)))
    assert store.count_articles() == 0
    assert store.version() == 0


def test_an_absent_article(store: Store):
    with pytest.raises(StoreError, match="no article “nosuch”"):
        store.article("nosuch")


def test_version_counts_what_changes(store: Store, url: str):
    seen = [store.version()]
    store.add(extraction(article(id="first")))
    seen.append(store.version())
    store.add(bare(TEXT, id="second", source="Other Daily"))
    seen.append(store.version())
    store.enqueue([article()])
    store.delete_article("second")
    with closing(Store.open(url)) as other:
        seen.append(other.version())
    assert seen == [0, 1, 2, 3]


def test_deleting_takes_the_claims_and_hands_on_to_the_oldest_copy(store: Store):
    store.add(extraction(article(id="first")))
    for name in ("second", "third"):
        store.add(bare(TEXT, id=name, source=name))
    store.delete_article("first")
    assert store.articles().set_index("article_id")["copy_of"].to_dict() == {"second": "", "third": "second"}
    assert [len(store.claims(table)) for table in FACT_TABLES] == [0, 0, 0]
    assert store.add(extraction(article(id="first"))) == Added("first", "copy", "second")
    with pytest.raises(StoreError, match="no article"):
        store.delete_article("nosuch")


def test_article_columns(store: Store):
    one = extraction(article(url="https://example.org/1"))
    store.add(one)
    frame = store.articles()
    assert list(frame.columns) == [*COLUMNS["articles"], "copy_of", "munitions", "casualties", "places"]
    row = frame.iloc[0].to_dict()
    added_at = row.pop("added_at")
    assert added_at.endswith("+00:00")
    assert row == {
        "article_id": one.article.id,
        "title": "76 missiles fired",
        "source": "Example Wire",
        "url": "https://example.org/1",
        "published": "2022-12-16",
        "published_from": "given",
        "language": "en",
        "words": 25,
        "sha256": one.article.sha256,
        "extractor": "test 1",
        "copy_of": "",
        "munitions": 1,
        "casualties": 1,
        "places": 1,
    }
