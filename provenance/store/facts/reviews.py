"""What analysts last said of claims and sources: ratings, verdicts, notes."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import select

from provenance.model.facts import RatingFact, VerdictFact
from provenance.model.vocabulary import Credibility, Reliability, VerdictValue
from provenance.store.bulk import split_ids, table_of
from provenance.store.facts.words import of_documents
from provenance.store.tables import NoteRow, RatingRow, VerdictRow
from provenance.store.transactions import Transaction


def load_claim_ratings(tx: Transaction, documents: Sequence[int] | None) -> dict[int, RatingFact]:
    """Return the latest rating of each claim that has one."""
    query = of_documents(RatingRow, documents).where(table_of(RatingRow).c.claim_id.is_not(None))
    return {
        row.claim_id: RatingFact(Credibility(row.value), row.analyst, row.rated_at, row.reason, row.scope, row.until)
        for row in tx.execute(query)
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
        row.claim_id: VerdictFact(VerdictValue(row.value), row.analyst, row.decided_at, row.reason)
        for row in tx.execute(of_documents(VerdictRow, documents))
    }


def load_notes(tx: Transaction, noun: str) -> dict[int, list[str]]:
    """Return the notes on everything of one noun, by id, in the order in which they were written."""
    table = table_of(NoteRow)
    found: dict[int, list[str]] = defaultdict(list)
    for row in tx.execute(select(table).where(table.c.noun == noun).order_by(table.c.id)):
        found[row.noun_id].append(row.text)
    return found
