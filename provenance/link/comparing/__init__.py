"""Comparing claims field by field, one field a file: from two claims to a link with its reasons, or none."""

from provenance.link.comparing.claims import ComparedClaim, prepare_claims
from provenance.link.comparing.pairs import THRESHOLD, compare_claims
from provenance.link.comparing.tolls import compare_tolls
from provenance.link.comparing.weights import WEIGHTS, Weights

__all__ = ["THRESHOLD", "WEIGHTS", "ComparedClaim", "Weights", "compare_claims", "compare_tolls", "prepare_claims"]
