"""What analysts last said of claims and sources: ratings, verdicts, notes."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import RowMapping, select

from provenance.model.facts import RatingFact, VerdictFact
from provenance.model.vocabulary import Credibility, Reliability, VerdictValue
from provenance.store.bulk import split_ids, table_of
from provenance.store.facts.words import OnlyClaims, Wanted, find_rows
from provenance.store.tables import ClaimRow, NoteRow, RatingRow, SourceRow, VerdictRow
from provenance.store.transactions import Transaction


def load_claim_ratings(tx: Transaction, documents: Wanted) -> dict[int, RatingFact]:
    """Return the latest rating of each claim that has one."""
    return {
        row["claim_id"]: make_rating(tx, row)
        for row in find_rows(tx, RatingRow, documents)
        if row["claim_id"] is not None
    }


def load_source_ratings(tx: Transaction, sources: Sequence[int]) -> dict[int, dict[str | None, RatingFact]]:
    """Return the latest rating of each of the sources for each scope; None is the one that holds for everything.

    What was said of a source before it was merged into another is said of the other.
    """
    table = table_of(RatingRow)
    current = find_merged(tx, sources)
    rows: list[RowMapping] = []
    for chunk in split_ids(current):
        rows += tx.execute(select(table).where(table.c.source_id.in_(chunk))).mappings()
    found: dict[int, dict[str | None, RatingFact]] = defaultdict(dict)
    for row in sorted(rows, key=_id_of):
        found[current[row["source_id"]]][row["scope"]] = make_rating(tx, row)
    return found


def find_merged(tx: Transaction, sources: Sequence[int]) -> dict[int, int]:
    """Return for each of the sources, and for each that was merged into one of them, which one it is now."""
    table = table_of(SourceRow)
    current = {number: number for number in sources}
    fresh = list(current)
    while fresh:
        further: dict[int, int] = {}
        for chunk in split_ids(fresh):
            query = select(table.c.id, table.c.merged_into).where(table.c.merged_into.in_(chunk))
            further |= {row.id: current[row.merged_into] for row in tx.execute(query) if row.id not in current}
        current |= further
        fresh = list(further)
    return current


def _id_of(row: RowMapping) -> int:
    return int(row["id"])


def make_rating(tx: Transaction, row: RowMapping) -> RatingFact:
    """Return a rating; it has expired where its last day lies before the day of the transaction (UTC)."""
    value = Credibility(row["value"]) if row["source_id"] is None else Reliability(row["value"])
    until = row["until"]
    expired = until is not None and until < tx.at.date().isoformat()[: len(until)]
    return RatingFact(value, row["analyst"], row["rated_at"], row["reason"], row["scope"], until, expired)


def load_verdicts(tx: Transaction, documents: Wanted) -> dict[int, VerdictFact]:
    """Return the latest verdict on each claim that has one."""
    return {
        row["claim_id"]: VerdictFact(VerdictValue(row["value"]), row["analyst"], row["decided_at"], row["reason"])
        for row in find_rows(tx, VerdictRow, documents)
    }


def load_notes(tx: Transaction, noun: str, documents: Wanted) -> dict[int, list[str]]:
    """Return the notes on documents or on their claims, by id, in the order in which they were written."""
    table, claims = table_of(NoteRow), table_of(ClaimRow)
    query = select(table).where(table.c.noun == noun).order_by(table.c.id)
    if isinstance(documents, OnlyClaims):
        query = query.where(table.c.noun_id.in_(documents.ids))
    elif documents is not None and noun == "claim":
        query = query.where(table.c.noun_id.in_(select(claims.c.id).where(claims.c.document_id.in_(documents))))
    elif documents is not None:
        query = query.where(table.c.noun_id.in_(documents))
    found: dict[int, list[str]] = defaultdict(list)
    for row in tx.execute(query):
        found[row.noun_id].append(row.text)
    return found
