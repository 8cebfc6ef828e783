"""Cutting a bracket or a note into its fields."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from provenance.extract.atoms import find_atoms
from provenance.extract.fields import Field, FieldKind, Names
from provenance.extract.names import is_trade_word
from provenance.extract.naming import read_names
from provenance.model.spans import Span
from provenance.text.dates import DateParts, FoundDate, find_dates

_SIMPLE = re.compile(r"(?P<name>[^\W\d_]+(?: [^\W\d_]+){0,7}), (?P<date>[^\W_](?:[\w ,]{0,30}[^\W_])?)")
_SEPARATOR = re.compile(r",")
_NOTE_SEPARATOR = re.compile(
    r",|(?<=[^\W\d_]{2}[.:])(?<!Gen\.|Col\.|Maj\.|Sgt\.|Sen\.|Rep\.|Gov\.|Adm\.|Amb\.)(?<!Dr\.|Mr\.|Ms\.|Lt\.|St\.)"
    r"(?<!Capt\.|Brig\.|Prof\.)\s(?!cit\b|\d)|(?<=[)”\"’]\.)\s"
)
_EDGES = " \t\n\r\u00a0\u202f.:;–—-|*/&<>"
_BACK = re.compile(
    r"(?:[il1]b[il1](?:d(?:em)?|cl)|op\. ?cit|loc\. ?cit|idem|id"
    r"|(?:the )?same (?:source|report|article|paper|newspaper|outlet))\b\.?",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"(?:no|nos|nr|№|number|numbers|issue|issues|vol|vols|volume|part|pt|p|pp|page|pages|para|paras|paragraph"
    r"|paragraphs|ch|chap|chapter|col|column|ed|edition|section|sec|ep|episode|fn|footnote|note|n|doc|document|s/|a/"
    r"|s(?=\. ?\d))"
    r"(?:\.[ \u00a0]{0,2}|[ \u00a0]{1,2}|(?=\d))(?:\d|[A-Z]\d|[ivxlc]+\b|#)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"[\d()\[\]:–./ -]{1,20}|#\d+|[A-Z]/[\w./]{3,30}|[A-Z]{1,4}/?\d[\w./-]{0,20}")
_DETAIL = re.compile(
    r"(?:(?:last )?(?:accessed|retrieved|viewed|visited|consulted|updated|modified)|translat|emphasis|in print"
    r"|front page|online|print edition|web edition|undated|n\.d|no date|forthcoming|unpublished|video|audio|transcript"
    r"|in \w{4,12}$|(?:morning|evening|sunday|weekend|international|english|final|late|early) edition|original"
    r"|archived|archive|accessible"
    r"|available|via email|by phone|by telephone|minute|min\b|at \d|around \d|on|of|dated|for|the|and|&)\b",
    re.IGNORECASE,
)
_CALENDAR = re.compile(
    r"spring|summer|autumn|fall|winter|(?:first|second|third|final|late|early|city|moscow|international|print|english)"
    r" edition|(?:last |on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday"
    r"|\d{1,2}(?:st|nd|rd|th)? (?:farvardin|ordibehesht|khordad|tir|mordad|shahrivar|mehr|aban|azar|dey|day|bahman"
    r"|esfand|hamal|sawr|jawza|saratan|asad|sonbola|sunbula|mizan|aqrab|qaws|jadi|dalwa|hut|muharram|safar|rabi|jumada|rajab"
    r"|shaban|ramadan|shawwal|dhu)[^\W\d_'-]{0,3}(?: (?:al|ul)?[^\W\d_-]{0,10})?(?: \d{4})?",
    re.IGNORECASE,
)
_QUOTING = re.compile(r"(?:quoting|citing|quoted|citing|based on|attributed to)\b")
_NUMBERED_NAME = re.compile(
    r"\s{1,3}(?P<issue>(?:No|Nos|Nr|N[°º]|№|Issue|Vol|Volume|#)\.?\s{0,2}[A-Z]{0,4}\d[\d/., No-]{0,20}"
    r"|\d{1,4}(?:[/:]\d{1,4})?|(?:(?<=report )|(?<=document )|(?<=cable )|(?<=paper ))[A-Z]{1,6}[/-]?\d[\w./-]{1,24})$",
    re.IGNORECASE,
)
_ONLY_LINK = re.compile(r"(?:on|of|dated|for|the|and|&|also|at|in|both|via|from)", re.IGNORECASE)
_EDITION = re.compile(r"(?:[^\W\d_]{3,13} )?edition(?:,? pp?\.? ?\d[\d, –-]{0,12})?", re.IGNORECASE)
_DAY_MONTH = re.compile(r"(?P<d>[0-3]?\d)\. ?(?P<m>[01]?\d)\.|(?P<slash>[0-3]?\d)/(?P<second>[0-3]?\d)")
"""A day without its year, as they write it from Germany to Serbia ("4.4."), and in chronologies ("7/18")."""
_ACCESS = re.compile(
    r"(?:accessed|retrieved|viewed|visited|consulted|archived|updated|modified)(?: from the original)?"
    r"(?: on| at| from)?:?\s{0,3}$",
    re.IGNORECASE,
)
_DAYS, _MONTHS = 31, 12
_LONGEST_REMEMBERED = 80
"""Characters of a stretch that is remembered once it was read."""
_ACCESS_WORDS = 40
"""Characters; the words that make a date one of access are no longer."""
_LANGUAGE = (
    r"(?:English|Persian|Farsi|Dari|Pashto|Pashtu|Arabic|Russian|Urdu|Hindi|Bengali|Bangla|Punjabi|Sindhi|Balochi|Baluchi"
    r"|Kurdish|Turkish|Azeri|Azerbaijani|Armenian|Georgian|Uzbek|Tajik|Turkmen|Kyrgyz|Kazakh|Uyghur|Chinese|Mandarin"
    r"|Japanese|Korean|French|German|Spanish|Portuguese|Italian|Ukrainian|Belarusian|Polish|Czech|Serbian|Serbo-Croatian"
    r"|Croatian|Bosnian|Albanian|Macedonian|Bulgarian|Romanian|Greek|Hebrew|Amharic|Somali|Swahili|Hausa|Indonesian"
    r"|Malay|Thai|Vietnamese|Burmese|Nepali|Sinhala|Tamil|Chechen|Tatar)"
)
_BROADCAST = re.compile(
    rf"(?:,?\s{{0,3}}in\s{{1,3}}{_LANGUAGE}(?:(?:/|-|,?\s{{1,3}}|\s{{1,3}}and\s{{1,3}}){_LANGUAGE})?)?"
    r"(?:(?<!No)(?<!No\.),?\s{1,3}(?:at )?\d{3,4}(?:-\d{3,4})?"
    r"\s{0,2}(?:gmt|utc|hrs|hours|local time)?(?: on)?)?$",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"(?:at )?\d{1,2}(?::?\d{2})?\s{0,2}(?:gmt|utc|hrs|hours|a\.?m\.?|p\.?m\.?|local time)\b\.?"
    r"(?: (?:on|bulletin|news))?",
    re.IGNORECASE,
)


def find_fields(text: str, span: Span, names: Names, *, stops: bool = False) -> list[Field]:
    """Return the parts of a bracket's or a note's segment in text order.

    Commas part them; in notes (``stops``) full stops and colons too, as they do in lists of references.
    """
    if not stops and (simple := _read_simple(text, span, names)) is not None:
        return simple
    fields: list[Field] = []
    for part in _cut(text, span, names, _NOTE_SEPARATOR if stops else _SEPARATOR):
        if not isinstance(part, Field):
            fields += _read_chunk(text, part, names, first=not fields)
        elif part.kind is FieldKind.DATE and _ACCESS.search(
            text, max(span.start, part.span.start - _ACCESS_WORDS), part.span.start
        ):
            fields.append(replace(part, kind=FieldKind.DETAIL))
        else:
            fields.append(part)
    return fields


def _read_simple(text: str, span: Span, names: Names) -> list[Field] | None:
    """Return the parts of words in letters, a comma and a date, as most brackets are; None for what is not so simple.

    Nothing but the date stands for itself there, so that nothing else needs to be looked for.
    """
    match = _SIMPLE.fullmatch(text, span.start, span.end)
    dates = list(find_dates(text, span.start, span.end)) if match else []
    if match is None or len(dates) != 1 or dates[0].span != Span(*match.span("date")):
        return None
    name = Span(*match.span("name"))
    return [*_read_chunk(text, name, names, first=True), Field(FieldKind.DATE, dates[0].span, date=dates[0])]


def _cut(text: str, span: Span, names: Names, separator: re.Pattern[str]) -> Iterator[Field | Span]:
    """Yield what stands for itself (addresses, titles, nested brackets, dates), and the chunks between separators."""
    at = span.start
    for atom in find_atoms(text, span, names):
        yield from _find_chunks(text, Span(at, atom.span.start), separator, names)
        yield atom
        at = atom.span.end
    yield from _find_chunks(text, Span(at, span.end), separator, names)


def _find_chunks(text: str, span: Span, separator: re.Pattern[str], names: Names) -> Iterator[Span]:
    """Yield the stretches between separators, without white space and punctuation at their ends.

    The full stop of a registered abbreviation ("Harb. Post") parts nothing.
    """
    cuts = [match.span() for match in separator.finditer(text, span.start, span.end)]
    if cuts and separator is _NOTE_SEPARATOR:
        known = names.within(span)
        cuts = [cut for cut in cuts if not any(one.span.start < cut[0] < one.span.end for one in known)]
    starts = [span.start, *(last for _, last in cuts)]
    ends = [*(first for first, _ in cuts), span.end]
    for start, end in zip(starts, ends, strict=True):
        first, last = start, end
        while first < last and text[first] in _EDGES:
            first += 1
        while last > first and text[last - 1] in _EDGES and not _is_dotted(text, first, last):
            last -= 1
        if first < last:
            yield Span(first, last)


def _is_dotted(text: str, first: int, last: int) -> bool:
    """Tell whether the full stop at the end belongs to the word ("U.S.", "et al.")."""
    return text[last - 1] == "." and (
        text[max(first, last - 3) : last - 2] == "." or text[first:last].endswith("et al.")
    )


def _read_chunk(text: str, span: Span, names: Names, *, first: bool) -> Iterable[Field]:
    """Return the fields of one stretch without commas.

    What has no registered name in it is looked up if it was read before: a text cites the same few again and again.
    """
    if span.end - span.start > _LONGEST_REMEMBERED or names.within(span):
        return _read_words(text, span, names, first=first)
    return [_move(field, span.start) for field in _read_unregistered(span.of(text), names.places, first=first)]


@lru_cache(maxsize=4096)
def _read_unregistered(surface: str, places: frozenset[str], *, first: bool) -> tuple[Field, ...]:
    """Return the fields of a stretch without registered names, as if the text began with it."""
    return tuple(_read_words(surface, Span(0, len(surface)), Names((), (), places), first=first))


def _move(field: Field, by: int) -> Field:
    """Return the field of a stretch without registered names so many characters further on."""
    span = Span(field.span.start + by, field.span.end + by)
    date = field.date._replace(span=span) if field.date else None
    place = Span(field.place.start + by, field.place.end + by) if field.place else None
    return Field(
        field.kind, span, date, None, field.looks, place, field.relay,
        led=field.led, cited=field.cited, beside=field.beside, interview=field.interview,
    )  # fmt: skip


def _read_words(text: str, span: Span, names: Names, *, first: bool) -> Iterator[Field]:
    """Yield the fields of one stretch without commas."""
    surface = span.of(text)
    plain = _strip_broadcast(text, span)
    if plain is None or any(detail.fullmatch(surface) for detail in (_TIME, _ONLY_LINK, _CALENDAR, _EDITION)):
        yield Field(FieldKind.DETAIL, span)
    elif back := _BACK.match(surface):
        yield Field(FieldKind.BACK, Span(span.start, span.start + back.end()))
    elif (day := _read_day(surface, span)) is not None:
        yield Field(FieldKind.DATE, span, date=day)
    elif not names.within(span) and (_ISSUE.match(surface) or _NUMBERS.fullmatch(surface)):
        yield Field(FieldKind.ISSUE, span)
    elif (
        not names.within(span) and not _names_after(text, span) and (_DETAIL.match(surface) or _QUOTING.match(surface))
    ):
        yield Field(FieldKind.DETAIL, span)
    else:
        yield from _read_numbered(text, plain, names, first=first)


def _read_day(surface: str, span: Span) -> FoundDate | None:
    """Return "4.4." or "7/18" as a day, None for what is no day of the calendar."""
    match = _DAY_MONTH.fullmatch(surface)
    if match is None:
        return None
    slash = match["slash"] is not None
    day, month = int(match["d"] or match["slash"]), int(match["m"] or match["second"])
    if slash and month > _MONTHS:
        day, month = month, day
    if not (1 <= day <= _DAYS and 1 <= month <= _MONTHS):
        return None
    return FoundDate(span, DateParts(None, month, day), either_order=slash and day <= _MONTHS and day != month)


def _read_numbered(text: str, span: Span, names: Names, *, first: bool) -> Iterator[Field]:
    """Yield the names of a stretch, and the issue that may come after ("Dabiq 7", "Trud No 12"); not of "Channel 4"."""
    match = _NUMBERED_NAME.search(text, max(span.start, span.end - 40), span.end)
    inside = match is not None and any(mention.span.end > match.start() for mention in names.within(span))
    bare = match is not None and match["issue"].isdigit()
    if (
        match is None
        or inside
        or match.start() == span.start
        or (bare and _is_channel(text, span.start, match.start()))
    ):
        yield from read_names(text, span, names, first=first)
        return
    yield from read_names(text, Span(span.start, match.start()), names, first=first)
    yield Field(FieldKind.ISSUE, Span(match.start("issue"), match.end()))


def _is_channel(text: str, start: int, end: int) -> bool:
    """Tell whether the word before a number is one that channels are numbered by ("Channel 4", "News 12")."""
    word = text[start:end].split()[-1:]
    return not word or word[0].isupper() or is_trade_word(word[0]) or word[0].lower() in {"france", "kanal", "studio"}


def _names_after(text: str, span: Span) -> bool:
    """Tell whether a name follows the first word of a stretch, or is all of it ("Archive" is none)."""
    words = span.of(text).split()
    return any(word[0].isupper() for word in words[1:])


def _strip_broadcast(text: str, span: Span) -> Span | None:
    """Return the stretch without "in Persian 0330 gmt" at its end; None if nothing else is in it."""
    match = _BROADCAST.search(text, max(span.start, span.end - 60), span.end)
    end = match.start() if match else span.end
    while end > span.start and text[end - 1] in _EDGES:
        end -= 1
    return Span(span.start, end) if end > span.start else None
