"""The hedging of sentences: level, voucher, stance and cues."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from provenance.extract.hedges.attributed import (
    counts,
    find_range,
    is_belief,
    mark_sources,
    read_attribution,
    touches,
)
from provenance.extract.hedges.clauses import Build
from provenance.extract.hedges.levels import weigh_cues
from provenance.extract.hedges.matching import FoundCue, pick_matches
from provenance.extract.hedges.patterns import Match, build_matcher
from provenance.extract.hedges.scopes import find_scope
from provenance.extract.hedges.vouchers import find_stance, find_voucher
from provenance.extract.hedges.words import Words, split_words
from provenance.model.citations import Attribution
from provenance.model.claims import Cue, Hedging
from provenance.model.lexicons import CueEntry, Lexicon
from provenance.model.spans import Span
from provenance.model.vocabulary import CueKind, HedgeLevel

_FLAT = Hedging()
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
    near = [item for item in attributions if touches(item, span)]
    words = split_words(text, span.start, span.end)
    matches = pick_matches(words, build_matcher(lexicon))
    return _judge(words, matches, sorted(near, key=lambda item: item.span), lexicon)


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
            if touches(item, sentences[number]):
                near[number].append(item)
    matcher = build_matcher(lexicon)
    words = [split_words(text, span.start, span.end) for span in sentences]
    matches = [pick_matches(one, matcher) for one in words]
    for one, found, items in zip(words, matches, near, strict=True):
        if len(items) > 1:
            items.sort(key=lambda item: item.span)
        yield _judge(one, found, items, lexicon)


def _find_sentences(item: Attribution, starts: Sequence[int]) -> set[int]:
    """Return the numbers of the sentences that an attribution's cue and content may lie in."""
    numbers: set[int] = set()
    for part in (item.cue, item.content, *item.parts):
        if part is not None:
            first = max(bisect_right(starts, part.start) - 1, 0)
            numbers.update(range(first, bisect_right(starts, part.end)))
    return numbers


def _judge(words: Words, matches: Sequence[Match], touching: Sequence[Attribution], lexicon: Lexicon) -> Hedging:
    """Return the hedging of a sentence in which these entries match and that these attributions touch."""
    if not matches and not touching and not _is_question(words):
        return _FLAT
    attributions, found = _find_all(words, matches, touching, lexicon)
    build = Build(words)
    level = weigh_cues(build, found)
    if level is HedgeLevel.NONE and attributions:
        level = HedgeLevel.ATTRIBUTED
    contents = {item.cue: item.content for item in attributions}
    cues = tuple(
        Cue(
            cue.span,
            cue.entry.kind,
            cue.entry.level,
            contents.get(cue.span) or find_scope(build, cue),
            cue.entry.weight,
        )
        for cue in found
    )
    return Hedging(level, find_voucher(attributions, found), find_stance(attributions, level), cues)


def _find_all(
    words: Words, matches: Sequence[Match], touching: Sequence[Attribution], lexicon: Lexicon
) -> tuple[list[Attribution], list[FoundCue]]:
    """Return the attributions that hold, and all cues in text order, none overlapping another.

    An attribution of level ``none`` (somebody only wants, shows or acts) holds only where the lexicon finds a belief in
    its cue, and one whose cue shares a word with an entry of level ``none`` never; where the lexicon has a cue of its
    own, that cue stands for both.
    """
    free, none, taken = 0, 1, 2
    marks = bytearray(len(words))
    adjectives = any(_is_adjective(match.entry) for match in matches)
    sources = mark_sources(words, touching) if adjectives else b""
    found: list[FoundCue] = []
    for match in matches:
        is_cue = match.entry.level is not HedgeLevel.NONE
        marks[match.first : match.last] = bytes([taken if is_cue else none]) * (match.last - match.first)
        if is_cue and not (_is_adjective(match.entry) and sources[match.first]):
            place = words.span_of(match.first, match.last)
            found.append(FoundCue(match.entry, place, match.first, match.last))
    attributions: list[Attribution] = []
    for item in touching:
        first, last = find_range(words, item.cue)
        state = max(marks[first:last], default=free)
        holds = state != none if counts(item) else state == taken and is_belief(words.low[first:last])
        if holds:
            attributions.append(item)
        if holds and first < last and state == free:
            found.append(read_attribution(item, words, first, last, lexicon))
            marks[first:last] = bytes([taken]) * (last - first)
    if not attributions and _is_question(words):
        found.append(FoundCue(_QUESTION, words.span_of(len(words) - 1, len(words)), len(words) - 1, len(words)))
    if len(found) > 1:
        found.sort(key=lambda cue: cue.first)
    return attributions, found


def _is_adjective(entry: CueEntry) -> bool:
    """Tell whether an entry only describes the noun after it; in a source's name that softens nothing that is said."""
    return entry.kind is CueKind.ADJECTIVE and entry.level is HedgeLevel.HEDGED


def _is_question(words: Words) -> bool:
    """Tell whether a question mark ends the sentence."""
    return bool(words.low) and words.low[-1] == "?"
