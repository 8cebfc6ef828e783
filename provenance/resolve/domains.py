"""Outlets by web address."""

from urllib.parse import urlsplit

from provenance.model.outlets import Outlet
from provenance.model.vocabulary import SourceKind
from provenance.resolve.registry import Registry

_LONGEST = 2_000
_DEPTH = 8


def resolve_domain(url: str, registry: Registry) -> Outlet | None:
    """Return the outlet that publishes at a web address, or None.

    The longest registered path wins, then the nearest domain above the host ("www.b.example" is b.example's).
    A bare host is an address too. Never raises.
    """
    text = url.strip()[:_LONGEST]
    try:
        parts = urlsplit(text if "//" in text else f"//{text}")
        host = (parts.hostname or "").strip(".")
    except ValueError:
        return None
    labels = host.split(".")
    steps = [step for step in parts.path.casefold().split("/") if step][:_DEPTH]
    for first in range(max(0, len(labels) - _DEPTH), len(labels) - 1):
        domain = ".".join(labels[first:])
        for last in range(len(steps), -1, -1):
            outlet = registry.domains.get("/".join([domain, *steps[:last]]))
            if outlet is not None:
                return outlet
    return None


def publishes_itself(outlet: Outlet) -> bool:
    """Tell whether what stands at an outlet's address is its own: not so for what people post on a platform."""
    return outlet.kind is not SourceKind.SOCIAL_MEDIA
