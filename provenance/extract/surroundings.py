"""What the words around a bracket say of it: a gloss, a dateline, a photo credit, a date of the outlet just named."""

import re

from provenance.extract.brackets import Bracket
from provenance.extract.fields import Field, FieldKind, Names
from provenance.extract.items import Item
from provenance.extract.names import NameClass, classify_name
from provenance.extract.segments import Segment
from provenance.model.spans import Span

_NEAR = 120
_CAPITALS = re.compile(r"[A-Z]")
_INITIALS = re.compile(r"(?<![^\W_])[^\W\d_]|(?<=-)[^\W\d_]")
_LONGEST_DATELINE = 60
_DATELINE = re.compile(r"\s{0,3}(?:[–—-]{1,2}|_)\s?")
_STOPPED = re.compile(r"[.!?…][\"”’')]{0,3}\s{1,3}$")
_KIND_NOUN = re.compile(
    r"\b(?:agency|newspaper|daily|weekly|magazine|channel|network|station|broadcaster|website|portal|outlet|paper|site)$",
    re.IGNORECASE,
)
_REPORTING = re.compile(
    r"\b(?:report(?:s|ed|ing)?|according to|said|says|wrote|writes|quot(?:ed|es|ing)|cit(?:ed|es|ing)|claim(?:ed|s|ing)"
    r"|told|tells|announced|stated|noted|revealed|published|broadcast|confirmed|carried|added|aired|posted|alleged"
    r"|interview)\b",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(
    r"((?:The )?[A-Z][\w.&’'-]*(?:[ -](?:of|the|and|de|al-)?[ ]?[A-Z0-9][\w.&’'-]*){0,5})"
    r"(?:[’']s)?(?:\s(?:reports?|reported|says|said|writes|wrote|newspaper|daily|website|article|story)){0,2}(?:\sthat)?\s{0,2}$"
)
_AUTHOR_BEFORE = re.compile(
    r"([A-Z][^\W\d_]+(?:[- ](?:al-)?[A-Z][^\W\d_]+)?(?: et al\.?| and [A-Z][^\W\d_]+)?)(?:[’']s?)?\s$"
)
_ARGUING = re.compile(
    r"\s(?:also |further |has |have |had |himself |herself )?(?:argu|not|writ|wrote|find|found|show|suggest|point|claim"
    r"|describ|observ|report|estimat|stat|contend|explain|identif|conclud|propos|demonstrat|discuss|maintain|call|refer)"
)


def is_gloss(text: str, segment: Segment, bracket: Bracket, names: Names) -> bool:
    """Tell whether a bare name only explains the words before it.

    It is an acronym of them, another name of the outlet that they name, or follows the word for its kind ("the agency
    (TASS) said").
    """
    name = segment.items[0].name if len(segment.items) == 1 else None
    if name is None or name.kind is not FieldKind.NAME or name.cited or segment.items[0].date is not None:
        return False
    first = max(0, bracket.span.start - _NEAR)
    before = text[first : bracket.span.start].rstrip()
    known = names.within(Span(first, bracket.span.start))
    if known and known[-1].span.end >= bracket.span.start - 2:
        return True
    return _spells(name.span.of(text), before) or _KIND_NOUN.search(before) is not None


def _spells(name: str, before: str) -> bool:
    """Tell whether the initials of the words before spell the acronym; one letter may be left over."""
    letters = [c.lower() for c in _CAPITALS.findall(name)]
    if len(letters) < 2 or not name.isupper():  # noqa: PLR2004 -- one letter spells nothing
        return False
    initials = [c.lower() for c in _INITIALS.findall(before)][-len(letters) - 4 :]
    at = 0
    for initial in initials:
        if at < len(letters) and initial == letters[at]:
            at += 1
    return at >= len(letters) - 1


def is_credit(text: str, segments: list[Segment], bracket: Bracket) -> bool:
    """Tell whether a bracket credits an image or a whole story and cites nothing for its sentence.

    So does a name in a dateline ("KABUL (Reuters) -"), and one without a date after the full stop ("… on Monday.
    (Source: Reuters)").
    """
    items = [item for segment in segments for item in segment.items]
    if any(item.date is not None or item.back for item in items):
        return False
    if any(item.name is not None and item.name.address is not None and item.name.address.whole for item in items):
        return False
    if is_dateline(text, bracket.span):
        return True
    described = any(field.kind in {FieldKind.ISSUE, FieldKind.TITLE} for s in segments for field in s.fields)
    stopped = _STOPPED.search(text, max(0, bracket.span.start - 8), bracket.span.start) is not None
    return stopped and not described and not _is_led(text, segments)


def _is_led(text: str, segments: list[Segment]) -> bool:
    """Tell whether words such as "see" lead to the names; "source:" is what credits have, too."""
    return any(
        field.cited and not text[segment.span.start : segment.span.start + 6].lower().startswith("source")
        for segment in segments
        for field in segment.fields
    )


def is_dateline(text: str, span: Span) -> bool:
    """Tell whether a bracket stands in a wire story's dateline: near the line's start, with a dash after it."""
    start = text.rfind("\n", max(0, span.start - _LONGEST_DATELINE), span.start)
    opens = start >= 0 or span.start < _LONGEST_DATELINE
    return opens and _DATELINE.match(text, span.end) is not None


def lean_on_sentence(
    text: str, segments: list[Segment], bracket: Bracket, sentence: Span, names: Names
) -> tuple[Item, ...]:
    """Return the dates of a bracket that holds nothing else, where the sentence has just named their source.

    That is so right after an outlet's name ("Dawn (March 3) reported"), at the end of a clause in which an outlet and a
    reporting verb stand ("Dawn reported floods (March 3)."), and for a year between an author and a verb ("Harker
    (2010) argues").
    """
    fields = [field for segment in segments for field in segment.fields]
    dates = [field.date for field in fields if field.date is not None]
    apart = any(field.kind not in {FieldKind.DATE, FieldKind.DETAIL, FieldKind.ISSUE} for field in fields)
    if not dates or apart or text[bracket.span.start] == "[":
        return ()
    mentions = names.within(Span(sentence.start, bracket.span.start))
    if not mentions:
        author = _find_author(text, bracket, sentence) if dates[0].on.month is None else None
        return tuple(Item(date.span, author, date) for date in dates) if author else ()
    mention = mentions[-1]
    beside = not text[mention.span.end : bracket.span.start].strip(" \u00a0’'s\n")
    closes = (
        text[bracket.span.end : bracket.span.end + 1] in {"", ".", ",", ";", ":"} or bracket.span.end >= sentence.end
    )
    reported = _REPORTING.search(text, sentence.start, bracket.span.start) is not None
    if not beside and not (closes and reported and all(date.on.day is not None for date in dates)):
        return ()
    name = Field(FieldKind.NAME, mention.span, mention=mention)
    return tuple(Item(date.span, name, date) for date in dates)


def _find_author(text: str, bracket: Bracket, sentence: Span) -> Field | None:
    """Return the author before a year in brackets, if a verb of arguing comes after it."""
    match = _AUTHOR_BEFORE.search(text, max(sentence.start, bracket.span.start - _NEAR), bracket.span.start)
    if match is None or _ARGUING.match(text, bracket.span.end, sentence.end) is None:
        return None
    span = Span(*match.span(1))
    looks = classify_name(span.of(text))
    return Field(FieldKind.NAME, span, looks=looks) if looks in {NameClass.PERSON, NameClass.PLAIN} else None


def find_linked_name(text: str, bracket: Bracket, sentence: Span, names: Names, *, surely: bool) -> Field | None:
    """Return the outlet right before a bracket with nothing but a link ("The Courier reports (https://…)").

    ``surely``: the link's own address says nothing of the outlet, so any name before it will do.
    """
    start = max(sentence.start, bracket.span.start - _NEAR)
    match = _NAME_BEFORE.search(text, start, bracket.span.start)
    if match is None:
        return None
    span = Span(*match.span(1))
    known = names.within(Span(start, bracket.span.start))
    if known and known[-1].span.end == span.end:
        return Field(FieldKind.NAME, known[-1].span, mention=known[-1])
    looks = classify_name(span.of(text))
    named = looks is NameClass.PUBLISHER or (surely and looks in {NameClass.PERSON, NameClass.PLAIN, NameClass.ACRONYM})
    return Field(FieldKind.NAME, span, looks=NameClass.PUBLISHER) if named else None
