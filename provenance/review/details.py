"""The details beside the text, as lines: chain, origins, links with their reasons, ratings, verdict, notes."""

from collections.abc import Iterator, Mapping

from provenance.model.chains import Chain, find_chains
from provenance.model.facts import ClaimFact, SourceFact
from provenance.model.origins import Origins
from provenance.model.vocabulary import Scope
from provenance.review.marking import Cell, Line, Look, break_lines, write_cells
from provenance.review.views import LinkView, View
from provenance.text.safety import cut_text

STATES = {"read": "nobody has decided"}
WIDEST = 240
"""Characters of another claim's text that are shown."""


def list_details(view: View, origins: Origins | None, width: int) -> list[Line]:
    """Return the details of an item in lines of that width; headings are bold and underlined, words stay as words."""
    lines: list[Line] = []
    for head, words in _sections(view, origins):
        lines += break_lines(write_cells(head, Look.HEAD), width)
        for one in words:
            lines += _indent(break_lines(write_cells(one), width - 2))
    return lines


def _sections(view: View, origins: Origins | None) -> Iterator[tuple[str, list[str]]]:
    claim, sources = view.claim, view.sources
    if view.item.noun == "link":
        yield from _link_first(view)
    elif view.item.noun == "finding":
        yield f"Finding: {view.item.label}", [view.item.told]
    elif view.item.noun == "outlet":
        yield "Unknown outlet", [view.item.key, "a accepts it as a new outlet, c says which known one it is"]
    yield f"Claim {claim.id}: {STATES.get(claim.state, claim.state)}", [_place(view)]
    yield "Chain", [_chain(chain, sources) for chain in find_chains(claim)]
    yield "Origins", ["being looked for"] if origins is None else _origins(origins)
    yield "Hedging", [_hedging(claim), *(f"{{{claim.cut(cue.span)}}} {cue.kind}" for cue in claim.hedging.cues)]
    told = [_link(one) for one in view.links]
    yield f"Links ({len(told)})", [line for one in told for line in one] or ["none"]
    yield "Ratings", _ratings(view)
    if claim.verdict is not None:
        yield "Verdict", [f"{claim.verdict.value} by {claim.verdict.analyst}: {claim.verdict.reason}"]
    if claim.notes:
        yield "Notes", list(claim.notes)
    read = [*_quantities(claim), *_dates(claim), *_places(claim)]
    if read:
        yield "Read in it", read


def _link_first(view: View) -> Iterator[tuple[str, list[str]]]:
    chosen = next((one for one in view.links if one.link.id == view.item.id), None)
    if chosen is not None:
        yield f"Link {chosen.link.id}: {chosen.link.state}", _link(chosen)


def _place(view: View) -> str:
    document = view.document
    name = document.title or document.name or document.sha256[:12]
    section = f", {view.claim.section}" if view.claim.section else ""
    return f"no. {view.claim.number} of document {document.id}, {cut_text(name, 80)}{section}"


def _chain(chain: Chain, sources: Mapping[int, SourceFact]) -> str:
    if chain.is_own_voice:
        return "own voice: the document cites nobody"
    words = " > ".join(sources[hop.source_id].name for hop in chain.hops if hop.source_id in sources)
    dated = chain.dated
    if dated is not None and dated.period is not None:
        words += f", {dated.period.iso()}" + (" (inferred)" if dated.period.inferred else "")
    return f"{words} ({chain.kind.replace('_', ' ')}{', inherited' if chain.scope is Scope.INHERITED else ''})"


def _origins(origins: Origins) -> list[str]:
    told = [f"{origins.proven} proven, {origins.possible} possible"]
    for origin in origins.origins:
        merged = f"; {'; '.join(origin.merged)}" if origin.merged else ""
        told.append(f"{origin.name}: {'proven' if origin.proven else origin.why_not or 'possible'}{merged}")
    return told + [f"ring: {' > '.join(loop)}" for loop in origins.loops]


def _hedging(claim: ClaimFact) -> str:
    hedging = claim.hedging
    return f"{hedging.level.replace('_', ' ')}, voucher {hedging.voucher}, stance {hedging.stance}"


def _link(view: LinkView) -> list[str]:
    link = view.link
    score = "" if link.score is None else f" {link.score:.2f}"
    told = [f"{link.state} {link.relation}{score} with {view.other_id}: {cut_text(view.other, WIDEST)}"]
    told += [f"- {_reason(reason)}" for reason in link.reasons]
    told += [f"- {one.analyst} {one.state}: {one.reason}" for one in link.decisions]
    return told


def _reason(reason: object) -> str:
    """Return a kept reason in words: its message where it is data, else what it is."""
    if isinstance(reason, Mapping):
        return str(reason.get("message") or ", ".join(f"{name} {value}" for name, value in reason.items()))
    return str(getattr(reason, "message", reason))


def _ratings(view: View) -> list[str]:
    rating = view.claim.rating
    claim = (
        "claim 6: nobody has rated it"
        if rating is None
        else f"claim {rating.value} by {rating.analyst}: {rating.reason}"
    )
    told = [claim]
    for source in view.cited():
        letter = "F" if source.rating is None else str(source.rating.value)
        why = "" if source.rating is None else f" by {source.rating.analyst}: {source.rating.reason}"
        told.append(f"{letter} {source.name}{' (proposed)' if source.proposed else ''}{why}")
    return told


def _quantities(claim: ClaimFact) -> Iterator[str]:
    for one in claim.quantities:
        high = "or more" if one.high is None else f"to {one.high:g}" if one.high != one.low else ""
        yield f"#{claim.cut(one.span)}# {one.role}: {one.low:g} {high}".rstrip()


def _dates(claim: ClaimFact) -> Iterator[str]:
    for one in claim.event_dates:
        yield f"when: {one.period.iso()}" + (" (inferred)" if one.period.inferred else "")


def _places(claim: ClaimFact) -> Iterator[str]:
    for one in claim.places:
        yield f"where: {one.name}" + (f" ({one.country})" if one.country else "")


def _indent(lines: list[Line]) -> list[Line]:
    """Set lines in by a space, and what goes on below the first by two."""
    space = Cell(-1, " ", 1, Look.PLAIN)
    return [[space] * min(place + 1, 2) + line for place, line in enumerate(lines)]
