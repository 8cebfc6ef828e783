"""Chains: the hops of a claim's citations, in order from the document to the origin."""

from collections.abc import Mapping
from dataclasses import dataclass

from provenance.model.facts import CitationFact, ClaimFact
from provenance.model.vocabulary import CitationKind, Scope


@dataclass(frozen=True, slots=True)
class Chain:
    """One path of hops; the first is what the document cites, the last (``root``) is as near the origin as is known."""

    hops: tuple[CitationFact, ...]

    @property
    def root(self) -> CitationFact:
        """The last hop."""
        return self.hops[-1]

    @property
    def kind(self) -> CitationKind:
        """How the document cites the chain: the kind of its first hop."""
        return self.hops[0].kind

    @property
    def scope(self) -> Scope:
        """``direct`` or ``inherited``, as the first hop has it."""
        return self.hops[0].scope

    @property
    def source(self) -> CitationFact:
        """The publisher or voice that the document's citation names: the first hop that is no mere relay."""
        return next((hop for hop in self.hops if hop.role != "via"), self.root)

    @property
    def dated(self) -> CitationFact | None:
        """The first hop whose date is stated or inferred; what speaks further on is often dated less exactly."""
        return next((hop for hop in self.hops if hop.period is not None), None)

    @property
    def is_own_voice(self) -> bool:
        """Tell whether nobody but the document itself vouches."""
        return self.kind is CitationKind.OWN_VOICE


def find_chains(claim: ClaimFact) -> tuple[Chain, ...]:
    """Return one chain for each hop of the claim that relays no other, in the order of the citations.

    A loop among the hops (which the store refuses, but an import may hold) is cut where it would repeat a hop.
    """
    by_id = {hop.id: hop for hop in claim.citations}
    relaying = {hop.relayed_by for hop in claim.citations if hop.relayed_by is not None}
    leaves = [hop for hop in claim.citations if hop.id not in relaying] or list(claim.citations[:1])
    return tuple(Chain(_walk_up(leaf, by_id)) for leaf in leaves)


def _walk_up(leaf: CitationFact, by_id: Mapping[int, CitationFact]) -> tuple[CitationFact, ...]:
    hops = [leaf]
    seen = {leaf.id}
    while (parent := by_id.get(hops[-1].relayed_by or -1)) is not None and parent.id not in seen:
        hops.append(parent)
        seen.add(parent.id)
    return tuple(reversed(hops))
