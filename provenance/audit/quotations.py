"""A quotation whose two renderings differ: the same words, put into somebody's mouth in two ways."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from provenance.audit.making import Ground
from provenance.model.facts import ClaimFact
from provenance.model.findings import Finding, FindingKind
from provenance.model.spans import Span
from provenance.text.folding import fold_name

_QUOTED = re.compile(r"“([^“”]{20,400})”|\"([^\"“”]{20,400})\"")
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.|\[[^\[\]]{0,80}\]")
_CONTRACTED = {"ve": " have", "re": " are", "ll": " will", "m": " am"}
_CONTRACTION = re.compile(r"['’](ve|re|ll|m)\b", re.IGNORECASE)
_FEWEST_WORDS = 6
_RUN = 4
"""Words in a row that two renderings share."""
_LEAST_SHARED = 0.8
"""Share of the words that two renderings of one quotation have in common."""
_LEAST_HELD = 0.5
"""Share of the shorter rendering's words that the other must hold; less is a set phrase."""
_MOST_SHARING = 50
"""Quotations that share a run of words; more share a set phrase, and are not compared."""


@dataclass(frozen=True, slots=True)
class _Quotation:
    claim: ClaimFact
    span: Span
    words: tuple[str, ...]
    pieces: tuple[tuple[str, ...], ...]


def find_differing_quotations(ground: Ground) -> Iterator[Finding]:
    """Find pairs of quotations that share most of their words, in order, and differ in others.

    What one of them leaves out at its ends, or with an ellipsis or a bracket, is no difference.
    """
    found = [quotation for claim in ground.facts.claims for quotation in _find_quotations(claim)]
    sharing: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for place, quotation in enumerate(found):
        for start in range(len(quotation.words) - _RUN + 1):
            sharing[quotation.words[start : start + _RUN]].add(place)
    pairs = {
        (one, other)
        for places in sharing.values()
        if len(places) <= _MOST_SHARING
        for one in places
        for other in places
        if one < other
    }
    for one, other in sorted(pairs):
        first, second = found[one], found[other]
        if _differ(first, second):
            spans = [ground.mark(each.claim.document_id, each.span, each.claim.id) for each in (first, second)]
            lost = _tell_difference(first.words, second.words)
            yield ground.make(FindingKind.QUOTATION_DIFFERS, f"one quotation is rendered in two ways: {lost}", spans)


def _find_quotations(claim: ClaimFact) -> Iterator[_Quotation]:
    for match in _QUOTED.finditer(claim.text):
        pieces = tuple(tuple(fold_name(_write_out(piece)).split()) for piece in _ELLIPSIS.split(match[0]))
        words = tuple(word for piece in pieces for word in piece)
        if len(words) >= _FEWEST_WORDS:
            span = Span(claim.span.start + match.start(), claim.span.start + match.end())
            yield _Quotation(claim, span, words, tuple(piece for piece in pieces if piece))


def _write_out(words: str) -> str:
    """Return words with contractions written out, where these are plain: "we've" is no other rendering of "we have"."""
    return _CONTRACTION.sub(lambda match: _CONTRACTED[match[1].lower()], words)


def _differ(first: _Quotation, second: _Quotation) -> bool:
    """Tell whether two quotations are one that was rendered in two ways.

    They are if, from the first to the last words that they share, nearly all is shared and something is not; or if they
    differ at an end only, in hardly any of their words.
    """
    one, other = first.words, second.words
    if _holds(one, second.pieces) or _holds(other, first.pieces):
        return False
    matching = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    common = sum(block.size for block in matching)
    blocks = [block for block in matching if block.size > 1]
    shared = sum(block.size for block in blocks)
    if not blocks:
        return False
    if common >= _LEAST_SHARED * max(len(one), len(other)):
        return True
    begin, end = blocks[0], blocks[-1]
    core = max(end.a + end.size - begin.a, end.b + end.size - begin.b)
    enough = shared >= _FEWEST_WORDS and shared >= _LEAST_HELD * min(len(one), len(other))
    return len(blocks) > 1 and enough and shared >= _LEAST_SHARED * core


def _holds(words: Sequence[str], pieces: Sequence[Sequence[str]]) -> bool:
    """Tell whether the pieces stand in the words, whole and in order."""
    at = 0
    for piece in pieces:
        places = range(at, len(words) - len(piece) + 1)
        place = next((one for one in places if tuple(words[one : one + len(piece)]) == tuple(piece)), None)
        if place is None:
            return False
        at = place + len(piece)
    return True


def _tell_difference(first: Sequence[str], second: Sequence[str]) -> str:
    """Return the words between what both renderings begin and end with."""
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    end = 0
    while end < min(len(first), len(second)) - start and first[-1 - end] == second[-1 - end]:
        end += 1
    one = " ".join(first[start : len(first) - end]) or "nothing"
    other = " ".join(second[start : len(second) - end]) or "nothing"
    return f"“{one}” against “{other}”"
