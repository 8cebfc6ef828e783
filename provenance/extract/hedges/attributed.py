"""What the attributions that touch a sentence bring to its hedging: cues of their own, and nouns that name sources."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from provenance.extract.hedges.matching import FoundCue
from provenance.extract.hedges.words import Words
from provenance.model.citations import Attribution
from provenance.model.lexicons import CueEntry, Lexicon
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, CueKind, HedgeLevel, Stance
from provenance.text.wordlists import list_words

_STANCE_WEIGHTS = {Stance.NEUTRAL: 2.0, Stance.ENDORSING: 2.5, Stance.DISTANCING: 1.0, Stance.DENYING: -1.5}
"""Commitment to what a reporting verb brings, where its entry gives none: judgement."""
_EVIDENCE = list_words(
    """suggest suggests suggested suggesting indicate indicates indicated indicating imply implies implied implying seem
    seems seemed appear appears appeared"""
)
_LONGEST_SOURCE = 40
"""Words of a source's noun phrase in which adjectives are taken to describe it."""


def counts(item: Attribution) -> bool:
    """Tell whether an attribution says, claims or reports; one of level ``none`` only wants, shows or acts."""
    return item.level is not HedgeLevel.NONE


def is_belief(low: Iterable[str]) -> bool:
    """Tell whether somebody's mind is told, and not what a thing gives to understand."""
    return _EVIDENCE.isdisjoint(low)


def touches(item: Attribution, span: Span) -> bool:
    """Tell whether an attribution's cue stands in the sentence, or its content covers at least half of it."""
    if item.cue.overlaps(span):
        return True
    parts = item.parts or (() if item.content is None else (item.content,))
    shared = sum(max(0, min(part.end, span.end) - max(part.start, span.start)) for part in parts)
    return bool(shared) and 2 * shared >= len(span)


def find_range(words: Words, span: Span) -> tuple[int, int]:
    """Return the half-open range of the words that a span overlaps; empty where it overlaps none."""
    if span.start >= words.end or span.end <= words.start:
        return 0, 0
    starts, ends = words.places
    first = bisect_right(ends, span.start)
    return first, max(first, bisect_left(starts, span.end))


def mark_sources(words: Words, attributions: Iterable[Attribution]) -> bytearray:
    """Return a byte for each word: 1 where it belongs to the noun phrase of a source."""
    marks = bytearray(len(words))
    for item in attributions:
        if item.source is not None:
            first, last = find_range(words, item.source)
            last = min(last, first + _LONGEST_SOURCE)
            marks[first:last] = b"\1" * (last - first)
    return marks


def read_attribution(item: Attribution, words: Words, first: int, last: int, lexicon: Lexicon) -> FoundCue:
    """Return the cue of an attribution, on the words ``first`` to ``last``, as if the lexicon had an entry for it."""
    low = words.low[first:last]
    weights = _weigh_verbs(lexicon)
    weight = next((weights[word] for word in low if word in weights), _STANCE_WEIGHTS[item.stance])
    kind = CueKind.HEARSAY if _is_impersonal(item, low) else CueKind.VERB
    return FoundCue(_make_entry(kind, item.level, weight), words.span_of(first, last), first, last)


@lru_cache(maxsize=256)
def _make_entry(kind: CueKind, level: HedgeLevel, weight: float) -> CueEntry:
    return CueEntry("", kind, level, weight)


def _is_impersonal(item: Attribution, low: Sequence[str]) -> bool:
    return "according" in low or (item.source is None and item.kind is CitationKind.ANONYMOUS)


@lru_cache(maxsize=32)
def _weigh_verbs(lexicon: Lexicon) -> dict[str, float]:
    """Return the weight of each form of the reporting verbs that have one."""
    return {form: verb.weight for verb in lexicon.verbs if verb.weight is not None for form in verb.forms}
