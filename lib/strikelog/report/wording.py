"""Claims and incidents in words: one line that says what each says."""

from collections.abc import Iterable, Mapping
from typing import Any

from strikelog.model import FIGURES, Filters, convention, style

Record = Mapping[str, Any]
"""A row: cells by column."""

_KINDS = {"killed": "killed", "injured": "injured", "missing": "missing", "casualties": "killed or injured"}
_WHO = {
    "civilian": ("civilian", "civilians"),
    "child": ("child", "children"),
    "military": ("soldier", "soldiers"),
    "responder": ("first responder", "first responders"),
}
_REVIEWS = {
    "accepted": "accepted by a person",
    "corrected": "corrected by a person",
    "rejected": "rejected by a person",
}


def headline(table: str, row: Record) -> str:
    """`13 Shahed drones intercepted`, `At least 14 injured`, `Kherson: struck, casualties`. Plain text."""
    if table == "places":
        told = style.effects(row["effects"]) if row["affected"] else "mentioned, not affected"
        return f"{row['place'] or row['place_text']}: {told}"
    words = _munitions(row) if table == "munitions" else _casualties(row)
    return words[:1].upper() + words[1:]


def _munitions(row: Record) -> str:
    noun = style.munition_noun(row["munition"], row["count_max"])
    what = " ".join(word for word in (row["model"], noun) if word)
    return f"{_number(row)} {what} {row['status']}"


def _casualties(row: Record) -> str:
    one: bool = not _is_missing(row["count_max"]) and row["count_max"] == 1
    people = _WHO[row["who"]][0 if one else 1] if row["who"] in _WHO else ""
    return " ".join(word for word in (_number(row), people, _KINDS[row["kind"]]) if word)


def _is_missing(value: object) -> bool:
    import pandas as pd  # the filters of the first page need words of this file, but no tables

    return bool(pd.isna(value))  # type: ignore[call-overload]


def _number(row: Record) -> str:
    return style.count(row["count_min"], row["count_max"], row["qualifier"], row["count_text"])


def circumstances(table: str, row: Record) -> list[str]:
    """Where, when and under what conditions, most telling first; plain text, nothing for what is not told."""
    where = "" if table == "places" else row["place"] or row["place_text"]
    parts = [where, style.days(row["date_start"], row["date_end"])]
    if table != "places":
        parts.append(f"by {style.country(row['attacker'])}" if row["attacker"] else "")
        parts.append("total over a longer time" if row["scope"] == "cumulative" else "")
        parts.append("part of a larger number" if row["subset"] else "")
        parts.append("number implied by a singular" if row["qualifier"] == "implied" else "")
    parts.append(f"according to {row['attribution']}" if row["attribution"] else "")
    parts.append(_REVIEWS.get(row["review"], ""))
    return [part for part in parts if part]


def sheet(table: str, row: Record) -> dict[str, str]:
    """A claim as a fact sheet, label to plain text: how it was read, and from where."""
    number = {} if table == "places" else {"Phrase": f"“{row['count_text']}”", "Bounds": _bounds(row)}
    facts = {
        **number,
        "Role": _role(table, row),
        "When": _when(row),
        "Place": _place(row),
        "Who says so": row["attribution"] or "the article itself",
        "Rule": row["rule"],
        "Right in tests": f"{row['confidence']:.0%} of such claims",
        "In the text": f"characters {style.number(row['start'])} to {style.number(row['end'])}",
    }
    if table != "places":
        facts = {**facts, "Scope": "one attack" if row["scope"] == "event" else "a total over a longer time"}
    return facts


def _bounds(row: Record) -> str:
    """`14 or more (at least)`: what is known of the number, and how the article qualifies it."""
    low, high = row["count_min"], row["count_max"]
    if _is_missing(low) and _is_missing(high):
        return "no number"
    return f"{style.bounds(None, low, high)} ({row['qualifier'].replace('_', ' ')})"


def _role(table: str, row: Record) -> str:
    """What the number counts, of whom or of what, and by whom it was done."""
    if table == "places":
        return style.effects(row["effects"]) if row["affected"] else "mentioned, not affected"
    what = row["status"] if table == "munitions" else _KINDS[row["kind"]]
    kind = row["who"] if table == "casualties" else style.munition_noun(row["munition"], None)
    attacker = f"by {style.country(row['attacker'])}" if row["attacker"] else ""
    part = "part of a larger number" if row["subset"] else ""
    return ", ".join(each for each in (what, kind, row.get("model", ""), attacker, part) if each)


def _when(row: Record) -> str:
    """The day with its words; of words that are no date in full, the day of publication from which they were told."""
    told, words = style.days(row["date_start"], row["date_end"]), row["date_text"]
    if not words:
        return f"{told} (the day of publication)" if row["date_start"] == row["published"][:10] != "" else told
    anchor = "" if any(letter.isdigit() for letter in words) or not row["published"] else row["published"]
    return f"{told} (“{words}”{f', told from its publication on {style.day(anchor)}' if anchor else ''})"


def _place(row: Record) -> str:
    parts = dict.fromkeys([row["place"] or row["place_text"], row["admin1"], style.country(row["country"])])
    named = ", ".join(part for part in parts if part)
    if not named:
        return "not told"
    written = row["place_text"]
    level = row.get("place_kind", row.get("kind", ""))
    notes = [level, f"“{written}”" if written and written != row["place"] else ""]
    shown = "; ".join(note for note in notes if note)
    return f"{named} ({shown})" if shown else named


def incident_name(row: Record) -> str:
    """`Kryvyi Rih, 16 Dec 2022`, from a row of incidents."""
    return f"{row['place'] or style.country(row['country']) or 'Place not told'}, {style.day(row['date_end'])}"


def incident_figures(row: Record, most: int) -> list[str]:
    """`3–5 killed`, `13 drones intercepted`: the first figures that are told of an incident, people first."""
    told = [each for each in ("killed", "injured", *FIGURES[:-3], "missing") if not _is_missing(row[f"{each}_best"])]
    bounds = {figure: [row[f"{figure}_{bound}"] for bound in ("best", "low", "high")] for figure in told[:most]}
    return [f"{style.bounds(*known)} {figure_name(figure, known[2])}" for figure, known in bounds.items()]


def figure_name(figure: str, number: float | None = None) -> str:
    """`drone_launched` as `drones launched`, or `drone launched` of one; `killed` as it is."""
    munition, _, status = figure.partition("_")
    return f"{style.munition_noun(munition, number)} {status}" if status else figure


def class_name(munition: str) -> str:
    """A class of munitions by its label; anything else as it is."""
    return style.MUNITIONS.get(munition, munition)


def filters_in_words(filters: Filters) -> str:
    """`1 Oct 2024 to 31 Jan 2025 · Russia · Drones`, empty where nothing is chosen."""
    parts = []
    if filters.start or filters.end:
        first = style.day(filters.start.isoformat()) if filters.start else "the beginning"
        last = style.day(filters.end.isoformat()) if filters.end else "today"
        parts.append(f"{first} to {last}")
    chosen: tuple[Iterable[str], ...] = (
        map(style.country, filters.attackers),
        map(class_name, filters.munitions),
        map(style.country, filters.countries),
        filters.cities,
        filters.sources,
    )
    parts += filter(None, (", ".join(values) for values in chosen))
    parts += [f"as known on {style.day(filters.as_of.isoformat())}"] if filters.as_of else []
    parts += [f"counted by “{convention(filters.convention).name}”"] if filters.convention else []
    return " · ".join(parts)
