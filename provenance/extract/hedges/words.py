"""A sentence's words for matching: lower-cased, contractions taken apart, each with its offsets in the text."""

import re
from bisect import bisect_right

from provenance.model.spans import Span
from provenance.text.folding import fold_width
from provenance.text.wordlists import list_words

_WORD = re.compile(
    r"[^\W_]+(?:[-‐‑.&/][^\W_]+)*(?:'t\b)?"
    r"|'(?:s|re|ve|ll|d|m)\b"
    r"|[^\w\s]|_"
)
_STEMS = {"ca": "can", "wo": "will", "sha": "shall", "ai": "is"}

OPENING = frozenset("“«‘")
CLOSING = frozenset("”»")
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


class Words:
    """The words and marks of ``text[start:end]``: ``low`` in lower case, ``starts`` and ``ends`` as offsets."""

    __slots__ = ("_shouting", "ends", "low", "starts", "text")

    def __init__(self, text: str, low: list[str], starts: list[int], ends: list[int]) -> None:
        self.text = text
        self.low = low
        self.starts = starts
        self.ends = ends
        self._shouting: bool | None = None

    def __len__(self) -> int:
        return len(self.low)

    def is_capital(self, index: int) -> bool:
        """Tell whether the word begins with a capital letter."""
        return 0 <= index < len(self.low) and self.text[self.starts[index]].isupper()

    def span_of(self, first: int, last: int) -> Span:
        """Return the span from the word ``first`` to before the word ``last``."""
        return Span(self.starts[first], self.ends[last - 1])

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
    folded = folded.replace("’", "'").replace("`", "'").replace("´", "'").replace("ʼ", "'")
    matches = list(_WORD.finditer(folded))
    low = [match[0] for match in matches]
    starts = [start + match.start() for match in matches]
    ends = [start + match.end() for match in matches]
    if "n't" in folded:
        low, starts, ends = _split_negations(low, starts, ends)
    return Words(text, low, starts, ends)


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
