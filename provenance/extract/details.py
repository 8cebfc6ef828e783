"""What each claim counts, when and where: quantities, event dates and places, outside the citations."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.extract.apart import keep_apart
from provenance.extract.claims import Piece
from provenance.extract.event_dates import read_event_dates
from provenance.extract.places import read_places
from provenance.extract.quantities import read_quantities
from provenance.extract.spotting import spot_words
from provenance.model.claims import EventDate, Place, Quantity
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.layout import Sentence
from provenance.model.lexicons import Lexicon
from provenance.model.quick import made_quickly
from provenance.model.spans import Span


@dataclass(frozen=True, slots=True)
class Terms:
    """What the claims of a document are read with; ``masked`` are the spans of citations, in text order."""

    lexicon: Lexicon
    published: DatePeriod | None
    masked: tuple[Span, ...]


@made_quickly
@dataclass(frozen=True, slots=True)
class Details:
    """What was read from one claim."""

    quantities: tuple[Quantity, ...]
    event_dates: tuple[EventDate, ...]
    places: tuple[Place, ...]


def find_details(
    text: str, sentences: tuple[Sentence, ...], pieces: tuple[Piece, ...], terms: Terms
) -> Iterator[Details]:
    """Yield the details of each claim; a date without its year leans on the last full date of its paragraph."""
    starts = [span.start for span in terms.masked]
    paragraph = -1
    anchor: PartialDate | None = None
    spotted = spot_words(text, [piece.span for piece in pieces], terms.lexicon)
    for piece, seen in zip(pieces, spotted, strict=True):
        if sentences[piece.sentence].paragraph != paragraph:
            paragraph, anchor = sentences[piece.sentence].paragraph, None
        first, last = bisect_left(starts, piece.span.start), bisect_left(starts, piece.span.end)
        masked = terms.masked[first:last]
        dates = read_event_dates(seen, terms.published, masked, anchor)
        stated = [date.period.on for date in dates if not date.period.inferred and date.period.on.day is not None]
        anchor = stated[-1] if stated else anchor
        taken = (*masked, *(date.span for date in dates)) if dates else masked
        quantities = read_quantities(seen, terms.lexicon, taken)
        if masked:
            quantities = tuple(keep_apart(quantities, masked))
        yield Details(
            quantities,
            dates,
            read_places(seen, terms.lexicon, masked),
        )
