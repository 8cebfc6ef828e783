"""Documents that others cite: suggested by the program, accepted or rejected by analysts, each decision kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, insert, or_, select, update

from provenance.errors import NotFoundError, UsageError
from provenance.model.links import CitedDocumentFact, CitedDocumentSuggestion
from provenance.model.vocabulary import LinkState
from provenance.store.bulk import allocate_ids, split_ids, table_of
from provenance.store.cleaning import storable
from provenance.store.facts.cited_documents import make_cited, read_cited_votes
from provenance.store.history import changing, record_new
from provenance.store.ratings import require_reason
from provenance.store.suggestions import PROGRAM
from provenance.store.tables import (
    CitationRow,
    CitedDocumentDecisionRow,
    CitedDocumentRow,
    ClaimRow,
    DocumentRow,
    SourceRow,
)
from provenance.store.transactions import Transaction

_LONGEST_DATE = 21


@dataclass(frozen=True, slots=True)
class KeptCitedDocuments:
    """What became of suggestions: ``added`` are new, ``refreshed`` undecided ones with another score or reasons."""

    added: int = 0
    refreshed: int = 0
    known: int = 0


def keep_cited_documents(
    tx: Transaction, suggestions: Iterable[CitedDocumentSuggestion], *, suggested_by: str = PROGRAM
) -> KeptCitedDocuments:
    """Keep what citations probably mean; what an analyst decided stays, and the same again changes nothing.

    Once an analyst accepted what a citation means, nothing else is suggested for it.
    """
    table = table_of(CitedDocumentRow)
    best: dict[tuple[int, int, str, int], CitedDocumentSuggestion] = {}
    for one in suggestions:
        if _key(one) not in best or one.score > best[_key(one)].score:
            best[_key(one)] = one
    known = _find_known(tx, {key[0] for key in best})
    settled = {key[:3] for key, row in known.items() if row["state"] == LinkState.ACCEPTED}
    new = [one for key, one in best.items() if key not in known and key[:3] not in settled]
    if new:
        first = allocate_ids(tx, {CitedDocumentRow: len(new)})[CitedDocumentRow]
        rows = [_make_row(tx, number, one, suggested_by) for number, one in enumerate(new, start=first)]
        tx.execute(insert(table), rows)
        record_new(tx, "cited_document", [row["id"] for row in rows], "suggest")
    changed = {
        row["id"]: best[key]
        for key, row in known.items()
        if key in best and row["state"] == LinkState.SUGGESTED and _differs(row, best[key])
    }
    if changed:
        with changing(tx, "cited_document", sorted(changed), "suggest again"):
            for number, one in changed.items():
                values = {"score": float(one.score), "reasons": _clean(one.reasons)}
                tx.execute(update(table).where(table.c.id == number).values(values))
    return KeptCitedDocuments(len(new), len(changed), len(best) - len(new) - len(changed))


def add_cited_document(
    tx: Transaction, document_id: int, source_id: int, cited_document_id: int, cited_on: str | None = None
) -> int:
    """Add what a citation means, as the analyst, and return its id; it is suggested until it is accepted.

    Raises:
        NotFoundError: if a document or the source does not exist.
        UsageError: if it is known, or a document is to cite itself.
    """
    if document_id == cited_document_id:
        message = f"document {document_id} cannot be what it cites itself"
        raise UsageError(message)
    for row, noun, number in (
        (DocumentRow, "document", document_id),
        (DocumentRow, "document", cited_document_id),
        (SourceRow, "source", source_id),
    ):
        table = table_of(row)
        if tx.execute(select(table.c.id).where(table.c.id == number)).first() is None:
            message = f"there is no {noun} {number}"
            raise NotFoundError(message)
    suggestion = CitedDocumentSuggestion(document_id, source_id, cited_on, cited_document_id, 0.0, ())
    known = _find_known(tx, {document_id}).get(_key(suggestion))
    if known is not None:
        message = f"that is known already: cited document {known['id']}"
        raise UsageError(message)
    number = allocate_ids(tx, {CitedDocumentRow: 1})[CitedDocumentRow]
    row_values = _make_row(tx, number, suggestion, tx.analyst) | {"score": None}
    tx.execute(insert(table_of(CitedDocumentRow)), row_values)
    record_new(tx, "cited_document", [number], "suggest")
    return number


def decide_cited_document(
    tx: Transaction, number: int, state: LinkState, reason: str, *, seen_version: int | None = None
) -> None:
    """Accept or reject what a citation means, as the analyst; earlier decisions stay beside it.

    Raises:
        NotFoundError: if there is no such cited document.
        StaleError: if it changed since ``seen_version``.
        UsageError: if no reason is given.
    """
    table = table_of(CitedDocumentRow)
    kept = require_reason(reason)
    with changing(tx, "cited_document", [number], str(state), kept, seen_version=seen_version):
        values = {"cited_document_id": number, "state": str(state), "reason": kept}
        tx.execute(insert(table_of(CitedDocumentDecisionRow)), values | {"analyst": tx.analyst, "decided_at": tx.at})
        tx.execute(update(table).where(table.c.id == number).values(state=str(state)))


def list_cited_documents(
    tx: Transaction,
    *,
    document_id: int | None = None,
    state: LinkState | None = None,
    limit: int | None = None,
    offset: int = 0,
) -> list[CitedDocumentFact]:
    """Return what citations mean, in the order of suggestion: of one document, citing or cited, or of all."""
    table, decisions = table_of(CitedDocumentRow), table_of(CitedDocumentDecisionRow)
    query = select(table).order_by(table.c.id).offset(offset)
    if document_id is not None:
        query = query.where(or_(table.c.document_id == document_id, table.c.cited_document_id == document_id))
    if state is not None:
        query = query.where(table.c.state == str(state))
    rows = list(tx.execute(query if limit is None else query.limit(limit)).mappings())
    votes = [
        vote
        for chunk in split_ids(row["id"] for row in rows)
        for vote in tx.execute(select(decisions).where(decisions.c.cited_document_id.in_(chunk))).mappings()
    ]
    cast, merged = read_cited_votes(votes), _find_merged(tx)
    return [make_cited(row, cast.get(row["id"], ()), merged) for row in rows]


def find_citing_pairs(tx: Transaction, document_ids: Iterable[int]) -> set[tuple[int, int]]:
    """Return which documents may be what others cite, by outlet and date: pairs of citing and cited document.

    Args:
        tx: any transaction.
        document_ids: of which at least one of each pair is.
    """
    citations, claims, documents = table_of(CitationRow), table_of(ClaimRow), table_of(DocumentRow)
    main = citations.alias("main")
    printed = and_(
        main.c.claim_id == citations.c.claim_id, main.c.printed == citations.c.printed, main.c.role == "source"
    )
    query: Select[tuple[int, int]] = select(claims.c.document_id, documents.c.id).distinct().select_from(citations)
    query = query.join(main, printed).join(claims, claims.c.id == citations.c.claim_id)
    query = query.join(documents, documents.c.publisher_id == citations.c.source_id)
    telling = or_(citations.c.title.is_not(None), citations.c.url.is_not(None))
    within = and_(
        _shift(tx, documents.c.published_first, -1) <= main.c.cited_last,
        _shift(tx, documents.c.published_last, 1) >= main.c.cited_first,
    )
    undated = and_(telling, or_(main.c.cited_first.is_(None), documents.c.published_first.is_(None)))
    query = query.where(documents.c.id != claims.c.document_id, or_(within, undated))
    found: set[tuple[int, int]] = set()
    for chunk in split_ids(document_ids):
        for column in (claims.c.document_id, documents.c.id):
            rows = tx.execute(query.where(column.in_(chunk))).mappings()
            found |= {(row["document_id"], row["id"]) for row in rows}
    return found


def find_accepted_documents(tx: Transaction, document_ids: Iterable[int]) -> set[int]:
    """Return these documents and those that analysts accepted as what they cite, over any number of steps."""
    table = table_of(CitedDocumentRow)
    found = frontier = set(document_ids)
    while frontier:
        reached: set[int] = set()
        for chunk in split_ids(frontier):
            query = select(table.c.cited_document_id).where(table.c.document_id.in_(chunk))
            reached |= set(tx.execute(query.where(table.c.state == str(LinkState.ACCEPTED))).scalars())
        frontier = reached - found
        found = found | frontier
    return found


def _shift(tx: Transaction, day: ColumnElement[Any], days: int) -> ColumnElement[Any]:
    return func.date(day, f"{days:+d} day") if tx.is_sqlite else day + days


def _find_merged(tx: Transaction) -> dict[int, int]:
    table = table_of(SourceRow)
    query = select(table.c.id, table.c.merged_into).where(table.c.merged_into.is_not(None))
    return {row.id: row.merged_into for row in tx.execute(query)}


def _find_known(tx: Transaction, documents: Iterable[int]) -> dict[tuple[int, int, str, int], Any]:
    table = table_of(CitedDocumentRow)
    merged = _find_merged(tx)
    found: dict[tuple[int, int, str, int], Any] = {}
    for chunk in split_ids(documents):
        for row in tx.execute(select(table).where(table.c.document_id.in_(chunk)).order_by(table.c.id)).mappings():
            source = merged.get(row["source_id"], row["source_id"])
            key = (row["document_id"], source, row["cited_on"], row["cited_document_id"])
            if key not in found or found[key]["state"] == LinkState.SUGGESTED:
                found[key] = row
    return found


def _key(one: CitedDocumentSuggestion) -> tuple[int, int, str, int]:
    return (one.document_id, one.source_id, (one.cited_on or "")[:_LONGEST_DATE], one.cited_document_id)


def _differs(row: Any, suggestion: CitedDocumentSuggestion) -> bool:  # noqa: ANN401 -- a row's mapping
    if row["score"] is None:
        return False
    return (row["score"], row["reasons"]) != (float(suggestion.score), _clean(suggestion.reasons))


def _clean(reasons: Sequence[str]) -> list[str]:
    return [storable(reason) for reason in reasons]


def _make_row(tx: Transaction, number: int, one: CitedDocumentSuggestion, suggested_by: str) -> dict[str, Any]:
    document, source, cited_on, cited = _key(one)
    return {
        "id": number,
        "document_id": document,
        "source_id": source,
        "cited_on": cited_on,
        "cited_document_id": cited,
        "state": str(LinkState.SUGGESTED),
        "score": float(one.score),
        "reasons": _clean(one.reasons),
        "suggested_by": suggested_by,
        "suggested_at": tx.at,
        "version": 1,
    }
