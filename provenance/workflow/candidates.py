"""Candidates for links out of the database: the keys of claims are worked out, kept, and looked up."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from provenance.link import find_keys, rank_candidates
from provenance.link.weights import COMMONEST
from provenance.model.readings import Reading
from provenance.store import (
    Database,
    Transaction,
    count_keyed,
    find_claims_beside,
    find_unkeyed,
    keep_document_keys,
    keep_keys,
    list_documents,
    load_claims,
    load_keys,
    load_postings,
)

Candidates = dict[int, list[tuple[int, float]]]
"""By claim, the ids of its candidates with their scores, the best first."""

_BATCH = 2_000
"""Claims whose keys are worked out and kept in one transaction."""

_MANY = 200
"""Where more than one claim in so many is asked for, an index over all is made in memory."""


def keep_reading_keys(tx: Transaction, readings: Mapping[int, Reading]) -> None:
    """Keep the keys of the claims of documents, by their ids, in the transaction that has just kept their readings."""
    keep_document_keys(tx, {number: _find_all_keys(reading) for number, reading in readings.items()})


def _find_all_keys(reading: Reading) -> list[tuple[int, ...]]:
    published = reading.document.published
    return [find_keys(claim, published) for claim in reading.claims]


def fill_keys(database: Database, analyst: str, advance: Callable[[int], None] | None = None) -> int:
    """Work out the keys of all claims that have none, and return how many there were.

    Those are claims of databases made before keys were kept, and claims changed since. Every batch is a transaction of
    its own; a run that is broken off goes on where it stopped.

    Raises:
        StoreError: if the database refuses or stays busy.
    """
    with database.reading() as tx:
        if not find_unkeyed(tx, 1):
            return 0
        published = {one.id: one.published for one in list_documents(tx)}
    filled = 0
    while True:
        with database.writing(analyst, "index claims") as tx:
            missing = find_unkeyed(tx, _BATCH)
            claims = load_claims(tx, missing)
            keep_keys(tx, {one.id: find_keys(one, published.get(one.document_id)) for one in claims})
        filled += len(missing)
        if advance is not None:
            advance(len(missing))
        if len(missing) < _BATCH:
            return filled


def find_kept_candidates(tx: Transaction, claim_ids: Iterable[int], k: int = 10) -> Candidates:
    """Return, for each of some claims, the ``k`` claims of other documents that share the most with it.

    Few claims are looked up in the database, in seconds whatever its size; for many, all keys are read into memory.
    Claims whose keys are not kept (``fill_keys``) have no candidates and are none.

    Returns:
        By claim, in the order of the ids.
    """
    wanted = sorted(set(claim_ids))
    found = dict(_find_candidates(tx, wanted, k))
    return {number: found.get(number, []) for number in wanted}


def find_candidates_of(tx: Transaction, claim_ids: Iterable[int], k: int) -> Iterator[tuple[int, list[int]]]:
    """Yield claims with the ids of their candidates, the best first, as suggesting links asks for them."""
    for number, best in _find_candidates(tx, sorted(set(claim_ids)), k):
        yield number, [other for other, _ in best]


def _find_candidates(tx: Transaction, wanted: Sequence[int], k: int) -> Iterator[tuple[int, list[tuple[int, float]]]]:
    """Yield those of some claims that have keys, each with its candidates: one at a time, whatever their number."""
    total = count_keyed(tx)
    if len(wanted) * _MANY > total:
        from provenance.link.candidates_index import CandidateIndex  # noqa: PLC0415 -- NumPy is slow to load

        yield from CandidateIndex(load_keys(tx)).find_all(k, only=wanted)
        return
    beside = find_claims_beside(tx, wanted)
    keys: dict[int, dict[int, tuple[int, ...]]] = defaultdict(dict)
    for claim_id, document_id, own in load_keys(tx, wanted):
        keys[document_id][claim_id] = own
    for document_id, claims in keys.items():
        yield from _look_up(tx, claims, total, k, beside[document_id]).items()


def _look_up(
    tx: Transaction, claims: Mapping[int, Sequence[int]], total: int, k: int, leave_out: Sequence[int]
) -> Candidates:
    postings = load_postings(tx, (key for own in claims.values() for key in own), COMMONEST)
    return {number: rank_candidates(own, postings, total, k, leave_out=leave_out) for number, own in claims.items()}
