"""Decisions of people: what was decided about which claims or incidents, by whom and why; each can be undone."""

from dataclasses import dataclass, field
from typing import Any

MERGE, SPLIT, PREFER, EXCLUDE, VOICE = "merge", "split", "prefer", "exclude", "voice"
"""Kinds that consolidation acts on; the log keeps any other kind as well."""

ACCEPT, CORRECT, REJECT, DIVIDE, MISSED = "accept", "correct", "reject", "divide", "missed"
REVIEWS = (ACCEPT, CORRECT, REJECT, DIVIDE, MISSED)
"""Kinds that change what an article is held to claim: `reviewed` applies them."""

CODE = "code"
"""A coder's judgement of a claim, for a reviewer to settle; it changes nothing by itself."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the log; `before` and `after` are whatever JSON tells what was changed.

    `target` is what it is about: an incident's id (merge, split), a claim's `fact_id` (prefer, exclude), an
    `article_id` (voice). `after` holds `into` (merge: the key of the incident that takes it in), `facts` (split: the
    claims that are another attack), `voice` (the voice's name). Of a review the target is a claim; `before` holds
    `article_id`, `table` and `row` (the claim as it was seen), `after` what changes: `changes` (by column), `parts`
    (the changes of each part of a division), `row` (a missed claim); of a coding also `verdict`. `made_at` and
    `undone_at` are UTC; `undone_at` is empty while the decision stands. `id` is 0 before it is stored.
    """

    kind: str
    target: str
    reason: str
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    made_by: str = ""
    made_at: str = ""
    undone_by: str = ""
    undone_at: str = ""
    id: int = 0

    @property
    def stands(self) -> bool:
        return not self.undone_at
