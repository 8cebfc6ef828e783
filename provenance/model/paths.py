"""Paths: the chains of claims, run on through the documents that they cite and that were read too.

A chain runs on where an analyst accepted a document as the piece that its last hop cites: through that document's claim
which the best link ties to this one (``restates`` or ``corroborates``; an accepted link goes before a suggested one, a
higher score before a lower). Where no claim of it is tied, the chain ends. A document that a path has passed is not
passed again, so that loops end. Origins follow the same rule (``link.roots``).
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from provenance.model.chains import Chain, find_chains
from provenance.model.facts import CitationFact, ClaimFact, Facts
from provenance.model.links import CitedDocumentFact, LinkFact
from provenance.model.vocabulary import LinkRelation, LinkState

DEEPEST = 50
"""Documents that one chain runs through at the most, the claim's own included."""


@dataclass(frozen=True, slots=True)
class Path:
    """One way from a claim to an origin: ``chain`` as the document has it, ``hops`` with what follows elsewhere."""

    chain: Chain
    hops: tuple[CitationFact, ...]


@dataclass(frozen=True, slots=True)
class _Web:
    claims: Mapping[int, ClaimFact]
    cited: Mapping[tuple[int, int], list[CitedDocumentFact]]
    links: Mapping[int, list[LinkFact]]

    def follow(self, claim: ClaimFact, passed: tuple[int, ...]) -> Iterator[Path]:
        for chain in find_chains(claim):
            if chain.is_own_voice:
                continue
            further = [
                path.hops
                for number in self._find_meant(claim, chain.root, passed)
                if (other := self._find_repeated(claim, number)) is not None
                for path in self.follow(other, (*passed, number))
            ]
            for hops in further or [()]:
                yield Path(chain, (*chain.hops, *hops))

    def _find_meant(self, claim: ClaimFact, hop: CitationFact, passed: tuple[int, ...]) -> list[int]:
        """Return the documents that the hop cites, but for those on the path; one without a date fits any."""
        meant = self.cited.get((claim.document_id, hop.source_id))
        if not meant or len(passed) >= DEEPEST:
            return []
        on = find_cited_on(hop, claim)
        fitting = (item.cited_document_id for item in meant if item.cited_on in {None, on})
        return [number for number in fitting if number not in passed]

    def _find_repeated(self, claim: ClaimFact, document_id: int) -> ClaimFact | None:
        """Return the claim of a document that says the same as this one by the best link between them."""
        found = []
        for link in self.links.get(claim.id, ()):
            other = self.claims.get(link.second if link.first == claim.id else link.first)
            if other is not None and other.document_id == document_id:
                found.append((link.state is LinkState.ACCEPTED, link.score or 0.0, -other.id))
        return self.claims[-max(found)[2]] if found else None


def find_paths(facts: Facts, claim_ids: Container[int] | None = None) -> dict[int, tuple[Path, ...]]:
    """Return the paths of claims, of some or of all, by id; none where nobody but the document vouches."""
    web = _weave(facts)
    return {
        claim.id: tuple(web.follow(claim, (claim.document_id,)))
        for claim in facts.claims
        if claim_ids is None or claim.id in claim_ids
    }


def find_cited_on(hop: CitationFact, claim: ClaimFact) -> str | None:
    """Return when what a hop cites was published, as the printed citation that it belongs to says: ISO 8601."""
    if hop.period is not None:
        return hop.period.iso()
    dated = (one.period for one in claim.citations if one.printed == hop.printed and one.period is not None)
    period = next(dated, None)
    return None if period is None else period.iso()


def _weave(facts: Facts) -> _Web:
    claims = {claim.id: claim for claim in facts.claims}
    cited: dict[tuple[int, int], list[CitedDocumentFact]] = defaultdict(list)
    for item in facts.cited_documents:
        if item.state is LinkState.ACCEPTED:
            cited[item.document_id, item.source_id].append(item)
    links: dict[int, list[LinkFact]] = defaultdict(list)
    for link in facts.links if cited else ():
        if link.state is not LinkState.REJECTED and link.relation is not LinkRelation.CONFLICTS:
            links[link.first].append(link)
            links[link.second].append(link)
    return _Web(claims, cited, links)
