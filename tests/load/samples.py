"""Small made-up files in every format that is read."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from provenance.errors import LoadError
from provenance.load import load_document
from provenance.load.parsed import Parsed
from provenance.model.documents import Document


def load_bytes(folder: Path, name: str, content: str | bytes) -> Document:
    """Write a file into a folder and load the one document in it."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_document(path)


def read_or_refuse(parse: Callable[[Path, bytes], Parsed], content: bytes) -> str:
    """Return the text that was read, or the message of the refusal, which is one line."""
    try:
        return parse(Path("damaged"), content).text
    except LoadError as error:
        message = str(error)
        return "more than one line\0" if "\n" in message else message


def make_pdf(*pages: str, password: str | None = None, metadata: dict[str, str] | None = None) -> bytes:
    """Return a PDF with a line of text for each line of each page."""
    writer = PdfWriter()
    for text in pages:
        page = writer.add_blank_page(612, 792)
        font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
        names = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
        fonts = DictionaryObject({NameObject("/F1"): writer._add_object(names)})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        shown = "".join(f"({line}) Tj 0 -14 Td " for line in text.split("\n"))
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 72 720 Td {shown}ET".encode("latin-1"))
        page[NameObject("/Contents")] = writer._add_object(stream)
    writer.metadata = metadata
    if password is not None:
        writer.encrypt(password)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def make_zip(parts: dict[str, str | bytes]) -> bytes:
    """Return a ZIP archive of the parts."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def make_docx(body: str, **parts: str | bytes) -> bytes:
    """Return a DOCX whose body has the given WordprocessingML; further parts by name: footnotes, endnotes, core."""
    names = {"footnotes": "word/footnotes.xml", "endnotes": "word/endnotes.xml", "core": "docProps/core.xml"}
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    document = f"<w:document {space} {mc}><w:body>{body}</w:body></w:document>"
    return make_zip({"word/document.xml": document, **{names[name]: part for name, part in parts.items()}})
