"""What changed between two data packages, by how much, and why."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from strikelog.export.cells import cell
from strikelog.export.package import Package
from strikelog.model import COLUMNS, FACT_TABLES

_KEY = ("date", "measure", "munition", "attacker", "country")
Cells = Mapping[Any, Any]


def differences(old: Package, new: Package) -> list[str]:
    """One line for each article, claim and daily figure that differs; empty where both say the same."""
    return [*_versions(old, new), *_articles(old, new), *_claims(old, new), *_figures(old, new)]


def _versions(old: Package, new: Package) -> list[str]:
    found = []
    for name, label in (("rule_set", "rules of consolidation"), ("extractors", "extractor"), ("filters", "filters")):
        before, after = old.about.get(name), new.about.get(name)
        if before != after:
            found.append(f"{label}: {before} → {after}")
    return found


def _articles(old: Package, new: Package) -> list[str]:
    before, after = (set(each.tables["articles"]["article_id"]) for each in (old, new))
    titles = {row["article_id"]: row["title"] for each in (old, new) for row in _rows(each, "articles")}
    found = [f"new article {each}: {titles[each]}" for each in sorted(after - before)]
    return found + [f"article gone {each}: {titles[each]}" for each in sorted(before - after)]


def _claims(old: Package, new: Package) -> list[str]:
    found = []
    for table in FACT_TABLES:
        before, after = ({row["fact_id"]: row for row in _rows(each, table)} for each in (old, new))
        for fact_id in sorted({*before, *after}):
            said = _claim(table, before.get(fact_id), after.get(fact_id), old, new)
            found += [f"{table} {fact_id}: {said}"] if said else []
    return found


def _claim(table: str, one: Cells | None, other: Cells | None, old: Package, new: Package) -> str:
    """How one claim differs and why, as far as articles, log and versions tell."""
    if one is None and other is not None:
        return f"new, “{other['quote']}” ({_why(other, old, new)})"
    if other is None and one is not None:
        return f"gone, “{one['quote']}” ({_why(one, new, old)})"
    if one is None or other is None:
        return ""
    names = [name for name in COLUMNS[table] if cell(one[name]) != cell(other[name])]
    changed = ", ".join(f"{name} {cell(one[name]) or '–'} → {cell(other[name]) or '–'}" for name in names)
    return f"{changed} ({_why(other, old, new)})" if changed else ""


def _why(row: Cells, without: Package, having: Package) -> str:
    decided = [each for each in having.decisions if each.target == str(row["fact_id"]).partition(".")[0]]
    known = {each.id for each in without.decisions if each.stands}
    reasons = [each for each in decided if each.stands and each.id not in known]
    if reasons:
        return f"decided by {reasons[-1].made_by or 'somebody'}: {reasons[-1].reason or reasons[-1].kind}"
    if row["article_id"] not in set(without.tables["articles"]["article_id"]):
        return "of an article that the other lacks"
    undone = [each for each in decided if not each.stands]
    if undone:
        return f"a decision was undone by {undone[-1].undone_by or 'somebody'}"
    same = without.about.get("extractors") == having.about.get("extractors")
    return "other filters, or read anew" if same else "read by another version of the rules"


def _figures(old: Package, new: Package) -> list[str]:
    before, after = (_daily(each.tables["daily"]) for each in (old, new))
    found = []
    for key in sorted({*before, *after}):
        one, other = before.get(key, ("–",) * 3), after.get(key, ("–",) * 3)
        if one != other:
            by = f", {int(other[0]) - int(one[0]):+d}" if key in before and key in after else ""
            told = f"best {one[0]} → {other[0]}{by}; low {one[1]} → {other[1]}; high {one[2]} → {other[2]}"
            found.append(f"daily {' '.join(filter(None, key))}: {told}")
    return found


def _daily(frame: pd.DataFrame) -> dict[tuple[str, ...], tuple[str, ...]]:
    bounds = ("best", "low", "high")
    return {
        tuple(cell(row[name]) for name in _KEY): tuple(cell(row[name]) or "open" for name in bounds)
        for row in frame.to_dict("records")
    }


def _rows(package: Package, table: str) -> list[dict[Any, Any]]:
    return package.tables[table].to_dict("records")
