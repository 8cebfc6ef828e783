"""Facts to findings, and what-if: what a set of claims rests on, and what is left of it without some sources. Pure."""

from provenance.audit.covers import find_cover
from provenance.audit.dependence import find_dependence
from provenance.audit.findings import find_findings, mark_acknowledged
from provenance.audit.losses import Losses, find_losses
from provenance.audit.removal import find_removed, without

__all__ = [
    "Losses",
    "find_cover",
    "find_dependence",
    "find_findings",
    "find_losses",
    "find_removed",
    "mark_acknowledged",
    "without",
]
