"""The hedging of sentences: level, voucher, stance and cues."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from provenance.extract.hedges.clauses import split_clauses
from provenance.extract.hedges.levels import weigh_cues
from provenance.extract.hedges.matching import FoundCue, pick_matches
from provenance.extract.hedges.patterns import build_matcher
from provenance.extract.hedges.scopes import find_scope
from provenance.extract.hedges.vouchers import find_stance, find_voucher
from provenance.extract.hedges.words import Words, split_words
from provenance.model.citations import Attribution
from provenance.model.claims import Cue, Hedging
from provenance.model.lexicons import CueEntry, Lexicon
from provenance.model.spans import Span
from provenance.model.vocabulary import CitationKind, CueKind, HedgeLevel, Stance

_FLAT = Hedging()
_STANCE_WEIGHTS = {Stance.NEUTRAL: 2.0, Stance.ENDORSING: 2.5, Stance.DISTANCING: 1.0, Stance.DENYING: -1.5}
"""Commitment to what a reporting verb brings, where its entry gives none: judgement."""
_QUESTION = CueEntry("?", CueKind.QUESTION, HedgeLevel.HEDGED, 0.0)


def judge_hedging(text: str, span: Span, attributions: Sequence[Attribution], lexicon: Lexicon) -> Hedging:
    """Return how far the author of the sentence at ``span`` commits to it.

    Args:
        text: the whole document's text.
        span: the sentence, or the clause of it that is a claim.
        attributions: those that may touch the sentence: with their cue in it, or with content that covers it. Others
            are passed over, at the cost of looking at each; ``judge_hedgings`` picks them for many sentences.
        lexicon: whose cue entries are looked for.

    Raises:
        SeedError: if a cue entry's text is no pattern.
    """
    return _judge(text, span, [item for item in attributions if _touches(item, span)], lexicon)


def judge_hedgings(
    text: str, spans: Iterable[Span], attributions: Iterable[Attribution], lexicon: Lexicon
) -> Iterator[Hedging]:
    """Yield the hedging of each sentence. As ``judge_hedging``, in time linear in text and attributions.

    Args:
        text: the whole document's text.
        spans: sentences in text order, none overlapping another.
        attributions: all those of the document, in any order.
        lexicon: whose cue entries are looked for.

    Raises:
        SeedError: if a cue entry's text is no pattern.
    """
    sentences = list(spans)
    starts = [span.start for span in sentences]
    near: list[list[Attribution]] = [[] for _ in sentences]
    for item in attributions:
        for number in sorted(_find_sentences(item, starts)):
            if _touches(item, sentences[number]):
                near[number].append(item)
    for span, items in zip(sentences, near, strict=True):
        yield _judge(text, span, sorted(items, key=lambda item: item.span), lexicon)


def _find_sentences(item: Attribution, starts: Sequence[int]) -> set[int]:
    """Return the numbers of the sentences that an attribution's cue and content may lie in."""
    numbers: set[int] = set()
    for part in (item.cue, item.content, *item.parts):
        if part is not None:
            first = max(bisect_right(starts, part.start) - 1, 0)
            last = bisect_right(starts, max(part.end - 1, part.start))
            numbers.update(range(first, last))
    return numbers


def _touches(item: Attribution, span: Span) -> bool:
    """Tell whether an attribution's cue stands in the sentence, or its content covers at least half of it."""
    if item.cue.overlaps(span):
        return True
    parts = item.parts or (() if item.content is None else (item.content,))
    shared = sum(max(0, min(part.end, span.end) - max(part.start, span.start)) for part in parts)
    return bool(shared) and 2 * shared >= len(span)


def _judge(text: str, span: Span, attributions: Sequence[Attribution], lexicon: Lexicon) -> Hedging:
    words = split_words(text, span.start, span.end)
    found = _find_all(words, span, attributions, lexicon)
    if not found and not attributions:
        return _FLAT
    clauses = split_clauses(words)
    level = weigh_cues(words, clauses, found)
    if level is HedgeLevel.NONE and attributions:
        level = HedgeLevel.ATTRIBUTED
    cues = []
    contents = {item.cue: item.content for item in attributions}
    for cue in found:
        scope = contents.get(cue.span) or find_scope(words, clauses, cue)
        cues.append(Cue(cue.span, cue.entry.kind, cue.entry.level, scope, cue.entry.weight))
    return Hedging(level, find_voucher(attributions, found), find_stance(attributions, level), tuple(cues))


def _find_all(words: Words, span: Span, attributions: Sequence[Attribution], lexicon: Lexicon) -> tuple[FoundCue, ...]:
    """Return the cues of the lexicon, of the attributions, and a question's mark, in text order; none overlap."""
    found: list[FoundCue] = []
    taken: list[Span] = []
    for match in pick_matches(words, build_matcher(lexicon)):
        place = Span(words.starts[match.first], words.ends[match.last - 1])
        if match.entry.level is not HedgeLevel.NONE and not _describes_source(match.entry, place, attributions):
            found.append(FoundCue(match.entry, place, match.first, match.last))
        taken.append(place)
    for item in attributions:
        if item.cue.overlaps(span) and not any(item.cue.overlaps(place) for place in taken):
            found.append(_read_attribution(item, words, span, lexicon))
            taken.append(item.cue)
    if not attributions and _is_question(words):
        found.append(FoundCue(_QUESTION, Span(words.starts[-1], words.ends[-1]), len(words) - 1, len(words)))
    found.sort(key=lambda cue: cue.span)
    return tuple(found)


def _describes_source(entry: CueEntry, place: Span, attributions: Sequence[Attribution]) -> bool:
    """Tell whether an adjective only describes who speaks: "the alleged victim told the court"."""
    if entry.kind is not CueKind.ADJECTIVE or entry.level is not HedgeLevel.HEDGED:
        return False
    return any(item.source is not None and item.source.contains(place) for item in attributions)


def _read_attribution(item: Attribution, words: Words, span: Span, lexicon: Lexicon) -> FoundCue:
    """Return the cue of an attribution, cut to the sentence, as if it were an entry of the lexicon."""
    place = Span(max(item.cue.start, span.start), min(item.cue.end, span.end))
    first = words.index_at(place.start)
    last = max(words.index_at(place.end - 1) + 1, first + 1)
    weights = _weigh_verbs(lexicon)
    weight = next((weights[word] for word in words.low[first:last] if word in weights), None)
    if weight is None:
        weight = _STANCE_WEIGHTS[item.stance]
    kind = CueKind.HEARSAY if _is_impersonal(item, words.low[first:last]) else CueKind.VERB
    return FoundCue(CueEntry("", kind, item.level, weight), place, first, last)


def _is_impersonal(item: Attribution, low: Sequence[str]) -> bool:
    return "according" in low or (item.source is None and item.kind is CitationKind.ANONYMOUS)


def _is_question(words: Words) -> bool:
    """Tell whether the sentence ends with a question mark, quotation marks and brackets after it left aside."""
    return bool(words.low) and words.low[-1] == "?"


@lru_cache(maxsize=32)
def _weigh_verbs(lexicon: Lexicon) -> dict[str, float]:
    """Return the weight of each form of the reporting verbs that have one."""
    return {form: verb.weight for verb in lexicon.verbs if verb.weight is not None for form in verb.forms}
