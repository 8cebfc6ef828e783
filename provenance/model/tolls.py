"""Tolls: the killed and injured that an article tells of its main event, and how surely it tells them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StatedToll:
    """What an article as a whole tells of its main event, and what parts of it tell alone.

    ``others`` are the tolls (killed, injured) that its headline, its text or its first sentences tell when they are
    read by themselves, where these differ. ``numbered``: the headline counts in numbers. ``death``: the headline or the
    first sentences have words of death, whoever died.
    """

    killed: int
    injured: int
    others: tuple[tuple[int, int], ...] = ()
    numbered: bool = False
    death: bool = False

    @property
    def told(self) -> frozenset[tuple[int, int]]:
        """All that it tells in one way or another."""
        return frozenset({(self.killed, self.injured), *self.others})
