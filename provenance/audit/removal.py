"""What-if: the facts as they would be without some sources.

A chain falls if every way it takes to an origin passes through a source that is thought away: what somebody relays is
known only through them. A claim whose chains all fall is left to the document's own voice, which is no origin of it:
the document only told what they said. A document that a removed source published falls with all its claims, since all
of them reach the reader only through it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from provenance.model.audits import Removal
from provenance.model.chains import find_chains
from provenance.model.facts import CHAINS_FELL, CitationFact, ClaimFact, DocumentFact, Facts, SourceFact
from provenance.model.paths import Path, find_paths
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, Scope, SourceKind

OWN_VOICE_ROLE = "own_voice"


def without(facts: Facts, removal: Removal) -> Facts:
    """Return the facts as they would be without the sources of a removal; the given facts stay as they are."""
    if not removal:
        return facts
    removed = find_removed(facts.sources, removal)
    documents = tuple(one for one in facts.documents if one.publisher_id not in removed)
    kept = {document.id: document for document in documents}
    paths = find_paths(facts)
    voices = _find_own_voices(facts, removed)
    made: dict[int, SourceFact] = {}
    claims = tuple(
        _strip(claim, paths[claim.id], removed, _own_voice(kept[claim.document_id], voices, made))
        for claim in facts.claims
        if claim.document_id in kept
    )
    numbers = {claim.id for claim in claims}
    return Facts(
        documents,
        claims,
        (*(source for source in facts.sources if source.id not in removed), *made.values()),
        tuple(link for link in facts.links if link.first in numbers and link.second in numbers),
        tuple(
            item
            for item in facts.cited_documents
            if item.document_id in kept and item.cited_document_id in kept and item.source_id not in removed
        ),
    )


def find_removed(sources: Iterable[SourceFact], removal: Removal) -> frozenset[int]:
    """Return the ids of the sources that a removal means."""
    return frozenset(
        source.id
        for source in sources
        if source.id in removal.source_ids
        or source.family in removal.families
        or (source.state_affiliation is not None and source.state_affiliation.state in removal.states)
        or source.kind.value in removal.kinds
    )


def _strip(claim: ClaimFact, paths: tuple[Path, ...], removed: frozenset[int], own_voice: int) -> ClaimFact:
    """Return a claim without its fallen chains; the very same where none falls."""
    standing = {path.chain.root.id for path in paths if not any(hop.source_id in removed for hop in path.hops)}
    fallen = {path.chain.root.id for path in paths} - standing
    if not fallen:
        return claim
    hops = {
        hop.id for chain in find_chains(claim) if chain.is_own_voice or chain.root.id in standing for hop in chain.hops
    }
    left = tuple(hop for hop in claim.citations if hop.id in hops)
    if not left:
        return replace(claim, citations=(_speak(claim, own_voice),))
    lead = claim.lead_citation_id if claim.lead_citation_id in hops else left[0].id
    return replace(claim, citations=left, lead_citation_id=lead)


def _speak(claim: ClaimFact, source_id: int) -> CitationFact:
    """Return the citation that says that nobody but the document vouches, under the number of the lead citation."""
    return CitationFact(
        id=claim.lead_citation_id,
        claim_id=claim.id,
        printed="own",
        role=OWN_VOICE_ROLE,
        source_id=source_id,
        kind=CitationKind.OWN_VOICE,
        scope=Scope.DIRECT,
        span=Span(claim.span.start, claim.span.start),
        surface="",
        as_written="",
        rule=CHAINS_FELL,
    )


def _find_own_voices(facts: Facts, removed: frozenset[int]) -> Mapping[int, int]:
    """Return who speaks for each document where it cites nobody: its publisher, else whoever does elsewhere in it."""
    known = {source.id for source in facts.sources} - removed
    voices = {
        claim.document_id: hop.source_id
        for claim in facts.claims
        for hop in claim.citations
        if hop.kind is CitationKind.OWN_VOICE and hop.source_id in known
    }
    return voices | {one.id: one.publisher_id for one in facts.documents if one.publisher_id in known}


def _own_voice(document: DocumentFact, voices: Mapping[int, int], made: dict[int, SourceFact]) -> int:
    if document.id in voices:
        return voices[document.id]
    number = -document.id
    made[number] = SourceFact(number, "own voice", SourceKind.UNNAMED, document_id=document.id)
    return number
