"""The parts that a bracket or a note is made of, and what the whole text is known to name."""

from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum

from provenance.extract.names import NameClass
from provenance.extract.outlets import OutletMention, find_outlets, fold_short, index_places
from provenance.model.lexicons import Lexicon
from provenance.model.quick import made_quickly
from provenance.model.spans import Span
from provenance.model.vocabulary import SourceKind
from provenance.text.dates import FoundDate
from provenance.text.urls import Address


class FieldKind(StrEnum):
    """What a part of a bracket is. ``lead`` are words such as "see"; ``text`` is what has no place in a citation."""

    NAME = "name"
    DATE = "date"
    PLACE = "place"
    ISSUE = "issue"
    TITLE = "title"
    ADDRESS = "address"
    HANDLE = "handle"
    BACK = "back"
    DETAIL = "detail"
    LEAD = "lead"
    TEXT = "text"


class Relay(StrEnum):
    """How a name hangs together with the name before it: it relays that one, or is relayed by it."""

    RELAYS = "relays"
    RELAYED = "relayed"


@made_quickly
@dataclass(frozen=True, slots=True)
class Field:
    """One part. ``mention`` is the registered name in it.

    ``led``: words lead to it; ``cited``: they say that it is a source; ``beside``: they are no more than a preposition.
    """

    kind: FieldKind
    span: Span
    date: FoundDate | None = None
    mention: OutletMention | None = None
    looks: NameClass | None = None
    place: Span | None = None
    relay: Relay | None = None
    led: bool = False
    cited: bool = False
    beside: bool = False
    interview: bool = False
    address: Address | None = None

    @property
    def is_publisher(self) -> bool:
        """Tell whether the name is registered, or has the look of an outlet's name."""
        return (
            self.mention is not None
            or self.kind in {FieldKind.ADDRESS, FieldKind.HANDLE}
            or self.looks in {NameClass.PUBLISHER, NameClass.ACRONYM}
        )

    @property
    def is_agency(self) -> bool:
        """Tell whether the name is that of a registered news agency, whose reports others carry."""
        return self._is_of(SourceKind.NEWS_AGENCY)

    @property
    def is_network(self) -> bool:
        """Tell whether the name is that of a registered social network."""
        return self._is_of(SourceKind.SOCIAL_MEDIA)

    def _is_of(self, kind: SourceKind) -> bool:
        return self.mention is not None and any(outlet.kind is kind for outlet in self.mention.outlets)


@dataclass(frozen=True, slots=True)
class Names:
    """What the whole text is known to name: outlets in text order, and the places of the lexicon, folded."""

    mentions: tuple[OutletMention, ...]
    starts: tuple[int, ...]
    places: frozenset[str]

    def within(self, span: Span) -> list[OutletMention]:
        """Return the outlets named within a span."""
        first = bisect_left(self.starts, span.start)
        last = bisect_left(self.starts, span.end)
        return [mention for mention in self.mentions[first:last] if mention.span.end <= span.end]

    def at(self, start: int) -> OutletMention | None:
        """Return the outlet whose name begins at an offset."""
        number = bisect_left(self.starts, start)
        return self.mentions[number] if number < len(self.starts) and self.starts[number] == start else None

    def is_place(self, name: str) -> bool:
        """Tell whether the lexicon knows a place of that name."""
        return fold_short(name.removeprefix("the ").strip(" .")) in self.places


def find_names(text: str, lexicon: Lexicon) -> Names:
    """Return all registered outlets in a text, ready to be looked up by span, and the known places."""
    mentions = find_outlets(text, lexicon)
    return Names(mentions, tuple(mention.span.start for mention in mentions), index_places(lexicon))
