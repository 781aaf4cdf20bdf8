"""Documents that hold many articles: exports of Nexis and Factiva, and live blogs with a time before each entry."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from itertools import pairwise

from strikelog.ingest.days import stamp
from strikelog.ingest.parts import File, Part, limited
from strikelog.ingest.plain import Head, build, from_text, read_head
from strikelog.ingest.wrapping import is_wrapped, unwrapped
from strikelog.model import StrikelogError

_NEXIS_HEAD = re.compile(r"^[ \t]*\d{1,5} of \d{1,5} DOCUMENTS[ \t]*$", re.M)
_NEXIS_END = re.compile(r"^[ \t]*End of Document[ \t]*$", re.M)
_FACTIVA_END = re.compile(r"^[ \t]*(?:AN[ \t]+)?Document [A-Z0-9]{8,}[a-z0-9]{2,}[ \t]*$", re.M)
_LABELS = re.compile(
    r"^(section|length|byline|highlight|dateline|headline|load-date|language|body)(?:[ \t]*:[ \t]*(.*)|[ \t]*)$", re.I
)
_BODY = re.compile(r"^[ \t]*Body[ \t]*$", re.M)
_LENGTH = re.compile(r"^(?:length:[ \t]*)?[\d,]+ words$", re.I)
_COPYRIGHT = re.compile(r"^(?:copyright\b|©|\(c\) )", re.I)
_TAIL = re.compile(r"^[ \t]*(?:load-date|language|publication-type|journal code|graphic|classification):", re.I | re.M)
_WEEKDAY = re.compile(r",? (?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*$", re.I)
_CODE = re.compile(
    r"^(HD|BY|WC|PD|ET|SN|SC|PG|LA|CY|LP|TD|CO|IN|NS|RE|PUB|AN|CX|CLM|SE|ED|CR|VOL|RF|ART)(?:[ \t]+(.*))?$"
)
_CLOCK = re.compile(
    r"^[ \t]*(?:(?:published|updated|posted)(?: at)? )?([01]?\d|2[0-3])[:.]([0-5]\d)[ \t]*(am|pm|a\.m\.|p\.m\.)?"
    r"[ \t]*(?:GMT|BST|EET|EEST|CET|CEST|UTC|MSK|ET|EDT|EST)?[ \t]*$",
    re.I | re.M,
)
_FEWEST_ENTRIES = 3
_FEWEST_WORDS = 4  # that the entries of a live blog have on average
_HEAD_LINES = 30


def articles_of(file: File, text: str, told: Mapping[str, str]) -> Iterator[Part]:
    """The articles of a text: one, or several where it is an export or a live blog and may be split.

    `told` are fields that the file's metadata gives for the whole. What is split says so in a note.
    """
    pieces = _pieces(text) if file.split else []
    if not pieces:
        article = from_text(text)
        yield _with_metadata(text, told) if told else article
        return
    yield from limited(file.name, (_piece(file, at, len(pieces), piece) for at, piece in enumerate(pieces, 1)))


def _with_metadata(text: str, told: Mapping[str, str]) -> Part:
    """One article whose head goes before the metadata of its file."""
    article = from_text(text)
    own = {name: getattr(article, name) or told.get(name, "") for name in ("title", "author")}
    origins = {name: origin for name, origin in article.provenance.origins}
    known = {**dict.fromkeys(own, "metadata"), **origins}
    return build(
        article.text,
        **own,
        published=article.published,
        source=article.source,
        url=article.url,
        origins=known,
        notes=article.provenance.notes,
    )


Piece = tuple[Head, str]


def _piece(file: File, at: int, count: int, piece: Piece) -> Part:
    head, body = piece
    if is_wrapped(body):
        body = unwrapped(body)
    try:
        return build(
            body,
            title=head.title,
            published=head.published,
            source=head.source,
            url=head.url,
            author=head.author,
            origins="text",
            notes=(f"Article {at} of {count} in its file.",),
        )
    except StrikelogError as error:
        return f"{file.name}, article {at}", str(error)


def _pieces(text: str) -> list[Piece]:
    """Head and body of each article; none where the text is not one of the known kinds."""
    for mark, read in _KINDS:
        found = [part.strip("\n") for part in mark.split(text) if part.strip()]
        if mark.search(text) and found:
            return [read(part) for part in found if len(part.split()) > _FEWEST_ENTRIES]
    return _live(text)


def _nexis(text: str) -> Piece:
    """Source, date and title stand as lines in the head; the body follows "Body" or "LENGTH: … words"."""
    above, below = _cut(text)
    lines = [line.strip() for line in above.split("\n") if line.strip()]
    labels = {match[1].lower(): (match[2] or "").strip() for line in lines if (match := _LABELS.match(line))}
    bare = [line for line in lines if not _LABELS.match(line) and not _COPYRIGHT.match(line)]
    day = next((found for line in bare if (found := _day(line))), "")
    names = [line for line in bare if not _day(line)]
    own = names[:1] if _BODY.search(text) else names[1:][-1:]  # before the source, or behind it
    title = labels.get("headline") or "".join(own)
    sources = [name for name in names if name != title]
    return Head(title, day, sources[0] if sources else "", "", labels.get("byline", "")), below


def _cut(text: str) -> tuple[str, str]:
    """Head and body of a Nexis document, the latter without the lines on the database after it."""
    lines = text.split("\n")
    start = next((at for at, line in enumerate(lines[:_HEAD_LINES]) if line.strip().lower() == "body"), None)
    if start is None:
        lengths = (at for at, line in enumerate(lines[:_HEAD_LINES]) if line.strip().lower().startswith("length:"))
        start = next(lengths, 0)
    body = "\n".join(lines[start + 1 :])
    tail = _TAIL.search(body)
    return "\n".join(lines[: start + 1]), (body[: tail.start()] if tail else body).strip("\n")


def _day(line: str) -> str:
    return stamp(line) or stamp(_WEEKDAY.sub("", line))


def _factiva(text: str) -> Piece:
    """Fields behind codes of two letters, or the same lines in their order without codes."""
    fields = _coded(text)
    if "HD" in fields:
        body = "\n\n".join(fields[code] for code in ("LP", "TD") if fields.get(code))
        day = _day(fields.get("PD", ""))
        return Head(_flat(fields["HD"]), day, _flat(fields.get("SN", "")), "", _flat(fields.get("BY", ""))), body
    lines = [line.strip() for line in text.split("\n")]
    head = [line for line in lines[:_HEAD_LINES] if line]
    at = next((place for place, line in enumerate(head) if _LENGTH.match(line)), None)
    if at is None:
        return read_head(text), text
    return _uncoded(head, at, lines)


def _uncoded(head: list[str], at: int, lines: list[str]) -> Piece:
    """Headline, author, "345 words", day, time, source, code, language, copyright; then the body."""
    day = next((found for line in head[at + 1 : at + 3] if (found := _day(line))), "")
    named = [line for line in head[at + 1 : at + 6] if not _day(line) and not re.fullmatch(r"\d\d?:\d\d", line)]
    author = head[1].removeprefix("By ") if at > 1 else ""
    last = max((lines.index(line) for line in head if _COPYRIGHT.match(line) or line == "English"), default=0)
    return Head(head[0], day, named[0] if named else "", "", author), "\n".join(lines[last + 1 :]).strip("\n")


def _coded(text: str) -> dict[str, str]:
    fields: dict[str, list[str]] = {}
    code = ""
    for line in text.split("\n"):
        match = _CODE.match(line.strip())
        if match:
            code = match[1]
            fields.setdefault(code, []).append(match[2] or "")
        elif code:
            fields[code].append(line)
    return {name: "\n".join(lines).strip() for name, lines in fields.items()}


def _flat(text: str) -> str:
    return " ".join(text.split())


def _live(text: str) -> list[Piece]:
    """The entries of a live blog: a line with a clock time before each, at least three of them, in one direction."""
    marks = list(_CLOCK.finditer(text))
    if len(marks) < _FEWEST_ENTRIES:
        return []
    head = read_head(text[: marks[0].start()])
    clocks = [_minutes(mark) for mark in marks]
    steady = all(a <= b for a, b in pairwise(clocks)) or all(a >= b for a, b in pairwise(clocks))
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    entries = [
        (clock if steady else None, text[mark.end() : end].strip())
        for clock, mark, end in zip(clocks, marks, ends, strict=True)
    ]
    if sum(len(body.split()) for _, body in entries) < _FEWEST_WORDS * len(entries):
        return []
    return [(_entry_head(head, body, clock), body) for clock, body in entries if body]


def _minutes(mark: re.Match[str]) -> int:
    hour, half = int(mark[1]), (mark[3] or "").lower().replace(".", "")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour * 60 + int(mark[2])


def _entry_head(head: Head, body: str, clock: int | None) -> Head:
    """The blog's head with the entry's own first line as title; its time only where all of them are of one day."""
    title = read_head(body).title or head.title
    day = head.published[:10]
    if day and clock is not None:
        day = datetime.fromisoformat(day).replace(hour=clock // 60, minute=clock % 60).isoformat(timespec="minutes")
    return Head(title, day or head.published, head.source, head.url, head.author)


_KINDS: tuple[tuple[re.Pattern[str], Callable[[str], Piece]], ...] = (
    (_NEXIS_HEAD, _nexis),
    (_NEXIS_END, _nexis),
    (_FACTIVA_END, _factiva),
)
