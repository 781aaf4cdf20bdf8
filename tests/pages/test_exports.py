"""What is seen is what is downloaded: the rows of every file are those that its chart or table drew in the same run."""

import csv
import io
import json
import re
import shutil

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from tests.pages.test_numbers import CHOSEN, filters

from strikelog.model import COLUMNS, FACT_TABLES
from strikelog.ui import downloads

PAGES = ("overview", "munitions", "cities", "city", "casualties", "incidents", "coverage")
PARTS = ("hit", "intercepted", "lost", "untold")


@pytest.fixture
def database(store_url, tmp_path, made_up):
    shutil.copy(made_up, tmp_path / "strikelog.sqlite3")
    return store_url


@pytest.fixture
def offered(monkeypatch):
    """What makes the bytes of each download button, by the id that the button tells the browser."""
    makers = {}
    add = MediaFileManager.add_deferred

    def added(manager, make, *arguments, **options):
        name = add(manager, make, *arguments, **options)
        makers[name] = make
        return name

    monkeypatch.setattr(MediaFileManager, "add_deferred", added)
    return makers


def plain(value):
    """A cell of a file or of a frame, so that the two can be compared: nothing told is "", a number is a float."""
    if value is None or value is pd.NA or value != value:
        return ""
    if isinstance(value, bool | np.bool_):
        return str(value).lower()
    try:
        return float(value)
    except (TypeError, ValueError):
        return str(value)


def as_read(data):
    """The columns and the rows of a CSV file."""
    columns, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    return columns, [[plain(cell) for cell in row] for row in rows]


def frames(chart):
    """The frames that went to the browser with a chart."""
    sent = [pa.ipc.open_stream(each.data.data).read_pandas() for each in chart.proto.datasets]
    assert sent or not json.loads(chart.proto.spec).get("datasets")
    return sent


def rows_of(frame, columns):
    return [[plain(value) for value in row] for row in frame[columns].astype(object).itertuples(index=False)]


def having(sent, *columns):
    """The longest frame with all these columns, or None; shorter ones hold what is written out at single marks."""
    return max((frame for frame in sent if set(columns) <= set(frame.columns)), key=len, default=None)


def drawn_parts(sent):
    """What a stack draws, by time and part, and the bounds of each time."""
    parts = {}
    for start, part, count in rows_of(having(sent, "part", "start", "count"), ["start", "part", "count"]):
        parts[start, part] = parts.get((start, part), 0) + count
    return parts, rows_of(having(sent, "middle", "total", "low", "high"), ["low", "high"])


def written_parts(columns, rows):
    """The same from the file."""
    parts, bounds = {}, []
    for row in (dict(zip(columns, row, strict=True)) for row in rows):
        counts = {part: row[part] + row.get(f"{part}_only", 0) for part in PARTS}
        parts |= {(row["start"], part): count for part, count in counts.items() if count}
        bounds.append([row["low"], row["high"]])
    return parts, bounds


def drawn_models(sent):
    wide = having(sent, "model", "munition", *PARTS)
    statuses = ("launched", *PARTS[:3])
    return sorted(
        [row["model"], row["munition"], status, plain(row[status])]
        for row in wide.to_dict("records")
        for status in statuses
        if plain(row[status]) != ""
    )


def check(key, file, chart):
    """The file's rows are those of the chart's marks: as they are, or for stacks part by part."""
    columns, rows = file
    sent = frames(chart)
    same = having(sent, *columns)
    if "hit_only" in columns:
        assert written_parts(columns, rows) == drawn_parts(sent), key
    elif same is not None:
        assert rows == rows_of(same, columns), key
    elif columns == ["model", "munition", "status", "amount"]:
        assert sorted(rows) == drawn_models(sent), key
    else:
        pytest.fail(f"{key}: no frame with the columns {columns} among {[list(frame.columns) for frame in sent]}")


def files(app, offered, begin, among=None):
    """The files of the buttons whose key begins so, by the rest of the key; of those `among`, where given."""
    keys = [(button, (button.key or "").removeprefix(begin)) for button in app.get("download_button")]
    return {
        key: as_read(offered[button.proto.deferred_file_id]())
        for button, key in keys
        if key != button.key and (among is None or key in among)
    }


def charts_agree(app, offered, about):
    """Whether the page in sight has charts; each with a file of its rows."""
    made = files(app, offered, "csv-")
    for key, file in made.items():
        (chart,) = app.get_by_key(f"figure-{key}").get("vega_lite_chart")
        check(f"{about} {key}", file, chart)
    return bool(made)


def tables_agree(app, offered, table, about):
    """Whether Download has files; their rows are as many as it says, and those of one table are those of Claims."""
    app.switch_page("pages/download.py").run()
    data = files(app, offered, "download-", among=COLUMNS)
    if not data:
        return False
    assert {name: columns for name, (columns, _) in data.items()} == COLUMNS, about
    told = "\n".join(element.value for element in app.markdown)
    counts = [int(each.replace(",", "")) for each in re.findall(r":gray\[([0-9,]+) rows\]", told)]
    assert counts == [len(data[name][1]) for name in downloads.FILES], about
    app.session_state["table"], app.session_state["look"] = table, "table"
    app.switch_page("pages/claims.py").run()
    shown = [row for frame in app.dataframe for row in rows_of(frame.value, COLUMNS[table])]
    assert sorted(shown, key=str) == sorted(data[table][1], key=str), (about, table)
    return bool(shown)


@pytest.mark.usefixtures("database")
def test_every_page_offers_the_rows_that_it_shows(open_page, offered):
    pages, tables = dict.fromkeys(PAGES, 0), dict.fromkeys(FACT_TABLES, 0)
    for number in range(CHOSEN):
        app = open_page("overview", **filters(number)[0])
        for page in PAGES:
            if page != PAGES[0]:
                app.switch_page(f"pages/{page}.py").run()
            assert not app.exception, (number, page)
            pages[page] += charts_agree(app, offered, f"{number} {page}")
            offered.clear()
        table = FACT_TABLES[number % len(FACT_TABLES)]
        tables[table] += tables_agree(app, offered, table, number)
    # A class of munitions leaves no casualties, whose reports name none; all else has something to show nearly always.
    assert pages.pop("casualties") >= 4
    assert min(pages.values()) >= 15, pages
    assert min(tables.values()) >= 2, tables
