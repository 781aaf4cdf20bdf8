"""Zip archives: which files in them are read, and what they may cost. Nothing is ever written to disk."""

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from strikelog.ingest.limits import MAX_BYTES, MAX_MEMBERS, MAX_RATIO, MAX_UNPACKED
from strikelog.model import IngestError

_BROKEN = "The archive is damaged and cannot be opened. Pack it anew."
_JUNK = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")

Member = tuple[str, bytes | str]
"""Name of a file in an archive, and its bytes, or the reason why it is not read."""


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive; raises `IngestError` where it is none."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise IngestError(_BROKEN) from error


@dataclass(slots=True)
class Allowance:
    """What an archive and all archives inside it may still unpack to, and how deep in them one is."""

    members: int = MAX_MEMBERS
    size: int = MAX_UNPACKED
    depth: int = 1

    def spend(self, archive: zipfile.ZipFile) -> None:
        """Takes off what an archive declares; more than declared is never unpacked. Raises `IngestError`."""
        inside = archive.infolist()
        self.members -= len(inside)
        self.size -= sum(member.file_size for member in inside)
        if self.members < 0:
            raise IngestError(f"The archive holds more than {MAX_MEMBERS:,} files. Split it into smaller ones.")
        if self.size < 0:
            size = MAX_UNPACKED // 1_000_000
            raise IngestError(f"The archive unpacks to more than {size} MB. Split it into smaller ones.")
        if any(member.file_size > MAX_RATIO * max(member.compress_size, 1_000) for member in inside):
            text = f"The archive unpacks to more than {MAX_RATIO} times its size, as only a trap does."
            raise IngestError(f"{text} Pack its texts anew.")


def members(data: bytes, allowance: Allowance) -> Iterator[Member]:
    """The files of an archive in order of their names, each or why it is not read.

    Raises `IngestError` for an archive that cannot be opened or is too large.
    """
    with opened(data) as archive:
        allowance.spend(archive)
        inside = [
            each for each in archive.infolist() if not each.filename.endswith("/") and not _is_junk(each.filename)
        ]
        if not inside:
            raise IngestError("The archive holds no files. Pack the articles into it.")
        for member in sorted(inside, key=lambda each: each.filename):
            yield _plain_name(member.filename), _content(archive, member)


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes | str:
    """The member's bytes, or why they are not read."""
    if member.flag_bits & 1:
        return "The file is locked with a password. Pack it without one."
    if stat.S_ISLNK(member.external_attr >> 16):
        return "The entry is a link to another file, and links are not followed. Pack the file itself."
    if member.file_size > MAX_BYTES:
        return f"The file is larger than {MAX_BYTES // 1_000_000} MB. Split it into smaller files."
    try:
        return archive.read(member)
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError, OSError, ValueError, RuntimeError):
        return "The file is damaged in the archive, or packed in an unknown way. Pack it anew."


def _is_junk(name: str) -> bool:
    return name.startswith(_JUNK[0]) or PurePosixPath(name).name in _JUNK


def _plain_name(name: str) -> str:
    """The member's path without roots and steps upward: a name to show, never a place to write to."""
    parts = name.replace("\\", "/").split("/")
    return "/".join(part for part in parts if part not in ("", ".", "..")) or "file without a name"
