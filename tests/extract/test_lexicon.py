"""Every rule fires on its own example; a rule that does not is removed."""

import re
from datetime import date

import pytest
from tests.extract.parsing import unparsed

from strikelog.extract.dates import Clock, find_dates
from strikelog.extract.lexicon import compiled, entries, matcher, surface_forms, words
from strikelog.extract.numbers import find_quantities
from strikelog.extract.sentences import Sentence
from strikelog.extract.triage import carries

CUES = ("munition_status", "casualty_kind", "effects", "munitions", "context", "actors")
CARRYING = ("munition_status", "casualty_kind", "effects", "munitions")
PATTERNS = ("patterns", "zero", "toll")


def each(*names):
    return [pytest.param(name, entry, id=entry["id"]) for name in names for entry in entries(name)]


@pytest.mark.parametrize(("name", "entry"), each(*CUES))
def test_a_cue_fires_on_its_example(name, entry):
    found = {cue.id for cue in matcher(name).find(unparsed(entry["example"]).words)[name]}
    assert entry["id"] in found


@pytest.mark.parametrize(("name", "entry"), each(*CARRYING))
def test_the_filter_lets_every_example_through(name, entry):
    assert carries(Sentence(entry["example"], 0, 0)), name


@pytest.mark.parametrize(("name", "entry"), each(*PATTERNS))
def test_a_pattern_matches_its_example(name, entry):
    assert compiled({"ignore_case": name != "patterns", **entry}).search(entry["example"])


@pytest.mark.parametrize(("name", "entry"), each("roles"))
def test_a_role_shows_beside_a_name_of_its_example(name, entry):
    where = r"(?:{})(?=[A-Z])" if entry["position"] == "before" else r"(?<=[a-z])(?:{})"
    assert re.search(where.format(entry["pattern"]), entry["example"]), name


@pytest.mark.parametrize(("name", "entry"), each("dates"))
def test_a_date_phrase_is_found_in_its_example(name, entry):
    clock = Clock(date(2024, 11, 14), date(2024, 11, 12), "UA")
    assert entry["id"] in {span.rule for span in find_dates(entry["example"], clock)}, name


@pytest.mark.parametrize(("name", "entry"), each("qualifiers"))
def test_a_qualifier_sets_the_bounds_of_its_example(name, entry):
    (quantity,) = [each for each in find_quantities(entry["example"]) if each.count.qualifier != "vague"]
    told = quantity.count
    expected = (entry["qualifier"], entry["count_min"], entry["count_max"])
    assert (told.qualifier, told.minimum, told.maximum) == expected, name


def test_an_irregular_verb_takes_all_its_forms():
    entry = {"verb": "shoot down", "past": "shot", "participle": "shot"}
    assert surface_forms(entry)[:3] == ["shoot down", "shoots down", "shot down"]


def test_particles_may_stand_apart_from_their_verb():
    cues = matcher("munition_status").find(unparsed("They shot 13 Russian drones down.").words)["munition_status"]
    assert (cues[0].id, cues[0].start, cues[0].end) == ("intercept.shoot-down", 1, 6)


def test_hyphenated_forms_match_as_the_parser_cuts_them():
    cues = matcher("munitions").find(unparsed("Two Iskander-M missiles fell.").words)["munitions"]
    assert [cue.id for cue in cues] == ["missile.iskander-m", "missile.class"]


def test_word_lists_are_lower_case():
    assert {"kilometres", "percent"} <= words("not_people", "units")
