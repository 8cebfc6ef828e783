"""Ingesting files: every document whole or not at all, in the order of the files, whatever the number of jobs.

Documents are kept in groups, each group in one transaction: to commit an article of a page by itself takes longer than
to write it. A process that is killed loses what it read in the last second, and reads it when it is run again; files
whose bytes are kept are then not read again.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from provenance.errors import StoreError
from provenance.extract.read import Watch
from provenance.load import find_files, name_file
from provenance.model.lexicons import Lexicon
from provenance.model.readings import Reading
from provenance.seeds import load_lexicon
from provenance.store import Database, Incoming, KeptDocument, keep_readings, load_outlets
from provenance.workflow.candidates import keep_reading_keys
from provenance.workflow.known_files import Known, find_known_files, put_between
from provenance.workflow.reading import find_publisher
from provenance.workflow.reading_files import Given, Outcome, read_files

__all__ = ["Given", "IngestSummary", "Ingested", "ingest_files", "load_words"]

GROUP_CLAIMS = 2_000
GROUP_BYTES = 16_000_000
GROUP_SECONDS = 1.0
"""A group is full at so many claims or bytes, or when its first document was read so long ago."""

Read = tuple[Path, Outcome | Known]


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
    watch: Watch = lambda _: None,
) -> IngestSummary:
    """Read and keep every document below the paths; a file that cannot be read is reported and passed over.

    A file whose bytes are kept already is not read again.

    Args:
        database: where to keep them.
        paths: files and folders.
        analyst: who ingests.
        given: what is stated about the documents.
        jobs: at most how many processes read at a time; the result does not depend on it.
        advance: called for each document in order, once it is kept.
        watch: told how far the reading of a document has come, from 0 to 1, where this process reads it.

    Raises:
        StoreError: if the database cannot be written; documents kept before stay.
        LoadError: if a path does not exist, or a reading process dies.
    """
    results: list[Ingested] = []
    lexicon = load_words(database)
    stated = given or Given()
    files = find_files(paths)
    known = find_known_files(database, files)
    read = read_files([path for path in files if path not in known], stated, lexicon, jobs, watch)
    told = put_between(files, known, read)
    for group in group_outcomes((name_file(source, stated.name), outcome) for source, outcome in told):
        for item in keep_group(database, lexicon, group, analyst):
            results.append(item)
            if advance is not None:
                advance(item)
    return IngestSummary(tuple(results))


def group_outcomes(read: Iterable[Read]) -> Iterator[list[Read]]:
    """Yield what is read in groups that are to be kept together, in order; what was read before an error, too."""
    group: list[Read] = []
    claims = size = 0
    since = time.monotonic()
    try:
        for path, outcome in read:
            if not group:
                claims, size, since = 0, 0, time.monotonic()
            group.append((path, outcome))
            if isinstance(outcome, Reading):
                claims += len(outcome.claims)
                size += len(outcome.document.original.content)
            if claims >= GROUP_CLAIMS or size >= GROUP_BYTES or time.monotonic() >= since + GROUP_SECONDS:
                yield group
                group = []
    except (Exception, KeyboardInterrupt):
        if group:
            yield group
        raise
    if group:
        yield group


def load_words(database: Database) -> Lexicon:
    """Return the shipped lexicon with the database's own outlets, those that analysts added included.

    Raises:
        StoreError: if the database cannot be read.
    """
    with database.reading() as transaction:
        return replace(load_lexicon(), outlets=load_outlets(transaction))


def keep_group(database: Database, lexicon: Lexicon, group: Sequence[Read], analyst: str) -> Iterator[Ingested]:
    """Keep documents in one transaction; where one of them cannot be kept, those before it by themselves."""
    try:
        kept = _keep(database, lexicon, group, analyst)
    except StoreError:
        if len(group) == 1:
            raise
        kept = None
    if kept is None:
        for one in group:
            yield from keep_group(database, lexicon, [one], analyst)
    else:
        yield from kept


def _keep(database: Database, lexicon: Lexicon, group: Sequence[Read], analyst: str) -> list[Ingested]:
    readings = {place: (path, one) for place, (path, one) in enumerate(group) if isinstance(one, Reading)}
    incoming = [
        Incoming(reading, find_publisher(reading.document, lexicon), f"ingest {path.name}")
        for path, reading in readings.values()
    ]
    kept: list[KeptDocument] = []
    if incoming:
        with database.writing(analyst=analyst) as transaction:
            kept = keep_readings(transaction, incoming)
            new = {one.id: item.reading for one, item in zip(kept, incoming, strict=True) if one.created}
            keep_reading_keys(transaction, new)
    by_place = dict(zip(readings, kept, strict=True))
    return [_tell(path, one, by_place.get(place)) for place, (path, one) in enumerate(group)]


def _tell(path: Path, outcome: Outcome | Known, kept: KeptDocument | None) -> Ingested:
    if isinstance(outcome, Known):
        return Ingested(path, outcome.id, outcome.title, claims=outcome.claims, problems=outcome.problems)
    if isinstance(outcome, str) or kept is None:
        return Ingested(path=path, error=str(outcome))
    return Ingested(
        path=path,
        document_id=kept.id,
        title=outcome.document.title,
        created=kept.created,
        claims=kept.claims,
        problems=len(outcome.problems),
    )
