"""A picture that is done, and its SVG made fit for the page it goes into."""

import re
from dataclasses import dataclass
from html import escape

from provenance.report.pictures.palette import THEMED
from provenance.text.safety import make_printable

_NUMBERED_ID = re.compile(r'<g id="[A-Za-z0-9.]+_[0-9]+"')
_SIZE = re.compile(r' (?:width|height)="[0-9.]+pt"')
_NEVER_XML = dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: ``place`` says which section it stands in, ``svg`` is the bare element without title.

    ``title`` and ``caption`` are in words what the picture shows; ``name`` is unique in its report.
    """

    name: str
    place: str
    title: str
    caption: str
    svg: str


def clean_svg(drawn: str) -> str:
    """Return the ``svg`` element of a drawn file without metadata, style sheet and ids that nothing refers to.

    Its size is left to the page. The style sheet would hold for the whole page, and the ids would stand in it once for
    each picture.
    """
    text = drawn[drawn.index("<svg") :]
    for tag in ("metadata", "style"):
        start, end = text.find(f"<{tag}"), text.find(f"</{tag}>")
        if start >= 0:
            text = text[:start] + text[end + len(tag) + 3 :]
    head, rest = text.split(">", 1)
    return _SIZE.sub("", head) + ">" + _NUMBERED_ID.sub("<g", rest).strip()


def inline_svg(picture: Picture) -> str:
    """Return the picture for a page: named and described for those who hear it, in the page's colours and fonts."""
    named = (
        f'<svg role="img" aria-labelledby="{picture.name}-t {picture.name}-d" stroke-linejoin="round"'
        f' stroke-linecap="butt"'
    )
    told = (
        f'<title id="{picture.name}-t">{_escape(picture.title)}</title>'
        f'<desc id="{picture.name}-d">{_escape(picture.caption)}</desc>'
    )
    head, rest = picture.svg.split(">", 1)
    body = (head.replace("<svg", named, 1) + ">" + told + rest).replace("'DejaVu Sans'", "system-ui, sans-serif")
    for colour, variable in THEMED.items():
        body = body.replace(f": {colour}", f": var({variable}, {colour})")
    return body


def pin_fonts(picture: Picture) -> str:
    """Return the picture as a file of its own."""
    return picture.svg.replace("<svg", '<svg stroke-linejoin="round"', 1)


def label(text: str, width: int = 28) -> str:
    """Return words from outside as a label: one line, no control or direction characters, cut to a width."""
    safe = make_printable(text).translate(_NEVER_XML)
    return safe if len(safe) <= width else safe[: width - 1].rstrip() + "…"


def _escape(text: str) -> str:
    return escape(make_printable(text).translate(_NEVER_XML))
