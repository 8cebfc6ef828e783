"""Text with marks in it, broken into lines of a terminal: each character keeps its offset in the document.

Three kinds of finding are marked in place, each by signs of its own and by a style of its own, so that none rests on
colour: ``{cue}`` bold, ``<citation>`` underlined, ``#quantity#`` reversed. The claim stands between ``[[`` and ``]]``.
Text from outside stays inert: whatever could move the cursor or turn the direction of writing is shown as a sign.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntFlag
from typing import NamedTuple

from rich.cells import get_character_cell_size

from provenance.model.facts import ClaimFact
from provenance.model.spans import Span
from provenance.text.safety import make_printable


class Look(IntFlag):
    """How a character is shown; several may hold."""

    PLAIN = 0
    CLAIM = 1
    CUE = 2
    CITATION = 4
    QUANTITY = 8
    SIGN = 16
    CHOSEN = 32
    HEAD = 64
    OTHER = 128


SIGNS = {
    Look.CLAIM: ("[[", "]]"),
    Look.CITATION: ("<", ">"),
    Look.CUE: ("{", "}"),
    Look.QUANTITY: ("#", "#"),
    Look.OTHER: ("[", "]"),
}
"""What stands before and after each kind of finding."""


_INVISIBLE = frozenset("\u200c\u200d\ufe0e\ufe0f") | {chr(code) for code in range(0x1F3FB, 0x1F400)}
"""Joiners, selectors of a variant and tones of skin: terminals disagree on their width, so none is shown."""

_BREAKS = re.compile("[\t\n\r\x0b\x0c\u0085\u2028\u2029]+")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_MOST_ACCENTS = 3


@dataclass(frozen=True, slots=True)
class Stretch:
    """A span of the document that is shown in a look of its own, between that look's signs."""

    span: Span
    look: Look


class Cell(NamedTuple):
    """What is shown for one character: its offset in the document, the text shown, its width, its look.

    A sign that stands for no character has the offset of the character it stands before.
    """

    offset: int
    shown: str
    width: int
    look: Look


Line = list[Cell]


def find_stretches(claim: ClaimFact) -> list[Stretch]:
    """Return what is marked in a claim: itself, its printed citations, its cues and its quantities."""
    found = [Stretch(claim.span, Look.CLAIM)]
    found += [Stretch(span, Look.CITATION) for span in sorted({hop.span for hop in claim.citations if len(hop.span)})]
    found += [Stretch(cue.span, Look.CUE) for cue in claim.hedging.cues]
    found += [Stretch(quantity.span, Look.QUANTITY) for quantity in claim.quantities]
    return [one for one in found if one.look is not Look.CITATION or one.span != claim.span]


def mark_text(
    text: str, shown: Span, stretches: Iterable[Stretch] = (), chosen: Span | None = None, offset: int = 0
) -> list[Cell]:
    """Return the cells of a part of a document, with the signs of what is marked in it.

    Args:
        text: the document's text, or the part of it that begins at ``offset``.
        shown: which part, in offsets of the document.
        stretches: what is marked.
        chosen: what is selected, if anything.
        offset: where ``text`` begins in the document.
    """
    inside = [one for one in stretches if len(one.span) and one.span.overlaps(shown)]
    opening, closing = _collect_signs(inside)
    cells: list[Cell] = []
    accents = 0
    looks = _spread_looks(inside, shown)
    for position in range(shown.start, min(shown.end, offset + len(text))):
        look = looks[position - shown.start]
        if chosen is not None and chosen.start <= position < chosen.end:
            look |= Look.CHOSEN
        cells += closing.get(position, ())
        cells += opening.get(position, ())
        character = text[position - offset]
        if character.isascii() and character.isprintable():
            cells.append(Cell(position, character, 1, look))
            accents = 0
        elif character.isspace() or (character not in _INVISIBLE and make_visible(character) != character):
            cells.append(_make_cell(position, character, look))
            accents = 0
        elif unicodedata.combining(character) or get_character_cell_size(character) == 0 or character in _INVISIBLE:
            accents += 1
            _add_accent(cells, character, position, look, accents)
        else:
            cells.append(Cell(position, character, get_character_cell_size(character), look))
            accents = 0
    cells += closing.get(shown.end, ())
    return cells


def break_lines(cells: Sequence[Cell], width: int) -> list[Line]:
    """Return the cells in lines no wider than ``width``, broken after a space where there is one."""
    width = max(width, 4)
    lines: list[Line] = []
    line: Line = []
    used = last_space = 0
    for cell in cells:
        if cell.shown == "\n" or (cell.shown == " " and used + 1 > width):
            lines.append([*line, cell._replace(shown="", width=0)])
            line, used, last_space = [], 0, 0
            continue
        while line and used + cell.width > width:
            cut = last_space or len(line)
            lines.append(line[:cut])
            line, last_space = line[cut:], 0
            used = sum(one.width for one in line)
        line.append(cell)
        used += cell.width
        if cell.shown == " ":
            last_space = len(line)
    if line or not lines:
        lines.append(line)
    return lines


def cut_cells(cells: Sequence[Cell], width: int) -> Line:
    """Return the first cells, as many as a line of that width holds."""
    line: Line = []
    used = 0
    for cell in cells:
        used += cell.width
        if used > width:
            break
        line.append(cell)
    return line


def write_cells(text: str, look: Look = Look.PLAIN, offset: int = -1) -> list[Cell]:
    """Return the cells of a text that is none of the document's: names, reasons, notes."""
    one_line = _BREAKS.sub(" ", text)
    cells = mark_text(one_line, Span(0, len(one_line)))
    return [cell._replace(offset=offset, look=look) for cell in cells]


def _make_cell(position: int, character: str, look: Look) -> Cell:
    if character == "\n":
        return Cell(position, "\n", 0, look)
    if character.isspace():
        return Cell(position, " ", 1, look)
    shown = make_visible(character)
    return Cell(position, shown, sum(get_character_cell_size(one) for one in shown), look)


def make_visible(character: str) -> str:
    """Return a character as it is shown: itself, or a sign where a terminal would obey it or hide it."""
    if character == "\u00ad":
        return "-"
    shown = make_printable(character)
    return f"⟨U+{ord(character):04X}⟩" if shown == character and unicodedata.category(shown) in _HIDDEN else shown


def _add_accent(cells: list[Cell], character: str, position: int, look: Look, accents: int) -> None:
    """Put an accent on the character before it; stacks of them, which would cover other lines, are cut."""
    if character in _INVISIBLE or accents > _MOST_ACCENTS:
        return
    if cells and not cells[-1].look & Look.SIGN and cells[-1].shown not in {"\n", " "}:
        cells[-1] = cells[-1]._replace(shown=cells[-1].shown + character)
        return
    shown = f"⟨U+{ord(character):04X}⟩"
    cells.append(Cell(position, shown, len(shown), look))


def _spread_looks(stretches: Iterable[Stretch], shown: Span) -> list[Look]:
    looks = [Look.PLAIN] * len(shown)
    for stretch in stretches:
        start, end = max(stretch.span.start, shown.start), min(stretch.span.end, shown.end)
        for place in range(start - shown.start, end - shown.start):
            looks[place] |= stretch.look
    return looks


def _collect_signs(stretches: Iterable[Stretch]) -> tuple[dict[int, list[Cell]], dict[int, list[Cell]]]:
    """Return the opening signs by the offset they stand before, and the closing ones: what opens last closes first."""
    opening: dict[int, list[Cell]] = {}
    closing: dict[int, list[Cell]] = {}
    order = list(SIGNS)
    for stretch in sorted(stretches, key=lambda one: (-len(one.span), order.index(one.look))):
        start, end = stretch.span.start, stretch.span.end
        before, after = SIGNS[stretch.look]
        look = stretch.look | Look.SIGN
        opening.setdefault(start, []).append(Cell(start, before, len(before), look))
        closing.setdefault(end, []).insert(0, Cell(end, after, len(after), look))
    return opening, closing
