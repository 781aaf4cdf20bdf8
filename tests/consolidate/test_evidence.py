from tests.consolidate.claims import articles, casualties, evidence, hurt, munitions

from strikelog.model import EVIDENCE


def test_every_claim_behind_a_figure_is_named_with_its_part():
    known = articles(a="Meridian Wire", b="Meridian Wire", c="Kyiv Ledger", d="Dnipro Live")
    frame = evidence(
        munitions(),
        casualties(
            hurt("a", "killed", 3, 3, fact_id="early"),
            hurt("b", "killed", 5, 5, fact_id="late", published="2024-06-08"),
            hurt("c", "killed", 4, 4, fact_id="other"),
            hurt("d", "killed", 1, 1, fact_id="city", place="Dnipro"),
        ),
        known,
    )
    assert list(frame.columns) == EVIDENCE
    roles = dict(zip(frame["fact_id"], frame["role"], strict=True))
    assert roles == {"early": "replaced", "late": "best", "other": "supports", "city": "part"}
