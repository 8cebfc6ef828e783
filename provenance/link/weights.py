"""How much a key tells, by how many claims have it."""

from enum import IntEnum
from math import log2


class KeyKind(IntEnum):
    """What a key stands for, as the lowest three bits of its number."""

    WORD = 0
    NUMBER = 1
    COUNT = 2
    NAME = 3
    DAY = 4
    WEEK = 5
    MONTH = 6
    PUBLISHED = 7


_PARTS = {KeyKind.NAME: 2, KeyKind.WEEK: 1, KeyKind.MONTH: 1}
"""Quarters of its weight that a kind has, four where nothing is said: a name's words, and a day, have keys of their own
beside it."""

FACTORS = tuple(_PARTS.get(kind, 4) for kind in KeyKind)

KINDS = 7
"""The bits of a key that tell its kind."""

COMMONEST = 20_000
"""A key that more claims have tells nothing."""

UNIT = 256
"""Parts in which weights are counted, so that they are whole numbers."""


def weigh_key(key: int, frequency: int, total: int) -> int:
    """Return what a key tells that ``frequency`` of ``total`` claims have, in parts of a unit.

    The square of the inverse document frequency in bits, as in the product of two vectors that are each weighed by it
    (G. Salton and C. Buckley, 1988): several common keys that go together weigh less than one that is rare.
    """
    if not 0 < frequency <= COMMONEST:
        return 0
    return round(UNIT // 4 * FACTORS[key & KINDS] * log2((total + 1) / frequency) ** 2)
