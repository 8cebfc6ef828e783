"""Files whose very bytes are kept already: they are told of without being read again.

So an ingest that was broken off goes on where it stopped as quickly as the files can be hashed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from provenance.load import digest_file
from provenance.store import Database, find_by_digests, list_documents
from provenance.workflow.reading_files import Outcome

_CHUNK = 500
"""Files that are looked up at a time."""


@dataclass(frozen=True, slots=True)
class Known:
    """A document that is kept: its number, title, and how many claims and problems it has."""

    id: int
    title: str | None
    claims: int
    problems: int


def find_known_files(database: Database, files: Sequence[Path]) -> dict[Path, Known]:
    """Return those of the files that are each one document whose bytes are kept.

    Raises:
        StoreError: if the database cannot be read.
    """
    found: dict[Path, Known] = {}
    with database.reading() as tx:
        if not list_documents(tx, limit=1):
            return found
    for start in range(0, len(files), _CHUNK):
        digests = {path: digest for path in files[start : start + _CHUNK] if (digest := digest_file(path))}
        with database.reading() as tx:
            kept = find_by_digests(tx, digests.values())
        for path, digest in digests.items():
            if digest in kept:
                one = kept[digest]
                found[path] = Known(one.id, one.title, one.claims, one.problems)
    return found


def put_between(
    files: Sequence[Path], known: Mapping[Path, Known], read: Iterator[tuple[Path, Outcome]]
) -> Iterator[tuple[Path, Outcome | Known]]:
    """Yield what was read and what was known, in the order of the files; of a file read, all its documents."""
    if not known:
        yield from read
        return
    following = next(read, None)
    for path in files:
        if path in known:
            yield path, known[path]
        while following is not None and following[0] == path:
            yield following
            following = next(read, None)
