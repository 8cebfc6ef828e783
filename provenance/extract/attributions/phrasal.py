"""Cues that are no verbs: "according to", "if … are to be believed", "reports that", "the minister’s claim that"."""

from provenance.extract.attributions.clauses import Limits, find_clause_end, take
from provenance.extract.attributions.contents import find_left
from provenance.extract.attributions.forms import Form
from provenance.extract.attributions.frames import is_clause
from provenance.extract.attributions.grammar import (
    ADVERB,
    AUXILIARY,
    COLON,
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
    NEGATION,
    NOUN,
    POSSESSIVE,
    PREPOSITION,
    RELATIVE,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    TO,
)
from provenance.extract.attributions.heads import find_start
from provenance.extract.attributions.lines import Line
from provenance.extract.attributions.phrases import find_apposition, find_end
from provenance.extract.attributions.scenes import Draft, Range, Scene
from provenance.text.wordlists import list_words

_NO_SOURCES = list_words("plan plans schedule law custom need needs taste size age rank")
"""What things go according to, that is nobody's word."""
_ATTRIBUTES = 4
_FRONT = 14
_SHORTEST_QUOTED = 5
_LONGEST_SIGNATURE = 25


def read_source_phrase(scene: Scene, at: int, last: int, form: Form) -> Draft | None:
    """Read "according to X", before or behind what X is said to say."""
    line, begin = scene.line, last + 1
    if begin >= scene.high or (line.words[at][0].isupper() and at > scene.low and not line.within[at - 1]):
        return None
    end = find_end(line, begin, scene.high, explained=False)
    if end is None or line.lows[begin] in _NO_SOURCES:
        return None
    before = scene.mark(at - 1)
    if before & COMMA and scene.mark(at - 2) & (CONJUNCTION | SUBORDINATOR):
        before = scene.mark(at - 2)
    if not before or before & (CONJUNCTION | SUBORDINATOR | RELATIVE):
        end = _explain_fronted(scene, _reach_comma(scene, end))
        first = end + 1 if end < scene.high and line.marks[end] & COMMA else end
        if first >= scene.high:
            return None
        content = take(scene, first, find_clause_end(scene, first, Limits()))
    else:
        end = _explain(scene, end)
        content = find_left(scene, at, scene.low)
    if content is None:
        return None
    draft = Draft((begin, end), (at, last + 1), content, "source phrase", form, at, zone=(at, end))
    return scene.keep(draft)


def _reach_comma(scene: Scene, end: int) -> int:
    """Return the comma behind a fronted source that the walk left too early ("some on Twitter, ..."), else ``end``."""
    line = scene.line
    for at in range(end, min(scene.high, end + _FRONT)):
        mark = line.marks[at]
        if mark & COMMA:
            return at
        if line.within[at] or mark & (STOP | SEMICOLON | DASH | COLON):
            return end
        if mark & FINITE and not mark & NOUN and not any(line.marks[word] & RELATIVE for word in range(end, at)):
            return end
    return end


def _explain_fronted(scene: Scene, end: int) -> int:
    """Return the end of the source with an apposition that a second comma closes."""
    line = scene.line
    if end + 1 >= scene.high or not line.marks[end] & COMMA or not line.marks[end - 1] & NAME:
        return end
    first = line.marks[end + 1]
    if not first & (DETERMINER | POSSESSIVE | HEAD | GENITIVE) and line.lows[end + 1] not in {"who", "whose"}:
        return end
    further = find_apposition(line, end + 1, scene.high)
    if further is None or further >= scene.high or not line.marks[further] & COMMA:
        return end
    return further


def _explain(scene: Scene, end: int) -> int:
    if end + 1 >= scene.high or not scene.line.marks[end] & COMMA:
        return end
    further = find_apposition(scene.line, end + 1, scene.high)
    return further if further is not None else end


def read_condition(scene: Scene, at: int, last: int, form: Form) -> Draft | None:
    """Read "if X are to be believed": the cue runs from "are"."""
    line = scene.line
    if at - 1 <= scene.low or not line.marks[at - 1] & AUXILIARY:
        return None
    start = find_start(line, at - 1, scene.low)
    if start is None or start <= scene.low or line.lows[start - 1] != "if":
        return None
    first = last + 2 if scene.mark(last + 1) & COMMA else last + 1
    content = find_left(scene, start - 1, scene.low)
    if content is None and first < scene.high:
        content = take(scene, first, find_clause_end(scene, first, Limits()))
    if content is None:
        return None
    draft = Draft((start, at - 1), (at - 1, last + 1), content, "condition", form, at, zone=(start - 1, last + 1))
    return scene.keep(draft)


def read_hearsay(scene: Scene, at: int, last: int, form: Form) -> Draft | None:
    """Read a noun for what is said, with a clause: "reports that", "there are reports", "the minister’s claim that"."""
    line, after = scene.line, last + 1
    if after >= scene.high or (line.words[at][0].isupper() and at > scene.low):
        return None
    first = at
    while first > scene.low and at - first < _ATTRIBUTES and _is_attribute(scene, first - 1):
        first -= 1
    before = first - 1
    owner = _find_owner(scene, before)
    there = _find_there(scene, before)
    issuer = _find_issuer(scene, after) if owner is None else None
    after = issuer[1] if issuer is not None else after
    if there is not None and "no" in line.lows[there:at]:
        return None
    if not _is_told(scene, after, owned=owner is not None, there=there is not None):
        return None
    content = take(scene, after, find_clause_end(scene, after, Limits(subordinate=False)))
    if content is None:
        return None
    if issuer is not None:
        draft = Draft(issuer, (first, last + 1), content, "noun", form, at, zone=(first, issuer[1]))
        return scene.keep(draft)
    begin = there if there is not None else first
    draft = Draft(owner, (begin, last + 1), content, "noun" if owner else "hearsay", form, at, zone=(begin, last + 1))
    return scene.keep(draft)


def _is_attribute(scene: Scene, at: int) -> bool:
    mark = scene.line.marks[at]
    if scene.mark(at - 1) & (TO | AUXILIARY | NEGATION):
        return False
    if mark & (GENITIVE | POSSESSIVE | FINITE | PREPOSITION | DETERMINER | CONJUNCTION):
        return False
    return bool(mark & (NOUN | ADVERB | ED | ING | HEAD)) and not mark & NAME


def _find_owner(scene: Scene, at: int) -> Range | None:
    """Return whose claim it is: "the minister’s", "her"."""
    mark = scene.mark(at)
    if mark & GENITIVE:
        start = find_start(scene.line, at + 1, scene.low)
        return (start, at + 1) if start is not None else None
    if mark & POSSESSIVE and scene.line.lows[at] != "whose":
        return at, at + 1
    return None


def _is_told(scene: Scene, after: int, *, owned: bool, there: bool) -> bool:
    """Tell whether what the noun says begins at a token: with "that", or behind "there are reports" without it."""
    if scene.line.lows[after] == "that":
        return owned or _is_clause_of_noun(scene, after)
    return there and not scene.line.within[after] and is_clause(scene, after)


def _find_issuer(scene: Scene, after: int) -> Range | None:
    """Return who issued the report: "reports in the Daily Herald that"."""
    line = scene.line
    if line.lows[after] not in {"in", "from", "by"} or after + 1 >= scene.high:
        return None
    end = find_end(line, after + 1, scene.high, explained=False)
    if end is None or end >= scene.high or line.lows[end] != "that":
        return None
    return (after + 1, end) if any(line.marks[at] & NAME for at in range(after + 1, end)) else None


def _find_there(scene: Scene, at: int) -> int | None:
    """Return where "there are (even)" starts, or None."""
    line = scene.line
    while at > scene.low and line.marks[at] & (ADVERB | DETERMINER | AUXILIARY) and line.lows[at] != "there":
        at -= 1
    return at if at >= scene.low and line.lows[at] == "there" else None


def _is_clause_of_noun(scene: Scene, that: int) -> bool:
    """Tell whether "that" begins what the noun says and no relative clause ("reports that show")."""
    following = scene.mark(that + 1)
    if following & FINITE and not following & NOUN:
        return False
    if scene.has_cue(that + 1, 0xFF) and not following & NAME:
        return False
    return is_clause(scene, that + 1)


def read_title(scene: Scene) -> Draft | None:
    """Read a headline that names its source: "Mayor: Bridge to close"."""
    line, low = scene.line, scene.low
    for at in range(low + 1, min(low + 8, scene.high - 2)):
        if line.within[at] or not line.marks[at] & (NAME | DETERMINER | PREPOSITION | NOUN | GENITIVE):
            if line.words[at] != ":":
                return None
            content = take(scene, at + 1, scene.high)
            named = line.marks[at - 1] & NAME and any(line.marks[token] & NAME for token in range(low, at))
            if content is None or not named:
                return None
            return scene.keep(Draft((low, at), (at, at + 1), content, "title", None, at))
    return None


def read_signature(line: Line) -> Draft | None:
    """Read a paragraph that is a quotation and who said it: “The well is dry.” — Mara Lind, a geologist."""
    quotation = line.quotations[0] if line.quotations and line.quotations[0].first == 0 else None
    if quotation is None or not quotation.closed or quotation.last - quotation.first < _SHORTEST_QUOTED:
        return None
    dash, high = quotation.last + 1, len(line.words)
    if dash + 1 >= high or high - dash > _LONGEST_SIGNATURE or not line.marks[dash] & DASH:
        return None
    end = find_end(line, dash + 1, high)
    if end is None or not line.marks[dash + 1] & (NAME | DETERMINER | HEAD) or not line.words[dash + 1][0].isupper():
        return None
    if end < high and not (end == high - 1 and line.marks[end] & STOP):
        return None
    content = line.starts[0], line.ends[quotation.last]
    return Draft((dash + 1, end), (dash, dash + 1), content, "signature", None, dash, zone=(dash, end))
