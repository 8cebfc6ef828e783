"""One table of everything that was measured: every figure with its counts, what is aimed at, and what others reach."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from provenance.measure.factuality import CertaintyScores
from provenance.measure.gva import TollScores
from provenance.measure.polnear import AttributionScores
from provenance.measure.reports import GoldReport, list_figures
from provenance.measure.scores import Share, Tally

BEGIN: Final = "<!-- figures: written by `make evaluate` -->"
END: Final = "<!-- end of figures -->"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: ``counts`` says what it is made of, ``aim`` the least that is asked of it.

    ``known`` tells what others reach; ``value`` is None where nothing was counted.
    """

    corpus: str
    name: str
    value: float | None
    counts: str
    interval: tuple[float, float] | None = None
    aim: float | None = None
    known: str = ""

    @property
    def is_met(self) -> bool | None:
        """Tell whether the aim is reached; None where there is none or nothing was counted."""
        return None if self.aim is None or self.value is None else self.value >= self.aim


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures of a run, in the order in which they are shown, and what was absent and therefore not measured."""

    figures: tuple[Figure, ...]
    absent: tuple[str, ...] = ()


def list_tally(corpus: str, name: str, tally: Tally, aims: Mapping[str, float], known: str = "") -> list[Figure]:
    """Return F1, precision and recall of a tally; ``aims`` has their least values under ``NAME: F1`` and so on."""
    counts = f"{tally.found} of {tally.expected} expected and {tally.claimed} claimed"
    figures = [Figure(corpus, f"{name}: F1", tally.f1, counts, None, aims.get(f"{name}: F1"), known)]
    for part, share in (("precision", tally.precision), ("recall", tally.recall)):
        figures += [list_share(corpus, f"{name}: {part}", share, aims)]
    return figures


def list_share(corpus: str, name: str, share: Share, aims: Mapping[str, float], known: str = "") -> Figure:
    """Return a proportion as a figure."""
    return Figure(corpus, name, share.value, f"{share.right}/{share.of}", share.interval, aims.get(name), known)


def list_gold(corpus: str, report: GoldReport, aims: Mapping[str, float]) -> list[Figure]:
    """Return the pooled figures of annotated texts."""
    figures: list[Figure] = []
    topic = ""
    for label, figure in list_figures(report.pooled):
        topic = topic if label.startswith(" ") else label
        name = label if label == topic else f"{topic}, {label.strip()}"
        if isinstance(figure, Tally):
            figures += list_tally(corpus, name, figure, aims)
        else:
            figures.append(list_share(corpus, name, figure, aims))
    return figures


def list_attributions(
    corpus: str, scores: AttributionScores, aims: Mapping[str, float], known: Mapping[str, str]
) -> list[Figure]:
    """Return the figures of attributions in prose; `provenance.measure.polnear` defines them."""
    figures: list[Figure] = []
    for name, tally in (
        ("source span, exact", scores.source),
        ("(source, content) pair, both exact", scores.pair_exact),
        ("(source, content) pair, content half", scores.pair_half),
        ("(source, content) pair, overlap", scores.pair_overlap),
        ("cue span, exact", scores.cue),
        ("content, exact", scores.content),
    ):
        figures += list_tally(corpus, name, tally, aims, known.get(name, ""))
    return figures


def list_certainty(corpus: str, scores: CertaintyScores, aim: float | None = None, known: str = "") -> list[Figure]:
    """Return the correlation with people's judgement and the mean error."""
    counts = f"{scores.events} events"
    return [
        Figure(corpus, "Pearson's r", scores.r, counts, None, aim, known),
        Figure(corpus, "mean absolute error, scale -3 to 3", scores.mean_error, counts),
    ]


def list_tolls(corpus: str, scores: TollScores, aims: Mapping[str, float], known: Mapping[str, str]) -> list[Figure]:
    """Return how many articles and incidents have killed and injured right."""
    return [
        list_share(corpus, name, share, aims, known.get(name, ""))
        for name, share in (
            ("killed and injured both right, articles", scores.articles),
            ("killed right, articles", scores.killed),
            ("injured right, articles", scores.injured),
            ("killed and injured both right, incidents", scores.weighed),
            ("killed and injured both right, incidents by a plain vote", scores.incidents),
        )
    ]


def render_summary(evaluation: Evaluation) -> str:
    """Return one Markdown table for each corpus, and a list of what was absent."""
    lines: list[str] = []
    for corpus in dict.fromkeys(figure.corpus for figure in evaluation.figures):
        lines += [f"## {corpus}", "", "| figure | value | 95 % | of | aim | others |", "|---|---|---|---|---|---|"]
        lines += [_row(figure) for figure in evaluation.figures if figure.corpus == corpus]
        lines.append("")
    if evaluation.absent:
        lines += ["## Not measured in this run", "", *(f"- {what}" for what in evaluation.absent), ""]
    return "\n".join(lines)


def _row(figure: Figure) -> str:
    value = "–" if figure.value is None else f"{figure.value:.3f}"
    interval = "" if figure.interval is None else f"{figure.interval[0]:.3f}–{figure.interval[1]:.3f}"
    aim = ""
    if figure.aim is not None:
        verdict = {True: "met", False: "missed", None: "not measured"}[figure.is_met]
        aim = f"≥ {figure.aim:.2f} {verdict}"
    return f"| {figure.name} | {value} | {interval} | {figure.counts} | {aim} | {figure.known} |"


def to_values(evaluation: Evaluation) -> dict[str, object]:
    """Return the evaluation as plain JSON values."""
    return {
        "figures": [
            {
                "corpus": figure.corpus,
                "figure": figure.name,
                "value": figure.value,
                "low": figure.interval[0] if figure.interval else None,
                "high": figure.interval[1] if figure.interval else None,
                "counts": figure.counts,
                "aim": figure.aim,
                "met": figure.is_met,
                "others": figure.known or None,
            }
            for figure in evaluation.figures
        ],
        "absent": list(evaluation.absent),
    }


def put_between(page: str, tables: str) -> str:
    """Return a page with the part between its two marks replaced, so that what was written by hand around it stays.

    Raises:
        ValueError: if the page does not hold both marks in order.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        message = "the page has no place for figures"
        raise ValueError(message)
    return f"{before}{BEGIN}\n\n{tables.strip()}\n\n{END}{after}"


def count_missed(figures: Iterable[Figure]) -> int:
    """Return how many aims were measured and not reached."""
    return sum(figure.is_met is False for figure in figures)
