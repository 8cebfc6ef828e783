"""A paragraph as parallel lists of tokens, their marks, and the quotations they stand in."""

import re
from dataclasses import dataclass, field

from provenance.extract.attributions.grammar import (
    ABBREVIATIONS,
    ADVERB,
    CONTRACTIONS,
    ED,
    GENITIVE,
    ING,
    NAME,
    NOT_ADVERBS,
    NOUN,
    NUMBER,
    SIGN,
    SIGN_MARKS,
    TIME,
    WORD_MARKS,
)
from provenance.extract.attributions.quotations import Quotation, pair_quotes
from provenance.model.spans import Span

_TOKEN = re.compile(r"[^\W\d_]+(?:[’'\-&][^\W\d_]+|\.[^\W\d_]\b)*|\d+(?:[.,:]\d+)*|'{2,3}|``|-{2,3}|[^\w\s]|_")
_SHORTEST = 4
_STARTS_AFTER = frozenset(".!?“\":—–”’‘''")


@dataclass(slots=True)
class Line:
    """A paragraph's tokens: as written, folded, their offsets in the whole text, and their marks.

    ``within`` is 0 outside quotations, else the place in ``quotations`` plus one; the marks of a quotation are within.
    """

    text: str
    words: list[str] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)
    within: list[int] = field(default_factory=list)
    quotations: list[Quotation] = field(default_factory=list)

    def span(self, first: int, end: int) -> Span:
        """Return the span from the token ``first`` up to, not including, the token ``end``."""
        return Span(self.starts[first], self.ends[end - 1])

    def surface(self, first: int, end: int) -> str:
        """Return the text from the token ``first`` up to, not including, the token ``end``."""
        return self.text[self.starts[first] : self.ends[end - 1]]

    def quotation(self, at: int) -> Quotation | None:
        """Return the quotation that the token stands in, or None."""
        number = self.within[at]
        return self.quotations[number - 1] if number else None


def mark_word(word: str, low: str, *, initial: bool = False) -> int:  # noqa: PLR0911 -- one return for each shape
    """Return the marks of a word: those of the lists, else those of its shape.

    ``initial`` tells that a capital may be due to the word's place alone.
    """
    marks = WORD_MARKS.get(low)
    if marks is not None:
        if not initial and word in {"May", "The"}:
            return TIME if word == "May" else NAME
        return NAME if len(word) > 1 and word.isupper() else marks
    first = word[0]
    if first.isdigit():
        return NUMBER
    marks = NAME if first.isupper() else NOUN
    ending = low[-2:]
    if ending in {"'s", "s'"}:
        return marks | GENITIVE
    if len(low) <= _SHORTEST:
        return marks
    if ending == "ly" and low not in NOT_ADVERBS and (marks is NOUN or initial):
        return ADVERB
    if ending == "ed":
        return marks | ED
    return marks | ING if low.endswith("ing") else marks


def read_line(text: str, start: int, end: int) -> Line:
    """Return ``text[start:end]`` as a line. Linear time."""
    line = Line(text)
    single = False
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        if word[0].isalnum():
            _add_word(line, word, match.start(), match.end())
            continue
        if _joins(line, word, match.start(), single=single):
            line.ends[-1] = match.end()
            continue
        single = single or word == "‘" or (word == "'" and (not line.ends or line.ends[-1] < match.start()))
        _add(line, word, word, match.start(), match.end(), SIGN_MARKS.get(word, SIGN))
    line.quotations, line.within = pair_quotes(text, line.words, line.starts, line.ends)
    return line


def _add(line: Line, word: str, low: str, start: int, end: int, marks: int) -> None:  # noqa: PLR0917 -- the columns of a token
    line.words.append(word)
    line.lows.append(low)
    line.starts.append(start)
    line.ends.append(end)
    line.marks.append(marks)


def _add_word(line: Line, word: str, start: int, end: int) -> None:
    low = word.lower()
    if "’" in low:
        low = low.replace("’", "'")
    initial = not line.words or line.words[-1] in _STARTS_AFTER
    if "'" in low and low in CONTRACTIONS:
        cut = low.index("'")
        _add(line, word[:cut], low[:cut], start, start + cut, mark_word(word[:cut], low[:cut]))
        word, low, start = word[cut:], low[cut:], start + cut
    _add(line, word, low, start, end, mark_word(word, low, initial=initial))


def _joins(line: Line, sign: str, start: int, *, single: bool) -> bool:
    """Tell whether a sign belongs to the word right before it: the stop of "Mr.", the apostrophe of "leaders’"."""
    if not line.words or line.ends[-1] != start:
        return False
    word, low = line.words[-1], line.lows[-1]
    if sign == ".":
        if len(word) == 1 and word.isupper():
            line.marks[-1] = NAME
            return True
        return low in ABBREVIATIONS or ("." in word and word[0].isalpha())
    if sign in "’'" and low.endswith("s") and word[0].isalpha() and not single:
        line.marks[-1] |= GENITIVE
        return True
    return False
