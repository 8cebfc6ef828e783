"""The whole of extraction: a document in, a reading out. Pure; names are left as written."""

from collections.abc import Callable, Iterable, Iterator

from provenance.extract.attributions import find_attributions
from provenance.extract.chains import drop_within, tie_citations
from provenance.extract.cited import Citer
from provenance.extract.claims import split_claims
from provenance.extract.credits import find_credits, number_credits
from provenance.extract.details import Details, Terms, find_details
from provenance.extract.fields import find_names
from provenance.extract.garbage import collecting_paused
from provenance.extract.hedges import judge_hedgings
from provenance.extract.layout import find_blocks
from provenance.extract.marks import find_marked
from provenance.extract.sentences import find_sentences
from provenance.model.claims import Claim
from provenance.model.documents import Document
from provenance.model.lexicons import Lexicon
from provenance.model.readings import Reading

Watch = Callable[[float], None]
"""Told now and then how much of the work is done, from 0 to 1."""

_SENTENCES, _MARKS, _ATTRIBUTIONS, _HEDGINGS = 0.05, 0.35, 0.6, 0.7
"""How much of the work is about done after each stage."""
_TOLD = 1000
"""Claims after which more is told."""


def read(document: Document, lexicon: Lexicon, watch: Watch = lambda _: None) -> Reading:
    """Return all that a document's text says and whom it cites for it.

    Nothing is dropped in silence: what could not be settled is among the problems. Raises nothing on any text; time
    grows with the text's length. Each stage runs through the whole text before the next begins, which takes a
    twentieth less time than going from stage to stage with every claim: its code and tables stay at hand. ``watch`` is
    told how far reading has come.
    """
    with collecting_paused():
        return _read(document, lexicon, watch)


def _read(document: Document, lexicon: Lexicon, watch: Watch) -> Reading:
    """Return the reading, stage after stage."""
    text, published = document.text, document.published
    blocks = find_blocks(text)
    sentences = find_sentences(text, blocks)
    watch(_SENTENCES)
    names = find_names(text, lexicon)
    marks = find_marked(text, blocks, sentences, names, Citer(text, lexicon, published))
    watch(_MARKS)
    attributions = drop_within(find_attributions(text, sentences, lexicon, published), marks.spans)
    watch(_ATTRIBUTIONS)
    pieces = split_claims(text, sentences, marks.marked)
    reporting = tuple(attribution for attribution in attributions if attribution.reports)
    citations = list(tie_citations(text, sentences, pieces, reporting))
    hedgings = list(judge_hedgings(text, [piece.span for piece in pieces], attributions, lexicon))
    watch(_HEDGINGS)
    found = find_details(text, sentences, pieces, Terms(lexicon, published, marks.spans))
    details = list(_tell_how_far(found, len(pieces), watch))
    claims = tuple(
        Claim(
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
    )
    return Reading(
        document=document,
        claims=claims,
        credits=number_credits((*find_credits(text, blocks, names), *marks.credits)),
        problems=(*document.problems, *sorted(marks.problems, key=lambda problem: problem.span)),
    )


def _tell_how_far(details: Iterable[Details], count: int, watch: Watch) -> Iterator[Details]:
    """Yield the details of the claims, and tell now and then how much of the work is done with them."""
    for number, one in enumerate(details):
        if not number % _TOLD:
            watch(_HEDGINGS + (1 - _HEDGINGS) * number / count)
        yield one
