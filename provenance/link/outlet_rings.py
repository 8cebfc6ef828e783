"""Rings of outlets: in claims about one thing, one cites another that cites it back, perhaps through further ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from provenance.link.background import Background
from provenance.link.rings import find_circles
from provenance.link.roots import publishes
from provenance.model.chains import find_chains
from provenance.model.facts import ClaimFact


@dataclass(frozen=True, slots=True)
class Step:
    """One outlet cites another in a claim."""

    citing: int
    cited: int
    claim_id: int


@dataclass(frozen=True, slots=True)
class OutletRing:
    """A ring of outlets as its steps in order; ``outlets`` are all that cite one another around."""

    steps: tuple[Step, ...]
    outlets: frozenset[int]

    @property
    def names(self) -> tuple[int, ...]:
        """The outlets of the ring, in order."""
        return tuple(step.citing for step in self.steps)


def find_outlet_rings(claims: Iterable[ClaimFact], background: Background) -> list[OutletRing]:
    """Return the rings of outlets that cite one another in claims about one thing, one for all that hang together.

    An outlet that cites itself is no ring: it has one origin either way. The order of the claims does not matter.
    """
    steps: dict[int, dict[int, Step]] = defaultdict(dict)
    for claim in sorted(claims, key=lambda one: one.id):
        for step in _find_steps(claim, background):
            steps[step.citing].setdefault(step.cited, step)
    edges = {citing: sorted(steps[citing]) for citing in sorted(steps)}
    return [
        OutletRing(tuple(steps[one][other] for one, other in zip(ring, (*ring[1:], ring[0]), strict=True)), outlets)
        for ring, outlets in find_circles(edges)
        if len(ring) > 1
    ]


def _find_steps(claim: ClaimFact, background: Background) -> Iterator[Step]:
    document = background.documents.get(claim.document_id)
    for chain in find_chains(claim):
        if any(hop.negated for hop in chain.hops):
            continue
        outlets = [hop.source_id for hop in chain.hops if publishes(background.sources.get(hop.source_id))]
        if document is not None and document.publisher_id is not None:
            outlets.insert(0, document.publisher_id)
        for citing, cited in pairwise(outlets):
            if citing != cited:
                yield Step(citing, cited, claim.id)
