"""One level out of the cues of a sentence and what is attributed in it.

The rules, in order; the first that applies decides:

1. A denial that carries the sentence (stands in no subordinate or relative clause) makes ``denied``.
2. A cue of explicit doubt makes ``strongly_hedged``; so do two epistemic cues stacked on one proposition.
3. One epistemic cue, or an attribution that is hearsay by its own words, makes ``hedged``.
4. An attribution, a cue of level ``attributed``, or a denial that does not carry the sentence, makes ``attributed``.
5. Anything else is the author's own flat statement: ``none``.
"""

from collections.abc import Sequence
from itertools import pairwise

from provenance.extract.hedges.clauses import Build, ClauseKind
from provenance.extract.hedges.matching import FoundCue
from provenance.extract.hedges.words import BE, Words
from provenance.model.vocabulary import CueKind, HedgeLevel
from provenance.text.wordlists import list_words

_LONGEST_REACH = 12
"""Words between two cues that can still bear on one proposition."""
_EMBEDDING = frozenset(
    {CueKind.VERB, CueKind.HEARSAY, CueKind.ADJECTIVE, CueKind.NOUN, CueKind.CONDITIONAL, CueKind.ADVERB}
)
_CLOSERS = list_words("and or but which who whose whom where when while although because if unless before after as")
_PREDICATES = BE | frozenset({"it", "that", "this"})
_STOPS = frozenset(';:()[]—–“”«»"')


def is_attributive(words: Words, cue: FoundCue) -> bool:
    """Tell whether an adjective softens only the noun that it stands before: "the alleged forger"."""
    if cue.entry.kind is not CueKind.ADJECTIVE or cue.entry.level is not HedgeLevel.HEDGED:
        return False
    return words.low[cue.first] not in _PREDICATES


def weigh_cues(build: Build, cues: Sequence[FoundCue]) -> HedgeLevel:
    """Return the level that the cues of a sentence alone give, by the rules above."""
    words = build.words
    level = HedgeLevel.NONE
    hedges = []
    for cue in cues:
        match cue.entry.level:
            case HedgeLevel.DENIED if build.find_clause(cue.first).kind is ClauseKind.MAIN:
                return HedgeLevel.DENIED
            case HedgeLevel.STRONGLY_HEDGED:
                level = HedgeLevel.STRONGLY_HEDGED
            case HedgeLevel.HEDGED:
                if not is_attributive(words, cue) or build.find_clause(cue.first).kind is ClauseKind.MAIN:
                    hedges.append(cue)
            case _ if level is HedgeLevel.NONE:
                level = HedgeLevel.ATTRIBUTED
    if level is HedgeLevel.STRONGLY_HEDGED or is_stacked(words, hedges):
        return HedgeLevel.STRONGLY_HEDGED
    return HedgeLevel.HEDGED if hedges else level


def is_stacked(words: Words, hedges: Sequence[FoundCue]) -> bool:
    """Tell whether two neighbouring epistemic cues bear on one proposition."""
    if len(hedges) < 2:  # noqa: PLR2004 -- a stack
        return False
    stacking = [cue for cue in hedges if cue.entry.kind is not CueKind.QUESTION]
    return any(_bear_on_one(words, first, second) for first, second in pairwise(stacking))


def _bear_on_one(words: Words, first: FoundCue, second: FoundCue) -> bool:
    if second.first - first.last > _LONGEST_REACH or is_attributive(words, second) or is_attributive(words, first):
        return False
    between = words.low[first.last : second.first]
    if any(word in _CLOSERS or word in _STOPS for word in between):
        return False
    commas = between.count(",")
    if commas and not (commas == 1 and between[0] == "," and first.entry.kind is CueKind.ADVERB):
        return False
    return first.entry.kind in _EMBEDDING or "that" not in between
