"""Keeping the closure: whenever a claim's citations change, the sources on its paths are worked out anew.

Callers need not think of it: ``keep_reading`` makes the rows of a new document, and ``history.record``, through which
every change goes, has those of changed claims refreshed in the same transaction (``store.upkeep``).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from sqlalchemy import delete, select

from provenance.model.paths import find_paths
from provenance.model.vocabulary import LinkState
from provenance.store.bulk import column_names, insert_rows, split_ids, table_of
from provenance.store.facts import load_facts
from provenance.store.tables import CitationRow, CitedDocumentRow, ClaimRow, ClaimSourceRow
from provenance.store.transactions import Transaction

OWN_VOICE = "own_voice"
REJECTED = "rejected"
"""The state of a claim that an analyst threw out: a misreading, which leans on nobody."""

LAST_BIT = 62
"""The bit of ``ways`` that stands for all paths from there on; a signed 64-bit integer has no more."""

_COLUMNS = column_names(CitationRow)
_HOP = itemgetter(*(_COLUMNS.index(name) for name in ("id", "claim_id", "source_id", "role", "relayed_by")))
_CLAIM = _COLUMNS.index("claim_id")

Steps = list[tuple[int, str]]
"""The hops of a path: source and role, nearest to the claim first."""

ClosureRow = tuple[int, int, int, int, str, int, int, int, bool]
"""A row in column order: source, claim, document, depth, role, paths, ways, ends, alone."""


class Hop(NamedTuple):
    """What of a citation the closure rests on."""

    id: int
    claim_id: int
    source_id: int
    role: str
    relayed_by: int | None


def close_reading(document_id: int, citations: Sequence[tuple[Any, ...]]) -> list[ClosureRow]:
    """Return the rows of a new document, from its rows of citations, which are in the order of the claims."""
    rows: list[ClosureRow] = []
    for claim_id, found in groupby(citations, key=itemgetter(_CLAIM)):
        rows += close_claim(claim_id, document_id, [Hop(*_HOP(row)) for row in found])
    return rows


def close_claim(claim_id: int, document_id: int, hops: Sequence[Hop]) -> list[ClosureRow]:
    """Return the rows of one claim from its hops, in the order of their ids."""
    if len(hops) == 1:
        hop = hops[0]
        if hop.role == OWN_VOICE:
            return [(hop.source_id, claim_id, document_id, 0, OWN_VOICE, 0, 0, 0, False)]
        return [(hop.source_id, claim_id, document_id, 1, hop.role, 1, 1, 1, True)]
    paths = [[(hop.source_id, hop.role) for hop in path] for path in _find_paths(hops) if path[0].role != OWN_VOICE]
    if paths:
        return list(close_paths(claim_id, document_id, paths))
    return [(hop.source_id, claim_id, document_id, 0, OWN_VOICE, 0, 0, 0, False) for hop in hops[:1]]


def close_paths(claim_id: int, document_id: int, paths: Sequence[Steps]) -> Iterator[ClosureRow]:
    """Yield the rows of a claim from its paths."""
    depths: dict[int, tuple[int, str]] = {}
    held: dict[int, set[int]] = {}
    ended: dict[int, set[int]] = {}
    for number, path in enumerate(paths):
        for depth, (source_id, role) in enumerate(path, start=1):
            if source_id not in depths or depth < depths[source_id][0]:
                depths[source_id] = (depth, role)
            held.setdefault(source_id, set()).add(number)
        ended.setdefault(path[-1][0], set()).add(number)
    count = len(paths)
    for source_id, (depth, role) in depths.items():
        alone = len(held[source_id]) == count
        ways, ends = _set_bits(held[source_id], count), _set_bits(ended.get(source_id, set()), count)
        yield source_id, claim_id, document_id, depth, role, count, ways, ends, alone


def _set_bits(numbers: set[int], count: int) -> int:
    """Return a bit for each path, and the last one for all paths from there on, if they are all meant."""
    bits = sum(1 << number for number in numbers if number < LAST_BIT)
    if count > LAST_BIT and all(number in numbers for number in range(LAST_BIT, count)):
        bits |= 1 << LAST_BIT
    return bits


def _find_paths(hops: Sequence[Hop]) -> Iterator[list[Hop]]:
    """Yield the paths of a claim as ``model.chains.find_chains`` finds its chains."""
    by_id = {hop.id: hop for hop in hops}
    relaying = {hop.relayed_by for hop in hops}
    for leaf in [hop for hop in hops if hop.id not in relaying] or hops[:1]:
        path = [leaf]
        seen = {leaf.id}
        while (before := by_id.get(path[-1].relayed_by or -1)) is not None and before.id not in seen:
            path.append(before)
            seen.add(before.id)
        yield path[::-1]


def refresh_closure(tx: Transaction, claim_ids: Iterable[int]) -> None:
    """Work out anew the rows of some claims; those of claims that are no longer there went with them."""
    closure = table_of(ClaimSourceRow)
    wanted = set(claim_ids)
    if not wanted:
        return
    for chunk in split_ids(wanted):
        tx.execute(delete(closure).where(closure.c.claim_id.in_(chunk)))
    insert_rows(tx, ClaimSourceRow, _work_out(tx, wanted))


def work_out_closure(tx: Transaction, document_id: int) -> list[ClosureRow]:
    """Return the rows that a document's claims must have, in order, from its citations; nothing is written."""
    claims = table_of(ClaimRow)
    found = set(tx.execute(select(claims.c.id).where(claims.c.document_id == document_id)).scalars())
    return sorted(_work_out(tx, found))


def trace_paths(tx: Transaction, claim_ids: Iterable[int]) -> dict[int, list[Steps]]:
    """Return the paths of some claims, each the sources and roles of its hops, nearest to the claim first."""
    wanted = set(claim_ids)
    running_on = _find_running_on(tx, wanted)
    found = {
        claim_id: [[(hop.source_id, hop.role) for hop in path] for path in _find_paths(hops)]
        for chunk in split_ids(wanted - running_on)
        for claim_id, _, hops in _load_hops(tx, chunk)
    }
    return found | {claim_id: paths for claim_id, _, paths in _follow(tx, running_on)}


def _work_out(tx: Transaction, claim_ids: set[int]) -> list[ClosureRow]:
    running_on = _find_running_on(tx, claim_ids)
    rows = [
        row
        for chunk in split_ids(claim_ids - running_on)
        for claim_id, document_id, hops in _load_hops(tx, chunk)
        for row in close_claim(claim_id, document_id, hops)
    ]
    for claim_id, document_id, paths in _follow(tx, running_on):
        rows += close_paths(claim_id, document_id, paths)
    return rows


def _find_running_on(tx: Transaction, claim_ids: set[int]) -> set[int]:
    """Return those of the claims that cite somebody and whose chains may run on through another document."""
    documents = find_running_on(tx)
    if not documents:
        return set()
    claims, citations = table_of(ClaimRow), table_of(CitationRow)
    query = select(claims.c.id).join(citations, citations.c.id == claims.c.lead_citation_id)
    query = query.where(citations.c.role != OWN_VOICE, claims.c.state != REJECTED)
    found = {
        number
        for chunk in split_ids(documents)
        for number in tx.execute(query.where(claims.c.document_id.in_(chunk))).scalars()
    }
    return found & claim_ids


def find_running_on(tx: Transaction) -> dict[int, set[int]]:
    """Return by document the documents that an analyst accepted as what it cites."""
    table = table_of(CitedDocumentRow)
    query = select(table.c.document_id, table.c.cited_document_id).where(table.c.state == str(LinkState.ACCEPTED))
    found: dict[int, set[int]] = {}
    for row in tx.execute(query):
        found.setdefault(row.document_id, set()).add(row.cited_document_id)
    return found


def _follow(tx: Transaction, claim_ids: set[int]) -> Iterator[tuple[int, int, list[Steps]]]:
    """Yield claims with their documents and paths, run on through documents that they cite."""
    if not claim_ids:
        return
    cited = find_running_on(tx)
    reached = set(cited)
    while more := {number for one in reached for number in cited.get(one, ())} - reached:
        reached |= more
    facts = load_facts(tx, sorted(reached))
    facts = replace(facts, claims=tuple(claim for claim in facts.claims if claim.state != REJECTED))
    documents = {claim.id: claim.document_id for claim in facts.claims}
    for claim_id, paths in find_paths(facts, claim_ids).items():
        yield claim_id, documents[claim_id], [[(hop.source_id, hop.role) for hop in path.hops] for path in paths]


def _load_hops(tx: Transaction, claim_ids: Sequence[int]) -> Iterator[tuple[int, int, list[Hop]]]:
    """Yield claims with their documents and hops."""
    claims, citations = table_of(ClaimRow), table_of(CitationRow)
    of = (citations.c.claim_id, citations.c.source_id, citations.c.role, citations.c.relayed_by)
    query = (
        select(citations.c.id, *of, claims.c.document_id)
        .join(claims, claims.c.id == citations.c.claim_id)
        .where(citations.c.claim_id.in_(claim_ids), claims.c.state != REJECTED)
    )
    rows = sorted((tuple(row) for row in tx.execute(query)), key=itemgetter(1, 0))
    for claim_id, found in groupby(rows, key=itemgetter(1)):
        listed = list(found)
        yield claim_id, listed[0][5], [Hop(*row[:5]) for row in listed]
