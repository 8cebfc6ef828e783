"""Scoring the hedging level of every sentence, and the cues that carry it.

A claim belongs to the sentence with which it shares most characters. A sentence split into several claims takes the
strongest of their levels; one that no claim belongs to takes the level of the claim that covers most of it.
"""

from dataclasses import dataclass

from provenance.measure.found import FoundClaim, FoundReading
from provenance.measure.gold import GoldDocument, GoldSentence
from provenance.measure.scores import NO_SHARE, NO_TALLY, Miss, Share, Tally
from provenance.model.spans import Span
from provenance.model.vocabulary import HedgeLevel

# From weakest to strongest. A denial says who speaks against something, so it stands beside ``attributed``.
_LADDER = (
    HedgeLevel.NONE,
    HedgeLevel.ATTRIBUTED,
    HedgeLevel.DENIED,
    HedgeLevel.HEDGED,
    HedgeLevel.STRONGLY_HEDGED,
)
_HEDGED = frozenset({HedgeLevel.HEDGED, HedgeLevel.STRONGLY_HEDGED})
# What an uncertain sentence accepts beside its own level (gold guidelines, "uncertain").
_NEIGHBOURS = {
    HedgeLevel.NONE: frozenset({HedgeLevel.ATTRIBUTED}),
    HedgeLevel.ATTRIBUTED: frozenset({HedgeLevel.NONE, HedgeLevel.HEDGED, HedgeLevel.DENIED}),
    HedgeLevel.HEDGED: frozenset({HedgeLevel.ATTRIBUTED, HedgeLevel.STRONGLY_HEDGED, HedgeLevel.NONE}),
    HedgeLevel.STRONGLY_HEDGED: frozenset({HedgeLevel.HEDGED}),
    HedgeLevel.DENIED: frozenset({HedgeLevel.ATTRIBUTED}),
}


@dataclass(frozen=True, slots=True)
class HedgeScores:
    """``levels`` with neighbours of uncertain sentences accepted, ``strict`` without.

    ``hedged`` finds sentences that are hedged or strongly hedged; ``cues_found`` are gold cues that one of ours
    overlaps, ``cues_right`` cues of ours that overlap one of the gold.
    """

    levels: Share = NO_SHARE
    strict: Share = NO_SHARE
    hedged: Tally = NO_TALLY
    cues_found: Share = NO_SHARE
    cues_right: Share = NO_SHARE

    def __add__(self, other: "HedgeScores") -> "HedgeScores":
        return HedgeScores(
            self.levels + other.levels,
            self.strict + other.strict,
            self.hedged + other.hedged,
            self.cues_found + other.cues_found,
            self.cues_right + other.cues_right,
        )


def score_hedges(gold: GoldDocument, reading: FoundReading) -> tuple[HedgeScores, list[Miss]]:
    """Return the figures of one text and every miss, in text order."""
    scores = HedgeScores()
    misses: list[Miss] = []
    owners = assign_claims(gold.sentences, reading.claims)
    for sentence, claims in zip(gold.sentences, owners, strict=True):
        level = max((claim.level for claim in claims), key=_LADDER.index, default=None)
        levels, missed = _score_level(gold.name, sentence, level)
        cues, lost = _score_cues(gold, sentence, claims)
        scores += levels
        scores += cues
        misses += missed + lost
    return scores, sorted(misses)


def assign_claims(sentences: tuple[GoldSentence, ...], claims: tuple[FoundClaim, ...]) -> list[list[FoundClaim]]:
    """Return the claims of each sentence."""
    owners: list[list[FoundClaim]] = [[] for _ in sentences]
    best: list[tuple[int, FoundClaim | None]] = [(0, None) for _ in sentences]
    for claim in claims:
        shares = [_overlap(sentence.span, claim.span) for sentence in sentences]
        most = max(shares, default=0)
        if not most:
            continue
        owners[shares.index(most)].append(claim)
        for number, share in enumerate(shares):
            if share > best[number][0]:
                best[number] = (share, claim)
    for owned, (_, nearest) in zip(owners, best, strict=True):
        if not owned and nearest is not None:
            owned.append(nearest)
    return owners


def _overlap(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _score_level(document: str, sentence: GoldSentence, level: HedgeLevel | None) -> tuple[HedgeScores, list[Miss]]:
    exact = level is sentence.level
    accepted = exact or (sentence.uncertain and level in _NEIGHBOURS[sentence.level])
    wanted = level if accepted else sentence.level
    is_hedged, wants_hedged = level in _HEDGED, wanted in _HEDGED
    scores = HedgeScores(
        levels=Share(int(accepted), 1),
        strict=Share(int(exact), 1),
        hedged=Tally(int(is_hedged and wants_hedged), int(wants_hedged), int(is_hedged)),
    )
    if accepted:
        return scores, []
    span = sentence.span
    expected = f"{sentence.level} ({', '.join(sentence.cues)})" if sentence.cues else sentence.level.value
    came = level.value if level is not None else "no claim"
    return scores, [Miss(document, span.start, span.end, "hedging", "level", sentence.text, expected, came)]


def _score_cues(gold: GoldDocument, sentence: GoldSentence, claims: list[FoundClaim]) -> tuple[HedgeScores, list[Miss]]:
    found = [cue for claim in claims for cue in claim.cues if cue.overlaps(sentence.span)]
    wanted = [span for cue in sentence.cues for span in find_words(gold.text, sentence.span, cue)]
    missed = [span for span in wanted if not any(span.overlaps(cue) for cue in found)]
    right = sum(any(cue.overlaps(span) for span in wanted) for cue in found)
    misses = [
        Miss(gold.name, span.start, span.end, "cue", "missed", span.of(gold.text), "a cue", "nothing")
        for span in missed
    ]
    misses += [
        Miss(gold.name, cue.start, cue.end, "cue", "false", cue.of(gold.text), "no cue", "a cue")
        for cue in found
        if not any(cue.overlaps(span) for span in wanted)
    ]
    scores = HedgeScores(cues_found=Share(len(wanted) - len(missed), len(wanted)), cues_right=Share(right, len(found)))
    return scores, misses


def find_words(text: str, within: Span, cue: str) -> list[Span]:
    """Return where a gold cue stands in its sentence: its first occurrence, or of each part around an ellipsis."""
    spans = []
    position = within.start
    for part in cue.replace("...", "…").split("…"):
        words = part.strip()
        start = text.find(words, position, within.end) if words else -1
        if start >= 0:
            position = start + len(words)
            spans.append(Span(start, position))
    return spans
