"""Claims that wait for a person's judgement, ranked by how much hangs on them."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Float, Select, Table, case, cast, func, literal, select

from strikelog.model import FACT_TABLES, Filters
from strikelog.store.filtering import claim_conditions
from strikelog.store.schema import articles, claims, derived

if TYPE_CHECKING:
    import pandas as pd

QUEUE = ["table", "fact_id", "article_id", "measure", "effect", "doubt", "weight"]
"""Columns of the queue. `effect`: the share of its measure's total that hangs on the claim; `doubt`: 1 - confidence;
`weight`: their product."""

_LEAST = 0.001
"""Effect of a claim on which no total hangs now: it is looked at, last."""

_PART = {"best": 1.0, "preferred": 1.0, "supports": 0.5, "part": 0.25}
"""How far a total hangs on a claim: those that give it in full, those that set its bounds by half."""


def read(connection: Connection, filters: Filters, totals: Mapping[str, float], limit: int | None) -> "pd.DataFrame":
    """The first of the queue, all without a limit; `totals` are sums of figures by measure."""
    found: list[tuple[Any, ...]] = []
    for name in FACT_TABLES:
        found += [(name, *row) for row in connection.execute(_ranked(connection, claims[name], filters, totals, limit))]
    import pandas as pd  # the first page of an empty store needs none

    frame = pd.DataFrame(found, columns=QUEUE)
    ranked = frame.sort_values(["weight", "fact_id"], ascending=[False, True], ignore_index=True)
    return ranked if limit is None else ranked.head(limit)


def _ranked(
    connection: Connection, table: Table, filters: Filters, totals: Mapping[str, float], limit: int | None
) -> Select[Any]:
    conditions = [table.c.review == "machine", *claim_conditions(table, filters)]
    counted = select(func.count()).select_from(table)
    waiting = select(table)
    if filters.sources or filters.as_of:
        counted = counted.join(articles, table.c.article_id == articles.c.article_id)
        waiting = waiting.join(articles, table.c.article_id == articles.c.article_id)
    number = max(1, connection.execute(counted.where(*conditions)).scalar_one())
    measure = table.c.status if "status" in table.c else table.c.kind
    told = literal(1 / number) if "affected" in table.c else _effect(table, measure, totals)
    least = _LEAST / number
    if "affected" in table.c:
        told = case((table.c.affected, told), else_=0.0)
    doubt = 1 - table.c.confidence
    own = waiting.with_only_columns(
        table.c.fact_id, table.c.article_id, measure.label("measure"), doubt.label("doubt"), told.label("told")
    )
    # materialised: SQLite would else look up what a claim is to the totals once for each mention of it
    each = own.where(*conditions).cte("own").prefix_with("MATERIALIZED").c
    effect = case((each.told > least, each.told), else_=least)
    weight = (effect * each.doubt).label("weight")
    ranked = select(each.fact_id, each.article_id, each.measure, effect, each.doubt, weight)
    return ranked.order_by(weight.desc(), each.fact_id).limit(limit)


def _effect(table: Table, measure: ColumnElement[str], totals: Mapping[str, float]) -> ColumnElement[float]:
    """The share of the total that the claim's number is, by how far the total hangs on it; 0 where it does not."""
    known = {name: float(total) for name, total in totals.items() if total}
    if not known:
        return literal(0.0)
    share = cast(func.coalesce(table.c.count_min, table.c.count_max), Float) / case(known, value=measure)
    evidence = derived["evidence"].c
    role = select(case(_PART, value=evidence.role, else_=0.0)).where(evidence.fact_id == table.c.fact_id)
    part = role.order_by(evidence.date.desc(), evidence.position.desc()).limit(1).scalar_subquery()
    return func.coalesce(case((share > 1, 1.0), else_=share) * part, 0.0)
