"""A file → its documents."""

import re
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, TypedDict, Unpack

from provenance.errors import LoadError
from provenance.load.datelines import resolve_stated
from provenance.load.decode import decode_bytes, replace_undecodable
from provenance.load.files import (
    STANDARD_INPUT,
    SUFFIXES,
    name_file,
    read_content,
    read_standard_input,
    refuse,
)
from provenance.load.headers import Headers, read_headers
from provenance.load.jsonl import read_lines, split_lines
from provenance.load.markdown import read_markdown
from provenance.load.metadata import Metadata, clean_field
from provenance.load.pages import parse_page
from provenance.load.parsed import Parsed
from provenance.load.pdf import parse_pdf
from provenance.load.publication import find_latest_cited, infer_period, resolve_day, take_created
from provenance.load.word import is_docx, parse_docx
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.documents import Document, Original
from provenance.model.problems import Problem
from provenance.model.spans import Span
from provenance.model.vocabulary import ProblemKind
from provenance.text.markdown import remove_marks

_PDF = b"%PDF-"
_HTML = re.compile(
    rb"\s{0,200}(?:<\?xml[^>]{0,200}>\s{0,20})?(?:<!--[^>]{0,500}-->\s{0,20})?<(?:!doctype html|html)\b", re.IGNORECASE
)
_MAGIC = 1024
_INVISIBLE = frozenset(" \ufeff\u200b\u200c\u200d\u2060")


class Given(TypedDict, total=False):
    """What a user may state about a document (see `load_documents`)."""

    published: PartialDate | None
    title: str | None
    author: str | None
    publisher: str | None
    url: str | None
    archived_url: str | None
    retrieved_at: datetime | None
    name: str | None


def load_documents(
    path: Path,
    *,
    published: PartialDate | None = None,
    title: str | None = None,
    author: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    archived_url: str | None = None,
    retrieved_at: datetime | None = None,
    name: str | None = None,
) -> Iterator[Document | LoadError]:
    """Yield the documents of a file: one, or for JSON Lines one a line; what cannot be read as an error in its place.

    The path "-" means the standard input; ``name`` is then what it is called, and its suffix tells the format.

    Never raises `LoadError`: a bad file yields one error, a bad line of JSON Lines its own, and the lines after it are
    read. What is given by keyword wins over what the file says, the file's metadata over the text's own lines.
    """
    given = Metadata(
        title=clean_field(title),
        author=clean_field(author),
        publisher=clean_field(publisher),
        published=DatePeriod(published) if published else None,
        url=clean_field(url, 2000),
        archived_url=clean_field(archived_url, 2000),
        retrieved_at=retrieved_at,
    )
    try:
        shown = name_file(path, clean_field(name))
        piped = read_standard_input(shown) if path == STANDARD_INPUT else None
        if SUFFIXES.get(shown.suffix.lower()) == "application/jsonl":
            yield from _load_lines(shown, given, None if piped is None else BytesIO(piped))
        else:
            yield _load_whole(shown, given, read_content(shown) if piped is None else piped)
    except LoadError as error:
        yield error


def load_document(path: Path, **given: Unpack[Given]) -> Document:
    """Return the one document of a file; takes the keywords of `load_documents`.

    Raises:
        LoadError: if the file cannot be read, or holds several documents.
    """
    documents = load_documents(path, **given)
    first = next(documents)
    if isinstance(first, LoadError):
        raise first
    if next(documents, None) is not None:
        raise refuse(path, "holds more than one document; read them together")
    return first


def _load_whole(path: Path, given: Metadata, content: bytes) -> Document:
    media_type = find_media_type(path, content)
    parsed = _parse(path, content, media_type)
    if all(character in _INVISIBLE for character in parsed.text.strip()):
        raise refuse(path, "empty; there is nothing to read")
    return _build(_make_original(content, media_type), parsed, given, path.name)


def _load_lines(path: Path, given: Metadata, piped: BinaryIO | None) -> Iterator[Document | LoadError]:
    empty = True
    for line in read_lines(path) if piped is None else split_lines(path, piped):
        empty = False
        if isinstance(line, LoadError):
            yield line
        else:
            decoded = replace_undecodable(line.text)
            parsed = Parsed(decoded.text, line.metadata, decoded.problems)
            original = _make_original(line.content, "application/json")
            yield _build(original, parsed, given, f"{path.name}:{line.number}")
    if empty:
        raise refuse(path, "empty; there is nothing to read")


def find_media_type(path: Path, content: bytes) -> str:
    """Return what a file is: PDF and DOCX by their first bytes, else by its suffix, else HTML or plain text."""
    if _PDF in content[:_MAGIC]:
        return SUFFIXES[".pdf"]
    if is_docx(content):
        return SUFFIXES[".docx"]
    known = SUFFIXES.get(path.suffix.lower())
    return known or SUFFIXES[".html" if _HTML.match(content) else ".txt"]


def _parse(path: Path, content: bytes, media_type: str) -> Parsed:
    match media_type.rpartition("/")[2]:
        case "html":
            return parse_page(path, content)
        case "pdf":
            return parse_pdf(path, content)
        case "plain" | "markdown" as kind:
            text = decode_bytes(content)
            if text is None:
                raise refuse(path, "not text in UTF-8 or UTF-16; give text, HTML, PDF, DOCX or JSON Lines")
            decoded = replace_undecodable(text)
            if kind == "plain":
                return Parsed(decoded.text, problems=decoded.problems)
            plain = remove_marks(decoded.text).text
            return Parsed(decoded.text, read_markdown(decoded.text), decoded.problems, plain)
        case _:
            return parse_docx(path, content)


def _make_original(content: bytes, media_type: str) -> Original:
    return Original(sha256(content).hexdigest(), media_type, content)


def _build(original: Original, parsed: Parsed, given: Metadata, name: str) -> Document:
    plain = parsed.plain or parsed.text
    headers = read_headers(plain)
    known = given.over(parsed.metadata).over(headers.metadata)
    published, problem = (known.published, None) if known.published else _find_published(plain, known, headers)
    return Document(
        text=parsed.text,
        original=original,
        title=_clean(known.title),
        author=_clean(known.author),
        publisher=_clean(known.publisher),
        published=published,
        url=_clean(known.url),
        archived_url=_clean(known.archived_url),
        retrieved_at=known.retrieved_at,
        name=name,
        problems=parsed.problems if problem is None else (*parsed.problems, problem),
    )


def _clean(value: str | None) -> str | None:
    return None if value is None else replace_undecodable(value).text


def _find_published(text: str, known: Metadata, headers: Headers) -> tuple[DatePeriod | None, Problem | None]:
    """Return when a document was published that neither user nor file dates, and the problem where it is a guess."""
    found = headers.dated.found if headers.dated else None
    stated = resolve_stated(found) if found else None
    if stated is not None:
        return stated, None
    latest = find_latest_cited(text)
    if found and found.on.year is None and latest and (day := resolve_day(found, latest)):
        return day, _state_problem(f"the dateline names no year; read as {day.on.iso()} by the dates cited")
    if known.created and (made := take_created(known.created, latest)):
        return made, _state_problem(
            f"no publication date stated; taken from the day the file was made, {made.on.iso()}"
        )
    if latest is not None:
        period = infer_period(latest)
        until = f" to {period.until.iso()}" if period.until else ""
        return period, _state_problem(f"no publication date stated; by the dates cited {period.on.iso()}{until}")
    return None, _state_problem("no publication date stated, and no dates cited to infer it from")


def _state_problem(message: str) -> Problem:
    return Problem(Span(0, 0), ProblemKind.NO_PUBLICATION_DATE, f"{message}; give --published to set it")
