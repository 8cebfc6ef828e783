"""Runs that suggested links: what they added, under one digest, and which documents they matched."""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import exists, insert, or_, select, update

from provenance.store.bulk import allocate_ids, split_ids, table_of
from provenance.store.cleaning import storable
from provenance.store.history import find_head, record_new
from provenance.store.snapshots import Snapshot, plain_value
from provenance.store.tables import DocumentRow, LinkedDocumentRow, LinkRow, LinkRunRow, RevisionRow
from provenance.store.transactions import Transaction

LAYOUT = 1
"""The layout of new digests; it stands beside each."""

_LAYOUTS = {
    1: "id first_claim_id second_claim_id relation state score reasons suggested_by suggested_at version".split()  # noqa: SIM905 -- columns in one line, as in layouts.py
}
_BATCH = 1000


@dataclass(frozen=True, slots=True)
class LinkRun:
    """One run: who let it look at what, when and with which program, and how much came of it."""

    id: int
    at: datetime
    analyst: str
    suggested_by: str
    scope: str
    documents: int
    added: int
    refreshed: int
    first_link_id: int | None = None


def keep_run(  # noqa: PLR0917 -- one argument for each thing that a run is
    tx: Transaction,
    rows: Sequence[Mapping[str, Any]],
    scope: str,
    suggested_by: str,
    document_ids: Collection[int],
    refreshed: int = 0,
    as_of: int | None = None,
) -> LinkRun | None:
    """Keep a run that added these rows of links; return None where it found nothing new and matched nothing new."""
    if not rows and not refreshed and not find_unmatched(tx, document_ids):
        return None
    number = allocate_ids(tx, {LinkRunRow: 1})[LinkRunRow]
    first = rows[0]["id"] if rows else None
    run = LinkRun(
        number, tx.at, tx.analyst, suggested_by, storable(scope), len(document_ids), len(rows), refreshed, first
    )
    values = {name: getattr(run, name) for name in LinkRun.__slots__}
    values |= {"layout": LAYOUT, "digest": digest_links(rows, LAYOUT)}
    tx.execute(insert(table_of(LinkRunRow)), values)
    record_new(tx, "link_run", [number], "suggest", storable(scope))
    _mark_matched(tx, document_ids, find_head(tx).id if as_of is None else as_of)
    return run


def list_link_runs(tx: Transaction) -> list[LinkRun]:
    """Return the runs that suggested links, the oldest first."""
    table = table_of(LinkRunRow)
    query = select(*(table.c[name] for name in LinkRun.__slots__)).order_by(table.c.id)
    return [LinkRun(**row) for row in tx.execute(query).mappings()]


def find_link_run(tx: Transaction, link_id: int) -> LinkRun | None:
    """Return the run that added a link; None for one that an analyst added."""
    table = table_of(LinkRunRow)
    query = select(*(table.c[name] for name in LinkRun.__slots__)).where(table.c.first_link_id <= link_id)
    row = tx.execute(query.order_by(table.c.first_link_id.desc()).limit(1)).mappings().first()
    if row is None or row["first_link_id"] + row["added"] <= link_id:
        return None
    return LinkRun(**row)


def digest_links(rows: Iterable[Mapping[str, Any]], layout: int = LAYOUT) -> str:
    """Return SHA-256 over rows of links in the order of their ids, each a JSON list of plain values."""
    state = hashlib.sha256()
    names = _LAYOUTS[layout]
    for row in rows:
        told = [plain_value(row[name]) for name in names]
        state.update(json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n")
    return state.hexdigest()


def find_unmatched(tx: Transaction, document_ids: Collection[int] | None = None) -> list[int]:
    """Return the documents whose claims were not compared yet, or were changed since, in the order of their ids.

    Args:
        tx: any transaction.
        document_ids: of which documents; None for all.
    """
    documents, linked, revisions = table_of(DocumentRow), table_of(LinkedDocumentRow), table_of(RevisionRow)
    changed = exists().where(
        revisions.c.document_id == documents.c.id,
        revisions.c.id > linked.c.revision,
        revisions.c.noun.in_(["document", "claim"]),
    )
    query = select(documents.c.id).outerjoin(linked, linked.c.document_id == documents.c.id)
    query = query.where(or_(linked.c.document_id.is_(None), changed)).order_by(documents.c.id)
    if document_ids is None:
        return list(tx.execute(query).scalars())
    return [
        number
        for chunk in split_ids(document_ids)
        for number in tx.execute(query.where(documents.c.id.in_(chunk))).scalars()
    ]


def _mark_matched(tx: Transaction, document_ids: Collection[int], revision: int) -> None:
    table = table_of(LinkedDocumentRow)
    for chunk in split_ids(document_ids):
        known = set(tx.execute(select(table.c.document_id).where(table.c.document_id.in_(chunk))).scalars())
        if known:
            tx.execute(update(table).where(table.c.document_id.in_(known)).values(revision=revision))
        new = [{"document_id": number, "revision": revision} for number in chunk if number not in known]
        if new:
            tx.execute(insert(table), new)


def list_run_links(tx: Transaction) -> set[int]:
    """Return the ids that were given to links by runs, whose revisions tell of them all at once."""
    table = table_of(LinkRunRow)
    query = select(table.c.first_link_id, table.c.added).where(table.c.added > 0)
    return {number for row in tx.execute(query) for number in range(row.first_link_id, row.first_link_id + row.added)}


def compare_runs(tx: Transaction, touched: Mapping[int, str | None]) -> Iterator[str]:
    """Yield what is wrong with the links that runs added.

    Args:
        tx: any transaction.
        touched: by link, what the first later revision found there, as canonical JSON.
    """
    table = table_of(LinkRunRow)
    for run in tx.execute(select(table).order_by(table.c.id)).mappings():
        if run["layout"] not in _LAYOUTS:
            yield f"link run {run['id']} has a digest of unknown layout {run['layout']}"
        elif digest_links(_restore(tx, run["first_link_id"], run["added"], touched), run["layout"]) != run["digest"]:
            yield f"link run {run['id']}: its links are not those that it suggested"


def _restore(
    tx: Transaction, first: int | None, count: int, touched: Mapping[int, str | None]
) -> Iterator[Mapping[str, Any]]:
    """Yield the rows of a run's links as they were when it added them."""
    links = table_of(LinkRow)
    for start in range(first or 0, (first or 0) + count, _BATCH):
        numbers = range(start, min(start + _BATCH, (first or 0) + count))
        query = select(links).where(links.c.id >= numbers.start, links.c.id < numbers.stop)
        found: dict[int, Mapping[str, Any]] = {row["id"]: dict(row) for row in tx.execute(query).mappings()}
        for number in numbers:
            told = touched.get(number)
            before: Snapshot | None = None if told is None else json.loads(told)
            row = before or found.get(number)
            if row is not None:
                yield row
