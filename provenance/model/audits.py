"""Audits: what a set of claims rests on, and what is left of it without some of its sources."""

from dataclasses import dataclass
from enum import StrEnum


class Dimension(StrEnum):
    """By what dependence is counted: the outlet, its owner family, the state behind it, who speaks, what kind it is.

    ``speaker`` are people, bodies and unnamed groups; ``kind`` is the kind of source.
    """

    OUTLET = "outlet"
    FAMILY = "family"
    STATE = "state"
    SPEAKER = "speaker"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Step:
    """A source on the paths of a claim: the fewest hops to it, and as bits the paths that it is on."""

    source_id: int
    depth: int
    ways: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """What ``claims`` claims lean on in the same manner: the sources on their ``paths`` paths, by id.

    A claim in a document's own voice has no path, and one step of depth 0: whoever speaks there.
    """

    steps: tuple[Step, ...]
    paths: int
    claims: int = 1


@dataclass(frozen=True, slots=True)
class Dependence:
    """How many claims lean on one thing of a dimension.

    ``claims`` lean on it at all: it is a hop of one of their chains; ``alone`` are those of which every chain holds it;
    ``direct`` those that cite it at the first hop, ``through`` those that reach it only through others. ``own_voice``
    are claims that it makes itself, citing nobody; they are none of ``claims``. ``share`` and ``share_alone`` are
    ``claims`` and ``alone`` by the number of all claims.
    """

    dimension: Dimension
    key: str
    name: str
    source_ids: tuple[int, ...]
    claims: int
    alone: int
    direct: int
    through: int
    own_voice: int = 0
    share: float = 0.0
    share_alone: float = 0.0


@dataclass(frozen=True, slots=True)
class Concentration:
    """How far the leanings of a dimension fall on a few: the Herfindahl index, the sum of squared shares.

    A share is one thing's part of all leanings of the dimension; ``index`` is 1 where one thing holds all of them and
    1/n where n share them evenly; None where there is none. ``leanings`` is how many there are.
    """

    dimension: Dimension
    leanings: int
    index: float | None

    @property
    def effective(self) -> float | None:
        """How many things of equal weight would be as concentrated: 1 by the index."""
        return None if not self.index else 1.0 / self.index


@dataclass(frozen=True, slots=True)
class Cover:
    """A smallest set of sources such that every sourced claim leans on at least one of them.

    ``exact`` is false where the search was cut off: then there may be a smaller one. ``least`` is a proven lower bound.
    """

    source_ids: tuple[int, ...]
    names: tuple[str, ...]
    claims: int
    exact: bool
    least: int


@dataclass(frozen=True, slots=True)
class DependenceTable:
    """All that a set of claims leans on; ``sourced`` of its ``claims`` cite anybody."""

    claims: int
    sourced: int
    items: tuple[Dependence, ...]
    concentrations: tuple[Concentration, ...]
    cover: Cover | None = None

    def of(self, dimension: Dimension) -> tuple[Dependence, ...]:
        """Return the things of one dimension, those on which most claims lean first."""
        return tuple(item for item in self.items if item.dimension is dimension)


@dataclass(frozen=True, slots=True)
class Removal:
    """Whom to think away: sources by id, whole families, states (ISO 3166-1 alpha-2), kinds of source."""

    source_ids: frozenset[int] = frozenset()
    families: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.source_ids or self.families or self.states or self.kinds)
