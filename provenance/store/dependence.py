"""What claims lean on, asked of the closure: for one source, for all, and what falls without some."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, case, exists, func, select, text

from provenance.model.audits import Pattern, Step
from provenance.model.vocabulary import LinkState
from provenance.store.bulk import split_ids, table_of
from provenance.store.closure import LAST_BIT, REJECTED, trace_paths
from provenance.store.tables import ClaimRow, ClaimSourceRow, DocumentRow, LinkRow, SourceRow
from provenance.store.tables.claims import REJECTED as REJECTED_CLAIMS
from provenance.store.transactions import Transaction

CORROBORATED = 2
"""From how many origins on something counts as corroborated."""


@dataclass(frozen=True, slots=True)
class Leaning:
    """How many claims lean on a source: at all, alone, at the first hop; how many it makes itself; in how many."""

    source_id: int
    claims: int
    alone: int
    direct: int
    own_voice: int
    documents: int


@dataclass(frozen=True, slots=True)
class Fallen:
    """What falls without some sources: claims by id, in order.

    ``gone`` are the claims of documents that one of them published; they are in no other list. ``unsourced`` lose every
    path, ``weakened`` lose a path and keep another.
    """

    gone: tuple[int, ...]
    unsourced: tuple[int, ...]
    weakened: tuple[int, ...]


def count_leanings(tx: Transaction, source_ids: Iterable[int] | None = None) -> list[Leaning]:
    """Return how many claims of the whole database lean on sources, chains included, those most leaned on first.

    Args:
        tx: any transaction.
        source_ids: which sources; None for all that any claim leans on or that make one.
    """
    closure = table_of(ClaimSourceRow)
    leaning = closure.c.depth > 0
    query = select(
        closure.c.source_id,
        func.count(case((leaning, 1))),
        func.count(case((closure.c.alone, 1))),
        func.count(case((closure.c.depth == 1, 1))),
        func.count(case((~leaning, 1))),
        func.count(closure.c.document_id.distinct()),
    ).group_by(closure.c.source_id)
    chunks: list[Select[Any]] = [query]
    if source_ids is not None:
        chunks = [query.where(closure.c.source_id.in_(chunk)) for chunk in split_ids(source_ids)]
    found = [Leaning(*row) for chunk in chunks for row in _ask(tx, chunk)]
    return sorted(found, key=lambda one: (-one.claims, -one.alone, -one.own_voice, one.source_id))


def count_standing_claims(tx: Transaction) -> int:
    """Return how many claims there are, without those that an analyst rejected."""
    table = table_of(ClaimRow)
    every = select(func.count()).select_from(table)
    claims = tx.execute(every).scalar_one()
    rejected = tx.execute(every.where(text(REJECTED_CLAIMS))).scalar_one()
    return int(claims) - int(rejected)


def load_patterns(tx: Transaction) -> list[Pattern]:
    """Return what all claims of the database lean on, those that lean alike together.

    Claims with a single path of a single hop, which most are, are counted by the database.
    """
    closure = table_of(ClaimSourceRow)
    lone = (closure.c.depth == 0) | ((closure.c.paths == 1) & (closure.c.depth == 1) & (closure.c.ends > 0))
    counted = select(closure.c.source_id, closure.c.depth, func.count()).where(lone)
    grouped = _ask(tx, counted.group_by(closure.c.source_id, closure.c.depth))
    alone = {(source_id, depth): claims for source_id, depth, claims in grouped}
    rows = select(closure.c.claim_id, closure.c.source_id, closure.c.depth, closure.c.ways, closure.c.paths)
    by_claim: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    paths: dict[int, int] = {}
    for claim_id, source_id, depth, ways, number in _ask(tx, rows.where(~lone)):
        by_claim[claim_id].append((source_id, depth, ways))
        paths[claim_id] = number
    # a path that ends where it begins shows one of its sources among the lone ones
    circular = [claim_id for claim_id, steps in by_claim.items() if min(step[1] for step in steps) > 1]
    for chunk in split_ids(circular):
        for claim_id, source_id, depth, ways, _ in _ask(tx, rows.where(lone, closure.c.claim_id.in_(chunk))):
            by_claim[claim_id].append((source_id, depth, ways))
            alone[source_id, depth] -= 1
    patterns = [
        Pattern((Step(source_id, depth, depth),), depth, claims)
        for (source_id, depth), claims in alone.items()
        if claims
    ]
    many = [claim_id for claim_id, number in paths.items() if number > LAST_BIT]
    for claim_id, found in trace_paths(tx, many).items():
        by_claim[claim_id] = _take_steps(found)
    counts = Counter((tuple(sorted(steps)), paths[claim_id]) for claim_id, steps in by_claim.items())
    patterns += [
        Pattern(tuple(Step(*step) for step in steps), number, claims) for (steps, number), claims in counts.items()
    ]
    return patterns


def _take_steps(paths: Sequence[Sequence[tuple[int, str]]]) -> list[tuple[int, int, int]]:
    depths: dict[int, int] = {}
    ways: dict[int, int] = defaultdict(int)
    for number, path in enumerate(paths):
        for depth, (source_id, _) in enumerate(path, start=1):
            depths[source_id] = min(depth, depths.get(source_id, depth))
            ways[source_id] |= 1 << number
    return [(source_id, depths[source_id], ways[source_id]) for source_id in depths]


def find_fallen(tx: Transaction, source_ids: Collection[int]) -> Fallen:
    """Return what falls in the whole database without some sources."""
    closure, documents, claims = table_of(ClaimSourceRow), table_of(DocumentRow), table_of(ClaimRow)
    chunks = list(split_ids(source_ids))
    published = {
        number
        for chunk in chunks
        for number in tx.execute(select(documents.c.id).where(documents.c.publisher_id.in_(chunk))).scalars()
    }
    standing = claims.c.state != REJECTED
    gone = {
        number
        for chunk in split_ids(published)
        for number in tx.execute(select(claims.c.id).where(claims.c.document_id.in_(chunk), standing)).scalars()
    }
    left: dict[int, int] = {}
    many: set[int] = set()
    query = select(closure.c.claim_id, closure.c.ways, closure.c.paths).where(closure.c.depth > 0)
    for chunk in chunks:
        for claim_id, ways, paths in _ask(tx, query.where(closure.c.source_id.in_(chunk))):
            left[claim_id] = left.get(claim_id, -1 if paths > LAST_BIT else (1 << paths) - 1) & ~ways
            if paths > LAST_BIT:
                many.add(claim_id)
    removed = set(source_ids)
    for claim_id, found in trace_paths(tx, many).items():
        left[claim_id] = sum(not any(source_id in removed for source_id, _ in path) for path in found)
    kept = {claim_id: rest for claim_id, rest in left.items() if claim_id not in gone}
    return Fallen(
        gone=tuple(sorted(gone)),
        unsourced=tuple(sorted(claim_id for claim_id, rest in kept.items() if not rest)),
        weakened=tuple(sorted(claim_id for claim_id, rest in kept.items() if rest)),
    )


def find_thinned(tx: Transaction, source_ids: Collection[int], families: Mapping[int, str]) -> tuple[int, ...]:
    """Return the claims whose paths end in at least two owner families, and in less without some sources.

    That is what the citations alone show of proven origins, which ask for more; a claim that this leaves out never had
    two, or still may. Claims of documents that one of the sources published are among them.

    Args:
        tx: any transaction.
        source_ids: the sources thought away.
        families: by source the owner family that the registry records; each independent outlet has its own.
    """
    met, ending = table_of(ClaimSourceRow).alias("met"), table_of(ClaimSourceRow).alias("ending")
    query = (
        select(ending.c.claim_id, ending.c.source_id, ending.c.ends, met.c.ways)
        .join(met, met.c.claim_id == ending.c.claim_id)
        .where(met.c.paths > 1, ending.c.ends > 0)
    )
    fallen: dict[int, int] = defaultdict(int)
    roots: dict[int, dict[int, int]] = defaultdict(dict)
    for chunk in split_ids(source_ids):
        for claim_id, source_id, ends, lost in _ask(tx, query.where(met.c.source_id.in_(chunk))):
            fallen[claim_id] |= lost
            roots[claim_id][source_id] = ends
    removed = set(source_ids)
    found = []
    for claim_id, ending_in in roots.items():
        known = {families[source_id] for source_id in ending_in if source_id in families}
        if len(known) > 1:
            lost = fallen[claim_id]
            left = {
                families[source_id]
                for source_id, ends in ending_in.items()
                if source_id in families and source_id not in removed and ends & ~lost
            }
            if len(left) < len(known) and len(left) < CORROBORATED:
                found.append(claim_id)
    return tuple(sorted(found))


def find_met_sources(tx: Transaction) -> list[int]:
    """Return the sources on which any claim leans, that make one themselves, or that published a document."""
    sources, closure, documents = table_of(SourceRow), table_of(ClaimSourceRow), table_of(DocumentRow)
    leaned = exists().where(closure.c.source_id == sources.c.id)
    publishing = exists().where(documents.c.publisher_id == sources.c.id)
    return list(tx.execute(select(sources.c.id).where(leaned | publishing).order_by(sources.c.id)).scalars())


def find_linked_claims(tx: Transaction) -> set[int]:
    """Return the claims that a link, not rejected, ties to another."""
    links = table_of(LinkRow)
    standing = links.c.state != str(LinkState.REJECTED)
    return {
        number
        for row in _ask(tx, select(links.c.first_claim_id, links.c.second_claim_id).where(standing))
        for number in row
    }


def _ask(tx: Transaction, query: Select[Any]) -> Iterator[Any]:
    return iter(tx.execute(query))
