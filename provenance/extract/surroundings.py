"""What the words around a bracket say of it: a gloss, a dateline, a photo credit, a date of the outlet just named."""

import re
from dataclasses import dataclass

from provenance.extract.brackets import Bracket
from provenance.extract.fields import Field, FieldKind, Names
from provenance.extract.items import Item
from provenance.extract.names import NameClass, classify_name, is_trade_word
from provenance.extract.outlets import OutletMention
from provenance.extract.segments import Segment
from provenance.model.spans import Span
from provenance.text.wordlists import list_words

_NEAR = 120
_LONGEST_CLAUSE = 500
_CAPITALS = re.compile(r"[A-Z]")
_INITIALS = re.compile(r"(?<![^\W_])[^\W\d_]|(?<=-)[^\W\d_]")
_LONGEST_DATELINE = 60
_DATELINE = re.compile(r"\s{0,3}(?:[–—-]{1,2}|_)\s?")
_CITY = re.compile(r"\b[A-Z]{3,}(?: [A-Z]{3,}){0,3}(?:, [A-Z][a-z]{1,12}\.?)?(?:, [A-Z][a-z]{2,8}\.? \d{1,2})? $")
_STOPPED = re.compile(r"[.!?…][\"”’')]{0,3}\s{1,3}$")
_KIND_NOUN = re.compile(
    r"\b(?:agency|newspaper|daily|weekly|magazine|channel|network|station|broadcaster|website|portal|outlet|paper|site)\s?$",
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
    r"(?:[’']s)?(?:\s(?:reports?|reported|says|said|writes|wrote|newspaper|daily|weekly|magazine|agency|channel|website|tv"
    r"|radio|article|story)){0,2}(?:\sthat)?\s{0,2}$"
)
_AUTHOR_BEFORE = re.compile(
    r"([A-Z][^\W\d_]+(?:[- ](?:al-)?[A-Z][^\W\d_]+)?(?: et al\.?| and [A-Z][^\W\d_]+)?)(?:[’']s?)?\s$"
)
_AGAIN = re.compile(
    r"\b(?:the|this|same) (?:paper|newspaper|daily|agency|channel|magazine|website|outlet|broadcaster|station|report"
    r"|article|weekly|portal)\b",
    re.IGNORECASE,
)
_MONITORED = re.compile(r"\bin [A-Z][a-z]+|\b(?:gmt|GMT|hrs)\b")
_CAPITALS_BEFORE = re.compile(r"(?:[A-Z][\w.&’'-]* ){1,4}$")
_FIRST = re.compile(r"([^\W\d_]+) ")
_FUNCTION_WORDS = list_words(
    """a an in on at by for from of to and but or as if when while after before since although though according
    yesterday today monday tuesday wednesday thursday friday saturday sunday however meanwhile later earlier then also
    both even only quoting citing via with"""
)
_DATING = frozenset({FieldKind.DATE, FieldKind.DETAIL, FieldKind.ISSUE, FieldKind.PLACE})
_ARGUING = re.compile(
    r"\s(?:also |further |has |have |had |himself |herself )?(?:argu|not|writ|wrote|find|found|show|suggest|point|claim"
    r"|describ|observ|report|estimat|stat|contend|explain|identif|conclud|propos|demonstrat|discuss|maintain|call|refer)"
)
_LIST = 3
"""Registered outlets from which on a bracket after the full stop lists sources and credits no story."""


@dataclass(frozen=True, slots=True)
class Context:
    """Where a bracket stands: its sentence, and whether a bracket before it in the sentence cites an outlet."""

    sentence: Span
    cited: bool = False


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
    """Tell whether the initials of the words before spell the acronym; of three or more one may be left over."""
    letters = [c.lower() for c in _CAPITALS.findall(name)]
    if len(letters) < 2 or not name.isupper():  # noqa: PLR2004 -- one letter spells nothing
        return False
    initials = [c.lower() for c in _INITIALS.findall(before)][-len(letters) - 4 :]
    at = 0
    for initial in initials:
        if at < len(letters) and initial == letters[at]:
            at += 1
    return at >= len(letters) - (len(letters) > 2)  # noqa: PLR2004 -- see above


def is_credit(text: str, segments: list[Segment], bracket: Bracket, sentence: Span) -> bool:
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
    named = [name for item in items for name in (item.name, item.via) if name is not None]
    persons = any(name.looks is NameClass.PERSON for name in named)
    if persons and "/" in bracket.inner.of(text):
        return True
    if sum(name.mention is not None for name in named) >= _LIST:
        return False
    described = any(field.kind in {FieldKind.ISSUE, FieldKind.TITLE} for s in segments for field in s.fields)
    stopped = _STOPPED.search(text, max(0, bracket.span.start - 8), bracket.span.start) is not None
    stopped = stopped or bracket.span.start == sentence.start
    return stopped and not described and not _is_led(text, segments)


def _is_led(text: str, segments: list[Segment]) -> bool:
    """Tell whether words such as "see" lead to the names; "source:" is what credits have, too."""
    return any(
        field.cited and not text[segment.span.start : segment.span.start + 6].lower().startswith("source")
        for segment in segments
        for field in segment.fields
    )


def is_dateline(text: str, span: Span) -> bool:
    """Tell whether a bracket stands in a wire story's dateline: near the line's start, with a dash after it or a city.

    The city is in capitals ("DENVER (CBS4) One man …").
    """
    start = text.rfind("\n", max(0, span.start - _LONGEST_DATELINE), span.start)
    opens = start >= 0 or span.start < _LONGEST_DATELINE
    dashed = _DATELINE.match(text, span.end) is not None
    capitals = _CITY.search(text, max(0, span.start - _LONGEST_DATELINE), span.start) is not None
    return (opens and (dashed or capitals)) or (dashed and capitals)


def lean_on_sentence(
    text: str, segments: list[Segment], bracket: Bracket, context: Context, names: Names
) -> tuple[Item, ...]:
    """Return the dates of a bracket that names no source, where the sentence has just named one.

    That is so right after an outlet's name ("Dawn (March 3) reported"), at the end of a clause in which an outlet and a
    reporting verb stand ("Dawn reported floods (March 3)."), or the verb and a word for the outlet cited last ("the
    paper reported (March 3)"), at the end of a later clause of a sentence that cites an outlet in brackets, and for a
    year between an author and a verb ("Harker (2010) argues").
    """
    fields = [field for segment in segments for field in segment.fields]
    dates = [field.date for field in fields if field.date is not None]
    apart = any(field.kind not in _DATING for field in fields)
    if not dates or apart or text[bracket.span.start] == "[":
        return ()
    sentence = context.sentence
    monitored = any(field.kind is FieldKind.DETAIL and _MONITORED.search(field.span.of(text)) for field in fields)
    place = next((field.span for field in fields if field.kind is FieldKind.PLACE), None)
    name = find_name_before(text, bracket, sentence, names, surely=monitored)
    if name is None and place is None:
        name = _find_author(text, bracket, sentence) if dates[0].on.month is None else None
        if name is None and all(date.on.day is not None for date in dates):
            name = _find_reporter(text, bracket, context, names)
    if name is None:
        return ()
    back = name.kind is FieldKind.BACK
    return tuple(Item(date.span, name, date, place=place, leans=not back, back=back) for date in dates)


def _find_reporter(text: str, bracket: Bracket, context: Context, names: Names) -> Field | None:
    """Return the outlet, or the word for it, that a clause names with a reporting verb, if the bracket closes it."""
    sentence = context.sentence
    closes = text[bracket.span.end : bracket.span.end + 1] in {"", ".", ",", ";", ":"}
    if not closes and bracket.span.end < sentence.end:
        return None
    if context.cited:
        return Field(FieldKind.BACK, bracket.inner)
    clause = Span(max(sentence.start, bracket.span.start - _LONGEST_CLAUSE), bracket.span.start)
    if _REPORTING.search(text, clause.start, clause.end) is None:
        return None
    mentions = names.within(clause)
    if mentions:
        return _widen(text, mentions[-1], sentence)
    again = _AGAIN.search(text, clause.start, clause.end)
    return Field(FieldKind.BACK, Span(*again.span())) if again else None


def _widen(text: str, mention: OutletMention, sentence: Span) -> Field:
    """Return a registered name, or the longer name that it only ends ("Tarsa Herald")."""
    match = _CAPITALS_BEFORE.search(text, max(sentence.start, mention.span.start - _NEAR), mention.span.start)
    front = match.group().split() if match else []
    while front and front[0].lower() in _FUNCTION_WORDS:
        front.pop(0)
    if match is None or not front or not mention.generic or _is_said(front):
        return Field(FieldKind.NAME, mention.span, mention=mention)
    start = mention.span.start - len(match.group()) + match.group().find(front[0])
    return Field(FieldKind.NAME, Span(start, mention.span.end), looks=NameClass.PUBLISHER)


def _is_said(words: list[str]) -> bool:
    """Tell whether words before a name are a verb or an adverb with a capital, as headlines have them."""
    return any(_REPORTING.fullmatch(word) for word in words)


def _find_author(text: str, bracket: Bracket, sentence: Span) -> Field | None:
    """Return the author before a year in brackets, if a verb of arguing comes after it."""
    match = _AUTHOR_BEFORE.search(text, max(sentence.start, bracket.span.start - _NEAR), bracket.span.start)
    if match is None or _ARGUING.match(text, bracket.span.end, sentence.end) is None:
        return None
    span = Span(*match.span(1))
    looks = classify_name(span.of(text))
    return Field(FieldKind.NAME, span, looks=looks) if looks in {NameClass.PERSON, NameClass.PLAIN} else None


def find_name_before(text: str, bracket: Bracket, sentence: Span, names: Names, *, surely: bool) -> Field | None:
    """Return the outlet right before a bracket ("The Courier reports (https://…)", "Dawn (March 3) said").

    ``surely``: the bracket shows that an outlet stands there, so any name will do.
    """
    start = max(sentence.start, bracket.span.start - _NEAR)
    match = _NAME_BEFORE.search(text, start, bracket.span.start)
    if match is None:
        return None
    first = match.start(1)
    while (word := _FIRST.match(text, first, match.end(1))) and word.group(1).lower() in _FUNCTION_WORDS:
        first = word.end()
    span = Span(first, match.end(1))
    known = [mention for mention in names.within(Span(start, bracket.span.start)) if mention.span.end == span.end]
    if known:
        return _widen(text, known[-1], Span(first, sentence.end))
    described = _KIND_NOUN.search(text, match.end(1), bracket.span.start) is not None
    looks = classify_name(span.of(text))
    published = looks is NameClass.PUBLISHER and not is_trade_word(span.of(text))
    named = published or ((surely or described) and looks not in {NameClass.TEXT, NameClass.EVENT})
    return Field(FieldKind.NAME, span, looks=NameClass.PUBLISHER) if named else None
