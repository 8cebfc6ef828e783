"""Cases: documents that are worked on and reported together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, insert, select

from provenance.errors import NotFoundError, UsageError
from provenance.store.bulk import allocate_ids, table_of
from provenance.store.cleaning import storable
from provenance.store.history import changing, record_new
from provenance.store.tables import CaseDocumentRow, CaseRow, DocumentRow
from provenance.store.transactions import Transaction
from provenance.store.voices import clip_name, fold_key


@dataclass(frozen=True, slots=True)
class Case:
    """A case with the ids of its documents, in the order of the ids."""

    id: int
    name: str
    description: str | None
    analyst: str
    opened_at: datetime
    version: int
    documents: tuple[int, ...]


def open_case(tx: Transaction, name: str, description: str | None = None) -> Case:
    """Open a case.

    Raises:
        UsageError: if the name is empty, or a case has it already.
    """
    if not name.strip():
        message = "a case needs a name"
        raise UsageError(message)
    table = table_of(CaseRow)
    kept, folded = clip_name(name), fold_key(name)
    known = tx.execute(select(table.c.name).where(table.c.folded == folded)).scalar()
    if known is not None:
        message = f"there is a case {known!r} already; choose another name"
        raise UsageError(message)
    number = allocate_ids(tx, {CaseRow: 1})[CaseRow]
    values = {"id": number, "name": kept, "folded": folded, "description": storable(description), "version": 1}
    tx.execute(insert(table), values | {"analyst": tx.analyst, "opened_at": tx.at})
    record_new(tx, "case", [number], "open")
    return find_case(tx, kept)


def add_to_case(tx: Transaction, case_id: int, document_ids: Iterable[int]) -> int:
    """Put documents into a case; return how many were not in it before.

    Raises:
        NotFoundError: if there is no such case or document.
    """
    wanted = sorted(set(document_ids))
    documents, places = table_of(DocumentRow), table_of(CaseDocumentRow)
    known = set(tx.execute(select(documents.c.id).where(documents.c.id.in_(wanted))).scalars())
    for number in wanted:
        if number not in known:
            message = f"there is no document {number}"
            raise NotFoundError(message)
    with changing(tx, "case", [case_id], "add"):
        present = set(tx.execute(select(places.c.document_id).where(places.c.case_id == case_id)).scalars())
        new = [number for number in wanted if number not in present]
        if new:
            same = {"case_id": case_id, "analyst": tx.analyst, "added_at": tx.at}
            tx.execute(insert(places), [{**same, "document_id": number} for number in new])
    return len(new)


def list_cases(tx: Transaction) -> list[Case]:
    """Return all cases by name."""
    table = table_of(CaseRow)
    return _read(tx, select(table).order_by(table.c.folded))


def find_case(tx: Transaction, wanted: str) -> Case:
    """Return the case of that name or number.

    Raises:
        NotFoundError: if there is none.
    """
    table = table_of(CaseRow)
    plain = storable(wanted).strip()
    found = _read(tx, select(table).where(table.c.folded == fold_key(plain)))
    if not found and plain.isascii() and plain.isdigit() and len(plain) <= 9:  # noqa: PLR2004 -- more digits are no id
        found = _read(tx, select(table).where(table.c.id == int(plain)))
    if not found:
        message = f"there is no case {wanted!r}; `provenance case list` shows those there are"
        raise NotFoundError(message)
    return found[0]


def _read(tx: Transaction, query: Select[tuple[object, ...]]) -> list[Case]:
    places = table_of(CaseDocumentRow)
    documents: dict[int, list[int]] = {}
    for row in tx.execute(select(places.c.case_id, places.c.document_id).order_by(places.c.document_id)):
        documents.setdefault(row.case_id, []).append(row.document_id)
    return [
        Case(
            row.id, row.name, row.description, row.analyst, row.opened_at, row.version, tuple(documents.get(row.id, ()))
        )
        for row in tx.execute(query)
    ]
