"""How certain a text presents an event to be, from -3 (certainly did not happen) to 3 (certainly did).

The rule: an event begins with the value of its verb form ("sank" high, "to sink" low); every circumstance to whose
reach it belongs adds a step (negation, modals, conditions, wishes, questions, the tense of the verb above it); every
hedging cue in whose scope it stands takes off a share of the distance between the cue's weight and 3; the sum is cut to
[-3, 3]. ``provenance.extract.hedges.values`` has the values, ``provenance.extract.hedges.events`` the circumstances.

A reading carries the cues with their scopes and weights, and the text; the closed classes of grammar are looked up in
the text anew, since a reading keeps only what hedges a claim. So no lexicon is needed for a reading.
"""

from bisect import bisect_left
from collections.abc import Iterable

from provenance.extract.hedges import judge_hedging
from provenance.extract.hedges.events import read_event
from provenance.extract.hedges.grammar import PERSONAL_WORDS, REPORT_WORDS
from provenance.extract.hedges.values import FORMS, STEPS
from provenance.extract.hedges.words import split_words
from provenance.extract.sentences import split_sentences
from provenance.model.claims import Cue
from provenance.model.lexicons import Lexicon
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.model.vocabulary import CueKind, HedgeLevel

LOWEST, HIGHEST = -3.0, 3.0
_WINDOW = 1500
"""Characters on each side of an event that its sentence is looked for in."""
_CUE_SHARE = 0.15
_COUNTED = frozenset({CueKind.MODAL, CueKind.QUESTION})
_SOFTENING = frozenset({HedgeLevel.HEDGED, HedgeLevel.STRONGLY_HEDGED, HedgeLevel.DENIED})


def commitment(reading: Reading, span: Span) -> float:
    """Return how certain the document presents the event at ``span`` to be, in [-3, 3].

    Args:
        reading: whose claims carry the hedging cues; the event need not lie within a claim.
        span: the event's word or words in the document's text.

    Raises:
        ValueError: if the span ends beyond the text.
    """
    text = reading.document.text
    sentence = _find_sentence(text, span)
    claims = reading.claims
    number = max(bisect_left(claims, sentence.start, key=lambda claim: claim.span.start) - 1, 0)
    cues: list[Cue] = []
    while number < len(claims) and claims[number].span.start < sentence.end:
        cues += claims[number].hedging.cues
        number += 1
    return _weigh(text, sentence, span, cues)


def judge_commitment(text: str, span: Span, lexicon: Lexicon) -> float:
    """Return the same for a text that has not been read: only the lexicon's cues count, no attributions.

    Raises:
        ValueError: if the span ends beyond the text.
        SeedError: if a cue entry's text is no pattern.
    """
    sentence = _find_sentence(text, span)
    return _weigh(text, sentence, span, judge_hedging(text, sentence, (), lexicon).cues)


def _find_sentence(text: str, span: Span) -> Span:
    """Return the sentence that holds the start of the event, within its line."""
    if span.end > len(text):
        message = f"[{span.start}, {span.end}) ends beyond the text's {len(text)} characters"
        raise ValueError(message)
    start = max(text.rfind("\n", max(span.start - _WINDOW, 0), span.start) + 1, span.start - _WINDOW, 0)
    end = text.find("\n", span.end, span.end + _WINDOW)
    line = Span(start, end if end >= 0 else min(span.end + _WINDOW, len(text)))
    held = (sentence for sentence in split_sentences(text, line) if sentence.start <= span.start < sentence.end)
    return next(held, line)


def _weigh(text: str, sentence: Span, event: Span, cues: Iterable[Cue]) -> float:
    """Add up what the event's form, its circumstances and the cues over it are worth."""
    words = split_words(text, sentence.start, sentence.end)
    at = words.index_at(event.start)
    if at >= len(words):
        return 0.0
    personal = _read_register(words.low)
    value = 0.0
    for name in read_event(words.low, at):
        report, address = FORMS.get(name) or STEPS.get(name) or (0.0, 0.0)
        value += report + personal * (address - report)
    for cue in cues:
        if _softens(cue, event):
            value -= _CUE_SHARE * (HIGHEST - (cue.weight or 0.0))
    return max(LOWEST, min(HIGHEST, value))


def _softens(cue: Cue, event: Span) -> bool:
    """Tell whether a cue bears on the event. Modals and questions are among the circumstances already."""
    if cue.level not in _SOFTENING or cue.kind in _COUNTED or cue.span.overlaps(event):
        return False
    return cue.scope is not None and cue.scope.overlaps(event)


def _read_register(low: list[str]) -> float:
    """Return how much a sentence speaks from somebody to somebody, above 0 and below 1; 0.5 where no word tells."""
    personal = sum(word in PERSONAL_WORDS for word in low)
    report = sum(word in REPORT_WORDS for word in low)
    return (personal + 0.5) / (personal + report + 1)
