"""What a reader of one kind of file is handed, and what it gives back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from strikelog.ingest.encoding import decoded
from strikelog.ingest.limits import MAX_ROWS
from strikelog.model import Article

Refusal = tuple[str, str]
"""Name of what was refused, and why."""
Part = Article | Refusal
"""What one file, or one row of a table, became."""


@dataclass(slots=True)
class File:
    """One file to be read.

    `name` is the one to show. `columns` maps fields of an article to the columns of a table where a person has chosen
    them, and `split` is whether a document of many articles is cut into them. `charset` is known once the text has
    been read.
    """

    name: str
    data: bytes
    columns: Mapping[str, str] = field(default_factory=dict)
    split: bool = True
    charset: str = ""
    notes: list[str] = field(default_factory=list)

    def text(self, declared: str = "") -> str:
        """The file as text with plain line ends; raises `IngestError` where it is none."""
        text, self.charset = decoded(self.data, declared)
        return text.replace("\r\n", "\n").replace("\r", "\n")


def limited(name: str, parts: Iterable[Part]) -> Iterator[Part]:
    """The first `MAX_ROWS` parts, and a refusal of the rest where there are more."""
    for count, part in enumerate(parts, 1):
        if count > MAX_ROWS:
            yield name, f"Only the first {MAX_ROWS:,} articles were read. Put the others into another file."
            return
        yield part
