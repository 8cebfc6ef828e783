"""Keys as they are pressed, and as they stand at the foot of the screen."""

from textual.events import Key

from provenance.review.keys import Keys
from provenance.review.marking import Line, Look, write_cells


def find_key(event: Key) -> str:
    """Return a key as the table of keys names it: the character itself, or its name."""
    character = event.character
    if character is not None and len(character) == 1 and character.isprintable() and character != " ":
        return character
    return event.key


def draw_foot(keys: Keys, width: int) -> list[Line]:
    """Return the keys with their labels, in as many lines as they need."""
    lines: list[Line] = []
    line: Line = []
    used = 0
    for key, label in keys.at_the_foot():
        cells = write_cells(key, Look.CUE) + write_cells(f" {label}  ")
        room = sum(cell.width for cell in cells)
        if line and used + room - 2 > width:
            lines.append(line)
            line, used = [], 0
        line += cells
        used += room
    return [*lines, line]
