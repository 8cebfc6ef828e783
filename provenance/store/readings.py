"""Keeping what was read from a document: all of it in one transaction, under one revision."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, insert, select

from provenance import __version__
from provenance.model.readings import Reading
from provenance.model.vocabulary import SourceKind, Voucher
from provenance.store.bulk import Rows, allocate_ids, column_names, insert_rows, table_of
from provenance.store.cleaning import storable
from provenance.store.closure import close_reading
from provenance.store.digests import digest_rows
from provenance.store.history import Change, record
from provenance.store.layouts import LAYOUT
from provenance.store.periods import period_values
from provenance.store.rows import RowMaker, count_rows
from provenance.store.search import index_claims
from provenance.store.snapshots import plain_row
from provenance.store.tables import CitationRow, ClaimRow, ClaimSourceRow, DocumentRow, OriginalRow, Row, SourceRow
from provenance.store.transactions import Transaction
from provenance.store.voices import Voice, clip_name, keep_shared, name_voices

_LONGEST_TYPE = 200
"""Characters of a media type that are kept."""


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """What became of a reading. ``created`` is false where the same bytes were there already, and nothing changed."""

    id: int
    created: bool
    claims: int


def keep_reading(tx: Transaction, reading: Reading, *, publisher_key: str | None = None) -> KeptDocument:
    """Keep a document with all that was read from it, or change nothing where the same bytes are kept already.

    The reading's citations are resolved: a ``source_key`` names a registered outlet; an outlet without one becomes a
    proposal under its name as written, shared by all its variants; people and bodies are shared by name and kind;
    unnamed groups belong to the document. A claim without a citation gets an ``own_voice`` one. One revision tells of
    it all, with the digest of the rows.

    Args:
        tx: a writing transaction.
        reading: what was read.
        publisher_key: the registry's key of the document's publisher, where it is known.

    Raises:
        NotFoundError: if a key is not in the registry.
        StoreError: if the transaction only reads, or the database refuses.
    """
    known = _find_known(tx, reading)
    if known is not None:
        return known
    own_voice = _name_own_voice(reading, publisher_key)
    voices = [*_list_voices(reading), own_voice]
    shared = keep_shared(tx, voices)
    groups = {voice.identity: voice for voice in voices if voice.kind is SourceKind.UNNAMED and voice.key is None}
    ids = allocate_ids(tx, {DocumentRow: 1, SourceRow: len(groups), **count_rows(reading)})
    number = ids[DocumentRow]
    publisher = shared[own_voice.identity] if reading.document.publisher or publisher_key else None
    document = _keep_document(tx, reading, number, publisher)
    resolve = shared | {identity: ids[SourceRow] + place for place, identity in enumerate(groups)}
    maker = RowMaker(number, ids, lambda voice: resolve[voice.identity], resolve[own_voice.identity])
    unnamed = [_group_row(resolve[identity], voice, number) for identity, voice in groups.items()]
    made: dict[type[Row], Rows] = {SourceRow: unnamed, **maker.make(reading)}
    for row, values in made.items():
        insert_rows(tx, row, values)
    insert_rows(tx, ClaimSourceRow, close_reading(number, made[CitationRow]))
    index_claims(tx, number)
    after = {
        "title": document["title"],
        "sha256": document["sha256"],
        "rows": {table_of(row).name: len(values) for row, values in made.items()},
        "layout": LAYOUT,
        "digest": digest_rows({DocumentRow: [list(document.values())], **made}),
    }
    record(tx, [Change("ingest", "document", number, None, after, number)])
    return KeptDocument(number, created=True, claims=len(reading.claims))


def _list_voices(reading: Reading) -> list[Voice]:
    cited = [(one, claim.hedging.voucher) for claim in reading.claims for one in claim.citations]
    cited += [(one, Voucher.OUTLET) for one in reading.credits]
    return [voice for citation, voucher in cited for voice in name_voices(citation, voucher).values()]


def _name_own_voice(reading: Reading, publisher_key: str | None) -> Voice:
    """Return who speaks where a document cites nobody: its publisher, else its author, else just the document."""
    document = reading.document
    if document.publisher or publisher_key:
        return Voice(SourceKind.WEBSITE, clip_name(document.publisher or publisher_key or ""), publisher_key)
    if document.author:
        return Voice(SourceKind.PERSON, clip_name(document.author))
    return Voice(SourceKind.UNNAMED, "own voice")


def _find_known(tx: Transaction, reading: Reading) -> KeptDocument | None:
    documents, claims = table_of(DocumentRow), table_of(ClaimRow)
    same = documents.c.sha256 == reading.document.original.sha256
    known = tx.execute(select(documents.c.id).where(same)).scalar()
    if known is None:
        return None
    count = tx.execute(select(func.count()).select_from(claims).where(claims.c.document_id == known)).scalar_one()
    return KeptDocument(known, created=False, claims=count)


def _group_row(number: int, voice: Voice, document_id: int) -> tuple[Any, ...]:
    return (number, str(voice.kind), voice.name, voice.folded, None, False, False, document_id, None, None, 1)


def _keep_document(tx: Transaction, reading: Reading, number: int, publisher_id: int | None) -> dict[str, Any]:
    """Insert the document and its original; return its row as plain data, in column order."""
    document = reading.document
    original = document.original
    originals, documents = table_of(OriginalRow), table_of(DocumentRow)
    media_type = storable(original.media_type)[:_LONGEST_TYPE]
    values = {"sha256": original.sha256, "media_type": media_type, "content": original.content}
    tx.execute(insert(originals), values)
    row: dict[str, Any] = {
        "id": number,
        "sha256": original.sha256,
        "name": storable(document.name),
        "title": storable(document.title),
        "author": storable(document.author),
        "publisher": storable(document.publisher),
        "publisher_id": publisher_id,
        "published_inferred": False,
        "url": storable(document.url),
        "archived_url": storable(document.archived_url),
        "retrieved_at": document.retrieved_at,
        "ingested_at": tx.at,
        "ingested_by": tx.analyst,
        "read_with": __version__,
        "length": len(document.text),
        "version": 1,
        "text": storable(document.text),
    }
    published = document.published
    if published is not None:
        on, until, _, _, inferred, rule = period_values(published)
        row |= {"published_on": on, "published_until": until, "published_inferred": inferred, "published_rule": rule}
        row |= {"published_first": published.first_day(), "published_last": published.last_day()}
    tx.execute(insert(documents), row)
    return plain_row({name: row.get(name) for name in column_names(DocumentRow)}, documents.name)
