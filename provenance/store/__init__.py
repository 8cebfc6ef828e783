"""The only SQL: a database is opened, read and written through these functions; rows never leave.

>>> with open_database(address) as database, database.writing("ann", "first look") as tx:
...     kept = keep_reading(tx, reading)
"""

from provenance.store.database import PATIENCE, Database, find_sqlite_version, open_database
from provenance.store.documents import DocumentEntry, find_document, list_documents, load_original
from provenance.store.facts import load_claim, load_facts, load_sources
from provenance.store.history import Head, find_head
from provenance.store.readings import KeptDocument, keep_reading
from provenance.store.registry import KeptOutlets, keep_outlets, load_outlets
from provenance.store.transactions import Transaction
from provenance.store.upgrading import current_revision, head_revision, upgrade_database

__all__ = [
    "PATIENCE",
    "Database",
    "DocumentEntry",
    "Head",
    "KeptDocument",
    "KeptOutlets",
    "Transaction",
    "current_revision",
    "find_document",
    "find_head",
    "find_sqlite_version",
    "head_revision",
    "keep_outlets",
    "keep_reading",
    "list_documents",
    "load_claim",
    "load_facts",
    "load_original",
    "load_outlets",
    "load_sources",
    "open_database",
    "upgrade_database",
]
