"""Claims in words: one line that says what a claim says."""

import pandas as pd

from strikelog.model import style
from strikelog.ui.reads import Record

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
    one: bool = not pd.isna(row["count_max"]) and row["count_max"] == 1
    people = _WHO[row["who"]][0 if one else 1] if row["who"] in _WHO else ""
    return " ".join(word for word in (_number(row), people, _KINDS[row["kind"]]) if word)


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
    facts = {
        "Place": _place(row),
        "When": f"{style.days(row['date_start'], row['date_end'])}"
        + (f" (“{row['date_text']}”)" if row["date_text"] else ""),
        "Who says so": row["attribution"] or "the article itself",
        "Rule": row["rule"],
        "Right in tests": f"{row['confidence']:.0%} of such claims",
        "In the text": f"characters {style.number(row['start'])} to {style.number(row['end'])}",
    }
    if table != "places":
        facts = {**facts, "Scope": "one attack" if row["scope"] == "event" else "a total over a longer time"}
    return facts


def _place(row: Record) -> str:
    parts = dict.fromkeys([row["place"] or row["place_text"], row["admin1"], style.country(row["country"])])
    named = ", ".join(part for part in parts if part)
    written = row["place_text"]
    return (f"{named} (“{written}”)" if written and written != row["place"] else named) or "not told"
