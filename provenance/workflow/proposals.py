"""Outlets that nobody knows yet: where they were seen, and which known ones they may be."""

from collections.abc import Iterable
from dataclasses import dataclass

from provenance.resolve import build_registry, suggest_matches
from provenance.store import ClaimFilter, OutletEntry, Transaction, list_claims, list_outlets, load_outlets

MATCHES = 3
PLACES_SEEN = 5


@dataclass(frozen=True, slots=True)
class Proposal:
    """An unknown outlet, the claims it was first seen in (id and document), and the likeliest registered outlets.

    ``matches`` are ``key (score)``, best first; a score is a likeness of names from 0 to 100, no probability.
    """

    entry: OutletEntry
    seen: tuple[tuple[int, str], ...]
    matches: tuple[str, ...]


def list_proposals(transaction: Transaction, *, words: str | None = None, limit: int | None = None) -> list[Proposal]:
    """Return the proposed outlets, those that most claims lean on first.

    Raises:
        StoreError: if the database cannot be read.
    """
    found = list_outlets(transaction, proposed=True, words=words, limit=limit)
    matches = _find_matches(transaction, [entry.source.name for entry in found])
    return [Proposal(entry, _find_seen(transaction, entry), matches[entry.source.name]) for entry in found]


def _find_seen(transaction: Transaction, entry: OutletEntry) -> tuple[tuple[int, str], ...]:
    claims = list_claims(transaction, ClaimFilter(source_id=entry.source.id), limit=PLACES_SEEN)
    return tuple((claim.id, claim.document) for claim in claims)


def _find_matches(transaction: Transaction, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    registry = build_registry(load_outlets(transaction))
    return {
        name: tuple(f"{outlet.key} ({score:.0f})" for outlet, score in suggest_matches(name, registry, MATCHES))
        for name in names
    }
