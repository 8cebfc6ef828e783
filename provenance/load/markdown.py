"""Markdown: the text stays as it is; what its front matter and first heading say is metadata."""

import re

from provenance.load.metadata import Metadata, clean_field, read_date
from provenance.model.dates import DatePeriod

_FRONT = re.compile(r"\A(---|\+\+\+)[ \t]*\r?\n")
_ENTRY = re.compile(r"([A-Za-z_-]{1,40})[ \t]{0,8}[:=][ \t]{0,8}(\S.{0,2000})")
_HEADING = re.compile(r"# {1,8}(\S.{0,400})")
_MOST_LINES = 100
_KEYS = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "publisher": "publisher",
    "publication": "publisher",
    "date": "published",
    "published": "published",
    "published_on": "published",
    "url": "url",
    "source_url": "url",
    "canonical_url": "url",
}


def read_markdown(text: str) -> Metadata:
    """Return what a Markdown text's front matter says (single-line entries), and its first heading as title."""
    stated, end = _read_front(text)
    on = read_date(stated.get("published", ""))
    lines = text[end : end + 10_000].splitlines()
    heading = next((match[1] for line in lines if (match := _HEADING.match(line))), None)
    return Metadata(
        title=clean_field(stated.get("title") or (heading or "").rstrip("# ")),
        author=clean_field(stated.get("author")),
        publisher=clean_field(stated.get("publisher")),
        published=DatePeriod(on) if on else None,
        url=clean_field(stated.get("url")),
    )


def _read_front(text: str) -> tuple[dict[str, str], int]:
    """Return the known entries between the fences at the top, and where the front matter ends."""
    opening = _FRONT.match(text)
    if opening is None:
        return {}, 0
    stated: dict[str, str] = {}
    at = opening.end()
    for line in text[at : at + 20_000].splitlines(keepends=True)[:_MOST_LINES]:
        at += len(line)
        if line.strip() == opening[1]:
            return stated, at
        entry = _ENTRY.match(line)
        if entry and (name := _KEYS.get(entry[1].lower())):
            stated.setdefault(name, entry[2].strip().strip("\"'[]").strip())
    return {}, 0
