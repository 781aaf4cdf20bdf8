"""What is seen is what is downloaded: the rows of every file are those that its chart or table drew in the same run."""

import csv
import io
import json
import shutil

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from tests.pages.test_numbers import CHOSEN, filters

from strikelog.model import COLUMNS, FACT_TABLES

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


def check(key, data, chart):
    """The file's rows are those of the chart's marks: as they are, or for stacks part by part."""
    columns, rows = as_read(data)
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


def files(app, offered, begin):
    """The download buttons whose key begins so: the rest of the key, and the bytes."""
    buttons = [button for button in app.get("download_button") if (button.key or "").startswith(begin)]
    return [(button.key.removeprefix(begin), offered[button.proto.deferred_file_id]()) for button in buttons]


@pytest.mark.usefixtures("database")
def test_each_chart_offers_the_rows_that_it_draws(open_page, offered):
    seen = dict.fromkeys(PAGES, 0)
    for number in range(CHOSEN):
        app = open_page("overview", **filters(number)[0])
        for page in PAGES:
            if page != "overview":
                app.switch_page(f"pages/{page}.py").run()
            for key, data in files(app, offered, "csv-"):
                (chart,) = app.get_by_key(f"figure-{key}").get("vega_lite_chart")
                check(f"{number} {page} {key}", data, chart)
                seen[page] += 1
            offered.clear()
    assert min(seen.values()) >= CHOSEN * 3 // 4, seen


@pytest.mark.usefixtures("database")
def test_each_table_and_count_is_that_of_its_file(open_page, offered):
    for number in range(CHOSEN):
        query = filters(number)[0]
        app = open_page("download", **query)
        data = {name: as_read(made) for name, made in files(app, offered, "download-") if name in COLUMNS}
        assert {name: columns for name, (columns, _) in data.items()} in ({}, COLUMNS), number
        told = [element.value for element in app.markdown]
        for _, rows in data.values():
            assert any(f"{len(rows):,} rows" in each for each in told), number
        app.switch_page("pages/claims.py").run()
        for table in FACT_TABLES if data else ():
            app.session_state["table"], app.session_state["look"] = table, "table"
            app.run()
            shown = [row for frame in app.dataframe for row in rows_of(frame.value, COLUMNS[table])]
            assert sorted(shown, key=str) == sorted(data[table][1], key=str), (number, table)
