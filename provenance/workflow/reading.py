"""From a file to readings with their sources resolved; nothing is stored."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from provenance.errors import LoadError
from provenance.extract.read import Watch, read
from provenance.load import load_documents
from provenance.model.dates import PartialDate
from provenance.model.documents import Document
from provenance.model.lexicons import Lexicon
from provenance.model.readings import Reading
from provenance.resolve import Registry, build_registry, resolve_name, resolve_reading
from provenance.seeds import load_lexicon
from provenance.workflow.markdown import MARKDOWN, read_unmarked


@cache
def load_registry(lexicon: Lexicon) -> Registry:
    """Return the registry of a lexicon's outlets; memoised by the lexicon object."""
    return build_registry(lexicon.outlets, lexicon.places)


def read_document(document: Document, lexicon: Lexicon | None = None, watch: Watch = lambda _: None) -> Reading:
    """Return the reading of a document, names resolved against the lexicon's outlets (the shipped ones by default).

    ``watch`` is told now and then how much of it is done, from 0 to 1.

    Raises:
        SeedError: if the shipped lexicon is malformed.
    """
    words = lexicon or load_lexicon()
    if document.original.media_type == MARKDOWN:
        return read_unmarked(document, lambda plain: _read(plain, words, watch))
    return _read(document, words, watch)


def _read(document: Document, words: Lexicon, watch: Watch) -> Reading:
    return resolve_reading(read(document, words, watch), load_registry(words))


def read_file(
    path: Path, *, published: PartialDate | None = None, name: str | None = None, watch: Watch = lambda _: None
) -> Iterator[Reading]:
    """Yield the reading of each document in a file, or of the standard input ("-"), which ``name`` may name.

    ``watch`` is told how far the reading of each has come.

    Raises:
        LoadError: if the file, or one document of it, cannot be read.
    """
    for document in load_documents(path, published=published, name=name):
        if isinstance(document, LoadError):
            raise document
        yield read_document(document, watch=watch)


def find_publisher(document: Document, lexicon: Lexicon) -> str | None:
    """Return the registry's key of a document's publisher, or None where it is not stated or not known for sure."""
    if document.publisher is None:
        return None
    outlet = resolve_name(document.publisher, load_registry(lexicon)).outlet
    return outlet.key if outlet else None
