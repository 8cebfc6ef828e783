"""Who a verb's subject is: the noun phrase to its left, past dates and past what is set off by commas or dashes."""

from provenance.extract.attributions.grammar import (
    ADVERB,
    CLOSE,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    ED,
    FINITE,
    GENITIVE,
    HEAD,
    ING,
    NAME,
    NOMINAL,
    NOUN,
    NUMBER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    RELATIVE,
    SEMICOLON,
    SUBORDINATOR,
    TIME,
    TO,
)
from provenance.extract.attributions.heads import find_bracket, find_start, opens_clause
from provenance.extract.attributions.lines import Line
from provenance.extract.attributions.phrases import find_end
from provenance.extract.attributions.scenes import Range
from provenance.text.wordlists import list_words

_REACH = 50
_COMMAS = 6
_CHAIN = 3
_FRONT = 40
_DATE_WORDS = list_words("last this next late early earlier later that the same past each every")
_DATE_PREPOSITIONS = list_words("on in at during late early for since by of")
_OPENERS = list_words(
    """overall however meanwhile still yet also instead moreover furthermore additionally elsewhere separately later
    earlier today now then thus therefore besides nevertheless nonetheless indeed similarly likewise finally first
    second third lastly perhaps sometimes often here there afterward afterwards otherwise"""
)
"""Words that may open a sentence with a comma and are nobody's name."""
_FLOATING = list_words("both all each")
_REFLEXIVE = list_words("himself herself itself themselves")
_TRANSPARENT = ADVERB | PREPOSITION | SUBORDINATOR | ING | TO | ED


def skip_time(line: Line, end: int, low: int) -> int:
    """Return the end before a date or time that closes at ``end`` ("the ministry on Monday")."""
    marks, lows = line.marks, line.lows
    at = end - 1
    if at > low and marks[at] & NUMBER and marks[at - 1] & TIME:
        at -= 1
    if at <= low or not marks[at] & TIME or marks[at] & GENITIVE:
        return end
    while at - 1 > low and (marks[at - 1] & (TIME | NUMBER) or lows[at - 1] in _DATE_WORDS):
        at -= 1
    if at - 1 > low and lows[at - 1] in _DATE_PREPOSITIONS:
        at -= 1
    return at


def find_subject(line: Line, before: int, low: int) -> Range | None:  # noqa: PLR0911 -- one return for each class of words
    """Return the subject of the verb group that starts at ``before``; ``low`` is the sentence's first token."""
    end = skip_time(line, before, low)
    if end <= low:
        return None
    marks, lows = line.marks, line.lows
    last = end - 1
    if line.within[last]:
        return _find_quoted(line, last, low)
    if lows[last] in _FLOATING and last > low and marks[last - 1] & (NOMINAL | PRONOUN):
        if marks[last - 1] & PRONOUN:
            return last - 1, end
        end, last = last, last - 1
    if marks[last] & PRONOUN and not marks[last] & HEAD:
        return last, end
    if lows[last] in {"who", "which", "that"}:
        return last, end
    if lows[last] in _REFLEXIVE:
        start = find_start(line, last, low)
        return (start, end) if start is not None else None
    if marks[last] & (COMMA | DASH):
        return _find_interrupted(line, last, low)
    if last == low and marks[last] & ADVERB and lows[last].endswith("ly"):
        return last, end
    return _find_plain(line, end, low)


def _find_quoted(line: Line, last: int, low: int) -> Range | None:
    """Return a subject that ends with a title, or that a quoted explanation with a comma ends."""
    quotation = line.quotation(last)
    if quotation is None or quotation.last != last:
        return None
    if line.marks[last - 1] & COMMA and quotation.first > low:
        return _find_interrupted(line, last, low)
    start = find_start(line, last + 1, low)
    return (start, last + 1) if start is not None and start < quotation.first else None


def _find_plain(line: Line, end: int, low: int) -> Range | None:
    start = find_start(line, end, low)
    if start is None or start >= end:
        return None
    if start - 1 > low and line.marks[start - 1] & COMMA and line.lows[start] in {"a", "an", "the"}:
        name = find_start(line, start - 1, low)
        if name is not None and _is_name(line, name, start - 1) and opens_clause(line, name, low):
            start = start if name == low and name == start - 2 and line.lows[name] in _OPENERS else name
    return start, end


def _is_name(line: Line, start: int, end: int) -> bool:
    return all(line.marks[at] & NAME for at in range(start, end)) and not line.marks[end - 1] & GENITIVE


def _find_interrupted(line: Line, closing: int, low: int) -> Range | None:
    """Return a subject that something set off by commas or dashes divides from its verb."""
    marks = line.marks
    kind = DASH if marks[closing] & DASH else COMMA
    low = max(low, closing - _REACH)
    at, tries = closing - 1, 0
    quotation = line.quotation(closing)
    if quotation is not None:
        at = quotation.first - 1
    while at > low and tries < _COMMAS:
        quotation = line.quotation(at)
        if quotation is not None:
            at = quotation.first - 1
            continue
        if marks[at] & CLOSE:
            opened = find_bracket(line, at, low)
            at = opened - 1 if opened is not None else low
            continue
        if marks[at] & SEMICOLON:
            return None
        if marks[at] & kind:
            tries += 1
            found = _find_before(line, at, closing, low)
            if found is not None:
                return found
        at -= 1
    return None


def _find_before(line: Line, opening: int, closing: int, low: int) -> Range | None:
    """Return the subject before the mark at ``opening``, if what stands between the marks is an insertion."""
    first = opening + 1
    relative = _is_relative(line, first, closing)
    aside = not relative and _is_aside(line, first)
    if not relative and not aside and not _is_phrase(line, first):
        return None
    if not relative and not aside and _has_verb(line, first, closing):
        return None
    before = line.marks[opening - 1]
    if not (before & (NOMINAL | HEAD | CLOSE | GENITIVE | PRONOUN) or line.within[opening - 1]):
        return None
    start = find_start(line, opening, low)
    if start is None or not opens_clause(line, start, low):
        return None
    chained = _chain(line, start, low)
    if aside and chained == start:
        return start, opening
    return chained, opening + 1 if aside else closing + 1


def _chain(line: Line, start: int, low: int) -> int:
    """Return where the name begins that the phrase at ``start`` only explains ("Ali, 27, a baker")."""
    for _ in range(_CHAIN):
        if start <= low + 1 or not line.marks[start - 1] & COMMA or not line.marks[start - 2] & (NOMINAL | CLOSE):
            return start
        earlier = find_start(line, start - 1, low)
        if earlier is None or not opens_clause(line, earlier, low) or _has_verb(line, earlier, start - 1):
            return start
        if earlier == low and line.marks[low] & ING:
            return start
        if not (_explains(line, start) or line.marks[earlier] & (DETERMINER | GENITIVE | HEAD)):
            return start
        start = earlier
    return start


def _explains(line: Line, start: int) -> bool:
    mark, word = line.marks[start], line.words[start]
    if mark & (DETERMINER | HEAD | NUMBER) or (mark & NOUN and not mark & NAME):
        return True
    return len(word) > 1 and word[0] in "RDI" and word[1] == "-"


def _is_relative(line: Line, first: int, closing: int) -> bool:
    lows = line.lows
    if lows[first] in {"who", "whose", "which", "where"}:
        return True
    if first + 1 < closing and line.marks[first] & PREPOSITION and lows[first + 1] in {"whom", "which"}:
        return True
    return first + 2 < closing and lows[first + 1] == "of" and lows[first + 2] in {"whom", "which"}


def _is_aside(line: Line, first: int) -> bool:
    mark = line.marks[first]
    if line.lows[first] in {"of", "from"} and line.marks[first + 1] & NAME:
        return False
    return (
        bool(mark & _TRANSPARENT) and not mark & (DETERMINER | HEAD) and line.lows[first] not in {"including", "like"}
    )


def _is_phrase(line: Line, first: int) -> bool:
    phrase = line.marks[first] & (DETERMINER | POSSESSIVE | NOMINAL | HEAD | QUOTE)
    return bool(phrase) or line.lows[first] in {"including", "like", "of", "from"}


def _has_verb(line: Line, start: int, end: int) -> bool:
    """Tell whether a finite verb stands in a range, outside quotations and relative clauses."""
    for at in range(start, end):
        mark = line.marks[at]
        if line.within[at]:
            continue
        if mark & RELATIVE:
            return False
        if mark & FINITE and not mark & NOUN:
            return True
    return False


def find_main_subject(line: Line, low: int, verb: int) -> Range | None:
    """Return the noun phrase that the sentence begins with, behind an adverbial with a comma."""
    at = low
    for _ in range(4):
        while at < verb and line.marks[at] & (CONJUNCTION | ADVERB) and not line.marks[at] & DETERMINER:
            at += 1
        if at >= verb or line.within[at]:
            return None
        mark = line.marks[at]
        if not mark & (_TRANSPARENT | TIME) or mark & (DETERMINER | NAME):
            break
        comma = find_comma(line, at, min(verb, at + _FRONT))
        if comma is None:
            return None
        at = comma + 1
        if at + 1 < verb and line.marks[at] & NUMBER and line.marks[at + 1] & COMMA:
            at += 2
    if at >= verb:
        return None
    end = find_end(line, at, verb)
    return (at, _cut_at_verb(line, at, end, verb)) if end is not None else None


def _cut_at_verb(line: Line, start: int, end: int, limit: int) -> int:
    """Return the end of a subject before a word in ``-ed`` that is its verb: no other follows before the comma."""
    comma = find_comma(line, end, limit)
    rest = range(end, limit if comma is None else comma)
    if any(line.marks[at] & (FINITE | ED) and not line.marks[at] & NAME for at in rest):
        return end
    for at in range(start + 1, end):
        if line.marks[at] & ED and not line.marks[at] & NAME and line.marks[at - 1] & (NOMINAL | HEAD):
            return at
    return end


def find_comma(line: Line, start: int, end: int) -> int | None:
    """Return the first comma outside quotations in a range of tokens."""
    for at in range(start, end):
        if line.marks[at] & COMMA and not line.within[at]:
            return at
    return None
