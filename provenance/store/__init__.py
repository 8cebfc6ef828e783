"""The only SQL: a database is opened, read and written through these functions; rows never leave.

>>> with open_database(address) as database, database.writing("ann", "first look") as tx:
...     kept = keep_reading(tx, reading)
"""

from provenance.store.backups import backup_database
from provenance.store.cases import Case, add_to_case, find_case, list_cases, open_case
from provenance.store.check import Fault, check_database, describe_engine
from provenance.store.cited_documents import (
    KeptCitedDocuments,
    add_cited_document,
    decide_cited_document,
    find_accepted_documents,
    find_citing_pairs,
    keep_cited_documents,
    list_cited_documents,
)
from provenance.store.citing import (
    CitationEdit,
    attach_citation,
    change_citation,
    detach_citation,
    find_or_meet_source,
    lead_citation,
    load_citation_place,
)
from provenance.store.claim_states import ClaimState, parse_state, set_claim_state, set_hedging
from provenance.store.claims import ClaimEntry, ClaimFilter, count_claims, list_claim_ids, list_claims
from provenance.store.cutting import find_halves, find_next_claim, merge_claims, split_claim
from provenance.store.database import PATIENCE, Database, find_sqlite_version, open_database
from provenance.store.dependence import (
    Fallen,
    Leaning,
    count_leanings,
    count_standing_claims,
    find_fallen,
    find_linked_claims,
    find_met_sources,
    find_thinned,
    load_patterns,
)
from provenance.store.documents import DocumentEntry, find_document, list_documents, load_document, load_original
from provenance.store.editing import ClaimPlace, Edited, add_claim, edit_span, load_claim_place, load_text
from provenance.store.evidence import load_evidence
from provenance.store.facts import load_claim, load_claims, load_documents, load_facts, load_sources
from provenance.store.facts.links import read_reason
from provenance.store.history import Head, find_head
from provenance.store.leases import MINUTES, release_claims, take_next
from provenance.store.link_runs import LinkRun, find_link_run, find_unmatched, list_link_runs
from provenance.store.links import (
    Link,
    LinkDecision,
    LinkFilter,
    TiedPair,
    add_link,
    count_links,
    decide_link,
    find_link,
    list_links,
    list_tied_pairs,
    load_link,
)
from provenance.store.merging import Merged, accept_outlet, add_alias, add_outlet, merge_outlets
from provenance.store.neighbours import (
    find_claims_citing,
    find_claims_of,
    find_connected_claims,
    find_documents_of,
    find_first_claims,
)
from provenance.store.notes import (
    Acknowledgement,
    Assignment,
    Note,
    acknowledge_finding,
    add_note,
    assign,
    finish_assignment,
    list_acknowledgements,
    list_assignments,
    list_notes,
)
from provenance.store.outlets import (
    OutletEntry,
    Spelling,
    find_outlet,
    find_source,
    find_source_id,
    list_outlets,
    list_spellings,
    list_voices,
)
from provenance.store.postings import (
    count_keyed,
    find_claims_beside,
    find_unkeyed,
    keep_document_keys,
    keep_keys,
    load_keys,
    load_postings,
)
from provenance.store.ratings import (
    list_claim_ratings,
    list_ratings_on_sources,
    list_source_ratings,
    rate_claim,
    rate_source,
)
from provenance.store.readings import Incoming, KeptDocument, keep_reading, keep_readings
from provenance.store.registry import KeptOutlets, keep_outlets, load_outlets
from provenance.store.rereading import Reread, reread_document
from provenance.store.revisions import Revision, has_revision_hash, list_revisions, load_revision, load_set
from provenance.store.roles import PREFIX, apply_roles, name_roles, write_roles
from provenance.store.search import Hit, search_claims
from provenance.store.selecting import count_selected, select_claims
from provenance.store.snapshots import NOUNS
from provenance.store.suggestions import KeptSuggestions, keep_suggestions
from provenance.store.transactions import Transaction
from provenance.store.undoing import Undone, redo_last, undo_last, undo_revision
from provenance.store.upgrading import current_revision, head_revision, upgrade_database
from provenance.store.verdicts import add_verdict, list_verdicts
from provenance.store.verification import Verification, verify_history
from provenance.store.votes import VOTE_FIELDS, Vote, list_votes

__all__ = [
    "MINUTES",
    "NOUNS",
    "PATIENCE",
    "PREFIX",
    "VOTE_FIELDS",
    "Acknowledgement",
    "Assignment",
    "Case",
    "CitationEdit",
    "ClaimEntry",
    "ClaimFilter",
    "ClaimPlace",
    "ClaimState",
    "Database",
    "DocumentEntry",
    "Edited",
    "Fallen",
    "Fault",
    "Head",
    "Hit",
    "Incoming",
    "KeptCitedDocuments",
    "KeptDocument",
    "KeptOutlets",
    "KeptSuggestions",
    "Leaning",
    "Link",
    "LinkDecision",
    "LinkFilter",
    "LinkRun",
    "Merged",
    "Note",
    "OutletEntry",
    "Reread",
    "Revision",
    "Spelling",
    "TiedPair",
    "Transaction",
    "Undone",
    "Verification",
    "Vote",
    "accept_outlet",
    "acknowledge_finding",
    "add_alias",
    "add_cited_document",
    "add_claim",
    "add_link",
    "add_note",
    "add_outlet",
    "add_to_case",
    "add_verdict",
    "apply_roles",
    "assign",
    "attach_citation",
    "backup_database",
    "change_citation",
    "check_database",
    "count_claims",
    "count_keyed",
    "count_leanings",
    "count_links",
    "count_selected",
    "count_standing_claims",
    "current_revision",
    "decide_cited_document",
    "decide_link",
    "describe_engine",
    "detach_citation",
    "edit_span",
    "find_accepted_documents",
    "find_case",
    "find_citing_pairs",
    "find_claims_beside",
    "find_claims_citing",
    "find_claims_of",
    "find_connected_claims",
    "find_document",
    "find_documents_of",
    "find_fallen",
    "find_first_claims",
    "find_halves",
    "find_head",
    "find_link",
    "find_link_run",
    "find_linked_claims",
    "find_met_sources",
    "find_next_claim",
    "find_or_meet_source",
    "find_outlet",
    "find_source",
    "find_source_id",
    "find_sqlite_version",
    "find_thinned",
    "find_unkeyed",
    "find_unmatched",
    "finish_assignment",
    "has_revision_hash",
    "head_revision",
    "keep_cited_documents",
    "keep_document_keys",
    "keep_keys",
    "keep_outlets",
    "keep_reading",
    "keep_readings",
    "keep_suggestions",
    "lead_citation",
    "list_acknowledgements",
    "list_assignments",
    "list_cases",
    "list_cited_documents",
    "list_claim_ids",
    "list_claim_ratings",
    "list_claims",
    "list_documents",
    "list_link_runs",
    "list_links",
    "list_notes",
    "list_outlets",
    "list_ratings_on_sources",
    "list_revisions",
    "list_source_ratings",
    "list_spellings",
    "list_tied_pairs",
    "list_verdicts",
    "list_voices",
    "list_votes",
    "load_citation_place",
    "load_claim",
    "load_claim_place",
    "load_claims",
    "load_document",
    "load_documents",
    "load_evidence",
    "load_facts",
    "load_keys",
    "load_link",
    "load_original",
    "load_outlets",
    "load_patterns",
    "load_postings",
    "load_revision",
    "load_set",
    "load_sources",
    "load_text",
    "merge_claims",
    "merge_outlets",
    "name_roles",
    "open_case",
    "open_database",
    "parse_state",
    "rate_claim",
    "rate_source",
    "read_reason",
    "redo_last",
    "release_claims",
    "reread_document",
    "search_claims",
    "select_claims",
    "set_claim_state",
    "set_hedging",
    "split_claim",
    "take_next",
    "undo_last",
    "undo_revision",
    "upgrade_database",
    "verify_history",
    "write_roles",
]
