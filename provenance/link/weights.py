"""How much a key tells, by how many claims have it."""

from math import log2

COMMONEST = 20_000
"""A key that more claims have tells nothing."""

UNIT = 64
"""Parts of a bit in which weights are counted."""


def weigh_key(frequency: int, total: int) -> int:
    """Return what a key tells that ``frequency`` of ``total`` claims have, in 64ths of a bit."""
    if not 0 < frequency <= COMMONEST:
        return 0
    return max(0, round(UNIT * log2((total + 1) / frequency)))
