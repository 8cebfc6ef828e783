"""Where the clause ends that a cue covers: at a contrast, at a further verb of the same source, at the next cue."""

from typing import NamedTuple

from provenance.extract.attributions.forms import ING_FORM, PAST, THIRD
from provenance.extract.attributions.grammar import (
    ADVERB,
    CLOSE,
    COMMA,
    CONJUNCTION,
    ED,
    ENDING,
    FINITE,
    HAVE,
    ING,
    NAME,
    OPEN,
    PRONOUN,
    RELATIVE,
    SEMICOLON,
    STOP,
    TO,
)
from provenance.extract.attributions.scenes import Range, Scene
from provenance.text.wordlists import list_words

_BRACKET = 40
_SOON = 10
_MAY_END = COMMA | SEMICOLON | CONJUNCTION | OPEN
_CONTRASTS = list_words("but while though although whereas however despite")


class Limits(NamedTuple):
    """What may end a clause: ``nominal`` if a noun phrase, ``subordinate`` and ``relative`` by where its cue is.

    ``embedded``: the source is "who" within a subject, whose verb is still to come.
    """

    nominal: bool = False
    subordinate: bool = False
    relative: bool = False
    embedded: bool = False


def trim(scene: Scene, first: int, end: int) -> Range:
    """Return a range of tokens without the marks at its ends."""
    line = scene.line
    while end > first and line.marks[end - 1] & ENDING and not line.within[end - 1]:
        end -= 1
    while first < end and line.marks[first] & ENDING and not line.within[first]:
        first += 1
    if end - first > 1 and line.words[end - 1] == ")" and "(" not in line.words[first:end]:
        return trim(scene, first, end - 1)
    return first, end


def take(scene: Scene, first: int, end: int) -> Range | None:
    """Return the offsets of a range of tokens without the marks at its ends, or None if nothing is left."""
    first, end = trim(scene, first, end)
    return scene.chars(first, end) if end > first else None


def find_clause_end(scene: Scene, start: int, limits: Limits) -> int:
    """Return the token before which the clause ends that starts at ``start``: at most the end of the sentence."""
    line = scene.line
    quotation = line.quotation(start)
    if quotation is not None and quotation.first == start and quotation.closed:
        inner = quotation.last - 1
        if inner > start and line.marks[inner] & (COMMA | STOP) and quotation.last < scene.high:
            return quotation.last + 1
    clause = _Clause(scene, limits, start, that=line.lows[start] == "that")
    ends = _MAY_END | FINITE if limits.embedded else _MAY_END
    marks, within = line.marks, line.within
    at = start
    while at < scene.high:
        if within[at]:
            at = max(at + 1, line.quotations[within[at] - 1].last + 1)
            if at < scene.high and marks[at - 2] & COMMA and clause.ends_behind(at - 1):
                return at
            continue
        if not marks[at] & ends:
            at += 1
            continue
        if marks[at] & OPEN:
            close = _find_close(scene, at)
            if close is not None:
                if close + 2 >= scene.high:
                    return at
                at = close + 1
                continue
        if clause.ends_at(at):
            return at
        at += 1
    return scene.high


def _find_close(scene: Scene, opened: int) -> int | None:
    for at in range(opened, min(opened + _BRACKET, scene.high)):
        if scene.line.marks[at] & CLOSE:
            return at
    return None


class _Clause(NamedTuple):
    """Tells which tokens end the clause of a cue. ``that`` tells that it began with "that"."""

    scene: Scene
    limits: Limits
    start: int
    that: bool

    def ends_at(self, at: int) -> bool:
        mark = self.scene.line.marks[at]
        if mark & SEMICOLON:
            return True
        if mark & COMMA:
            return self._comma(at)
        if self.limits.embedded and mark & FINITE and self._closes(at):
            return True
        return bool(mark & CONJUNCTION) and self._conjunction(at)

    def _closes(self, at: int) -> bool:
        """Tell whether the verb at ``at`` is that of the noun before "who": "those who back Lind are few"."""
        if self.scene.has_cue(at, PAST | THIRD, reporting=True):
            return True
        marks = self.scene.line.marks
        return self.limits.nominal and at > self.start and not any(mark & RELATIVE for mark in marks[self.start : at])

    def _skip(self, at: int, marks: int) -> int:
        while at < self.scene.high - 1 and self.scene.line.marks[at] & marks:
            at += 1
        return at

    def ends_behind(self, at: int) -> bool:
        """Tell whether the clause ends behind the mark at ``at``, taken for a comma."""
        return at + 1 < self.scene.high and self._comma(at)

    def _comma(self, at: int) -> bool:  # noqa: PLR0911 -- one return for each thing behind a comma
        """Tell whether the clause ends before this comma, from what stands behind it."""
        scene, limits = self.scene, self.limits
        if at + 1 >= scene.high:
            return False
        low, mark = scene.line.lows[at + 1], scene.mark(at + 1)
        after = self._skip(at + 1, ADVERB)
        if scene.has_cue(after, ING_FORM) or (
            scene.line.lows[after] == "according" and scene.line.lows[at - 1] != "that"
        ):
            return True
        if limits.nominal and (low == "that" or scene.has_cue(after, PAST | THIRD)):
            return True
        if limits.subordinate and not mark & (CONJUNCTION | RELATIVE):
            return True
        if limits.relative and (limits.nominal or mark & (FINITE | ED) or scene.has_cue(after, PAST | THIRD)):
            return True
        if limits.nominal and (mark & (ING | PRONOUN) or low in {"which", "who"} or low in _CONTRASTS):
            return True
        if not self.that and (low in {"which", "who"} or low in _CONTRASTS):
            return self._has_verb(self.start, at)
        return low == "and" and self._and_ends(at + 2)

    def _and_ends(self, at: int) -> bool:
        """Tell whether ", and" begins something new, from the token behind it."""
        scene = self.scene
        if at >= scene.high or scene.mark(at) & TO:
            return False
        if scene.has_cue(self._skip(at, ADVERB | HAVE), PAST | THIRD):
            return True
        if self.that or self.limits.nominal:
            return bool(scene.mark(at) & PRONOUN)
        complete = self._has_verb(self.start, at) and scene.line.lows[at] != "that"
        return complete and self._has_verb(at, at + _SOON)

    def _has_verb(self, start: int, end: int) -> bool:
        """Tell whether a finite verb stands between two tokens, before the next comma."""
        for after in range(start, min(self.scene.high, end)):
            mark = self.scene.line.marks[after]
            if mark & (FINITE | ED) and not mark & NAME:
                return True
            if mark & COMMA:
                return False
        return False

    def _conjunction(self, at: int) -> bool:
        """Tell whether "and" goes on with a further verb of the cue's own subject."""
        scene = self.scene
        after = self._skip(at + 1, ADVERB | HAVE)
        if after >= scene.high:
            return False
        if scene.has_cue(after, PAST | THIRD, reporting=True) and scene.line.lows[after + 1 : after + 2] != ["of"]:
            return True
        if scene.mark(after) & PRONOUN and scene.has_cue(after + 1, PAST | THIRD, reporting=True):
            return True
        if not self.limits.nominal or scene.line.lows[at] not in {"and", "but"} or scene.line.within[at + 1]:
            return False
        mark = scene.mark(at + 1)
        return bool(mark & (FINITE | ED)) and not mark & NAME
