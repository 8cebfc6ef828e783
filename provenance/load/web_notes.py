"""Footnotes of a web page: their numbers stand in markup, and would be lost with it."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # has no stubs; used as a name only

_NUMBER = re.compile(r"\W{0,2}(\d{1,3})\W{0,2}")
_NUMBERED = re.compile(r"\W{0,2}(\d{1,3})\b")
_BACK = re.compile(r"[\W_]{1,4}|(?:jump |go )?(?:back|up|return)(?: to .{1,20})?", re.IGNORECASE)
_NOTE_TAGS = ("li", "p", "div", "td", "span")
_LISTED = re.compile(r"^- (?=\[\d{1,3}\] )", re.MULTILINE)
_LONGEST_NOTE_PATH = 4
_KEY = 30
"""Characters by which a note is known again."""


def number_notes(tree: "HtmlElement") -> list[str]:
    """Write the numbers of linked footnotes into the page's text, in place, and return the notes: "[1] …", in order.

    A mark is a link within the page whose text is a number, in ``<sup>`` or in brackets, to a list item or paragraph
    further down: its note. Links from a note back to its mark lose their text.
    """
    places = {element: place for place, element in enumerate(tree.iter())}
    targets = {element.get("id") or element.get("name"): element for element in places if _is_target(element)}
    notes: dict[HtmlElement, str] = {}
    for link, number in [(link, number) for link in tree.iter("a") if (number := _read_mark(link))]:
        note = _find_note(targets.get((link.get("href") or "").rpartition("#")[2]))
        if note is not None and places[note] > places[link]:
            _write_mark(link, f"[{number}]")
            notes.setdefault(note, number)
    for note, number in notes.items():
        _write_number(note, number)
    return [" ".join("".join(note.itertext()).split()) for note in notes]


def add_notes(text: str, notes: list[str]) -> str:
    """Return the text with the notes that it lacks at its end, under "NOTES"; list marks before notes fall away."""
    plain = _LISTED.sub("", text)
    missing = [note for note in notes if note[:_KEY] not in plain]
    return "\n\n".join([plain, "NOTES", *missing]) if missing else plain


def _is_target(element: "HtmlElement") -> bool:
    return isinstance(element.tag, str) and bool(element.get("id") or (element.tag == "a" and element.get("name")))


def _read_mark(link: "HtmlElement") -> str | None:
    """Return the number of a link that may be a footnote's mark."""
    if "#" not in (link.get("href") or ""):
        return None
    text = "".join(link.itertext()).strip()
    match = _NUMBER.fullmatch(text)
    raised = any(element.tag == "sup" for element in (link, link.getparent(), *link) if element is not None)
    return match[1] if match and (raised or text[0] in "[(") else None


def _find_note(target: "HtmlElement | None") -> "HtmlElement | None":
    """Return the list item or block that a link's target is, or stands in."""
    for _ in range(_LONGEST_NOTE_PATH):
        if target is None or target.tag in _NOTE_TAGS:
            break
        target = target.getparent()
    return target if target is not None and target.tag in _NOTE_TAGS else None


def _write_mark(link: "HtmlElement", mark: str) -> None:
    """Turn a link into plain text, so that a passage of many notes is not taken for a list of links."""
    for child in list(link):
        link.remove(child)
    link.tag = "span"
    link.attrib.pop("href", None)
    link.text = mark


def _write_number(note: "HtmlElement", number: str) -> None:
    """Put the number in front of a note, unless it stands there, and empty its links back."""
    for link in list(note.iter("a")):
        text = "".join(link.itertext()).strip()
        if "#" in (link.get("href") or "") and (_BACK.fullmatch(text) or _NUMBER.fullmatch(text)):
            _write_mark(link, "")
    written = _NUMBERED.match("".join(note.itertext()).lstrip())
    if written is None or written[1] != number:
        note.text = f"[{number}] {(note.text or '').lstrip()}"
