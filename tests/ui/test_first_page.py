"""What the first page of an empty store loads: little, so that the app is there soon."""

import os
import subprocess
import sys

from tests.conftest import ROOT

LATER = {"altair", "openpyxl", "pandas", "spacy", "trafilatura", "alembic"}
"""What charts, tables, readers and migrations need, and this page does not."""

VISIT = """
import sys
from streamlit.testing.v1 import AppTest
page = AppTest.from_file(sys.argv[1], default_timeout=60).run()
assert [title.value for title in page.title] == ["Strikelog"], page.exception
print(*{name.partition(".")[0] for name in sys.modules})
"""


def test_the_first_page_loads_neither_tables_nor_charts_nor_readers(tmp_path):
    environment = {**os.environ, "STRIKELOG_DATABASE_URL": f"sqlite:///{tmp_path}/strikelog.sqlite3"}
    visit = [sys.executable, "-c", VISIT, str(ROOT / "app.py")]
    subprocess.run(visit, env=environment, check=True, capture_output=True)  # makes the database
    done = subprocess.run(visit, env=environment, check=True, capture_output=True, text=True)
    loaded = set(done.stdout.split())
    assert {"streamlit", "sqlalchemy"} <= loaded
    assert loaded & LATER == set()
