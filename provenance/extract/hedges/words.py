"""A sentence's words for matching: lower-cased, contractions taken apart, each with its offsets in the text."""

import re
from bisect import bisect_right
from itertools import accumulate, chain

from provenance.model.spans import Span
from provenance.text.folding import fold_width
from provenance.text.wordlists import list_words

_WORD = re.compile(
    r"[^\W_]+(?:[-‐‑.&/][^\W_]+)*(?:'t\b)?"
    r"|'(?:s|re|ve|ll|d|m)\b"
    r"|[^\w\s]|_"
)
_LONGEST_CHUNK = 40
_MOST_CHUNKS = 20_000
_STEMS = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}

QUOTES = frozenset("“”«»\"‘'")
MARKS = frozenset(",;:.?!()[]{}“”«»\"‘'—–-…")

BE = list_words("is are was were be been being am 's 're 'm")
HAVE = list_words("has have had having 've")
NOT = list_words("not n't never no nor neither hardly scarcely")
MODALS = list_words("may might could would should can will shall must 'll 'd cannot ought")
DETERMINERS = list_words(
    """a an the this that these those his her its their our my your some any no each every another several many
    few most both all one two three four five six seven eight nine ten"""
)
PRONOUNS = list_words("i you he she it we they who there this that these those him her them us me one nobody someone")
PREPOSITIONS = list_words(
    """of in on at by for with from into against over under about after before between through during near
    without within toward towards across amid among around behind outside inside upon via despite"""
)
ADVERBS = list_words(
    """also even still now then already just only ever again once soon too so far very quite rather more most less
    least almost often always sometimes well long yet much indeed perhaps maybe thus hence today there here instead
    all both at least first later earlier"""
)
_NOT_ADVERBS = list_words("family supply reply rely apply only early italy july ally assembly fly rally bully likely")


class _WordsOf(dict[str, tuple[str, ...]]):
    """The words of chunks, as runs of characters without white space are called here, remembered.

    No word reaches beyond its chunk, and a text has the same few thousand chunks over and over, so that looking them up
    takes a quarter of the time of matching. What is remembered is forgotten when it grows too large.
    """

    def __missing__(self, chunk: str) -> tuple[str, ...]:
        words = tuple(_WORD.findall(chunk))
        if len(chunk) <= _LONGEST_CHUNK:
            if len(self) >= _MOST_CHUNKS:
                self.clear()
            self[chunk] = words
        return words


class _StepsOf(dict[str, tuple[int, ...]]):
    """The lengths of the words of chunks, each with the gap after it: 0 within the chunk, 1 for the space behind it."""

    def __missing__(self, chunk: str) -> tuple[int, ...]:
        steps = [step for word in _WORDS_OF[chunk] for step in (len(word), 0)]
        steps[-1] = 1
        if len(chunk) <= _LONGEST_CHUNK:
            if len(self) >= _MOST_CHUNKS:
                self.clear()
            self[chunk] = tuple(steps)
        return tuple(steps)


_WORDS_OF = _WordsOf()
_STEPS_OF = _StepsOf()


class Words:
    """The words and marks of ``text[start:end]``: ``low`` in lower case, ``starts`` and ``ends`` as offsets.

    Most sentences have no cue, so that nobody asks where their words stand: that is found when it is asked for.
    """

    __slots__ = ("_chunks", "_folded", "_places", "_shouting", "end", "low", "start", "text")

    def __init__(self, text: str, folded: str, start: int) -> None:
        """Find the words; ``folded`` is what they are found in, ``start`` where it begins in the text."""
        self._chunks = folded.split()
        self.text = text
        self.low = list(chain.from_iterable(map(_WORDS_OF.__getitem__, self._chunks)))
        self.start = start
        self.end = start + len(folded)
        self._folded = folded
        self._places: tuple[list[int], list[int]] | None = None
        self._shouting: bool | None = None

    def place(self, low: list[str], starts: list[int], ends: list[int]) -> None:
        """Put other words, whose offsets are known, in the place of these."""
        self.low = low
        self._places = starts, ends

    @property
    def places(self) -> tuple[list[int], list[int]]:
        """Where the words begin and where they end in the text."""
        return self._places or self._find_places()

    @property
    def starts(self) -> list[int]:
        """Where each word begins in the text."""
        return (self._places or self._find_places())[0]

    @property
    def ends(self) -> list[int]:
        """Where each word ends in the text."""
        return (self._places or self._find_places())[1]

    def _find_places(self) -> tuple[list[int], list[int]]:
        """Add up the lengths of the words, where single spaces part the chunks, as is usual; else match anew."""
        folded, offset = self._folded, self.start
        steps = chain.from_iterable(map(_STEPS_OF.__getitem__, self._chunks))
        edges = list(accumulate(steps, initial=offset))
        if edges[-1] == offset + len(folded) + 1:
            self._places = edges[:-1:2], edges[1::2]
        else:
            spans = [match.span() for match in _WORD.finditer(folded)]
            self._places = [offset + first for first, _ in spans], [offset + last for _, last in spans]
        return self._places

    def __len__(self) -> int:
        return len(self.low)

    def is_capital(self, index: int) -> bool:
        """Tell whether the word begins with a capital letter."""
        return 0 <= index < len(self.low) and self.text[self.starts[index]].isupper()

    def span_of(self, first: int, last: int) -> Span:
        """Return the span from the word ``first`` to before the word ``last``."""
        starts, ends = self._places or self._find_places()
        return Span(starts[first], ends[last - 1])

    def is_shouting(self) -> bool:
        """Tell whether all letters are capitals, so that a capital says nothing."""
        if self._shouting is None:
            self._shouting = bool(self.starts) and self.text[self.starts[0] : self.ends[-1]].isupper()
        return self._shouting

    def index_at(self, offset: int) -> int:
        """Return the index of the first word that ends after ``offset`` (``len(self)`` if none does)."""
        return bisect_right(self.ends, offset)


def split_words(text: str, start: int, end: int) -> Words:
    """Return the words of ``text[start:end]``. Linear time; the offsets are those of ``text``."""
    part = text[start:end]
    folded = part.lower()
    if len(folded) != len(part):
        folded = fold_width(part)
    folded = folded.replace("`", "'")
    if not folded.isascii():
        folded = folded.replace("’", "'").replace("´", "'").replace("ʼ", "'")
    words = Words(text, folded, start)
    if "n't" in folded:
        words.place(*_split_negations(words.low, words.starts, words.ends))
    return words


def _split_negations(low: list[str], starts: list[int], ends: list[int]) -> tuple[list[str], list[int], list[int]]:
    """Take "didn't" apart into "did" and "n't", and give "ca n't" its whole verb."""
    rows: list[tuple[str, int, int]] = []
    for word, first, last in zip(low, starts, ends, strict=True):
        if word.endswith("n't"):
            stem = word[:-3]
            if stem:
                rows.append((_STEMS.get(stem, stem), first, last - 3))
            elif rows and rows[-1][0] in _STEMS:
                rows[-1] = (_STEMS[rows[-1][0]], *rows[-1][1:])
            rows.append(("n't", last - 3, last))
        else:
            rows.append((word, first, last))
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


def is_adverb(word: str) -> bool:
    """Tell whether a word may stand between an auxiliary and its verb without changing either."""
    return word in ADVERBS or (word.endswith("ly") and len(word) > len("only") and word not in _NOT_ADVERBS)
