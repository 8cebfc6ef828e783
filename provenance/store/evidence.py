"""The facts that bear on one source's track record, without reading the whole database."""

from sqlalchemy import ColumnElement, Select, or_, select, union

from provenance.model.facts import Facts
from provenance.model.vocabulary import LinkState
from provenance.store.bulk import split_ids, table_of
from provenance.store.facts import load_facts
from provenance.store.neighbours import find_documents_of
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
    return load_facts(tx, find_documents_of(tx, found | _find_linked(tx, found, accepted)))


def _find_linked(tx: Transaction, claims: set[int], condition: ColumnElement[bool]) -> set[int]:
    links = table_of(LinkRow)
    one, other = links.c.first_claim_id, links.c.second_claim_id
    found: set[int] = set()
    for chunk in split_ids(sorted(claims)):
        found |= set(tx.execute(select(other).where(condition, one.in_(chunk))).scalars())
        found |= set(tx.execute(select(one).where(condition, other.in_(chunk))).scalars())
    return found
