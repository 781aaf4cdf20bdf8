"""Pieces of HTML and XML from outside, parsed without fetching, entities or scripts."""

import re
from typing import Any

from lxml import etree, html

from strikelog.model import IngestError

_BLOCKS = frozenset(
    {"p", "div", "br", "li", "ul", "ol", "tr", "table", "blockquote", "section", "article", "figure", "hr"}
    | {f"h{level}" for level in range(1, 7)}
)
_DROPPED = ("script", "style", "template", "noscript", "svg")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK = re.compile(r"\n\s*\n+")


def words_of(fragment: str) -> str:
    """The text of a piece of HTML, a paragraph for each block; the text itself where it holds no markup."""
    if "<" not in fragment and "&" not in fragment:
        return fragment.strip()
    try:
        root = html.fromstring(f"<div>{fragment}</div>")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return re.sub(r"<[^<>]*>", " ", fragment).strip()
    etree.strip_elements(root, *_DROPPED, with_tail=False)
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(_pieces(root)).split("\n"))
    return _BLANK.sub("\n\n", "\n".join(lines)).strip()


def _pieces(root: Any) -> list[str]:  # noqa: ANN401 - an element of lxml
    found: list[str] = []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        block = element.tag in _BLOCKS
        if event == "start":
            found += ["\n\n" if block else "", (element.text or "").replace("\n", " ")]
        else:
            found += ["\n\n" if block else "", (element.tail or "").replace("\n", " ") if element is not root else ""]
    return found


def xml(data: bytes) -> Any:  # noqa: ANN401 - an element of lxml
    """The root of an XML document; no entity is resolved and nothing is fetched.

    Raises `IngestError` for what is no XML, or declares entities of its own.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise IngestError("The file is not sound XML. Save it anew from its source.") from error
    if root.getroottree().docinfo.internalDTD is not None and any(
        True for _ in root.getroottree().docinfo.internalDTD.iterentities()
    ):
        raise IngestError("The XML declares entities of its own, which are not resolved. Save it without them.")
    return root
