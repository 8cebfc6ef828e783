"""Documents with their problems and credits."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import RowMapping, select

from provenance.model.facts import DocumentFact
from provenance.model.problems import Problem
from provenance.model.vocabulary import ProblemKind
from provenance.store.bulk import table_of
from provenance.store.facts.reviews import load_notes
from provenance.store.facts.words import read_span
from provenance.store.periods import read_period
from provenance.store.tables import CreditRow, DocumentRow, ProblemRow
from provenance.store.transactions import Transaction


def load_documents(tx: Transaction, ids: Sequence[int] | None) -> tuple[DocumentFact, ...]:
    """Return the documents with these ids, or all, in the order of their ids."""
    documents, problems, images = table_of(DocumentRow), table_of(ProblemRow), table_of(CreditRow)
    queries = [select(table).order_by(table.c.id) for table in (problems, images)]
    query = select(documents).order_by(documents.c.id)
    if ids is not None:
        queries = [
            one.where(table.c.document_id.in_(ids)) for one, table in zip(queries, (problems, images), strict=True)
        ]
        query = query.where(documents.c.id.in_(ids))
    found: dict[int, list[Problem]] = defaultdict(list)
    for row in tx.execute(queries[0]).mappings():
        found[row["document_id"]].append(Problem(read_span(row), ProblemKind(row["kind"]), row["message"]))
    credited: dict[int, list[str]] = defaultdict(list)
    for row in tx.execute(queries[1]).mappings():
        credited[row["document_id"]].append(row["as_written"])
    notes = load_notes(tx, "document", ids)
    return tuple(
        _make(row, tuple(found[row["id"]]), tuple(credited[row["id"]]), tuple(notes.get(row["id"], ())))
        for row in tx.execute(query).mappings()
    )


def _make(
    row: RowMapping, problems: tuple[Problem, ...], credited: tuple[str, ...], notes: tuple[str, ...]
) -> DocumentFact:
    same = (
        "id",
        "sha256",
        "title",
        "author",
        "publisher",
        "publisher_id",
        "length",
        "text",
        "name",
        "url",
        "archived_url",
        "retrieved_at",
        "ingested_at",
        "ingested_by",
        "read_with",
    )
    return DocumentFact(
        **{name: row[name] for name in same},
        published=read_period(row, "published"),
        problems=problems,
        credits=credited,
        notes=notes,
    )
