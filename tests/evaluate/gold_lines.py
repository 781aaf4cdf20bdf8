"""A small gold, written by hand, and predictions for it."""

import json

TEXT = (
    "Russia fired 60 missiles at Ukraine on Friday. Fifteen rockets hit Zaporizhzhia. "
    "Two people died in Kherson on Thursday. Kyiv was left without power."
)
_DAY = {"date_start": "2022-12-16", "date_end": "2022-12-16"}
_PLAIN = {"qualifier": "exact", "scope": "event", "subset": False, "attribution": ""}


def munition(evidence, munition, status, low, high, place, **over):
    own = {"munition": munition, "status": status, "count_min": low, "count_max": high, "place": place}
    return {"evidence": evidence, **own, "model": "", "attacker": "RU", **_DAY, **_PLAIN, **over}


def casualty(evidence, kind, low, high, place, **over):
    own = {"kind": kind, "count_min": low, "count_max": high, "place": place, "who": ""}
    return {"evidence": evidence, **own, **_DAY, **_PLAIN, **over}


def place(name, effects, **over):
    return {"evidence": name, "place": name, "kind": "city", "affected": True, "effects": effects, **_DAY, **over}


ARTICLE = {
    "id": "g1",
    "published": "2022-12-16",
    "title": "Sixty missiles",
    "text": TEXT,
    "munitions": [
        munition("60 missiles", "missile", "launched", 60, 60, "Ukraine"),
        munition("Fifteen rockets", "rocket|missile", "launched|hit", 15, 15, "Zaporizhzhia|Zaporizhia"),
        munition("a missile", "missile", "hit", 1, 1, "Kyiv", qualifier="implied"),
    ],
    "casualties": [
        casualty("Two people died", "killed", 2, 2, "Kherson", date_start="2022-12-15", date_end="2022-12-15"),
        casualty("Kherson", "injured", 4, None, "Kherson", qualifier="at_least", optional=True),
    ],
    "places": [
        place("Zaporizhzhia", "struck", geonameid=687700, latitude=47.85, longitude=35.1171),
        place("Kherson", "struck;casualties", date_start="2022-12-15"),
        place("Kyiv", "power_outage", geonameid=703448),
        place("Mykolaiv", "", affected=False),
    ],
}
QUIET = {"id": "g2", "published": "2022-12-16", "title": "", "text": "Nothing happened on Friday.", "munitions": []}


def write_gold(folder):
    path = folder / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, (ARTICLE, QUIET))) + "\n", encoding="utf-8")
    return path


def read_row(fact, quote, **over):
    """What an extraction would say for a coded fact; `quote` is found in the text."""
    start = TEXT.find(quote)
    span = {"article_id": "g1", "quote": quote, "start": start, "end": start + len(quote)}
    return {**{name: value for name, value in fact.items() if name != "evidence"}, **span, **over}


def predictions():
    missiles, rockets, _ = ARTICLE["munitions"]
    killed = ARTICLE["casualties"][0]
    kherson = ARTICLE["places"][1]
    return {
        "munitions": [
            read_row(missiles, "60 missiles", attacker="UA", place="Kyiv"),
            read_row(rockets, "Kherson", munition="rocket", status="hit", place="Zaporizhia", count_min=15.0),
            read_row(missiles, "60 missiles", count_min=5, count_max=5),
            read_row(missiles, "60 missiles", count_min=None, count_max=None, qualifier="vague"),
        ],
        "casualties": [
            read_row(killed, "Two people died", attribution="the governor"),
            read_row(killed, "Two people died", attribution="again the same"),
        ],
        "places": [
            read_row(
                kherson, "Zaporizhzhia", place="Zaporizhzhya", latitude=47.9, longitude=35.2, effects="struck;damage"
            ),
            read_row(kherson, "Kherson", date_start="2022-12-16", effects="casualties"),
            read_row(kherson, "Russia", place="Lviv"),
            read_row(kherson, "Russia", place="Odesa", affected=False),
        ],
    }
