"""What can follow a reporting verb: which frames it fits, whether it is a clause, whether it is said at all."""

from provenance.extract.attributions.forms import Form
from provenance.extract.attributions.grammar import (
    ADVERB,
    COMMA,
    CONJUNCTION,
    DETERMINER,
    ED,
    FINITE,
    GENITIVE,
    HEAD,
    ING,
    NOMINAL,
    NUMBER,
    OBJECT,
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
from provenance.extract.attributions.scenes import Scene
from provenance.text.wordlists import list_words

_CLAUSE = 14
_LONG_CLAUSE = 30
_CLAUSE_FRONT = PREPOSITION | SUBORDINATOR | ADVERB | TIME | CONJUNCTION
_BETWEEN = COMMA | CONJUNCTION | RELATIVE | SUBORDINATOR | TO
_QUESTION_WORDS = list_words("how what why whether if where who when which")
_PARTS_OF_TIME = list_words("day night evening morning afternoon week weekend month year spring summer autumn winter")
_AMOUNTS = list_words(
    """number numbers toll tolls figure figures count total totals estimate cost costs damage losses loss price value
    worth size strength population turnout share rate odds casualties dead"""
)
"""What is put at so much."""
_PUT_REACH = 16


def fits(scene: Scene, at: int | None, form: Form) -> bool:  # noqa: PLR0911 -- one return for each frame
    """Tell whether what begins at a token can be the content of a form of such frames."""
    if at is None or at >= scene.high:
        return False
    line, frames = scene.line, form.frames
    mark, low = line.marks[at], line.lows[at]
    if line.within[at]:
        return True
    if low == "that":
        return ("that" in frames or "np" in frames) and not _is_time(scene, at)
    if "amount" in frames:
        return _is_put_at(scene, at)
    if "that" in frames and is_clause(scene, at, strict="evidence" in frames):
        return True
    if low in _QUESTION_WORDS and ("wh" in frames or "that" in frames):
        return True
    if mark & TO:
        return "inf" in frames
    if mark & DETERMINER and scene.mark(at + 1) & TIME:
        return False
    if "np" in frames and mark & (DETERMINER | POSSESSIVE | NOMINAL | OBJECT | PRONOUN | HEAD | ING | TIME | GENITIVE):
        return True
    return (low == "as" and "as" in frames) or (
        bool(mark & PREPOSITION) and "about" in frames and bool(scene.mark(at + 1)) and not scene.mark(at + 1) & STOP
    )


def _is_time(scene: Scene, that: int) -> bool:
    """Tell whether "that" belongs to a time: "gathered that evening"."""
    if that + 1 >= scene.high or scene.line.lows[that + 1] not in _PARTS_OF_TIME:
        return False
    return that + 2 >= scene.high or not scene.mark(that + 2) & FINITE


def _is_put_at(scene: Scene, first: int) -> bool:
    """Tell whether "at" and an amount follow what begins here: "(put) the number of the dead at nine"."""
    line = scene.line
    for at in range(first, min(scene.high - 1, first + _PUT_REACH)):
        if line.within[at] or line.marks[at] & (STOP | SEMICOLON):
            return False
        if line.lows[at] == "at":
            counted = any(low in _AMOUNTS for low in line.lows[first:at])
            return counted and any(line.marks[after] & NUMBER for after in range(at + 1, min(scene.high, at + 4)))
    return False


def is_clause(scene: Scene, at: int, *, strict: bool = False, end: int | None = None) -> bool:
    """Tell whether a bare clause begins here: a noun phrase and, before long, a finite verb.

    ``strict`` is for verbs that things are more often done with ("found"): nothing may come between the two.
    ``end`` is the token before which the verb must stand, by default the end of the sentence.
    """
    marks = scene.line.marks
    if at >= scene.high or marks[at] & PRONOUN:
        return at < scene.high
    reach = _LONG_CLAUSE if marks[at] & _CLAUSE_FRONT and not strict else _CLAUSE
    barrier = STOP | SEMICOLON | (_BETWEEN if strict else 0)
    for after in range(at + 1, min(scene.high, at + reach) if end is None else end):
        mark = marks[after]
        if mark & FINITE or (mark & ED and not marks[after - 1] & (DETERMINER | POSSESSIVE) and not strict):
            return True
        if mark & barrier:
            return False
    return False


def is_said(scene: Scene, at: int, form: Form) -> bool:
    """Tell whether what begins here is a clause, a quotation or a question, and no mere noun phrase."""
    line = scene.line
    low = line.lows[at]
    if "plain" in form.frames or line.within[at] or low == "that" or low in _QUESTION_WORDS:
        return True
    if "that" not in form.frames or line.marks[at] & (PREPOSITION | TO):
        return False
    return is_clause(scene, at, strict=bool({"np", "evidence"} & form.frames))
