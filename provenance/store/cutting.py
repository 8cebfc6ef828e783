"""Claims cut in two, and two made one."""

from typing import Any

from sqlalchemy import func, or_, select, update

from provenance.errors import NotFoundError, UsageError
from provenance.model.claims import Claim
from provenance.model.spans import Span
from provenance.store.bulk import allocate_ids, table_of
from provenance.store.claim_states import ClaimState
from provenance.store.editing import Edited, load_text
from provenance.store.history import changing, record_new
from provenance.store.relays import release_relays
from provenance.store.restoring import write_snapshots
from provenance.store.sheet_rows import copy_parts, settle_lead, take_words
from provenance.store.sheets import PARTS, reshape
from provenance.store.snapshots import Snapshot
from provenance.store.tables import ClaimRow, LinkRow, NoteRow, RatingRow, VerdictRow
from provenance.store.transactions import Transaction


def split_claim(
    tx: Transaction,
    claim_id: int,
    at: int,
    *,
    words: tuple[Claim, Claim] | None = None,
    reason: str | None = None,
    seen_version: int | None = None,
) -> Edited:
    """Cut a claim in two at an offset of the document's text; spaces at the cut belong to neither.

    The first keeps its number, its verdicts and its links, the second is new. A bracket at the end still covers both.

    Raises:
        NotFoundError: if there is no such claim.
        StaleError: if the claim changed since ``seen_version``.
        UsageError: if one of the two would hold no words.
    """
    with changing(tx, "claim", [claim_id], "split", reason, seen_version=seen_version) as found:
        before = found[claim_id]
        text = load_text(tx, before["document_id"])
        spans = find_halves(text, Span(before["span_start"], before["span_end"]), at)
        table = table_of(ClaimRow)
        last = tx.execute(
            select(func.max(table.c.number)).where(table.c.document_id == before["document_id"])
        ).scalar_one()
        number = allocate_ids(tx, {ClaimRow: 1})[ClaimRow]
        copied = before | copy_parts(tx, before, number) | {"id": number, "number": last + 1, "version": 1}
        copied |= {"lead_citation_id": 0}
        first, dropped = reshape(before, spans[0], text)
        second, lost = reshape(copied, spans[1], text)
        told = [one for one in dropped if not one.startswith("dropped") or one in lost]
        told += [one for one in lost if not one.startswith("dropped")]
        if words is not None:
            first, _ = take_words(tx, before, first, words[0])
            second, _ = take_words(tx, before, second, words[1])
        release_relays(tx, before, first)
        write_snapshots(tx, "claim", [(before, settle_lead(tx, first)), (None, settle_lead(tx, second))])
    record_new(tx, "claim", [number], "split", reason)
    return Edited((claim_id, number), tuple(told))


def find_halves(text: str, span: Span, at: int) -> tuple[Span, Span]:
    """Return the two spans that a cut at an offset of the text leaves, without the spaces at the cut.

    Raises:
        UsageError: if one of the two would hold no words.
    """
    if not span.start < at < span.end:
        message = f"{at} lies outside the claim; cut it between {span.start + 1} and {span.end - 1}"
        raise UsageError(message)
    end, start = span.start + len(text[span.start : at].rstrip()), at
    while start < span.end and text[start].isspace():
        start += 1
    halves = Span(span.start, max(end, span.start)), Span(start, span.end)
    if not all(any(letter.isalnum() for letter in half.of(text)) for half in halves):
        message = f"a cut at {at} leaves a part without words"
        raise UsageError(message)
    return halves


def find_next_claim(tx: Transaction, claim_id: int) -> int:
    """Return the claim that follows one in its document's text, passing over rejected ones.

    Raises:
        NotFoundError: if there is no such claim, or none follows it.
    """
    table = table_of(ClaimRow)
    row = tx.execute(select(table).where(table.c.id == claim_id)).first()
    if row is None:
        message = f"there is no claim {claim_id}"
        raise NotFoundError(message)
    later = or_(
        table.c.span_start > row.span_start, (table.c.span_start == row.span_start) & (table.c.number > row.number)
    )
    query = select(table.c.id).where(
        table.c.document_id == row.document_id, table.c.state != str(ClaimState.REJECTED), table.c.id != claim_id, later
    )
    found = tx.execute(query.order_by(table.c.span_start, table.c.number).limit(1)).scalar()
    if found is None:
        message = f"no claim follows claim {claim_id} in its document"
        raise NotFoundError(message)
    return int(found)


def merge_claims(
    tx: Transaction,
    claim_id: int,
    next_id: int,
    *,
    words: Claim | None = None,
    reason: str | None = None,
    seen_version: int | None = None,
) -> Edited:
    """Make a claim and the one after it one: the first reaches over both, the second is rejected and stays readable.

    What was read from the second, its citations and its links to others go to the first.

    Raises:
        NotFoundError: if one of them does not exist.
        StaleError: if the first changed since ``seen_version``.
        UsageError: if the second is not the claim after the first.
    """
    if find_next_claim(tx, claim_id) != next_id:
        message = f"claim {next_id} does not follow claim {claim_id}"
        raise UsageError(message)
    with (
        changing(tx, "claim", [claim_id], "join", reason, seen_version=seen_version) as found,
        changing(tx, "claim", [next_id], "join", reason or f"merged into claim {claim_id}") as others,
    ):
        before, second = found[claim_id], others[next_id]
        text = load_text(tx, before["document_id"])
        span = Span(before["span_start"], max(before["span_end"], second["span_end"]))
        after, told = reshape(_join(tx, before, second), span, text)
        after, more = take_words(tx, before, after, words)
        write_snapshots(tx, "claim", [(before, settle_lead(tx, after))])
        table = table_of(ClaimRow)
        tx.execute(update(table).where(table.c.id == next_id).values(state=str(ClaimState.REJECTED)))
    told += _move_links(tx, next_id, claim_id, reason) + _tell_left(tx, next_id)
    return Edited((claim_id, next_id), (*told, *more))


def _join(tx: Transaction, first: Snapshot, second: Snapshot) -> Snapshot:
    """Return the first sheet with what hangs on the second, each thing once."""
    copied = copy_parts(tx, second, first["id"])
    joined = dict(first)
    for name in PARTS:
        known = {(row["span_start"], row["span_end"]) for row in first[name]}
        joined[name] = first[name] + [row for row in copied[name] if (row["span_start"], row["span_end"]) not in known]
    printed = {row["printed"] for row in first["citations"]}
    joined["citations"] = first["citations"] + [row for row in copied["citations"] if row["printed"] not in printed]
    return joined


def _move_links(tx: Transaction, old: int, new: int, reason: str | None) -> list[str]:
    """Tie the links of one claim to another, unless that one is at their other end or linked there already."""
    table = table_of(LinkRow)
    rows = tx.execute(select(table).where(or_(table.c.first_claim_id == old, table.c.second_claim_id == old))).all()
    taken = {
        (row.first_claim_id, row.second_claim_id)
        for row in tx.execute(select(table).where(or_(table.c.first_claim_id == new, table.c.second_claim_id == new)))
    }
    told = []
    for row in rows:
        other = row.second_claim_id if row.first_claim_id == old else row.first_claim_id
        pair = (min(new, other), max(new, other))
        if other == new or pair in taken:
            told.append(f"link {row.id} stays with the rejected claim {old}")
            continue
        with changing(tx, "link", [row.id], "join", reason):
            values = {"first_claim_id": pair[0], "second_claim_id": pair[1]}
            tx.execute(update(table).where(table.c.id == row.id).values(values))
        told.append(f"link {row.id} now ties claim {new}")
    return told


def _tell_left(tx: Transaction, claim_id: int) -> list[str]:
    left: list[tuple[str, Any]] = [("verdict", VerdictRow), ("rating", RatingRow), ("note", NoteRow)]
    told = []
    for called, row in left:
        table = table_of(row)
        mine = table.c.claim_id == claim_id if "claim_id" in table.c else table.c.noun_id == claim_id
        if "claim_id" not in table.c:
            mine &= table.c.noun == "claim"
        if tx.execute(select(table.c.id).where(mine).limit(1)).first() is not None:
            told.append(f"the {called} of claim {claim_id} stays with it")
    return told
