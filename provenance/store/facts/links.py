"""Links between claims, with their reasons and the latest vote of each analyst."""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from typing import Any

from sqlalchemy import RowMapping, select

from provenance.model.links import LinkFact, LinkField, LinkReason, LinkVote, Outcome
from provenance.model.vocabulary import LinkRelation, LinkState
from provenance.store.bulk import table_of
from provenance.store.tables import ClaimRow, LinkDecisionRow, LinkRow
from provenance.store.transactions import Transaction


def load_links(
    tx: Transaction, chunks: Sequence[list[int] | None] = (None,), claim_ids: Container[int] | None = None
) -> tuple[LinkFact, ...]:
    """Return links in the order in which they were suggested.

    Args:
        tx: any transaction.
        chunks: of which documents the first claim is, in lists short enough for a query; None for any.
        claim_ids: which claims the second one may be; None for any.
    """
    links, decisions, claims = table_of(LinkRow), table_of(LinkDecisionRow), table_of(ClaimRow)
    rows: list[RowMapping] = []
    votes: list[RowMapping] = []
    for documents in chunks:
        query, cast = select(links), select(decisions)
        if documents is not None:
            mine = select(claims.c.id).where(claims.c.document_id.in_(documents))
            query = query.where(links.c.first_claim_id.in_(mine))
            cast = cast.where(decisions.c.link_id.in_(select(links.c.id).where(links.c.first_claim_id.in_(mine))))
        rows += tx.execute(query).mappings()
        votes += tx.execute(cast).mappings()
    found = read_votes(votes)
    return tuple(
        make_link(row, found.get(row["id"], ()))
        for row in sorted(rows, key=_id_of)
        if claim_ids is None or row["second_claim_id"] in claim_ids
    )


def read_votes(rows: Sequence[RowMapping]) -> dict[int, tuple[LinkVote, ...]]:
    """Return by link the latest vote of each analyst, in the order in which these were cast."""
    found: dict[int, dict[str, LinkVote]] = defaultdict(dict)
    for row in sorted(rows, key=_id_of):
        votes = found[row["link_id"]]
        votes.pop(row["analyst"], None)
        votes[row["analyst"]] = LinkVote(
            LinkState(row["state"]), LinkRelation(row["relation"]), row["analyst"], row["decided_at"], row["reason"]
        )
    return {number: tuple(votes.values()) for number, votes in found.items()}


def make_link(row: RowMapping, votes: tuple[LinkVote, ...]) -> LinkFact:
    """Return a link from its row."""
    return LinkFact(
        id=row["id"],
        first=row["first_claim_id"],
        second=row["second_claim_id"],
        relation=LinkRelation(row["relation"]),
        state=LinkState(row["state"]),
        score=row["score"],
        reasons=tuple(read_reason(reason) for reason in row["reasons"]),
        suggested_by=row["suggested_by"],
        suggested_at=row["suggested_at"],
        votes=votes,
        version=row["version"],
    )


def read_reason(told: Any) -> LinkReason:  # noqa: ANN401 -- whatever JSON the column holds
    """Return a reason from JSON; one that is mere words, as analysts give it, speaks of the words."""
    if not isinstance(told, Mapping):
        return LinkReason(LinkField.WORDS, Outcome.COMPATIBLE, str(told))
    return LinkReason(
        field=LinkField(told.get("field", LinkField.WORDS)),
        outcome=Outcome(told.get("outcome", Outcome.COMPATIBLE)),
        message=str(told.get("message", "")),
        first=told.get("first"),
        second=told.get("second"),
        weight=float(told.get("weight") or 0.0),
    )


def write_reason(reason: LinkReason) -> dict[str, Any]:
    """Return a reason as the JSON that the column holds."""
    return {
        "field": reason.field.value,
        "outcome": reason.outcome.value,
        "message": reason.message,
        "first": reason.first,
        "second": reason.second,
        "weight": reason.weight,
    }


def _id_of(row: RowMapping) -> int:
    return int(row["id"])
