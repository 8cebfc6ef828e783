"""Ingesting files: every document whole or not at all, in the order of the files, whatever the number of jobs."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from typing import ClassVar

from provenance.errors import LoadError
from provenance.load import find_files, load_documents
from provenance.model.dates import PartialDate
from provenance.model.lexicons import Lexicon
from provenance.model.readings import Reading
from provenance.seeds import load_lexicon
from provenance.store import Database, keep_reading, load_outlets
from provenance.workflow.reading import find_publisher, read_document

AHEAD = 4


@dataclass(frozen=True, slots=True)
class Given:
    """What the user states about the documents, against what their files say; None where nothing is stated."""

    published: PartialDate | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    url: str | None = None
    archived_url: str | None = None
    retrieved_at: datetime | None = None


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
        jobs: how many processes read at a time; the result does not depend on it.
        advance: called after each document, in order.

    Raises:
        StoreError: if the database cannot be written; documents kept before stay.
        LoadError: if a path does not exist.
    """
    results: list[Ingested] = []
    lexicon = load_words(database)
    for path, outcome in _read_all(find_files(paths), given or Given(), lexicon, jobs):
        item = outcome if isinstance(outcome, Ingested) else _keep(database, lexicon, path, outcome, analyst)
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
    return Ingested(
        path=path,
        document_id=kept.id,
        title=reading.document.title,
        created=kept.created,
        claims=kept.claims,
        problems=len(reading.problems),
    )


def _read_all(
    files: Sequence[Path], given: Given, lexicon: Lexicon, jobs: int
) -> Iterator[tuple[Path, Reading | Ingested]]:
    if jobs <= 1 or len(files) <= 1:
        for path in files:
            for outcome in read_path(path, given, lexicon):
                yield path, outcome
        return
    pool = ProcessPoolExecutor(
        min(jobs, len(files)), mp_context=get_context("spawn"), initializer=_Worker.start, initargs=(given, lexicon)
    )
    waiting: deque[tuple[Path, Future[list[Reading | Ingested]]]] = deque()
    with pool:
        try:
            for path in files:
                waiting.append((path, pool.submit(_Worker.read, path)))
                if len(waiting) >= AHEAD * jobs:
                    yield from _take(waiting)
            while waiting:
                yield from _take(waiting)
        finally:
            for _, future in waiting:
                future.cancel()


def _take(waiting: deque[tuple[Path, Future[list[Reading | Ingested]]]]) -> Iterator[tuple[Path, Reading | Ingested]]:
    path, future = waiting.popleft()
    try:
        outcomes = future.result()
    except BrokenProcessPool as error:
        message = f"a reading process died at {path} or soon after; run again with --jobs 1 to see which file it was"
        raise LoadError(message) from error
    for outcome in outcomes:
        yield path, outcome


class _Worker:
    """What one reading process holds: set once when it starts, so that the lexicon crosses over only once."""

    given: ClassVar[Given]
    lexicon: ClassVar[Lexicon]

    @classmethod
    def start(cls, given: Given, lexicon: Lexicon) -> None:
        cls.given, cls.lexicon = given, lexicon

    @classmethod
    def read(cls, path: Path) -> list[Reading | Ingested]:
        return list(read_path(path, cls.given, cls.lexicon))


def read_path(path: Path, given: Given, lexicon: Lexicon) -> Iterator[Reading | Ingested]:
    """Yield each document of a file as a reading, or as an `Ingested` with its error."""
    for document in load_documents(
        path,
        published=given.published,
        title=given.title,
        author=given.author,
        publisher=given.publisher,
        url=given.url,
        archived_url=given.archived_url,
        retrieved_at=given.retrieved_at,
    ):
        if isinstance(document, LoadError):
            yield Ingested(path=path, error=str(document))
        else:
            yield read_document(document, lexicon)
