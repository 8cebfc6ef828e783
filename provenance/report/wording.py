"""What templates and pages say in words, the same in every format."""

from collections.abc import Iterable

from provenance.report.views import ChainView, ClaimView, LinkView, OriginView, RatingView

Line = tuple[str, tuple[str, ...]]
"""A line of a list with the lines below it."""


def tell_rating(rating: RatingView) -> str:
    """Return a rating in words: the value, and by whom, when, why, for what, until when it was given."""
    if rating.analyst is None:
        return rating.value
    value = f"{rating.in_force}, the default ({rating.value} expired)" if rating.expired else rating.value
    parts = [f"{rating.rated_on} by {rating.analyst}: {rating.reason}"]
    if rating.scope:
        parts.append(f"for {rating.scope}")
    if rating.until:
        parts.append(f"until {rating.until}")
    return f"{value} ({'; '.join(parts)})"


def tell_origin(origin: OriginView) -> str:
    """Return an origin in words: its name, whether it is proven, and why it was merged or is not proven."""
    parts = ["proven" if origin.proven else "possible" + (f": {origin.why_not}" if origin.why_not else "")]
    parts += [f"family {origin.family}"] if origin.family else []
    parts += [f"speaker {origin.speaker}"] if origin.speaker else []
    parts += [f"merged: {'; '.join(origin.merged)}"] if origin.merged else []
    return f"{origin.name} ({', '.join(parts)})"


def format_number(value: float | None) -> str:
    """Return a bound of an interval; None is no bound."""
    if value is None:
        return "∞"
    return f"{value:g}" if value != int(value) else str(int(value))


def tell_chain(chain: ChainView) -> str:
    """Return a chain in words: kind, scope, who relays whom, date."""
    scope = f"{chain.scope} (inferred)" if chain.scope == "inherited" else chain.scope
    hops = "".join(f" → {hop.source} ({_words(hop.kind)}, {hop.rating})" for hop in chain.hops)
    told = f"{_words(chain.kind)}, {scope}: document{hops}"
    if chain.dated:
        told += f", {chain.dated}" + _tell_inferred(chain.rule, inferred=chain.date_inferred)
    return told + (f", {chain.url}" if chain.url else "")


def tell_standing(claim: ClaimView) -> str:
    """Return where a claim stands, how it is hedged, and what analysts said of it."""
    told = f"{_words(claim.level)}, voucher {claim.voucher}, stance {claim.stance}, "
    told += f"credibility {tell_rating(claim.credibility)}, characters {claim.start}–{claim.end}; "
    if claim.verdict is None:
        return told + "not reviewed"
    verdict = claim.verdict
    return told + f"verdict {verdict.value} by {verdict.analyst} on {verdict.decided_on}: {verdict.reason}"


def tell_claim(claim: ClaimView, findings: Iterable[str]) -> list[Line]:
    """Return everything told of a claim below its words, line by line; ``findings`` are those about it, in words."""
    lines: list[Line] = [(tell_chain(chain), ()) for chain in claim.chains]
    if claim.origins is not None:
        corroborated = ", corroborated" if claim.origins.corroborated else ""
        below = [tell_origin(origin) for origin in claim.origins.origins]
        below += [f"citation loop: {' → '.join((*ring, ring[0]))}" for ring in claim.origins.loops]
        lines.append((f"independent origins: {claim.origins.range}{corroborated}", tuple(below)))
    lines += [_tell_link(link) for link in claim.links]
    for item in claim.quantities:
        allowed = f"{format_number(item.low)} to {format_number(item.high)}"
        likely = f"{format_number(item.likely_low)} to {format_number(item.likely_high)}"
        lines.append((f"{item.role}: “{item.text}” is {allowed}, likely {likely}", ()))
    for date in claim.event_dates:
        inferred = _tell_inferred(date.rule, inferred=date.inferred)
        lines.append((f"event: “{date.text}” is {date.from_} to {date.to}{inferred}", ()))
    lines += [(f"places: {', '.join(claim.places)}", ())] if claim.places else []
    lines += [(f"note: {note}", ()) for note in claim.notes]
    return lines + [(f"finding: {words}", ()) for words in findings]


def _tell_link(link: LinkView) -> Line:
    told = f"{link.relation} claim {link.claim}"
    told += f" of document {link.document}, {link.document_title}" if link.document_title else ""
    score = "" if link.score is None else f", score {link.score}"
    told += f" ({link.state}{score}{', analysts disagree' if link.disagreed else ''})"
    told += f": “{link.claim_text}”" if link.claim_text else ""
    below = [f"{reason.field} {_words(reason.outcome)}: {reason.message}" for reason in link.reasons]
    below += [f"{v.state} as {v.relation} by {v.analyst} on {v.decided_on}: {v.reason}" for v in link.votes]
    return told, tuple(below)


def _tell_inferred(rule: str | None, *, inferred: bool) -> str:
    return f" (inferred{f': {rule}' if rule else ''})" if inferred else ""


def _words(value: str) -> str:
    return value.replace("_", " ")
