"""A story's counts in the order in which they were stated, each as an interval: what does not overlap clashes."""

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from provenance.report.pictures.canvas import WIDTH, make_axes, save_svg
from provenance.report.pictures.palette import ACCENT, BAD, DIM, LINE
from provenance.report.pictures.picture import Picture, label
from provenance.report.views import StoryPointView, StoryValueView, StoryView

_MOST_ROWS = 24
_ROW = 0.26
_NO_DATE = "no date"


def draw_timeline(story: StoryView) -> Picture:
    """Return the intervals of a story's counts, the earliest on top; a story without counts has nothing to draw."""
    points = [point for point in story.points if any(value.number for value in point.values)]
    rows = [(point, value) for point in points for value in _order(point)][:_MOST_ROWS]
    figure, axes = make_axes(0.75 + _ROW * len(rows))
    finite = [bound for _, value in rows for bound in (value.low, value.high) if bound is not None]
    edge = max(finite) * 1.2 + 1
    for row, (point, value) in enumerate(rows):
        _draw_interval(axes, row, value, edge, BAD if point.disputed else ACCENT)
    axes.set_yticks(range(len(rows)), [_tell_row(point, value, len(points)) for point, value in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(0, edge)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(axis="x", color=LINE, linewidth=0.4, alpha=0.6)
    axes.set_axisbelow(True)
    axes.set_xlabel("count that the words allow")
    disputed = [point.label for point in points if point.disputed]
    told = f"Disputed: {', '.join(disputed)}." if disputed else "None of the counts is disputed."
    caption = f"From top to bottom in the order of the dates stated; an arrow has no upper bound. {told}"
    name = f"picture-story-{story.id}"
    return Picture(
        name,
        f"story-{story.id}",
        "Counts through time",
        caption,
        save_svg(figure, name),
    )


def _order(point: StoryPointView) -> list[StoryValueView]:
    return sorted((value for value in point.values if value.number), key=lambda value: value.on or "9999")


def _tell_row(point: StoryPointView, value: StoryValueView, points: int) -> str:
    what = f"{label(point.label, 12)}, " if points > 1 else ""
    return f"{what}{label(value.on or _NO_DATE, 21)}  {label(', '.join(value.sources) or 'nobody named', 30)}"


def _draw_interval(axes: Axes, row: int, value: StoryValueView, edge: float, colour: str) -> None:
    low = value.low or 0.0
    high = edge if value.high is None else value.high
    if low == high:
        axes.plot([low], [row], marker="D", color=colour, markersize=6)
    else:
        axes.plot([low, high], [row, row], color=colour, linewidth=4, solid_capstyle="butt")
        axes.plot([low], [row], marker="|", color=colour, markersize=11, markeredgewidth=1.5)
        last = ">" if value.high is None else "|"
        place = edge * (1 - 0.06 / WIDTH) if value.high is None else high
        axes.plot([place], [row], marker=last, color=colour, markersize=8 if last == ">" else 11)
    axes.annotate(label(value.value, 24), (low, row), (6, 6), textcoords="offset points", fontsize=7.5, color=DIM)
