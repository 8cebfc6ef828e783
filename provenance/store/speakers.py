"""Who vouches in a document that is kept already: sources for citations that are added later."""

from collections.abc import Iterable

from sqlalchemy import insert, select

from provenance.model.vocabulary import CitationKind, SourceKind
from provenance.store.bulk import allocate_ids, table_of
from provenance.store.history import record_new
from provenance.store.tables import CitationRow, ClaimRow, DocumentRow, SourceRow
from provenance.store.transactions import Transaction
from provenance.store.voices import Identity, Voice, clip_name, keep_shared, pick_groups

_OWN = Voice(SourceKind.UNNAMED, "own voice")


def keep_voices(tx: Transaction, document_id: int, voices: Iterable[Voice]) -> dict[Identity, int]:
    """Return the source ids of voices that a document names, by identity; make those that are new.

    Unnamed groups are looked for in the document alone, and made there.
    """
    listed = list(voices)
    found = keep_shared(tx, listed)
    groups = pick_groups(listed)
    return found | {identity: _keep_group(tx, document_id, group) for identity, group in groups.items()}


def find_own_voice(tx: Transaction, document_id: int) -> int:
    """Return who speaks where the document cites nobody: its publisher, its author, or just the document."""
    citations, claims, documents = table_of(CitationRow), table_of(ClaimRow), table_of(DocumentRow)
    query = (
        select(citations.c.source_id)
        .join(claims, claims.c.id == citations.c.claim_id)
        .where(claims.c.document_id == document_id, citations.c.kind == str(CitationKind.OWN_VOICE))
        .limit(1)
    )
    known = tx.execute(query).scalar()
    if known is not None:
        return int(known)
    wanted = select(documents.c.publisher_id, documents.c.author).where(documents.c.id == document_id)
    document = tx.execute(wanted).one()
    if document.publisher_id is not None:
        return int(document.publisher_id)
    author = Voice(SourceKind.PERSON, clip_name(document.author)) if document.author else _OWN
    return keep_voices(tx, document_id, [author])[author.identity]


def _keep_group(tx: Transaction, document_id: int, group: Voice) -> int:
    table = table_of(SourceRow)
    mine = (table.c.document_id == document_id) & (table.c.folded == group.folded)
    known = tx.execute(select(table.c.id).where(mine, table.c.kind == str(group.kind)).limit(1)).scalar()
    if known is not None:
        return int(known)
    number = allocate_ids(tx, {SourceRow: 1})[SourceRow]
    values = {"id": number, "kind": str(group.kind), "name": group.name, "folded": group.folded}
    flags = {"is_outlet": False, "proposed": False, "version": 1, "document_id": document_id}
    tx.execute(insert(table), values | flags)
    record_new(tx, "source", [number], "meet")
    return number
