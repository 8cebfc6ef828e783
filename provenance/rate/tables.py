"""Reports as arrays: who answers what with which value, in the order of the questions.

A *claim* here is one (object, value) pair, as in the literature on truth discovery. Claims are sorted by object, so
that sums over the values of an object are sums over segments.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class ReportTable:
    """Reports in arrays, one entry a report unless said otherwise.

    ``source``, ``claim`` and ``weight`` have one entry a report, ``claim_object`` and ``claim_value`` one a claim;
    ``start`` has the first claim of each object and ``spread`` its number of values. ``resolved`` has one entry an
    object: the claim that an analyst found true, -1 where nothing is resolved, -2 where none of the stated values is.
    Of one source's repetitions of an answer the heaviest counts; where a source states several values for one object,
    each has an equal share of its weight.
    """

    sources: tuple[str, ...]
    objects: tuple[str, ...]
    values: tuple[str, ...]
    source: Ints
    claim: Ints
    weight: Floats
    claim_object: Ints
    claim_value: Ints
    start: Ints
    spread: Ints
    resolved: Ints

    @property
    def report_object(self) -> Ints:
        """The object of each report."""
        found: Ints = self.claim_object[self.claim]
        return found

    def sum_claims(self, amounts: Floats) -> Floats:
        """Sum amounts, one a report, over the reports of each claim."""
        return np.asarray(np.bincount(self.claim, amounts, len(self.claim_object)), dtype=np.float64)

    def sum_sources(self, amounts: Floats) -> Floats:
        """Sum amounts, one a report, over the reports of each source."""
        return np.asarray(np.bincount(self.source, amounts, len(self.sources)), dtype=np.float64)

    def sum_objects(self, amounts: Floats) -> Floats:
        """Sum amounts, one a claim, over the claims of each object."""
        summed: Floats = np.add.reduceat(amounts, self.start)
        return summed

    def max_objects(self, amounts: Floats) -> Floats:
        """Return the greatest of amounts, one a claim, over the claims of each object."""
        greatest: Floats = np.maximum.reduceat(amounts, self.start)
        return greatest

    def share(self, amounts: Floats) -> Floats:
        """Divide amounts, one a claim and not negative, by the sum of their object; equal shares where that is 0."""
        total = self.sum_objects(amounts)
        empty = total <= 0.0
        divisor = np.where(empty, 1.0, total)[self.claim_object]
        equal = (1.0 / self.spread)[self.claim_object]
        return np.where(empty[self.claim_object], equal, amounts / divisor)


def build_table(rows: Iterable[tuple[str, str, str, float]], resolved: Mapping[str, str] | None = None) -> ReportTable:
    """Return the table of rows (source, object, value, weight in [0, 1]); rows without weight are left out.

    Raises:
        ValueError: if no row is left.
    """
    listed = [row for row in rows if row[3] > 0.0]
    if not listed:
        message = "there are no reports"
        raise ValueError(message)
    # Columns by comprehension: unpacking a million rows into one call costs four times as much.
    source_of, source = _number([row[0] for row in listed])
    object_of, thing = _number([row[1] for row in listed])
    value_of, value = _number([row[2] for row in listed])
    weight = np.fromiter((row[3] for row in listed), np.float64, len(listed))
    keys = thing * len(value_of) + value
    claim_keys, claim = np.unique(keys, return_inverse=True)
    source, claim, weight = _merge_repetitions(source, claim, weight, len(claim_keys))
    claim_object = claim_keys // len(value_of)
    claim_value = claim_keys % len(value_of)
    weight = _share_among_values(source, claim_object[claim], weight, len(object_of))
    start = np.searchsorted(claim_object, np.arange(len(object_of)))
    spread = np.diff(np.append(start, len(claim_keys)))
    places = _find_resolved(resolved or {}, object_of, value_of, claim_keys)
    return ReportTable(
        tuple(source_of), tuple(object_of), tuple(value_of),
        source, claim, weight, claim_object, claim_value, start, spread, places,
    )  # fmt: skip


def _number(names: list[str]) -> tuple[dict[str, int], Ints]:
    """Number names in the order of their first appearance."""
    known = {name: number for number, name in enumerate(dict.fromkeys(names))}
    return known, np.fromiter(map(known.__getitem__, names), np.int64, len(names))


def _merge_repetitions(source: Ints, claim: Ints, weight: Floats, claims: int) -> tuple[Ints, Ints, Floats]:
    """Return the reports by source and claim, each once: sums come out the same to the last digit with repetitions."""
    keys = source * claims + claim
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    first = np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1]))
    heaviest = np.maximum.reduceat(weight[order], first)
    kept = order[first]
    return source[kept], claim[kept], heaviest


def _share_among_values(source: Ints, thing: Ints, weight: Floats, objects: int) -> Floats:
    keys, place, counts = np.unique(source * objects + thing, return_inverse=True, return_counts=True)
    return weight if len(keys) == len(source) else weight / counts[place]


def _find_resolved(
    resolved: Mapping[str, str], object_of: Mapping[str, int], value_of: Mapping[str, int], claim_keys: Ints
) -> Ints:
    places = np.full(len(object_of), -1, dtype=np.int64)
    for name, value in resolved.items():
        thing = object_of.get(name)
        if thing is None:
            continue
        key = thing * len(value_of) + value_of[value] if value in value_of else -1
        place = int(np.searchsorted(claim_keys, key)) if key >= 0 else len(claim_keys)
        places[thing] = place if place < len(claim_keys) and claim_keys[place] == key else -2
    return places
