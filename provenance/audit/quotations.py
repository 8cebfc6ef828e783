"""A quotation whose two renderings differ: the same words, put into somebody's mouth in two ways."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from provenance.audit.making import Ground
from provenance.model.facts import ClaimFact
from provenance.model.findings import Finding, FindingKind
from provenance.model.spans import Span
from provenance.text.folding import fold_name

_QUOTED = re.compile(r"“([^“”]{20,400})”|\"([^\"“”]{20,400})\"")
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.|\[[^\[\]]{0,80}\]")
_FEWEST_WORDS = 6
_RUN = 4
"""Words in a row that two renderings share."""
_LEAST_SHARED = 0.6
"""Share of the shorter rendering's words that stand in the other in the same order."""
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
        pieces = tuple(tuple(fold_name(piece).split()) for piece in _ELLIPSIS.split(match[0]))
        words = tuple(word for piece in pieces for word in piece)
        if len(words) >= _FEWEST_WORDS:
            span = Span(claim.span.start + match.start(), claim.span.start + match.end())
            yield _Quotation(claim, span, words, tuple(piece for piece in pieces if piece))


def _differ(first: _Quotation, second: _Quotation) -> bool:
    short, long = sorted((first, second), key=lambda one: len(one.words))
    if _holds(long.words, short.pieces) or _holds(short.words, long.pieces):
        return False
    return _count_common(short.words, long.words) >= _LEAST_SHARED * len(short.words)


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


def _count_common(short: Sequence[str], long: Sequence[str]) -> int:
    """Return the length of the longest common subsequence."""
    row = [0] * (len(long) + 1)
    for word in short:
        before = 0
        for place, other in enumerate(long, start=1):
            here = row[place]
            row[place] = before + 1 if word == other else max(row[place], row[place - 1])
            before = here
    return row[-1]


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
