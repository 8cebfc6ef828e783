"""Footnote marks in the running text, tied to their notes."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from provenance.extract.notes import SUPERSCRIPTS, Note
from provenance.model.layout import Sentence
from provenance.model.problems import Problem
from provenance.model.spans import Span
from provenance.model.vocabulary import ProblemKind

_SQUARE = r"\[\^?(?P<square>\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,9}|[a-z]{1,2}|[ivxl]{1,7})\]"
_ONLY_SQUARE = re.compile(_SQUARE)
_MARK = re.compile(
    _SQUARE + r"|(?P<raised>[⁰¹²³⁴-⁹]{1,3}(?:[,˒ ’⁻–][⁰¹²³⁴-⁹]{1,3}){0,5})"
    r"|\((?P<round>\d{1,3})\)|(?P<bare>\d{1,3}(?:[,–-]\d{1,3}){0,5})(?=[\s.,;:—–]|$)|(?P<sign>[*†‡]{1,3})(?=[\s.,;:)]|$)"
    r"|(?P<slash>\d{1,4})/(?=\s|$)|(?P<low>[ivxl]{1,7})(?=[\s—–]|$)"
)
_CANDIDATE = re.compile(r"[\[(⁰¹²³⁴-⁹*†‡]|\d+|(?<=[.,;!?”\"’)])[ivxl]")
_PUNCTUATION = frozenset('.,;:!?”"’)')
_NUMBERS = re.compile(r"(\d+)(?:\s?[–⁻-]\s?(\d+))?")
_UNIT = re.compile(r"(?:^|[\s\d])(?:[kcmdn]?m|ft|in|mi|s|x|E)$")
_MOST = 20
_MOST_MISSED = 2
"""Marks that may be lost on the way to the next one."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark in the text and the notes that it stands for, none where they are missing."""

    span: Span
    notes: tuple[Note, ...]


@dataclass(slots=True)
class _Shelf:
    """The notes by label, and those without a label in their order."""

    by_label: dict[str, list[Note]] = field(default_factory=lambda: defaultdict(list))
    unlabelled: list[Note] = field(default_factory=list)

    def list_numbers(self) -> list[int]:
        """Return the numbers that are labels, in order; excerpts do not begin with 1, and may leave out some."""
        return sorted(int(label) for label in self.by_label if label.isdigit())

    def find(self, label: str, at: int) -> Note | None:
        """Return the note with that label: of several the first after ``at``, as chapters have their own notes."""
        notes = self.by_label.get(label)
        if notes:
            place = bisect_left([note.span.start for note in notes], at)
            return notes[min(place, len(notes) - 1)]
        if label.isdigit() and not self.by_label and 0 < int(label) <= len(self.unlabelled):
            return self.unlabelled[int(label) - 1]
        return None


def find_marks(
    text: str, sentences: Iterable[Sentence], notes: Iterable[Note]
) -> tuple[list[tuple[int, Mark]], list[Problem]]:
    """Return the footnote marks, each with the number of its sentence, and a problem for each that has no note.

    Marks are "[1]", "[2, 4–6]", raised digits, and, only where a note has their number, "(1)", digits glued to a word
    or to the punctuation after it (in the order of the notes), small Roman numbers glued to punctuation, and signs such
    as "*". Linear time.
    """
    shelf = _Shelf()
    for one in notes:
        if one.label is None:
            shelf.unlabelled.append(one)
        else:
            shelf.by_label[one.label].append(one)
    marked = bool(shelf.by_label or shelf.unlabelled)
    if not marked and "[" not in text:
        return [], []
    numbers = shelf.list_numbers()
    marks: list[tuple[int, Mark]] = []
    problems: list[Problem] = []
    reached = numbers[0] - 1 if numbers else 0
    rounded = False
    for number, sentence in enumerate(sentences):
        for match in _find_matches(text, sentence.span, marked=marked):
            labels = list(_find_labels(match))
            if not (rounded and _goes_on(match, reached)) and not _may_mark(text, match, labels, reached, numbers):
                continue
            found = [note for label in labels if (note := shelf.find(label, match.start())) is not None]
            span = Span(*match.span())
            if found:
                marks.append((number, Mark(span, tuple(found))))
                reached = max(reached, *(int(label) for label in labels if label.isdigit()), 0)
                rounded = match.lastgroup == "round"
            elif match.group()[0] == "[" and labels[0].isdigit():
                message = f"no note belongs to the mark {span.of(text)}"
                problems.append(Problem(span, ProblemKind.ORPHAN_FOOTNOTE, message))
    return marks, problems


def _find_matches(text: str, span: Span, *, marked: bool) -> Iterator[re.Match[str]]:
    """Yield what may be a mark; without notes in the text (``marked``) only "[1]", whose notes are then missing."""
    if not marked:
        yield from _ONLY_SQUARE.finditer(text, span.start, span.end)
        return
    for candidate in _CANDIDATE.finditer(text, span.start, span.end):
        match = _MARK.match(text, candidate.start(), span.end)
        if match is not None:
            yield match


def _find_labels(match: re.Match[str]) -> Iterator[str]:
    """Yield the labels of a mark, ranges spelled out: "2, 4–6" is 2, 4, 5, 6."""
    written = next(part for part in match.groups() if part)
    plain = written.translate(SUPERSCRIPTS)
    if not plain[0].isdigit():
        yield plain
        return
    for numbers in _NUMBERS.finditer(plain):
        first = int(numbers[1])
        last = int(numbers[2]) if numbers[2] else first
        yield from (str(label) for label in range(first, min(last, first + _MOST) + 1))


def _may_mark(text: str, match: re.Match[str], labels: list[str], reached: int, numbers: list[int]) -> bool:
    """Tell whether a match can be a mark: a weak one must go on where the marks before it stopped.

    ``numbers`` are the notes' own; where they leave out some, so may the marks.
    """
    before = text[match.start() - 1 : match.start()]
    kind = match.lastgroup
    if kind == "square" or (kind == "slash" and (before.isspace() or before in _PUNCTUATION)):
        return True
    if not before.strip() and kind != "round":
        return False
    if kind in {"sign", "low"}:
        return True
    if kind == "raised":
        return not before.isdigit() and not _UNIT.search(text, max(0, match.start() - 4), match.start())
    first = int(labels[0]) if labels[0].isdigit() else 0
    if kind == "round":
        return _is_placed(text, match.span()) and 0 < first <= reached + 3
    glued = text[max(0, match.start() - 3) : match.start()].isalpha()
    after = bisect_right(numbers, reached) + _MOST_MISSED
    skipped = numbers[min(after, len(numbers) - 1)] if numbers else 0
    return (before in _PUNCTUATION or glued) and max(reached, 1) <= first <= max(reached + 2, skipped)


def _goes_on(match: re.Match[str], reached: int) -> bool:
    """Tell whether a number in round brackets counts on from such a mark before it, and so needs no better place."""
    return match.lastgroup == "round" and int(match["round"]) == reached + 1


def _is_placed(text: str, span: tuple[int, int]) -> bool:
    """Tell whether a number in round brackets stands where a mark may: after a sentence, or before punctuation.

    Before a quotation or a capital it may also come after a comma; "(1) by sea, (2) by land" are the items of a list.
    """
    before = text[max(0, span[0] - 3) : span[0]].rstrip()[-1:]
    after = text[span[1] : span[1] + 3].lstrip()[:1]
    if text[span[1] : span[1] + 1] in {"", ".", ",", ";", ":"} or before in {".", "!", "?", "”", '"', "’"}:
        return True
    return before == "," and (after in {"“", '"', "‘"} or after.isupper())
