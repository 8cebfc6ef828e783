"""Claims: body sentences, cut where a citation in their middle closes a clause."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from provenance.extract.attributions.grammar import FINITE, WORD_MARKS
from provenance.extract.marks import Marked
from provenance.model.layout import Sentence
from provenance.model.quick import made_quickly
from provenance.model.spans import Span

_CLOSING = re.compile(r"[,;:.]?")
_GOES_ON = re.compile(
    r"\s*[,;:—–]|\s+(?:and|but|while|whereas|although|though|or|nor|so|yet|with|as|which|who|when|where|because|since"
    r"|after|before|then|however|meanwhile|including|followed|despite|until|unless|if|just|only|even|also)\b"
)
_FRONTED = re.compile(
    r"(?:in|on|at|during|after|before|by|for|from|since|under|with|according|following|despite|amid|between|within)\b",
    re.IGNORECASE,
)
"""Words that open a mere circumstance ("In his address to the house"), unless a verb follows."""
_BETWEEN = re.compile(r"[\s,;:—–.-]*")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_BEFORE = 5
_FEWEST_AFTER = 4


@made_quickly
@dataclass(frozen=True, slots=True)
class Piece:
    """The span of a claim and the number of the sentence that it is part of; ``closed_by`` are its own citations."""

    span: Span
    sentence: int
    closed_by: tuple[Marked, ...] = ()


def split_claims(text: str, sentences: tuple[Sentence, ...], marked: Iterable[Marked]) -> tuple[Piece, ...]:
    """Return one piece for each claim, in text order and without overlap.

    A sentence is one claim, unless a citation stands in its middle and closes a clause of five words or more, with
    punctuation or a conjunction and four words or more after it: then the clause with its citation is a claim, and the
    rest is another. A citation right after the name of its outlet cuts nothing.
    """
    by_sentence: dict[int, list[Marked]] = {}
    for mark in marked:
        by_sentence.setdefault(mark.sentence, []).append(mark)
    pieces: list[Piece] = []
    for number, sentence in enumerate(sentences):
        marks = by_sentence.get(number)
        if marks is None:
            pieces.append(Piece(sentence.span, number))
        else:
            pieces.extend(_cut(text, sentence.span, number, marks))
    return tuple(pieces)


def _cut(text: str, span: Span, number: int, marks: list[Marked]) -> Iterator[Piece]:
    start = span.start
    own: list[Marked] = []
    for at, mark in enumerate(marks):
        own.append(mark)
        upcoming = marks[at + 1].span.start if at + 1 < len(marks) else span.end
        if mark.closes and _closes_clause(text, Span(start, mark.span.start), Span(mark.span.end, span.end), upcoming):
            closing = _CLOSING.match(text, mark.span.end, span.end)
            end = closing.end() if closing else mark.span.end
            yield Piece(Span(start, end), number, tuple(own))
            own = []
            between = _BETWEEN.match(text, end, span.end)
            start = between.end() if between else end
    yield Piece(Span(start, span.end), number, tuple(own))


def _closes_clause(text: str, before: Span, after: Span, upcoming: int) -> bool:
    """Tell whether a citation stands in the middle, after a clause and before another."""
    parted = text[before.end - 1 : before.end] in {",", ";", ":"}
    if upcoming - after.start < _FEWEST_AFTER or not (parted or _GOES_ON.match(text, after.start, after.end)):
        return False
    if _FRONTED.match(text, before.start, before.end) and not _has_verb(text, before):
        return False
    return _has_words(text, before, _FEWEST_BEFORE) and _has_words(text, Span(after.start, upcoming), _FEWEST_AFTER)


def _has_verb(text: str, span: Span) -> bool:
    """Tell whether a word of a span may be a finite verb."""
    words = (word.group().lower() for word in _WORD.finditer(text, span.start, span.end))
    return any(word.endswith("ed") or WORD_MARKS.get(word, 0) & FINITE for word in words)


def _has_words(text: str, span: Span, fewest: int) -> bool:
    """Tell whether a span has at least that many words."""
    words = islice(_WORD.finditer(text, span.start, span.end), fewest)
    return sum(1 for _ in words) == fewest
