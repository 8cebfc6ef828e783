"""DOCX → text: paragraphs, tables, and notes with their marks (ISO/IEC 29500-1, WordprocessingML)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from provenance.errors import LoadError
from provenance.load.decode import replace_undecodable
from provenance.load.files import refuse
from provenance.load.metadata import Metadata, clean_field, read_date
from provenance.load.parsed import Parsed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element  # for types only; parsing is defusedxml's

DOCUMENT_PART = "word/document.xml"
LARGEST_PART = 100_000_000
"""Bytes of an unpacked part: a small archive may unpack to far more than memory holds."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "rPr", "pPr", "sectPr", "tblPr"})
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_NOTE_PARTS = {"footnoteReference": "word/footnotes.xml", "endnoteReference": "word/endnotes.xml"}
_TEMPLATE_AUTHOR = "python-docx"
"""Author of that library's template, whose title and date say nothing about the document."""


def parse_docx(path: Path, content: bytes) -> Parsed:
    """Return the text of a DOCX file, with title, author and day of making from its core properties.

    Paragraphs are parted by a blank line, cells of a table row by a tab. Foot- and endnotes are numbered together in
    the order of their marks ("[1]") and stand at the end under "NOTES". Deleted text, headers and footers are left out.

    Raises:
        LoadError: if it is no DOCX, broken, encrypted, unpacks beyond bounds, or holds no text.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            writer = _Writer()
            writer.write_body(_read_part(path, archive, DOCUMENT_PART))
            writer.write_notes({kind: _read_notes(path, archive, name) for kind, name in _NOTE_PARTS.items()})
            metadata = _read_core(path, archive)
    except LoadError:
        raise
    except Exception as error:  # a damaged archive breaks the library in a dozen ways; all mean the same here
        raise refuse(path, "broken, encrypted or no DOCX; save it again as .docx without a password") from error
    text = "\n\n".join(writer.paragraphs)
    if not text.strip():
        raise refuse(path, "no text in this document; nothing to read")
    decoded = replace_undecodable(text)
    return Parsed(decoded.text, metadata, decoded.problems)


def is_docx(content: bytes) -> bool:
    """Tell whether the bytes are a ZIP archive with a Word document in it."""
    if not content.startswith(b"PK"):
        return False
    try:
        with ZipFile(BytesIO(content)) as archive:
            return DOCUMENT_PART in archive.namelist()
    except Exception:  # noqa: BLE001 -- as in `parse_docx`; what is no sound archive is no DOCX
        return False


def _read_part(path: Path, archive: ZipFile, name: str) -> "Element":
    """Return a part's root element.

    Raises:
        LoadError: if the part is missing, too large, or no sound XML.
    """
    from defusedxml import DefusedXmlException  # noqa: PLC0415 -- few runs read DOCX
    from defusedxml.ElementTree import ParseError, fromstring  # noqa: PLC0415 -- as above

    try:
        with archive.open(name) as part:
            content = part.read(LARGEST_PART + 1)
    except KeyError:
        raise refuse(path, f"no DOCX ({name} is missing); save it again as .docx") from None
    if len(content) > LARGEST_PART:
        raise refuse(path, f"unpacks to more than {LARGEST_PART // 1_000_000} MB; split the document")
    try:
        root: Element = fromstring(content)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise refuse(path, f"broken DOCX ({name} is no sound XML); save it again as .docx") from error
    return root


def _read_notes(path: Path, archive: ZipFile, name: str) -> dict[str, "Element"]:
    """Return the notes of a part by their id; none where there is no such part."""
    if name not in archive.namelist():
        return {}
    return {_value(note, "id"): note for note in _read_part(path, archive, name)}


def _read_core(path: Path, archive: ZipFile) -> Metadata:
    if "docProps/core.xml" not in archive.namelist():
        return Metadata()
    core = _read_part(path, archive, "docProps/core.xml")
    author = clean_field(core.findtext(f"{_DC}creator"))
    if author == _TEMPLATE_AUTHOR:
        return Metadata(title=clean_field(core.findtext(f"{_DC}title")))
    return Metadata(
        title=clean_field(core.findtext(f"{_DC}title")),
        author=author,
        created=read_date(core.findtext(f"{_TERMS}created") or ""),
    )


def _local(element: "Element") -> str:
    return str(element.tag).rpartition("}")[2]


def _value(element: "Element", name: str) -> str:
    return element.get(_W + name) or element.get(_STRICT + name) or ""


@dataclass(slots=True)
class _Writer:
    """Collects paragraphs in reading order, and the notes that they refer to."""

    paragraphs: list[str] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)

    def write_body(self, root: "Element") -> None:
        """Collect the paragraphs of the document."""
        self.paragraphs += self._find_paragraphs(root)

    def write_notes(self, notes: dict[str, dict[str, "Element"]]) -> None:
        """Collect the notes in the order of their marks, under a heading."""
        if not self.notes:
            return
        self.paragraphs.append("NOTES")
        for number, (kind, key) in enumerate(list(self.notes), start=1):
            note = notes[kind].get(key)
            words = " ".join(self._find_paragraphs(note)) if note is not None else ""
            self.paragraphs.append(f"[{number}] {words.strip()}".strip())

    def _find_paragraphs(self, root: "Element") -> Iterator[str]:
        """Yield the non-empty paragraphs and table rows below an element, in order. Without recursion."""
        words: list[str] = []
        row = False
        for opens, element in _walk(root):
            name = _local(element)
            if opens and name == "tr":
                row = True
            elif opens:
                words.append(self._read_mark(name, element))
            elif name == "tr" or (name == "p" and not row):
                row = False
                if paragraph := "".join(words).strip():
                    yield paragraph
                words = []
            elif name == "tc":
                words.append("\t")
            elif name == "p":
                words.append(" ")
        if paragraph := "".join(words).strip():
            yield paragraph

    def _read_mark(self, name: str, element: "Element") -> str:
        """Return the text that an element stands for by itself."""
        if name == "t":
            return element.text or ""
        if name in _NOTE_PARTS:
            self.notes.append((name, _value(element, "id")))
            return f"[{len(self.notes)}]"
        return _MARKS.get(name, "")


def _walk(root: "Element") -> Iterator[tuple[bool, "Element"]]:
    """Yield each element when it opens and when it closes, without what is not part of the text."""
    stack: list[tuple[bool, Element]] = [(True, root)]
    while stack:
        opens, element = stack.pop()
        yield opens, element
        if opens:
            stack.append((False, element))
            stack += [(True, child) for child in reversed(element) if _local(child) not in _SKIPPED]
