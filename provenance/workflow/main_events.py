"""Articles as their main events are compared: read from what the database knows, or from a corpus.

`suggest_main_events` is what ``link suggest`` runs over documents, beside comparing claims: one link for each two
documents of one event, between the claims that tell it. It needs all documents with their claims, since how rare a name
is can only be told among all of them; ``among`` then names the documents that are new.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from provenance.extract.event_dates import find_event_dates
from provenance.extract.layout import find_blocks
from provenance.extract.places import find_places
from provenance.extract.stated_tolls import find_stated_toll
from provenance.link import ArticleEvent, suggest_main_event_links
from provenance.model.dates import DatePeriod
from provenance.model.facts import ClaimFact, DocumentFact, Facts
from provenance.model.lexicons import Lexicon
from provenance.model.links import LinkSuggestion
from provenance.model.spans import Span
from provenance.model.vocabulary import BlockKind, QuantityRole

_DAYS_IN: Final = 1500
"""Characters in which an article names the day of its event."""
_PLACES_IN: Final = 4000
_FIRST_CLAIMS: Final = 6
"""Claims among which one tells the main event."""
_HARM: Final = frozenset({QuantityRole.KILLED, QuantityRole.INJURED})
_OUT: Final = frozenset({"rejected", "orphaned"})
_DEEPEST: Final = 6


def suggest_main_events(
    facts: Facts, lexicon: Lexicon, among: Collection[int] | None = None
) -> tuple[LinkSuggestion, ...]:
    """Return links between the claims that tell one main event in different documents, with the reasons.

    Args:
        facts: all documents with their claims.
        lexicon: what extraction is told about names and words.
        among: ids of documents; only links that touch one of them are returned. None: all.
    """
    return suggest_main_event_links(list_articles(facts, lexicon), among)


def list_articles(facts: Facts, lexicon: Lexicon) -> list[ArticleEvent]:
    """Return the documents as articles on their main events, in their order."""
    claims: dict[int, list[ClaimFact]] = defaultdict(list)
    for claim in facts.claims:
        claims[claim.document_id].append(claim)
    return [_make(document, claims.get(document.id, ()), lexicon) for document in facts.documents]


def _make(document: DocumentFact, claims: Sequence[ClaimFact], lexicon: Lexicon) -> ArticleEvent:
    lead = choose_lead(claims)
    return make_article(
        document.id,
        document.title or "",
        document.text,
        lexicon,
        outlet=document.publisher or "",
        published=document.published,
        claim_id=lead.id if lead is not None else None,
    )


def choose_lead(claims: Sequence[ClaimFact]) -> ClaimFact | None:
    """Return the claim that tells a document's main event: among the first ones, one that counts killed or injured.

    Else one that tells the day, else the first; None where there is none. Claims that an analyst threw out, and those
    that a new reading no longer finds, are none.
    """
    kept = sorted((claim for claim in claims if claim.state not in _OUT), key=lambda claim: claim.number)
    first = kept[:_FIRST_CLAIMS]
    for claim in first:
        if any(quantity.role in _HARM for quantity in claim.quantities):
            return claim
    dated = [claim for claim in first if claim.event_dates]
    return next(iter(dated or first), None)


def make_article(
    number: int,
    title: str,
    text: str,
    lexicon: Lexicon,
    *,
    outlet: str = "",
    published: DatePeriod | None = None,
    claim_id: int | None = None,
) -> ArticleEvent:
    """Return an article with what extraction reads of its main event: toll, days, regions. Linear time."""
    return ArticleEvent(
        number,
        title,
        text,
        outlet,
        _find_day(published),
        tuple(dict.fromkeys(_find_days(title, text, published))),
        tuple(dict.fromkeys(_find_regions(title, text, lexicon))),
        find_stated_toll(title, text, lexicon, published),
        claim_id,
    )


def _find_day(period: DatePeriod | None) -> date | None:
    if period is None or period.first_day() != period.last_day():
        return None
    return period.first_day()


def _find_days(title: str, text: str, published: DatePeriod | None) -> Iterator[date]:
    """Yield the single days that headline and first paragraphs name."""
    for part, span in ((title, Span(0, len(title))), *((text, span) for span in _find_paragraphs(text, _DAYS_IN))):
        for event in find_event_dates(part, span, published):
            day = _find_day(event.period)
            if day is not None:
                yield day


def _find_paragraphs(text: str, within: int) -> Iterator[Span]:
    for block in find_blocks(text):
        if block.span.start >= within:
            return
        if block.kind is BlockKind.PARAGRAPH:
            yield block.span


_Name = tuple[str, str | None]
"""A place's name with its country."""


def _find_regions(title: str, text: str, lexicon: Lexicon) -> Iterator[str]:
    regions = _map_regions(lexicon)
    spans = ((title, Span(0, len(title))), (text, Span(0, min(len(text), _PLACES_IN))))
    for part, span in spans:
        for place in find_places(part, span, lexicon):
            region = regions.get((place.name, place.country))
            if region is not None:
                yield region


@lru_cache(maxsize=8)
def _map_regions(lexicon: Lexicon) -> Mapping[_Name, str]:
    """Return for each place of the gazetteer the region right below a country in which it lies, if that is one only."""
    wider: dict[_Name, set[str | None]] = defaultdict(set)
    for entry in lexicon.places:
        wider[entry.name, entry.country].add(entry.within)
    found = {name: _climb(name, wider) for name in wider}
    return {name: region for name, region in found.items() if region is not None}


def _climb(name: _Name, wider: Mapping[_Name, set[str | None]]) -> str | None:
    place, country = name
    for _ in range(_DEEPEST):
        around = wider.get((place, country), set())
        within = next(iter(around)) if len(around) == 1 else None
        if within is None:
            return None
        if wider.get((within, country)) == {None}:
            return place
        place = within
    return None
