"""Reading kept documents anew, with a better extractor or an edited registry: shown first, done when told."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from provenance.errors import LoadError, NotFoundError
from provenance.load import find_files, load_documents
from provenance.store import Reread, Transaction, find_document, list_documents, load_document, reread_document
from provenance.workflow.desks import Desk
from provenance.workflow.reading import read_document


@dataclass(frozen=True, slots=True)
class Again:
    """A document to read anew; ``note`` says what is to be known about it, None where nothing is."""

    document_id: int
    note: str | None = None


def find_again(desk: Desk, wanted: Sequence[str]) -> list[Again]:
    """Return the documents that files, folders, numbers, names or titles mean; all where nothing is named.

    Raises:
        LoadError: if a file cannot be read.
        NotFoundError: if a file or name means no document that is kept.
        StoreError: if a name means several documents.
    """
    with desk.database.reading() as tx:
        if not wanted:
            return [Again(one.id) for one in list_documents(tx)]
        found: list[Again] = []
        for one in wanted:
            if not Path(one).exists():
                found.append(Again(find_document(tx, one).id))
                continue
            for sha256, text, path in _load(Path(one)):
                number = _find_kept(tx, sha256, path)
                kept = load_document(tx, number)
                other = text != kept.text
                found.append(Again(number, f"{path} is loaded otherwise now; the kept text stays" if other else None))
    return list({one.document_id: one for one in found}.values())


def reread_documents(
    desk: Desk,
    documents: Sequence[Again],
    *,
    keep: bool,
    because: str | None = None,
    advance: Callable[[Reread], None] | None = None,
) -> list[Reread]:
    """Read documents anew and say what becomes of their claims; nothing is changed unless ``keep`` says so.

    Each document is one transaction and one set of revisions, by which it is undone.

    Raises:
        NotFoundError: if there is no such document.
        StoreError: if the database refuses.
    """
    outcomes = []
    for one in documents:
        with desk.database.reading() as tx:
            document = load_document(tx, one.document_id)
        reading = read_document(document, desk.words)
        with desk.database.trying(desk.analyst) as tx:
            outcome = reread_document(tx, one.document_id, reading)
        if keep and (outcome.changes or outcome.renewed):
            with desk.writing(because or "read anew") as tx:
                outcome = reread_document(tx, one.document_id, reading)
        outcomes.append(outcome)
        if advance is not None:
            advance(outcome)
    return outcomes


def _load(path: Path) -> Iterator[tuple[str, str, Path]]:
    for file in find_files([path]):
        for document in load_documents(file):
            if isinstance(document, LoadError):
                raise document
            yield document.original.sha256, document.text, file


def _find_kept(tx: Transaction, sha256: str, path: Path) -> int:
    try:
        return find_document(tx, sha256).id
    except NotFoundError as error:
        message = f"{path} was never ingested; leave --again away"
        raise NotFoundError(message) from error
