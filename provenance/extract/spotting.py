"""One pass over a text for every word that a number, a date or a place begins with or is told by.

Their readers would each search every claim for their own words. Here the words of all stand in one automaton (Aho and
Corasick, "Efficient string matching", 1975), which passes over the text once; each claim is handed what stands in it,
and most claims turn out to hold nothing of one sort or another. What is spotted is only where to look: the readers
decide.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import ahocorasick

from provenance.extract.gazetteer import list_places
from provenance.extract.place_words import PLACE_NOUNS
from provenance.extract.role_words import role_words
from provenance.model.lexicons import Lexicon
from provenance.model.spans import Span
from provenance.text.number_words import WRITTEN, Atom, deal_digits, make_atom

_NUMBER: Final = 1
_MONTH: Final = 2
_LEANING: Final = 4
_WEEKEND: Final = 8
_NEARBY: Final = 16
_PLACE: Final = 32
_ROLE: Final = 64
_DATE: Final = 128

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DATE_WORDS = [
    form for word in (*_MONTHS, *_DAYS, "Ju1", "0ct") for form in dict.fromkeys((word, word.lower(), word.upper()))
]
_LEANING_WORDS = (
    *("yesterday", "today", "tonight", "tomorrow", "overnight", "Yesterday", "Today", "Tonight", "Tomorrow"),
    *("Overnight", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "ago", "recent"),
    *("last", "this", "next", "past", "previous", "coming", "Last", "This", "Next", "Past", "Previous", "Coming"),
    "for",
)
_NEARBY_WORDS = ("in", "near", "outside", "In", "Near", "Outside")
_FREQUENT: Final = "etaoinshrdlcumwfgypbvk"
"""Letters of English text from the most frequent on."""
_SPACES = [chr(code) for code in range(0x3001) if chr(code).isspace()]
"""All characters that count as white space; U+3000 is the last."""


@dataclass(slots=True)
class Sighting:
    """What one span of a text holds, each list in text order.

    ``atoms``: digits and number words. ``months``: where names of months with a capital begin. ``days``: where
    names of months or weekdays may begin. ``leaning``: where words
    may begin by which a date leans on the day of publication. ``places``: start, end and word of listed names,
    adjectives and nouns for places, the longest at each place, without overlap. ``nearby``: where "in", "near" and
    "outside" stand before a capital. ``roles``: whether letters of words stand there for what befalls people.
    """

    text: str
    span: Span
    atoms: list[Atom]
    months: list[int] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    leaning: list[int] = field(default_factory=list)
    places: list[tuple[int, int, str]] = field(default_factory=list)
    nearby: list[int] = field(default_factory=list)
    roles: bool = False

    def add(self, start: int, end: int, kinds: int, word: str) -> None:
        """Keep a word that stands at ``[start, end)``, for the kinds for which it stands whole."""
        text = self.text
        before = text[start - 1] if start else " "
        if before.isalnum():
            return
        following = text[end : end + 1]
        if kinds & _PLACE and not following.isalnum():
            self.places.append((start, end, word))
        if before == "_":
            return
        if kinds & _LEANING:
            self.leaning.append(start)
        elif kinds & _WEEKEND:
            self.leaning.append(start - len("the "))
        if kinds & _NUMBER and (end >= self.span.end or not (following.isalnum() or following == "_")):
            self.atoms.append(make_atom(start, end, WRITTEN[word]))
        if kinds & _DATE and before not in "$€£#":
            self.days.append(start)
        if kinds & _MONTH:
            self.months.append(start)
        if kinds & _NEARBY and end < self.span.end and "A" <= following <= "Z":
            self.nearby.append(start)

    def settle(self) -> "Sighting":
        """Return itself with what was added in order of its beginning; of places the longest at each place is kept."""
        if len(self.atoms) > 1:
            self.atoms.sort()
        if len(self.leaning) > 1:
            self.leaning.sort()
        if len(self.places) > 1:
            kept: list[tuple[int, int, str]] = []
            for place in sorted(self.places, key=lambda place: (place[0], -place[1])):
                if not kept or place[0] >= kept[-1][1]:
                    kept.append(place)
            self.places = kept
        return self


def spot_words(text: str, spans: Sequence[Span], lexicon: Lexicon) -> Iterator[Sighting]:
    """Yield what each span holds; the spans stand in text order, without overlap. Linear time."""
    if not spans:
        return
    digits = deal_digits(text, spans)
    number = 0
    span = spans[0]
    seen = Sighting(text, span, next(digits))
    for last, (length, kinds, word) in _automaton(lexicon).iter(text, span.start, spans[-1].end):
        while last >= span.end:
            yield seen.settle()
            number += 1
            span = spans[number]
            seen = Sighting(text, span, next(digits))
        start = last + 1 - length
        if start < span.start:
            continue
        if kinds & _ROLE:
            seen.roles = True
        # Most "in" stand before no name; they are passed over here, where it costs least.
        if kinds != _ROLE and (kinds != _NEARBY or "A" <= text[last + 1 : last + 2] <= "Z"):
            seen.add(start, last + 1, kinds, word)
    yield seen.settle()
    for rest in spans[number + 1 :]:
        yield Sighting(text, rest, next(digits))


@lru_cache(maxsize=8)
def _automaton(lexicon: Lexicon) -> ahocorasick.Automaton:
    """Return the automaton of all words that are looked for; each gives its length, its kinds and itself."""
    gazetteer = list_places(lexicon)
    sorts = (
        (_NUMBER, WRITTEN),
        (_MONTH, _MONTHS),
        (_DATE, _DATE_WORDS),
        (_LEANING, _LEANING_WORDS),
        (_WEEKEND, ("weekend",)),
        (_NEARBY, [word + space for word in _NEARBY_WORDS for space in _SPACES]),
        (_PLACE, (*gazetteer.names, *gazetteer.adjectives, *PLACE_NOUNS)),
        (_ROLE, role_words(lexicon).marks),
    )
    kinds: dict[str, int] = {}
    for kind, words in sorts:
        for word in words:
            kinds[word] = kinds.get(word, 0) | kind
    automaton = ahocorasick.Automaton()
    # Where the automaton branches, it tries the letters in the order in which they came: frequent ones come first.
    for word in sorted(kinds, key=lambda word: _FREQUENT.find(word[0]) if word[0] in _FREQUENT else len(_FREQUENT)):
        automaton.add_word(word, (len(word), kinds[word], word))
    automaton.make_automaton()
    return automaton
