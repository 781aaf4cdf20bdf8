"""Reading files that nobody has looked into yet, each within limits of time and memory."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from strikelog.ingest import Batch, Preview, read_bytes, read_paths, shown
from strikelog.jobs.isolation import Isolated
from strikelog.model import LimitError, UnavailableError

FILE_SECONDS = 60.0
"""Longest that one file may take to read; the archive with all that is in it counts as one."""
FILE_MEGABYTES = 1_200
"""Most memory that reading one file may take."""


class FileReader:
    """Reads files one after the other in a process of its own; a file that goes beyond a limit costs only itself."""

    def __init__(self, seconds: float = FILE_SECONDS, megabytes: int = FILE_MEGABYTES) -> None:
        self._file = Isolated("file", seconds, megabytes)
        self._table = Isolated("table", seconds, megabytes)

    def read(self, name: str, data: bytes, columns: Mapping[str, str] | None = None, split: bool = True) -> Batch:
        """What `ingest.read_one` gives; a file beyond the limits is refused."""
        try:
            return cast(Batch, self._file(name, data, columns, split))
        except (LimitError, UnavailableError) as error:
            reason = f"The file cannot be read. {error}"
        except RuntimeError as error:
            reason = f"The file cannot be read ({error}). Paste its text, and report it as a bug."
        return Batch(refused=((shown(name), reason),))

    def preview(self, name: str, data: bytes) -> Preview | None:
        """What `ingest.preview` gives. Raises `LimitError` for a file beyond the limits, and `IngestError`."""
        return cast("Preview | None", self._table(name, data))

    def close(self) -> None:
        """Ends the process."""
        self._file.close()
        self._table.close()


@contextmanager
def file_reader() -> Iterator[FileReader]:
    """A reader whose process ends with the block."""
    reader = FileReader()
    try:
        yield reader
    finally:
        reader.close()


def read_files(files: Iterable[tuple[str, bytes]]) -> Batch:
    """The articles of many files as one batch, and what was refused and why."""
    with file_reader() as reader:
        return read_bytes(files, reader.read)


def read_folders(paths: Iterable[Path | str]) -> Batch:
    """The articles of files and folders. Raises `IngestError` for a path that is not there."""
    with file_reader() as reader:
        return read_paths(paths, reader.read)
