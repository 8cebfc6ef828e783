"""Cutting a claim's text into marked and unmarked pieces."""

import itertools

from provenance.model.facts import ClaimFact
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind
from provenance.report.views import Piece


def split_pieces(claim: ClaimFact) -> list[Piece]:
    """Return the claim's text as pieces that join to exactly that text, cues and citations marked.

    Where marks overlap, both are kept: a piece may be a cue within a citation.
    """
    cues = [(_shift(cue.span, claim.span), f"{cue.kind.value} cue: {cue.level.value}") for cue in claim.hedging.cues]
    cited = [
        (_shift(hop.span, claim.span), f"{hop.kind.value} citation")
        for hop in claim.citations
        if hop.relayed_by is None and hop.kind is not CitationKind.OWN_VOICE
    ]
    marks = [(span, label) for span, label in cues + cited if span is not None]
    edges = sorted({0, len(claim.text), *(edge for span, _ in marks for edge in (span.start, span.end))})
    pieces: list[Piece] = []
    for start, end in itertools.pairwise(edges):
        here = Span(start, end)
        piece = Piece(
            text=here.of(claim.text),
            cue=_find_label(here, cues),
            citation=_find_label(here, cited),
        )
        if pieces and (pieces[-1].cue, pieces[-1].citation) == (piece.cue, piece.citation):
            pieces[-1] = Piece(text=pieces[-1].text + piece.text, cue=piece.cue, citation=piece.citation)
        else:
            pieces.append(piece)
    return pieces


def _shift(span: Span, home: Span) -> Span | None:
    """Return the part of ``span`` within ``home``, counted from its start; None where they do not meet."""
    start, end = max(span.start, home.start), min(span.end, home.end)
    return Span(start - home.start, end - home.start) if start < end else None


def _find_label(here: Span, marks: list[tuple[Span | None, str]]) -> str | None:
    return next((label for span, label in marks if span is not None and span.contains(here)), None)
