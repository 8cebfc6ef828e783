"""Places of two claims: the same, one within the other, or elsewhere, as far as the place list knows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.link.comparing.weights import Weights
from provenance.model.claims import Place
from provenance.model.lexicons import PlaceEntry
from provenance.model.links import LinkField, LinkReason, Outcome
from provenance.text.folding import fold_name

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class ComparedPlace:
    """A place with those that it lies within. ``depth``: 0 a country, 1 its provinces and cities, 2 what is smaller.

    ``inside`` are the keys of the place itself and of all that contain it; ``known`` tells whether the place list
    has it.
    """

    key: str
    name: str
    country: str | None
    depth: int
    inside: frozenset[str]
    known: bool


class Gazetteer:
    """The place list by name: ``seeds/places`` as the lexicon holds it."""

    def __init__(self, places: Iterable[PlaceEntry]) -> None:
        self._entries: dict[str, list[PlaceEntry]] = {}
        for entry in places:
            for name in (entry.name, *entry.aliases):
                self._entries.setdefault(fold_name(name), []).append(entry)
        self._found: dict[tuple[str, str | None], ComparedPlace] = {}

    def find(self, place: Place) -> ComparedPlace:
        """Return a place with what is known of it."""
        key = (place.name, place.country)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._make(*key)
        return found

    def _make(self, name: str, country: str | None) -> ComparedPlace:
        folded = fold_name(name)
        entry = self._look_up(folded, country)
        if entry is None:
            inside = {folded} | ({f"country {country}"} if country else set())
            return ComparedPlace(folded, name, country, 2, frozenset(inside), known=False)
        chain = [fold_name(entry.name)]
        above = entry
        while above.within and len(chain) < _DEEPEST:
            larger = fold_name(above.within)
            if larger in chain:
                break
            chain.append(larger)
            following = self._look_up(larger, entry.country)
            if following is None:
                break
            above = following
        inside = {*chain, folded} | ({f"country {entry.country}"} if entry.country else set())
        return ComparedPlace(chain[0], entry.name, entry.country, min(len(chain) - 1, 2), frozenset(inside), known=True)

    def _look_up(self, folded: str, country: str | None) -> PlaceEntry | None:
        entries = self._entries.get(folded, ())
        return next((entry for entry in entries if entry.country == country), None) or next(
            (entry for entry in entries if country is None), None
        )


def compare_places(
    one: Sequence[ComparedPlace], other: Sequence[ComparedPlace], weights: Weights, share: float
) -> LinkReason | None:
    """Return what the places of two claims say, or None where one of them has none.

    A place agrees with itself and with those that contain it. Two places of which neither contains the other differ;
    where the place list lacks one of them it may lie within the other, so that they only likely differ. ``share``
    lessens the weight of places that stand in neighbouring claims.
    """
    best: tuple[float, ComparedPlace, ComparedPlace] | None = None
    for here in one:
        for there in other:
            weight = _weigh(here, there, weights)
            if weight and (best is None or weight > best[0]):
                best = (weight, here, there)
    if best is not None and best[0] > weights.country:
        return _agree(best[1], best[2], best[0] * share)
    apart = _find_apart(one, other)
    if apart is not None:
        here, there, sure = apart
        outcome = Outcome.DIFFERS if sure else Outcome.LIKELY_DIFFERS
        message = f"{here.name} and {there.name} are different places"
        weight = (weights.place_differs if sure else weights.place_likely_differs) * share
        return LinkReason(LinkField.PLACE, outcome, message, here.name, there.name, weight)
    return None if best is None else _agree(best[1], best[2], best[0] * share)


def _weigh(one: ComparedPlace, other: ComparedPlace, weights: Weights) -> float:
    if one.key == other.key:
        if one.country and other.country and one.country != other.country:
            return 0.0
        return (weights.country, weights.province, weights.place)[one.depth]
    if one.key in other.inside or other.key in one.inside:
        return (weights.country, weights.within, weights.within)[min(one.depth, other.depth)]
    return 0.0


def _agree(one: ComparedPlace, other: ComparedPlace, weight: float) -> LinkReason:
    if one.key == other.key:
        message, outcome = f"both in {one.name}", Outcome.AGREES
    else:
        inner, outer = (one, other) if other.key in one.inside else (other, one)
        message, outcome = f"{inner.name} lies in {outer.name}", Outcome.AGREES if outer.depth else Outcome.COMPATIBLE
    return LinkReason(LinkField.PLACE, outcome, message, one.name, other.name, weight)


def _find_apart(
    one: Sequence[ComparedPlace], other: Sequence[ComparedPlace]
) -> tuple[ComparedPlace, ComparedPlace, bool] | None:
    """Return two places that tell the claims apart: the smallest of each, with whether that is certain."""
    here = max(one, key=lambda place: place.depth, default=None)
    there = max(other, key=lambda place: place.depth, default=None)
    if here is None or there is None or _meet(here, there):
        return None
    if here.country and there.country and here.country != there.country:
        return here, there, True
    if not (here.depth and there.depth):
        return None
    return here, there, here.known and there.known


def _meet(one: ComparedPlace, other: ComparedPlace) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    return one.key in other.inside or other.key in one.inside
