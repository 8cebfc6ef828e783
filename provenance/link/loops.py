"""Loops: documents or outlets that cite one another in a ring, and outlets that cite their own earlier piece."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from provenance.link.background import Background, find_accepted, find_cited_on, gather_background
from provenance.link.outlet_rings import find_outlet_rings
from provenance.link.rings import find_rings
from provenance.link.stories import LEAST_SCORE, group_links
from provenance.model.chains import Chain, find_chains
from provenance.model.facts import ClaimFact, Facts
from provenance.model.links import CitedDocumentFact
from provenance.model.origins import CitationLoop, LoopKind
from provenance.model.vocabulary import LinkState


def find_loops(facts: Facts | Background, *, least: float = LEAST_SCORE) -> tuple[CitationLoop, ...]:
    """Return the loops among these facts: of documents first, then of outlets story by story, then own pieces.

    Documents cite one another by cited documents that nobody rejected. Outlets do where a document of the one cites
    the other and a document of the other cites the one, in claims of one story; chains within a document count, too
    (a paper's own article that quotes a wire that quotes the paper). An own piece is an outlet cited in its own
    document with an earlier date, or a cited document of the same publisher.

    Args:
        facts: documents, claims, links and cited documents, or their background.
        least: from which score on a link that nobody has decided puts two claims into one story.
    """
    background = facts if isinstance(facts, Background) else gather_background(facts)
    found = [*_find_document_loops(background), *_find_outlet_loops(background, least), *_find_own_pieces(background)]
    return tuple(dict.fromkeys(found))


def _find_outlet_loops(background: Background, least: float) -> Iterator[CitationLoop]:
    links = {link.id: link for found in background.links.values() for link in found}
    grouped: set[int] = set()
    groups: list[tuple[Sequence[int], bool]] = []
    for group in group_links(links.values(), least=least):
        groups.append((group.claim_ids, group.suggested > 0))
        grouped.update(group.claim_ids)
    groups += [((number,), False) for number in background.claims if number not in grouped]
    for numbers, suggested in groups:
        claims = [background.claims[number] for number in numbers if number in background.claims]
        for ring in find_outlet_rings(claims, background):
            names = tuple(background.name_source(number) for number in ring.names)
            cited = tuple(dict.fromkeys(step.claim_id for step in ring.steps))
            documents = tuple(dict.fromkeys(background.claims[number].document_id for number in cited))
            apart = suggested and len(cited) > 1
            yield CitationLoop(LoopKind.OUTLETS, names, _tell_ring(names), cited, documents, apart)


def _find_document_loops(background: Background) -> Iterator[CitationLoop]:
    edges: dict[int, dict[int, CitedDocumentFact]] = defaultdict(dict)
    for one in background.cited_documents:
        if one.document_id != one.cited_document_id:
            known = edges[one.document_id].get(one.cited_document_id)
            if known is None or one.state is LinkState.ACCEPTED:
                edges[one.document_id][one.cited_document_id] = one
    for ring in find_rings({number: list(cited) for number, cited in edges.items()}):
        steps = [edges[one][other] for one, other in zip(ring, (*ring[1:], ring[0]), strict=True)]
        names = tuple(background.name_document(number) for number in ring)
        claims = tuple(dict.fromkeys(number for step in steps for number in _find_citing(step, background)))
        suggested = any(step.state is LinkState.SUGGESTED for step in steps)
        yield CitationLoop(LoopKind.DOCUMENTS, names, _tell_ring(names), claims, ring, suggested)


def _find_citing(cited: CitedDocumentFact, background: Background) -> list[int]:
    """Return the first claim of a document that cites what the cited document stands for."""
    for claim in background.by_document.get(cited.document_id, ()):
        for hop in claim.citations:
            if hop.source_id == cited.source_id and cited.cited_on in {None, find_cited_on(hop, claim)}:
                return [claim.id]
    return []


def _find_own_pieces(background: Background) -> Iterator[CitationLoop]:
    for claim in background.claims.values():
        document = background.documents.get(claim.document_id)
        if document is None or document.publisher_id is None:
            continue
        for chain in find_chains(claim):
            earlier = _find_earlier(chain, claim, background)
            if earlier is not None:
                name = background.name_source(document.publisher_id)
                message = f"{background.name_document(document.id)} cites {name}'s own earlier piece{earlier}"
                yield CitationLoop(LoopKind.OWN_PIECE, (name,), message, (claim.id,), (document.id,))


def _find_earlier(chain: Chain, claim: ClaimFact, background: Background) -> str | None:
    """Return when the document's publisher published its own piece that a chain cites; None where there is none."""
    document = background.documents[claim.document_id]
    if chain.is_own_voice:
        return None
    for hop in chain.hops:
        if hop.source_id != document.publisher_id:
            continue
        cited_on = find_cited_on(hop, claim)
        if any(True for _ in find_accepted(hop, claim, background)):
            return "" if cited_on is None else f" of {cited_on}"
        period = hop.period or (chain.dated.period if chain.dated is not None else None)
        published = document.published
        if period is not None and published is not None and period.last_day() < published.first_day():
            return f" of {cited_on}"
    return None


def _tell_ring(names: Sequence[str]) -> str:
    return f"{' cites '.join((*names, names[0]))}: nobody in the ring is known to have said it first"
