"""Segments of a bracket or a note, between semicolons, and references by author and year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from provenance.extract.cutting import find_fields
from provenance.extract.fields import Field, FieldKind, Names
from provenance.extract.items import Item, build_items
from provenance.extract.names import NameClass, classify_name
from provenance.model.quick import made_quickly
from provenance.model.spans import Span
from provenance.text.dates import DateParts, FoundDate, find_dates

_AUTHOR_YEAR = re.compile(
    r"(?:(?:see|see also|cf\.?|e\.g\.?,?|also|compare|(?:as )?(?:quoted|cited|reported|noted|described) "
    r"(?:in|by))\s{1,2})?"
    r"(?P<who>[^\W\d_][^\d;:()]{1,80}?),?\s{1,3}(?P<year>(?:1[89]|20)\d\d)[a-z]?"
    r"(?:\s?[:,]\s?(?:pp?\.?\s?|chapter\s|ch\.\s?)?(?!(?:1[89]|20)\d\d\b)[\divxl]{1,6}(?:\s?[-–]\s?\d{1,5})?(?:ff?\.?)?){0,3}",
)
_LATER_YEAR = re.compile(r"\s{0,2}(?P<year>(?:1[89]|20)\d\d)[a-z]?(?:\s?:\s?\d{1,5}(?:\s?[-–]\s?\d{1,5})?)?")
_PARTING = re.compile(r"[;()\[\]]")
_NOT_SPACE = re.compile(r"\S")
_COMMA = re.compile(r",\s{1,3}")
_TRAILING = re.compile(r" (?:in|on|of|by|for|at|from|to|since|until|and|the)$")
_AND = re.compile(r",? (?:and|&) |, ")
_ET_AL = re.compile(r",? et al\.?$")


@made_quickly
@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch between semicolons with its fields and the items that they make."""

    span: Span
    fields: list[Field]
    items: tuple[Item, ...]


def read_segments(text: str, inner: Span, names: Names) -> list[Segment]:
    """Return the segments of a bracket; one with nothing but dates goes to the undated one before ("Dusk; May 3")."""
    segments: list[Segment] = []
    for span in find_segments(text, inner):
        segment = read_segment(text, span, names)
        dates = bool(segment.items) and all(item.name is None for item in segment.items)
        if dates and segments and not any(item.date for item in segments[-1].items):
            segment = read_segment(text, Span(segments.pop().span.start, span.end), names)
        segments.append(segment)
    return segments


def find_segments(text: str, inner: Span) -> Iterator[Span]:
    """Yield the stretches between semicolons that stand in no bracket of their own."""
    depth = 0
    start = inner.start
    for match in _PARTING.finditer(text, inner.start, inner.end):
        mark = match.group()
        if mark != ";":
            depth += 1 if mark in "([" else -1
        elif depth <= 0:
            yield Span(start, match.start())
            start = match.end()
    yield Span(start, inner.end)


def read_segment(text: str, span: Span, names: Names) -> Segment:
    """Return the segment with what it is made of."""
    if (plain := read_plain(text, span, names)) is not None:
        return plain
    if items := tuple(read_author_years(text, span, names)):
        return Segment(span, [item.name for item in items if item.name], items)
    fields = find_fields(text, span, names)
    return Segment(span, fields, build_items(fields))


def read_plain(text: str, span: Span, names: Names) -> Segment | None:
    """Return the segment if it is the plainest of all, "Dawn, May 3, 2017", which needs no cutting; else None.

    It cites surely, and is neither a gloss nor a credit.
    """
    start = _NOT_SPACE.search(text, span.start, span.end)
    mention = names.at(start.start()) if start else None
    comma = _COMMA.match(text, mention.span.end, span.end) if mention else None
    if mention is None or comma is None or (mention.generic and names.is_place(mention.span.of(text))):
        return None
    dates = list(find_dates(text, comma.end(), span.end))
    if len(dates) != 1 or dates[0].span.start != comma.end() or text[dates[0].span.end : span.end].strip():
        return None
    name = Field(FieldKind.NAME, mention.span, mention=mention)
    item = Item(Span(mention.span.start, dates[0].span.end), name, dates[0])
    return Segment(span, [name, Field(FieldKind.DATE, dates[0].span, date=dates[0])], (item,))


def read_author_years(text: str, span: Span, names: Names) -> Iterator[Item]:
    """Yield the references of "Harker, 2018", "Harker and Mills 2010: 45", "Harker et al., 2011, 2014"."""
    start = span.start + len(span.of(text)) - len(span.of(text).lstrip())
    match = _AUTHOR_YEAR.match(text, start, span.end)
    if match is None:
        return
    at = match.end()
    who = Span(match.start("who"), match.end("who"))
    full = next((date for date in find_dates(text, who.start, at) if date.span.end == match.end("year")), None)
    if full is not None and full.on.month is not None and who.start < full.span.start < who.end:
        yield from _read_author_day(text, Span(who.start, full.span.start), full, Span(at, span.end), names)
        return
    surface = _ET_AL.sub("", who.of(text)).strip(" ,")
    looks = classify_name(surface)
    if looks in {NameClass.TEXT, NameClass.EVENT} or _TRAILING.search(surface) or names.is_place(surface):
        return
    if not _are_authors(surface) or any(date.span.start == who.start for date in find_dates(text, start, at)):
        return
    known = names.within(who)
    name = Field(FieldKind.NAME, who, mention=known[0] if known and known[0].span == who else None, looks=looks)
    years = [(match.start("year"), at)]
    while at < span.end and text[at] == "," and (more := _LATER_YEAR.match(text, at + 1, span.end)):
        years.append((more.start("year"), more.end()))
        at = more.end()
    if text[at : span.end].strip(" .,"):
        return
    for number, (first, last) in enumerate(years):
        date = FoundDate(Span(first, first + 4), DateParts(int(text[first : first + 4])))
        yield Item(Span(who.start if number == 0 else first, last), name, date)


def _read_author_day(text: str, who: Span, date: FoundDate, rest: Span, names: Names) -> Iterator[Item]:
    """Yield the reference of "Reef Watch 12 Dec. 2015, 3", as reports on countries of origin have it."""
    surface = _ET_AL.sub("", who.of(text).rstrip(" ,")).rstrip(" ,")
    who = Span(who.start, who.start + len(surface))
    looks = classify_name(surface)
    if rest.of(text).strip(" .,") or looks in {NameClass.TEXT, NameClass.EVENT} or "," in surface:
        return
    if names.is_place(surface) or _TRAILING.search(surface):
        return
    known = names.within(who)
    name = Field(FieldKind.NAME, who, mention=known[0] if known and known[0].span == who else None, looks=looks)
    yield Item(Span(who.start, date.span.end), name, date)


def _are_authors(surface: str) -> bool:
    """Tell whether names with commas between are the authors of one work ("Harker, Orr, & Lane")."""
    if "," not in surface:
        return True
    authors = [author for author in _AND.split(surface) if author]
    joined = "&" in surface or " and " in surface
    return joined and all(classify_name(author) in {NameClass.PLAIN, NameClass.PERSON} for author in authors)
