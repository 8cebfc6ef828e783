"""Claims against outlets as a matrix: which claim leans on whom, and where a source carries a whole stretch."""

from collections import Counter
from collections.abc import Iterator, Sequence

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from provenance.model.vocabulary import CitationKind, Scope, SourceKind
from provenance.report.pictures.canvas import make_axes, save_svg
from provenance.report.pictures.palette import ACCENT, LINE
from provenance.report.pictures.picture import Picture, label
from provenance.report.views import ClaimView, Report, SourceView

MOST_SINGLE = 120
_BINS = 90
_MOST_ROWS = 20
_ROW = 0.23


def draw_matrix(report: Report) -> Picture:
    """Return the matrix of the outlets (else, of whoever is cited) on which most claims lean."""
    outlets = [source for source in report.sources if SourceKind(source.kind).publishes] or list(report.sources)
    rows = outlets[:_MOST_ROWS]
    many = len(report.claims) > MOST_SINGLE
    figure, axes = make_axes(0.8 + _ROW * len(rows))
    if many:
        _draw_stretches(axes, report.claims, rows)
    else:
        _draw_single(axes, report.claims, rows)
    axes.set_yticks(range(len(rows)), [label(source.name, 34) for source in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(0, len(report.claims) + 1)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    axes.set_xlabel("claims in the order of the text")
    axes.grid(axis="y", color=LINE, linewidth=0.4, alpha=0.6)
    axes.set_axisbelow(True)
    for border in _find_borders(report.claims):
        axes.axvline(border, color=LINE, linewidth=0.8, linestyle=":")
    marks = "the bigger a mark, the more claims of the stretch"
    if not many:
        marks = "filled: cited in the sentence; hollow: inherited"
    shown = f" The first {len(rows)} of {len(outlets)} outlets." if len(rows) < len(outlets) else ""
    caption = f"A mark stands where a claim leans on an outlet ({marks}).{shown}"
    name = "picture-matrix"
    return Picture(name, "sources", "Claims against outlets", caption, save_svg(figure, name))


def _draw_single(axes: Axes, claims: Sequence[ClaimView], rows: Sequence[SourceView]) -> None:
    marks = list(_find_marks(claims, rows))
    for scope, face in ((Scope.DIRECT.value, ACCENT), (Scope.INHERITED.value, "none")):
        chosen = [(column, row) for column, row, found in marks if found == scope]
        if chosen:
            columns, places = zip(*chosen, strict=True)
            axes.scatter(columns, places, marker="s", s=26, facecolors=face, edgecolors=ACCENT, linewidths=1)


def _draw_stretches(axes: Axes, claims: Sequence[ClaimView], rows: Sequence[SourceView]) -> None:
    size = -(-len(claims) // _BINS)
    counts = Counter(((column - 1) // size, row) for column, row, _ in _find_marks(claims, rows))
    if counts:
        columns = [place * size + size / 2 for place, _ in counts]
        areas = [4 + 30 * count / size for count in counts.values()]
        axes.scatter(columns, [row for _, row in counts], marker="s", s=areas, color=ACCENT, linewidths=0)


def _find_marks(claims: Sequence[ClaimView], rows: Sequence[SourceView]) -> Iterator[tuple[int, int, str]]:
    """Yield column (from 1), row and scope, each pair of claim and source once; ``direct`` wins."""
    places = {source.id: row for row, source in enumerate(rows)}
    for column, claim in enumerate(claims, start=1):
        found: dict[int, str] = {}
        for chain in claim.chains:
            for hop in chain.hops:
                if hop.id in places and chain.kind != CitationKind.OWN_VOICE.value:
                    row = places[hop.id]
                    if found.get(row) != Scope.DIRECT.value:
                        found[row] = chain.scope
        for row, scope in found.items():
            yield column, row, scope


def _find_borders(claims: Sequence[ClaimView]) -> list[float]:
    """Return where one document ends and the next begins; none where there are too many to tell apart."""
    borders = [place + 0.5 for place in range(1, len(claims)) if claims[place].document != claims[place - 1].document]
    return borders if len(borders) <= _MOST_ROWS else []
