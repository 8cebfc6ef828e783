"""Comparing two claims: the same event or not, then field by field what agrees and what differs.

Every reason adds its weight to the score (``weights``), which is cut to [0, 1]. Two claims are linked if they

1. tell of the same thing: by their words, by the same kind of event, or by counting the same thing;
2. share at least two of what identifies an event: names, a place below a country, a time, a number;
3. reach ``THRESHOLD``.

They conflict where a field that both state differs, most clearly where what the words allow is disjoint; less clearly
(with a lower score) where only what they make likely is, or where a later report has a higher toll. They restate one
another where they agree and come from one origin, else they corroborate one another.
"""

from dataclasses import dataclass
from typing import Final

from provenance.link.comparing.claims import ComparedClaim
from provenance.link.comparing.counts import Told, compare_counts
from provenance.link.comparing.places import compare_places
from provenance.link.comparing.responsibility import compare_responsibility
from provenance.link.comparing.same_origin import REPRINT, compare_origins, measure_reprint
from provenance.link.comparing.times import compare_times
from provenance.link.comparing.weights import WEIGHTS, Weights
from provenance.link.comparing.words import share_words
from provenance.model.links import LinkField, LinkReason, LinkSuggestion, Outcome
from provenance.model.vocabulary import LinkRelation

THRESHOLD: Final = 0.4
"""The least score at which a link is suggested."""

_LEAST_SHARED = 1.2
"""Weight of shared words below which two claims have too few of them to tell of the same thing by words alone."""
_LEAST_OVERLAP = 0.3
_CLOSE_OVERLAP = 0.6
_CLOSE_SHARED = 3.0
_FULL_SHARED = 3.0
_NAMED = 0.5
_DIFFERENT = frozenset({Outcome.DIFFERS, Outcome.LIKELY_DIFFERS, Outcome.SUPERSEDES})
_DECIDING = frozenset({LinkField.QUANTITY, LinkField.POLARITY, LinkField.RESPONSIBILITY})
_AGREEING = frozenset({Outcome.AGREES, Outcome.COMPATIBLE})


@dataclass(slots=True)
class _Comparison:
    """What was found so far."""

    reasons: list[LinkReason]
    shared: float
    overlap: float
    named: float


def compare_claims(
    one: ComparedClaim, other: ComparedClaim, weights: Weights = WEIGHTS, threshold: float = THRESHOLD
) -> LinkSuggestion | None:
    """Return how two claims probably stand to one another with the reasons, or None where nothing links them.

    Args:
        one: a claim of ``prepare_claims``.
        other: another, of the same document or of another.
        weights: what each reason counts.
        threshold: the least score.
    """
    if one.id == other.id:
        return None
    if one.id > other.id:
        one, other = other, one
    found = _compare_words(one, other)
    told = Told(one.counts, one.reported), Told(other.counts, other.reported)
    counts = list(compare_counts(*told, weights)) if one.counts and other.counts else []
    if not _is_same_thing(found, one, other, counts):
        return None
    _compare_setting(found, one, other, weights)
    found.reasons += counts
    _compare_stance(found, one, other, weights)
    return _decide(found, one, other, weights, threshold)


def _compare_words(one: ComparedClaim, other: ComparedClaim) -> _Comparison:
    shared = share_words(one.words, other.words)
    least = min(one.mass, other.mass)
    overlap = shared / least if least else 0.0
    local = one.document_id == other.document_id
    names = one.local if local else one.names
    named = share_words(names, other.local if local else other.names)
    return _Comparison([], shared, overlap, named)


def _is_same_thing(found: _Comparison, one: ComparedClaim, other: ComparedClaim, counts: list[LinkReason]) -> bool:
    return (
        (found.overlap >= _LEAST_OVERLAP and found.shared >= _LEAST_SHARED)
        or bool(counts)
        or (bool(one.acts & other.acts) and found.named >= _NAMED)
    )


def _compare_setting(found: _Comparison, one: ComparedClaim, other: ComparedClaim, weights: Weights) -> None:
    if found.shared:
        words = sorted(one.words.keys() & other.words.keys())
        weight = weights.words * found.overlap * min(found.shared / _FULL_SHARED, 1.0)
        message = f"shared words: {', '.join(words)}"
        found.reasons.append(LinkReason(LinkField.WORDS, Outcome.AGREES, message, weight=weight))
    if found.named:
        names = sorted(one.names.keys() & other.names.keys())
        weight = min(weights.name * found.named, weights.names)
        message = f"shared names: {', '.join(names)}"
        found.reasons.append(LinkReason(LinkField.NAMES, Outcome.AGREES, message, weight=weight))
    if acts := one.acts & other.acts:
        message = f"the same kind of event: {', '.join(sorted(acts))}"
        found.reasons.append(LinkReason(LinkField.ACTION, Outcome.AGREES, message, weight=weights.act))
    share = weights.context if one.nearby or other.nearby else 1.0
    place = compare_places((*one.places, *one.nearby), (*other.places, *other.nearby), weights, share)
    time = compare_times(one.time, other.time, weights)
    found.reasons += [reason for reason in (place, time) if reason is not None]


def _compare_stance(found: _Comparison, one: ComparedClaim, other: ComparedClaim, weights: Weights) -> None:
    responsible = compare_responsibility(one.responsibility, other.responsibility, weights)
    if responsible is not None:
        found.reasons.append(responsible)
    denied = _find_denied(one, other)
    if denied:
        message = f"one says, the other denies: {', '.join(denied)}"
        found.reasons.append(LinkReason(LinkField.POLARITY, Outcome.DIFFERS, message, weight=weights.differs))


def _find_denied(one: ComparedClaim, other: ComparedClaim) -> list[str]:
    """Return the stems that one claim negates and the other holds unnegated."""
    here = one.negated & (other.words.keys() - other.negated)
    there = other.negated & (one.words.keys() - one.negated)
    return sorted(here | there)


def _decide(
    found: _Comparison, one: ComparedClaim, other: ComparedClaim, weights: Weights, threshold: float
) -> LinkSuggestion | None:
    reprinted = measure_reprint(one.runs, other.runs)
    same_origin, source = compare_origins(one.origin, other.origin, reprinted, weights)
    if source is not None:
        found.reasons.append(source)
    score = min(max(sum(reason.weight for reason in found.reasons), 0.0), 1.0)
    if score < threshold or not (reprinted >= REPRINT or _count_anchors(found) >= 2):  # noqa: PLR2004 -- the rule
        return None
    if any(_is_difference(reason) for reason in found.reasons):
        relation = LinkRelation.CONFLICTS
    elif not _says_the_same(found, reprinted):
        return None
    else:
        relation = LinkRelation.RESTATES if same_origin else LinkRelation.CORROBORATES
    return LinkSuggestion(one.id, other.id, relation, score, tuple(found.reasons))


def _is_difference(reason: LinkReason) -> bool:
    if reason.field in _DECIDING:
        return reason.outcome in _DIFFERENT
    return reason.field in {LinkField.PLACE, LinkField.TIME} and reason.outcome is Outcome.DIFFERS


def _count_anchors(found: _Comparison) -> int:
    anchors = int(found.named >= _NAMED)
    for reason in found.reasons:
        if reason.outcome in _AGREEING and reason.weight > _LEAST_ANCHOR and reason.field in _ANCHORING:
            anchors += 1
    return anchors + (found.overlap >= _CLOSE_OVERLAP and found.shared >= _CLOSE_SHARED)


_LEAST_ANCHOR = 0.055
_ANCHORING = frozenset({LinkField.PLACE, LinkField.TIME, LinkField.QUANTITY, LinkField.RESPONSIBILITY})


def _says_the_same(found: _Comparison, reprinted: float) -> bool:
    """Tell whether what the claims state is the same, and not only what they speak of."""
    if reprinted >= REPRINT or (found.overlap >= _LEAST_OVERLAP and found.shared >= _LEAST_SHARED):
        return True
    return any(
        (reason.field is LinkField.QUANTITY and reason.outcome is Outcome.AGREES)
        or reason.field is LinkField.RESPONSIBILITY
        for reason in found.reasons
    )
