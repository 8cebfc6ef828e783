"""What is looked up to tell who speaks: the lexicon's nouns for sources, the outlets named in the text, the places."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from provenance.extract.outlets import OutletMention, fold_for_lookup
from provenance.model.lexicons import Lexicon, SourceNoun

LONGEST_NOUN = 3
"""Words that a noun for a source may have."""


class SourceNouns(dict[tuple[str, ...], SourceNoun]):
    """Source nouns by their words."""

    def __init__(self, nouns: Iterable[SourceNoun]) -> None:
        """Keep the nouns, and the last words of all, which tell at once that none ends somewhere."""
        super().__init__((tuple(noun.text.split()), noun) for noun in nouns)
        self._lasts = frozenset(words[-1] for words in self if words)

    def find_ending(self, lows: Sequence[str], first: int, end: int) -> SourceNoun | None:
        """Return the longest noun whose words end before the token ``end``, in the genitive too; None if none does."""
        last = lows[end - 1].removesuffix("'s")
        if last not in self._lasts:
            return None
        for size in range(min(LONGEST_NOUN, end - first), 0, -1):
            noun = self.get((*lows[end - size : end - 1], last))
            if noun is not None:
                return noun
        return None


class Register(NamedTuple):
    """What the lexicon tells of sources: nouns by their words, and the outlets named in the text."""

    nouns: SourceNouns
    mentions: Sequence[OutletMention]
    starts: Sequence[int]
    places: frozenset[str] = frozenset()

    def find_outlets(self, start: int, end: int) -> Sequence[OutletMention]:
        """Return the registered names within these offsets."""
        first = bisect_left(self.starts, start)
        last = bisect_left(self.starts, end, first)
        if last > first and self.mentions[last - 1].span.end > end:
            last -= 1
        return self.mentions[first:last]

    def is_place(self, name: str) -> bool:
        """Tell whether a name is that of a place: then its government speaks."""
        return fold_for_lookup(name).removesuffix("'s").removesuffix("'") in self.places


@lru_cache(maxsize=8)
def index_nouns(lexicon: Lexicon) -> SourceNouns:
    """Return the source nouns by their words."""
    return SourceNouns(lexicon.source_nouns)
