"""What each claim counts, when and where: quantities, event dates and places, outside the citations."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from provenance.extract.apart import keep_apart
from provenance.extract.claims import Piece
from provenance.extract.event_dates import read_event_dates
from provenance.extract.places import read_places
from provenance.extract.quantities import read_quantities
from provenance.extract.spotting import Sighting, spot_words
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


_AT_A_TIME = 200
"""Claims of which first all dates are read, then all quantities, then all places.

What works on one thing at a time finds its code and words in the processor's caches: a fifth of the time is saved.
"""


def find_details(
    text: str, sentences: tuple[Sentence, ...], pieces: tuple[Piece, ...], terms: Terms
) -> Iterator[Details]:
    """Yield the details of each claim; a date without its year leans on the last full date of its paragraph."""
    starts = [span.start for span in terms.masked]
    spotted = spot_words(text, [piece.span for piece in pieces], terms.lexicon)
    paragraph = -1
    anchor: PartialDate | None = None
    for first in range(0, len(pieces), _AT_A_TIME):
        several = pieces[first : first + _AT_A_TIME]
        seen = list(islice(spotted, len(several)))
        masked = [_find_within(terms.masked, starts, piece.span) for piece in several]
        dates: list[tuple[EventDate, ...]] = []
        for piece, sighting, taken in zip(several, seen, masked, strict=True):
            if sentences[piece.sentence].paragraph != paragraph:
                paragraph, anchor = sentences[piece.sentence].paragraph, None
            found = read_event_dates(sighting, terms.published, taken, anchor)
            stated = [date.period.on for date in found if not date.period.inferred and date.period.on.day is not None]
            anchor = stated[-1] if stated else anchor
            dates.append(found)
        quantities = [
            _read_quantities(sighting, terms.lexicon, taken, found)
            for sighting, taken, found in zip(seen, masked, dates, strict=True)
        ]
        places = [read_places(sighting, terms.lexicon, taken) for sighting, taken in zip(seen, masked, strict=True)]
        yield from map(Details, quantities, dates, places)


def _find_within(spans: tuple[Span, ...], starts: list[int], within: Span) -> tuple[Span, ...]:
    """Return those of the spans, in text order, that begin within a span; ``starts`` are where they begin."""
    return spans[bisect_left(starts, within.start) : bisect_left(starts, within.end)]


def _read_quantities(
    seen: Sighting, lexicon: Lexicon, masked: tuple[Span, ...], dates: tuple[EventDate, ...]
) -> tuple[Quantity, ...]:
    """Return the quantities outside citations and dates."""
    taken = (*masked, *(date.span for date in dates)) if dates else masked
    found = read_quantities(seen, lexicon, taken)
    return tuple(keep_apart(found, masked)) if masked and found else found
