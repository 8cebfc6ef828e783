"""Facts to findings, and what-if: what a set of claims rests on, and what is left of it without some sources. Pure."""

from provenance.audit.covers import find_cover
from provenance.audit.dependence import count_dependence, find_dependence, find_patterns
from provenance.audit.findings import find_findings, mark_acknowledged
from provenance.audit.losses import Losses, find_losses
from provenance.audit.removal import find_removed, without
from provenance.audit.standing import drop_rejected
from provenance.audit.weak_points import WEAK_KINDS, find_weak_points

__all__ = [
    "WEAK_KINDS",
    "Losses",
    "count_dependence",
    "drop_rejected",
    "find_cover",
    "find_dependence",
    "find_findings",
    "find_losses",
    "find_patterns",
    "find_removed",
    "find_weak_points",
    "mark_acknowledged",
    "without",
]
