"""What stands between two white spaces, as tokens: split once, remembered, and from then on only looked up.

A few thousand chunks ("said", "port,", "U.S.") make up nearly all of a text, so that reading a paragraph is looking up
its chunks. Their tokens depend on no more than two things outside them: whether a single quotation mark opened before
them in the paragraph, for which there are two tables, and whether the first begins a sentence, for which every token
has the marks of both cases.
"""

import re
from sys import intern

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
from provenance.extract.attributions.quotations import MARKS

QUOTES, OPENS = 1, 2
"""Kinds of tokens that a line looks at anew: a quotation mark; a sign that ends its chunk, and after which a sentence
may begin."""

Token = tuple[str, str, int, int, int, int, int]
"""As written, folded, its marks, its marks at the beginning of a sentence, its length, how much further the next token
starts, its kinds."""

_Part = tuple[str, str, int, int, int]
"""A token as written, folded, its start and its end in the chunk, its marks."""

_TOKEN = re.compile(
    r"[^\W\d_]+(?:[’'\-&][^\W\d_]+|-\d+\b|\.(?:[^\W\d_]|com|org|net|tv)\b)*|\d+(?:[.,:]\d+)*(?:-[^\W\d_]+)*|'{2,3}|``|-{2,3}|[^\w\s]|_"
)
_SHORTEST = 4
_STARTS_AFTER = frozenset((*".!?“\":—–”’‘'", "''", "--"))
_SHARED: dict[Token, Token] = {}
"""Tokens that chunks have in common, such as a comma: what is in few places of the memory is found sooner."""
_MOST_KEPT = 1 << 15
_LONGEST_KEPT = 30


class Chunks(dict[str, tuple[Token, ...]]):
    """The tokens of chunks met before; ``single`` tells that a single quotation mark opened before them.

    A dictionary that fills itself: to look up is done for every word, in one call for all chunks of a paragraph.
    """

    def __init__(self, *, single: bool) -> None:
        """Begin empty."""
        super().__init__()
        self.single = single

    def __missing__(self, chunk: str) -> tuple[Token, ...]:
        """Return the tokens of a chunk that is not known yet; keep them unless it is long."""
        tokens = split_chunk(chunk, single=self.single)
        if len(chunk) <= _LONGEST_KEPT:
            if len(self) >= _MOST_KEPT:
                self.clear()
                _SHARED.clear()
            tokens = self[chunk] = tuple(_SHARED.setdefault(token, token) for token in tokens)
        return tokens


def split_chunk(chunk: str, *, single: bool) -> tuple[Token, ...]:
    """Return the tokens of a chunk: one character or more, no white space but at its end."""
    parts, opens = _split(chunk, initial=False, single=single)
    first, _ = _split(chunk, initial=True, single=single) if chunk[0].isupper() else (parts, opens)
    ends = [part[2] for part in parts[1:]] + [len(chunk) + 1]
    kinds = [QUOTES if part[0] in MARKS else 0 for part in parts]
    kinds[-1] |= OPENS if opens else 0
    return tuple(
        (word, low, marks, other[4], end - start, following - start, kind)
        for (word, low, start, end, marks), other, following, kind in zip(parts, first, ends, kinds, strict=True)
    )


def _split(chunk: str, *, initial: bool, single: bool) -> tuple[list[_Part], bool]:
    """Return the tokens of a chunk, and whether a sentence may begin after it. ``initial``: one begins with it."""
    parts: list[_Part] = []
    for match in _TOKEN.finditer(chunk):
        word = intern(match.group())
        first, last = match.span()
        if word[0].isalnum():
            parts += _read_word(word, first, initial=initial)
            initial = False
        elif parts and (joined := _join(parts[-1], word, last, single=single)) is not None:
            parts[-1] = joined
        else:
            single = single or word == "‘" or (word == "'" and not parts)
            initial = word in _STARTS_AFTER
            parts.append((word, word, first, last, SIGN_MARKS.get(word, SIGN)))
    return parts, initial


def _read_word(word: str, start: int, *, initial: bool) -> list[_Part]:
    """Return a word as one token, or as two where it is a pronoun with an auxiliary."""
    low = word.lower()
    if "’" in low:
        low = low.replace("’", "'")
    low = intern(low)
    end = start + len(word)
    if low not in CONTRACTIONS:
        return [(word, low, start, end, mark_word(word, low, initial=initial))]
    at = low.index("'")
    return [
        (one, folded, first, last, mark_word(one, folded))
        for one, folded, first, last in (
            (word[:at], intern(low[:at]), start, start + at),
            (word[at:], intern(low[at:]), start + at, end),
        )
    ]


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


def _join(part: _Part, sign: str, end: int, *, single: bool) -> _Part | None:
    """Return a word with the sign right behind it that belongs to it ("Mr.", "leaders’"), or None if it does not."""
    word, low, start, _, marks = part
    if sign == ".":
        if len(word) == 1 and word.isupper():
            return word, low, start, end, NAME
        return (word, low, start, end, marks) if low in ABBREVIATIONS or ("." in word and word[0].isalpha()) else None
    if sign in "’'" and low.endswith("s") and word[0].isalpha() and not single:
        return word, low, start, end, marks | GENITIVE
    return None
