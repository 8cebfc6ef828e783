"""Who is a party to what a claim tells, and which organ is the perpetrator's own.

The rule rests on what the registry records, and on nothing else:

* an organ of an armed group is a party to whatever it tells;
* a government, and an outlet with a state's hand on it, is a party where that state's country is one of those that the
  claim names;
* whoever speaks for a party is one, and whoever speaks for a body that the claim names.

A chain passes a party if any of its hops does: what a party relays is known only through it. Persons, bodies and
unnamed groups of whom nothing is recorded are taken for no party.
"""

from collections.abc import Iterator

from provenance.model.facts import ClaimFact, SourceFact
from provenance.model.vocabulary import RelationKind, SourceKind
from provenance.text.folding import fold_name


def find_countries(claim: ClaimFact) -> frozenset[str]:
    """Return the countries that a claim names, by its places: ISO 3166-1 alpha-2."""
    return frozenset(place.country for place in claim.places if place.country is not None)


def tell_party(source: SourceFact, claim: ClaimFact, by_name: dict[str, SourceFact]) -> str | None:
    """Return in words why a source is a party to what a claim tells; None where nothing says so.

    Args:
        source: a hop of the claim.
        claim: what it is cited for.
        by_name: all sources by key and by folded name.
    """
    why = _tell_own(source, claim)
    if why is not None:
        return why
    for relation in source.relations:
        if relation.kind is not RelationKind.SPEAKS_FOR:
            continue
        behind = by_name.get(relation.target) or by_name.get(fold_name(relation.target))
        if behind is not None and (further := _tell_own(behind, claim)) is not None:
            return f"speaks for {behind.name}, {further}"
        if any(_names(claim, name) for name in _list_names(relation.target, behind)):
            return f"speaks for {relation.target}, which the claim names"
    return None


def is_organ(source: SourceFact) -> bool:
    """Tell whether a source is an armed group's own organ."""
    return source.kind is SourceKind.ARMED_GROUP_ORGAN


def _tell_own(source: SourceFact, claim: ClaimFact) -> str | None:
    if is_organ(source):
        return "the organ of an armed group"
    countries = find_countries(claim)
    if source.kind is SourceKind.GOVERNMENT and source.country in countries:
        return f"an authority of {source.country}, which the claim names"
    state = source.state_affiliation
    if state is not None and state.state in countries:
        return f"held by {state.state}, which the claim names"
    return None


def _list_names(target: str, behind: SourceFact | None) -> Iterator[str]:
    yield target
    if behind is not None:
        yield behind.name


def _names(claim: ClaimFact, name: str) -> bool:
    folded = fold_name(name)
    return bool(folded) and f" {folded} " in f" {fold_name(claim.text)} "
