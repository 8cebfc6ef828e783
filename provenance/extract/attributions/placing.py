"""Where the content of a finite verb stands: before its source, around it, behind the verb, in the next paragraph."""

from provenance.extract.attributions.clauses import Limits, find_clause_end, take
from provenance.extract.attributions.contents import find_last, find_left, is_amount, skip_circumstances, skip_feeling
from provenance.extract.attributions.forms import BASE, ING_FORM, PARTICIPLE, PAST, THIRD
from provenance.extract.attributions.frames import is_clause, is_said
from provenance.extract.attributions.grammar import (
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    ED,
    FINITE,
    ING,
    NAME,
    NUMBER,
    POSSESSIVE,
    PREPOSITION,
    PRONOUN,
    RELATIVE,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    TIME,
)
from provenance.extract.attributions.quotations import Quotation
from provenance.extract.attributions.scenes import Draft, Scene
from provenance.extract.attributions.subjects import find_comma
from provenance.text.wordlists import list_words

_AS_CLAUSE = 25
_INTERRUPTED = 25
_EXPRESSING = frozenset({"express", "voice"})
_TITLE = 9
_LEAD = 7
_PRONOUNS = list_words("which that who what")
_TAKEN = list_words("of about on for against over at with")
"""Prepositions that belong to the cue: "boasted of", "apologized for"."""


def is_spoken(scene: Scene, at: int) -> bool:
    """Tell whether a quotation ends right before a token, or before the comma in front of it."""
    line, low = scene.line, scene.low
    if at <= 0:
        return False
    last = at - 1
    if last - 1 >= low and line.marks[last] & (COMMA | DASH) and not line.within[last]:
        last -= 1
    quotation = line.quotation(last)
    return quotation is not None and not _is_title(scene, quotation)


def _is_title(scene: Scene, quotation: Quotation) -> bool:
    """Tell whether a quotation is part of a phrase: short, without a mark at its end, and no mark before it."""
    first, inner = quotation.first, scene.line.marks[quotation.last - 1]
    if quotation.last - first > _TITLE or inner & (COMMA | STOP) or first <= scene.low:
        return False
    return not scene.line.marks[first - 1] & (COMMA | COLON | STOP | DASH)


def _names_medium(scene: Scene, first: int, begin: int | None) -> bool:
    """Tell whether the quotation before ``first`` ends a circumstance: 'On the show "Morning Talk," she said it'."""
    line = scene.line
    quotation = line.quotation(first - 2) if first - 2 > scene.low else None
    if begin is None or quotation is None or line.within[begin] or not scene.mark(scene.low) & PREPOSITION:
        return False
    return quotation.first > scene.low and quotation.last - quotation.first <= _TITLE


def place_before(scene: Scene, draft: Draft, after: int, begin: int | None) -> Draft | None:  # noqa: PLR0911 -- one return for each place
    """Return the draft with content in front of its source, if that is where it stands."""
    line, low = scene.line, scene.low
    first = draft.source[0] if draft.source else low
    if first == low:
        return _place_in_sentence_before(scene, draft, after) if begin is None else None
    if (
        is_spoken(scene, first)
        and (begin is None or line.lows[begin] != "that")
        and not _names_medium(scene, first, begin)
    ):
        return _fill_before(scene, draft, after, low)
    before = first - 1
    if line.lows[before] == "as":
        return _place_around_as(scene, draft, after)
    if not line.marks[before] & (COMMA | DASH):
        return None
    if begin is None or line.lows[after] not in _TAKEN:
        after = skip_circumstances(scene, after, draft.told)
    comma = after < scene.high and bool(line.marks[after] & COMMA)
    if comma and after + 1 < scene.high and line.within[after + 1]:
        return _place_around(scene, draft, after) if _opens_with_subject(scene, before) else None
    subordinate = line.marks[low] & SUBORDINATOR and find_comma(line, low, before) is None
    if before - low > 1 and not subordinate and is_clause(scene, low, end=before) and not _is_between(scene, after):
        ends = after >= scene.high or bool(line.marks[after] & (STOP | COMMA | SEMICOLON)) or begin is None
        return _fill_before(scene, draft, after, low) if ends else None
    return _place_around(scene, draft, after) if comma else None


def _opens_with_subject(scene: Scene, before: int) -> bool:
    """Tell whether the words up to ``before`` are the beginning of what is said and no mere circumstance."""
    mark = scene.line.marks[scene.low]
    subject = bool(mark & (DETERMINER | POSSESSIVE | PRONOUN | NAME | NUMBER)) and not mark & (TIME | SUBORDINATOR)
    return subject and before - scene.low > 1 and not scene.drafts


def _is_between(scene: Scene, after: int) -> bool:
    """Tell whether a finite verb follows the comma behind the cue: the cue interrupts a clause."""
    line = scene.line
    if after + 1 >= scene.high or not line.marks[after] & COMMA or line.within[after + 1]:
        return False
    mark, low = line.marks[after + 1], line.lows[after + 1]
    if mark & FINITE or low == "that":
        return True
    return not (mark & ING or scene.has_cue(after + 1, ING_FORM) or low in {"who", "according"})


def _fill_before(scene: Scene, draft: Draft, after: int, low: int) -> Draft | None:
    if draft.source is None:
        return None
    content = find_left(scene, draft.source[0], low)
    if content is None:
        return None
    draft.content, draft.rule = content, "postposed"
    draft.zone = (draft.source[0], _find_zone_end(scene, after))
    add_rest(scene, draft, after)
    return draft


def _find_zone_end(scene: Scene, after: int) -> int:
    line = scene.line
    end = after
    while end < scene.high and not line.marks[end] & (COMMA | STOP | COLON) and not line.within[end]:
        end += 1
    return end


def _place_in_sentence_before(scene: Scene, draft: Draft, after: int) -> Draft | None:
    """Return the draft with the quotation that ended the sentence before: '"Why?" the judge asked.'."""
    line, low = scene.line, scene.low
    quotation = line.quotation(low - 1) if low else None
    if quotation is None or quotation.last != low - 1 or not quotation.closed or not line.marks[low - 2] & STOP:
        return None
    draft.content, draft.rule = scene.chars(quotation.first, low), "postposed"
    draft.zone = (low, _find_zone_end(scene, after))
    add_rest(scene, draft, after)
    return draft


def _place_around(scene: Scene, draft: Draft, after: int) -> Draft | None:
    """Return the draft with content on both sides: "The dam, he said, would hold"."""
    line, low = scene.line, scene.low
    if "inverted" not in (draft.form.frames if draft.form else ()) or draft.source is None:
        return None
    first = draft.source[0]
    if after + 1 >= scene.high or not line.marks[after] & COMMA or line.within[after] or first - 2 < low:
        return None
    left = take(scene, low, first - 1)
    right = take(scene, after + 1, find_clause_end(scene, after + 1, Limits()))
    if left is None or right is None:
        return None
    draft.content, draft.rule = left, "interposed"
    draft.parts.append(right)
    return draft


def _place_around_as(scene: Scene, draft: Draft, after: int) -> Draft | None:
    """Return the draft of an "as" clause: "As the paper reported, ..." or "..., as the paper reported"."""
    line, low = scene.line, scene.low
    if draft.source is None:
        return None
    conjunction = draft.source[0] - 1
    if conjunction <= low + 1:
        comma = find_comma(line, after, min(scene.high, after + _AS_CLAUSE))
        if comma is None or comma + 1 >= scene.high:
            return None
        draft.content = take(scene, comma + 1, find_clause_end(scene, comma + 1, Limits()))
    elif line.marks[conjunction - 1] & COMMA or line.within[conjunction - 1]:
        draft.content = find_left(scene, conjunction, low)
        comma = find_comma(line, after, min(scene.high, after + _AS_CLAUSE))
        if comma is not None and comma + 1 < scene.high and _is_lead(scene, conjunction):
            draft.content = take(scene, comma + 1, find_clause_end(scene, comma + 1, Limits()))
    if draft.content is None:
        return None
    draft.rule = "as"
    return draft


def _is_lead(scene: Scene, end: int) -> bool:
    """Tell whether only a word or two lead into the sentence before a token: "Of course, as the paper noted,"."""
    return end - scene.low <= _LEAD and not is_clause(scene, scene.low, end=end)


def place_behind(scene: Scene, draft: Draft, begin: int) -> Draft | None:
    """Return the draft with the clause or noun phrase that begins at a token behind its verb, kept in the scene."""
    line = scene.line
    first = draft.source[0] if draft.source else scene.low
    before = scene.mark(first - 1)
    opening = first - 1 <= scene.low or bool(scene.mark(first - 2) & (CONJUNCTION | COMMA))
    subordinate = bool(before & SUBORDINATOR) and line.lows[first - 1] not in {"that", "whether"} and opening
    relative = line.lows[first] in {"who", "which"} and bool(before & COMMA)
    embedded = line.lows[first] in {"who", "that"} and not before & COMMA and draft.source == (first, first + 1)
    nominal = draft.form is not None and "that" not in draft.form.frames
    draft.clausal = draft.form is None or is_said(scene, begin, draft.form)
    if line.marks[begin] & PREPOSITION and line.lows[begin] in _TAKEN and not is_amount(scene, begin):
        draft.cue = (draft.cue[0], begin + 1) if begin == draft.cue[1] else draft.cue
        begin += 1
    if nominal and draft.form is not None and draft.form.entry.lemma in _EXPRESSING:
        begin = skip_feeling(scene, begin)
    if begin >= scene.high:
        return None
    object_before = nominal and bool(before & RELATIVE) and line.lows[first - 1] in {"which", "what", "whom"}
    relative = relative or (object_before and bool(scene.mark(first - 2) & COMMA))
    end = find_clause_end(scene, begin, Limits(nominal, subordinate, relative, embedded))
    draft.content = take(scene, begin, find_last(scene, begin, end) if nominal else end)
    if draft.content is None:
        return None
    draft.zone = (first, begin)
    gap = bool(line.marks[begin] & (FINITE | ED)) and line.lows[first - 1] in _PRONOUNS
    if object_before or gap:
        draft.parts.append(draft.content)
        draft.content = scene.chars(first - 1, first)
    quotation = line.quotation(end - 1)
    if quotation is not None and quotation.last >= scene.high and not draft.parts:
        draft.content = draft.content[0], line.ends[quotation.last]
    return scene.keep(draft)


def wait_for_quotation(scene: Scene, draft: Draft, after: int) -> Draft | None:
    """Keep a draft whose quotation may be the next paragraph: "The judge wrote:"."""
    line = scene.line
    if (
        scene.high != len(line.words)
        or not line.marks[-1] & COLON
        or "quote" not in (draft.form.frames if draft.form else ())
    ):
        return None
    draft.pending = True
    draft.zone = (draft.source[0] if draft.source else after, scene.high)
    return scene.keep(draft)


def add_rest(scene: Scene, draft: Draft, start: int) -> None:
    """Add a quotation that goes on behind the cue: '"...," she said, "..."'."""
    line = scene.line
    for at in range(start, min(scene.high, start + _INTERRUPTED)):
        quotation = line.quotation(at)
        if quotation is not None:
            if quotation.first == at and at and line.marks[at - 1] & (COMMA | COLON | DASH | STOP):
                draft.parts.append((line.starts[at], line.ends[quotation.last]))
            return
        if scene.has_cue(at, BASE | THIRD | ING_FORM | PAST | PARTICIPLE):
            return
