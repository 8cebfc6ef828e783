"""How much a key tells, by how many claims have it."""

from math import log2

COMMONEST = 20_000
"""A key that more claims have tells nothing."""

UNIT = 64
"""Parts in which weights are counted, so that they are whole numbers."""


def weigh_key(frequency: int, total: int) -> int:
    """Return what a key tells that ``frequency`` of ``total`` claims have, in 64ths.

    The square of the inverse document frequency in bits, as in the product of two vectors that are each weighed by it
    (G. Salton and C. Buckley, 1988): several common keys that go together weigh less than one that is rare.
    """
    if not 0 < frequency <= COMMONEST:
        return 0
    return round(UNIT * log2((total + 1) / frequency) ** 2)
