"""Agreement of two people, against worked figures."""

import pytest

from strikelog.evaluate import cohens_kappa, field_agreement


def test_a_worked_example():
    # 50 proposals, two readers: 20 both yes, 15 both no, 5 and 10 apart; chance 0.5, kappa (0.7 - 0.5) / 0.5
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    found = field_agreement("verdict", pairs)
    assert (found.claims, found.equal, found.exact) == (50, 35, 0.7)
    assert found.kappa == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("pairs", "kappa"),
    [
        ([], None),
        ([("a", "a"), ("a", "a")], None),
        ([("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -1.0),
        ([("a", "a"), ("a", "b")], 0.0),
    ],
)
def test_the_edges(pairs, kappa):
    assert cohens_kappa(pairs) == kappa
