"""Ties between sources: why two roots with different names are one origin."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.link.background import Background
from provenance.link.families import INDEPENDENT
from provenance.link.roots import Root, publishes
from provenance.link.wires import name_mark
from provenance.model.facts import SourceFact
from provenance.model.outlets import Relation
from provenance.model.vocabulary import RelationKind, SourceKind
from provenance.text.folding import fold_name

_SHARING = {
    RelationKind.OWNED_BY: "have the same owner, {hub}",
    RelationKind.FAMILY_OF: "are of the family of {hub}",
    RelationKind.SPEAKS_FOR: "speak for {hub}",
    RelationKind.REPUBLISHES: "carry the wire of {hub}",
    RelationKind.FORMERLY: "are one outlet, formerly {hub}",
}


@dataclass(frozen=True, slots=True)
class Tie:
    """Sources that are one origin (at least two, each once), and why."""

    source_ids: tuple[int, ...]
    reason: str


def find_ties(roots: Iterable[Root], background: Background) -> list[Tie]:
    """Return what the registry says of the roots: a shared owner family, owner, wire, body or former name.

    And what their documents say: whose wire story they carry.

    A relation counts only while it lasted: from ``since`` to ``until``, at the date at which the root was said or
    published, so far as these are known.
    """
    listed = list(roots)
    said: dict[int, list[str | None]] = defaultdict(list)
    for root in listed:
        said[root.source_id].append(root.on)
    sources = [background.sources[number] for number in said if number in background.sources]
    return [
        *_tie_families(sources),
        *_tie_names(sources),
        *_tie_relations(sources, said, background),
        *_tie_wires(listed, sources, background),
    ]


def _tie_families(sources: Sequence[SourceFact]) -> list[Tie]:
    members: dict[str, list[SourceFact]] = defaultdict(list)
    for source in sources:
        if source.family is not None and source.family != INDEPENDENT and publishes(source):
            members[source.family].append(source)
    return [
        Tie(tuple(one.id for one in found), f"{_list_names(found)} share the owner family {family}{_tell_basis(found)}")
        for family, found in members.items()
        if len(found) > 1
    ]


def _tie_names(sources: Sequence[SourceFact]) -> list[Tie]:
    """Tie a person or body that two rows name in the same words, with and without what it speaks for."""
    members: dict[str, list[SourceFact]] = defaultdict(list)
    for source in sources:
        if source.kind is not SourceKind.UNNAMED and not publishes(source):
            members[fold_name(source.name) or source.name].append(source)
    return [
        Tie(tuple(one.id for one in found), f"{found[0].name} is one speaker")
        for found in members.values()
        if len(found) > 1
    ]


def _tie_relations(
    sources: Sequence[SourceFact], said: dict[int, list[str | None]], background: Background
) -> list[Tie]:
    hubs: dict[tuple[RelationKind, str], list[SourceFact]] = defaultdict(list)
    for source in sources:
        for relation in source.relations:
            hub = (relation.kind, relation.target)
            if source not in hubs[hub] and any(_lasts(relation, on) for on in said[source.id]):
                hubs[hub].append(source)
    by_name = {source.key or source.name: source for source in sources}
    ties = []
    for (kind, target), found in hubs.items():
        centre = by_name.get(target)
        members = [centre, *(one for one in found if one.id != centre.id)] if centre is not None else found
        if len(members) > 1:
            number = background.keys.get(target)
            named = target if number is None else background.name_source(number)
            reason = f"{_list_names(members)} {_SHARING[kind].format(hub=named)}"
            ties.append(Tie(tuple(one.id for one in members), reason))
    return ties


def _tie_wires(roots: Iterable[Root], sources: Sequence[SourceFact], background: Background) -> list[Tie]:
    """Tie outlets whose documents carry one agency's story with one another, and with the agency if it is a root."""
    carrying: dict[str, dict[int, SourceFact]] = defaultdict(dict)
    for root in roots:
        source = background.sources.get(root.source_id)
        if root.wire is not None and source is not None and root.source_id == root.publisher_id:
            carrying[root.wire][source.id] = source
    for source in sources:
        if publishes(source):
            for mark in {name_mark(name) for name in (source.name, *source.aliases)} & carrying.keys():
                carrying[mark][source.id] = source
    return [
        Tie(tuple(found), f"{_list_names(list(found.values()))} carry the wire story of {mark}, as the documents say")
        for mark, found in carrying.items()
        if len(found) > 1
    ]


def _lasts(relation: Relation, on: str | None) -> bool:
    """Tell whether a relation held on a date, both in ISO 8601; where it is not known, it may have."""
    if on is None:
        return True
    first, _, last = on.partition("/")
    last = last or first
    if relation.since is not None and last[: len(relation.since)] < relation.since[: len(last)]:
        return False
    return relation.until is None or first[: len(relation.until)] <= relation.until[: len(first)]


def _list_names(sources: Sequence[SourceFact]) -> str:
    names = [source.name for source in sources]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _tell_basis(sources: Sequence[SourceFact]) -> str:
    basis = next((source.family_basis for source in sources if source.family_basis), None)
    return "" if basis is None else f" ({basis})"
