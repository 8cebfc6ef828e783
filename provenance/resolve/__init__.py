"""Names as written become registered outlets. Pure: the registry in, the reading in, the reading out.

Exact names come first, then what surrounds a name is taken off it (article, place, description), then slips of the
scanner and near spellings are allowed for. What stays ambiguous is said, with its candidates, and never guessed.
"""

from provenance.resolve.contexts import ResolutionContext
from provenance.resolve.domains import resolve_domain
from provenance.resolve.names import Resolution, resolve_name
from provenance.resolve.near import suggest_matches
from provenance.resolve.readings import resolve_reading
from provenance.resolve.registry import Registry, build_registry

__all__ = [
    "Registry",
    "Resolution",
    "ResolutionContext",
    "build_registry",
    "resolve_domain",
    "resolve_name",
    "resolve_reading",
    "suggest_matches",
]
