"""Holding claims while they are reviewed, so that two analysts at one database do not review the same one.

Claims are taken in blocks from the current one on, for half an hour, and given back on leaving. A decision on one ends
its hold by itself.
"""

import time
from collections.abc import Sequence

from provenance.review.queues import Item
from provenance.store import ClaimFilter, list_claim_ids, release_claims, take_next
from provenance.workflow.desks import Desk

BLOCK = 20
"""Claims that are taken at a time."""

_AGAIN = 600.0
"""Seconds after which a hold is renewed."""


class Holding:
    """The claims that this seat holds.

    ``double`` also takes those that others hold or decided on: a second decision on each is wanted.
    """

    def __init__(self, desk: Desk, *, double: bool = False) -> None:
        self.desk = desk
        self.double = double
        self._asked: dict[int, float] = {}
        self._mine: set[int] = set()

    def take(self, items: Sequence[Item], place: int) -> bool:
        """Return whether the item at a place may be reviewed here: nobody else holds it. Links and the like always may.

        Raises:
            StoreError: if the database refuses.
        """
        item = items[place]
        if item.noun != "claim":
            return True
        if time.monotonic() - self._asked.get(item.id, -_AGAIN) >= _AGAIN:
            self._take([one.id for one in items[place : place + BLOCK] if one.noun == "claim"])
        return item.id in self._mine

    def give_back(self) -> None:
        """Give back all that is held.

        Raises:
            StoreError: if the database refuses.
        """
        if self._mine:
            with self.desk.writing() as tx:
                release_claims(tx, sorted(self._mine))
        self._mine.clear()
        self._asked.clear()

    def _take(self, numbers: Sequence[int]) -> None:
        with self.desk.writing() as tx:
            taken = set(take_next(tx, ClaimFilter(ids=tuple(numbers)), count=len(numbers), double=self.double))
            waiting = set(list_claim_ids(tx, ClaimFilter(ids=tuple(numbers), state="read")))
        now = time.monotonic()
        self._asked |= dict.fromkeys(numbers, now)
        decided = set(numbers) - waiting
        self._mine = (self._mine - set(numbers)) | taken | decided
