"""Rings of outlets: in claims about one thing, one cites another that cites it back, perhaps through further ones."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from provenance.link.background import Background
from provenance.link.rings import find_rings
from provenance.link.roots import publishes
from provenance.model.chains import find_chains
from provenance.model.facts import ClaimFact


@dataclass(frozen=True, slots=True)
class Step:
    """One outlet cites another in a claim."""

    citing: int
    cited: int
    claim_id: int


def find_outlet_rings(claims: Iterable[ClaimFact], background: Background) -> list[tuple[Step, ...]]:
    """Return the rings of outlets that cite one another in claims about one thing, each as its steps in order.

    An outlet that cites itself is no ring: it has one origin either way.
    """
    steps: dict[int, dict[int, Step]] = defaultdict(dict)
    for claim in claims:
        for step in _find_steps(claim, background):
            steps[step.citing].setdefault(step.cited, step)
    rings = find_rings({citing: list(cited) for citing, cited in steps.items()})
    return [
        tuple(steps[one][other] for one, other in zip(ring, (*ring[1:], ring[0]), strict=True))
        for ring in rings
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
