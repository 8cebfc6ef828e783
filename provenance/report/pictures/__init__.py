"""Pictures of a report, as static SVG: who is leaned on, through whom, how far the author commits, what counts clash.

Drawn by matplotlib, which is imported only when a picture is drawn, and nowhere else in the program.
"""

from provenance.report.pictures.drawing import draw_pictures
from provenance.report.pictures.picture import Picture, inline_svg, pin_fonts

__all__ = ["Picture", "draw_pictures", "inline_svg", "pin_fonts"]
