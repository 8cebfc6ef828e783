"""How facts look in a terminal: claims, chains and sources as rows of tables."""

from collections.abc import Mapping

from provenance.cli.output import print_table, print_text
from provenance.model.chains import Chain, find_chains
from provenance.model.facts import ClaimFact, DocumentFact, Facts, SourceFact
from provenance.model.vocabulary import Scope
from provenance.text.safety import cut_text

WIDEST_CLAIM = 160


def describe_chain(chain: Chain, sources: Mapping[int, SourceFact]) -> str:
    """Return a chain in one line: hops, date, and what of it is inferred."""
    if chain.is_own_voice:
        return "own voice"
    words = " → ".join(sources[hop.source_id].name for hop in chain.hops)
    dated = chain.dated
    if dated is not None and dated.period is not None:
        words += f", {dated.period.iso()}" + (" (inferred)" if dated.period.inferred else "")
    return words + (" (inherited)" if chain.scope is Scope.INHERITED else "")


def print_claims(facts: Facts, *, width: int = WIDEST_CLAIM) -> None:
    """Print claims as a table: id, hedging, citations, text."""
    sources = {source.id: source for source in facts.sources}
    rows = [
        (
            claim.id,
            claim.hedging.level.value.replace("_", " "),
            "; ".join(describe_chain(chain, sources) for chain in find_chains(claim)),
            cut_text(claim.text, width),
        )
        for claim in facts.claims
    ]
    print_table(("Claim", "Hedging", "Citations", "Text"), rows)


def print_claim(claim: ClaimFact, document: DocumentFact, sources: Mapping[int, SourceFact]) -> None:
    """Print one claim with all that hangs on it, a line each."""
    print_text(
        f"Claim {claim.id} (no. {claim.number} of document {document.id}: {document.title or document.name})", bold=True
    )
    print_text(claim.text)
    print_text("")
    print_text(f"  characters  {claim.span.start}-{claim.span.end}" + (f", {claim.section}" if claim.section else ""))
    hedging = claim.hedging
    print_text(f"  hedging     {hedging.level.value}, voucher {hedging.voucher.value}, stance {hedging.stance.value}")
    for cue in hedging.cues:
        print_text(f"  cue         {claim.cut(cue.span)} ({cue.kind.value})")
    for chain in find_chains(claim):
        print_text(f"  citation    {chain.kind.value}, {chain.scope.value}: {describe_chain(chain, sources)}")
    for quantity in claim.quantities:
        high = "∞" if quantity.high is None else f"{quantity.high:g}"
        print_text(f"  quantity    {quantity.role.value}: {claim.cut(quantity.span)} = {quantity.low:g} to {high}")
    for event in claim.event_dates:
        inferred = f" (inferred: {event.period.rule})" if event.period.inferred else ""
        print_text(f"  event       {claim.cut(event.span)} = {event.period.iso()}{inferred}")
    for place in claim.places:
        print_text(f"  place       {place.name}" + (f" ({place.country})" if place.country else ""))
    if claim.verdict:
        print_text(f"  verdict     {claim.verdict.value.value} by {claim.verdict.analyst}: {claim.verdict.reason}")
    credibility = "6, truth cannot be judged: nobody has rated it"
    if claim.rating:
        credibility = f"{claim.rating.value.value} by {claim.rating.analyst}: {claim.rating.reason}"
    print_text(f"  credibility {credibility}")
    for note in claim.notes:
        print_text(f"  note        {note}")
