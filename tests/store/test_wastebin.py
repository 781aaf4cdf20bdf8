"""Deleting, editing and undoing: what comes back is what was there."""

import pytest
from tests.factories import TEXT, article, bare, extraction
from tests.store.dumping import dump

from strikelog.model import StoreError
from strikelog.store import Store


def _all(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Every row of the articles and their claims."""
    return dump(store.url, "articles", "munitions", "casualties", "places")


def test_a_deleted_article_comes_back_as_it_was(store: Store):
    one = extraction(article("NUL \x00 and half \ud83d. Three people fell.", title="Night", author="Jane Writer"))
    store.add(one)
    store.add(extraction(article("Another text of 76 missiles.")))
    before = _all(store)
    deletion = store.delete_article(one.article.id, by="editor@example.org")
    assert store.count_articles() == 1
    ((found),) = store.deletions()
    assert (found.id, found.kind, found.label, found.articles, found.made_by) == (
        deletion,
        "deleted",
        "Night",
        1,
        "editor@example.org",
    )
    assert store.undo_deletion(deletion) == 1
    assert _all(store) == before
    assert store.deletions() == []
    with pytest.raises(StoreError, match="undone already"):
        store.undo_deletion(deletion)


def test_a_first_and_its_copies_come_back_in_their_places(store: Store):
    for name in ("first", "copy", "other copy"):
        store.add(bare(TEXT, id=name, source=name))
    before = _all(store)
    for ids in (["first"], ["copy"], ["first", "copy"], ["first", "copy", "other copy"]):
        deletion = store.delete_articles(ids)
        assert store.count_articles() == 3 - len(ids)
        assert store.undo_deletion(deletion) == len(ids)
        assert _all(store) == before


def test_all_or_none_is_deleted(store: Store):
    store.add(bare("One text that says little.", id="one"))
    with pytest.raises(StoreError, match="no article “two”"):
        store.delete_articles(["one", "two"])
    with pytest.raises(StoreError, match="nothing to delete"):
        store.delete_articles([])
    assert store.count_articles() == 1
    assert store.deletions() == []


def test_what_was_added_anew_stays_as_it_is(store: Store):
    store.add(extraction())
    deletion = store.delete_article(article().id)
    store.add(extraction())
    assert store.undo_deletion(deletion) == 0
    assert store.count_articles() == 1


def test_a_batch_is_deleted_and_put_back(store: Store):
    job_id = store.enqueue([article(f"Text {n} of 76 missiles.") for n in range(3)])
    while item := store.claim_item("w"):
        store.add(extraction(item.article), item)
    assert store.job_items(job_id)["state"].tolist() == ["added"] * 3
    ids = store.articles_of_job(job_id)
    assert len(ids) == 3
    before = _all(store)
    deletion = store.delete_articles(ids, "Friday's files")
    assert store.articles_of_job(job_id) == []
    assert store.deletions()[0].label == "Friday's files"
    assert store.undo_deletion(deletion) == 3
    assert _all(store) == before


def test_an_edited_article_stands_in_for_the_old_one_until_undone(store: Store):
    store.add(extraction())
    before = _all(store)
    mended = article(published="2022-12-17")
    deletion = store.edit(article().id, extraction(mended))
    assert store.count_articles() == 1
    assert store.article(mended.id).published == "2022-12-17"
    assert store.deletions()[0].kind == "edited"
    assert store.undo_deletion(deletion) == 1
    assert _all(store) == before


def test_an_edit_into_an_article_that_is_there_changes_nothing(store: Store):
    store.add(bare("One text that says little."))
    store.add(bare("Another text that says little."))
    before = _all(store)
    with pytest.raises(StoreError, match="stored already"):
        store.edit(article("One text that says little.").id, bare("Another text that says little."))
    assert _all(store) == before


def test_an_edit_that_keeps_the_identity(store: Store):
    store.add(extraction())
    deletion = store.edit(article().id, extraction(article(title="Another title")))
    assert store.article(article().id).title == "Another title"
    store.undo_deletion(deletion)
    assert store.article(article().id).title == article().title


def test_claims_are_read_anew_by_a_newer_version(store: Store):
    store.add(extraction())
    assert [each.id for each in store.outdated("test 2", 10)] == [article().id]
    store.reread(extraction(extractor="test 2", casualties=()))
    assert store.outdated("test 2", 10) == []
    assert [len(store.claims(table)) for table in ("munitions", "casualties", "places")] == [1, 0, 1]
    with pytest.raises(StoreError, match="There is no article"):
        store.reread(extraction(article("Never stored, of 76 missiles.")))
