"""Filling the frozen read models of ``model.facts``: a handful of queries, whatever the number of claims."""

from collections.abc import Iterable, Sequence

from sqlalchemy import RowMapping, select

from provenance.errors import NotFoundError
from provenance.model.claims import Cue, Hedging
from provenance.model.facts import ClaimFact, Facts
from provenance.model.vocabulary import HedgeLevel, Stance, Voucher
from provenance.store.bulk import split_ids, table_of
from provenance.store.facts.citations import load_citations
from provenance.store.facts.cited_documents import load_cited_documents
from provenance.store.facts.documents import load_documents
from provenance.store.facts.links import load_links
from provenance.store.facts.reviews import load_claim_ratings, load_notes, load_verdicts
from provenance.store.facts.sources import load_sources
from provenance.store.facts.words import (
    OnlyClaims,
    Wanted,
    load_cues,
    load_event_dates,
    load_places,
    load_quantities,
    read_span,
)
from provenance.store.tables import ClaimRow, CreditRow
from provenance.store.transactions import Transaction

__all__ = ["load_claim", "load_claims", "load_documents", "load_facts", "load_sources"]


def load_facts(tx: Transaction, document_ids: Sequence[int] | None = None) -> Facts:
    """Return documents, their claims in text order, and every source that they cite or that published them.

    Args:
        tx: any transaction.
        document_ids: which documents; None for all.
    """
    chunks: list[list[int] | None] = [None] if document_ids is None else list(split_ids(document_ids))
    documents = tuple(one for chunk in chunks for one in load_documents(tx, chunk))
    claims = tuple(one for chunk in chunks for one in _load_claims(tx, chunk))
    cited = {citation.source_id for claim in claims for citation in claim.citations}
    cited |= {document.publisher_id for document in documents if document.publisher_id is not None}
    cited |= _find_credited(tx, chunks)
    links = load_links(tx, chunks, None if document_ids is None else {claim.id for claim in claims})
    within = load_cited_documents(tx, None if document_ids is None else {document.id for document in documents})
    return Facts(documents, claims, load_sources(tx, cited), links, within)


def load_claim(tx: Transaction, claim_id: int) -> Facts:
    """Return the facts of the document in which a claim stands.

    Raises:
        NotFoundError: if there is no such claim.
    """
    claims = table_of(ClaimRow)
    document = tx.execute(select(claims.c.document_id).where(claims.c.id == claim_id)).scalar()
    if document is None:
        message = f"there is no claim {claim_id}; `provenance claims list` shows their numbers"
        raise NotFoundError(message)
    return load_facts(tx, [document])


def load_claims(tx: Transaction, claim_ids: Iterable[int]) -> list[ClaimFact]:
    """Return claims alone, by document and place in the text, without their documents; ids that mean none are left out.

    What it costs does not grow with the documents.
    """
    return [one for chunk in split_ids(claim_ids) for one in _load_claims(tx, OnlyClaims(tuple(chunk)))]


def _load_claims(tx: Transaction, documents: Wanted) -> list[ClaimFact]:
    claims = table_of(ClaimRow)
    query = select(claims).order_by(claims.c.document_id, claims.c.span_start, claims.c.number)
    if isinstance(documents, OnlyClaims):
        query = query.where(claims.c.id.in_(documents.ids))
    elif documents is not None:
        query = query.where(claims.c.document_id.in_(documents))
    citations, cues = load_citations(tx, documents), load_cues(tx, documents)
    quantities, dates = load_quantities(tx, documents), load_event_dates(tx, documents)
    places, verdicts = load_places(tx, documents), load_verdicts(tx, documents)
    ratings, notes = load_claim_ratings(tx, documents), load_notes(tx, "claim", documents)
    return [
        ClaimFact(
            id=(number := row["id"]),
            document_id=row["document_id"],
            number=row["number"],
            span=read_span(row),
            text=row["text"],
            paragraph=row["paragraph"],
            section=row["section"],
            hedging=_make_hedging(row, tuple(cues.get(number, ()))),
            lead_citation_id=row["lead_citation_id"],
            citations=tuple(citations.get(number, ())),
            quantities=tuple(quantities.get(number, ())),
            event_dates=tuple(dates.get(number, ())),
            places=tuple(places.get(number, ())),
            verdict=verdicts.get(number),
            rating=ratings.get(number),
            notes=tuple(notes.get(number, ())),
            state=row["state"],
            version=row["version"],
        )
        for row in tx.execute(query).mappings()
    ]


def _make_hedging(row: RowMapping, cues: tuple[Cue, ...]) -> Hedging:
    return Hedging(HedgeLevel(row["level"]), Voucher(row["voucher"]), Stance(row["stance"]), cues)


def _find_credited(tx: Transaction, chunks: list[list[int] | None]) -> set[int]:
    table = table_of(CreditRow)
    found: set[int] = set()
    for chunk in chunks:
        query = select(table.c.source_id).distinct()
        found |= set(tx.execute(query if chunk is None else query.where(table.c.document_id.in_(chunk))).scalars())
    return found
