"""Full-text search over claims, on both engines."""

from sqlalchemy import text

from provenance.store.transactions import Transaction

_LONGEST = 100_000
"""Characters of a claim that PostgreSQL indexes; one of its word lists holds no more than a megabyte."""


def index_claims(tx: Transaction, document_id: int) -> None:
    """Put the claims of a document that has just been kept into the full-text index."""
    if tx.is_sqlite:
        query = "INSERT INTO claim_search (rowid, text) SELECT id, text FROM claims WHERE document_id = :document"
    else:
        query = (
            f"INSERT INTO claim_search SELECT id, to_tsvector('provenance_words', left(text, {_LONGEST})) "  # noqa: S608 -- a number of ours
            "FROM claims WHERE document_id = :document"
        )
    tx.execute(text(query), {"document": document_id})
