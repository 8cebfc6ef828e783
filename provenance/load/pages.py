"""HTML → main text and what the page says about itself (trafilatura; nothing is fetched)."""

import re
import warnings
from pathlib import Path

from provenance.load.decode import REPLACEMENT, decode_bytes, replace_undecodable
from provenance.load.files import refuse
from provenance.load.metadata import Metadata, clean_field, read_date
from provenance.load.parsed import Parsed
from provenance.load.web_notes import add_notes, number_notes
from provenance.model.dates import DatePeriod

LARGEST_PAGE = 20_000_000
"""Bytes; building a page's tree takes many times its size."""

_DECLARED = re.compile(rb"<meta[^>]{0,300}?charset\s{0,5}=[\"'\s]{0,6}([\w:-]{1,40})", re.IGNORECASE)
_PRESCAN = 2048
_ENCODING = re.compile(
    r"(?:x-)?(?:windows-125\d|cp125\d|iso-?8859-\d{1,2}|latin1|koi8-[ru]|mac-cyrillic|gb18030|gbk|gb2312|big5"
    r"|shift[_-]jis|euc-(?:jp|kr)|tis-620)",
    re.IGNORECASE,
)
_LATIN = re.compile(r"(?:iso-?8859-1|latin1)", re.IGNORECASE)
_DATES = {
    "original_date": True,
    "extensive_search": False,
    "outputformat": "%Y-%m-%d",
    "min_date": "1990-01-01",
    "max_date": "2100-01-01",
}
"""Only dates that the page's own metadata state; no clock, so that a page reads the same on any day."""


def parse_page(path: Path, content: bytes) -> Parsed:
    """Return the main text of an HTML page, with title, author, site, date and address from its metadata.

    Raises:
        LoadError: if it is too large, no text, or has no main text.
    """
    if len(content) > LARGEST_PAGE:
        raise refuse(path, f"a page larger than {LARGEST_PAGE // 1_000_000} MB; save the article alone")
    source = decode_bytes(content, find_encoding(content))
    if source is None:
        raise refuse(path, "not text, though named as HTML; save the page again")
    cleaned = replace_undecodable(source)
    text, metadata = _extract_article(path, cleaned.text)
    if not text.strip():
        raise refuse(path, "no article text found in the page; save its text as .txt")
    # What was replaced in the page is found again in its text; what fell away with the markup needs no mention.
    kept = replace_undecodable(text.replace(REPLACEMENT, "\x00")) if cleaned.problems else replace_undecodable(text)
    return Parsed(kept.text, metadata, kept.problems)


def find_encoding(content: bytes) -> str:
    """Return the encoding that a page declares in its first 2,048 bytes, else UTF-8.

    As in the HTML standard (section 13.2.3.2), ISO 8859-1 means windows-1252, and UTF-16 in a declaration means UTF-8.
    """
    match = _DECLARED.search(content[:_PRESCAN])
    label = match[1].decode("ascii", "replace") if match else ""
    if not _ENCODING.fullmatch(label):
        return "utf-8"
    return "cp1252" if _LATIN.fullmatch(label) else label.lower().removeprefix("x-")


def _extract_article(path: Path, source: str) -> tuple[str, Metadata]:
    """Return main text and metadata.

    Raises:
        LoadError: if the page cannot be parsed.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library's affair; a warning must not stop a reading
        from trafilatura import bare_extraction, html2txt, load_html  # noqa: PLC0415 -- takes 0.15 s, and few runs read HTML

        try:
            tree = load_html(source)
            notes = [] if tree is None else number_notes(tree)
            found = bare_extraction(
                tree if tree is not None else source,
                with_metadata=True,
                include_comments=False,
                date_extraction_params=_DATES,
                as_dict=True,
            )
            fields = found if isinstance(found, dict) else {}
            text = "\n\n".join(str(fields.get("text") or "").splitlines()) or html2txt(source)
            text = add_notes(text, notes)
        except Exception as error:
            raise refuse(path, f"this page cannot be parsed ({type(error).__name__}); save its text as .txt") from error
    on = read_date(fields.get("date") or "")
    metadata = Metadata(
        title=clean_field(fields.get("title")),
        author=clean_field(fields.get("author")),
        publisher=clean_field(fields.get("sitename")),
        published=DatePeriod(on) if on else None,
        url=clean_field(fields.get("url"), 2000),
    )
    return text, metadata
