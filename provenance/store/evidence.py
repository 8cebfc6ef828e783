"""The facts that bear on one source's track record, or on one claim, without reading the whole database."""

from sqlalchemy import ColumnElement, Select, or_, select, union

from provenance.errors import NotFoundError
from provenance.model.facts import Facts
from provenance.model.vocabulary import LinkState
from provenance.store.bulk import split_ids, table_of
from provenance.store.facts import load_facts
from provenance.store.tables import CitationRow, ClaimRow, LinkRow, VerdictRow
from provenance.store.transactions import Transaction


def load_evidence(tx: Transaction, source_id: int) -> Facts:
    """Return the facts of every document with a claim that bears on a source's track record.

    These are the claims that name the source in a chain and have a verdict, or an accepted link to a claim that has
    one; the claims linked to them; and their documents. Claims nobody decided on are in it only as their neighbours.
    """
    citations, verdicts, links = table_of(CitationRow), table_of(VerdictRow), table_of(LinkRow)
    mine = select(citations.c.claim_id).where(citations.c.source_id == source_id)
    judged = select(verdicts.c.claim_id)
    accepted = links.c.state == str(LinkState.ACCEPTED)
    linked = union(
        select(links.c.first_claim_id).where(accepted, links.c.second_claim_id.in_(judged)),
        select(links.c.second_claim_id).where(accepted, links.c.first_claim_id.in_(judged)),
    )
    claims = table_of(ClaimRow)
    settled: Select[tuple[int]] = select(claims.c.id).where(
        claims.c.id.in_(mine), or_(claims.c.id.in_(judged), claims.c.id.in_(select(linked.subquery())))
    )
    found = set(tx.execute(settled).scalars())
    return load_facts(tx, sorted(_find_documents(tx, found | _find_linked(tx, found, accepted))))


def load_neighbours(tx: Transaction, claim_id: int) -> Facts:
    """Return the facts of the document of a claim, and of those whose claims are linked to it; rejected links are none.

    Raises:
        NotFoundError: if there is no such claim.
    """
    links = table_of(LinkRow)
    claims = {claim_id} | _find_linked(tx, {claim_id}, links.c.state != str(LinkState.REJECTED))
    documents = _find_documents(tx, {claim_id})
    if not documents:
        message = f"there is no claim {claim_id}; `provenance claims list` shows their numbers"
        raise NotFoundError(message)
    documents |= _find_documents(tx, claims)
    return load_facts(tx, sorted(documents))


def load_linked(tx: Transaction) -> Facts:
    """Return the facts of all documents with a claim that a link, not rejected, ties to another."""
    links, claims = table_of(LinkRow), table_of(ClaimRow)
    standing = links.c.state != str(LinkState.REJECTED)
    tied = union(select(links.c.first_claim_id).where(standing), select(links.c.second_claim_id).where(standing))
    query = select(claims.c.document_id).where(claims.c.id.in_(select(tied.subquery()))).distinct()
    return load_facts(tx, sorted(tx.execute(query).scalars()))


def _find_linked(tx: Transaction, claims: set[int], condition: ColumnElement[bool]) -> set[int]:
    links = table_of(LinkRow)
    one, other = links.c.first_claim_id, links.c.second_claim_id
    found: set[int] = set()
    for chunk in split_ids(sorted(claims)):
        found |= set(tx.execute(select(other).where(condition, one.in_(chunk))).scalars())
        found |= set(tx.execute(select(one).where(condition, other.in_(chunk))).scalars())
    return found


def _find_documents(tx: Transaction, claim_ids: set[int]) -> set[int]:
    claims = table_of(ClaimRow)
    found: set[int] = set()
    for chunk in split_ids(sorted(claim_ids)):
        found |= set(tx.execute(select(claims.c.document_id).where(claims.c.id.in_(chunk))).scalars())
    return found
