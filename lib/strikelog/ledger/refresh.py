"""Computing anew what has been marked, and nothing else: voices first, then the days they touch."""

from collections.abc import Mapping, Sequence

from strikelog import consolidate
from strikelog.consolidate import Claims, Rulings, Teller
from strikelog.ledger.shelf import voice_waiting
from strikelog.model import Row
from strikelog.store import Derived, Store

_DAYS_AT_ONCE = 50


def refresh(store: Store) -> None:
    """Brings the consolidated tables up to date. Each round is a transaction of its own, and loses nothing if cut."""
    while store.is_stale(consolidate.RULES):
        with store.derive() as derived:
            derived.obey(consolidate.RULES)
            if not voice_waiting(derived):
                _compute(derived)


def _compute(derived: Derived) -> None:
    rulings = Rulings.of(derived.decisions())
    days = rulings.days_ahead(derived.stale_days(_DAYS_AT_ONCE))
    claims = claims_of(derived.claims(rulings.days_behind(days)))
    found = consolidate.tables(days, claims, told_by(derived.tellers(article_ids(claims))), rulings)
    rows = {name: getattr(found, name) for name in ("daily", "daily_places", "incidents", "evidence", "coverage")}
    derived.replace(sorted(days), rows, found.bounds)


def claims_of(rows: Mapping[str, Sequence[Row]]) -> Claims:
    return Claims([*rows["munitions"]], [*rows["casualties"]], [*rows["places"]])


def article_ids(claims: Claims) -> list[str]:
    """The articles that make the claims, each once."""
    rows = (*claims.munitions, *claims.casualties, *claims.places)
    return sorted({str(row["article_id"]) for row in rows})


def told_by(rows: Sequence[tuple[str, ...]]) -> list[Teller]:
    return [Teller(*row) for row in rows]
