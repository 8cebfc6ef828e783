"""What becomes of claims that an analyst has looked at: accepted, rejected, open again, or orphaned."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from sqlalchemy import select, update

from provenance.errors import UsageError
from provenance.model.vocabulary import HedgeLevel, Stance, Voucher
from provenance.store.bulk import split_ids, table_of
from provenance.store.history import changing
from provenance.store.leases import finish_claims
from provenance.store.ratings import require_reason
from provenance.store.tables import ClaimRow, RevisionRow
from provenance.store.transactions import Transaction


class ClaimState(StrEnum):
    """What became of a claim; ``read`` until somebody decides, ``orphaned`` where a later reading lost its text."""

    READ = "read"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ORPHANED = "orphaned"


ACTIONS = {
    ClaimState.READ: "reopen",
    ClaimState.ACCEPTED: "accept",
    ClaimState.REJECTED: "reject",
    ClaimState.ORPHANED: "orphan",
}
"""What history calls the change to each state."""

_DECIDING = tuple(ACTIONS.values())


def set_claim_state(
    tx: Transaction,
    claim_ids: Iterable[int],
    state: ClaimState,
    reason: str | None = None,
    *,
    seen_version: int | None = None,
) -> tuple[int, ...]:
    """Accept, reject or reopen claims as the analyst; return the ids of those on which that is a new decision.

    A second analyst's decision is kept in the history even where it leaves the claim as it was; the same analyst's
    same decision, given twice, is kept once. Claims that the analyst held are given back when they are decided on.

    Args:
        tx: a writing transaction.
        claim_ids: which claims.
        state: what they become.
        reason: why; needed to reject.
        seen_version: the version on which the decision rests, where it is on one claim.

    Raises:
        NotFoundError: if one of the claims does not exist.
        StaleError: if the claim changed since ``seen_version``.
        UsageError: if a rejection has no reason.
    """
    kept = require_reason(reason or "") if state is ClaimState.REJECTED else reason
    action = ACTIONS[state]
    table = table_of(ClaimRow)
    decided: list[int] = []
    for chunk in split_ids(claim_ids):
        own = _find_own(tx, chunk, action)
        same = select(table.c.id).where(table.c.id.in_(chunk), table.c.state == str(state))
        settled = own & set(tx.execute(same).scalars())
        news = [number for number in chunk if number not in settled]
        with changing(tx, "claim", news, action, kept, seen_version=seen_version, always=True):
            tx.execute(update(table).where(table.c.id.in_(news)).values(state=str(state)))
        decided += news
        if state is not ClaimState.READ:
            finish_claims(tx, news)
    return tuple(decided)


def set_hedging(
    tx: Transaction,
    claim_id: int,
    *,
    level: HedgeLevel | None = None,
    voucher: Voucher | None = None,
    stance: Stance | None = None,
    reason: str | None = None,
    seen_version: int | None = None,
) -> None:
    """Set what is given of a claim's hedging, as the analyst; the cues stay. That it stays the same is a decision too.

    Raises:
        NotFoundError: if there is no such claim.
        StaleError: if the claim changed since ``seen_version``.
        UsageError: if nothing is given.
    """
    given = {"level": level, "voucher": voucher, "stance": stance}
    values = {name: str(value) for name, value in given.items() if value is not None}
    if not values:
        message = "nothing to set; give a level, a voucher or a stance"
        raise UsageError(message)
    table = table_of(ClaimRow)
    with changing(tx, "claim", [claim_id], "hedge", reason, seen_version=seen_version, always=True):
        tx.execute(update(table).where(table.c.id == claim_id).values(values))


def _find_own(tx: Transaction, claims: Sequence[int], action: str) -> set[int]:
    """Return those claims on whose state the analyst's own last decision was this one, and nobody decided since."""
    table = table_of(RevisionRow)
    query = (
        select(table.c.noun_id, table.c.action, table.c.analyst)
        .where(table.c.noun == "claim", table.c.noun_id.in_(claims))
        .order_by(table.c.id)
    )
    last = {row.noun_id: (row.action, row.analyst) for row in tx.execute(query) if _decides(row.action)}
    return {number for number, told in last.items() if told == (action, tx.analyst)}


def _decides(action: str) -> bool:
    return action in _DECIDING or action.startswith(("undo ", "redo "))


def parse_state(text: str) -> ClaimState:
    """Return the state that a word names.

    Raises:
        UsageError: if it names none.
    """
    try:
        return ClaimState(text)
    except ValueError as error:
        message = f"{text!r} is no state of a claim; one of {', '.join(ClaimState)}"
        raise UsageError(message) from error
