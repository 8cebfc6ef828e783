"""The only SQL: a database is opened, read and written through these functions; rows never leave.

>>> with open_database(address) as database, database.writing("ann", "first look") as tx:
...     kept = keep_reading(tx, reading)
"""

from provenance.store.backups import backup_database
from provenance.store.cases import Case, add_to_case, find_case, list_cases, open_case
from provenance.store.check import Fault, check_database, describe_engine
from provenance.store.claims import ClaimEntry, ClaimFilter, count_claims, list_claim_ids, list_claims
from provenance.store.database import PATIENCE, Database, find_sqlite_version, open_database
from provenance.store.documents import DocumentEntry, find_document, list_documents, load_original
from provenance.store.evidence import load_evidence
from provenance.store.facts import load_claim, load_claims, load_facts, load_sources
from provenance.store.history import Head, find_head
from provenance.store.links import Link, LinkDecision, add_link, decide_link, list_links
from provenance.store.merging import Merged, accept_outlet, add_alias, add_outlet, merge_outlets
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
    list_outlets,
    list_spellings,
    list_voices,
)
from provenance.store.ratings import (
    list_claim_ratings,
    list_ratings_on_sources,
    list_source_ratings,
    rate_claim,
    rate_source,
)
from provenance.store.readings import KeptDocument, keep_reading
from provenance.store.registry import KeptOutlets, keep_outlets, load_outlets
from provenance.store.revisions import Revision, has_revision_hash, list_revisions, load_revision
from provenance.store.search import Hit, search_claims
from provenance.store.transactions import Transaction
from provenance.store.upgrading import current_revision, head_revision, upgrade_database
from provenance.store.verdicts import add_verdict, list_verdicts
from provenance.store.verification import Verification, verify_history

__all__ = [
    "PATIENCE",
    "Acknowledgement",
    "Assignment",
    "Case",
    "ClaimEntry",
    "ClaimFilter",
    "Database",
    "DocumentEntry",
    "Fault",
    "Head",
    "Hit",
    "KeptDocument",
    "KeptOutlets",
    "Link",
    "LinkDecision",
    "Merged",
    "Note",
    "OutletEntry",
    "Revision",
    "Spelling",
    "Transaction",
    "Verification",
    "accept_outlet",
    "acknowledge_finding",
    "add_alias",
    "add_link",
    "add_note",
    "add_outlet",
    "add_to_case",
    "add_verdict",
    "assign",
    "backup_database",
    "check_database",
    "count_claims",
    "current_revision",
    "decide_link",
    "describe_engine",
    "find_case",
    "find_document",
    "find_head",
    "find_outlet",
    "find_source",
    "find_sqlite_version",
    "finish_assignment",
    "has_revision_hash",
    "head_revision",
    "keep_outlets",
    "keep_reading",
    "list_acknowledgements",
    "list_assignments",
    "list_cases",
    "list_claim_ids",
    "list_claim_ratings",
    "list_claims",
    "list_documents",
    "list_links",
    "list_notes",
    "list_outlets",
    "list_ratings_on_sources",
    "list_revisions",
    "list_source_ratings",
    "list_spellings",
    "list_verdicts",
    "list_voices",
    "load_claim",
    "load_claims",
    "load_evidence",
    "load_facts",
    "load_original",
    "load_outlets",
    "load_revision",
    "load_sources",
    "merge_outlets",
    "open_case",
    "open_database",
    "rate_claim",
    "rate_source",
    "search_claims",
    "upgrade_database",
    "verify_history",
]
