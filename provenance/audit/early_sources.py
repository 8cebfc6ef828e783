"""A source that published before the event it is cited for."""

import re
from collections.abc import Iterator

from provenance.audit.making import Ground
from provenance.model.chains import Chain, find_chains
from provenance.model.claims import EventDate
from provenance.model.facts import CitationFact, ClaimFact
from provenance.model.findings import Finding, FindingKind
from provenance.model.vocabulary import Scope

_AHEAD = re.compile(
    r"\b(?:will|would|shall|plan|plans|planned|planning|schedule|scheduled|expect|expected|expects|intend|intends|"
    r"intended|due|set|upcoming|forthcoming|until|till|by|before|deadline|aims|aimed|could|may|might|vow|vowed|"
    r"promise|promised|forecast|predict|predicted|going)\b",
    re.IGNORECASE,
)
"""Words by which a source can speak of what is still to come."""


def find_early_sources(ground: Ground) -> Iterator[Finding]:
    """Find claims of which a source is dated before the earliest day that the claim's event may mean.

    Both dates must be stated: an inferred one proves nothing. A claim that speaks of what was still to come, and a
    citation that only closes the passage, say nothing of the order.
    """
    for claim in ground.facts.claims:
        events = _find_events(claim)
        if not events or _AHEAD.search(claim.text):
            continue
        first = min(events, key=lambda event: event.period.first_day())
        for chain in find_chains(claim):
            dated = chain.dated
            period = None if dated is None else dated.period
            if dated is None or period is None or period.inferred or chain.scope is not Scope.DIRECT:
                continue
            if period.last_day() < first.period.first_day():
                yield ground.make(
                    FindingKind.PUBLISHED_BEFORE_EVENT,
                    f"{ground.name(dated.source_id)} is dated {period.iso()}, before the event it is cited for "
                    f"({first.period.iso()})",
                    [ground.mark_hop(claim, dated), ground.mark(claim.document_id, first.span, claim.id)],
                )


def _find_events(claim: ClaimFact) -> list[EventDate]:
    """Return the event dates that stand in the claim's words, without those of its citations."""
    cited = [hop.span for chain in find_chains(claim) for hop in _printed(chain)]
    events = [event for event in claim.event_dates if not any(span.overlaps(event.span) for span in cited)]
    return [] if any(event.period.inferred for event in events) else events


def _printed(chain: Chain) -> tuple[CitationFact, ...]:
    return () if chain.is_own_voice else chain.hops
