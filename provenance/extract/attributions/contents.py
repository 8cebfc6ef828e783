"""What is attributed: the quotation or clause before a cue, and where the one behind it begins."""

from provenance.extract.attributions.clauses import take
from provenance.extract.attributions.forms import Form
from provenance.extract.attributions.frames import is_clause
from provenance.extract.attributions.grammar import (
    ADVERB,
    COLON,
    COMMA,
    DETERMINER,
    ENDING,
    HEAD,
    ING,
    MEDIA,
    NOMINAL,
    NUMBER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    TIME,
    TO,
)
from provenance.extract.attributions.phrases import find_end
from provenance.extract.attributions.scenes import Range, Scene
from provenance.extract.attributions.subjects import find_comma, skip_time
from provenance.text.wordlists import list_words

_INSERTION = 20
_ADVERBIALS = 4
_CLOSING = 10
_FEELING = 5
_FEELINGS = list_words(
    """concern concerns confidence amusement alarm optimism pessimism skepticism scepticism support solidarity regret
    regrets hope hopes doubt doubts outrage frustration interest fear fears anger surprise disappointment opposition
    satisfaction gratitude sympathy worry worries dismay unease reservations disbelief shock sorrow sadness relief
    openness willingness disapproval approval dissatisfaction displeasure enthusiasm appreciation admiration"""
)
"""What is expressed; what it is about is the content."""
_ABOUT = list_words("about over at for with regarding toward towards in of")
_DATE_WORDS = list_words("last this earlier late early later")
_SAID_IN = list_words("in on at during after before from to through via by with about of over for as following upon")
_SUBJECT_MATTER = list_words("of about against over")
_APPROXIMATE = list_words("about around over under above below between up to")
_PREDETERMINERS = list_words("nearly almost virtually practically roughly only even just both all half")
"""Words that belong to the noun phrase behind them: "said nearly every family had left"."""
_OF_CONTENT = list_words("after before when while once until")
"""Words that open a circumstance of what is said, not of its being said."""
"""Tokens between "put" and "at", as in "put the number of the dead at nine"."""


def find_left(scene: Scene, end: int, first: int) -> Range | None:
    """Return the offsets of what stands before a source or cue at ``end``: a quotation, or all from ``first`` on.

    A quotation may have begun in an earlier sentence.
    """
    line = scene.line
    last = end - 1
    if last < first:
        return None
    if line.marks[last] & ENDING and not line.within[last]:
        last -= 1
    if last < first:
        return None
    quotation = line.quotation(last)
    if quotation is None:
        return take(scene, first, last + 1)
    if quotation.last != last and quotation.closed:
        return None
    begin = min(first, quotation.first)
    return scene.chars(begin, last + 1)


def find_right(scene: Scene, at: int, form: Form) -> tuple[int | None, Range | None]:
    """Return where the content behind a cue may begin (None if nothing follows), and who is told."""
    told: Range | None = None
    if "addressee" in form.frames and _may_be_told(scene, at):
        end = find_end(scene.line, at, scene.high, explained=False, told=True)
        if end is not None:
            of = scene.line.lows.index("of", at, end) if "of" in scene.line.lows[at:end] else end
            end = of if "about" in form.frames and of > at else end
            if scene.mark(end) & TO and "inf" in form.frames:
                return at, None
            told, at = (at, end), end
            if "about" in form.frames and (after := _skip_dates(scene, at)) < scene.high:
                at = after if scene.line.lows[after] in {"of", "about"} else at
            if at < scene.high and "about" in form.frames and scene.line.lows[at] in {"of", "about"}:
                return at, told
    return _skip_adverbials(scene, at, form, told=told is not None), told


def skip_feeling(scene: Scene, at: int) -> int:
    """Return where what a feeling is about begins: "(expressed) deep concern about the dam", "confidence that"."""
    line = scene.line
    for noun in range(at, min(scene.high - 1, at + _FEELING)):
        if line.within[noun] or not line.marks[noun] & (NOMINAL | DETERMINER | POSSESSIVE | ADVERB):
            return at
        if line.lows[noun] in _FEELINGS:
            after = noun + 1
            if line.lows[after] == "that" or is_clause(scene, after, strict=True):
                return after
            return after + 1 if line.lows[after] in _ABOUT and after + 1 < scene.high else at
    return at


def _may_be_told(scene: Scene, at: int) -> bool:
    if at >= scene.high or scene.line.within[at] or scene.line.lows[at] == "that":
        return False
    return not scene.line.marks[at] & (SUBORDINATOR | COMMA | COLON | TO)


def _skip_adverbials(scene: Scene, at: int, form: Form, *, told: bool = False) -> int | None:
    """Return where the content begins behind a date, a place and a medium ("on Monday in a statement that").

    Behind such words, or who is ``told``, a comma may stand before the clause.
    """
    line = scene.line
    speaks = bool({"that", "quote"} & form.frames)
    begin = at
    for _ in range(_ADVERBIALS):
        if at >= scene.high or line.within[at] or line.lows[at] == "that":
            break
        mark = line.marks[at]
        if is_amount(scene, at):
            break
        if mark & COLON:
            at += 1
            break
        if mark & COMMA:
            after = _skip_insertion(scene, at)
            if after is None and speaks and at + told > begin and _goes_on(scene, at + 1):
                return begin if any(low in _OF_CONTENT for low in line.lows[begin:at]) else at + 1
            if after is None or line.within[after]:
                return after
        elif _is_date(scene, at):
            after = _skip_dates(scene, at)
        elif speaks and mark & PREPOSITION and line.lows[at] in _SAID_IN:
            after = _skip_phrase(scene, at, form)
        elif speaks and mark & ADVERB and at + 1 < scene.high and not mark & (DETERMINER | TIME | PRONOUN):
            after = at if line.lows[at] in _PREDETERMINERS else at + 1
        else:
            break
        if after == at:
            break
        at = after
    return None if at >= scene.high or line.marks[at] & (STOP | SEMICOLON) else at


def is_amount(scene: Scene, at: int) -> bool:
    """Tell whether an amount begins here and no circumstance: "at least nine", "about 20", "between two and five"."""
    low, after = scene.line.lows[at], scene.mark(at + 1)
    if low == "at" and at + 1 < scene.high:
        return scene.line.lows[at + 1] in {"least", "most"}
    return low in _APPROXIMATE and bool(after & NUMBER) and not after & TIME


def skip_circumstances(scene: Scene, at: int, told: Range | None) -> int:
    """Return the token behind who is told, when and where, if a comma or the end stands there; else ``at``."""
    after = told[1] if told is not None and told[1] > at else at
    for _ in range(_ADVERBIALS):
        if after >= scene.high or scene.line.marks[after] & (COMMA | STOP | SEMICOLON) or scene.line.within[after]:
            return after
        mark = scene.line.marks[after]
        if _is_date(scene, after):
            after = _skip_dates(scene, after)
        elif mark & PREPOSITION and scene.line.lows[after] in _SAID_IN:
            further = find_phrase_end(scene, after)
            if further is None:
                return at
            after = further
        else:
            return at
    return at


def find_last(scene: Scene, first: int, end: int) -> int:
    """Return the end of a noun phrase without the date or the medium that closes it ("on Friday", "in a letter")."""
    line = scene.line
    last = end
    while last > first + 1 and line.marks[last - 1] & STOP:
        last -= 1
    for at in range(max(first + 1, last - _CLOSING), last):
        medium = line.lows[at] in {"in", "during", "at", "on"} and any(
            low in MEDIA for low in line.lows[at + 1 : at + 5]
        )
        if medium and not line.within[at]:
            return at
    cut = skip_time(line, last, first)
    return cut if cut > first + 1 else end


def _skip_insertion(scene: Scene, comma: int) -> int | None:
    """Return the token behind an insertion between commas, or behind the comma before a quotation."""
    line, first = scene.line, comma + 1
    if first >= scene.high:
        return None
    if line.within[first]:
        return first
    close = find_comma(line, first, min(scene.high, first + _INSERTION))
    if close is None or not line.marks[first] & (PREPOSITION | ADVERB | ING | SUBORDINATOR | TIME | RELATIVE):
        return None
    return close + 1 if close + 1 < scene.high else None


def _goes_on(scene: Scene, at: int) -> bool:
    """Tell whether a clause begins behind the comma of a circumstance: "said on Monday, the dam had burst"."""
    subject = scene.mark(at) & (DETERMINER | POSSESSIVE | PRONOUN | NOMINAL | HEAD)
    return bool(subject) and not scene.mark(at) & (ING | TIME) and is_clause(scene, at)


def _is_date(scene: Scene, at: int) -> bool:
    """Tell whether a date or time begins here: "Monday", "last week", "late on"."""
    mark, low = scene.line.marks[at], scene.line.lows[at]
    late = low in {"late", "early"} and bool(scene.mark(at + 1) & PREPOSITION)
    return late or bool(mark & TIME) or (low in _DATE_WORDS and bool(scene.mark(at + 1) & TIME))


def _skip_dates(scene: Scene, at: int) -> int:
    while at < scene.high and (scene.line.marks[at] & (TIME | NUMBER) or scene.line.lows[at] in _DATE_WORDS):
        at += 1
    return at


def _skip_phrase(scene: Scene, at: int, form: Form) -> int:
    """Return the token behind a prepositional phrase, if what is said follows it; else the preposition's."""
    line = scene.line
    end = None if "about" in form.frames and line.lows[at] in _SUBJECT_MATTER else find_phrase_end(scene, at)
    if end is None:
        return at
    if end >= scene.high or line.marks[end] & STOP:
        return at if "about" in form.frames else scene.high
    if line.within[end] or line.lows[end] == "that":
        return end
    begins = COMMA | COLON | TIME | PREPOSITION | PRONOUN | DETERMINER | POSSESSIVE | SUBORDINATOR
    return end if line.marks[end] & begins else at


def find_phrase_end(scene: Scene, preposition: int) -> int | None:
    """Return the token behind a prepositional phrase and those that hang on it, or None if it is none."""
    line, first = scene.line, preposition + 1
    if first >= scene.high or line.within[first]:
        return None
    end = find_end(line, first, scene.high, explained=False)
    if end is None:
        return _skip_dates(scene, first) if line.marks[first] & (TIME | NUMBER) else None
    while end < scene.high and line.marks[end] & PREPOSITION and not line.within[end]:
        further = find_end(line, end + 1, scene.high, explained=False) if end + 1 < scene.high else None
        if further is None:
            break
        end = further
    return end
