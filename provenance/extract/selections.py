"""Reading what an analyst selects: spans of a text as if they were its claims, everything around them as it is."""

from bisect import bisect_right
from collections.abc import Sequence

from provenance.extract.attributions import find_attributions
from provenance.extract.chains import drop_within, tie_citations
from provenance.extract.cited import Citer
from provenance.extract.claims import Piece, split_claims
from provenance.extract.details import Terms, find_details
from provenance.extract.fields import find_names
from provenance.extract.hedges import judge_hedging, judge_hedgings
from provenance.extract.layout import find_blocks
from provenance.extract.marks import Marks, find_marked
from provenance.extract.sentences import find_sentences
from provenance.model.claims import Claim
from provenance.model.documents import Document
from provenance.model.layout import Sentence
from provenance.model.lexicons import Lexicon
from provenance.model.spans import Span


def read_selections(document: Document, selected: Sequence[Span], lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return each selected span as a claim, with the citations, hedging, quantities, dates and places it then has.

    Args:
        document: the whole document; what stands around a span decides who is cited for it.
        selected: spans of its text, none overlapping another, in any order.
        lexicon: what to read with; names are left as written.
    """
    text, published = document.text, document.published
    blocks = find_blocks(text)
    sentences = find_sentences(text, blocks)
    if not sentences:
        return tuple(Claim(one, one.of(text), 0, None, judge_hedging(text, one, (), lexicon)) for one in selected)
    names = find_names(text, lexicon)
    marks = find_marked(text, blocks, sentences, names, Citer(text, lexicon, published))
    attributions = drop_within(find_attributions(text, sentences, lexicon, published), marks.spans)
    pieces = _place(split_claims(text, sentences, marks.marked), selected, sentences, marks)
    reporting = tuple(attribution for attribution in attributions if attribution.reports)
    citations = tie_citations(text, sentences, pieces, reporting)
    hedgings = judge_hedgings(text, [piece.span for piece in pieces], attributions, lexicon)
    details = find_details(text, sentences, pieces, Terms(lexicon, published, marks.spans))
    read = {
        piece.span: Claim(
            span=piece.span,
            text=piece.span.of(text),
            paragraph=sentences[piece.sentence].paragraph,
            section=sentences[piece.sentence].section,
            hedging=hedging,
            citations=cited,
            quantities=detail.quantities,
            event_dates=detail.event_dates,
            places=detail.places,
        )
        for piece, hedging, cited, detail in zip(pieces, hedgings, citations, details, strict=True)
    }
    return tuple(read[span] for span in selected)


def _place(
    pieces: Sequence[Piece], selected: Sequence[Span], sentences: Sequence[Sentence], marks: Marks
) -> tuple[Piece, ...]:
    """Return the pieces of the text with the selected spans in the place of those that they overlap."""
    starts = [sentence.span.start for sentence in sentences]
    kept = [piece for piece in pieces if not any(piece.span.overlaps(span) for span in selected)]
    for span in selected:
        number = max(bisect_right(starts, span.start) - 1, 0)
        closed_by = tuple(mark for mark in marks.marked if span.contains(mark.span))
        kept.append(Piece(span, number, closed_by))
    return tuple(sorted(kept, key=lambda piece: piece.span))
