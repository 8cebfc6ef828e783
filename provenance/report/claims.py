"""The view of one claim: chains, origins, links, quantities, dates and places in words and figures."""

from collections.abc import Mapping, Sequence

from provenance.model.chains import Chain, find_chains
from provenance.model.facts import ClaimFact, SourceFact, VerdictFact
from provenance.model.origins import Origins
from provenance.model.vocabulary import Credibility, Reliability
from provenance.report.origins import view_origins
from provenance.report.pieces import split_pieces
from provenance.report.ratings import view_rating
from provenance.report.views import (
    ChainView,
    ClaimView,
    EventDateView,
    HopView,
    LinkView,
    QuantityView,
    VerdictView,
)


def view_claim(
    claim: ClaimFact,
    sources: Mapping[int, SourceFact],
    *,
    origins: Origins | None = None,
    links: Sequence[LinkView] = (),
    findings: Sequence[str] = (),
) -> ClaimView:
    """Return the view of a claim; ``sources`` holds every source that its hops name."""
    return ClaimView(
        id=claim.id,
        document=claim.document_id,
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
        origins=None if origins is None else view_origins(origins),
        links=list(links),
        quantities=_view_quantities(claim),
        event_dates=_view_event_dates(claim),
        places=[place.name + (f" ({place.country})" if place.country else "") for place in claim.places],
        verdict=None if claim.verdict is None else _view_verdict(claim.verdict),
        credibility=view_rating(claim.rating, Credibility.CANNOT_BE_JUDGED),
        notes=list(claim.notes),
        findings=list(findings),
        state=claim.state,
    )


def _view_verdict(verdict: VerdictFact) -> VerdictView:
    return VerdictView(
        value=verdict.value.value,
        analyst=verdict.analyst,
        decided_on=verdict.decided_at.date().isoformat(),
        reason=verdict.reason,
    )


def _view_quantities(claim: ClaimFact) -> list[QuantityView]:
    return [
        QuantityView(
            start=item.span.start,
            end=item.span.end,
            text=claim.cut(item.span),
            low=item.low,
            high=item.high,
            likely_low=item.likely_low,
            likely_high=item.likely_high,
            role=item.role.value,
        )
        for item in claim.quantities
    ]


def _view_event_dates(claim: ClaimFact) -> list[EventDateView]:
    return [
        EventDateView(
            start=item.span.start,
            end=item.span.end,
            text=claim.cut(item.span),
            from_=item.period.first_day().isoformat(),
            to=item.period.last_day().isoformat(),
            inferred=item.period.inferred,
            rule=item.period.rule,
        )
        for item in claim.event_dates
    ]


def _view_chain(chain: Chain, sources: Mapping[int, SourceFact]) -> ChainView:
    dated = chain.dated
    return ChainView(
        kind=chain.kind.value,
        scope=chain.scope.value,
        hops=[
            HopView(
                id=hop.source_id,
                source=sources[hop.source_id].name,
                kind=sources[hop.source_id].kind.value,
                role=hop.role,
                as_written=hop.as_written,
                rating=view_rating(sources[hop.source_id].rating, Reliability.F).in_force,
            )
            for hop in chain.hops
        ],
        dated=dated.period.iso() if dated and dated.period else None,
        date_inferred=bool(dated and dated.period and dated.period.inferred),
        rule=chain.root.rule or (dated.period.rule if dated and dated.period else None),
        start=chain.root.span.start,
        end=chain.root.span.end,
        surface=chain.root.surface,
        url=next((hop.url for hop in chain.hops if hop.url), None),
    )
