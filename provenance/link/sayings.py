"""Sayings: a claim of a story with who said it and when."""

from dataclasses import dataclass

from provenance.link.background import Background
from provenance.link.roots import find_roots
from provenance.model.chains import find_chains
from provenance.model.dates import DatePeriod
from provenance.model.facts import ClaimFact
from provenance.model.vocabulary import HedgeLevel, Stance


@dataclass(frozen=True, slots=True)
class Saying:
    """A claim, the names of those to whom its chains lead, and when they said it.

    ``on`` and ``until`` are ISO 8601, cut to their precision: the earliest date cited, else that of the document.
    ``denied`` tells that the claim is there to be denied.
    """

    claim: ClaimFact
    sources: tuple[str, ...]
    on: str | None = None
    until: str | None = None
    denied: bool = False


def make_saying(claim: ClaimFact, background: Background) -> Saying:
    """Return a claim with who said it and when."""
    chains = find_chains(claim)
    roots = find_roots(claim, background).roots
    names = dict.fromkeys(
        background.name_document(root.document_id) if root.unpublished else background.name_source(root.source_id)
        for root in roots
    )
    periods = [chain.dated.period for chain in chains if chain.dated is not None]
    cited = [period for period in periods if period is not None]
    document = background.documents.get(claim.document_id)
    published = None if document is None else document.published
    period = min(cited, key=_order) if cited else published
    denying = [chain.source.stance is Stance.DENYING for chain in chains]
    return Saying(
        claim=claim,
        sources=tuple(names),
        on=None if period is None else period.on.iso(),
        until=None if period is None or period.until is None else period.until.iso(),
        denied=claim.hedging.level is HedgeLevel.DENIED or (bool(denying) and all(denying)),
    )


def _order(period: DatePeriod) -> tuple[str, str]:
    return (period.first_day().isoformat(), period.last_day().isoformat())
