"""Brackets that cite: which do, and what they cite."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from provenance.extract.brackets import Bracket
from provenance.extract.cutting import find_fields
from provenance.extract.fields import Field, FieldKind, Names
from provenance.extract.items import Item, build_items
from provenance.extract.names import NameClass, classify_name
from provenance.model.spans import Span
from provenance.text.dates import DateParts, FoundDate

_LONGEST = 600
_SEGMENT = re.compile(r"[^;]+")
_HOPELESS = re.compile(r"[\W\d_]*(?:[^\W\d_]{1,2}[\W\d_]*)?")
_PHOTO = re.compile(
    r"\b(?:photo|photos|photograph|picture|image|images|getty|shutterstock|wikimedia|flickr|credit|courtesy|caption"
    r"|pictured|file)\b",
    re.IGNORECASE,
)
_GLOSS = re.compile(
    r"(?:a\.?k\.?a\b|also known|also called|formerly|previously|now |later |born|died|b\.|d\.|r\.|née|literally|lit\."
    r"|i\.e|meaning|or |known as|pictured|left|right|above|below|see (?:map|figure|table|above|below|box|chart"
    r"|appendix|annex|section|chapter|page|p\.|also (?:map|figure|table)))",
    re.IGNORECASE,
)
_AUTHOR_YEAR = re.compile(
    r"(?:(?:see|see also|cf\.?|e\.g\.?,?|also|compare)\s{1,2})?"
    r"(?P<who>[^\W\d_][^\d;:()]{1,80}?),?\s{1,3}(?P<year>(?:1[89]|20)\d\d)[a-z]?"
    r"(?:\s?[:,]\s?(?:pp?\.?\s?|chapter\s|ch\.\s?)?[\divxl]{1,6}(?:\s?[-–]\s?\d{1,5})?(?:ff?\.?)?){0,3}",
)
_LATER_YEAR = re.compile(r"\s{0,2}(?P<year>(?:1[89]|20)\d\d)[a-z]?(?:\s?:\s?\d{1,5}(?:\s?[-–]\s?\d{1,5})?)?")
_ET_AL = re.compile(r",? et al\.?$")


@dataclass(frozen=True, slots=True)
class Context:
    """Where a bracket stands: the sentence around it, and what was cited before in the text."""

    sentence: Span
    cited_before: bool = False


def find_items(text: str, bracket: Bracket, context: Context, names: Names) -> tuple[Item, ...]:
    """Return what a bracket cites, in text order; nothing where it is no citation.

    A bracket is a citation if one of its segments (between semicolons) is: a registered outlet or an address, alone or
    with dates, places and issues; an unknown name with a day, or with a month or a year if it looks like a publisher
    or an author; a back reference; a date alone beside an outlet that the sentence has just named. Glosses, acronyms,
    events, places, years of life, titles of persons and photo credits are none.
    """
    inner = bracket.inner
    if len(inner) > _LONGEST or _HOPELESS.fullmatch(text, inner.start, inner.end):
        return ()
    surface = inner.of(text)
    if _PHOTO.search(surface) or _GLOSS.match(surface.lstrip()):
        return ()
    segments = [_read_segment(text, span, names) for span in find_segments(text, inner)]
    strengths = [_weigh(text, segment, bracket) for segment in segments]
    if max(strengths, default=0) >= _SURE:
        kept = [
            segment
            for segment, strength in zip(segments, strengths, strict=True)
            if strength >= _POSSIBLE or all(item.name is None for item in segment.items)
        ]
        if len(segments) == 1 and _is_gloss(text, segments[0], bracket, names):
            return ()
        return tuple(_lean_on_segments([item for segment in kept for item in segment.items]))
    return _lean_on_sentence(text, segments, bracket, context, names)


def _lean_on_segments(items: list[Item]) -> Iterator[Item]:
    """Yield the items; a date alone ("Dawn, March 3; March 5") is another of the outlet before it."""
    last: Item | None = None
    for item in items:
        if item.name is not None:
            last = item
            yield item
        elif last is not None:
            yield replace(last, span=item.span, date=item.date)


@dataclass(frozen=True, slots=True)
class _Segment:
    span: Span
    fields: list[Field]
    items: tuple[Item, ...]


_NONE, _POSSIBLE, _SURE = 0, 1, 2
_TELLING = frozenset({FieldKind.ISSUE, FieldKind.DETAIL, FieldKind.PLACE, FieldKind.TITLE})


def find_segments(text: str, inner: Span) -> Iterator[Span]:
    """Yield the stretches between semicolons that stand in no bracket of their own."""
    depth = 0
    start = inner.start
    for at in range(inner.start, inner.end):
        mark = text[at]
        if mark in "([":
            depth += 1
        elif mark in ")]":
            depth -= 1
        elif mark == ";" and depth <= 0:
            yield Span(start, at)
            start = at + 1
    yield Span(start, inner.end)


def _read_segment(text: str, span: Span, names: Names) -> _Segment:
    if items := tuple(read_author_years(text, span, names)):
        return _Segment(span, [item.name for item in items if item.name], items)
    fields = find_fields(text, span, names)
    return _Segment(span, fields, build_items(fields))


def read_author_years(text: str, span: Span, names: Names) -> Iterator[Item]:
    """Yield the references of "Harker, 2018", "Harker and Mills 2010: 45", "Harker et al., 2011, 2014"."""
    start = span.start + len(span.of(text)) - len(span.of(text).lstrip())
    match = _AUTHOR_YEAR.match(text, start, span.end)
    if match is None:
        return
    who = Span(match.start("who"), match.end("who"))
    surface = _ET_AL.sub("", who.of(text)).strip(" ,")
    looks = classify_name(surface)
    if looks in {NameClass.TEXT, NameClass.EVENT} or names.is_place(surface) or "," in surface.replace(", and ", ""):
        return
    known = names.within(who)
    name = Field(FieldKind.NAME, who, mention=known[0] if known and known[0].span == who else None, looks=looks)
    years = [(match.start("year"), match.end())]
    at = match.end()
    while at < span.end and text[at] == "," and (more := _LATER_YEAR.match(text, at + 1, span.end)):
        years.append((more.start("year"), more.end()))
        at = more.end()
    if text[at : span.end].strip(" .,"):
        return
    for number, (first, last) in enumerate(years):
        date = FoundDate(Span(first, first + 4), DateParts(int(text[first : first + 4])))
        yield Item(Span(who.start if number == 0 else first, last), name, date)


def _weigh(text: str, segment: _Segment, bracket: Bracket) -> int:
    """Tell how surely a segment cites: by its surest item."""
    square = text[bracket.span.start] == "["
    return max((_weigh_item(item, segment, square=square) for item in segment.items), default=_NONE)


def _weigh_item(item: Item, segment: _Segment, *, square: bool) -> int:
    name = item.name
    kinds = {field.kind for field in segment.fields}
    stray = FieldKind.TEXT in kinds
    if name is None or (stray and (name.mention is None or item.date is None)):
        return _NONE
    if name.kind in {FieldKind.ADDRESS, FieldKind.HANDLE, FieldKind.BACK}:
        return _SURE
    if item.date is None:
        sure = _is_sure_undated(name, kinds) and not square
        return _SURE if sure else _NONE if square or name.looks is NameClass.EVENT else _POSSIBLE
    return _SURE if name.mention is not None or _is_dated_well(item, name, segment) else _NONE


def _is_sure_undated(name: Field, kinds: set[FieldKind]) -> bool:
    """Tell whether a name cites without a date: words before it say so, or it is registered and no common word."""
    if name.mention is None:
        return name.cited and name.is_publisher
    return name.cited or not name.mention.generic or bool(kinds & _TELLING)


def _is_dated_well(item: Item, name: Field, segment: _Segment) -> bool:
    """Tell whether an unknown name and its date make a citation: a day does, a month or a year only with more."""
    date = item.date
    if date is None or name.looks is NameClass.EVENT or (name.led and not name.cited and not name.is_publisher):
        return False
    if date.on.day is not None:
        return True
    if name.cited or name.looks in {NameClass.PUBLISHER, NameClass.ACRONYM}:
        return date.until is None or date.on.month is not None
    return date.until is None and date.on.month is None and len(segment.fields) <= 2  # noqa: PLR2004 -- "Harker, 2018"


def _is_gloss(text: str, segment: _Segment, bracket: Bracket, names: Names) -> bool:
    """Tell whether a bare name only explains the words before it: an acronym, or another name of the same outlet."""
    if len(segment.items) != 1 or segment.items[0].date is not None or segment.items[0].name is None:
        return False
    name = segment.items[0].name
    if name.kind is not FieldKind.NAME or name.cited:
        return False
    before = text[max(0, bracket.span.start - 120) : bracket.span.start].rstrip()
    known = names.within(Span(max(0, bracket.span.start - 120), bracket.span.start))
    if known and known[-1].span.end >= bracket.span.start - 2:
        return True
    return _spells(name.span.of(text), before) or _is_dateline(text, bracket)


_CAPITALS = re.compile(r"[A-Z]")
_INITIALS = re.compile(r"(?<![^\W_])[^\W\d_]|(?<=-)[^\W\d_]")
_DATELINE = re.compile(r"\s{0,3}(?:[–—-]{1,2}|_)\s")


def _spells(name: str, before: str) -> bool:
    """Tell whether the initials of the words before spell the acronym."""
    letters = [c.lower() for c in _CAPITALS.findall(name)]
    if len(letters) < 2 or not name.isupper():  # noqa: PLR2004 -- one letter spells nothing
        return False
    initials = [c.lower() for c in _INITIALS.findall(before)][-len(letters) - 4 :]
    at = 0
    for initial in initials:
        if at < len(letters) and initial == letters[at]:
            at += 1
    return at >= len(letters) - 1


def _is_dateline(text: str, bracket: Bracket) -> bool:
    """Tell whether the bracket stands in a wire story's dateline: "KABUL (Reuters) -"."""
    start = max(text.rfind("\n", 0, bracket.span.start) + 1, bracket.span.start - 60)
    return bool(_DATELINE.match(text, bracket.span.end)) and text[start : start + 3].isupper()


_REPORTING = re.compile(
    r"\b(?:report(?:s|ed|ing)?|according to|said|says|wrote|writes|quot(?:ed|es|ing)|cit(?:ed|es|ing)|claim(?:ed|s|ing)"
    r"|told|announced|stated|noted|revealed|published|broadcast|confirmed|carried|added|aired|posted|alleged|interview)\b",
    re.IGNORECASE,
)


def _lean_on_sentence(
    text: str, segments: list[_Segment], bracket: Bracket, context: Context, names: Names
) -> tuple[Item, ...]:
    """Return the dates of a bracket that holds nothing else, where the sentence has just named their outlet.

    That is so right after the outlet's name ("Dawn (March 3) reported"), and at the end of a clause in which an outlet
    and a reporting verb stand ("Dawn reported floods (March 3).").
    """
    fields = [field for segment in segments for field in segment.fields]
    if not fields or any(field.kind not in {FieldKind.DATE, FieldKind.DETAIL, FieldKind.ISSUE} for field in fields):
        return ()
    dates = [field.date for field in fields if field.date is not None]
    mentions = names.within(Span(context.sentence.start, bracket.span.start))
    if not dates or not mentions or text[bracket.span.start] == "[":
        return ()
    mention = mentions[-1]
    between = text[mention.span.end : bracket.span.start]
    beside = not between.strip(" \u00a0’'s\n")
    after = text[bracket.span.end : bracket.span.end + 1]
    closes = after in {"", ".", ",", ";", ":"} or bracket.span.end >= context.sentence.end
    around = text[context.sentence.start : bracket.span.start]
    reported = _REPORTING.search(around) is not None and all(date.on.day is not None for date in dates)
    if not beside and not (closes and reported):
        return ()
    name = Field(FieldKind.NAME, mention.span, mention=mention)
    return tuple(Item(date.span, name, date) for date in dates)
