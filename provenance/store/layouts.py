"""Which tables and columns the digest of a document covers, spelled out, so that older digests stay verifiable."""

from collections.abc import Mapping

from provenance.store.tables import (
    CitationRow,
    ClaimRow,
    CreditRow,
    CueRow,
    DocumentRow,
    EventDateRow,
    PlaceRow,
    ProblemRow,
    QuantityRow,
    Row,
    SourceRow,
)

_Layout = Mapping[type[Row], tuple[str, ...]]

LAYOUT = 1
"""The layout of new digests; it stands beside each, since a migration that adds a column needs a further layout."""

_DOCUMENTS_1 = (
    "id sha256 name title author publisher publisher_id published_on published_until published_first "
    "published_last published_inferred published_rule url archived_url retrieved_at ingested_at "
    "ingested_by read_with length version text"
)
_SOURCES_1 = "id kind name folded key is_outlet proposed document_id country merged_into version"
_CLAIMS_1 = (
    "id document_id number span_start span_end paragraph section level voucher stance lead_citation_id "
    "state version text"
)
_CITATIONS_1 = (
    "id claim_id printed role source_id kind scope span_start span_end surface as_written relayed_by "
    "stance negated source_start source_end cue_start cue_end content_start content_end note_start "
    "note_end cited_on cited_until cited_first cited_last cited_inferred cited_rule rule url title place "
    "issue"
)
_CUES_1 = "id claim_id span_start span_end kind level scope_start scope_end weight"
_QUANTITIES_1 = "id claim_id span_start span_end role low high likely_low likely_high unit"
_EVENT_DATES_1 = "id claim_id span_start span_end event_on event_until event_first event_last event_inferred event_rule"
_PLACES_1 = "id claim_id span_start span_end name country"
_PROBLEMS_1 = "id document_id span_start span_end kind message"
_CREDITS_1 = (
    "id document_id printed source_id span_start span_end surface as_written cited_on cited_until "
    "cited_first cited_last cited_inferred cited_rule rule url"
)

LAYOUTS: Mapping[int, _Layout] = {
    1: {
        DocumentRow: tuple(_DOCUMENTS_1.split()),
        SourceRow: tuple(_SOURCES_1.split()),
        ClaimRow: tuple(_CLAIMS_1.split()),
        CitationRow: tuple(_CITATIONS_1.split()),
        CueRow: tuple(_CUES_1.split()),
        QuantityRow: tuple(_QUANTITIES_1.split()),
        EventDateRow: tuple(_EVENT_DATES_1.split()),
        PlaceRow: tuple(_PLACES_1.split()),
        ProblemRow: tuple(_PROBLEMS_1.split()),
        CreditRow: tuple(_CREDITS_1.split()),
    },
}
"""Layout 1: documents in the first schema."""
