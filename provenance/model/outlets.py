"""Outlets as the registry records them: what is known, with what it rests on; unknown stays unknown."""

from dataclasses import dataclass

from provenance.model.vocabulary import RelationKind, SourceKind


@dataclass(frozen=True, slots=True)
class Alias:
    """Another way to write a name. ``kind``: ``alias``, ``acronym``, ``transliteration`` or ``former``.

    ``generic`` marks a way to write it that also means something else ("MENA", "Geo"), as ``Outlet.generic`` does for a
    name.
    """

    text: str
    kind: str = "alias"
    generic: bool = False


@dataclass(frozen=True, slots=True)
class StateAffiliation:
    """A state's hold on an outlet: ISO 3166-1 alpha-2 ``state``, ``how`` in words, and what that rests on."""

    state: str
    how: str
    basis: str


@dataclass(frozen=True, slots=True)
class Relation:
    """A lasting relation to another source, with what it rests on. ``since``/``until`` are ISO dates or None."""

    kind: RelationKind
    target: str
    basis: str
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """A source that publishes. ``key`` is stable and unique; ``name`` need not be (two papers called *The Nation*).

    ``country`` and ``languages`` are ISO 3166-1 alpha-2 and ISO 639 codes. ``family`` names the owner family as far as
    it is known; ``"independent"`` counts as a family; None is unknown and adds no proven origin. ``context`` are words
    (places, people) that speak for this outlet where a name is shared. ``generic`` marks a name that is also a common
    word or a common title ("Dawn", "Time"): in prose it counts only with a bracket, a date or a reporting verb.
    """

    key: str
    name: str
    kind: SourceKind
    country: str | None = None
    languages: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()
    owner: str | None = None
    family: str | None = None
    family_basis: str | None = None
    state_affiliation: StateAffiliation | None = None
    relations: tuple[Relation, ...] = ()
    context: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counterexamples: tuple[str, ...] = ()
    generic: bool = False
