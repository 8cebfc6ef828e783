"""The result of extraction."""

from dataclasses import dataclass

from provenance.model.citations import Citation
from provenance.model.claims import Claim
from provenance.model.documents import Document
from provenance.model.problems import Problem


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one document: claims in text order, credits tied to no claim, and problems."""

    document: Document
    claims: tuple[Claim, ...]
    credits: tuple[Citation, ...] = ()
    problems: tuple[Problem, ...] = ()
