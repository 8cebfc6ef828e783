"""The registry as it is looked up: names, spellings without spaces, domains and places, each in an index."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from provenance.model.lexicons import PlaceEntry
from provenance.model.outlets import Outlet
from provenance.resolve.near_names import NearNames
from provenance.text.folding import fold_name

_SLIPS = str.maketrans({"0": "o", "1": "l", "i": "l", "5": "s", "8": "b", " ": None})


@dataclass(frozen=True, slots=True)
class NamedOutlet:
    """An outlet under one of its names: ``texts`` as registered; ``generic`` where it also means something else."""

    outlet: Outlet
    generic: bool
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Registry:
    """Outlets by what they are looked up by. All keys are folded (``fold_name``).

    ``names`` holds names and aliases, ``slips`` the names that are long enough to be told after a scanner's slips,
    ``near`` the names that near spellings are compared with, ``domains`` web domains with the paths that narrow them.
    ``places`` tells the country of a place name or its adjective, None where it lies in none or in two;
    ``longest`` is the number of words of the longest name.
    """

    outlets: tuple[Outlet, ...]
    keys: Mapping[str, Outlet]
    names: Mapping[str, tuple[NamedOutlet, ...]]
    slips: Mapping[str, tuple[NamedOutlet, ...]]
    near: NearNames
    domains: Mapping[str, Outlet]
    places: Mapping[str, str | None]
    longest: int


def build_registry(outlets: Iterable[Outlet], places: Iterable[PlaceEntry] = ()) -> Registry:
    """Return the registry of the outlets.

    Args:
        outlets: the outlets, by keys that differ; of two with one domain the first is found by it.
        places: place names, so that a place written with a name is known as one; what the outlets' own ``context``
            tells is known without them.
    """
    told, fold = tuple(outlets), cache(fold_name)
    names: dict[str, dict[str, NamedOutlet]] = {}
    domains: dict[str, Outlet] = {}
    for outlet in told:
        for text, generic in ((outlet.name, outlet.generic), *((a.text, a.generic) for a in outlet.aliases)):
            folded = fold(text)
            if folded:
                named = names.setdefault(folded, {})
                texts = named[outlet.key].texts if outlet.key in named else ()
                named[outlet.key] = NamedOutlet(outlet, generic or outlet.generic, (*texts, text))
        for domain in outlet.domains:
            domains.setdefault(domain.casefold(), outlet)
    _add_namesakes(told, names, fold)
    found = {folded: tuple(named.values()) for folded, named in names.items()}
    sure = [folded for folded, named in found.items() if not all(one.generic for one in named)]
    slips: dict[str, dict[str, NamedOutlet]] = {}
    for folded in sure:
        key = fold_slips(folded)
        if key is not None:
            slips.setdefault(key, {}).update({one.outlet.key: one for one in found[folded]})
    return Registry(
        outlets=told,
        keys={outlet.key: outlet for outlet in told},
        names=found,
        slips={key: tuple(named.values()) for key, named in slips.items()},
        near=NearNames(sure),
        domains=domains,
        places=_index_places(told, places, fold),
        longest=max((len(folded.split()) for folded in found), default=0),
    )


def _add_namesakes(
    outlets: Iterable[Outlet], names: dict[str, dict[str, NamedOutlet]], fold: Callable[[str], str]
) -> None:
    """Let an alias with its place ("The Sun (Baltimore)") count among those who share the common name without it."""
    for outlet in outlets:
        for alias in outlet.aliases:
            short, bracket, _ = alias.text.partition(" (")
            sharing = names.get(fold(short)) if bracket else None
            if sharing and outlet.key not in sharing and any(one.generic for one in sharing.values()):
                sharing[outlet.key] = NamedOutlet(outlet, generic=True, texts=(short,))


def fold_slips(folded: str) -> str | None:
    """Return a folded name as scanners confuse its letters and spaces, or None where it is too short to be told so."""
    squeezed = folded.translate(_SLIPS).replace("rn", "m").replace("vv", "w")
    return squeezed if len(squeezed) >= _LEAST_LETTERS else None


_LEAST_LETTERS = 6


def _index_places(
    outlets: Iterable[Outlet], places: Iterable[PlaceEntry], fold: Callable[[str], str]
) -> dict[str, str | None]:
    """Return the country of each place name; the gazetteer wins over what outlets tell of themselves."""
    found: dict[str, set[str | None]] = {}
    for place in places:
        for name in (place.name, *place.aliases, *place.adjectives):
            found.setdefault(fold(name), set()).update({place.country} - {None})
    own: dict[str, set[str | None]] = {}
    for outlet in outlets:
        for word in outlet.context:
            own.setdefault(fold(word), set()).update({outlet.country} - {None})
    merged = {**own, **found}
    return {name: next(iter(codes)) if len(codes) == 1 else None for name, codes in merged.items() if name}
