"""Hedging through the text as a strip: one step of the ladder for each claim, or shares where there are many."""

from collections import Counter
from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from provenance.model.vocabulary import HedgeLevel
from provenance.report.pictures.canvas import make_axes, save_svg
from provenance.report.pictures.palette import ACCENT, BAD, LINE, WARN
from provenance.report.pictures.picture import Picture
from provenance.report.views import Report

MOST_SINGLE = 160
_BINS = 80
_LEVELS = tuple(level.value for level in HedgeLevel)
_COLOURS = dict(zip(_LEVELS, (LINE, ACCENT, "#c77700", WARN, BAD), strict=True))


def draw_hedging(report: Report) -> Picture:
    """Return the strip: claims in the order of the text from left to right."""
    levels = [claim.level for claim in report.claims]
    counts = Counter(levels)
    figure, axes = make_axes(1.9)
    if len(levels) <= MOST_SINGLE:
        _draw_steps(axes, levels)
        way = "Each bar is one claim; the higher it is, the further the author stands back"
    else:
        _draw_shares(axes, levels)
        way = f"Each bar is the share of the levels in a stretch of {-(-len(levels) // _BINS)} claims"
    axes.set_xlabel("claims in the order of the text")
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlim(0.5, len(levels) + 0.5)
    told = ", ".join(f"{counts[level]} {level.replace('_', ' ')}" for level in _LEVELS)
    name = "picture-hedging"
    return Picture(name, "summary", "Hedging through the text", f"{way}: {told}.", save_svg(figure, name))


def _draw_steps(axes: Axes, levels: Sequence[str]) -> None:
    heights = [_LEVELS.index(level) + 1 for level in levels]
    axes.bar(range(1, len(levels) + 1), heights, width=0.85, color=[_COLOURS[level] for level in levels])
    axes.set_yticks(range(1, len(_LEVELS) + 1), [level.replace("_", " ") for level in _LEVELS])
    axes.set_ylim(0, len(_LEVELS) + 0.2)


def _draw_shares(axes: Axes, levels: Sequence[str]) -> None:
    size = -(-len(levels) // _BINS)
    stretches = [Counter(levels[start : start + size]) for start in range(0, len(levels), size)]
    middles = [start + size / 2 + 0.5 for start in range(0, len(levels), size)]
    bottoms = [0.0] * len(stretches)
    for level in _LEVELS:
        shares = [stretch[level] / stretch.total() for stretch in stretches]
        words = level.replace("_", " ")
        axes.bar(middles, shares, width=size * 0.9, bottom=bottoms, color=_COLOURS[level], label=words)
        bottoms = [bottom + share for bottom, share in zip(bottoms, shares, strict=True)]
    axes.set_ylim(0, 1)
    axes.set_yticks((0, 0.5, 1), ("0 %", "50 %", "100 %"))
    axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=len(_LEVELS), borderaxespad=0, fontsize=8)
