"""Rendering a report as Markdown, as one self-contained HTML page, or as JSON."""

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from provenance.report.views import Piece, Report
from provenance.text.safety import escape_markdown, make_printable, show_controls

FORMATS = ("md", "html", "json")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("provenance.report"),
        autoescape=select_autoescape(enabled_extensions=("html", "html.j2"), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["md"] = lambda value: escape_markdown(str(value))
    environment.filters["md_piece"] = _mark_piece
    environment.filters["plain"] = lambda value: make_printable(str(value))
    environment.filters["visible"] = lambda value: show_controls(str(value))
    environment.filters["words"] = lambda value: str(value).replace("_", " ")
    environment.filters["percent"] = lambda share: f"{100 * share:.0f} %"
    environment.filters["number"] = _format_number
    return environment


def _mark_piece(piece: Piece) -> str:
    """Return a piece as Markdown, cues in bold; spaces at its edges stay outside the marks."""
    body = escape_markdown(piece.text)
    if not body:
        return " "
    lead = " " if piece.text[:1].isspace() else ""
    trail = " " if piece.text[-1:].isspace() else ""
    return f"{lead}**{body}**{trail}" if piece.cue else f"{lead}{body}{trail}"


def _format_number(value: float | None) -> str:
    if value is None:
        return "∞"
    return f"{value:g}" if value != int(value) else str(int(value))


def render_report(report: Report, form: str) -> str:
    """Return the report as text.

    Args:
        report: what to render.
        form: ``md``, ``html`` or ``json``.

    Raises:
        ValueError: if there is no such form.
    """
    if form == "json":
        return report.model_dump_json(indent=2) + "\n"
    if form not in FORMATS:
        message = f"no such report format: {form!r}"
        raise ValueError(message)
    return _environment().get_template(f"report.{form}.j2").render(report=report)
