"""A paragraph as parallel lists of tokens, their marks, and the quotations they stand in."""

import re
from dataclasses import dataclass, field

from provenance.extract.attributions.grammar import (
    ABBREVIATIONS,
    ADVERB,
    CONTRACTIONS,
    ED,
    FINITE,
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

_TOKEN = re.compile(
    r"[^\W\d_]+(?:[’'\-&][^\W\d_]+|-\d+\b|\.(?:[^\W\d_]|com|org|net|tv)\b)*|\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*|'{2,3}|``|-{2,3}|[^\w\s]|_"
)
_SHORTEST = 4
_Row = tuple[str, str, int, int, int]
"""A token as written, folded, its start, its end, its marks."""
_STARTS_AFTER = frozenset((*".!?“\":—–”’‘'", "''", "--"))


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


_Folded = tuple[str, int, int]
_FOLDED: tuple[dict[str, _Folded], dict[str, _Folded]] = ({}, {})
"""Words folded before: those within a sentence, and those that begin one. A plain look-up: it is done so often."""
_MOST_FOLDED = 1 << 16


def fold_word(word: str, *, initial: bool) -> _Folded:
    """Return a word in small letters with straight apostrophes, its marks, and where a second token in it starts."""
    known = _FOLDED[initial]
    found = known.get(word)
    if found is None:
        if len(known) >= _MOST_FOLDED:
            known.clear()
        found = known[word] = _fold(word, initial=initial)
    return found


def _fold(word: str, *, initial: bool) -> _Folded:
    low = word.lower()
    if "’" in low:
        low = low.replace("’", "'")
    cut = low.index("'") if "'" in low and low in CONTRACTIONS else 0
    return low, mark_word(word, low, initial=initial), cut


def mark_word(word: str, low: str, *, initial: bool = False) -> int:  # noqa: PLR0911 -- one return for each shape
    """Return the marks of a word: those of the lists, else those of its shape.

    ``initial`` tells that a capital may be due to the word's place alone.
    """
    marks = WORD_MARKS.get(low)
    if marks is not None:
        if not initial and word in {"May", "The"}:
            return TIME if word == "May" else NAME
        capital = marks == ADVERB and not initial and word[0].isupper()
        return NAME if (len(word) > 1 and word.isupper()) or capital else marks
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
    rows: list[_Row] = []
    add = rows.append
    initial, single = True, False
    within, openers = _FOLDED
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        first, last = match.span()
        if word[0].isalnum():
            known = (openers if initial else within).get(word)
            low, mark, cut = known if known is not None else fold_word(word, initial=initial)
            initial = False
            if cut:
                add((word[:cut], low[:cut], first, first + cut, fold_word(word[:cut], initial=False)[1]))
                word, low, first = word[cut:], low[cut:], first + cut
                mark = mark_word(word, low)
            add((word, low, first, last, mark))
            continue
        if rows and rows[-1][3] == first and (joined := _join(rows[-1], word, last, single=single)) is not None:
            rows[-1] = joined
            continue
        single = single or word == "‘" or (word == "'" and (not rows or rows[-1][3] < first))
        initial = word in _STARTS_AFTER
        add((word, word, first, last, SIGN_MARKS.get(word, SIGN)))
    return _make_line(text, rows)


def _make_line(text: str, rows: list[_Row]) -> Line:
    if not rows:
        return Line(text)
    words, lows, starts, ends, marks = (list(column) for column in zip(*rows, strict=True))
    if "May" in words:
        _name_may(words, marks)
    quotations, within = pair_quotes(text, words, starts, ends)
    return Line(text, words, lows, starts, ends, marks, within, quotations)


def _name_may(words: list[str], marks: list[int]) -> None:
    """Mark "May" as a name where it ends one and a verb follows ("Theresa May said"), not a number or a comma."""
    for at in range(1, len(words) - 1):
        if words[at] == "May" and words[at - 1][0].isupper() and marks[at - 1] & NAME and marks[at + 1] & (FINITE | ED):
            marks[at] = NAME


def _join(row: _Row, sign: str, end: int, *, single: bool) -> _Row | None:
    """Return a word with the sign right behind it that belongs to it ("Mr.", "leaders’"), or None if it does not."""
    word, low, start, _, marks = row
    if sign == ".":
        if len(word) == 1 and word.isupper():
            return word, low, start, end, NAME
        return (word, low, start, end, marks) if low in ABBREVIATIONS or ("." in word and word[0].isalpha()) else None
    if sign in "’'" and low.endswith("s") and word[0].isalpha() and not single:
        return word, low, start, end, marks | GENITIVE
    return None
