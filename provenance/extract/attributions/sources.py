"""What kind of voice a source phrase names: an outlet, a person, a body, an unnamed group, a document."""

from typing import NamedTuple

from provenance.extract.attributions.grammar import (
    CLOSE,
    COMMA,
    DASH,
    DETERMINER,
    GENITIVE,
    HEAD,
    NAME,
    NOUN,
    NUMBER,
    OPEN,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    TO,
)
from provenance.extract.attributions.lines import Line
from provenance.extract.attributions.registers import LONGEST_NOUN, Register
from provenance.extract.attributions.scenes import Range
from provenance.extract.outlets import OutletMention
from provenance.model.lexicons import SourceNoun
from provenance.model.spans import Span
from provenance.model.vocabulary import MEDIA, CitationKind, SourceKind
from provenance.text.wordlists import list_words

_IMAGES = list_words("footage video videos image images photo photos photograph photographs picture pictures")
"""What shows something and tells nothing: "the footage" points back to no outlet."""
_ACRONYM = 6
_PAIR = 2
_NAME_REACH = 4
_PARTITIVES = list_words(
    "one some many several most none number group few two three four all both dozens majority half any"
)
_INDEFINITE = list_words("a an some several many few other various any no two three four five")
_DEFINITE = list_words("the this that same its their his her")
_STAFF = list_words(
    "reporter reporters correspondent correspondents journalist editor columnist writer anchor host staff"
)
_COMMON_FIRST = list_words(
    """local senior community tribal village party opposition union rebel business religious political military regional
    provincial world top several other former security government student labour labor church civic state federal city
    county national foreign international independent social media news press"""
)
"""Words that have a capital only because a sentence begins with them."""
_BREAKS = COMMA | RELATIVE | OPEN | CLOSE | DASH | TO


class Voice(NamedTuple):
    """What a source phrase names. ``refers`` tells it points back.

    ``known`` is false where nothing shows that the phrase names somebody who speaks ("the attack").
    """

    kind: CitationKind
    source_kind: SourceKind
    publisher: Span | None = None
    refers: bool = False
    document: bool = False
    known: bool = True


UNNAMED = Voice(CitationKind.ANONYMOUS, SourceKind.UNNAMED)


def describe_source(line: Line, source: Range, register: Register) -> Voice:
    """Tell what the noun phrase of a source names, from its first part: what stands before a comma or "who"."""
    first, end = source
    if end - first == 1 and line.marks[first] & (PRONOUN | RELATIVE | POSSESSIVE):
        return _describe_pronoun(line.lows[first])
    first = _skip_partitive(line, first, end)
    chunk = _find_chunk(line, first, end)
    noun, at = _find_noun(line, first, chunk, register)
    mention = _find_mention(line, (first, chunk, end), register, document=noun is not None and noun.document)
    if mention is not None:
        document = noun is not None and noun.document
        return Voice(CitationKind.NARRATIVE, mention.outlets[0].kind, mention.span, document=document)
    if noun is not None:
        return _describe_noun(line, (first, chunk, end), noun, at, register)
    named = _has_name(line, first, end)
    if named and register.is_place(line.surface(first, chunk)):
        return Voice(CitationKind.NARRATIVE, SourceKind.GOVERNMENT)
    return _describe_plain(line, first, chunk, named=named)


def _describe_pronoun(low: str) -> Voice:
    if low in {"he", "she", "his", "her", "who"}:
        return Voice(CitationKind.NARRATIVE, SourceKind.PERSON, refers=True)
    if low in {"i", "we", "you", "my", "our", "your", "there"}:
        return Voice(CitationKind.NARRATIVE, SourceKind.PERSON, known=False)
    return Voice(CitationKind.NARRATIVE, SourceKind.BODY, refers=True)


def _skip_partitive(line: Line, first: int, end: int) -> int:
    """Return where the noun begins in "one of the officials"."""
    for at in range(first, min(first + 3, end - 1)):
        if line.lows[at] == "of":
            return at + 1 if line.lows[at - 1] in _PARTITIVES and at > first else first
    return first


def _find_chunk(line: Line, first: int, end: int) -> int:
    """Return where the first part of the phrase ends; an acronym in brackets before a further noun is no end."""
    at = first + 1
    while at < end:
        mark = line.marks[at]
        if mark & OPEN and at + 3 < end and line.marks[at + 2] & CLOSE and line.marks[at + 3] & NOUN:
            at += 3
            continue
        if mark & _BREAKS or (mark & PREPOSITION and not mark & NAME):
            return at
        at += 1
    return end


def _find_mention(
    line: Line, places: tuple[int, int, int], register: Register, *, document: bool
) -> OutletMention | None:
    """Return the registered name that the phrase is about: its head, or who published the document it names."""
    first, chunk, end = places
    for mention in register.find_outlets(line.starts[first], line.ends[end - 1]):
        issues = document and (mention.outlets[0].kind in MEDIA or _is_issuer(line, mention, first, chunk, end))
        if issues or _is_head(line, mention, first, chunk, register):
            return mention
    return None


def _is_issuer(line: Line, mention: OutletMention, first: int, chunk: int, end: int) -> bool:
    """Tell whether a body issued the document of a phrase: "a report from the institute", "the institute report"."""
    inside = [at for at in range(first, end) if mention.span.start <= line.starts[at] < mention.span.end]
    if not inside:
        return False
    if inside[-1] + 1 < chunk:
        return True
    before = inside[0] - 1
    while before > first and line.marks[before] & (DETERMINER | NAME) and not line.marks[before] & PREPOSITION:
        before -= 1
    return line.lows[before] in {"by", "from", "of"} or bool(line.marks[inside[-1]] & GENITIVE)


def _is_head(line: Line, mention: OutletMention, first: int, chunk: int, register: Register) -> bool:
    """Tell whether a name ends the first part of a phrase, or only a word for media or their staff follows it."""
    end = line.ends[chunk - 1]
    if mention.span.start >= end:
        return False
    if mention.span.end >= end:
        return True
    if mention.outlets[0].kind not in MEDIA:
        return False
    behind = next((at for at in range(first, chunk) if line.starts[at] >= mention.span.end), None)
    if behind is None or line.lows[behind] in _STAFF:
        return True
    owned = line.marks[behind - 1] & GENITIVE and all(line.marks[at] & NAME for at in range(behind, chunk))
    if owned and chunk - behind > 1:
        return True
    noun, _ = _find_noun(line, behind, chunk, register)
    return noun is not None and (noun.kind in MEDIA or noun.document)


def _find_noun(line: Line, first: int, end: int, register: Register) -> tuple[SourceNoun | None, int]:
    """Return the source noun that ends a range, or that only a name follows, and the token behind it."""
    for stop in range(end, first, -1):
        noun = register.nouns.find_ending(line.lows, first, stop)
        if noun is not None:
            return noun, stop
        if not line.marks[stop - 1] & NAME and not line.within[stop - 1]:
            break
    return None, end


def _describe_noun(  # noqa: PLR0911 -- one return for each kind of noun
    line: Line, places: tuple[int, int, int], noun: SourceNoun, at: int, register: Register
) -> Voice:
    """Tell what a phrase names whose first part has the noun in it; ``at`` is the token behind the noun."""
    first, chunk, end = places
    if noun.kind in MEDIA:
        return _describe_publisher(line, first, chunk, noun.kind)
    if noun.document:
        return _describe_document(line, (first, end), register)
    named = any(line.marks[token] & NAME for token in range(at, chunk))
    if noun.kind is SourceKind.UNNAMED:
        if named or (chunk < end and line.marks[chunk] & COMMA and _is_person(line, chunk + 1, end)):
            return Voice(CitationKind.NARRATIVE, SourceKind.PERSON)
        return UNNAMED
    plural = noun.kind is SourceKind.PERSON and noun.text.endswith("s")
    if plural and not _has_name(line, first, end) and not line.marks[first] & (DETERMINER | POSSESSIVE | GENITIVE):
        return UNNAMED
    if plural and not named:
        return Voice(CitationKind.NARRATIVE, SourceKind.BODY)
    refers = noun.text == "agency" and chunk - first == _PAIR and line.lows[first] in _DEFINITE
    return Voice(CitationKind.NARRATIVE, noun.kind, refers=refers)


def _describe_publisher(line: Line, first: int, end: int, kind: SourceKind) -> Voice:
    """Tell of "the Herat daily" (named), "the newspaper" (points back) and "a newspaper" (unnamed)."""
    name = _find_name(line, first, end)
    if name is not None:
        return Voice(CitationKind.NARRATIVE, kind, line.span(*name))
    if line.lows[first] in _DEFINITE:
        return Voice(CitationKind.NARRATIVE, kind, refers=True, document=True)
    return Voice(CitationKind.ANONYMOUS, SourceKind.UNNAMED, document=True)


def _describe_document(line: Line, source: Range, register: Register) -> Voice:
    """Tell who issued a document: a publisher named in the phrase, a body, nobody named, or the last source."""
    first, end = source
    for stop in range(end, first, -1):
        noun, behind = _find_noun(line, max(first, stop - LONGEST_NOUN), stop, register)
        if noun is not None and noun.kind in MEDIA and behind == stop:
            name = _find_title(line, stop, end) or _find_name(line, max(first, stop - _NAME_REACH), end)
            if name is not None:
                return Voice(CitationKind.NARRATIVE, noun.kind, line.span(*name), document=True)
    named = _has_name(line, first + 1, end)
    issuer = next((found for at in range(first, end) if (found := register.nouns.get((line.lows[at],)))), None)
    if named or (issuer is not None and not issuer.document and issuer.kind is not SourceKind.UNNAMED):
        return Voice(CitationKind.NARRATIVE, SourceKind.BODY, document=True)
    if line.lows[first] in _DEFINITE:
        told = _IMAGES.isdisjoint(line.lows[first:end])
        return Voice(CitationKind.NARRATIVE, SourceKind.BODY, refers=told, document=True, known=told)
    return Voice(CitationKind.ANONYMOUS, SourceKind.UNNAMED, document=True)


def _has_name(line: Line, first: int, end: int) -> bool:
    """Tell whether a range has a capitalised word that is none only because a sentence begins with it."""
    for token in range(first, end):
        if line.marks[token] & NAME and not (token == first and line.lows[token] in _COMMON_FIRST):
            return True
    return False


def _find_title(line: Line, first: int, end: int) -> Range | None:
    """Return the title in quotation marks that begins here, its marks with it."""
    quotation = line.quotation(first) if first < end else None
    if quotation is None or quotation.first != first or quotation.last >= end:
        return None
    return first, quotation.last + 1


def _find_name(line: Line, first: int, end: int) -> Range | None:
    """Return the capitalised words of a range, articles left aside; None if there are none."""
    inside = [at for at in range(first, end) if line.marks[at] & NAME and not line.marks[at] & DETERMINER]
    if not inside or (inside == [first] and line.words[first].islower()):
        return None
    return inside[0], inside[-1] + 1


def _is_person(line: Line, first: int, end: int) -> bool:
    """Tell whether a personal name begins here: two capitalised words."""
    return first + 1 < end and bool(line.marks[first] & NAME and line.marks[first + 1] & NAME)


def _describe_plain(line: Line, first: int, chunk: int, *, named: bool) -> Voice:
    """Tell what a phrase names that has no noun of the lexicon in it."""
    mark, low, last = line.marks[first], line.lows[first], line.marks[chunk - 1]
    if last & NAME:
        article = low == "the"
        short = line.words[chunk - 1].isupper() and 1 < len(line.words[chunk - 1]) <= _ACRONYM
        kind = SourceKind.BODY if article or short else SourceKind.PERSON
        return Voice(CitationKind.NARRATIVE, kind)
    if mark & HEAD or low in _INDEFINITE or mark & NUMBER:
        return Voice(CitationKind.ANONYMOUS, SourceKind.UNNAMED, known=bool(mark & (HEAD | NUMBER)))
    if line.lows[chunk - 1].endswith("s") and not mark & (DETERMINER | POSSESSIVE) and last & NOUN:
        return Voice(CitationKind.ANONYMOUS, SourceKind.UNNAMED, known=False)
    if named and last & NOUN:
        return Voice(CitationKind.NARRATIVE, SourceKind.BODY, known=False)
    if low in _DEFINITE or mark & (POSSESSIVE | DETERMINER | GENITIVE):
        return Voice(CitationKind.NARRATIVE, SourceKind.BODY, refers=True, known=False)
    return Voice(CitationKind.ANONYMOUS, SourceKind.UNNAMED, known=False)
