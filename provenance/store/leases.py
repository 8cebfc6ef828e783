"""Handing out claims, so that two analysts do not review the same one unless they are meant to.

Only one transaction writes at a time, on either engine; so nobody can be given what another is just being given.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from sqlalchemy import ColumnElement, Select, case, insert, or_, select, update

from provenance.errors import UsageError
from provenance.store.bulk import allocate_ids, split_ids, table_of
from provenance.store.claims import ClaimFilter, claim_conditions
from provenance.store.history import changing, record_new
from provenance.store.tables import AssignmentRow, ClaimRow, RevisionRow
from provenance.store.transactions import Transaction

MINUTES = 30
"""How long a claim is kept for the one to whom it was handed out, unless told otherwise."""

MOST = 500
"""Claims that are handed out at a time."""

_A = table_of(AssignmentRow)
_C = table_of(ClaimRow)
_DECIDED = ("accepted", "rejected")


def take_next(
    tx: Transaction,
    wanted: ClaimFilter | None = None,
    *,
    count: int = 1,
    minutes: int = MINUTES,
    double: bool = False,
) -> list[int]:
    """Hand claims to the analyst and return their ids: those that the analyst holds, then free ones in text order.

    Free are claims that wait for review and that nobody else holds. In double review those are handed out too that
    others hold or have decided on, but none on which the analyst has decided.

    Args:
        tx: a writing transaction.
        wanted: which claims; all, unless told.
        count: how many at the most.
        minutes: for how long; asking again keeps them for as long again.
        double: whether a second decision on each is wanted.

    Raises:
        UsageError: if the count or the time is out of bounds.
    """
    if not (1 <= count <= MOST and 1 <= minutes <= 7 * 24 * 60):
        message = f"1 to {MOST} claims, for 1 minute to a week"
        raise UsageError(message)
    mine = _held(tx, _A.c.assignee == tx.analyst)
    conditions: list[ColumnElement[bool]] = [*claim_conditions(wanted or ClaimFilter())]
    if double:
        conditions += [_C.c.state.in_(("read", *_DECIDED)), _C.c.id.not_in(_decided_by(tx.analyst))]
    else:
        conditions += [_C.c.state == "read", _C.c.id.not_in(_held(tx, _A.c.assignee != tx.analyst))]
    held_first = case((_C.c.id.in_(mine), 0), else_=1)
    query = select(_C.c.id).where(*conditions).order_by(held_first, _C.c.document_id, _C.c.span_start, _C.c.number)
    found = list(tx.execute(query.limit(count)).scalars())
    _keep(tx, found, minutes)
    return found


def release_claims(tx: Transaction, claim_ids: Iterable[int] | None = None) -> int:
    """Give back claims that the analyst holds, all unless told which; return how many."""
    return _finish(tx, None if claim_ids is None else list(claim_ids), "release")


def finish_claims(tx: Transaction, claim_ids: Iterable[int]) -> int:
    """Say that the analyst is done with claims; those that the analyst did not hold are passed over."""
    return _finish(tx, list(claim_ids), "finish")


def _held(tx: Transaction, whose: ColumnElement[bool]) -> Select[tuple[int]]:
    open_still = or_(_A.c.expires_at.is_(None), _A.c.expires_at > tx.at)
    return select(_A.c.noun_id).where(_A.c.noun == "claim", _A.c.done_at.is_(None), open_still, whose)


def _decided_by(analyst: str) -> Select[tuple[int]]:
    table = table_of(RevisionRow)
    decided = table.c.action.in_(("accept", "reject"))
    return select(table.c.noun_id).where(table.c.noun == "claim", table.c.analyst == analyst, decided)


def _keep(tx: Transaction, claims: Sequence[int], minutes: int) -> None:
    """Write down who holds the claims, and for how long."""
    until = tx.at + timedelta(minutes=minutes)
    known: dict[int, int] = {}
    for chunk in split_ids(claims):
        query = select(_A.c.noun_id, _A.c.id).where(
            _A.c.noun == "claim", _A.c.noun_id.in_(chunk), _A.c.assignee == tx.analyst
        )
        query = query.where(_A.c.done_at.is_(None), _A.c.expires_at > tx.at)
        known |= {row.noun_id: row.id for row in tx.execute(query)}
    with changing(tx, "assignment", known.values(), "lease"):
        for chunk in split_ids(known.values()):
            tx.execute(update(_A).where(_A.c.id.in_(chunk)).values(expires_at=until))
    assigned = set(tx.execute(_held(tx, _A.c.assignee == tx.analyst)).scalars())
    new = [number for number in claims if number not in assigned]
    if new:
        first = allocate_ids(tx, {AssignmentRow: len(new)})[AssignmentRow]
        shared = {"noun": "claim", "assignee": tx.analyst, "analyst": tx.analyst, "assigned_at": tx.at}
        rows = [{"id": first + place, "noun_id": number, "expires_at": until} for place, number in enumerate(new)]
        tx.execute(insert(_A), [row | shared for row in rows])
        record_new(tx, "assignment", range(first, first + len(new)), "lease")


def _finish(tx: Transaction, claims: Sequence[int] | None, action: str) -> int:
    mine = (_A.c.noun == "claim") & (_A.c.assignee == tx.analyst) & _A.c.done_at.is_(None)
    found: list[int] = []
    if claims is None:
        found += tx.execute(select(_A.c.id).where(mine)).scalars()
    else:
        for chunk in split_ids(claims):
            found += tx.execute(select(_A.c.id).where(mine, _A.c.noun_id.in_(chunk))).scalars()
    if found:
        with changing(tx, "assignment", found, action):
            for chunk in split_ids(found):
                tx.execute(update(_A).where(_A.c.id.in_(chunk)).values(done_at=tx.at))
    return len(found)
