"""Source descriptors, and how many claims lean on each source."""

from collections import Counter
from collections.abc import Iterable, Mapping

from provenance.model.chains import find_chains
from provenance.model.estimates import TrackRecord
from provenance.model.facts import ClaimFact, SourceFact
from provenance.model.vocabulary import Reliability
from provenance.report.ratings import view_rating, view_record
from provenance.report.views import RelationView, SourceView


def count_leaning(claims: Iterable[ClaimFact]) -> tuple[Counter[int], Counter[int]]:
    """Return for each source how many claims lean on it at all, and how many on it alone."""
    leaning: Counter[int] = Counter()
    alone: Counter[int] = Counter()
    for claim in claims:
        chains = [{hop.source_id for hop in chain.hops} for chain in find_chains(claim) if not chain.is_own_voice]
        if chains:
            leaning.update(set().union(*chains))
            alone.update(set.intersection(*chains))
    return leaning, alone


def view_sources(
    claims: Iterable[ClaimFact],
    sources: Mapping[int, SourceFact],
    records: Mapping[int, TrackRecord],
) -> list[SourceView]:
    """Return every source that a claim leans on, the one with most claims first."""
    leaning, alone = count_leaning(claims)
    order = sorted(leaning, key=lambda key: (-leaning[key], -alone[key], sources[key].name, key))
    return [view_source(sources[key], leaning[key], alone[key], records.get(key)) for key in order]


def view_source(source: SourceFact, claims: int, alone: int, record: TrackRecord | None) -> SourceView:
    """Return the descriptor of one source, on which so many claims lean, so many of them on it alone."""
    state = source.state_affiliation
    return SourceView(
        id=source.id,
        name=source.name,
        kind=source.kind.value,
        country=source.country,
        languages=list(source.languages),
        owner=source.owner,
        family=source.family,
        family_basis=source.family_basis,
        state=f"{state.state}: {state.how}" if state else None,
        state_basis=state.basis if state else None,
        relations=[
            RelationView(
                kind=relation.kind.value,
                target=relation.target,
                basis=relation.basis,
                since=relation.since,
                until=relation.until,
            )
            for relation in source.relations
        ],
        scoped_ratings=[view_rating(rating, Reliability.F) for rating in source.scoped_ratings],
        proposed=source.proposed,
        rating=view_rating(source.rating, Reliability.F),
        record=None if record is None else view_record(record),
        claims=claims,
        alone=alone,
    )
