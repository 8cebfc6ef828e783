"""Notes: which lines belong to which mark, and what a note cites."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from provenance.extract.cutting import find_fields
from provenance.extract.fields import Field, FieldKind, Names
from provenance.extract.items import Item, build_items
from provenance.extract.names import NameClass
from provenance.extract.outlets import fold_for_lookup
from provenance.extract.segments import find_segments, read_author_years
from provenance.model.layout import Block
from provenance.model.spans import Span
from provenance.model.vocabulary import BlockKind
from provenance.text.dates import FoundDate, find_dates

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_LABEL = re.compile(
    r"\[\^?(?P<square>\d{1,4}|[a-z]{1,2}|[ivxl]{1,7})\]:?|\((?P<round>\d{1,3})\)|(?P<raised>[⁰¹²³⁴-⁹]{1,4})"
    r"|(?P<plain>\d{1,4})(?:[.):/]|(?=[ \t\u00a0]|$)(?![ \t\u00a0](?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec)))"
    r"|(?P<low>[ivxl]{1,7})(?:[.)](?=[ \t])|(?=[ \t](?:[^\W\d_a-z]|[“\"‘«])))|(?P<sign>\*{1,3}|[†‡])|\^"
)
_COUNTING = re.compile(r"\[(\d{1,4})\]|(\d{1,4})(?:[.)](?=[ \t])|(?=[ \t](?:[^\W\d_a-z]|[“\"‘«])))")
_SYMBOL = re.compile(r"[SAE]/(?:[A-Z]{2,5}[./]){0,3}(?:\d{2,4}/)?\d{1,4}(?:/\d{1,4})?(?:/(?:Add|Rev|Corr)\.? ?\d)?")
"""The symbol of a document of the United Nations, which names its source: "S/2007/12"."""
_REST = re.compile(r"[ \t\u00a0]{0,8}(?:\^[ \t]{0,3})?")
_JOINED = re.compile(
    r"[\s.]{0,4}(?:(?:and|&)\s{1,3}(?=[^\W\d_a-z]|[“\"‘«]|see )"
    r"|(?:On|For|About|Regarding)\b[^;“\"‘«]{1,120}?\bsee\s{1,3}(?:also\s{1,3})?(?=[^\W\d_a-z]|[“\"‘«]))"
)
_AND = re.compile(r"\s{1,3}(?:and|&)\s{1,3}")
_ASKED = re.compile(r"\s{0,3}interviews? (?:with|of)\b", re.IGNORECASE)
_NEW_SOURCE = re.compile(
    r"(?:[/\d]\d|\w/|\d\.|\d\))[ \t]{0,3}\r?\n[ \t]{0,8}(?P<line>(?=[“\"«]|[^\W\d_a-z][^“\"\n]{1,60}[“\"]))"
)
_NAMING = frozenset({FieldKind.NAME, FieldKind.HANDLE, FieldKind.BACK, FieldKind.ADDRESS})
_LONGEST = 4000
_SHORTEST_IN_HOST = 4


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its whole ``span``, and the ``body`` after its label. ``label`` is None where it has none."""

    span: Span
    body: Span
    label: str | None


def find_notes(text: str, blocks: Iterable[Block]) -> tuple[Note, ...]:
    """Return the notes of a text in order.

    A line without a label goes on with the note above, if that has one. Notes that stand in one block, their line ends
    lost, are told apart by labels that count on: "[1] … [2] …".
    """
    notes: list[Note] = []
    for block in blocks:
        if block.kind is not BlockKind.NOTE:
            continue
        for span in _part_labels(text, block.span):
            match = _LABEL.match(text, span.start, span.end)
            if match is None and notes and notes[-1].label is not None and len(notes[-1].span) < _LONGEST:
                last = notes[-1]
                notes[-1] = Note(Span(last.span.start, span.end), Span(last.body.start, span.end), last.label)
                continue
            notes.append(_make_note(text, span, match))
    return tuple(notes)


def _make_note(text: str, span: Span, match: re.Match[str] | None) -> Note:
    label = next((part for part in match.groups() if part), None) if match else None
    rest = _REST.match(text, match.end(), span.end) if match else None
    return Note(
        span, Span(rest.end() if rest else span.start, span.end), label.translate(SUPERSCRIPTS) if label else None
    )


def _part_labels(text: str, span: Span) -> Iterator[Span]:
    """Yield the stretches of a block of notes that begin with a label one higher than the label before."""
    first = _COUNTING.match(text, span.start, span.end)
    if first is None:
        yield span
        return
    start, number = span.start, int(first[1] or first[2])
    for label in _COUNTING.finditer(text, first.end(), span.end):
        stopped = text[label.start() - 2] in '.)”"' and text[label.end() - 1] in ".)"
        placed = label[1] is not None or stopped or text[label.start() - 1] == "\n"
        if placed and int(label[1] or label[2]) == number + 1 and text[label.start() - 1].isspace():
            yield Span(start, start + len(text[start : label.start()].rstrip()))
            start, number = label.start(), number + 1
    yield Span(start, span.end)


def read_note(text: str, note: Note, names: Names) -> tuple[Item, ...]:
    """Return what a note cites, in text order; nothing where it only explains.

    Of each source (semicolons part them) a registered outlet counts most, then what its web address names, then the
    name before the date, then a name before a title; an author counts where no outlet is named.
    """
    body = Span(note.body.start, min(note.body.end, note.body.start + _LONGEST))
    segments = (part for segment in find_segments(text, body) for part in _part_lines(text, segment))
    return tuple(item for segment in segments for item in _read_source(text, segment, names))


def _part_lines(text: str, segment: Span) -> Iterator[Span]:
    """Yield the stretches of a note whose lines each name a source: the line before closes with a date or a link."""
    joined = _JOINED.match(text, segment.start, segment.end)
    start = joined.end() if joined else segment.start
    for match in _NEW_SOURCE.finditer(text, segment.start, segment.end):
        yield Span(start, match.start("line"))
        start = match.start("line")
    yield Span(start, segment.end)


def _read_source(text: str, segment: Span, names: Names, *, within: bool = False) -> Iterator[Item]:
    """Yield what one source of a note cites; ``within``: the source stands in a bracket of the note."""
    if references := tuple(read_author_years(text, segment, names)):
        yield from references
        return
    fields = list(_name_symbols(text, find_fields(text, segment, names, stops=True)))
    fields = [*_end_with_names(_drop_titles_years(text, fields), names)]
    dated = any(field.kind is FieldKind.DATE for field in fields)
    to_the_day = any(field.date is not None and field.date.on.day is not None for field in fields)
    if not to_the_day and not within and (bracketed := [*_read_within(text, fields, names)]):
        yield from bracketed
        return
    nested = None if dated else next(_find_nested_dates(text, fields), None)
    asked = _ASKED.match(text, segment.start, segment.end) is not None
    named: dict[Span, list[Item]] = {}
    for item in build_items(_choose(text, fields, evidence=dated or asked or nested is not None)):
        if item.name is not None:
            named.setdefault(item.name.span, []).append(item)
    for span, items in named.items():
        after = [item for item in items if item.date is None or item.date.span.start >= span.end]
        item = max(after, key=_count_parts) if after else items[-1]
        yield replace(item, date=item.date or nested)


def _count_parts(item: Item) -> int:
    """Count what is stated of an item's date: of two dates the fuller is the one of publication."""
    return sum(part is not None for part in item.date.on) if item.date else 0


def _name_symbols(text: str, fields: list[Field]) -> Iterator[Field]:
    """Yield the fields; a symbol of the United Nations is a name where no other is."""
    named = any(part.kind in _NAMING for part in fields)
    for part in fields:
        symbol = not named and part.kind is FieldKind.ISSUE and _SYMBOL.fullmatch(part.span.of(text)) is not None
        yield replace(part, kind=FieldKind.NAME, looks=NameClass.ACRONYM) if symbol else part


def _drop_titles_years(text: str, fields: list[Field]) -> list[Field]:
    """Return the fields without years that end a title ("The Union 1945–91, (Oxford 1996)"), if a date is left."""
    kept = [part for part in fields if not _ends_title(text, part)]
    left = any(part.date is not None for part in kept) or any(_find_nested_dates(text, kept))
    return kept if left else fields


def _ends_title(text: str, part: Field) -> bool:
    """Tell whether a date is a year, or years, right after a word, where no month and no comma is."""
    start = part.span.start
    if part.date is None or part.date.on.month is not None:
        return False
    before = text[start - 2 : start - 1]
    return text[start - 1 : start].isspace() and (before.isalpha() or (before == ":" and part.date.until is not None))


def _end_with_names(fields: list[Field], names: Names) -> Iterator[Field]:
    """Yield the fields; words that end with a registered outlet's name right before a date name it."""
    for at, part in enumerate(fields):
        dated = at + 1 < len(fields) and fields[at + 1].kind is FieldKind.DATE
        ending = names.within(part.span)[-1:] if dated and part.kind is FieldKind.TEXT else []
        if ending and ending[0].span.end == part.span.end and not ending[0].generic:
            yield Field(FieldKind.NAME, ending[0].span, mention=ending[0])
        else:
            yield part


def _read_within(text: str, fields: list[Field], names: Names) -> Iterator[Item]:
    """Yield what a bracket in words without a date cites, if it names a registered outlet and its day."""
    for part in fields:
        if part.kind in {FieldKind.DETAIL, FieldKind.PLACE} and text[part.span.start] in "([":
            inner = Span(part.span.start + 1, part.span.end - 1)
            days = (date for date in find_dates(text, inner.start, inner.end) if date.on.day is not None)
            if names.within(inner) and any(days):
                yield from _read_source(text, inner, names, within=True)


def _find_nested_dates(text: str, fields: list[Field]) -> Iterator[FoundDate]:
    """Yield the dates in brackets, where books and some lists of references have them."""
    for part in fields:
        if part.kind in {FieldKind.DETAIL, FieldKind.PLACE} and text[part.span.start] in "([":
            yield from find_dates(text, part.span.start + 1, part.span.end - 1)


def _choose(text: str, fields: list[Field], *, evidence: bool) -> list[Field]:
    """Return the fields with only those names left that are the note's source, and those that relay it."""
    named = [at for at, field in enumerate(fields) if field.kind is FieldKind.NAME]
    paged = any(field.kind in {FieldKind.ISSUE, FieldKind.TITLE} for field in fields)
    chosen = _choose_names(text, fields, named, evidence=evidence or paged)
    chosen |= {at for at in named if fields[at].relay is not None and (at - 1 in chosen or at in chosen)}
    fields = _join_authors(text, fields, chosen)
    kept = [field for at, field in enumerate(fields) if field.kind is not FieldKind.NAME or at in chosen]
    if chosen or any(field.kind in {FieldKind.HANDLE, FieldKind.BACK} for field in fields):
        return kept
    mentioned = [field for field in fields if field.kind is FieldKind.TEXT and field.mention is not None]
    if mentioned and mentioned[-1].mention is not None and not any(f.kind is FieldKind.ADDRESS for f in fields):
        mention = mentioned[-1].mention
        return [Field(FieldKind.NAME, mention.span, mention=mention), *(f for f in kept if f is not mentioned[-1])]
    return kept


def _join_authors(text: str, fields: list[Field], chosen: set[int]) -> list[Field]:
    """Return the fields, a chosen author's name widened by that of the author after "and" ("Novak and Orr")."""
    joined = list(fields)
    for at in chosen:
        one, other = fields[at], fields[at + 1] if at + 1 < len(fields) else None
        if other is None or other.kind is not FieldKind.NAME or at + 1 in chosen or one.is_publisher:
            continue
        if other.mention is None and _AND.fullmatch(text, one.span.end, other.span.start):
            joined[at] = replace(one, span=Span(one.span.start, other.span.end))
    return joined


def _choose_names(text: str, fields: list[Field], named: list[int], *, evidence: bool) -> set[int]:
    """Return which of the names are the source; ``evidence``: a date, a title or a page says that there is one."""
    dated = any(field.kind in {FieldKind.DATE, FieldKind.TITLE} for field in fields)
    known = {at for at in named if (one := fields[at].mention) is not None and (dated or not one.generic)}
    if known:
        return known
    hosts = [field.address.host for field in fields if field.address is not None]
    fitting = {at for at in named if any(_fits(fields[at].span.of(text), host) for host in hosts)}
    if fitting:
        return {min(fitting)}
    dates = [at for at, field in enumerate(fields) if field.kind is FieldKind.DATE]
    titles = [at for at, field in enumerate(fields) if field.kind is FieldKind.TITLE]
    if (evidence and not dates and not titles) or (dates and _is_imprint(fields[: dates[0] + 1])):
        return set(named[:1])
    before = [at for at in named if not dates or at < dates[0]] or named
    after = [at for at in before if titles and at > titles[-1]]
    if after:
        return {after[-1]}
    publishers = [at for at in before if fields[at].is_publisher]
    if titles or len(before) <= 2:  # noqa: PLR2004 -- an author and a title, or an outlet and a title
        return set(publishers[:1] or (before[:1] if evidence else []))
    book = not publishers and fields[before[0]].looks is NameClass.PERSON and bool(dates) and _is_year(fields[dates[0]])
    last = before[-1] if fields[before[-1]].is_publisher or not publishers else publishers[0]
    return {before[0] if book else last}


def _is_year(part: Field) -> bool:
    """Tell whether a date is no more than one year, as books have it."""
    return part.date is not None and part.date.on.month is None and part.date.until is None


def _is_imprint(fields: list[Field]) -> bool:
    """Tell whether fields end as a book's do: "London: Reed Publishing, 2005"."""
    if len(fields) < len(("author", "place", "publisher", "year")) or fields[-1].date is None:
        return False
    kinds = (fields[-3].kind, fields[-2].kind)
    return fields[-1].date.on.month is None and kinds == (FieldKind.PLACE, FieldKind.NAME)


def _fits(name: str, host: str) -> bool:
    """Tell whether a name is that of a web address: "SITE Intelligence" and ent.siteintelgroup.com."""
    letters = "".join(c for c in fold_for_lookup(name) if c.isalnum())
    plain = "".join(c for c in host if c.isalnum())
    words = [word for word in fold_for_lookup(name).split() if len(word) >= _SHORTEST_IN_HOST]
    return len(letters) >= _SHORTEST_IN_HOST and (letters in plain or (bool(words) and words[0] in plain))
