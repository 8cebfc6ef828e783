"""The marks of Markdown that take whole lines: front matter, fences, definitions, quotations, underlined headings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from provenance.model.spans import Span

Cut = tuple[int, int, str]
"""A stretch of the file, and what stands in its place."""

_LINE = re.compile(r"[^\n]*(?:\n|$)")
_FRONT = re.compile(r"(?:---|\+\+\+)[ \t]*\r?\n")
_FENCE = re.compile(r" {0,3}(?:>[ \t]?)?(`{3,20}|~{3,20})")
_QUOTED = re.compile(r" {0,3}(?:>[ \t]?){1,6}")
_NOTE = re.compile(r" {0,3}\[\^([^\]\[\s^]{1,40})\](:)")
_DEFINED = re.compile(r" {0,3}\[([^\]\[^\n][^\]\[\n]{0,200})\]:[ \t]{0,8}\S{1,2000}[ \t]{0,8}(?:[\"'(][^\n]{0,300})?$")
_UNDERLINE = re.compile(r" {0,3}(?:={2,200}|-{3,200})[ \t]{0,20}$")
_RULE_OF_TABLE = re.compile(r"[ \t]{0,8}(?=[^\n]{0,300}\|)(?=[^\n]{0,300}-)[|:\- \t]{3,1000}$")
_MOST_FRONT = 100
"""Lines of front matter at the most."""


@dataclass(frozen=True, slots=True)
class BlockMarks:
    """The cuts, and the paragraphs that are left to read.

    ``labels`` are those of links that the text defines, folded; ``notes`` tells by label under which number a note
    stands.
    """

    cuts: tuple[Cut, ...]
    paragraphs: tuple[Span, ...]
    labels: frozenset[str]
    notes: Mapping[str, str]


def fold_label(label: str) -> str:
    """Return a link's label as CommonMark compares them: white space and case do not matter (section 4.7)."""
    return " ".join(label.split()).casefold()


def find_block_marks(text: str) -> BlockMarks:
    """Return the marks of a text that take whole lines, and its paragraphs."""
    lines = [Span(*match.span()) for match in _LINE.finditer(text) if match.end() > match.start()]
    notes = _number_notes(match[1] for line in lines if (match := _NOTE.match(text, line.start, line.end)))
    labels: set[str] = set()
    cuts: list[Cut] = []
    first = _find_front(text, lines)
    if first:
        cuts.append((0, lines[first - 1].end, ""))
    fenced = dict(_find_fences(text, lines, first))
    paragraphs: list[Span] = []
    begun: int | None = None
    number = first
    while number < len(lines):
        line = lines[number]
        blank = number in fenced or not text[line.start : line.end].strip()
        if blank:
            paragraphs += [] if begun is None else [Span(begun, line.start)]
            begun = None
        else:
            words = Span(line.start, line.start + len(text[line.start : line.end].rstrip()))
            cuts += _find_line_marks(text, words, notes, labels, follows=begun is not None)
            begun = line.start if begun is None else begun
        if number in fenced:
            cuts.append((line.start, lines[fenced[number]].end, ""))
        number = fenced.get(number, number) + 1
    paragraphs += [] if begun is None else [Span(begun, len(text))]
    return BlockMarks(tuple(cuts), tuple(paragraphs), frozenset(labels), notes)


def _find_line_marks(
    text: str, line: Span, notes: Mapping[str, str], labels: set[str], *, follows: bool
) -> Iterator[Cut]:
    """Yield the marks of one line, its line end not counted; a link that it defines is added to the labels."""
    quoted = _QUOTED.match(text, line.start, line.end)
    if quoted:
        yield line.start, quoted.end(), ""
        line = Span(quoted.end(), line.end)
    if note := _NOTE.match(text, line.start, line.end):
        yield note.start(1) - 1, note.end(1), notes[note[1]]
        yield note.start(2), note.end(2), ""
    elif defined := _DEFINED.match(text, line.start, line.end):
        labels.add(fold_label(defined[1]))
        yield line.start, line.end, ""
    elif (follows and _UNDERLINE.match(text, line.start, line.end)) or _RULE_OF_TABLE.match(text, line.start, line.end):
        yield line.start, line.end, ""


def _number_notes(labels: Iterator[str]) -> dict[str, str]:
    """Return the number of each note: its own where all have one, else its place among them."""
    found = list(dict.fromkeys(labels))
    if all(label.isascii() and label.isdigit() for label in found):
        return {label: label for label in found}
    return {label: str(number) for number, label in enumerate(found, start=1)}


def _find_front(text: str, lines: list[Span]) -> int:
    """Return the number of lines that the front matter takes."""
    if not lines or not _FRONT.match(text, lines[0].start, lines[0].end):
        return 0
    fence = text[:3]
    for number, line in enumerate(lines[1:_MOST_FRONT], start=2):
        if text[line.start : line.end].strip() == fence:
            return number
    return 0


def _find_fences(text: str, lines: list[Span], first: int) -> Iterator[tuple[int, int]]:
    """Yield the first and the last line of each fenced block: what is in it is no prose. One left open is none."""
    opened: tuple[int, str] | None = None
    for number in range(first, len(lines)):
        match = _FENCE.match(text, lines[number].start, lines[number].end)
        if match is None:
            continue
        if opened is None:
            opened = number, match[1]
        elif match[1].startswith(opened[1]):
            yield opened[0], number
            opened = None
