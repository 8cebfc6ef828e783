"""Reading Markdown: its plain words are read, and every span is put back to its place in the file."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from provenance.model.citations import Citation
from provenance.model.claims import Claim
from provenance.model.documents import Document
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.text.markdown import Unmarked, remove_marks

MARKDOWN = "text/markdown"


def read_unmarked(document: Document, read: Callable[[Document], Reading]) -> Reading:
    """Return what ``read`` finds in the plain words of a Markdown document, with the spans and surfaces of its text."""
    plain = remove_marks(document.text)
    if not plain.text.strip():
        return read(document)
    found = read(replace(document, text=plain.text, problems=()))
    problems = (replace(one, span=plain.place(one.span)) for one in found.problems)
    return replace(
        found,
        document=document,
        claims=tuple(_widen(one, plain, document.text) for one in found.claims),
        credits=tuple(_place_citation(one, plain, document.text) for one in found.credits),
        problems=(*document.problems, *problems),
    )


def read_selections_unmarked(
    document: Document,
    selected: Sequence[Span],
    read: Callable[[Document, Sequence[Span]], tuple[Claim, ...]],
) -> tuple[Claim, ...]:
    """Return selected spans of a Markdown document as claims; one that holds nothing but marks is read as it stands."""
    plain = remove_marks(document.text)
    spans = [plain.find(one) for one in selected]
    if not all(span.of(plain.text).strip() for span in spans):
        return read(document, selected)
    found = read(replace(document, text=plain.text, problems=()), spans)
    placed = (_place_claim(one, plain, document.text) for one in found)
    return tuple(
        replace(one, span=span, text=span.of(document.text)) for one, span in zip(placed, selected, strict=True)
    )


def _widen(claim: Claim, plain: Unmarked, text: str) -> Claim:
    """Return a claim in its place, with the marks around it: "**Reuters** said", not "Reuters** said"."""
    placed = _place_claim(claim, plain, text)
    span = plain.widen(placed.span, text)
    return replace(placed, span=span, text=span.of(text))


def _place_claim(claim: Claim, plain: Unmarked, text: str) -> Claim:
    place = plain.place
    span = place(claim.span)
    cues = tuple(
        replace(one, span=place(one.span), scope=None if one.scope is None else place(one.scope))
        for one in claim.hedging.cues
    )
    return replace(
        claim,
        span=span,
        text=span.of(text),
        hedging=replace(claim.hedging, cues=cues),
        citations=tuple(_place_citation(one, plain, text) for one in claim.citations),
        quantities=tuple(replace(one, span=place(one.span)) for one in claim.quantities),
        event_dates=tuple(replace(one, span=place(one.span)) for one in claim.event_dates),
        places=tuple(replace(one, span=place(one.span)) for one in claim.places),
    )


def _place_citation(citation: Citation, plain: Unmarked, text: str) -> Citation:
    def place(span: Span | None) -> Span | None:
        return None if span is None else plain.place(span)

    span = plain.place(citation.span)
    return replace(
        citation,
        span=span,
        surface=span.of(text),
        source_span=place(citation.source_span),
        cue_span=place(citation.cue_span),
        content_span=place(citation.content_span),
        note_span=place(citation.note_span),
    )
