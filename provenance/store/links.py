"""Links between claims: suggested by the program, decided by analysts, each decision kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import RowMapping, Select, case, distinct, func, insert, or_, select, update

from provenance.errors import NotFoundError, UsageError
from provenance.model.vocabulary import LinkRelation, LinkState
from provenance.store.bulk import allocate_ids, split_ids, table_of
from provenance.store.cleaning import storable
from provenance.store.history import changing, record_new
from provenance.store.ratings import require_reason
from provenance.store.tables import CitationRow, ClaimRow, LinkDecisionRow, LinkRow
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


@dataclass(frozen=True, slots=True)
class LinkFilter:
    """Which links are asked for; every part that is given must hold.

    ``document_id`` and ``source_id`` are of either claim, the latter anywhere in its chains; ``analyst`` decided on it;
    ``least`` is the lowest score; ``disagreed`` those on which analysts decided differently.
    """

    claim_id: int | None = None
    document_id: int | None = None
    source_id: int | None = None
    state: LinkState | None = None
    relation: LinkRelation | None = None
    analyst: str | None = None
    least: float | None = None
    disagreed: bool = False


def list_links(
    tx: Transaction,
    *,
    claim_id: int | None = None,
    state: LinkState | None = None,
    wanted: LinkFilter | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[Link]:
    """Return links in the order in which they were suggested.

    Args:
        tx: any transaction.
        claim_id: of this claim.
        state: in this state.
        wanted: what else must hold; it takes the place of the two before.
        limit: how many at the most.
        offset: how many to leave out at the start.
    """
    links = table_of(LinkRow)
    query = _choose(select(links), wanted or LinkFilter(claim_id=claim_id, state=state)).order_by(links.c.id)
    query = query.offset(offset) if limit is None else query.offset(offset).limit(limit)
    return _make_links(tx, list(tx.execute(query).mappings()))


def count_links(tx: Transaction, wanted: LinkFilter) -> int:
    """Return how many links there are of what is asked for."""
    return int(tx.execute(_choose(select(func.count()).select_from(table_of(LinkRow)), wanted)).scalar_one())


def load_link(tx: Transaction, link_id: int) -> Link:
    """Return one link.

    Raises:
        NotFoundError: if there is none of that number.
    """
    links = table_of(LinkRow)
    rows = list(tx.execute(select(links).where(links.c.id == link_id)).mappings())
    if not rows:
        message = f"there is no link {link_id}; `provenance links list` shows their numbers"
        raise NotFoundError(message)
    return _make_links(tx, rows)[0]


def find_link(tx: Transaction, one: int, other: int) -> Link | None:
    """Return the link between two claims, in whichever order, or None where there is none."""
    links = table_of(LinkRow)
    first, second = sorted((one, other))
    query = select(links).where(links.c.first_claim_id == first, links.c.second_claim_id == second)
    return next(iter(_make_links(tx, list(tx.execute(query).mappings()))), None)


class TiedPair(NamedTuple):
    """What of a link says whether and how it holds claims together."""

    id: int
    first: int
    second: int
    state: str
    score: float | None


def list_tied_pairs(tx: Transaction) -> list[TiedPair]:
    """Return all links that nobody rejected, in short: what grouping a million of them needs, and nothing else."""
    links = table_of(LinkRow)
    query = select(links.c.id, links.c.first_claim_id, links.c.second_claim_id, links.c.state, links.c.score)
    query = query.where(links.c.state != str(LinkState.REJECTED)).order_by(links.c.id)
    return [TiedPair._make(row) for row in tx.execute(query)]


def _choose(query: Select[Any], wanted: LinkFilter) -> Select[Any]:
    links, decisions, claims, citations = (table_of(row) for row in (LinkRow, LinkDecisionRow, ClaimRow, CitationRow))
    first, second = links.c.first_claim_id, links.c.second_claim_id
    if wanted.claim_id is not None:
        query = query.where(or_(first == wanted.claim_id, second == wanted.claim_id))
    if wanted.document_id is not None:
        mine = select(claims.c.id).where(claims.c.document_id == wanted.document_id)
        query = query.where(or_(first.in_(mine), second.in_(mine)))
    if wanted.source_id is not None:
        mine = select(citations.c.claim_id).where(citations.c.source_id == wanted.source_id)
        query = query.where(or_(first.in_(mine), second.in_(mine)))
    if wanted.state is not None:
        query = query.where(links.c.state == str(wanted.state))
    if wanted.relation is not None:
        query = query.where(links.c.relation == str(wanted.relation))
    if wanted.least is not None:
        query = query.where(links.c.score >= wanted.least)
    if wanted.analyst is not None:
        query = query.where(links.c.id.in_(select(decisions.c.link_id).where(decisions.c.analyst == wanted.analyst)))
    if wanted.disagreed:
        query = query.where(links.c.id.in_(_find_disagreed()))
    return query


def _find_disagreed() -> Select[Any]:
    """Return the query for links on which the latest decisions of two analysts differ."""
    decisions = table_of(LinkDecisionRow)
    latest = select(func.max(decisions.c.id)).group_by(decisions.c.link_id, decisions.c.analyst)
    accepted = decisions.c.state == str(LinkState.ACCEPTED)
    told = case((accepted, decisions.c.relation), else_=decisions.c.state)
    query = select(decisions.c.link_id).where(decisions.c.id.in_(latest)).group_by(decisions.c.link_id)
    return query.having(func.count(distinct(told)) > 1)


def _make_links(tx: Transaction, rows: Sequence[RowMapping]) -> list[Link]:
    decisions = table_of(LinkDecisionRow)
    made: dict[int, list[LinkDecision]] = {}
    for chunk in split_ids(row["id"] for row in rows):
        for row in tx.execute(select(decisions).where(decisions.c.link_id.in_(chunk)).order_by(decisions.c.id)):
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
        for row in rows
    ]
