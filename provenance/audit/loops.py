"""Citation loops: documents that cite one another in a ring, and documents that cite their own publisher."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from provenance.audit.making import Ground
from provenance.model.chains import find_chains
from provenance.model.facts import CitationFact, ClaimFact, DocumentFact
from provenance.model.findings import Finding, FindingKind, FindingSpan
from provenance.model.links import CitedDocumentFact
from provenance.model.paths import find_cited_on
from provenance.model.vocabulary import LinkState


def find_citation_loops(ground: Ground) -> Iterator[Finding]:
    """Find rings of documents, each citing the next, and claims that a document rests on its own publisher's word."""
    cited: dict[int, dict[int, CitedDocumentFact]] = defaultdict(dict)
    for item in ground.facts.cited_documents:
        known = item.document_id in ground.documents and item.cited_document_id in ground.documents
        if item.state is not LinkState.REJECTED and known:
            cited[item.document_id].setdefault(item.cited_document_id, item)
    for ring in _find_rings(cited):
        steps = [cited[one][other] for one, other in zip(ring, (*ring[1:], ring[0]), strict=True)]
        spans = [ground.mark_hop(*hop) for step in steps if (hop := _find_hop(ground, step)) is not None]
        if spans:
            named = " → ".join(_title(ground.documents[number]) for number in (*ring, ring[0]))
            yield ground.make(FindingKind.CITATION_LOOP, f"documents cite one another in a ring: {named}", spans)
    for document in ground.facts.documents:
        yield from _find_own(ground, document)


def _find_rings(cited: Mapping[int, Mapping[int, object]]) -> list[tuple[int, ...]]:
    """Return each ring that a walk along the citations closes, from its lowest number on; a document alone is one."""
    rings: dict[tuple[int, ...], None] = {}
    done: set[int] = set()
    for first in sorted(cited):
        path: list[int] = [first]
        steps = [iter(sorted(cited[first]))] if first not in done else []
        while steps:
            number = next(steps[-1], None)
            if number is None:
                steps.pop()
                done.add(path.pop())
            elif number in path:
                ring = path[path.index(number) :]
                lowest = ring.index(min(ring))
                rings[(*ring[lowest:], *ring[:lowest])] = None
            elif number not in done:
                path.append(number)
                steps.append(iter(sorted(cited.get(number, ()))))
    return list(rings)


def _find_hop(ground: Ground, item: CitedDocumentFact) -> tuple[ClaimFact, CitationFact] | None:
    return next(
        (
            (claim, hop)
            for claim in ground.facts.claims
            if claim.document_id == item.document_id
            for hop in claim.citations
            if hop.source_id == item.source_id and item.cited_on in {None, find_cited_on(hop, claim)}
        ),
        None,
    )


def _find_own(ground: Ground, document: DocumentFact) -> Iterator[Finding]:
    """Find what a document has from nobody but its own publisher: all chains of the claim end there."""
    spans: dict[FindingSpan, None] = {}
    claims: list[int] = []
    for claim in ground.facts.claims:
        if claim.document_id != document.id or document.publisher_id is None:
            continue
        chains = [chain for chain in find_chains(claim) if not chain.is_own_voice]
        if chains and all(chain.root.source_id == document.publisher_id for chain in chains):
            claims.append(claim.id)
            spans |= {ground.mark(document.id, chain.root.span): None for chain in chains}
    if claims and document.publisher_id is not None:
        name = ground.name(document.publisher_id)
        yield ground.make(
            FindingKind.CITATION_LOOP,
            f"the document cites its own publisher, {name}, and nobody else, for {len(claims)} claims",
            list(spans),
            claims,
            about=name,
        )


def _title(document: DocumentFact) -> str:
    return document.title or document.name or f"document {document.id}"
