"""Where the noun phrase ends that begins at a given token: a walk to the right, with what explains the name."""

from dataclasses import dataclass

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
    MEDIA,
    NAME,
    NEGATION,
    NOMINAL,
    NOUN,
    NUMBER,
    OBJECT,
    OPEN,
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
from provenance.extract.attributions.lines import Line
from provenance.text.wordlists import list_words

_REACH = 60
_BRACKET = 6
_TITLE = 9
_RELATIVE_REACH = 40
_DEPTH = 3
_NAME_PREPOSITIONS = list_words("of for from with at")
_TOLD_PREPOSITIONS = list_words("of at from for in with")
_NO_ATTRIBUTE = list_words("after before during as than since until following upon via despite")
_NEVER_APPOSED = PRONOUN | CONJUNCTION | FINITE | SUBORDINATOR | ADVERB | PREPOSITION | RELATIVE | TO
_SPEAKS = list_words(
    "said says added adds noted notes argued argues called calls told tells wrote writes believes believed"
)
_ADVISING = list_words(
    "adviser advisor aide aides advisers advisors assistant consultant counsel envoy ambassador lawyer"
)
_DEGREES = list_words("jr jr. sr sr. ii iii phd")


def find_end(
    line: Line, start: int, high: int, *, explained: bool = True, told: bool = False, depth: int = 0
) -> int | None:
    """Return where the noun phrase ends that starts at ``start`` (the token after it), or None if there is none.

    ``high`` is the token after the last that may belong to it. ``explained`` takes appositions and relative clauses
    along ("Ali, a baker who"); ``told`` is for the one who is told, which what is told follows.
    """
    walk = _Walk(line, start, high, start, explained=explained, told=told, depth=depth)
    while walk.at < high and walk.at - start < _REACH and walk.step():
        pass
    return walk.end


def find_apposition(line: Line, start: int, high: int, *, depth: int = 0) -> int | None:  # noqa: PLR0911 -- one for each kind
    """Return where the explanation ends that begins at ``start``, behind a comma; None if it is something else."""
    if start >= high or line.within[start] or depth > _DEPTH:
        return None
    low, mark = line.lows[start], line.marks[start]
    if low in {"who", "whose"}:
        return None if _speaks(line, start + 1, high) else find_relative_end(line, start, high)
    if low in _DEGREES:
        return start + 1
    if low in {"then", "now", "also"} and start + 1 < high and line.marks[start + 1] & (NOUN | DETERMINER):
        start += 1
    elif low in {"of", "from", "including"} and start + 1 < high and line.marks[start + 1] & (NAME | DETERMINER):
        return find_end(line, start + 1, high, depth=depth + 1)
    elif (
        mark & TIME
        or (mark & _NEVER_APPOSED and not mark & (DETERMINER | HEAD))
        or (mark & ING and not (start + 1 < high and line.marks[start + 1] & NOUN))
    ):
        return None
    end = find_end(line, start, high, depth=depth + 1)
    if end is None or (end < high and _goes_on(line, end, high)):
        return None
    return end


def _speaks(line: Line, at: int, high: int) -> bool:
    """Tell whether who is named speaks again here: "said Ali, who added that"; that is an attribution of its own."""
    while at < high and line.marks[at] & ADVERB:
        at += 1
    return at < high and line.lows[at] in _SPEAKS


def _goes_on(line: Line, at: int, high: int) -> bool:
    """Tell whether a finite verb stands here, so that what came before was its subject."""
    if line.marks[at] & ADVERB and at + 1 < high:
        at += 1
    return bool(line.marks[at] & FINITE)


def find_relative_end(line: Line, pronoun: int, high: int) -> int | None:
    """Return where a relative clause ends: at the next comma, dash or stop; None if it goes on for too long."""
    for at in range(pronoun + 1, min(high, pronoun + _RELATIVE_REACH)):
        quotation = line.quotation(at)
        if quotation is not None:
            if quotation.last - quotation.first > _TITLE:
                return None
        elif line.marks[at] & (COMMA | STOP | SEMICOLON | DASH):
            return at if at > pronoun + 1 else None
    return high if high - pronoun < _RELATIVE_REACH else None


@dataclass(slots=True)
class _Walk:
    """A walk to the right. ``end`` is the best end so far; ``common`` tells that a common noun was met."""

    line: Line
    start: int
    high: int
    at: int
    explained: bool
    told: bool
    depth: int
    end: int | None = None
    common: bool = False

    def step(self) -> bool:  # noqa: C901, PLR0911 -- one branch for each class of words
        at = self.at
        mark = self.line.marks[at]
        if self.line.within[at]:
            return self._title()
        if mark & OPEN:
            return self._bracket()
        if mark & COMMA:
            return self._comma()
        if mark & (PRONOUN | OBJECT) and not mark & (HEAD | DETERMINER):
            return self._pronoun(mark)
        if mark & RELATIVE and self.line.lows[at] in {"who", "whose"}:
            return self._relative()
        if mark & (DETERMINER | POSSESSIVE):
            return self._determiner(mark)
        if mark & TIME and not mark & NAME:
            return self._time()
        if mark & (PREPOSITION | TO) and not mark & FINITE:
            return self._preposition()
        if mark & CONJUNCTION:
            return self._conjunction()
        if mark & (FINITE | SUBORDINATOR | RELATIVE | NEGATION):
            return False
        if mark & ADVERB:
            return self._adverb()
        if mark & (ED | ING) and self.end is not None and not mark & NAME:
            return self._participle()
        return self._noun(mark)

    def _next(self) -> int:
        return self.line.marks[self.at + 1] if self.at + 1 < self.high else 0

    def _before(self) -> int:
        return self.line.marks[self.at - 1] if self.at > self.start else 0

    def _take(self, end: int) -> bool:
        self.end = self.at = end
        return True

    def _pass(self) -> bool:
        self.at += 1
        return True

    def _title(self) -> bool:
        """Go over a title in quotation marks within the phrase."""
        quotation = self.line.quotation(self.at)
        if quotation is None or quotation.first != self.at or not quotation.closed or quotation.last >= self.high:
            return False
        if quotation.last - quotation.first > _TITLE or self.at == self.start:
            return False
        return self._take(quotation.last + 1)

    def _bracket(self) -> bool:
        """Go over a short bracket without numbers: "(D-Ohio)", but no citation."""
        if self.end is None:
            return False
        for at in range(self.at + 1, min(self.at + _BRACKET, self.high)):
            mark = self.line.marks[at]
            if mark & CLOSE:
                return self._take(at + 1)
            if mark & (NUMBER | TIME | OPEN | COMMA):
                return False
        return False

    def _comma(self) -> bool:
        if not self.explained or self.end is None:
            return False
        end = find_apposition(self.line, self.at + 1, self.high, depth=self.depth)
        return end is not None and self._take(end)

    def _pronoun(self, mark: int) -> bool:
        if self.line.lows[self.at] == "her" and self._next() & NOMINAL and self.at == self.start:
            return self._pass()
        if self.at == self.start and self.line.lows[self.at] != "there":
            self.end = self.at + 1
            if mark & PRONOUN and self._next() & HEAD:
                self.end += 1
        return False

    def _relative(self) -> bool:
        if self.end is None or self.told:
            return False
        end = find_relative_end(self.line, self.at, self.high)
        return end is not None and self._take(end)

    def _determiner(self, mark: int) -> bool:
        before = self._before()
        if before & (NOMINAL | HEAD | TIME) and not before & GENITIVE:
            return False
        if mark & HEAD:
            self.end = self.at + 1
        return self._pass()

    def _time(self) -> bool:
        if self._before() & (DETERMINER | GENITIVE | POSSESSIVE):
            return self._take(self.at + 1)
        return bool(self.at == self.start and self._next() & NOMINAL) and self._pass()

    def _preposition(self) -> bool:
        after = self._next()
        if self.end is None or not after & (NOMINAL | DETERMINER | POSSESSIVE | HEAD | OBJECT) or after & TIME:
            return False
        low = self.line.lows[self.at]
        if low in _NO_ATTRIBUTE or (not self.common and low not in _NAME_PREPOSITIONS):
            return False
        if low == "to" and not after & (DETERMINER | POSSESSIVE | NAME | OBJECT) and not self._advises():
            return False
        if self.told and low not in _TOLD_PREPOSITIONS:
            return False
        return not (low != "of" and self._names_medium()) and self._pass()

    def _advises(self) -> bool:
        """Tell whether the noun before "to" goes with whom it serves: "an adviser to unions"."""
        return self.at > self.start and self.line.lows[self.at - 1] in _ADVISING

    def _names_medium(self) -> bool:
        """Tell whether the phrase says in what it was said: "in a statement"."""
        for at in range(self.at + 1, min(self.at + 5, self.high)):
            if self.line.lows[at] in MEDIA:
                return True
            if self.line.marks[at] & (COMMA | STOP | PREPOSITION):
                return False
        return False

    def _conjunction(self) -> bool:
        after = self._next()
        if self.line.lows[self.at] not in {"and", "or", "&"} or self.end is None:
            return False
        if not after & (NOMINAL | DETERMINER | POSSESSIVE | HEAD) or after & (FINITE | ADVERB):
            return False
        return not self._has_verb(self.at + 1) and self._pass()

    def _has_verb(self, start: int) -> bool:
        """Tell whether a finite verb follows soon: then "and" began a clause."""
        for at in range(start, min(self.high, start + 10)):
            mark = self.line.marks[at]
            if self.line.within[at] or mark & (COMMA | STOP):
                return False
            if mark & RELATIVE:
                return False
            if mark & FINITE and not mark & NOUN:
                return True
        return False

    def _adverb(self) -> bool:
        after = self._next()
        if self.end is None or self._before() & (DETERMINER | POSSESSIVE):
            return bool(after & (NOMINAL | DETERMINER)) and self._pass()
        return self.common and bool(after & (ED | ING)) and self._pass()

    def _participle(self) -> bool:
        """At "-ed" or "-ing" behind a noun: an attribute of the next noun, or a clause about the last."""
        after = self._next()
        if after & NOMINAL and self._before() & (DETERMINER | POSSESSIVE | NOMINAL):
            return self._take(self.at + 1)
        if self.common and after & (PREPOSITION | DETERMINER | POSSESSIVE | TO | ADVERB):
            return self._take(self.at + 1)
        closes = not after or bool(after & (COMMA | STOP))
        if closes and self.line.lows[self.at].endswith("ing") and self._before() & NOUN and self._is_attributed():
            return self._take(self.at + 1)
        return False

    def _is_attributed(self) -> bool:
        """Tell whether an article stands before the word before this one: "the closed-door meeting"."""
        return self.at - 2 >= self.start and bool(self.line.marks[self.at - 2] & (DETERMINER | POSSESSIVE))

    def _is_told_by_name(self) -> bool:
        """Tell whether "that" follows the name, so that it is who is told: "told co-host Ana Lind that"."""
        at = self.at
        while at < self.high and self.line.marks[at] & NAME:
            at += 1
        return at < self.high and self.line.lows[at] == "that"

    def _noun(self, mark: int) -> bool:
        if not mark & NOMINAL:
            return False
        plain = self.told and self.end is not None and not mark & (NAME | GENITIVE | ED | ING)
        if plain and self._before() & NAME and self._next() & (FINITE | ED):
            return False
        if mark & NOUN and not mark & NAME:
            self.common = True
        elif self.told and self.end is not None and self._before() & NOUN and not self._before() & (NAME | GENITIVE):
            return self._is_told_by_name() and self._take(self.at + 1)
        return self._take(self.at + 1)
