"""The tables, one file a group of nouns. Row classes never leave ``store``."""

from provenance.store.tables.cases import CaseDocumentRow, CaseRow
from provenance.store.tables.citations import CitationRow
from provenance.store.tables.claims import ClaimRow, CueRow, EventDateRow, PlaceRow, QuantityRow
from provenance.store.tables.closure import ClaimSourceRow
from provenance.store.tables.columns import Row
from provenance.store.tables.documents import CreditRow, DocumentRow, OriginalRow, ProblemRow
from provenance.store.tables.keys import ClaimKeysRow
from provenance.store.tables.links import (
    CitedDocumentDecisionRow,
    CitedDocumentRow,
    LinkDecisionRow,
    LinkedDocumentRow,
    LinkRow,
    LinkRunRow,
)
from provenance.store.tables.reviews import AcknowledgementRow, AssignmentRow, NoteRow, RatingRow, VerdictRow
from provenance.store.tables.revisions import RevisionRow
from provenance.store.tables.sources import AliasRow, OutletRow, RelationRow, SourceRow

SCHEMA_VERSION = "0010"
"""The newest migration; a test compares it with the folder."""

__all__ = [
    "SCHEMA_VERSION",
    "AcknowledgementRow",
    "AliasRow",
    "AssignmentRow",
    "CaseDocumentRow",
    "CaseRow",
    "CitationRow",
    "CitedDocumentDecisionRow",
    "CitedDocumentRow",
    "ClaimKeysRow",
    "ClaimRow",
    "ClaimSourceRow",
    "CreditRow",
    "CueRow",
    "DocumentRow",
    "EventDateRow",
    "LinkDecisionRow",
    "LinkRow",
    "LinkRunRow",
    "LinkedDocumentRow",
    "NoteRow",
    "OriginalRow",
    "OutletRow",
    "PlaceRow",
    "ProblemRow",
    "QuantityRow",
    "RatingRow",
    "RelationRow",
    "RevisionRow",
    "Row",
    "SourceRow",
    "VerdictRow",
]
