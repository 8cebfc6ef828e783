"""How far a cue reaches: from its clause, or from the cue itself, to the next strong break."""

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


def find_scope(words: Words, clauses: Sequence[Clause], cue: FoundCue) -> Span:
    """Return the words that a cue bears on, itself included.

    Modals and adverbs bear on their whole clause, other cues on what follows them; all of them up to a semicolon,
    colon, dash or bracket, or a comma with a conjunction or relative after it.
    """
    first = cue.first
    if cue.entry.kind in _WHOLE_CLAUSE:
        first = clauses[find_clause(clauses, cue.first)].first
    return Span(words.starts[first], words.ends[max(_find_break(words.low, cue.last), cue.last) - 1])


def _find_break(low: list[str], at: int) -> int:
    for index in range(at, len(low)):
        if low[index] in _STRONG or (low[index] == "," and index + 1 < len(low) and low[index + 1] in _AFTER_COMMA):
            return index
    return len(low)
