"""Many files become readings, by one process or several, in the order of the files. Nothing is stored.

The processes import this module alone, and neither the store nor its libraries, so that they start quickly.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from datetime import datetime
from multiprocessing import get_context
from pathlib import Path
from typing import ClassVar

from provenance.errors import LoadError
from provenance.extract.read import Watch
from provenance.load import STANDARD_INPUT, load_documents
from provenance.model.dates import PartialDate
from provenance.model.lexicons import Lexicon
from provenance.model.readings import Reading
from provenance.workflow.reading import read_document

AHEAD = 4
"""Batches that wait for each process."""
WORTHWHILE = 500_000
"""Bytes for each process: to start one takes about as long as to read so much."""
BATCH = 100_000
"""Bytes that are handed over at a time."""

Outcome = Reading | str
"""A reading, or why there is none."""


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
    name: str | None = None
    """What the standard input is called."""


def read_files(
    files: Sequence[Path], given: Given, lexicon: Lexicon, jobs: int, watch: Watch = lambda _: None
) -> Iterator[tuple[Path, Outcome]]:
    """Yield the outcome of each document of each file, in the order of the files.

    Args:
        files: what to read.
        given: what is stated about the documents.
        lexicon: what to read them with.
        jobs: at most how many processes read at a time; fewer do where the files are too short to gain by it. The
            result does not depend on it.
        watch: told how far the reading of a document has come, where this process reads it.

    Raises:
        LoadError: if a reading process dies.
    """
    batches = list(_batch(files))
    wanted = min(jobs, len(batches), sum(size for size, _ in batches) // WORTHWHILE)
    if STANDARD_INPUT in files:  # another process has another one
        wanted = 1
    if wanted > 1:
        yield from _read_together([batch for _, batch in batches], given, lexicon, wanted)
        return
    for path in files:
        for outcome in read_path(path, given, lexicon, watch):
            yield path, outcome


def read_path(path: Path, given: Given, lexicon: Lexicon, watch: Watch = lambda _: None) -> Iterator[Outcome]:
    """Yield each document of a file as a reading, or the reason why it cannot be read."""
    for document in load_documents(
        path,
        published=given.published,
        title=given.title,
        author=given.author,
        publisher=given.publisher,
        url=given.url,
        archived_url=given.archived_url,
        retrieved_at=given.retrieved_at,
        name=given.name,
    ):
        yield str(document) if isinstance(document, LoadError) else read_document(document, lexicon, watch)


def _batch(files: Sequence[Path]) -> Iterator[tuple[int, list[Path]]]:
    """Yield the files in batches, each with its size in bytes; a large file is one of its own."""
    batch: list[Path] = []
    size = 0
    for path in files:
        batch.append(path)
        size += _measure(path)
        if size >= BATCH:
            yield size, batch
            batch, size = [], 0
    if batch:
        yield size, batch


def _measure(path: Path) -> int:
    """Return a file's size in bytes, 0 where it cannot be told; reading it will say why."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


_Waiting = deque[tuple[list[Path], Future[list[list[Outcome]]]]]


def _read_together(
    batches: Sequence[list[Path]], given: Given, lexicon: Lexicon, jobs: int
) -> Iterator[tuple[Path, Outcome]]:
    pool = ProcessPoolExecutor(
        jobs, mp_context=get_context("spawn"), initializer=_Worker.start, initargs=(given, lexicon)
    )
    waiting: _Waiting = deque()
    with pool:
        try:
            for batch in batches:
                waiting.append((batch, pool.submit(_Worker.read, batch)))
                if len(waiting) >= AHEAD * jobs:
                    yield from _take(waiting)
            while waiting:
                yield from _take(waiting)
        finally:
            for _, future in waiting:
                future.cancel()


def _take(waiting: _Waiting) -> Iterator[tuple[Path, Outcome]]:
    batch, future = waiting.popleft()
    try:
        read = future.result()
    except BrokenProcessPool as error:
        message = (
            f"a reading process died at {batch[0]} or soon after; run again with --jobs 1 to see which file it was"
        )
        raise LoadError(message) from error
    for path, outcomes in zip(batch, read, strict=True):
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
    def read(cls, batch: list[Path]) -> list[list[Outcome]]:
        return [list(read_path(path, cls.given, cls.lexicon)) for path in batch]
