"""Changing a claim's bounds: another span, or a claim that was missed.

Each is one change with its revision. A claim's text stays what its document has at its span, and somebody vouches for
each, if only the document's own voice. What reading anew finds is handed in as data (``words``).
"""

from dataclasses import dataclass

from sqlalchemy import func, select

from provenance.errors import NotFoundError, UsageError
from provenance.model.claims import Claim
from provenance.model.spans import Span
from provenance.store.bulk import table_of
from provenance.store.claim_states import ClaimState
from provenance.store.history import changing, record_new
from provenance.store.relays import release_relays
from provenance.store.restoring import write_snapshots
from provenance.store.sheet_rows import make_sheet, settle_lead, take_words
from provenance.store.sheets import reshape
from provenance.store.tables import ClaimRow, DocumentRow
from provenance.store.transactions import Transaction


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit left: the claims that it changed or made, and in words what followed from it."""

    claims: tuple[int, ...]
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimPlace:
    """Where a claim stands: its document with the whole text, its span, its state and version."""

    claim_id: int
    document_id: int
    span: Span
    text: str
    state: ClaimState
    version: int


def load_claim_place(tx: Transaction, claim_id: int) -> ClaimPlace:
    """Return where a claim stands.

    Raises:
        NotFoundError: if there is no such claim.
    """
    table = table_of(ClaimRow)
    row = tx.execute(select(table).where(table.c.id == claim_id)).first()
    if row is None:
        message = f"there is no claim {claim_id}"
        raise NotFoundError(message)
    span = Span(row.span_start, row.span_end)
    text = load_text(tx, row.document_id)
    return ClaimPlace(row.id, row.document_id, span, text, ClaimState(row.state), row.version)


def load_text(tx: Transaction, document_id: int) -> str:
    """Return a document's text.

    Raises:
        NotFoundError: if there is no such document.
    """
    table = table_of(DocumentRow)
    found = tx.execute(select(table.c.text).where(table.c.id == document_id)).scalar()
    if found is None:
        message = f"there is no document {document_id}"
        raise NotFoundError(message)
    return str(found)


def edit_span(
    tx: Transaction,
    claim_id: int,
    start: int,
    end: int,
    *,
    words: Claim | None = None,
    reason: str | None = None,
    seen_version: int | None = None,
) -> Edited:
    """Give a claim another span; what lies outside it is dropped or, of citations, inherited where it still covers it.

    Args:
        tx: a writing transaction.
        claim_id: which claim.
        start: its first character in the document's text.
        end: where it ends, exclusive.
        words: what reading finds in the new span; added where the claim did not reach before. Its hedging counts
            unless an analyst has set the claim's.
        reason: why.
        seen_version: the version on which the edit rests.

    Raises:
        NotFoundError: if there is no such claim.
        StaleError: if the claim changed since ``seen_version``.
        UsageError: if the span is none, holds no words, is the claim's own or another claim's.
    """
    with changing(tx, "claim", [claim_id], "span", reason, seen_version=seen_version) as found:
        before = found[claim_id]
        text = load_text(tx, before["document_id"])
        span = _check_span(tx, before["document_id"], text, start, end, besides=claim_id)
        if (before["span_start"], before["span_end"]) == (start, end):
            message = f"claim {claim_id} has exactly these characters already"
            raise UsageError(message)
        after, told = reshape(before, span, text)
        after, more = take_words(tx, before, after, words)
        release_relays(tx, before, after)
        write_snapshots(tx, "claim", [(before, settle_lead(tx, after))])
    return Edited((claim_id,), (*told, *more))


def add_claim(tx: Transaction, document_id: int, words: Claim, *, reason: str | None = None) -> Edited:
    """Add a claim that reading missed; it is accepted at once, since an analyst found it.

    Raises:
        NotFoundError: if there is no such document, or a citation names an outlet that is not registered.
        UsageError: if the span is none, holds no words, or is another claim's.
    """
    text = load_text(tx, document_id)
    span = _check_span(tx, document_id, text, words.span.start, words.span.end)
    table = table_of(ClaimRow)
    last = tx.execute(select(func.max(table.c.number)).where(table.c.document_id == document_id)).scalar() or 0
    sheet = make_sheet(tx, document_id, words, last + 1)
    sheet |= {"text": span.of(text), "state": str(ClaimState.ACCEPTED)}
    write_snapshots(tx, "claim", [(None, sheet)])
    record_new(tx, "claim", [sheet["id"]], "add", reason)
    return Edited((int(sheet["id"]),))


def _check_span(
    tx: Transaction, document_id: int, text: str, start: int, end: int, *, besides: int | None = None
) -> Span:
    if not 0 <= start < end <= len(text):
        message = f"no span: {start} to {end}; the document has {len(text)} characters"
        raise UsageError(message)
    span = Span(start, end)
    if not any(letter.isalnum() for letter in span.of(text)):
        message = f"the characters {start} to {end} hold no words"
        raise UsageError(message)
    table = table_of(ClaimRow)
    same = (table.c.document_id == document_id) & (table.c.span_start == start) & (table.c.span_end == end)
    query = select(table.c.id).where(same, table.c.state != str(ClaimState.REJECTED))
    taken = set(tx.execute(query).scalars()) - {besides}
    if taken:
        message = f"claim {min(taken)} has exactly these characters already"
        raise UsageError(message)
    return span
