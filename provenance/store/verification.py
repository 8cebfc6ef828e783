"""Verifying the history: that no revision was altered, and that the rows are what the history says they are."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from provenance.store.bulk import split_ids, table_of
from provenance.store.digests import digest_rows, load_rows, restore_rows
from provenance.store.history import GENESIS, Head, hash_revision
from provenance.store.layouts import LAYOUTS
from provenance.store.link_runs import compare_runs, list_run_links
from provenance.store.snapshots import NOUNS, Snapshot, take_snapshots
from provenance.store.tables import RevisionRow
from provenance.store.transactions import Transaction

_BATCH = 1000
_Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Verification:
    """The outcome: how much was looked at, the chain's head, and what is wrong, the first broken link first."""

    revisions: int
    documents: int
    head: Head
    faults: tuple[str, ...]

    @property
    def sound(self) -> bool:
        """Tell whether nothing is wrong."""
        return not self.faults


@dataclass(slots=True)
class _Told:
    """What the history tells: the last state of each noun, the first state after its ingest, and the digests."""

    last: dict[_Key, str | None] = field(default_factory=dict)
    first: dict[int, dict[_Key, str | None]] = field(default_factory=lambda: defaultdict(dict))
    digests: dict[int, Snapshot] = field(default_factory=dict)
    links: dict[int, str | None] = field(default_factory=dict)


def verify_history(tx: Transaction) -> Verification:
    """Recompute the chain of hashes, and compare all rows with what the history tells of them.

    A document's rows are compared by the digest that its ingest left; where later revisions changed some, with what
    these found there, and the present ones with what the last revision left.
    """
    told = _Told()
    faults: list[str] = []
    count, head = _walk(tx, told, faults)
    faults += _compare_rows(tx, told)
    faults += _find_untold(tx, told)
    faults += _compare_digests(tx, told)
    faults += compare_runs(tx, told.links)
    return Verification(count, len(told.digests), head, tuple(faults))


def _walk(tx: Transaction, told: _Told, faults: list[str]) -> tuple[int, Head]:
    """Follow the chain and note what it tells; add the first broken link to the faults."""
    table = table_of(RevisionRow)
    head = Head(0, GENESIS)
    count = 0
    broken = False
    query = select(table).order_by(table.c.id).execution_options(yield_per=_BATCH)
    for row in tx.execute(query).mappings():
        count += 1
        if not broken:
            fault = _check_link(dict(row), head)
            broken = fault is not None
            if fault is not None:
                faults.append(fault)
        head = Head(row["id"], row["hash"])
        _note(told, row)
    return count, head


def _check_link(row: dict[str, Any], head: Head) -> str | None:
    if row["id"] != head.id + 1:
        return f"revision {head.id + 1} is missing: after {head.id} comes {row['id']}"
    if row["previous"] != head.hash:
        return f"revision {row['id']} does not follow revision {head.id}: one of them was altered or put elsewhere"
    if hash_revision(row) != row["hash"]:
        return f"revision {row['id']} was altered: its hash does not fit"
    return None


def _note(told: _Told, row: Any) -> None:  # noqa: ANN401 -- a row of revisions
    key = (row["noun"], row["noun_id"])
    if row["action"] == "ingest":
        told.digests[row["noun_id"]] = json.loads(row["after"] or "{}")
        return
    told.last[key] = row["after"]
    if row["noun"] == "link":
        told.links.setdefault(row["noun_id"], row["before"])
    if row["document_id"] is not None:
        told.first[row["document_id"]].setdefault(key, row["before"])


def _compare_rows(tx: Transaction, told: _Told) -> Iterator[str]:
    by_noun: dict[str, list[int]] = defaultdict(list)
    for noun, number in told.last:
        by_noun[noun].append(number)
    for noun, numbers in by_noun.items():
        if noun not in NOUNS:
            yield f"the history tells of a {noun}, which is no noun"
            continue
        for chunk in split_ids(numbers):
            found = take_snapshots(tx, noun, chunk)
            for number in chunk:
                fault = _compare(found.get(number), told.last[noun, number])
                if fault:
                    yield f"{noun} {number} {fault}"


def _compare(found: Snapshot | None, last: str | None) -> str | None:
    if last is None:
        return None if found is None else "is there, though the history says that it was removed"
    if found is None:
        return "is gone, and the history does not tell of it"
    known = json.loads(last)
    names = [name for name in known if name in found and found[name] != known[name]]
    return f"was altered behind the history's back: {', '.join(names)}" if names else None


def _find_untold(tx: Transaction, told: _Told) -> Iterator[str]:
    """Find rows that no revision tells of; claims and unnamed groups are left to their document's digest."""
    for noun, shape in NOUNS.items():
        table = table_of(shape.root)
        query = select(table.c.id).order_by(table.c.id)
        if noun == "claim":
            continue
        if noun == "source":
            query = query.where(table.c.document_id.is_(None))
        known = set(told.digests) if noun == "document" else {number for name, number in told.last if name == noun}
        if noun == "link":
            known |= list_run_links(tx)
        for number in tx.execute(query).scalars():
            if number not in known:
                yield f"{noun} {number} is there, and the history does not tell of it"


def _compare_digests(tx: Transaction, told: _Told) -> Iterator[str]:
    for number, after in told.digests.items():
        layout = int(after.get("layout", 0))
        if layout not in LAYOUTS:
            yield f"document {number} has a digest of unknown layout {layout}"
            continue
        touched = {
            key: None if before is None else json.loads(before) for key, before in told.first.get(number, {}).items()
        }
        rows = restore_rows(load_rows(tx, number, layout), touched, layout)
        if digest_rows(rows, layout) != after.get("digest"):
            yield f"document {number}: its rows are not those that were ingested"
