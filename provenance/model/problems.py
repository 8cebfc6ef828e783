"""What could not be settled: data for the analyst, never dropped in silence."""

from dataclasses import dataclass

from provenance.model.spans import Span
from provenance.model.vocabulary import ProblemKind


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that a stage could not settle, where it stands in the text, and what it is, in words."""

    span: Span
    kind: ProblemKind
    message: str
