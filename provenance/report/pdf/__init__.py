"""A report as PDF, with the content of the HTML page: composed as blocks, typeset by Typst."""

from provenance.report.pdf.typesetting import render_pdf

__all__ = ["render_pdf"]
