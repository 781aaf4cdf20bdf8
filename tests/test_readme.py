"""The limits that the README names are those of the code."""

from tests.conftest import ROOT

from strikelog.ingest import MAX_BYTES, MAX_FILES, MAX_ROWS, limits
from strikelog.jobs import filing, reading
from strikelog.model import MAX_TEXT
from strikelog.store import queue

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_limits():
    rows = [
        f"| one file; files in a batch | {MAX_BYTES // 1_000_000} MB; {MAX_FILES} |",
        f"| {limits.MAX_MEMBERS:,} files, {limits.MAX_UNPACKED // 1_000_000} MB unpacked, ",
        f" unpacked, {limits.MAX_RATIO} times its packed size |",
        f"| pages of a PDF; articles of a table, feed or export | {limits.MAX_PAGES}; {MAX_ROWS:,} |",
        f"| characters of an article | {MAX_TEXT:,} |",
        f"| {filing.FILE_SECONDS:.0f} s, {filing.FILE_MEGABYTES:,} MB; {reading.ARTICLE_SECONDS:.0f} s, "
        f"{reading.ARTICLE_MEGABYTES:,} MB |",
        f"| articles that wait to be read | {queue.MAX_WAITING:,} |",
    ]
    assert [row for row in rows if row not in README] == []


def test_the_upload_field_takes_as_much_as_is_read():
    config = (ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert f"maxUploadSize = {MAX_BYTES // 1_000_000} " in config
    assert 'address = "localhost"' in config
