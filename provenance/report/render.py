"""Rendering a report as Markdown, as one self-contained HTML page, as JSON, or as PDF."""

import json
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from provenance.report.views import Piece, Report
from provenance.report.wording import format_number, tell_origin, tell_rating
from provenance.text.safety import escape_json, escape_markdown, make_printable, show_controls

if TYPE_CHECKING:
    from provenance.report.pictures import Picture

FORMATS = ("md", "html", "json", "pdf")


class _Written(str):
    """Text that is Markdown already; everything else that a Markdown template puts out is escaped."""

    __slots__ = ()


@cache
def _environment(form: str) -> Environment:
    """Return the templates of a form, in which whatever is put out is made inert, asked or not."""
    environment = Environment(
        loader=PackageLoader("provenance.report"),
        autoescape=form == "html",  # noqa: S701 -- Markdown is escaped by its own rules
        finalize=_show if form == "html" else _write,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "inline": _inline,
        "number": format_number,
        "origin": tell_origin,
        "percent": lambda share: f"{100 * share:.0f} %",
        "piece": _mark_piece,
        "plain": lambda value: make_printable(str(value)),
        "rating": tell_rating,
        "words": lambda value: str(value).replace("_", " "),
        "written": _Written,
    }
    return environment


def _show(value: object) -> object:
    """Return what an HTML template puts out with control characters shown; the engine then escapes it."""
    return show_controls(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _write(value: object) -> str:
    """Return what a Markdown template puts out, escaped unless it is written Markdown or a number."""
    if isinstance(value, _Written | int | float):
        return str(value)
    return escape_markdown(str(value))


def _inline(picture: "Picture") -> Markup:
    from provenance.report.pictures import inline_svg  # noqa: PLC0415 -- as below

    return Markup(inline_svg(picture))  # noqa: S704 -- drawn by this program, labels escaped by the charts library


def _mark_piece(piece: Piece) -> _Written:
    """Return a piece as Markdown, cues in bold; spaces at its edges stay outside the marks."""
    body = escape_markdown(piece.text)
    if not body:
        return _Written(" ")
    lead = " " if piece.text[:1].isspace() else ""
    trail = " " if piece.text[-1:].isspace() else ""
    return _Written(f"{lead}**{body}**{trail}" if piece.cue else f"{lead}{body}{trail}")


def render_report(report: Report, form: str) -> bytes:
    """Return the report as the content of a file; text is UTF-8.

    Args:
        report: what to render.
        form: ``md``, ``html``, ``json`` or ``pdf``.

    Raises:
        ValueError: if there is no such form.
    """
    if form not in FORMATS:
        message = f"no such report format: {form!r}"
        raise ValueError(message)
    if form == "pdf":
        from provenance.report.pdf import render_pdf  # noqa: PLC0415 -- typesetting costs 0.5 s to import
        from provenance.report.pictures import draw_pictures  # noqa: PLC0415 -- as below

        return render_pdf(report, draw_pictures(report))
    text = _render_json(report) if form == "json" else _render_template(report, form)
    return text.encode("utf-8")


def _render_json(report: Report) -> str:
    """Return the report as JSON, in which whatever could act on a terminal or reorder a line is escaped."""
    return escape_json(json.dumps(report.model_dump(), ensure_ascii=False, indent=2)) + "\n"


def _render_template(report: Report, form: str) -> str:
    from provenance.report.pictures import draw_pictures  # noqa: PLC0415 -- the charts library costs 0.3 s to import

    context = {
        "report": report,
        "findings": {finding.key: finding for finding in report.findings},
        "here": {claim.id for claim in report.claims},
        "pictures": draw_pictures(report) if form == "html" else (),
    }
    return _environment(form).get_template(f"report.{form}.j2").render(context).rstrip("\n") + "\n"
