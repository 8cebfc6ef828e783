"""Where an analyst sits: the database, the name under which decisions are kept, and the words to read with."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from provenance.model.claims import Claim
from provenance.model.documents import Document
from provenance.model.lexicons import Lexicon
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.store import Database, Transaction, load_document


@dataclass(slots=True)
class Desk:
    """A database and who decides in it. The lexicon is loaded when something is first read, and then kept."""

    database: Database
    analyst: str
    _words: Lexicon | None = field(default=None, repr=False)

    @contextmanager
    def writing(self, because: str | None = None) -> Iterator[Transaction]:
        """Open the one transaction of a decision; its reason is kept with it.

        Raises:
            StoreError: if the database refuses or stays busy.
        """
        with self.database.writing(self.analyst, because) as transaction:
            yield transaction

    @property
    def words(self) -> Lexicon:
        """The shipped words with the database's outlets.

        Raises:
            StoreError: if the database cannot be read.
        """
        if self._words is None:
            from provenance.workflow.ingest import load_words  # noqa: PLC0415 -- reading costs 0.3 s; few decisions read

            self._words = load_words(self.database)
        return self._words

    def forget_words(self) -> None:
        """Have the lexicon loaded anew: the registry was changed."""
        self._words = None

    def read(self, document_id: int, selected: Sequence[Span]) -> tuple[Claim, ...]:
        """Return spans of a kept document as reading finds them, with its sources resolved.

        Raises:
            NotFoundError: if there is no such document.
        """
        with self.database.reading() as transaction:
            document = load_document(transaction, document_id)
        return read_claims(document, selected, self.words)


def read_claims(document: Document, selected: Sequence[Span], lexicon: Lexicon) -> tuple[Claim, ...]:
    """Return spans of a document as claims, with names resolved against the lexicon's outlets."""
    from provenance.workflow.markdown import MARKDOWN, read_selections_unmarked  # noqa: PLC0415 -- as above

    if document.original.media_type == MARKDOWN:
        return read_selections_unmarked(document, selected, lambda plain, spans: _read(plain, spans, lexicon))
    return _read(document, selected, lexicon)


def _read(document: Document, selected: Sequence[Span], lexicon: Lexicon) -> tuple[Claim, ...]:
    from provenance.extract.selections import read_selections  # noqa: PLC0415 -- as above
    from provenance.resolve import resolve_reading  # noqa: PLC0415
    from provenance.workflow.reading import load_registry  # noqa: PLC0415

    claims = read_selections(document, selected, lexicon)
    return resolve_reading(Reading(document, claims), load_registry(lexicon)).claims
