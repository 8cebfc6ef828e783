"""How far a cue reaches: from its clause, or from the cue itself, to the next strong break."""

from bisect import bisect_left
from collections.abc import Sequence

from provenance.extract.hedges.clauses import Clause, find_clause
from provenance.extract.hedges.matching import FoundCue
from provenance.extract.hedges.words import Words
from provenance.model.spans import Span
from provenance.model.vocabulary import CueKind
from provenance.text.wordlists import list_words

_WHOLE_CLAUSE = frozenset({CueKind.MODAL, CueKind.ADVERB, CueKind.QUESTION})
_STRONG = frozenset(";:()—")
_AFTER_COMMA = list_words("and but or nor yet which who whom whose while although though whereas")


def find_breaks(words: Words) -> list[int]:
    """Return where cues reach no further: the strong breaks among the words, and their end."""
    low = words.low
    breaks = [
        index
        for index, word in enumerate(low)
        if word in _STRONG or (word == "," and index + 1 < len(low) and low[index + 1] in _AFTER_COMMA)
    ]
    return [*breaks, len(low)]


def find_scope(words: Words, clauses: Sequence[Clause], breaks: Sequence[int], cue: FoundCue) -> Span:
    """Return the words that a cue bears on, itself included. ``breaks`` are those of ``find_breaks``.

    Modals and adverbs bear on their whole clause, other cues on what follows them; all of them up to a semicolon,
    colon, dash or bracket, or a comma with a conjunction or relative after it.
    """
    first = cue.first
    if cue.entry.kind in _WHOLE_CLAUSE:
        first = clauses[find_clause(clauses, cue.first)].first
    last = breaks[bisect_left(breaks, cue.last)]
    return Span(words.starts[first], words.ends[last - 1])
