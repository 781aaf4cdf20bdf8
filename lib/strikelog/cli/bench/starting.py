"""The cost of starting: the command, the app, and what is loaded with the first article."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import strikelog
from strikelog.cli.bench.child import least, whole
from strikelog.cli.bench.report import Figure

_PAGE = """
import sys
from streamlit.testing.v1 import AppTest
page = AppTest.from_file(sys.argv[1], default_timeout=300).run()
sys.exit(bool(page.exception))
"""
_GAZETTEER = "from strikelog.extract.gazetteer import Gazetteer; Gazetteer.load()"


def starts(goes: int) -> Iterator[Figure]:
    """CPU seconds of whole processes, each against the least that could be done instead."""
    typer, command = least(goes, lambda: whole(["-c", "import typer"]), lambda: whole(["-m", "strikelog", "--help"]))
    yield Figure("strikelog --help / import typer", command / typer, f"CPU s: {command:.2f} and {typer:.2f}")
    spacy, places = least(goes, lambda: whole(["-c", "import spacy"]), lambda: whole(["-c", _GAZETTEER]))
    yield Figure("loading the gazetteer / import spacy", places / spacy, f"CPU s: {places:.2f} and {spacy:.2f}")
    yield from _app(goes)


def _app(goes: int) -> Iterator[Figure]:
    """The first page of the app on an empty store, against an app of one line; nothing where the app is not there."""
    app = Path(strikelog.__file__).resolve().parents[2] / "app.py"
    if not app.is_file():
        return
    with TemporaryDirectory(prefix="strikelog-bench-") as folder:
        empty = Path(folder) / "empty.py"
        empty.write_text("import streamlit as st\n\nst.title('Empty')\n", encoding="utf-8")
        os.environ["STRIKELOG_DATABASE_URL"] = f"sqlite:///{folder}/strikelog.sqlite3"
        whole(["-c", _PAGE, str(app)])  # makes the database
        nothing, ours = least(goes, *((lambda file=file: whole(["-c", _PAGE, str(file)])) for file in (empty, app)))
    yield Figure(
        "app to its first page / an empty Streamlit app", ours / nothing, f"CPU s: {ours:.2f} and {nothing:.2f}"
    )
