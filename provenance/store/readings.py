"""Keeping what was read from documents: each whole, in the transaction of the caller, under a revision of its own."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from sqlalchemy import func, insert, select

from provenance import __version__
from provenance.model.readings import Reading
from provenance.model.vocabulary import SourceKind, Voucher
from provenance.store.bulk import Rows, allocate_ids, column_names, insert_rows, split_ids, table_of
from provenance.store.cleaning import storable
from provenance.store.closure import close_reading
from provenance.store.digests import digest_rows
from provenance.store.history import Change, record_sets
from provenance.store.layouts import LAYOUT
from provenance.store.periods import period_values
from provenance.store.rows import RowMaker, count_rows
from provenance.store.search import index_claims
from provenance.store.snapshots import Snapshot, plain_row, take_snapshots
from provenance.store.tables import CitationRow, ClaimRow, ClaimSourceRow, DocumentRow, OriginalRow, Row, SourceRow
from provenance.store.transactions import Transaction
from provenance.store.voices import (
    MEET,
    Identity,
    Voice,
    clip_name,
    find_shared,
    make_shared,
    name_voices,
    pick_groups,
    pick_shared,
)

_LONGEST_TYPE = 200
"""Characters of a media type that are kept."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """A reading that is to be kept.

    ``publisher_key`` is the registry's key of the document's publisher, where it is known; ``reason`` is what history
    tells of the document and of the sources that it is the first to name, where it is not the transaction's.
    """

    reading: Reading
    publisher_key: str | None = None
    reason: str | None = None

    @property
    def sha256(self) -> str:
        """The digest of the document's bytes."""
        return self.reading.document.original.sha256


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
    return keep_readings(tx, [Incoming(reading, publisher_key)])[0]


def keep_readings(tx: Transaction, incoming: Sequence[Incoming]) -> list[KeptDocument]:
    """Keep several documents as ``keep_reading`` keeps each, in one go; return what became of each.

    What is then in the database is what it would be had they been kept one after the other: the same ids, and the same
    revisions, each document's a set of its own (the first joins what the transaction recorded before). All tables are
    written once, which for articles of a page takes half the time.

    Raises:
        NotFoundError: if a key is not in the registry.
        StoreError: if the transaction only reads, or the database refuses.
    """
    known = _find_known(tx, {one.sha256 for one in incoming})
    new: dict[str, Incoming] = {}
    for one in incoming:
        if one.sha256 not in known:
            new.setdefault(one.sha256, one)
    made = _keep_new(tx, list(new.values())) if new else {}
    again = known | {digest: replace(one, created=False) for digest, one in made.items()}
    return [made.pop(digest) if digest in made else again[digest] for digest in (one.sha256 for one in incoming)]


@dataclass(slots=True)
class _Cast:
    """Who speaks in a document: by identity, the voices it shares with others and its own unnamed groups."""

    own: Voice
    shared: Mapping[Identity, Voice]
    groups: Mapping[Identity, Voice]


@dataclass(slots=True)
class _Made:
    """What a new document came to: its row, the sources that it is the first to name, and its other rows by table."""

    incoming: Incoming
    document: dict[str, Any]
    met: dict[int, Voice]
    rows: dict[type[Row], Rows]

    @property
    def id(self) -> int:
        return int(self.document["id"])


def _keep_new(tx: Transaction, incoming: Sequence[Incoming]) -> dict[str, KeptDocument]:
    """Keep documents that are all new; return what became of them by the digests of their bytes."""
    casts = [_find_cast(one) for one in incoming]
    sources = find_shared(tx, {identity: voice for cast in casts for identity, voice in cast.shared.items()})
    ids = _allocate(tx, incoming, casts, sources)
    made = [_make_rows(tx, one, cast, sources, ids) for one, cast in zip(incoming, casts, strict=True)]
    make_shared(tx, {number: voice for one in made for number, voice in one.met.items()})
    _insert(tx, made)
    snapshots = take_snapshots(tx, "source", (number for one in made for number in one.met))
    record_sets(tx, [_list_changes(one, snapshots) for one in made])
    return {one.incoming.sha256: KeptDocument(one.id, created=True, claims=len(one.rows[ClaimRow])) for one in made}


def _find_cast(incoming: Incoming) -> _Cast:
    own = _name_own_voice(incoming.reading, incoming.publisher_key)
    voices = [*_list_voices(incoming.reading), own]
    return _Cast(own, pick_shared(voices), pick_groups(voices))


def _allocate(
    tx: Transaction, incoming: Sequence[Incoming], casts: Sequence[_Cast], sources: Mapping[Identity, int]
) -> dict[type[Row], int]:
    """Set aside the ids of all rows; return the first of each table."""
    new = {identity for cast in casts for identity in cast.shared} - sources.keys()
    counts = Counter({DocumentRow: len(incoming), SourceRow: len(new) + sum(len(cast.groups) for cast in casts)})
    for one in incoming:
        counts.update(count_rows(one.reading))
    return allocate_ids(tx, counts)


def _make_rows(
    tx: Transaction, incoming: Incoming, cast: _Cast, sources: dict[Identity, int], ids: dict[type[Row], int]
) -> _Made:
    """Return a document's rows; add the sources that it is the first to name, and count up the next ids."""
    reading, number, numbers = incoming.reading, ids[DocumentRow], count(ids[SourceRow])
    met = {next(numbers): voice for identity, voice in cast.shared.items() if identity not in sources}
    groups = {next(numbers): voice for voice in cast.groups.values()}
    sources |= {voice.identity: source for source, voice in met.items()}
    resolve = sources | {voice.identity: source for source, voice in groups.items()}
    publisher = resolve[cast.own.identity] if reading.document.publisher or incoming.publisher_key else None
    maker = RowMaker(number, dict(ids), lambda voice: resolve[voice.identity], resolve[cast.own.identity])
    unnamed = [_group_row(source, voice, number) for source, voice in groups.items()]
    made: dict[type[Row], Rows] = {SourceRow: unnamed, **maker.make(reading)}
    for row, values in made.items():
        ids[row] += len(values)
    ids[SourceRow] += len(met)
    ids[DocumentRow] += 1
    return _Made(incoming, _document_row(tx, reading, number, publisher), met, made)


def _insert(tx: Transaction, made: Sequence[_Made]) -> None:
    """Insert the rows of documents whose shared sources are there."""
    tx.execute(insert(table_of(OriginalRow)), [_original_row(one.incoming.reading) for one in made])
    tx.execute(insert(table_of(DocumentRow)), [one.document for one in made])
    for row in made[0].rows:
        insert_rows(tx, row, [values for one in made for values in one.rows[row]])
    insert_rows(tx, ClaimSourceRow, [row for one in made for row in close_reading(one.id, one.rows[CitationRow])])
    claims = [values for one in made for values in one.rows[ClaimRow]]
    if claims:
        index_claims(tx, claims[0][0], claims[-1][0])


def _list_changes(made: _Made, sources: Mapping[int, Snapshot]) -> list[Change]:
    """Return what history tells of a new document: the sources that it is the first to name, and its ingest."""
    reason = made.incoming.reason
    plain = plain_row(made.document, table_of(DocumentRow).name)
    after = {
        "title": plain["title"],
        "sha256": plain["sha256"],
        "rows": {table_of(row).name: len(values) for row, values in made.rows.items()},
        "layout": LAYOUT,
        "digest": digest_rows({DocumentRow: [list(plain.values())], **made.rows}),
    }
    met = [Change(MEET, "source", number, None, sources[number], reason=reason) for number in made.met]
    return [*met, Change("ingest", "document", made.id, None, after, made.id, reason)]


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


def _find_known(tx: Transaction, digests: Iterable[str]) -> dict[str, KeptDocument]:
    """Return, by the digest of their bytes, those documents that are kept already."""
    documents, claims = table_of(DocumentRow), table_of(ClaimRow)
    number = select(func.count()).where(claims.c.document_id == documents.c.id).scalar_subquery()
    query = select(documents.c.sha256, documents.c.id, number.label("claims"))
    return {
        row.sha256: KeptDocument(row.id, created=False, claims=row.claims)
        for chunk in split_ids(digests)
        for row in tx.execute(query.where(documents.c.sha256.in_(chunk)))
    }


def _group_row(number: int, voice: Voice, document_id: int) -> tuple[Any, ...]:
    return (number, str(voice.kind), voice.name, voice.folded, None, False, False, document_id, None, None, 1)


def _original_row(reading: Reading) -> dict[str, Any]:
    original = reading.document.original
    media_type = storable(original.media_type)[:_LONGEST_TYPE]
    return {"sha256": original.sha256, "media_type": media_type, "content": original.content}


def _document_row(tx: Transaction, reading: Reading, number: int, publisher_id: int | None) -> dict[str, Any]:
    """Return a document's row, in column order."""
    document = reading.document
    row: dict[str, Any] = {
        "id": number,
        "sha256": document.original.sha256,
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
    return {name: row.get(name) for name in column_names(DocumentRow)}
