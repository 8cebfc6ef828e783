"""Which other claims and documents must be read along, so that what is said of some claims is whole."""

from collections.abc import Iterable

from sqlalchemy import select, union

from provenance.model.vocabulary import LinkState
from provenance.store.bulk import split_ids, table_of
from provenance.store.tables import CitationRow, ClaimRow, LinkRow
from provenance.store.transactions import Transaction


def find_connected_claims(tx: Transaction, claim_ids: Iterable[int]) -> set[int]:
    """Return these claims, all that links connect with them over any number of steps, and those rejected links name.

    A rejected link is followed from the claims given, so that it can be shown with both its ends, and no further.
    """
    links = table_of(LinkRow)
    given = set(claim_ids)
    found, frontier = set(given), set(given)
    while frontier:
        reached: set[int] = set()
        for chunk in split_ids(sorted(frontier)):
            ends = (
                (links.c.first_claim_id, links.c.second_claim_id),
                (links.c.second_claim_id, links.c.first_claim_id),
            )
            holds = links.c.state != str(LinkState.REJECTED)
            parts = [select(there).where(here.in_(chunk), holds) for here, there in ends]
            reached |= set(tx.execute(union(*parts)).scalars())
        frontier = reached - found
        found |= frontier
    for chunk in split_ids(sorted(given)):
        one, other = links.c.first_claim_id, links.c.second_claim_id
        found |= set(tx.execute(select(other).where(one.in_(chunk))).scalars())
        found |= set(tx.execute(select(one).where(other.in_(chunk))).scalars())
    return found


def find_documents_of(tx: Transaction, claim_ids: Iterable[int]) -> list[int]:
    """Return the documents in which these claims stand, in the order of their ids."""
    claims = table_of(ClaimRow)
    found: set[int] = set()
    for chunk in split_ids(sorted(set(claim_ids))):
        found |= set(tx.execute(select(claims.c.document_id).where(claims.c.id.in_(chunk))).scalars())
    return sorted(found)


def find_claims_of(tx: Transaction, document_ids: Iterable[int]) -> list[int]:
    """Return the claims of these documents, in the order of their ids."""
    claims = table_of(ClaimRow)
    found: set[int] = set()
    for chunk in split_ids(sorted(set(document_ids))):
        found |= set(tx.execute(select(claims.c.id).where(claims.c.document_id.in_(chunk))).scalars())
    return sorted(found)


def find_claims_citing(tx: Transaction, source_id: int) -> list[int]:
    """Return the claims that name a source in a chain, or that it makes itself, in the order of their ids."""
    citations = table_of(CitationRow)
    query = select(citations.c.claim_id).where(citations.c.source_id == source_id).distinct()
    return sorted(tx.execute(query).scalars())


def find_first_claims(tx: Transaction, document_ids: Iterable[int], most: int) -> list[int]:
    """Return the first claims of these documents, up to ``most`` of each, in the order of their ids."""
    claims = table_of(ClaimRow)
    found: list[int] = []
    for chunk in split_ids(sorted(set(document_ids))):
        query = select(claims.c.id).where(claims.c.document_id.in_(chunk), claims.c.number <= most)
        found += tx.execute(query).scalars()
    return sorted(found)
