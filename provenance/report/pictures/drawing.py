"""Which pictures a report has."""

from collections.abc import Iterator

from provenance.report.pictures.canvas import house_style
from provenance.report.pictures.chains import draw_chains
from provenance.report.pictures.dependence import draw_dependence
from provenance.report.pictures.hedging import draw_hedging
from provenance.report.pictures.matrix import draw_matrix
from provenance.report.pictures.picture import Picture
from provenance.report.pictures.timelines import draw_timeline
from provenance.report.views import Report

_MOST_STORIES = 12
_FEWEST_CLAIMS = 2


def draw_pictures(report: Report) -> tuple[Picture, ...]:
    """Return the pictures of a report in the order of its sections; where there is nothing to show, there is none."""
    with house_style():
        return tuple(_draw(report))


def _draw(report: Report) -> Iterator[Picture]:
    if len(report.claims) >= _FEWEST_CLAIMS:
        yield draw_hedging(report)
        if report.sources:
            yield draw_dependence(report)
            yield draw_matrix(report)
    if report.sources:
        yield draw_chains(report)
    numbered = [story for story in report.stories if any(v.number for point in story.points for v in point.values)]
    for story in numbered[:_MOST_STORIES]:
        yield draw_timeline(story)
