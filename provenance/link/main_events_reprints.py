"""How much of one article's text stands in another: a reprint tells nothing of its own.

Texts are cut into shingles of four words (Broder 1997, "On the resemblance and containment of documents").
"""

from collections.abc import Iterable
from typing import Final

from provenance.text.folding import fold_name

REPRINT: Final = 0.6
"""The share of the shorter text's shingles from which on two articles are one text; as for passages of claims."""

_WORDS = 4
_LEAST = 8
"""Shingles below which a text is the same by chance."""


def cut_shingles(paragraphs: Iterable[str]) -> frozenset[int]:
    """Return the shingles of a text as hashes, which hold within one run only."""
    found: set[int] = set()
    for paragraph in paragraphs:
        words = fold_name(paragraph).split()
        found.update(hash(tuple(words[at : at + _WORDS])) for at in range(len(words) - _WORDS + 1))
    return frozenset(found)


def share_text(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of the shorter text's shingles that stand in the other; 0 where the shorter has too few."""
    least = min(len(one), len(other))
    return len(one & other) / least if least >= _LEAST else 0.0
