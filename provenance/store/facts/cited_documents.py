"""Cited documents, with the latest vote of each analyst, tied to the sources that stand for merged ones now."""

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence

from sqlalchemy import RowMapping, select

from provenance.model.links import CitedDocumentFact, LinkVote
from provenance.model.vocabulary import LinkRelation, LinkState
from provenance.store.bulk import table_of
from provenance.store.tables import CitedDocumentDecisionRow, CitedDocumentRow, SourceRow
from provenance.store.transactions import Transaction


def load_cited_documents(tx: Transaction, documents: Container[int] | None = None) -> tuple[CitedDocumentFact, ...]:
    """Return cited documents in the order in which they were suggested: all, or those between these documents."""
    table, decisions, sources = (table_of(row) for row in (CitedDocumentRow, CitedDocumentDecisionRow, SourceRow))
    rows = [
        row
        for row in tx.execute(select(table).order_by(table.c.id)).mappings()
        if documents is None or (row["document_id"] in documents and row["cited_document_id"] in documents)
    ]
    if not rows:
        return ()
    votes = read_cited_votes(list(tx.execute(select(decisions)).mappings()))
    query = select(sources.c.id, sources.c.merged_into).where(sources.c.merged_into.is_not(None))
    merged = {row.id: row.merged_into for row in tx.execute(query)}
    return tuple(make_cited(row, votes.get(row["id"], ()), merged) for row in rows)


def read_cited_votes(rows: Sequence[RowMapping]) -> dict[int, tuple[LinkVote, ...]]:
    """Return by cited document the latest vote of each analyst, in the order in which these were cast."""
    found: dict[int, dict[str, LinkVote]] = defaultdict(dict)
    for row in sorted(rows, key=lambda one: int(one["id"])):
        votes = found[row["cited_document_id"]]
        votes.pop(row["analyst"], None)
        state = LinkState(row["state"])
        votes[row["analyst"]] = LinkVote(state, LinkRelation.RESTATES, row["analyst"], row["decided_at"], row["reason"])
    return {number: tuple(votes.values()) for number, votes in found.items()}


def make_cited(row: RowMapping, votes: tuple[LinkVote, ...], merged: Mapping[int, int]) -> CitedDocumentFact:
    """Return a cited document from its row; a source that was merged is the one that took its place."""
    return CitedDocumentFact(
        id=row["id"],
        document_id=row["document_id"],
        source_id=merged.get(row["source_id"], row["source_id"]),
        cited_on=row["cited_on"] or None,
        cited_document_id=row["cited_document_id"],
        state=LinkState(row["state"]),
        score=row["score"],
        reasons=tuple(str(reason) for reason in row["reasons"]),
        votes=votes,
        version=row["version"],
    )
