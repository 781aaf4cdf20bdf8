"""Work outside the app: reading files within limits, and a queue in the store that a worker process empties."""

from strikelog.jobs.filing import FileReader, file_reader, read_files, read_folders
from strikelog.jobs.reading import read_apart, read_article, read_articles
from strikelog.jobs.starting import ensure_worker, log_file
from strikelog.jobs.worker import Reader, work

__all__ = [
    "FileReader",
    "Reader",
    "ensure_worker",
    "file_reader",
    "log_file",
    "read_apart",
    "read_article",
    "read_articles",
    "read_files",
    "read_folders",
    "work",
]
