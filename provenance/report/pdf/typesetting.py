"""Typesetting: text from outside goes to Typst as JSON data, which its template never reads as markup."""

import json
import re
import unicodedata
from datetime import datetime
from importlib.resources import files
from typing import Any

import typst

from provenance.report.pdf.blocks import compose
from provenance.report.pdf.fonts import FAMILIES, find_covered, find_font_folders
from provenance.report.pictures import Picture, pin_fonts
from provenance.report.views import Report
from provenance.text.safety import make_printable

_LONG_WORD = re.compile(r"\S{30}(?=\S)")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_ISOLATE, _POP, _BREAK = "\u2068", "\u2069", "\u200b"
_PLAIN = re.compile("[^\x00-\x7f]")


def render_pdf(report: Report, pictures: tuple[Picture, ...]) -> bytes:
    """Return the report as a tagged PDF/UA-1: the same bytes for the same report on any machine.

    A character that none of the fonts has is written as its code point, ``⟨U+6F22⟩``; words of more than thirty
    characters may break anywhere; text that runs from right to left is isolated from its surroundings.
    """
    composed = compose(report, pictures)
    shown = _Shown()
    data = {**_walk(composed, shown), "families": list(FAMILIES)}
    sources: Any = {  # the library takes files by name, which its annotations do not tell
        "main.typ": (files("provenance.report") / "templates" / "report.typ").read_bytes(),
        "report.json": json.dumps(data).encode(),
    }
    sources |= {f"{picture.name}.svg": shown.replace(pin_fonts(picture)).encode() for picture in pictures}
    made = datetime.fromisoformat(report.method.made_at)
    folders = [str(folder) for folder in find_font_folders()]
    made_pdf: bytes = typst.compile(
        sources,
        format="pdf",
        font_paths=folders,
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
        timestamp=int(made.timestamp()),
    )
    return made_pdf


class _Shown:
    """Makes strings fit to be set; looks each character up only once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._covered = find_covered()

    def show(self, text: str) -> str:
        """Return text from outside as one line in which everything can be seen."""
        safe = _LONG_WORD.sub(lambda match: match.group() + _BREAK, self.replace(make_printable(text)))
        safe = f"{' ' * text[:1].isspace()}{safe}{' ' * (text[-1:].isspace() and bool(safe))}"
        return f"{_ISOLATE}{safe}{_POP}" if _runs_left(safe) else safe

    def replace(self, text: str) -> str:
        """Return the text with characters that no font has written as code points."""
        return _PLAIN.sub(self._look_up, text)

    def _look_up(self, match: re.Match[str]) -> str:
        character = match.group()
        if character not in self._known:
            known = ord(character) in self._covered
            self._known[character] = character if known else f"⟨U+{ord(character):04X}⟩"
        return self._known[character]


def _runs_left(text: str) -> bool:
    return not text.isascii() and any(unicodedata.bidirectional(character) in _RIGHT_TO_LEFT for character in text)


def _walk(value: Any, shown: _Shown) -> Any:  # noqa: ANN401 -- JSON of any shape
    """Return JSON with every string made fit to be set, file names and kinds excepted, which are none from outside."""
    if isinstance(value, str):
        return shown.show(value)
    if isinstance(value, dict):
        return {key: item if key in {"kind", "file", "level"} else _walk(item, shown) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_walk(item, shown) for item in value]
    return value
