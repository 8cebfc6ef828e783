"""PDF → text, page after page (pypdf)."""

import logging
import re
import warnings
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.errors import LoadError
from provenance.load.decode import replace_undecodable
from provenance.load.files import refuse
from provenance.load.metadata import Metadata, clean_field, date_of
from provenance.load.parsed import Parsed

if TYPE_CHECKING:
    from pypdf import PdfReader

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"(?:page |p\. ?)?\W{0,3}(?:\d{1,4}|[ivxl]{1,6})(?: (?:of|/) \d{1,4})?\W{0,3}", re.IGNORECASE)
_NO_TITLE = re.compile(
    r"microsoft (?:word|powerpoint) ?-|untitled|.{1,200}\.(?:docx?|pdf|indd|qxd|odt|rtf|pptx?)$", re.IGNORECASE
)
_FEWEST_PAGES = 3


def parse_pdf(path: Path, content: bytes) -> Parsed:
    """Return the text of a PDF, with title and author from its metadata, and when the file was made.

    Pages are joined by a line end, so that a sentence runs on over a page break; page numbers, and lines that open or
    close more than half of three or more pages, are left out.

    Raises:
        LoadError: if it is encrypted, broken, or holds no text.
    """
    with _quiet():
        try:
            pages, metadata = _read(path, content)
        except LoadError:
            raise
        except Exception as error:
            reason = f"broken or no PDF ({type(error).__name__}); save it again or give its text as .txt"
            raise refuse(path, reason) from error
    text = "\n".join(_strip_running_lines(pages))
    if not text.strip():
        raise refuse(path, "no text in this PDF, perhaps scanned pages; run text recognition (OCR) on it first")
    decoded = replace_undecodable(text)
    return Parsed(decoded.text, metadata, decoded.problems)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the library's remarks on faulty files to itself: what matters is raised."""
    logger = logging.getLogger("pypdf")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


def _read(path: Path, content: bytes) -> tuple[list[str], Metadata]:
    from pypdf import PdfReader  # noqa: PLC0415 -- takes 0.07 s, and few runs read PDF
    from pypdf.errors import DependencyError  # noqa: PLC0415 -- as above

    reader = PdfReader(BytesIO(content))
    try:
        locked = reader.is_encrypted and not reader.decrypt("")
    except DependencyError:
        locked = True
    if locked:
        raise refuse(path, "this PDF is encrypted; save it without a password first")
    return [page.extract_text() for page in reader.pages], _read_metadata(reader)


def _read_metadata(reader: "PdfReader") -> Metadata:
    """Return what the PDF says about itself; malformed entries count as none."""
    try:
        stated = reader.metadata
        if stated is None:
            return Metadata()
        title = clean_field(stated.title)
        created = stated.creation_date
        return Metadata(
            title=None if title is None or _NO_TITLE.match(title) else title,
            author=clean_field(stated.author),
            created=date_of(created),
        )
    except Exception:  # noqa: BLE001 -- any fault in entries that are optional; the text was read
        return Metadata()


def _strip_running_lines(pages: list[str]) -> list[str]:
    """Return the pages without page numbers and without the headers and footers that they share."""
    lines = [page.strip("\n").split("\n") for page in pages]
    edges = Counter(key for page in lines for key in {_running_key(page[0]), _running_key(page[-1])})
    most = len(pages) / 2
    shared = {key for key, count in edges.items() if key and count > most and len(pages) >= _FEWEST_PAGES}
    stripped: list[str] = []
    for page in lines:
        first, last = 0, len(page)
        while first < last and _is_running(page[first], shared):
            first += 1
        while last > first and _is_running(page[last - 1], shared):
            last -= 1
        stripped.append("\n".join(page[first:last]))
    return stripped


def _running_key(line: str) -> str:
    """Return a line as it repeats from page to page: its numbers made alike."""
    return _DIGITS.sub("0", " ".join(line.split()))


def _is_running(line: str, shared: set[str]) -> bool:
    return _running_key(line) in shared or _PAGE_NUMBER.fullmatch(line.strip()) is not None
