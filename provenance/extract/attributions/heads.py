"""Where the noun phrase begins that ends at a given token: a walk to the left, without a parser.

The walk goes over names, nouns, numbers and participles, through prepositions that belong to a noun, over "and" where
both sides are coordinated, and out of a relative clause to the noun before it. It never crosses a comma, except in a
list.
"""

from dataclasses import dataclass

from provenance.extract.attributions.edges import attaches, shares_noun, split_front
from provenance.extract.attributions.grammar import (
    ADVERB,
    AUXILIARY,
    CLOSE,
    COLON,
    COMMA,
    CONJUNCTION,
    DASH,
    DETERMINER,
    ED,
    GENITIVE,
    HEAD,
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
    QUOTE,
    RELATIVE,
    SEMICOLON,
    STOP,
    SUBORDINATOR,
    TIME,
    TO,
    VERB,
)
from provenance.extract.attributions.lines import Line
from provenance.text.wordlists import list_words

_REACH = 60
_TITLE = 9
"""Tokens; a longer quotation is no title within a noun phrase."""
_LONG_TITLE = 30
_TITLED = list_words("entitled titled headlined headed")
_BRACKET = 30
_RELATIVE_REACH = 12
_BEFORE_DETERMINER = list_words("all both half such many almost nearly")
_BEFORE_NUMBER = list_words("only almost nearly just about around roughly over under")
_MORE = list_words("more less fewer")
_CLAUSE_OPENERS = COMMA | SUBORDINATOR | CONJUNCTION | DASH | QUOTE | RELATIVE | SEMICOLON | COLON | TIME


def find_start(line: Line, end: int, low: int) -> int | None:
    """Return where the noun phrase begins that ends before the token ``end``; None if none does.

    ``low`` is the first token that may belong to it. Looks at 60 tokens at most.
    """
    walk = _Walk(line, end, max(low, end - _REACH), end - 1)
    while walk.at >= walk.low and walk.step():
        pass
    return walk.start


def opens_clause(line: Line, start: int, low: int) -> bool:
    """Tell whether a clause may begin at the token: nothing before it governs it."""
    return start <= low or bool(line.marks[start - 1] & _CLAUSE_OPENERS)


def find_bracket(line: Line, close: int, low: int) -> int | None:
    """Return where the bracket opens that ``close`` closes, if it is short."""
    for at in range(close - 1, max(low, close - _BRACKET) - 1, -1):
        if line.marks[at] & OPEN:
            return at
    return None


@dataclass(slots=True)
class _Walk:
    """A walk to the left. ``start`` is the best beginning so far; ``step`` tells whether to go on."""

    line: Line
    end: int
    low: int
    at: int
    start: int | None = None

    def step(self) -> bool:  # noqa: PLR0911 -- one return for each class of words
        line, at = self.line, self.at
        mark = line.marks[at]
        if line.within[at]:
            return self._quotation()
        if mark & CLOSE:
            return self._jump(find_bracket(line, at, self.low))
        if mark & PRONOUN and not mark & HEAD:
            self.start = at if at == self.end - 1 else self.start
            return False
        if mark & (RELATIVE | SUBORDINATOR) or line.lows[at] in {"than", "as"}:
            return self._clause()
        if mark & (DETERMINER | POSSESSIVE):
            return self._determiner()
        if mark & (PREPOSITION | TO) and not mark & VERB:
            return self._preposition()
        if mark & CONJUNCTION:
            return self._conjunction()
        if mark & (VERB | AUXILIARY) and not mark & NOUN:
            return self._verb()
        if mark & (ADVERB | NEGATION):
            return self._adverb()
        return self._noun()

    def _move(self, at: int) -> bool:
        self.start, self.at = at, at - 1
        return True

    def _jump(self, to: int | None) -> bool:
        return to is not None and self._move(to)

    def _quotation(self) -> bool:
        """Go over a title in quotation marks; stop at speech."""
        quotation = self.line.quotation(self.at)
        if quotation is None or quotation.last != self.at or not quotation.closed:
            return False
        first = quotation.first
        longest = _LONG_TITLE if first > self.low and self.line.lows[first - 1] in _TITLED else _TITLE
        if self.at - first > longest or first < self.low or self.line.marks[self.at - 1] & (COMMA | STOP):
            return False
        if self.start is not None and first > self.low and self.line.marks[first - 1] & (COMMA | STOP):
            return False
        if self.start is not None and first == self.low and self.line.marks[self.start] & (NAME | DETERMINER):
            return False
        return self._move(first)

    def _clause(self) -> bool:
        """At a word that begins a clause: a restrictive relative clause belongs to the noun before it."""
        line, at = self.line, self.at
        low = line.lows[at]
        before = line.marks[at - 1] if at > self.low else 0
        if low == "than" and at > self.low and line.lows[at - 1] in _MORE and self.start is not None:
            return self._move(at - 1)
        if low == "who" and before & (NOMINAL | HEAD) and not before & VERB:
            self.start = None
            self.at -= 1
            return True
        if low in {"that", "no"} and self.start == at + 1 and self._is_demonstrative(before):
            self.start = at
        return False

    def _is_demonstrative(self, before: int) -> bool:
        """Tell whether "that" is a determiner: a noun follows, and nothing that may be said stands before."""
        after = self.line.marks[self.at + 1]
        return (
            bool(after & NOUN)
            and not after & NAME
            and (not before or bool(before & (PREPOSITION | COMMA | SUBORDINATOR | CONJUNCTION)))
        )

    def _determiner(self) -> bool:
        line, at = self.line, self.at
        self.start = at
        if at > self.low and line.lows[at - 1] in _BEFORE_DETERMINER:
            at -= 1
            self.start = self.at = at
        before = line.marks[at - 1] if at > self.low else 0
        if before & (DETERMINER | POSSESSIVE | GENITIVE):
            self.at = at - 1
            return True
        if before & PREPOSITION and not before & SUBORDINATOR and attaches(line, at - 1, self.low):
            self.at = at - 2
            return True
        if before & PREPOSITION and (front := split_front(line, at - 1, self.end)) is not None:
            self.start = front
            return False
        if before & TO and attaches(line, at - 1, self.low) and not line.marks[at - 2] & ED:
            self.at = at - 2
            return True
        if before & (VERB | ED) and (relative := find_relative(line, at - 1, self.low)) is not None:
            self.at = relative - 1
            return True
        if before & CONJUNCTION and (left := coordinate(line, at - 1, self.low)) is not None:
            self.start = left
        return False

    def _preposition(self) -> bool:
        line, at = self.line, self.at
        if self.start is None:
            return False
        if line.lows[at] in _BEFORE_NUMBER and line.marks[self.start] & NUMBER:
            return self._move(at)
        if line.marks[at] & TO:
            return self._to()
        if attaches(line, at, self.low):
            self.at -= 1
            return True
        self.start = split_front(line, at, self.end)
        return False

    def _to(self) -> bool:
        """At "to": it may be a preposition ("aides to Ali"), or stand in a relative clause."""
        line, at = self.line, self.at
        after = line.marks[at + 1] if at + 1 < self.end else 0
        if after & (NAME | DETERMINER | POSSESSIVE | OBJECT) and attaches(line, at, self.low):
            self.at -= 1
            return True
        return self._verb()

    def _conjunction(self) -> bool:
        if self.start is not None and (left := coordinate(self.line, self.at, self.low)) is not None:
            self.start = left
        return False

    def _verb(self) -> bool:
        """At a finite verb: go on before the relative pronoun whose clause it heads, if there is one."""
        relative = find_relative(self.line, self.at, self.low)
        if relative is None:
            return False
        self.at = relative - 1
        return True

    def _adverb(self) -> bool:
        line, at = self.line, self.at
        if self.start is not None and line.marks[self.start] & NUMBER and line.lows[at] in _BEFORE_NUMBER:
            return self._move(at)
        if (
            line.lows[at] in {"last", "next"}
            and self.start is not None
            and (line.marks[self.start] & (TIME | GENITIVE))
        ):
            return self._move(at)
        if self.start == at + 1 and line.marks[self.start] & ED:
            return self._move(at)
        if self.start is None or at == self.low:
            return False
        if not line.marks[at - 1] & (DETERMINER | POSSESSIVE | PREPOSITION):
            return False
        self.at -= 1
        return True

    def _noun(self) -> bool:
        mark = self.line.marks[self.at]
        if mark & ED and self.start is not None and self._acts():
            return False
        if not mark & (NOMINAL | TIME | OBJECT):
            return False
        return self._move(self.at)

    def _acts(self) -> bool:
        """Tell whether a word in ``-ed`` is a verb with an object and no attribute."""
        line, at = self.line, self.at
        mark = line.marks[at]
        if mark & NAME:
            return False
        after = line.marks[at + 1] if at + 1 < self.end else 0
        before = line.marks[at - 1] if at > self.low else 0
        if after & (DETERMINER | POSSESSIVE | OBJECT | PRONOUN):
            return True
        if before & (NAME | NOUN) and not before & (GENITIVE | ED) and after & NOMINAL:
            return True
        return bool(before & (PRONOUN | AUXILIARY | TO))


def coordinate(line: Line, conjunction: int, low: int) -> int | None:
    """Return where the phrase before "and" starts, if it is coordinated with the one behind it; None if it is not.

    With a comma before it, "and" joins phrases only in a list of three or more.
    """
    if conjunction <= low or line.lows[conjunction] not in {"and", "or", "&", "nor"}:
        return None
    listed = bool(line.marks[conjunction - 1] & COMMA)
    start = find_start(line, conjunction - listed, low)
    if start is None or (line.marks[start] & PRONOUN and not line.marks[start] & HEAD and start == conjunction - 2):
        return None
    if start > low and line.marks[start - 1] & COMMA and not shares_noun(line, conjunction):
        earlier = find_start(line, start - 1, low)
        names = line.marks[conjunction - 1] & NAME and not line.marks[start] & DETERMINER
        alike = not names or line.marks[start - 2] & (NAME | CLOSE)
        if earlier is not None and alike and opens_clause(line, earlier, low):
            return earlier
    return start if not listed and opens_clause(line, start, low) else None


def find_relative(line: Line, verb: int, low: int) -> int | None:
    """Return the relative pronoun in whose clause the verb stands ("the man who shot"), or None."""
    stop = max(low, verb - _RELATIVE_REACH)
    barrier = COMMA | QUOTE | CONJUNCTION | STOP | DASH
    for at in range(verb - 1, stop, -1):
        if line.marks[at] & barrier or line.within[at]:
            return None
        before = line.marks[at - 1]
        if line.lows[at] == "who":
            return at if before & (NOMINAL | HEAD) else None
        if line.lows[at] in {"that", "which"}:
            return at if before & (NOMINAL | HEAD) and not before & VERB and verb - at <= 2 else None  # noqa: PLR2004 -- pronoun, auxiliary, verb
    return None
