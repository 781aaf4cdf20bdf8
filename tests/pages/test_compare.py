"""The page that compares: with an uploaded table, and with what was known before."""

from datetime import date

import pytest
from tests import factories
from tests.pages.looking import words

from strikelog.ledger import Ledger

TABLE = b"date,launched,munition\n2022-12-16,70,missile\n2022-12-17,5,missile\n"


@pytest.fixture
def ledger(filled):
    opened = Ledger.open(filled)
    later = factories.article("Air force: 80 missiles on Friday.", published="2022-12-20", source="Kyiv Ledger")
    claim = factories.munition_claim(later, "80 missiles", count=factories.count(80, text="80"))
    opened.add(factories.extraction(later, munitions=(claim,), casualties=(), places=()))
    yield opened
    opened.close()


def test_a_table_is_compared_and_its_gaps_are_explained(open_page, ledger):
    assert len(ledger.daily()) == 3
    app = open_page("compare")
    app.file_uploader(key="reference-file").upload("table.csv", TABLE, "text/csv").run()
    agreement, gaps = (frame.value for frame in app.dataframe)
    assert agreement[["Figure", "Days of the table", "With a figure here"]].values.tolist() == [
        ["Missiles launched", 1, 1]
    ]
    assert gaps[["Day", "Strikelog", "Table", "Difference", "Agreement"]].values.tolist() == [
        ["2022-12-16", "76–80", 70, 10, "differs"]
    ]
    assert "Missiles launched: Strikelog and the table" in words(app)


def test_what_is_no_table_is_refused_in_words(open_page, ledger):
    assert ledger.decisions() == []
    app = open_page("compare")
    app.file_uploader(key="reference-file").upload("table.csv", b"a,b\n1,2\n", "text/csv").run()
    assert "table.csv has no column “date”" in words(app)


def test_two_days_of_knowledge(open_page, ledger):
    assert ledger.changes(date(2022, 12, 16))[["best_then", "best_now"]].values.tolist() == [[76, 80]]
    app = open_page("compare")
    app.segmented_control(key="with").set_value("days").run()
    app.date_input(key="known-then").set_value(date(2022, 12, 16)).run()
    assert "1 daily figure changed between 16 Dec 2022 and now." in words(app)
    assert app.dataframe[0].value.values.tolist() == [["2022-12-16", "Russia", "76", "76–80"]]
    app.date_input(key="known-now").set_value(date(2022, 12, 17)).run()
    assert "No daily figure changed between 16 Dec 2022 and 17 Dec 2022." in words(app)
