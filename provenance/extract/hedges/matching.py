"""Finding cues in a stretch of text: the longest of those that overlap, less names, months and mentions."""

from dataclasses import dataclass

from provenance.extract.hedges.patterns import CueMatcher, Match, build_matcher
from provenance.extract.hedges.words import MARKS, QUOTES, Words, split_words
from provenance.model.lexicons import CueEntry, Lexicon
from provenance.model.quick import made_quickly
from provenance.model.spans import Span
from provenance.model.vocabulary import CueKind, HedgeLevel

_OPENS_ANEW = frozenset(":;—–-([{“«\"‘'.…?!*•")


@made_quickly
@dataclass(frozen=True, slots=True)
class FoundCue:
    """A cue as it stands in the text: its entry, its span, and the half-open range of words it covers."""

    entry: CueEntry
    span: Span
    first: int
    last: int


def find_cues(text: str, span: Span, lexicon: Lexicon) -> tuple[FoundCue, ...]:
    """Return the cues in ``text[span.start:span.end]`` in text order; none overlap, entries of level ``none`` left out.

    Raises:
        SeedError: if an entry's text is no pattern.
    """
    return pick_cues(split_words(text, span.start, span.end), build_matcher(lexicon))


def pick_cues(words: Words, matcher: CueMatcher) -> tuple[FoundCue, ...]:
    """Return the cues among words already split; as ``find_cues``."""
    return tuple(
        FoundCue(match.entry, words.span_of(match.first, match.last), match.first, match.last)
        for match in pick_matches(words, matcher)
        if match.entry.level is not HedgeLevel.NONE
    )


def pick_matches(words: Words, matcher: CueMatcher) -> list[Match]:
    """Return the matches that hold, in text order: of those that overlap, the one with the most characters.

    Of those equally long, one of level ``none`` holds first, then the one whose entry says more, then the first.
    """
    found = matcher.find_matches(words)
    if not found:
        return found
    found = [match for match in found if not _is_mention(words, match)]
    if len(found) > 1:
        found.sort(key=lambda match: _rank(words, match))
        taken = bytearray(len(words))
        kept: list[Match] = []
        for match in found:
            if not any(taken[match.first : match.last]):
                taken[match.first : match.last] = b"\1" * (match.last - match.first)
                kept.append(match)
        found = sorted(kept, key=lambda match: match.first)
    return found


def _rank(words: Words, match: Match) -> tuple[int, bool, int, int]:
    width = words.ends[match.last - 1] - words.starts[match.first]
    return -width, match.entry.level is not HedgeLevel.NONE, -match.entry.text.count(" "), match.first


_QUOTED = 2
"""Words before a quoted adjective: an article and a mark ('a "probable" hit')."""


def _is_mention(words: Words, match: Match) -> bool:
    """Tell whether the words are a name, a month, or a word that is quoted as a word, and so no cue."""
    first, last = match.first, match.last
    low = words.low
    if first > 0 and last < len(low) and low[first - 1] in QUOTES and low[last] in QUOTES:
        return match.entry.kind is not CueKind.ADJECTIVE or first < _QUOTED or low[first - 2] not in {"a", "an"}
    if match.entry.kind is CueKind.MODAL and low[first] == "may":
        return _is_month(words, first)
    return _is_name(words, first, last)


def _is_month(words: Words, at: int) -> bool:
    """Tell whether "may" is the month or a name: by a number beside it, or a capital among small letters."""
    low = words.low
    before = low[at - 1] if at else ""
    after = low[at + 1] if at + 1 < len(low) else ""
    if before[:1].isdigit() or after[:1].isdigit() or not after or after in MARKS - QUOTES:
        return True
    return words.is_capital(at) and not words.is_shouting()


def _is_name(words: Words, first: int, last: int) -> bool:
    """Tell whether a capital stands where no sentence begins, beside another one: "the Possible Worlds trio"."""
    if first == 0 or not words.is_capital(first) or words.low[first - 1] in _OPENS_ANEW or words.is_shouting():
        return False
    return words.is_capital(first - 1) or words.is_capital(last)


def find_entries(text: str, span: Span, lexicon: Lexicon) -> tuple[CueEntry, ...]:
    """Return the entries that hold in ``text[span.start:span.end]``, in text order, those of level ``none`` as well.

    Raises:
        SeedError: if an entry's text is no pattern.
    """
    matches = pick_matches(split_words(text, span.start, span.end), build_matcher(lexicon))
    return tuple(match.entry for match in matches)
