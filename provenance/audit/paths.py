"""Paths: the chains of claims, run on through the documents that they cite and that were ingested too.

A chain runs on where its last hop is an outlet whose cited piece is a document that an analyst accepted as the one
meant, and accepted links tie the claim to claims of that document: their chains follow. Where the last hop is a
speaker, it is known already who spoke. A claim that a path has passed is not passed again, so that loops end.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from provenance.model.chains import Chain, find_chains
from provenance.model.facts import CitationFact, ClaimFact, Facts
from provenance.model.links import CitedDocumentFact
from provenance.model.vocabulary import LinkRelation, LinkState

MOST_PATHS = 1000
"""Paths of one claim that are followed; a web of documents that cite one another could hold any number."""


@dataclass(frozen=True, slots=True)
class Path:
    """One way from a claim to an origin: ``chain`` as the document has it, ``hops`` with what follows elsewhere."""

    chain: Chain
    hops: tuple[CitationFact, ...]


@dataclass(slots=True)
class _Web:
    claims: Mapping[int, ClaimFact]
    cited: Mapping[int, list[CitedDocumentFact]]
    linked: Mapping[int, set[int]]
    chains: dict[int, tuple[Chain, ...]] = field(default_factory=dict)

    def chains_of(self, number: int) -> tuple[Chain, ...]:
        if number not in self.chains:
            found = find_chains(self.claims[number])
            self.chains[number] = tuple(chain for chain in found if not chain.is_own_voice)
        return self.chains[number]

    def follow(self, number: int, passed: frozenset[int]) -> Iterator[tuple[Chain, tuple[CitationFact, ...]]]:
        for chain in self.chains_of(number):
            further = [
                hops
                for other in self._continue(number, chain)
                if other not in passed
                for _, hops in self.follow(other, passed | {other})
            ]
            for hops in further or [()]:
                yield chain, (*chain.hops, *hops)

    def _continue(self, number: int, chain: Chain) -> list[int]:
        """Return the claims, in documents that the chain's last hop means, whose chains follow."""
        claim, root = self.claims[number], chain.root
        meant = {
            cited.cited_document_id
            for cited in self.cited.get(claim.document_id, ())
            if cited.source_id == root.source_id and cited.cited_on in {None, _cited_on(root)}
        }
        if not meant:
            return []
        return sorted(other for other in self.linked.get(number, ()) if self.claims[other].document_id in meant)


def find_paths(facts: Facts) -> dict[int, tuple[Path, ...]]:
    """Return the paths of every claim by its id; none where nobody but the document vouches."""
    web = _weave(facts)
    found = {}
    for claim in facts.claims:
        paths: list[Path] = []
        for chain, hops in web.follow(claim.id, frozenset({claim.id})):
            if len(paths) == MOST_PATHS:
                break
            paths.append(Path(chain, hops))
        found[claim.id] = tuple(paths)
    return found


def _weave(facts: Facts) -> _Web:
    claims = {claim.id: claim for claim in facts.claims}
    cited: dict[int, list[CitedDocumentFact]] = defaultdict(list)
    for item in facts.cited_documents:
        if item.state is LinkState.ACCEPTED:
            cited[item.document_id].append(item)
    linked: dict[int, set[int]] = defaultdict(set)
    if cited:
        for link in facts.links:
            same = link.state is LinkState.ACCEPTED and link.relation is not LinkRelation.CONFLICTS
            if same and link.first in claims and link.second in claims:
                linked[link.first].add(link.second)
                linked[link.second].add(link.first)
    return _Web(claims, cited, linked)


def _cited_on(hop: CitationFact) -> str | None:
    return None if hop.period is None else hop.period.on.iso()
