"""A reading with names as written becomes one whose publishers are registered outlets."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from provenance.model.citations import Citation
from provenance.model.outlets import Outlet
from provenance.model.problems import Problem
from provenance.model.readings import Reading
from provenance.model.vocabulary import CitationKind, ProblemKind, SourceKind
from provenance.resolve.contexts import ResolutionContext
from provenance.resolve.domains import publishes_itself, resolve_domain
from provenance.resolve.names import Resolution, resolve_name
from provenance.resolve.near import suggest_matches
from provenance.resolve.registry import Registry

_OFFICES = frozenset({SourceKind.GOVERNMENT, SourceKind.INTERGOVERNMENTAL})
_INSTITUTIONS = _OFFICES | {SourceKind.NGO, SourceKind.THINK_TANK, SourceKind.ACADEMIC}
_EXACT = frozenset({"exact", "exact+country", "exact+kind", "exact+place"})
_CITED, _NAMED = 2.0, 1.0
"""Weights of a country: a paper of it is cited, a place in it is named."""
_SHOWN = 5
_LIKELY = 75.0
_LANGUAGES = 3
"""An outlet in that many languages writes for the world, and says nothing about the country of the text."""


def resolve_reading(reading: Reading, registry: Registry) -> Reading:
    """Return the reading with its publishers resolved; what is written (``as_written``, spans) stays.

    Citations of outlets get the canonical name, key and kind of their source, and name and key of what relays it.
    Persons, bodies and unnamed groups are left alone. A shared name is decided by the place written with it, then by
    an address given with it, then by the countries of the papers cited and the places named, then by the publisher's.
    What nobody registered, and what stays ambiguous, is added to the problems, with the nearest or possible outlets.
    Resolving twice changes nothing.
    """
    citations = [*(one for claim in reading.claims for one in claim.citations), *reading.credits]
    desk = _Desk(registry, _find_context(reading, citations, registry))
    claims = tuple(
        replace(claim, citations=tuple(desk.settle(one) for one in claim.citations)) if claim.citations else claim
        for claim in reading.claims
    )
    credited = tuple(desk.settle(one) for one in reading.credits)
    problems = dict.fromkeys((*reading.problems, *desk.problems))
    return replace(reading, claims=claims, credits=credited, problems=tuple(problems))


@dataclass(slots=True)
class _Desk:
    """Settles the citations of one reading, each name once."""

    registry: Registry
    context: ResolutionContext
    problems: list[Problem] = field(default_factory=list)
    known: dict[tuple[str, str | None], Resolution] = field(default_factory=dict)
    likest: dict[str, str] = field(default_factory=dict)

    def settle(self, citation: Citation) -> Citation:
        """Return the citation with source and relay resolved; note what could not be."""
        if not _cites_outlet(citation):
            return citation
        settled = citation
        if citation.source_key is None:
            found = self._find(citation)
            if found.outlet is not None:
                outlet = found.outlet
                settled = replace(settled, source=outlet.name, source_key=outlet.key, source_kind=outlet.kind)
            elif found.candidates or not _is_office(citation):
                self._note(citation, citation.source, found)
        if settled.speaker is not None and settled.via is None:
            settled = self._turn_relay(settled)
        if citation.via is not None and citation.via_key is None:
            found = self._look_up(citation.via, None)
            if found.outlet is not None:
                settled = replace(settled, via=found.outlet.name, via_key=found.outlet.key)
            else:
                self._note(citation, citation.via, found)
        return settled

    def _turn_relay(self, citation: Citation) -> Citation:
        """Return "X, citing Y" with Y as the source and X as what relays it, where Y is a registered medium too."""
        found = self._look_up(citation.speaker or "", None)
        origin = found.outlet
        if origin is None or found.rule not in _EXACT or origin.kind in _INSTITUTIONS or origin.name == citation.source:
            return citation
        source = replace(citation, source=origin.name, source_key=origin.key, source_kind=origin.kind)
        return replace(source, via=citation.source, via_key=citation.source_key, speaker=None, speaker_kind=None)

    def _find(self, citation: Citation) -> Resolution:
        found = self._look_up(citation.source, citation.place)
        if found.outlet is None and citation.url is not None:
            at = resolve_domain(citation.url, self.registry)
            if at is not None and publishes_itself(at) and (not found.candidates or at in found.candidates):
                return Resolution(at, (at,), found.score or 100.0, "domain")
        return found

    def _look_up(self, name: str, place: str | None) -> Resolution:
        if (name, place) not in self.known:
            self.known[name, place] = resolve_name(name, self.registry, context=replace(self.context, place=place))
        return self.known[name, place]

    def _note(self, citation: Citation, name: str, found: Resolution) -> None:
        if not name.strip():
            return
        if found.candidates:
            kind, told = ProblemKind.AMBIGUOUS_OUTLET, f"{name!r} may be {_tell(found.candidates)}"
        else:
            if name not in self.likest:
                self.likest[name] = _tell_likest(name, self.registry)
            kind, told = ProblemKind.UNKNOWN_OUTLET, f"no outlet is registered as {name!r}{self.likest[name]}"
        self.problems.append(Problem(citation.span, kind, told))


def _cites_outlet(citation: Citation) -> bool:
    return citation.kind is not CitationKind.OWN_VOICE and citation.source_kind.publishes


def _is_office(citation: Citation) -> bool:
    """Tell whether a ministry or the like is quoted in prose: it speaks, and nobody misses it among the outlets."""
    return citation.kind is CitationKind.NARRATIVE and citation.source_kind in _OFFICES


def _tell_likest(name: str, registry: Registry) -> str:
    """Name the outlets that an unknown name is likest to, as the end of a message; nothing where none is."""
    near = tuple(outlet for outlet, score in suggest_matches(name, registry, 3) if score >= _LIKELY)
    return f"; the likest are {_tell(near)}" if near else ""


def _tell(outlets: tuple[Outlet, ...]) -> str:
    """Name outlets so that those of one name can be told apart."""
    told = [f"{outlet.name} ({', '.join(filter(None, (outlet.country, outlet.key)))})" for outlet in outlets[:_SHOWN]]
    more = len(outlets) - _SHOWN
    return " or ".join(told) + (f" or {more} more" if more > 0 else "")


def _find_context(reading: Reading, citations: list[Citation], registry: Registry) -> ResolutionContext:
    """Return which countries the reading's places, and the papers cited beyond doubt, speak for."""
    weights: defaultdict[str, float] = defaultdict(float)
    for place in (place for claim in reading.claims for place in claim.places):
        if place.country:
            weights[place.country] += _NAMED
    for outlet in _find_certain(citations, registry):
        if outlet.country and len(outlet.languages) < _LANGUAGES:
            weights[outlet.country] += _CITED
    publisher = reading.document.publisher
    home = resolve_name(publisher, registry).outlet if publisher else None
    return ResolutionContext(countries=dict(weights), publisher=home.country if home else None)


def _find_certain(citations: list[Citation], registry: Registry) -> Iterator[Outlet]:
    """Yield, once for each place in the text, the outlet cited there if its name is nobody else's."""
    for span, name in dict.fromkeys((one.span, one.source) for one in citations if _cites_outlet(one)):
        outlet = resolve_name(name, registry).outlet
        if outlet is not None and span:
            yield outlet
