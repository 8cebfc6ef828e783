"""What is known around a name that several outlets share: a place written with it, and the countries of the text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from provenance.model.outlets import Outlet
from provenance.resolve.registry import NamedOutlet, Registry
from provenance.text.folding import fold_name

CLEAR = 2.0
"""A country decides if it has at least this many times the weight of the next candidate's."""


@dataclass(frozen=True, slots=True)
class ResolutionContext:
    """What speaks for one of the outlets that share a name.

    Args:
        place: a place written with the name ("The Nation, Nairobi").
        countries: a weight for each country (ISO 3166-1 alpha-2) that the text is about or cites papers of.
        publisher: the country of the document's publisher, which decides only where the countries do not.
    """

    place: str | None = None
    countries: Mapping[str, float] = field(default_factory=dict)
    publisher: str | None = None


def choose_by_place(named: Iterable[NamedOutlet], place: str, registry: Registry) -> tuple[NamedOutlet, ...]:
    """Return the outlets for which a written place speaks: their context names it, or it lies in their country."""
    told = tuple(named)
    folded = fold_name(place)
    exact = tuple(one for one in told if folded in {fold_name(word) for word in one.outlet.context})
    if exact:
        return exact
    country = registry.places.get(folded) or (place.strip().upper() if len(place.strip()) == _CODE else None)
    return tuple(one for one in told if country is not None and one.outlet.country == country)


_CODE = 2


def choose_by_country(named: Iterable[NamedOutlet], context: ResolutionContext) -> Outlet | None:
    """Return the one outlet whose country clearly outweighs those of the others, or None."""
    told = tuple(named)
    found = _weigh(told, context.countries)
    if found is None and context.publisher is not None:
        found = _weigh(told, {context.publisher: 1.0})
    return found


def _weigh(named: tuple[NamedOutlet, ...], countries: Mapping[str, float]) -> Outlet | None:
    scores = sorted(((countries.get(one.outlet.country or "", 0.0), one.outlet.key) for one in named), reverse=True)
    if not scores or scores[0][0] <= 0 or (len(scores) > 1 and scores[0][0] < CLEAR * scores[1][0]):
        return None
    return next(one.outlet for one in named if one.outlet.key == scores[0][1])
