"""Union-find: what belongs together, joined pair by pair, in near-linear time (Tarjan and van Leeuwen 1984)."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Member = TypeVar("Member", bound=Hashable)


class Groups(Generic[Member]):
    """Members that are joined into groups; a group is named by whichever of its members came first."""

    __slots__ = ("_leader", "_rank")

    def __init__(self, members: Iterable[Member] = ()) -> None:
        self._leader: dict[Member, Member] = {}
        self._rank: dict[Member, int] = {}
        for member in members:
            self.add(member)

    def add(self, member: Member) -> None:
        """Add a member as a group of its own, unless it is there."""
        if member not in self._leader:
            self._rank[member] = len(self._leader)
            self._leader[member] = member

    def __contains__(self, member: object) -> bool:
        return member in self._leader

    def find(self, member: Member) -> Member:
        """Return the member that names the group, adding the one asked for where it is new."""
        self.add(member)
        leader = self._leader
        while leader[member] != member:
            leader[member] = leader[leader[member]]
            member = leader[member]
        return member

    def join(self, one: Member, other: Member) -> bool:
        """Join two groups; return False where they were one already."""
        first, second = self.find(one), self.find(other)
        if first == second:
            return False
        if self._rank[second] < self._rank[first]:
            first, second = second, first
        self._leader[second] = first
        return True

    def collect(self) -> dict[Member, list[Member]]:
        """Return the members of every group, by the one that names it, all in the order in which they were added."""
        found: dict[Member, list[Member]] = {}
        for member in self._leader:
            found.setdefault(self.find(member), []).append(member)
        return found
