"""An index over the keys of many claims, in memory, that finds each claim's candidates without comparing all pairs.

A claim meets others through its rarest keys, and through pairs of its commoner ones, which are rare together; whoever
is met is weighed by all keys shared. Where there are few claims, every claim that shares a key is met.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from provenance.link.key_pairs import find_groups
from provenance.link.weights import COMMONEST, KINDS, UNIT, weigh_key

_MET = 40_000_000
"""Claims met through single keys by all claims together, about; what lets the time grow with their number alone."""
_LEAST_MET = 250
_SHIFT = KINDS.bit_length()
_ROWS = 50_000
"""Claims whose keys are sorted at a time."""

Ints = NDArray[np.int32]
Longs = NDArray[np.int64]


class CandidateIndex:
    """The keys of many claims, each key as its place in the order of rarity."""

    def __init__(self, claims: Iterable[tuple[int, int, Sequence[int]]]) -> None:
        """Take in claims.

        Args:
            claims: a claim's id, its document's id, and its keys without repetition; no claim twice.
        """
        ids, documents, keys, ends = array("q"), array("q"), array("i"), array("q", [0])
        for claim_id, document_id, found in claims:
            ids.append(claim_id)
            documents.append(document_id)
            keys.extend(found)
            ends.append(len(keys))
        self._ids, self._documents = np.array(ids, np.int64), np.array(documents, np.int64)
        kinds, self._frequency, self._codes, self._starts = _number_keys(np.frombuffer(keys, np.int32), np.array(ends))
        del keys, ends
        total = len(self._ids)
        self._weight = _weigh(kinds, self._frequency, total)
        self._budget = max(_LEAST_MET, _MET // max(total, 1))
        self._postings, self._posting_ends = _turn(self._codes, self._starts, self._frequency, self._budget)
        common = self._budget < total
        self._groups = find_groups(self._codes, self._starts, self._frequency) if common else None
        self._shared = np.zeros(len(self._frequency), np.int64)

    def __len__(self) -> int:
        return len(self._ids)

    def find_all(
        self, k: int = 10, *, within_documents: bool = False, only: Iterable[int] | None = None
    ) -> Iterator[tuple[int, list[tuple[int, float]]]]:
        """Yield each claim's id with its ``k`` best candidates and their scores, in the order of the ids.

        Of equal scores the lower id comes first. ``within_documents`` lets claims of one document be candidates;
        ``only`` names the claims whose candidates are wanted.
        """
        rows = np.argsort(self._ids, kind="stable")
        if only is not None:
            rows = rows[np.isin(self._ids[rows], np.fromiter(only, np.int64))]
        for row in rows.tolist():
            yield int(self._ids[row]), self._find(row, k, within_documents=within_documents)

    def _find(self, row: int, k: int, *, within_documents: bool) -> list[tuple[int, float]]:
        own = self._codes[self._starts[row] : self._starts[row + 1]]
        met = self._meet(row, own)
        met = met[met != row] if within_documents else met[self._documents[met] != self._documents[row]]
        if not len(met):
            return []
        self._shared[own] = self._weight[own]
        scores = self._add_up(met)
        self._shared[own] = 0
        ids = self._ids[met]
        best = np.lexsort((ids, -scores))[:k] if len(met) <= 2 * k else _take_best(scores, ids, k)
        return [
            (int(number), score / UNIT)
            for number, score in zip(ids[best].tolist(), scores[best].tolist(), strict=True)
            if score > 0
        ]

    def _meet(self, row: int, own: Ints) -> Ints:
        """Return the rows that a row meets, each once, itself included."""
        reached = np.searchsorted(np.cumsum(self._frequency[own]), self._budget, side="right")
        near = own[:reached]
        ends = self._posting_ends
        parts = [self._postings[first:last] for first, last in zip(ends[near], ends[near + 1], strict=True)]
        if self._groups is not None and reached < len(own):
            parts += self._groups.members_beside(row)
        return np.unique(np.concatenate(parts)) if parts else np.zeros(0, np.int32)

    def _add_up(self, rows: Ints) -> Longs:
        """Return, for each row, the weight of the keys that it shares with the claim marked in ``_shared``."""
        first = self._starts[rows]
        lengths = self._starts[rows + 1] - first
        ends = np.cumsum(lengths)
        begins = ends - lengths
        places = np.repeat(first - begins, lengths) + np.arange(ends[-1])
        sums: Longs = np.add.reduceat(self._shared[self._codes[places]], begins)
        return sums


def _take_best(scores: Longs, ids: Longs, k: int) -> Longs:
    least = np.partition(scores, len(scores) - k)[len(scores) - k]
    kept = np.flatnonzero(scores >= least)
    best: Longs = kept[np.lexsort((ids[kept], -scores[kept]))[:k]]
    return best


def _weigh(kinds: NDArray[np.int8], frequency: Ints, total: int) -> Longs:
    """Return the weight of each key by its kind and frequency; there are few different ones."""
    packed, places = np.unique(frequency.astype(np.int64) << _SHIFT | kinds, return_inverse=True)
    weights = np.array([weigh_key(one & KINDS, one >> _SHIFT, total) for one in packed.tolist()], np.int64)
    found: Longs = weights[places]
    return found


def _number_keys(keys: Ints, ends: Longs) -> tuple[NDArray[np.int8], Ints, Ints, Longs]:
    """Number the keys that several claims have by rarity; return how many have each, and every claim's numbers.

    Returns:
        Kind and frequency by number, rising; the numbers of all claims, each claim's rising; where each claim's begin.
    """
    ordered = np.sort(keys)
    bounds = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1], True]) if len(ordered) else np.zeros(1, np.int64)
    counts = np.diff(bounds)
    useful = np.flatnonzero((counts > 1) & (counts <= COMMONEST))
    known, frequency = ordered[bounds[useful]], counts[useful].astype(np.int32)
    del ordered, bounds, counts, useful
    rarity = np.argsort(frequency, kind="stable")
    number = np.empty(len(rarity), np.int32)
    number[rarity] = np.arange(len(rarity), dtype=np.int32)
    codes = np.empty(len(keys), np.int32)
    starts = np.zeros(len(ends), np.int64)
    used = 0
    for begin in range(0, len(ends) - 1, _ROWS):
        bound = ends[begin : begin + _ROWS + 1]
        part = keys[bound[0] : bound[-1]]
        rows = np.repeat(np.arange(len(bound) - 1), np.diff(bound))
        places = np.minimum(np.searchsorted(known, part), max(len(known) - 1, 0))
        kept = known[places] == part if len(known) else np.zeros(len(part), bool)
        packed = np.sort(rows[kept] << 32 | number[places[kept]])
        codes[used : used + len(packed)] = packed & 0xFFFFFFFF
        lengths = np.bincount(packed >> 32, minlength=len(bound) - 1)
        starts[begin + 1 : begin + len(bound)] = used + np.cumsum(lengths)
        used += len(packed)
    return (known[rarity] & KINDS).astype(np.int8), frequency[rarity], codes[:used].copy(), starts


def _turn(codes: Ints, starts: Longs, frequency: Ints, most: int) -> tuple[Ints, Longs]:
    """Return the rows that have each of the keys that at most ``most`` have, and where each key's begin."""
    count = int(np.searchsorted(frequency, most, side="right"))
    kept = np.flatnonzero(codes < count)
    rows = (np.searchsorted(starts, kept, side="right") - 1).astype(np.int32)
    order = np.argsort(codes[kept], kind="stable")
    ends = np.zeros(len(frequency) + 1, np.int64)
    np.cumsum(frequency[:count], out=ends[1 : count + 1])
    ends[count + 1 :] = ends[count]
    return rows[order], ends
