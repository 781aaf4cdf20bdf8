"""Incidents: what belongs together, under what, and with which figures."""

from tests.consolidate.claims import fired, hurt, struck, tables


def incidents(*args, **given):
    found = tables(*args, **given)
    names = {row["incident_id"]: row["place"] for row in found.incidents}
    return [
        {**row, "parent": names.get(row["parent_id"], ""), **found.bounds[row["incident_id"]]}
        for row in found.incidents
    ]


def test_all_that_is_told_of_one_place_and_night_is_one_incident():
    night = {"date_start": "2024-06-06", "date_end": "2024-06-07", "place": "Kyiv"}
    (found,) = incidents(
        [fired("a", "launched", 12, 12, **night), fired("b", "intercepted", 10, 10, **night)],
        [hurt("a", "killed", 2, 2, place="Kyiv")],
        [struck("b", "Kyiv", "struck;power_outage")],
    )
    assert (found["date_start"], found["date_end"]) == ("2024-06-06", "2024-06-07")
    assert (found["place"], found["kind"], found["attacker"]) == ("Kyiv", "city", "RU")
    assert (found["effects"], found["articles"], found["voices"]) == ("struck;power_outage", 2, 2)
    assert found["drone_launched"] == (12, 12, 12)
    assert found["drone_intercepted"] == (10, 10, 10)
    assert found["killed"] == (2, 2, 2)
    assert len(found["facts"].split(";")) == 4


def test_a_national_night_is_the_parent_of_its_places():
    found = incidents(
        [fired("a", "launched", 40, 40)],
        [
            hurt("a", "killed", 5, 5, place="Dnipropetrovsk Oblast"),
            hurt("a", "killed", 4, 4, place="Dnipro"),
            hurt("a", "killed", 2, 2, place="Kyiv"),
            hurt("a", "killed", 1, 1, place="Podil"),
        ],
    )
    assert [(each["place"], each["parent"]) for each in found] == [
        ("Ukraine", ""),
        ("Dnipropetrovsk Oblast", "Ukraine"),
        ("Dnipro", "Dnipropetrovsk Oblast"),
        ("Kyiv", "Ukraine"),
        ("Podil", "Kyiv"),
    ]


def test_both_sides_have_incidents_of_their_own():
    found = incidents(
        [fired("a", "launched", 40, 40), fired("a", "launched", 90, 90, attacker="UA", place="Belgorod")],
        [hurt("b", "killed", 1, 1, place="Belgorod"), hurt("b", "killed", 2, 2, place="Kyiv")],
    )
    assert [(each["place"], each["attacker"], each["parent"]) for each in found] == [
        ("Ukraine", "RU", ""),
        ("Belgorod", "UA", ""),
        ("Kyiv", "RU", "Ukraine"),
    ]


def test_a_conflict_is_told_at_the_incident_with_its_quotes():
    found = incidents([fired("a", "launched", 20, 20), fired("b", "intercepted", 22, 22)])
    assert found[0]["conflicts"] == "20 launched (“20 of them”) but 22 accounted for: 22 intercepted (“22 of them”)."


def test_the_same_attack_has_the_same_id_whoever_tells_it():
    (one,) = incidents([], [hurt("a", "killed", 2, 2, place="Kyiv")])
    (other,) = incidents([], [hurt("z", "injured", 7, 7, place="Kyiv")])
    assert one["incident_id"] == other["incident_id"]
