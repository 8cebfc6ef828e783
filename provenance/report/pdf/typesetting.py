"""Typesetting: text from outside goes to Typst as JSON data, which its template never reads as markup."""

import json
import re
from dataclasses import replace
from datetime import datetime
from importlib.resources import files
from typing import Any

import typst

from provenance.report.pdf.blocks import compose
from provenance.report.pdf.directions import runs_left
from provenance.report.pdf.fonts import FAMILIES, find_covered, find_family, find_font_folders
from provenance.report.pictures import Picture, pin_fonts
from provenance.report.views import Report
from provenance.text.safety import make_printable

_LONG_WORD = re.compile(r"\S{30}(?=\S)")
_ISOLATE, _POP, _BREAK = "\u2068", "\u2069", "\u200b"
_PLAIN = re.compile("[^\x00-\x7f]")
_LABEL = re.compile(r"(?<=>)[^<>]+(?=</text>)")
_WORD = re.compile(r"\S+")


def render_pdf(report: Report, pictures: tuple[Picture, ...]) -> bytes:
    """Return the report as a tagged PDF, the same bytes for the same report on any machine.

    It is PDF/UA-1, unless a picture holds Arabic letters, which the library cannot yet account for as that asks.

    A character that none of the fonts has is written as its code point, ``⟨U+6F22⟩``; words of more than thirty
    characters may break anywhere; text that runs from right to left is isolated from its surroundings.
    """
    shown = _Shown()
    prepared = Report.model_validate(_walk(report.model_dump(), shown))
    told = [replace(one, title=shown.isolate(one.title), caption=shown.isolate(one.caption)) for one in pictures]
    sources = {
        "main.typ": (files("provenance.report") / "templates" / "report.typ").read_bytes(),
        "report.json": json.dumps({**compose(prepared, told), "families": list(FAMILIES)}).encode(),
    }
    sources |= {f"{picture.name}.svg": _choose_families(picture, shown).encode() for picture in pictures}
    made = datetime.fromisoformat(report.method.made_at)
    try:
        return _compile(sources, made, ["ua-1"])
    except typst.TypstError:
        # Letters that join inside a picture cannot be traced to code points: the PDF is tagged all the same.
        return _compile(sources, made, [])


def _compile(sources: Any, made: datetime, standards: list[Any]) -> bytes:  # noqa: ANN401 -- see below
    """Set the files, which are given by name, as the library's annotations do not tell."""
    content: bytes = typst.compile(
        sources,
        format="pdf",
        font_paths=[str(folder) for folder in find_font_folders()],
        ignore_system_fonts=True,
        pdf_standards=standards,
        timestamp=int(made.timestamp()),
    )
    return content


class _Shown:
    """Makes strings fit to be set; looks each character up only once."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        self._covered = find_covered()

    def show(self, text: str) -> str:
        """Return text from outside as one line in which everything can be seen; spaces at its edges stay one each."""
        safe = _LONG_WORD.sub(lambda match: match.group() + _BREAK, self.replace(make_printable(text)))
        return f"{' ' * text[:1].isspace()}{safe}{' ' * (text[-1:].isspace() and bool(safe))}"

    def isolate(self, text: str) -> str:
        """Return text as `show` does, isolated from its surroundings if some of it runs from right to left."""
        safe = self.show(text)
        return f"{_ISOLATE}{safe}{_POP}" if runs_left(safe) else safe

    def replace(self, text: str) -> str:
        """Return the text with characters that no font has written as code points."""
        return _PLAIN.sub(self._look_up, text)

    def _look_up(self, match: re.Match[str]) -> str:
        character = match.group()
        if character not in self._known:
            known = ord(character) in self._covered
            self._known[character] = character if known else f"⟨U+{ord(character):04X}⟩"
        return self._known[character]


def _walk(value: Any, shown: _Shown) -> Any:  # noqa: ANN401 -- JSON of any shape
    """Return a report's values with every string made fit to be set.

    The pieces of a claim are not isolated from one another, since they make one text.
    """
    if isinstance(value, str):
        return shown.isolate(value)
    if isinstance(value, dict):
        if "cue" in value:
            return value | {"text": shown.show(value["text"])}
        return {key: _walk(item, shown) for key, item in value.items()}
    return [_walk(item, shown) for item in value] if isinstance(value, list) else value


def _choose_families(picture: Picture, shown: _Shown) -> str:
    """Return a picture in which each word of a label is set in the first family that has all of it."""

    def set_word(match: re.Match[str]) -> str:
        family = find_family(match.group())
        return match.group() if family is None else f"<tspan style=\"font-family: '{family}'\">{match.group()}</tspan>"

    def set_label(match: re.Match[str]) -> str:
        return match.group() if match.group().isascii() else _WORD.sub(set_word, shown.replace(match.group()))

    return _LABEL.sub(set_label, pin_fonts(picture))
