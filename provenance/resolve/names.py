"""One name as written becomes one outlet, or the candidates it may be."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from provenance.model.outlets import Outlet
from provenance.resolve.contexts import ResolutionContext, choose_by_country, choose_by_place
from provenance.resolve.domains import resolve_domain
from provenance.resolve.near import find_near
from provenance.resolve.registry import NamedOutlet, Registry, fold_slips
from provenance.resolve.spellings import has_capitals, is_spelled
from provenance.resolve.wordings import (
    Wording,
    describes,
    find_quoted,
    split_brackets,
    split_possessor,
    strip_tail,
)
from provenance.text.folding import fold_name, mend_capital

_LONGEST = 200
_WORDS = 24
_POINTS = " \t\n\r\u00a0,.;:"
_QUOTES = _POINTS + "“”\"«»„‘’'"
_SLIP_SCORE = 95.0


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name became.

    Attributes:
        outlet: the outlet, or None where none is registered or several are and nothing decides.
        candidates: the outlets that the name may mean; one where it is resolved, several where it is ambiguous.
        score: 100 for an exact name, 95 after a scanner's slips, else the similarity of the spellings; 0 for none.
        rule: by which rule: ``exact``, ``domain``, ``quoted``, ``described``, ``slips``, ``possessor`` or ``near``,
            followed where several outlets share the name by ``+place``, ``+kind`` or ``+country``; else ``unknown``
            or ``ambiguous``.
    """

    outlet: Outlet | None
    candidates: tuple[Outlet, ...] = ()
    score: float = 0.0
    rule: str = "unknown"


@dataclass(frozen=True, slots=True)
class _Match:
    named: tuple[NamedOutlet, ...]
    rule: str
    score: float = 100.0
    place: str | None = None
    wording: Wording | None = None


def resolve_name(name: str, registry: Registry, *, context: ResolutionContext | None = None) -> Resolution:
    """Return the outlet that a name as written means.

    In this order: the name as it stands; without article, brackets, a place before or behind it, the service or
    language that monitors write behind it; as a web domain; in quotation marks or within a description ("the state-run
    daily X", "X news agency"); read past a scanner's slips; as whose it is ("X's Pashto service"); as a near spelling.
    Where outlets share the name, the place written with it decides, then the kind of outlet that the description
    tells, then the countries of the context. Names that are common words count only with capitals. Never raises.
    """
    surroundings = context or _NO_CONTEXT
    known = _KNOWN.setdefault(registry, {})
    if surroundings.place is None and name in known:
        return known[name]
    written = _trim(" ".join(name[:_LONGEST].split()))
    shared = False
    for match in _find_matches(written, registry):
        shared = shared or len(match.named) > 1
        found = _decide(match, registry, surroundings)
        if found is not None:
            break
    else:
        found = Resolution(None)
    if not shared and surroundings.place is None and len(known) < _REMEMBERED:
        known[name] = found
    return found


_NO_CONTEXT = ResolutionContext()
_REMEMBERED = 100_000
_KNOWN: WeakKeyDictionary[Registry, dict[str, Resolution]] = WeakKeyDictionary()
"""What names became that no two outlets share, and so mean the same in every context without a place."""


def _trim(name: str) -> str:
    """Return a name without marks around it; a quotation mark that closes one within stays."""
    shorter = name.strip(_POINTS)
    if shorter[:1] in _QUOTES or not any(mark in _QUOTES for mark in shorter[:-1]):
        shorter = shorter.strip(_QUOTES)
    return shorter


def _find_matches(written: str, registry: Registry) -> Iterator[_Match]:
    """Yield the ways to read a name, the surest first."""
    for wording in _list_wordings(written, registry):
        named = _look_up(wording.name, registry)
        if named:
            yield _Match(named, "exact", place=wording.place)
    if "." in written and " " not in written:
        outlet = resolve_domain(written, registry)
        yield _Match((NamedOutlet(outlet, generic=False, texts=()),) if outlet else (), "domain")
    quoted = find_quoted(written)
    if quoted:
        yield _Match(_look_up(quoted.name, registry), "quoted", wording=quoted)
    plain, brackets = split_brackets(strip_tail(written))
    place = brackets[0] if brackets else None
    described = _find_described(plain, registry)
    if described:
        yield replace(described, place=described.place or place)
    for bracket in brackets:
        yield _Match(tuple(one for one in _look_up(bracket, registry) if not one.generic), "exact")
    slips = fold_slips(fold_name(plain))
    plain = mend_capital(plain)
    if slips and has_capitals(plain):
        named = tuple(one for one in registry.slips.get(slips, ()) if is_spelled(plain, one, registry))
        yield _Match(named, "slips", _SLIP_SCORE, place=place)
    possessor = split_possessor(plain)
    if possessor:
        owners = tuple(one for one in _look_up(possessor[0], registry) if not one.generic)
        yield _Match(owners, "possessor", place=place)
    if has_capitals(plain):
        near, score = find_near(plain, registry)
        yield _Match(near, "near", score, place=place)


def _list_wordings(written: str, registry: Registry) -> Iterator[Wording]:
    """Yield a name as it stands, then without what may stand around it."""
    yield Wording(written)
    plain, brackets = split_brackets(written)
    place = brackets[0] if brackets else None
    bare = strip_tail(plain)
    if bare != plain:
        bare = bare.removeprefix("a ").removeprefix("an ")
    for name in dict.fromkeys((plain, bare)):
        yield Wording(name.strip(_QUOTES), place)
        before, comma, behind = name.rpartition(",")
        if comma:
            yield Wording(before.strip(_QUOTES), behind.strip(_QUOTES))
            first, _, rest = name.partition(",")
            yield Wording(rest.strip(_QUOTES), first.strip(_QUOTES))
        possessor = split_possessor(name)
        if possessor:
            yield Wording(possessor[1], possessor[0])
        for suffix in ("'s", "’s"):
            if name.endswith(suffix):
                yield Wording(name.removesuffix(suffix), place)
        yield from _cut_places(name, registry)


def _cut_places(name: str, registry: Registry) -> Iterator[Wording]:
    """Yield a name without one to three words before or behind it that are a known place ("Kabul Tolo TV")."""
    words = name.split()
    for count in range(1, min(4, len(words))):
        ahead, behind = " ".join(words[:count]), " ".join(words[-count:])
        if fold_name(ahead) in registry.places:
            yield Wording(" ".join(words[count:]), ahead)
        if fold_name(behind) in registry.places:
            yield Wording(" ".join(words[:-count]), behind)


def _look_up(name: str, registry: Registry) -> tuple[NamedOutlet, ...]:
    """Return the outlets of a name that are written like it."""
    return tuple(one for one in registry.names.get(fold_name(name), ()) if is_spelled(name, one, registry))


def _find_described(plain: str, registry: Registry) -> _Match | None:
    """Return the longest registered name within words that only describe it, or None."""
    words = plain.split()
    if not 1 < len(words) <= _WORDS:
        return None
    places = {word for word in (fold_name(word) for word in words) if word in registry.places}
    for size in range(min(len(words) - 1, registry.longest + 1), 0, -1):
        for first in range(len(words) - size + 1):
            name = " ".join(words[first : first + size]).strip(_QUOTES)
            named = _look_up(name, registry)
            before, after = words[:first], words[first + size :]
            generic = all(one.generic for one in named)
            kinds = describes(before, after, places, generic=generic) if named else None
            if kinds is not None:
                place = next((word for word in before if fold_name(word.removesuffix("'s")) in places), None)
                return _Match(named, "described", place=place, wording=Wording(name, kinds=kinds))
    return None


def _decide(match: _Match, registry: Registry, context: ResolutionContext) -> Resolution | None:
    """Return what a match comes to: an outlet, an ambiguity, or None where it does not count."""
    named, rule = match.named, match.rule
    place = match.place or context.place
    if place:
        fitting = choose_by_place(named, place, registry)
        if fitting and len(named) > 1:
            named, rule = fitting, f"{rule}+place"
        elif not fitting and named and _belies(named, place, registry):
            return None
    kinds = match.wording.kinds if match.wording else frozenset()
    if kinds:
        fitting = tuple(one for one in named if one.outlet.kind in kinds)
        if fitting and len(fitting) < len(named):
            named, rule = fitting, f"{rule}+kind"
        elif not fitting and all(one.generic for one in named):
            return None
    if len(named) > 1:
        chosen = choose_by_country(named, context)
        if chosen is not None:
            return Resolution(chosen, (chosen,), match.score, f"{rule}+country")
    candidates = tuple(one.outlet for one in named)
    if len(candidates) > 1:
        return Resolution(None, candidates, match.score, "ambiguous")
    return Resolution(candidates[0], candidates, match.score, rule) if candidates else None


def _belies(named: tuple[NamedOutlet, ...], place: str, registry: Registry) -> bool:
    """Tell whether a written place speaks against a name: a common one, and the place lies in another country."""
    country = registry.places.get(fold_name(place))
    return country is not None and all(one.generic and one.outlet.country not in {None, country} for one in named)
