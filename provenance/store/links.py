"""Links between claims: suggested by the program, decided by analysts, each decision kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, or_, select, update

from provenance.errors import NotFoundError, UsageError
from provenance.model.vocabulary import LinkRelation, LinkState
from provenance.store.bulk import allocate_ids, table_of
from provenance.store.cleaning import storable
from provenance.store.history import changing, record_new
from provenance.store.ratings import require_reason
from provenance.store.tables import ClaimRow, LinkDecisionRow, LinkRow
from provenance.store.transactions import Transaction


@dataclass(frozen=True, slots=True)
class LinkDecision:
    """What one analyst decided about a link, and why."""

    state: LinkState
    relation: LinkRelation
    analyst: str
    decided_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims and how they stand to one another; ``state`` is the last decision, all of them are kept."""

    id: int
    first_claim_id: int
    second_claim_id: int
    relation: LinkRelation
    state: LinkState
    score: float | None
    reasons: tuple[Any, ...]
    suggested_by: str
    suggested_at: datetime
    version: int
    decisions: tuple[LinkDecision, ...]


def add_link(
    tx: Transaction,
    one: int,
    other: int,
    relation: LinkRelation,
    reasons: Sequence[Any],
    *,
    score: float | None = None,
    suggested_by: str | None = None,
) -> int:
    """Add a suggested link between two claims and return its id; ``suggested_by`` is the analyst unless it is told.

    Raises:
        NotFoundError: if one of the claims does not exist.
        UsageError: if they are one claim, or linked already.
    """
    first, second = sorted((one, other))
    if first == second:
        message = f"claim {one} cannot be linked to itself"
        raise UsageError(message)
    claims, links = table_of(ClaimRow), table_of(LinkRow)
    found = set(tx.execute(select(claims.c.id).where(claims.c.id.in_([first, second]))).scalars())
    for number in (first, second):
        if number not in found:
            message = f"there is no claim {number}"
            raise NotFoundError(message)
    pair = (links.c.first_claim_id == first) & (links.c.second_claim_id == second)
    known = tx.execute(select(links.c.id).where(pair)).scalar()
    if known is not None:
        message = f"claims {first} and {second} are linked already: link {known}"
        raise UsageError(message)
    number = allocate_ids(tx, {LinkRow: 1})[LinkRow]
    values: dict[str, Any] = {"id": number, "first_claim_id": first, "second_claim_id": second}
    values |= {"relation": str(relation), "state": str(LinkState.SUGGESTED), "score": score, "version": 1}
    values |= {"reasons": list(reasons), "suggested_by": storable(suggested_by) or tx.analyst, "suggested_at": tx.at}
    tx.execute(insert(links), values)
    record_new(tx, "link", [number], "suggest")
    return number


def decide_link(
    tx: Transaction,
    link_id: int,
    state: LinkState,
    reason: str,
    *,
    relation: LinkRelation | None = None,
    seen_version: int | None = None,
) -> None:
    """Accept or reject a link, as the analyst; earlier decisions stay beside it.

    Raises:
        NotFoundError: if there is no such link.
        StaleError: if the link changed since ``seen_version``.
        UsageError: if no reason is given.
    """
    links = table_of(LinkRow)
    kept = require_reason(reason)
    with changing(tx, "link", [link_id], str(state), kept, seen_version=seen_version) as before:
        decided = str(relation or before[link_id]["relation"])
        values = {"link_id": link_id, "state": str(state), "relation": decided, "reason": kept}
        tx.execute(insert(table_of(LinkDecisionRow)), values | {"analyst": tx.analyst, "decided_at": tx.at})
        tx.execute(update(links).where(links.c.id == link_id).values(state=str(state), relation=decided))


def list_links(tx: Transaction, *, claim_id: int | None = None, state: LinkState | None = None) -> list[Link]:
    """Return links in the order in which they were suggested: of one claim or all, in one state or any."""
    links, decisions = table_of(LinkRow), table_of(LinkDecisionRow)
    query = select(links).order_by(links.c.id)
    if claim_id is not None:
        query = query.where(or_(links.c.first_claim_id == claim_id, links.c.second_claim_id == claim_id))
    if state is not None:
        query = query.where(links.c.state == str(state))
    made: dict[int, list[LinkDecision]] = {}
    chosen = select(query.subquery().c.id)
    for row in tx.execute(select(decisions).where(decisions.c.link_id.in_(chosen)).order_by(decisions.c.id)):
        decision = LinkDecision(
            LinkState(row.state), LinkRelation(row.relation), row.analyst, row.decided_at, row.reason
        )
        made.setdefault(row.link_id, []).append(decision)
    return [
        Link(
            **{
                **row,
                "relation": LinkRelation(row["relation"]),
                "state": LinkState(row["state"]),
                "reasons": tuple(row["reasons"]),
                "decisions": tuple(made.get(row["id"], ())),
            }
        )
        for row in tx.execute(query).mappings()
    ]
