"""Owner families of origins, and the most origins that can be proven at once."""

from collections.abc import Iterable, Mapping

from provenance.link.background import Background
from provenance.link.roots import Root, publishes
from provenance.model.vocabulary import SourceKind

WIRE = "wire"
INDEPENDENT = "independent"
"""What the registry records for an outlet of no family: a family of its own for each outlet."""


def find_families(roots: Iterable[Root], background: Background) -> tuple[str, ...]:
    """Return the owner families that the named roots of an origin speak for, each once.

    An outlet's family is its own, a speaker's that of the outlet through which he speaks. ``independent`` comes with
    the outlet's number (``independent:12``), since two independent outlets are of two families. Where the document
    carries an agency's story, all who speak in it speak through that wire (``wire:ap``), whoever published it.
    """
    found: dict[str, None] = {}
    for root in roots:
        source = background.sources.get(root.source_id)
        if source is None or source.kind is SourceKind.UNNAMED:
            continue
        outlet = source if publishes(source) else background.sources.get(root.publisher_id or 0)
        if outlet is not None and outlet.family is not None:
            found[_name_key(outlet.family, outlet.id, root.wire)] = None
    return tuple(found)


def _name_key(family: str, outlet_id: int, wire: str | None) -> str:
    if wire is not None:
        return f"{WIRE}:{wire}"
    return f"{INDEPENDENT}:{outlet_id}" if family == INDEPENDENT else family


def find_kind(family: str) -> str:
    """Tell what a key of ``find_families`` is: ``independent`` or ``wire``, else the family itself."""
    kind = family.partition(":")[0]
    return kind if kind in {INDEPENDENT, WIRE} else family


def match_families(wanted: Mapping[int, set[str]]) -> dict[int, str]:
    """Return a family for as many origins as possible, no two of them with the same one.

    This is maximum matching between origins and families by augmenting paths (Kuhn 1955): a speaker whom two outlets
    quote may count for either, and leaves the other to someone else.
    """
    holder: dict[str, int] = {}
    for origin in sorted(wanted, key=lambda one: (len(wanted[one]), one)):
        _place(origin, wanted, holder)
    return {origin: family for family, origin in holder.items()}


def _place(origin: int, wanted: Mapping[int, set[str]], holder: dict[str, int]) -> None:
    """Give an origin a family, moving others to another of theirs where that makes room (breadth first)."""
    came_from: dict[str, int] = {}
    queue = [origin]
    for seeker in queue:
        for family in sorted(wanted[seeker] - came_from.keys()):
            came_from[family] = seeker
            if family not in holder:
                _shift(family, came_from, holder, origin)
                return
            queue.append(holder[family])


def _shift(family: str, came_from: Mapping[str, int], holder: dict[str, int], origin: int) -> None:
    held = {one: name for name, one in holder.items()}
    step: str | None = family
    while step is not None:
        seeker = came_from[step]
        before = None if seeker == origin else held[seeker]
        holder[step] = seeker
        step = before
