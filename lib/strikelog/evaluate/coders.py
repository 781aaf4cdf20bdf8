"""How far two people agree who judged the same claims: exact agreement and Cohen's kappa, field by field.

Kappa is that of J. Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological Measurement
20 (1960), 37-46: agreement beyond what two would reach who pick values by chance, each with their own shares.
"""

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldAgreement:
    """One field over the claims that both judged; `kappa` is None where both always say one thing."""

    field: str
    claims: int
    equal: int
    kappa: float | None

    @property
    def exact(self) -> float:
        """Share of the claims on which both have the same value; 0 where there is none."""
        return self.equal / self.claims if self.claims else 0.0


def field_agreement(field: str, pairs: Sequence[tuple[Hashable, Hashable]]) -> FieldAgreement:
    """The agreement of two people on one field; a pair holds their values for one claim."""
    equal = sum(one == other for one, other in pairs)
    return FieldAgreement(field, len(pairs), equal, cohens_kappa(pairs))


def cohens_kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Cohen's kappa, -1 to 1; None without pairs, or where chance alone agrees always."""
    if not pairs:
        return None
    ones, others = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    count = len(pairs)
    observed = sum(one == other for one, other in pairs) / count
    chance = sum(ones[value] * others[value] for value in ones) / count**2
    return None if chance == 1 else (observed - chance) / (1 - chance)
