"""Facts to Markdown, HTML and JSON: what a text rests on, to be shown to others."""

from provenance.report.build import build_claim_report, build_document_report
from provenance.report.render import FORMATS, render_report
from provenance.report.views import Report

__all__ = ["FORMATS", "Report", "build_claim_report", "build_document_report", "render_report"]
