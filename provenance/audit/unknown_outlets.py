"""An outlet that the registry does not know: nothing is known of its owner, so it proves no origin."""

from collections.abc import Iterator

from provenance.audit.making import Ground
from provenance.model.findings import Finding, FindingKind, FindingSpan


def find_unknown_outlets(ground: Ground) -> Iterator[Finding]:
    """Find cited outlets that are only proposed, one finding for each outlet and document."""
    found: dict[tuple[int, int], dict[FindingSpan, None]] = {}
    claims: dict[tuple[int, int], list[int]] = {}
    for claim in ground.facts.claims:
        for hop in claim.citations:
            source = ground.sources[hop.source_id]
            if source.is_outlet and source.proposed and hop.surface:
                place = (claim.document_id, source.id)
                found.setdefault(place, {})[ground.mark(claim.document_id, hop.span)] = None
                claims.setdefault(place, []).append(claim.id)
    for place, spans in found.items():
        name = ground.name(place[1])
        yield ground.make(
            FindingKind.UNKNOWN_OUTLET,
            f"the registry does not know {name}, on which {len(set(claims[place]))} claims of the document lean",
            list(spans),
            claims[place],
            about=name,
        )
