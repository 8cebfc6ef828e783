"""Decisions on many claims at once: shown first, done in one transaction, undone by one undo."""

from dataclasses import dataclass

from provenance.errors import UsageError
from provenance.model.filters import Comparison as Compared
from provenance.model.filters import Condition, Every, FieldTest
from provenance.store import (
    ClaimEntry,
    ClaimFilter,
    ClaimState,
    count_selected,
    list_claims,
    select_claims,
    set_claim_state,
)
from provenance.workflow.desks import Desk
from provenance.workflow.filters import names_field, parse_filter
from provenance.workflow.reviewing import Decision

SAMPLES = 10


@dataclass(frozen=True, slots=True)
class Preview:
    """What a bulk decision would be about: how many claims, of how many documents, and the first and last of them."""

    claims: tuple[int, ...]
    documents: int
    samples: tuple[ClaimEntry, ...]


def preview(desk: Desk, where: str) -> Preview:
    """Return which claims a filter means, changing nothing; unless it says otherwise, those that wait for review.

    Raises:
        UsageError: if the filter is malformed; the message tells where.
    """
    condition = read_filter(where)
    with desk.database.reading() as tx:
        ids = select_claims(tx, condition)
        half = SAMPLES // 2
        shown = dict.fromkeys((*ids[:half], *ids[-half:]))
        samples = list_claims(tx, ClaimFilter(ids=tuple(shown)))
        _, documents = count_selected(tx, condition)
    return Preview(tuple(ids), documents, tuple(samples))


def decide_where(desk: Desk, where: str, state: ClaimState, *, because: str, expected: int | None = None) -> Decision:
    """Accept, reject or reopen all claims that a filter means, as one decision.

    Args:
        desk: who decides, where.
        where: the filter; unless it says otherwise, it means claims that wait for review.
        state: what they become.
        because: why.
        expected: how many claims were shown; where there are now more or fewer, nothing is done.

    Raises:
        UsageError: if the filter is malformed, no reason is given, or the number is not the one expected.
    """
    if not because.strip():
        message = "a bulk decision needs a reason; give one with --because"
        raise UsageError(message)
    condition = read_filter(where)
    with desk.writing(because) as tx:
        ids = select_claims(tx, condition)
        if expected is not None and len(ids) != expected:
            message = f"{len(ids)} claims are meant now, not {expected}; look at them again"
            raise UsageError(message)
        changed = set_claim_state(tx, ids, state, because)
        return Decision(str(state), tx.set_id, changed)


def read_filter(where: str) -> Condition:
    """Return the condition of a filter; one that says nothing of ``state`` means claims that wait for review.

    Raises:
        UsageError: if it is malformed; the message tells where.
    """
    condition = parse_filter(where)
    if names_field(condition, "state"):
        return condition
    return Every((FieldTest("state", Compared.EQUAL, (str(ClaimState.READ),)), condition))
