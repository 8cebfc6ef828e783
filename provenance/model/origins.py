"""Origins: where the chains of claims end, once those that are not independent are merged."""

from dataclasses import dataclass
from enum import StrEnum


class LoopKind(StrEnum):
    """What goes round in a ring: documents, outlets, or one outlet that cites an earlier piece of its own."""

    DOCUMENTS = "documents"
    OUTLETS = "outlets"
    OWN_PIECE = "own_piece"


@dataclass(frozen=True, slots=True)
class CitationLoop:
    """A ring of citations: each name cites the next, the last the first; nobody in it is known to have said it first.

    ``claim_ids`` are the claims that cite, each once; ``suggested`` tells that it rests on links or
    cited documents that nobody has decided on.
    """

    kind: LoopKind
    names: tuple[str, ...]
    message: str
    claim_ids: tuple[int, ...]
    document_ids: tuple[int, ...]
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Origin:
    """One origin after merging. ``merged`` says in words why roots were taken for one; empty where there was but one.

    ``key`` names it stably within its story (``source 12``, ``unnamed 31``, ``document 3``). ``named`` is false for
    unnamed groups; ``family`` is the owner family that the registry records, ``independent`` counting as one; None is
    unknown. ``proven`` tells whether it counts as a proven origin, ``why_not`` in words why it does not.
    """

    key: str
    name: str
    source_ids: tuple[int, ...]
    claim_ids: tuple[int, ...]
    citation_ids: tuple[int, ...]
    named: bool
    family: str | None = None
    speaker: str | None = None
    merged: tuple[str, ...] = ()
    proven: bool = False
    why_not: str | None = None


@dataclass(frozen=True, slots=True)
class Origins:
    """The independent origins of a claim or a story, as a range from ``proven`` to ``possible``.

    ``loops`` are chains of documents or sources that cite one another in a ring, each named in order.
    """

    origins: tuple[Origin, ...]
    loops: tuple[tuple[str, ...], ...] = ()

    @property
    def proven(self) -> int:
        """Roots that are named, of recorded and different families, with different speakers and no shared text."""
        return sum(origin.proven for origin in self.origins)

    @property
    def possible(self) -> int:
        """All roots left after merging."""
        return len(self.origins)

    @property
    def corroborated(self) -> bool:
        """Tell whether there are at least two proven origins: nothing less is called corroborated."""
        return self.proven > 1

    @property
    def counted(self) -> str:
        """The range with its word: "1 origin", "0 to 1 origins"."""
        return f"{self} origin{'' if str(self) == '1' else 's'}"

    def __str__(self) -> str:
        if self.proven == self.possible:
            return str(self.possible)
        return f"{self.proven} to {self.possible}"
