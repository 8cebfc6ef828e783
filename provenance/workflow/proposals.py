"""Outlets that nobody knows yet, and which known ones they may be."""

from collections.abc import Iterable

from provenance.resolve import build_registry, suggest_matches
from provenance.store import Transaction, load_outlets

MATCHES = 3


def find_matches(transaction: Transaction, names: Iterable[str]) -> dict[str, list[str]]:
    """Return for each name the likeliest registered outlets, as ``key (score)``, best first.

    Raises:
        StoreError: if the database cannot be read.
    """
    registry = build_registry(load_outlets(transaction))
    return {
        name: [f"{outlet.key} ({score:.0f})" for outlet, score in suggest_matches(name, registry, MATCHES)]
        for name in names
    }
