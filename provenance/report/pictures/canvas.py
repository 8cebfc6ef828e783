"""A blank figure in the house style, and its SVG: the same bytes for the same picture."""

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from provenance.report.pictures.palette import DIM, INK, LINE
from provenance.report.pictures.picture import clean_svg

WIDTH = 8.6
_STYLE: Any = {
    "svg.fonttype": "none",
    "text.parse_math": False,
    "text.usetex": False,
    "font.family": "sans-serif",
    "font.sans-serif": ["DejaVu Sans"],
    "font.size": 9,
    "axes.edgecolor": LINE,
    "axes.labelcolor": DIM,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.unicode_minus": False,
    "text.color": INK,
    "xtick.color": LINE,
    "ytick.color": LINE,
    "xtick.labelcolor": DIM,
    "ytick.labelcolor": INK,
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
    "legend.frameon": False,
    "legend.labelcolor": INK,
}
_METADATA = {"Date": None, "Creator": None, "Format": None, "Type": None}


@contextmanager
def house_style() -> Iterator[None]:
    """Draw in the house style within the block, whatever the user's own settings of the library are.

    Glyphs that the measuring font lacks are no matter: labels stay text, and the page's own fonts show them.
    """
    with mpl.rc_context(), warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        mpl.rcdefaults()
        mpl.rcParams.update(_STYLE)
        yield


def make_axes(height: float) -> tuple[Figure, Axes]:
    """Return a figure of the page's width and so many inches of height, with axes that leave room for their labels."""
    figure = Figure(figsize=(WIDTH, height), layout="constrained")
    FigureCanvasSVG(figure)
    return figure, figure.add_subplot()


def save_svg(figure: Figure, name: str) -> str:
    """Return the figure as an SVG element; ids that its parts refer to are those of no picture of another name."""
    mpl.rcParams["svg.hashsalt"] = name
    target = io.StringIO()
    figure.savefig(target, format="svg", metadata=_METADATA)
    return clean_svg(target.getvalue())
