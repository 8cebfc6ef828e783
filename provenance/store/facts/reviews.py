"""What analysts last said of claims and sources: ratings, verdicts, notes."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select

from provenance.model.facts import RatingFact, VerdictFact
from provenance.model.vocabulary import Credibility, Reliability, VerdictValue
from provenance.store.bulk import split_ids, table_of
from provenance.store.facts.words import find_rows
from provenance.store.tables import ClaimRow, NoteRow, RatingRow, VerdictRow
from provenance.store.transactions import Transaction


def load_claim_ratings(tx: Transaction, documents: Sequence[int] | None) -> dict[int, RatingFact]:
    """Return the latest rating of each claim that has one."""
    return {
        row["claim_id"]: RatingFact(
            Credibility(row["value"]), row["analyst"], row["rated_at"], row["reason"], row["scope"], row["until"]
        )
        for row in find_rows(tx, RatingRow, documents)
        if row["claim_id"] is not None
    }


def load_source_ratings(tx: Transaction, sources: Sequence[int]) -> dict[int, RatingFact]:
    """Return the latest rating of each of the sources that has one."""
    table = table_of(RatingRow)
    found: dict[int, RatingFact] = {}
    for chunk in split_ids(sources):
        query = select(table).where(table.c.source_id.in_(chunk)).order_by(table.c.id)
        for row in tx.execute(query):
            found[row.source_id] = RatingFact(
                Reliability(row.value), row.analyst, row.rated_at, row.reason, row.scope, row.until
            )
    return found


def load_verdicts(tx: Transaction, documents: Sequence[int] | None) -> dict[int, VerdictFact]:
    """Return the latest verdict on each claim that has one."""
    return {
        row["claim_id"]: VerdictFact(VerdictValue(row["value"]), row["analyst"], row["decided_at"], row["reason"])
        for row in find_rows(tx, VerdictRow, documents)
    }


def load_notes(tx: Transaction, noun: str, documents: Sequence[int] | None) -> dict[int, list[str]]:
    """Return the notes on documents or on their claims, by id, in the order in which they were written."""
    table, claims = table_of(NoteRow), table_of(ClaimRow)
    query = select(table).where(table.c.noun == noun).order_by(table.c.id)
    if documents is not None and noun == "claim":
        query = query.where(table.c.noun_id.in_(select(claims.c.id).where(claims.c.document_id.in_(documents))))
    elif documents is not None:
        query = query.where(table.c.noun_id.in_(documents))
    found: dict[int, list[str]] = defaultdict(list)
    for row in tx.execute(query):
        found[row.noun_id].append(row.text)
    return found
