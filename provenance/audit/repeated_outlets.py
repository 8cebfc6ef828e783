"""The same outlet twice in one bracket: two references, still one source."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from provenance.audit.making import Ground
from provenance.model.facts import CitationFact, ClaimFact
from provenance.model.findings import Finding, FindingKind
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind

_FARTHEST = 12
"""Characters between two items of one bracket: a separator, "and", "see also"."""


def find_repeated_outlets(ground: Ground) -> Iterator[Finding]:
    """Find brackets that name one outlet more than once, each bracket once, with the claims that it covers."""
    found: dict[tuple[int, int, tuple[Span, ...]], tuple[list[CitationFact], list[ClaimFact]]] = {}
    for claim in ground.facts.claims:
        text = ground.documents[claim.document_id].text
        for bracket in _split_brackets(claim, text):
            by_source: dict[int, list[CitationFact]] = defaultdict(list)
            for hop in bracket:
                by_source[hop.source_id].append(hop)
            for source_id, hops in by_source.items():
                spans = tuple(dict.fromkeys(hop.span for hop in hops))
                if len(spans) > 1:
                    found.setdefault((claim.document_id, source_id, spans), (hops, []))[1].append(claim)
    for (document_id, source_id, spans), (hops, claims) in found.items():
        same = len({hop.period for hop in hops}) == 1 and hops[0].period is not None
        told = "with the same date" if same else "under different dates"
        yield ground.make(
            FindingKind.REPEATED_OUTLET,
            f"{ground.name(source_id)} stands {len(spans)} times in one bracket, {told}: it is one source",
            [ground.mark(document_id, span, claims[0].id) for span in spans],
            [claim.id for claim in claims],
        )


def _split_brackets(claim: ClaimFact, text: str) -> Iterator[Sequence[CitationFact]]:
    """Yield the items of each bracket: citations with nothing but a separator between them."""
    items = sorted(
        (hop for hop in claim.citations if hop.kind is CitationKind.PARENTHETICAL and hop.role == "source"),
        key=lambda hop: hop.span,
    )
    bracket: list[CitationFact] = []
    for hop in items:
        if bracket and not _is_separator(text[bracket[-1].span.end : hop.span.start]):
            yield bracket
            bracket = []
        bracket.append(hop)
    if bracket:
        yield bracket


def _is_separator(between: str) -> bool:
    return len(between) <= _FARTHEST and not any(mark in between for mark in "()[].")
