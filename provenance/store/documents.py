"""Documents: finding what was kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, RowMapping, Select, func, or_, select

from provenance.errors import NotFoundError, StoreError
from provenance.model.dates import DatePeriod
from provenance.model.documents import Document, Original
from provenance.store.bulk import split_ids, table_of
from provenance.store.cleaning import storable
from provenance.store.periods import read_period
from provenance.store.tables import ClaimRow, DocumentRow, OriginalRow, ProblemRow
from provenance.store.transactions import Transaction

_SHORTEST_PREFIX = 6


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """A document in a list: without its text, with the numbers of its claims and of its problems."""

    id: int
    sha256: str
    name: str | None
    title: str | None
    author: str | None
    publisher: str | None
    published: DatePeriod | None
    url: str | None
    ingested_at: datetime
    ingested_by: str
    length: int
    claims: int
    problems: int


def list_documents(
    tx: Transaction, *, words: str | None = None, limit: int | None = None, offset: int = 0
) -> list[DocumentEntry]:
    """Return documents in the order in which they were kept, those whose title or name holds the words."""
    table = table_of(DocumentRow)
    query = _entries()
    if words:
        query = query.where(or_(_holds(table.c.title, words), _holds(table.c.name, words)))
    query = query.order_by(table.c.id).offset(offset)
    return [_entry(row) for row in tx.execute(query if limit is None else query.limit(limit)).mappings()]


def find_document(tx: Transaction, wanted: str) -> DocumentEntry:
    """Return the document that an id, the first six or more digits of a SHA-256, a name or a title means.

    Raises:
        NotFoundError: if none is meant.
        StoreError: if several are; the message lists them.
    """
    table = table_of(DocumentRow)
    plain = storable(wanted).strip()
    tries: list[ColumnElement[bool]] = []
    if plain.isascii() and plain.isdigit() and len(plain) <= 9:  # noqa: PLR2004 -- more digits are no id
        tries.append(table.c.id == int(plain))
    lowered = plain.lower()
    if len(plain) >= _SHORTEST_PREFIX and all(letter in "0123456789abcdef" for letter in lowered):
        tries.append(table.c.sha256.startswith(lowered, autoescape=True))
    if plain:
        tries += [table.c.name == plain, table.c.name.endswith(f"/{plain}", autoescape=True), table.c.title == plain]
    for condition in tries:
        found = [_entry(row) for row in tx.execute(_entries().where(condition).order_by(table.c.id)).mappings()]
        if len(found) == 1:
            return found[0]
        if found:
            told = ", ".join(f"{one.id} ({one.name or one.title or one.sha256[:12]})" for one in found[:5])
            message = f"{wanted!r} means {len(found)} documents: {told}; give the number"
            raise StoreError(message)
    message = f"there is no document {wanted!r}; `provenance documents` lists them"
    raise NotFoundError(message)


def find_by_digests(tx: Transaction, digests: Iterable[str]) -> dict[str, DocumentEntry]:
    """Return, by the SHA-256 of their original bytes, those documents that are kept."""
    table = table_of(DocumentRow)
    found = (
        _entry(row)
        for chunk in split_ids(digests)
        for row in tx.execute(_entries().where(table.c.sha256.in_(chunk))).mappings()
    )
    return {one.sha256: one for one in found}


def load_original(tx: Transaction, document_id: int) -> bytes:
    """Return the bytes from which a document was read.

    Raises:
        NotFoundError: if there is no such document.
    """
    documents, originals = table_of(DocumentRow), table_of(OriginalRow)
    query = select(originals.c.content).join(documents, documents.c.sha256 == originals.c.sha256)
    found = tx.execute(query.where(documents.c.id == document_id)).scalar()
    if found is None:
        message = f"there is no document {document_id}"
        raise NotFoundError(message)
    return bytes(found)


def load_document(tx: Transaction, document_id: int) -> Document:
    """Return a document as it was loaded: its text, its original bytes, and what was known about it.

    Problems of loading are not told apart from those of reading once both are kept, and are left out.

    Raises:
        NotFoundError: if there is no such document.
    """
    documents, originals = table_of(DocumentRow), table_of(OriginalRow)
    query = select(documents, originals.c.media_type, originals.c.content)
    query = query.join(originals, documents.c.sha256 == originals.c.sha256).where(documents.c.id == document_id)
    row = tx.execute(query).mappings().first()
    if row is None:
        message = f"there is no document {document_id}"
        raise NotFoundError(message)
    names = ("text", "title", "author", "publisher", "url", "archived_url", "retrieved_at", "name")
    original = Original(row["sha256"], row["media_type"], bytes(row["content"]))
    return Document(**{name: row[name] for name in names}, original=original, published=read_period(row, "published"))


def _holds(column: Any, words: str) -> ColumnElement[bool]:  # noqa: ANN401 -- a column of text
    return func.lower(column).contains(storable(words).lower(), autoescape=True)


def _entries() -> Select[Any]:
    table = table_of(DocumentRow)
    counts = [
        select(func.count()).where(part.c.document_id == table.c.id).scalar_subquery().label(part.name)
        for part in (table_of(ClaimRow), table_of(ProblemRow))
    ]
    return select(*(column for column in table.c if column.name != "text"), *counts)


def _entry(row: RowMapping) -> DocumentEntry:
    names = ("id", "sha256", "name", "title", "author", "publisher", "url", "ingested_at", "ingested_by", "length")
    return DocumentEntry(
        **{name: row[name] for name in (*names, "claims", "problems")}, published=read_period(row, "published")
    )
