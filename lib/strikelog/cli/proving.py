"""Data packages: writing, verifying and comparing them; reports to print; corrections as gold."""

import json
from contextlib import closing
from pathlib import Path

from strikelog.export import Package, differences, from_package, to_package
from strikelog.ledger import Ledger
from strikelog.model import Filters, IngestError


def write_package(filters: Filters, out: Path, url: str, with_texts: bool) -> str:
    """Write everything as one zip. Returns a line that tells what it holds."""
    with closing(Ledger.open(url)) as ledger:
        package, about = ledger.package(filters, with_texts)
    out.write_bytes(to_package(package, about))
    return f"{sum(about.rows.values()):,} rows in {len(about.rows)} tables written to {out}. {about.citation}"


def write_report(filters: Filters, out: Path, url: str) -> str:
    """Write a report as one HTML page. Returns a line that tells what it holds."""
    from strikelog.report.content import report
    from strikelog.report.page import to_html

    with closing(Ledger.open(url)) as ledger:
        made = report(ledger, filters)
    out.write_bytes(to_html(made))
    return f"{made.days}, {made.found:,} attacks by {made.articles:,} articles, written to {out}. {made.about.citation}"


def verify_package(path: Path, url: str | None) -> list[str]:
    """What does not hold in a package; with a database its texts and claims are held against it too."""
    given = _package(path)
    if url is None:
        from strikelog.ledger.verifying import verify

        return verify(given)
    with closing(Ledger.open(url)) as ledger:
        return ledger.verify(given, against_store=True)


def compare_packages(old: Path, new: Path) -> list[str]:
    """What changed between two packages, by how much and why, a line each."""
    return differences(_package(old), _package(new))


def write_gold(out: Path, url: str) -> str:
    """Write the articles of which every claim was reviewed as gold. Returns a line that counts them."""
    with closing(Ledger.open(url)) as ledger:
        articles = ledger.reviewed_as_gold()
    text = "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in articles)
    out.write_bytes(text.encode("utf-8", "replace"))
    return f"{len(articles):,} {'article' if len(articles) == 1 else 'articles'} with reviewed claims written to {out}"


def _package(path: Path) -> Package:
    if not path.is_file():
        raise IngestError(f"There is no file {path}. Give the path of a data package.")
    return from_package(path.read_bytes())
