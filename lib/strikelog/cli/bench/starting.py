"""The cost of starting: the command, the app, and what is loaded with the first article."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import strikelog
from strikelog.cli.bench.child import least, printed, whole
from strikelog.cli.bench.report import Figure

_GAZETTEER = "from strikelog.extract.gazetteer import Gazetteer; Gazetteer.load()"
_EMPTY = "import streamlit as st\n\nst.title('Empty')\n"
_VISIT = """
import os, subprocess, sys, time, urllib.request
from socket import socket

with socket() as free:
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
options = ["--server.headless=true", f"--server.port={port}", "--server.address=127.0.0.1"]
command = [sys.executable, "-m", "streamlit", "run", sys.argv[1], *options, "--browser.gatherUsageStats=false"]
server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
try:
    for _ in range(600):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health").close()
            break
        except OSError:
            time.sleep(0.1)
    from streamlit.proto.BackMsg_pb2 import BackMsg
    from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
    from websockets.sync.client import connect

    asked, told, kind = BackMsg(), ForwardMsg(), ""
    asked.rerun_script.query_string = ""
    address = f"ws://127.0.0.1:{port}/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], origin=f"http://127.0.0.1:{port}", max_size=None) as stream:
        stream.send(asked.SerializeToString())
        while kind != "script_finished":
            told.ParseFromString(stream.recv(timeout=300))
            kind = told.WhichOneof("type")
            if kind == "delta" and told.delta.new_element.WhichOneof("type") == "exception":
                sys.exit(told.delta.new_element.exception.message)
finally:
    server.terminate()
    server.wait()
spent = os.times()
print(spent.children_user + spent.children_system)
"""
"""Starts a server with an app, visits it once as a browser does, until the script is over, and ends it. Prints the CPU
seconds of the server alone."""


def starts(goes: int) -> Iterator[Figure]:
    """CPU seconds of whole processes, each against the least that could be done instead."""
    typer, command = least(goes, lambda: whole(["-c", "import typer"]), lambda: whole(["-m", "strikelog", "--help"]))
    yield Figure("strikelog --help / import typer", command / typer, f"CPU s: {command:.2f} and {typer:.2f}")
    spacy, places = least(goes, lambda: whole(["-c", "import spacy"]), lambda: whole(["-c", _GAZETTEER]))
    yield Figure("loading the gazetteer / import spacy", places / spacy, f"CPU s: {places:.2f} and {spacy:.2f}")
    yield from _app(goes)


def _app(goes: int) -> Iterator[Figure]:
    """The server until it has sent its first page, against one whose app is a title; nothing without the app.

    Both with nothing in the store, as a newcomer meets it, and with the sample corpus, whose first page has charts.
    """
    app = Path(strikelog.__file__).resolve().parents[2] / "app.py"
    if not app.is_file():
        return
    with TemporaryDirectory(prefix="strikelog-bench-") as folder:
        title = Path(folder) / "title.py"
        title.write_text(_EMPTY, encoding="utf-8")
        os.environ["STRIKELOG_DATABASE_URL"] = f"sqlite:///{folder}/strikelog.sqlite3"
        _visited(app)  # makes the database
        yield _first_page("an empty store", app, title, goes)
        whole(["-m", "strikelog", "demo"])
        yield _first_page("the sample corpus", app, title, goes)


def _first_page(state: str, app: Path, title: Path, goes: int) -> Figure:
    nothing, ours = least(goes, lambda: _visited(title), lambda: _visited(app))
    detail = f"CPU s of the server: {ours:.2f} and {nothing:.2f}"
    return Figure(f"app to its first page, {state} / an empty Streamlit app", ours / nothing, detail)


def _visited(app: Path) -> float:
    return printed(_VISIT, str(app))
