"""A file → documents: text, Markdown, HTML, PDF, DOCX and JSON Lines, with what they say about themselves.

`find_files` lists what there is to read, `load_documents` reads a file, `load_document` one that holds one document.
Original bytes are kept as they came; what cannot be decoded becomes U+FFFD with a problem; errors are one line.
"""

from provenance.load.documents import load_document, load_documents
from provenance.load.files import LARGEST_FILE, STANDARD_INPUT, SUFFIXES, digest_file, find_files, name_file

__all__ = [
    "LARGEST_FILE",
    "STANDARD_INPUT",
    "SUFFIXES",
    "digest_file",
    "find_files",
    "load_document",
    "load_documents",
    "name_file",
]
