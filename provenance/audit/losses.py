"""What a removal costs: claims that lose their last source, and those that fall below two proven origins."""

from collections.abc import Mapping
from dataclasses import dataclass

from provenance.model.facts import Facts

CORROBORATED = 2
"""From how many proven origins on a claim counts as corroborated."""


@dataclass(frozen=True, slots=True)
class Losses:
    """Claims by id. ``gone`` are claims of documents that a removed source published; they are in no other list.

    ``unsourced`` cited somebody and now cite nobody; ``weakened`` lost a chain and keep another; ``uncorroborated`` had
    at least two proven origins and have less now.
    """

    gone: tuple[int, ...]
    unsourced: tuple[int, ...]
    weakened: tuple[int, ...]
    uncorroborated: tuple[int, ...]


def find_losses(before: Facts, after: Facts, proven: Mapping[int, int], proven_after: Mapping[int, int]) -> Losses:
    """Compare facts with what a removal left of them.

    Args:
        before: the facts as they are.
        after: the same without some sources.
        proven: how many proven origins each claim has, by its id.
        proven_after: the same after the removal.
    """
    left = {claim.id: claim for claim in after.claims}
    gone, unsourced, weakened, uncorroborated = [], [], [], []
    for claim in before.claims:
        now = left.get(claim.id)
        if now is None:
            gone.append(claim.id)
            continue
        if claim.sourced and not now.sourced:
            unsourced.append(claim.id)
        elif claim.citations != now.citations:
            weakened.append(claim.id)
        if proven.get(claim.id, 0) >= CORROBORATED > proven_after.get(claim.id, 0):
            uncorroborated.append(claim.id)
    return Losses(tuple(gone), tuple(unsourced), tuple(weakened), tuple(uncorroborated))
