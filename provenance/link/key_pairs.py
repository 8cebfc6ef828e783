"""Claims that meet through two keys of which neither is rare, but both together are."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

RARE = 50
"""A key, or a pair of keys, is rare where no more claims have it."""
_PAIRED = 8
"""How many of a claim's keys that are not rare are paired: the rarest."""
_PARTS = 4
"""Pairs are sorted in so many parts, one after the other, to hold fewer at a time."""
_ROWS = 100_000
"""Claims whose pairs are made at a time."""
_FACTORS = (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F))
_HALF = np.uint64(32)

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]
Words = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups of claims that share a pair: ``members`` one group after the other, ``of_row`` the groups of each row."""

    members: Ints
    ends: Longs
    of_row: Ints
    row_ends: Longs

    def members_beside(self, row: int) -> list[Ints]:
        """Return the members of each group in which a row is."""
        groups = self.of_row[self.row_ends[row] : self.row_ends[row + 1]]
        return [self.members[first:last] for first, last in zip(self.ends[groups], self.ends[groups + 1], strict=True)]


def find_groups(codes: Ints, starts: Longs, frequency: Ints) -> Groups:
    """Return the groups of at least two and at most ``RARE`` rows that share a pair of keys, neither of them rare.

    Args:
        codes: the keys of all rows, one row after the other, each row's from the rarest to the commonest.
        starts: where each row's keys begin, and at last where they end.
        frequency: how many rows have each key, rising.
    """
    first = int(np.searchsorted(frequency, RARE, side="right"))
    kept, sizes = [np.zeros(0, np.int32)], [np.zeros(0, np.int64)]
    for part in range(_PARTS):
        pairs = np.concatenate([np.zeros(0, np.uint64), *_make_pairs(codes, starts, first, part)])
        pairs.sort()
        rows, lengths = _keep_rare(pairs)
        kept.append(rows)
        sizes.append(lengths)
    members, lengths = np.concatenate(kept), np.concatenate(sizes)
    ends = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=ends[1:])
    groups = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
    row_ends = np.zeros(len(starts), np.int64)
    np.cumsum(np.bincount(members, minlength=len(starts) - 1), out=row_ends[1:])
    return Groups(members, ends, groups[np.argsort(members, kind="stable")], row_ends)


def _make_pairs(codes: Ints, starts: Longs, first: int, part: int) -> Iterator[Words]:
    """Yield the pairs of one part as numbers: in the upper half a checksum of the two keys, in the lower the row."""
    for begin in range(0, len(starts) - 1, _ROWS):
        bound = starts[begin : begin + _ROWS + 1]
        keys = codes[bound[0] : bound[-1]]
        rows = np.repeat(np.arange(len(bound) - 1), np.diff(bound))
        paired = np.flatnonzero(keys >= first)
        rows, keys = rows[paired], keys[paired]
        counts = np.bincount(rows, minlength=len(bound) - 1)
        rank = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
        near = rank < _PAIRED
        table = np.full((len(bound) - 1, _PAIRED), -1, np.int64)
        table[rows[near], rank[near]] = keys[near]
        row = np.arange(begin, begin + len(table), dtype=np.uint64)
        for one, other in combinations(range(_PAIRED), 2):
            mixed = table[:, one].astype(np.uint64) * _FACTORS[0] + table[:, other].astype(np.uint64) * _FACTORS[1]
            mixed = (mixed ^ (mixed >> _HALF)) * _FACTORS[0] >> _HALF
            chosen = (table[:, other] >= 0) & (mixed % np.uint64(_PARTS) == np.uint64(part))
            yield mixed[chosen] << _HALF | row[chosen]


def _keep_rare(pairs: Words) -> tuple[Ints, Longs]:
    """Return the rows of the groups that are neither alone nor too many, and the size of each group."""
    if not len(pairs):
        return np.zeros(0, np.int32), np.zeros(0, np.int64)
    sums = (pairs >> _HALF).astype(np.uint32)
    bounds = np.flatnonzero(np.r_[True, sums[1:] != sums[:-1], True])
    del sums
    sizes = np.diff(bounds)
    rare = (sizes > 1) & (sizes <= RARE)
    chosen = np.repeat(rare, sizes)
    return (pairs[chosen] & np.uint64(0xFFFFFFFF)).astype(np.int32), sizes[rare]
