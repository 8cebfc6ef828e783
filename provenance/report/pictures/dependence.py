"""Sources by dependence: how many claims lean on each, and how many on it alone."""

from matplotlib.ticker import MaxNLocator

from provenance.report.pictures.canvas import make_axes, save_svg
from provenance.report.pictures.palette import ACCENT, DIM, MIDDLE
from provenance.report.pictures.picture import Picture, label
from provenance.report.views import Report

_MOST = 20
_ROW = 0.23


def draw_dependence(report: Report) -> Picture:
    """Return bars for the sources on which most claims lean."""
    sources = report.sources[:_MOST]
    rows = range(len(sources))
    figure, axes = make_axes(0.95 + _ROW * len(sources))
    axes.barh(rows, [source.claims for source in sources], height=0.72, color=MIDDLE, label="lean on it")
    axes.barh(rows, [source.alone for source in sources], height=0.36, color=ACCENT, label="lean on it alone")
    for row, source in zip(rows, sources, strict=True):
        words = f"{source.claims}, {source.alone} alone"
        place = (source.claims, row)
        axes.annotate(words, place, (4, 0), textcoords="offset points", va="center", fontsize=8, color=DIM)
    axes.set_yticks(rows, [label(f"{source.name}", 34) for source in sources])
    axes.set_ylim(len(sources) - 0.4, -0.6)
    axes.set_xlim(0, max(source.claims for source in sources) * 1.16)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel("claims")
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, borderaxespad=0, fontsize=8)
    first = sources[0]
    more = len(report.sources) > len(sources)
    shown = f" The first {len(sources)} of {len(report.sources)} sources." if more else ""
    caption = f"Most claims lean on {first.name}: {first.claims} of {len(report.claims)}, {first.alone} on it alone."
    name = "picture-dependence"
    return Picture(
        name,
        "sources",
        "Sources by dependence",
        caption + shown,
        save_svg(figure, name),
    )
