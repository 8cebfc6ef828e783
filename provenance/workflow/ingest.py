"""Ingesting files: every document whole or not at all, in the order of the files, whatever the number of jobs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from provenance.load import find_files, name_file
from provenance.model.lexicons import Lexicon
from provenance.model.readings import Reading
from provenance.seeds import load_lexicon
from provenance.store import Database, keep_reading, load_outlets
from provenance.workflow.candidates import keep_reading_keys
from provenance.workflow.reading import find_publisher
from provenance.workflow.reading_files import Given, read_files

__all__ = ["Given", "IngestSummary", "Ingested", "ingest_files", "load_words"]


@dataclass(frozen=True, slots=True)
class Ingested:
    """What became of one document: ``error`` is set where nothing was stored."""

    path: Path
    document_id: int | None = None
    title: str | None = None
    created: bool = False
    claims: int = 0
    problems: int = 0
    error: str | None = None


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """All documents of a run, in the order of the files."""

    documents: tuple[Ingested, ...] = field(default=())

    @property
    def created(self) -> int:
        """How many documents were new."""
        return sum(1 for item in self.documents if item.created)

    @property
    def unchanged(self) -> int:
        """How many documents were there before, byte for byte."""
        return sum(1 for item in self.documents if item.error is None and not item.created)

    @property
    def failed(self) -> int:
        """How many documents could not be read."""
        return sum(1 for item in self.documents if item.error is not None)


def ingest_files(
    database: Database,
    paths: Sequence[Path],
    *,
    analyst: str,
    given: Given | None = None,
    jobs: int = 1,
    advance: Callable[[Ingested], None] | None = None,
) -> IngestSummary:
    """Read and keep every document below the paths; a file that cannot be read is reported and passed over.

    Args:
        database: where to keep them; each document is one transaction.
        paths: files and folders.
        analyst: who ingests.
        given: what is stated about the documents.
        jobs: at most how many processes read at a time; the result does not depend on it.
        advance: called after each document, in order.

    Raises:
        StoreError: if the database cannot be written; documents kept before stay.
        LoadError: if a path does not exist, or a reading process dies.
    """
    results: list[Ingested] = []
    lexicon = load_words(database)
    stated = given or Given()
    for source, outcome in read_files(find_files(paths), stated, lexicon, jobs):
        path = name_file(source, stated.name)
        if isinstance(outcome, str):
            item = Ingested(path=path, error=outcome)
        else:
            item = _keep(database, lexicon, path, outcome, analyst)
        results.append(item)
        if advance is not None:
            advance(item)
    return IngestSummary(tuple(results))


def load_words(database: Database) -> Lexicon:
    """Return the shipped lexicon with the database's own outlets, those that analysts added included.

    Raises:
        StoreError: if the database cannot be read.
    """
    with database.reading() as transaction:
        return replace(load_lexicon(), outlets=load_outlets(transaction))


def _keep(database: Database, lexicon: Lexicon, path: Path, reading: Reading, analyst: str) -> Ingested:
    publisher_key = find_publisher(reading.document, lexicon)
    with database.writing(analyst=analyst, reason=f"ingest {path.name}") as transaction:
        kept = keep_reading(transaction, reading, publisher_key=publisher_key)
        if kept.created:
            keep_reading_keys(transaction, kept.id, reading)
    return Ingested(
        path=path,
        document_id=kept.id,
        title=reading.document.title,
        created=kept.created,
        claims=kept.claims,
        problems=len(reading.problems),
    )
