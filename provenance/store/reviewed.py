"""Which claims an analyst has touched: those that a new reading leaves alone."""

from dataclasses import dataclass

from sqlalchemy import or_, select

from provenance.store.bulk import table_of
from provenance.store.tables import (
    ClaimRow,
    LinkDecisionRow,
    LinkRow,
    NoteRow,
    RatingRow,
    RevisionRow,
    VerdictRow,
)
from provenance.store.transactions import Transaction

SHAPING = frozenset({"span", "add", "split", "join"})
"""Changes after which a claim's bounds are an analyst's."""

_OTHERS = frozenset({"merge", "retie", "reread", "orphan"})
"""Changes that come to a claim from elsewhere, and are no review of it."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Claims that somebody reviewed, and among them those whose bounds somebody set."""

    claims: frozenset[int]
    shaped: frozenset[int]


def find_reviewed(tx: Transaction, document_id: int) -> Reviewed:
    """Return which claims of a document an analyst decided on, edited, judged, annotated or linked.

    What was taken back does not count.
    """
    claims = table_of(ClaimRow)
    mine = select(claims.c.id).where(claims.c.document_id == document_id)
    decided = select(claims.c.id).where(claims.c.document_id == document_id, claims.c.state != "read")
    found = set(tx.execute(decided).scalars())
    for row in (VerdictRow, RatingRow):
        table = table_of(row)
        found |= set(tx.execute(select(table.c.claim_id).where(table.c.claim_id.in_(mine))).scalars())
    notes = table_of(NoteRow)
    written = select(notes.c.noun_id).where(notes.c.noun == "claim", notes.c.noun_id.in_(mine))
    found |= set(tx.execute(written).scalars())
    found |= _find_linked(tx, document_id)
    edits = _find_edits(tx, document_id)
    found |= {number for number, actions in edits.items() if actions}
    shaped = {number for number, actions in edits.items() if actions & SHAPING}
    return Reviewed(frozenset(found), frozenset(shaped))


def _find_linked(tx: Transaction, document_id: int) -> set[int]:
    """Return the claims with a link that somebody decided on."""
    claims, links, decisions = table_of(ClaimRow), table_of(LinkRow), table_of(LinkDecisionRow)
    ends = or_(links.c.first_claim_id == claims.c.id, links.c.second_claim_id == claims.c.id)
    query = select(claims.c.id).join(links, ends).join(decisions, decisions.c.link_id == links.c.id)
    return set(tx.execute(query.where(claims.c.document_id == document_id)).scalars())


def _find_edits(tx: Transaction, document_id: int) -> dict[int, set[str]]:
    """Return, by claim, what analysts did to it and did not take back."""
    table = table_of(RevisionRow)
    query = (
        select(table.c.noun_id, table.c.set_id, table.c.action)
        .where(table.c.document_id == document_id, table.c.noun == "claim")
        .order_by(table.c.id)
    )
    rows = tx.execute(query).all()
    undone: set[int] = set()
    for row in rows:
        verb, _, number = row.action.partition(" ")
        if verb in {"undo", "redo"}:
            (undone.add if verb == "undo" else undone.discard)(int(number))
    found: dict[int, set[str]] = {}
    for row in rows:
        if row.set_id not in undone and row.action not in _OTHERS and not row.action.startswith(("undo ", "redo ")):
            found.setdefault(row.noun_id, set()).add(row.action)
    return found
