"""A claim firmer than the one it restates: "reportedly" lost on the way."""

from collections.abc import Iterator

from provenance.audit.making import Ground
from provenance.model.facts import ClaimFact
from provenance.model.findings import Finding, FindingKind
from provenance.model.links import LinkFact
from provenance.model.vocabulary import HedgeLevel, LinkRelation, LinkState

_SOFT = {HedgeLevel.HEDGED, HedgeLevel.STRONGLY_HEDGED}
_FIRM = {HedgeLevel.NONE, HedgeLevel.ATTRIBUTED}


def find_firmer_claims(ground: Ground) -> Iterator[Finding]:
    """Find claims without a hedge that restate one with a hedge.

    Which of two restates the other is told by an accepted citation of its document, else by the days on which the
    documents came out, else, within one document, by which comes later in the text. Where nothing tells, nothing is
    found.
    """
    cited = {
        (item.document_id, item.cited_document_id)
        for item in ground.facts.cited_documents
        if item.state is LinkState.ACCEPTED
    }
    for link in ground.facts.links:
        pair = _order(ground, link, cited)
        if pair is None:
            continue
        earlier, later = pair
        if earlier.hedging.level in _SOFT and later.hedging.level in _FIRM:
            cues = ", ".join(f"“{earlier.cut(cue.span)}”" for cue in earlier.hedging.cues) or "its hedge"
            yield ground.make(
                FindingKind.FIRMER_THAN_SOURCE,
                f"a claim restates another without its hedging: {cues} is lost on the way",
                [ground.mark_claim(later), ground.mark_claim(earlier)],
            )


def _order(ground: Ground, link: LinkFact, cited: set[tuple[int, int]]) -> tuple[ClaimFact, ClaimFact] | None:
    """Return the claim that is restated and the one that restates it, or None where nothing tells."""
    one, other = ground.claims.get(link.first), ground.claims.get(link.second)
    if one is None or other is None or link.state is LinkState.REJECTED or link.relation is LinkRelation.CONFLICTS:
        return None
    for earlier, later in ((one, other), (other, one)):
        if (later.document_id, earlier.document_id) in cited:
            return earlier, later
        if link.relation is LinkRelation.RESTATES and _precedes(ground, earlier, later):
            return earlier, later
    return None


def _precedes(ground: Ground, earlier: ClaimFact, later: ClaimFact) -> bool:
    """Tell whether one claim surely stood there before the other: by place in a document, else by publication."""
    if earlier.document_id == later.document_id:
        return earlier.span < later.span
    before, after = (ground.documents[claim.document_id].published for claim in (earlier, later))
    return before is not None and after is not None and before.last_day() < after.first_day()
