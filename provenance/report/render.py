"""Rendering a report as Markdown, as one self-contained HTML page, or as JSON."""

import json
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from provenance.report.views import OriginView, Piece, RatingView, Report
from provenance.text.safety import escape_json, escape_markdown, make_printable, show_controls

FORMATS = ("md", "html", "json")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("provenance.report"),
        autoescape=select_autoescape(enabled_extensions=("html", "html.j2"), default=False),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["md"] = lambda value: escape_markdown(str(value))
    environment.filters["md_piece"] = _mark_piece
    environment.filters["md_origin"] = lambda origin: escape_markdown(tell_origin(origin))
    environment.filters["md_rating"] = lambda rating: escape_markdown(tell_rating(rating))
    environment.filters["origin"] = tell_origin
    environment.filters["rating"] = tell_rating
    environment.filters["plain"] = lambda value: make_printable(str(value))
    environment.filters["visible"] = lambda value: show_controls(str(value))
    environment.filters["words"] = lambda value: str(value).replace("_", " ")
    environment.filters["percent"] = lambda share: f"{100 * share:.0f} %"
    environment.filters["number"] = format_number
    return environment


def _mark_piece(piece: Piece) -> str:
    """Return a piece as Markdown, cues in bold; spaces at its edges stay outside the marks."""
    body = escape_markdown(piece.text)
    if not body:
        return " "
    lead = " " if piece.text[:1].isspace() else ""
    trail = " " if piece.text[-1:].isspace() else ""
    return f"{lead}**{body}**{trail}" if piece.cue else f"{lead}{body}{trail}"


def tell_rating(rating: RatingView) -> str:
    """Return a rating in words: the value, and by whom, when, why, for what, until when it was given."""
    if rating.analyst is None:
        return rating.value
    value = f"{rating.in_force}, the default ({rating.value} expired)" if rating.expired else rating.value
    parts = [f"{rating.rated_on} by {rating.analyst}: {rating.reason}"]
    if rating.scope:
        parts.append(f"for {rating.scope}")
    if rating.until:
        parts.append(f"until {rating.until}")
    return f"{value} ({'; '.join(parts)})"


def tell_origin(origin: OriginView) -> str:
    """Return an origin in words: its name, whether it is proven, and why it was merged or is not proven."""
    parts = ["proven" if origin.proven else "possible" + (f": {origin.why_not}" if origin.why_not else "")]
    parts += [f"family {origin.family}"] if origin.family else []
    parts += [f"speaker {origin.speaker}"] if origin.speaker else []
    parts += [f"merged: {'; '.join(origin.merged)}"] if origin.merged else []
    return f"{origin.name} ({', '.join(parts)})"


def format_number(value: float | None) -> str:
    """Return a bound of an interval; None is no bound."""
    if value is None:
        return "∞"
    return f"{value:g}" if value != int(value) else str(int(value))


def render_report(report: Report, form: str) -> bytes:
    """Return the report as the content of a file: UTF-8.

    Args:
        report: what to render.
        form: ``md``, ``html`` or ``json``.

    Raises:
        ValueError: if there is no such form.
    """
    if form not in FORMATS:
        message = f"no such report format: {form!r}"
        raise ValueError(message)
    text = _render_json(report) if form == "json" else _render_template(report, form)
    return text.encode("utf-8")


def _render_json(report: Report) -> str:
    """Return the report as JSON, in which whatever could act on a terminal or reorder a line is escaped."""
    return escape_json(json.dumps(report.model_dump(), ensure_ascii=False, indent=2)) + "\n"


def _render_template(report: Report, form: str) -> str:
    context = {
        "report": report,
        "findings": {finding.key: finding for finding in report.findings},
        "here": {claim.id for claim in report.claims},
        "pictures": (),
    }
    return _environment().get_template(f"report.{form}.j2").render(context).rstrip("\n") + "\n"
