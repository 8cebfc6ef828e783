"""Facts to Markdown, HTML, PDF and JSON: what a text rests on, to be shown to others."""

from provenance.report.build import (
    build_case_report,
    build_claim_report,
    build_document_report,
    build_outlet_report,
    build_story_report,
)
from provenance.report.evidence import CaseDescription, Evidence
from provenance.report.render import FORMATS, render_report
from provenance.report.views import Report

__all__ = [
    "FORMATS",
    "CaseDescription",
    "Evidence",
    "Report",
    "build_case_report",
    "build_claim_report",
    "build_document_report",
    "build_outlet_report",
    "build_story_report",
    "render_report",
]
