"""The view of one claim: chains, quantities, dates and places in words and figures."""

from collections.abc import Mapping

from provenance.model.chains import Chain, find_chains
from provenance.model.facts import ClaimFact, SourceFact
from provenance.report.pieces import split_pieces
from provenance.report.views import ChainView, ClaimView, EventDateView, HopView, QuantityView


def rate_source(source: SourceFact) -> str:
    """Return the source's letter; ``F`` where nobody has rated it."""
    return source.rating.standing.value if source.rating else "F"


def view_claim(claim: ClaimFact, sources: Mapping[int, SourceFact]) -> ClaimView:
    """Return the view of a claim; ``sources`` holds every source that its hops name."""
    return ClaimView(
        id=claim.id,
        number=claim.number,
        start=claim.span.start,
        end=claim.span.end,
        section=claim.section,
        text=claim.text,
        pieces=split_pieces(claim),
        level=claim.hedging.level.value,
        voucher=claim.hedging.voucher.value,
        stance=claim.hedging.stance.value,
        sourced=claim.sourced,
        chains=[_view_chain(chain, sources) for chain in find_chains(claim)],
        quantities=[
            QuantityView(
                text=claim.cut(item.span),
                low=item.low,
                high=item.high,
                likely_low=item.likely_low,
                likely_high=item.likely_high,
                role=item.role.value,
            )
            for item in claim.quantities
        ],
        event_dates=[
            EventDateView(
                text=claim.cut(item.span),
                from_=item.period.first_day().isoformat(),
                to=item.period.last_day().isoformat(),
                inferred=item.period.inferred,
                rule=item.period.rule,
            )
            for item in claim.event_dates
        ],
        places=[place.name + (f" ({place.country})" if place.country else "") for place in claim.places],
        verdict=claim.verdict.value.value if claim.verdict else None,
        verdict_by=claim.verdict.analyst if claim.verdict else None,
        verdict_reason=claim.verdict.reason if claim.verdict else None,
        credibility=claim.rating.standing.value if claim.rating else "6",
        notes=list(claim.notes),
    )


def _view_chain(chain: Chain, sources: Mapping[int, SourceFact]) -> ChainView:
    dated = chain.dated
    return ChainView(
        kind=chain.kind.value,
        scope=chain.scope.value,
        hops=[
            HopView(
                source=sources[hop.source_id].name,
                kind=sources[hop.source_id].kind.value,
                role=hop.role,
                as_written=hop.as_written,
                rating=rate_source(sources[hop.source_id]),
            )
            for hop in chain.hops
        ],
        dated=dated.period.iso() if dated and dated.period else None,
        date_inferred=bool(dated and dated.period and dated.period.inferred),
        rule=chain.root.rule or (dated.period.rule if dated and dated.period else None),
        surface=chain.root.surface,
        url=next((hop.url for hop in chain.hops if hop.url), None),
    )
