"""Reprints: passages of different documents that are near-duplicates of one another.

Passages are cut into shingles of four words (Broder 1997, "On the resemblance and containment of documents"); two are
one text where most of the shingles of the shorter stand in the longer one, too. Each shingle's passages are compared
with their next few neighbours only, so that the work grows with the length of the text, not with its square.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from provenance.link.background import Background
from provenance.model.facts import ClaimFact, DocumentFact
from provenance.text.folding import fold_name

WORDS = 4
"""Words in a shingle."""

LEAST_SHINGLES = 8
"""Shingles from which on a passage tells something: shorter ones are the same by chance."""

LEAST_SHARED = 0.6
"""The share of the shorter passage's shingles from which on two passages are one text."""

_NEIGHBOURS = 8
_AROUND = 800


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a claim, with the document in which they stand; ``number`` is the claim's."""

    number: int
    document_id: int
    text: str


@dataclass(frozen=True, slots=True)
class Reprint:
    """Two claims with the same text; ``shared`` is the share of the shorter passage that stands in both."""

    first: int
    second: int
    shared: float


def find_reprints(passages: Iterable[Passage]) -> tuple[Reprint, ...]:
    """Return the pairs of near-duplicate passages across documents, by the numbers of their claims."""
    listed = list(passages)
    shingles = [_cut_shingles(passage.text) for passage in listed]
    bearing: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, found in enumerate(shingles):
        if len(found) >= LEAST_SHINGLES:
            for shingle in found:
                bearing[shingle].append(position)
    common: Counter[tuple[int, int]] = Counter()
    for positions in bearing.values():
        for place, one in enumerate(positions):
            for other in positions[place + 1 : place + 1 + _NEIGHBOURS]:
                if listed[one].document_id != listed[other].document_id:
                    common[one, other] += 1
    reprints = []
    for (one, other), count in common.items():
        shared = count / min(len(shingles[one]), len(shingles[other]))
        if shared >= LEAST_SHARED:
            first, second = sorted((listed[one].number, listed[other].number))
            reprints.append(Reprint(first, second, min(shared, 1.0)))
    return tuple(sorted(reprints, key=lambda found: (found.first, found.second)))


def cut_passages(claims: Iterable[ClaimFact], background: Background) -> tuple[Passage, ...]:
    """Return what of each claim is compared: its own words, or those around it too where they are few."""
    return tuple(Passage(claim.id, claim.document_id, _cut_passage(claim, background.documents)) for claim in claims)


def _cut_passage(claim: ClaimFact, documents: Mapping[int, DocumentFact]) -> str:
    document = documents.get(claim.document_id)
    text = "" if document is None else document.text
    if len(claim.text.split()) >= WORDS + LEAST_SHINGLES or not text:
        return claim.text
    start = text.rfind("\n", max(claim.span.start - _AROUND, 0), claim.span.start) + 1
    end = text.find("\n", claim.span.end, claim.span.end + _AROUND)
    start = start or max(claim.span.start - _AROUND, 0)
    return text[start : end if end >= 0 else claim.span.end + _AROUND]


def _cut_shingles(text: str) -> frozenset[tuple[str, ...]]:
    words = fold_name(text).split()
    return frozenset(tuple(words[place : place + WORDS]) for place in range(len(words) - WORDS + 1))
