"""Notes on anything, acknowledgements of findings, and who reviews what."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, or_, select, update

from provenance.errors import NotFoundError, UsageError
from provenance.store.bulk import allocate_ids, table_of
from provenance.store.cleaning import storable
from provenance.store.history import changing, record_new
from provenance.store.ratings import require_reason
from provenance.store.snapshots import NOUNS
from provenance.store.tables import AcknowledgementRow, AssignmentRow, CitationRow, NoteRow, RevisionRow
from provenance.store.tables.reviews import NOUNS as NOTABLE
from provenance.store.transactions import Transaction

_LONGEST_KEY = 500


@dataclass(frozen=True, slots=True)
class Note:
    """An analyst's words on a noun."""

    id: int
    noun: str
    noun_id: int
    text: str
    analyst: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """A finding that an analyst has seen and accepted."""

    id: int
    finding: str
    document_id: int | None
    analyst: str
    acknowledged_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who reviews what; ``done_at`` is None while it is open, ``expires_at`` set where it ends by itself."""

    id: int
    noun: str
    noun_id: int
    assignee: str
    analyst: str
    assigned_at: datetime
    done_at: datetime | None
    expires_at: datetime | None = None


def add_note(tx: Transaction, noun: str, noun_id: int, text: str) -> int:
    """Add the analyst's words on a noun (``document``, ``claim``, ``source`` …) and return the note's id.

    Raises:
        NotFoundError: if there is no such thing.
        UsageError: if the noun is unknown or the note empty.
    """
    _require(tx, noun, noun_id)
    kept = storable(text).strip()
    if not kept:
        message = "an empty note says nothing; give it words"
        raise UsageError(message)
    number = allocate_ids(tx, {NoteRow: 1})[NoteRow]
    values = {"id": number, "noun": noun, "noun_id": noun_id, "text": kept}
    tx.execute(insert(table_of(NoteRow)), values | {"analyst": tx.analyst, "written_at": tx.at})
    record_new(tx, "note", [number], "note")
    return number


def list_notes(tx: Transaction, noun: str, noun_id: int) -> list[Note]:
    """Return the notes on one thing, the oldest first."""
    table = table_of(NoteRow)
    query = select(table).where(table.c.noun == noun, table.c.noun_id == noun_id).order_by(table.c.id)
    return [Note(**row) for row in tx.execute(query).mappings()]


def acknowledge_finding(tx: Transaction, finding: str, reason: str, *, document_id: int | None = None) -> int:
    """Keep that the analyst has seen a finding and accepts it; ``finding`` is the key by which audits know it again.

    Raises:
        UsageError: if no reason is given, or the key is empty or too long.
    """
    key = storable(finding)
    if not 0 < len(key) <= _LONGEST_KEY:
        message = f"a finding's key has 1 to {_LONGEST_KEY} characters"
        raise UsageError(message)
    number = allocate_ids(tx, {AcknowledgementRow: 1})[AcknowledgementRow]
    values = {"id": number, "finding": key, "document_id": document_id, "reason": require_reason(reason)}
    tx.execute(insert(table_of(AcknowledgementRow)), values | {"analyst": tx.analyst, "acknowledged_at": tx.at})
    record_new(tx, "acknowledgement", [number], "acknowledge")
    return number


def list_acknowledgements(tx: Transaction) -> list[Acknowledgement]:
    """Return all acknowledgements, the oldest first."""
    table = table_of(AcknowledgementRow)
    return [Acknowledgement(**row) for row in tx.execute(select(table).order_by(table.c.id)).mappings()]


def assign(tx: Transaction, noun: str, noun_id: int, assignee: str) -> int:
    """Say who reviews a thing, and return the assignment's id.

    Raises:
        NotFoundError: if there is no such thing.
        UsageError: if the noun is unknown or the name empty.
    """
    _require(tx, noun, noun_id)
    name = storable(assignee).strip()[:200]
    if not name:
        message = "an assignment needs the name of an analyst"
        raise UsageError(message)
    number = allocate_ids(tx, {AssignmentRow: 1})[AssignmentRow]
    values = {"id": number, "noun": noun, "noun_id": noun_id, "assignee": name}
    tx.execute(insert(table_of(AssignmentRow)), values | {"analyst": tx.analyst, "assigned_at": tx.at})
    record_new(tx, "assignment", [number], "assign")
    return number


def finish_assignment(tx: Transaction, assignment_id: int) -> None:
    """Say that an assignment is done.

    Raises:
        NotFoundError: if there is no such assignment.
    """
    table = table_of(AssignmentRow)
    with changing(tx, "assignment", [assignment_id], "finish"):
        tx.execute(update(table).where(table.c.id == assignment_id).values(done_at=tx.at))


def list_assignments(tx: Transaction, *, assignee: str | None = None, open_only: bool = True) -> list[Assignment]:
    """Return assignments, the oldest first: of one analyst or of all, those neither done nor expired or all."""
    table = table_of(AssignmentRow)
    query = select(table).order_by(table.c.id)
    if assignee is not None:
        query = query.where(table.c.assignee == assignee)
    if open_only:
        query = query.where(table.c.done_at.is_(None), or_(table.c.expires_at.is_(None), table.c.expires_at > tx.at))
    return [Assignment(**row) for row in tx.execute(query).mappings()]


def _require(tx: Transaction, noun: str, noun_id: int) -> None:
    if noun not in NOTABLE:
        message = f"{noun!r} is no noun; one of {', '.join(NOTABLE)}"
        raise UsageError(message)
    others = {"citation": CitationRow, "revision": RevisionRow}
    table = table_of(others.get(noun) or NOUNS[noun].root)
    if tx.execute(select(table.c.id).where(table.c.id == noun_id)).first() is None:
        message = f"there is no {noun} {noun_id}"
        raise NotFoundError(message)
