"""How far a cue reaches: from its clause, or from the cue itself, to the next strong break."""

from provenance.extract.hedges.clauses import Build
from provenance.extract.hedges.matching import FoundCue
from provenance.model.spans import Span
from provenance.model.vocabulary import CueKind

_WHOLE_CLAUSE = frozenset({CueKind.MODAL, CueKind.ADVERB, CueKind.QUESTION})


def find_scope(build: Build, cue: FoundCue) -> Span:
    """Return the words of its sentence that a cue bears on, itself included.

    Modals and adverbs bear on their whole clause, other cues on what follows them; all of them up to a semicolon,
    colon, dash or bracket, or a comma with a conjunction or relative after it.
    """
    first = cue.first
    if cue.entry.kind in _WHOLE_CLAUSE:
        first = build.find_clause(first).first
    return build.words.span_of(first, build.find_break(cue.last))
