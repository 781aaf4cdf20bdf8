from dataclasses import replace
from datetime import date

import pytest
from tests import factories
from tests.extract.claims import casualties, munitions, read

from strikelog.extract.assemble import MAX_QUOTE, Touch, evidence, is_zero, one_each, place_claims, with_parts
from strikelog.extract.sentences import Sentence
from strikelog.model import Count, When

ARTICLE = factories.article()


def number(value, qualifier="exact"):
    return Count(value, value, qualifier, str(value))


def strike(value, start=0, **over):
    claim = factories.munition_claim(ARTICLE, count=number(value), **over)
    return replace(claim, evidence=replace(claim.evidence, start=start, end=start + 1))


def test_evidence_is_cut_at_its_limit():
    sentence = Sentence("x" * 1000, 50, 0)
    quote = evidence(sentence, 10, 900)
    assert (len(quote.quote), quote.start, quote.end) == (MAX_QUOTE, 60, 460)


def test_ids_do_not_depend_on_the_rule_that_found_a_fact():
    first, _ = one_each(ARTICLE, [strike(76)], [])
    second, _ = one_each(ARTICLE, [strike(76, rule="another/path", attacker="", confidence=0.5)], [])
    assert first[0].fact_id == second[0].fact_id
    other, _ = one_each(ARTICLE, [strike(77)], [])
    assert other[0].fact_id != first[0].fact_id


def test_ids_depend_on_the_article():
    first, _ = one_each(ARTICLE, [strike(76)], [])
    second, _ = one_each(factories.article(source="Other Wire"), [strike(76)], [])
    assert first[0].fact_id != second[0].fact_id


def test_a_number_told_twice_is_one_claim_and_the_fuller_telling_stands():
    vague = strike(76, start=0, munition="unspecified")
    full = strike(76, start=40, model="Kh-101")
    assert [claim.model for claim in one_each(ARTICLE, [vague, full], [])[0]] == ["Kh-101"]


def test_equal_numbers_of_two_cities_are_two_claims():
    claims, _ = one_each(ARTICLE, [strike(4, place=factories.KYIV), strike(4, 9, place=factories.KRYVYI_RIH)], [])
    assert len({claim.fact_id for claim in claims}) == 2


def test_claims_that_add_up_to_the_one_before_are_its_parts():
    marked = with_parts([strike(36), strike(20, 1, model="Kh-101"), strike(16, 2, model="Kalibr")], lambda c: c.status)
    assert [claim.subset for claim in marked] == [False, True, True]
    apart = with_parts([strike(37), strike(20, 1), strike(16, 2)], lambda c: c.status)
    assert [claim.subset for claim in apart] == [False, False, False]


def test_place_claims_gather_effects_and_leave_out_mentions_of_affected_places():
    quote = factories.evidence(ARTICLE, "Kyiv")
    told = When(date(2022, 12, 16), date(2022, 12, 16))
    touches = [Touch(factories.KYIV, effect, told, "", quote, "rule") for effect in ("power_outage", "struck")]
    mentions = [Touch(place, "", When(), "", quote, "role.site") for place in (factories.KYIV, factories.KRYVYI_RIH)]
    claims = place_claims(ARTICLE, touches, mentions)
    found = {claim.place.name: (claim.affected, claim.effects) for claim in claims}
    assert found == {"Kyiv": (True, ("struck", "power_outage")), "Kryvyi Rih": (False, ())}


@pytest.mark.parametrize(
    ("count", "expected"),
    [(number(0), True), (number(3), False), (Count(None, None, "vague", "dozens"), False)],
)
def test_zero(count, expected):
    assert is_zero(count) is expected


def test_a_missing_number_is_never_zero():
    assert casualties("Dozens were injured in Sumy.") == [("injured", "", None, None, False)]
    assert munitions("Several drones were shot down over Sumy.") == [("drone", "intercepted", None, None, False)]
    assert casualties("A missile hit Sumy.") == []


def test_fact_ids_are_unique_within_an_article():
    text = "Two people were killed in Sumy. Two people were killed in Kharkiv. A man was killed. A woman was killed. "
    ids = [claim.fact_id for claim in read(text * 3)]
    assert len(ids) == len(set(ids)) > 4
