"""What a run over annotated texts found out: figures of each text and pooled, as a table and as JSON values."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, is_dataclass
from typing import Final

from provenance.measure.citations import CitationScores, score_citations
from provenance.measure.found import FoundReading
from provenance.measure.gold import GoldDocument
from provenance.measure.hedges import HedgeScores, score_hedges
from provenance.measure.names import Canonical
from provenance.measure.scores import Miss, Share, Tally

_PER_BLOCK = 4
_SHOWN = 160
_MARK = "· "
"""Stands before a figure that belongs to the one above; spaces at the start of a line may be lost on the way."""
NOTHING: Final = "–"


@dataclass(frozen=True, slots=True)
class DocumentScores:
    """The figures of one text, and all that was missed in it."""

    name: str
    citations: CitationScores
    hedges: HedgeScores
    misses: tuple[Miss, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldReport:
    """The figures of several texts."""

    documents: tuple[DocumentScores, ...]

    @property
    def pooled(self) -> DocumentScores:
        """All counts added up."""
        citations, hedges = CitationScores(), HedgeScores()
        misses: list[Miss] = []
        for document in self.documents:
            citations += document.citations
            hedges += document.hedges
            misses += document.misses
        return DocumentScores("all", citations, hedges, tuple(misses))


def score_document(gold: GoldDocument, reading: FoundReading, canonical: Canonical) -> DocumentScores:
    """Return the figures of one text."""
    citations, missed = score_citations(gold, reading, canonical)
    hedges, unlike = score_hedges(gold, reading)
    return DocumentScores(gold.name, citations, hedges, tuple(sorted(missed + unlike)))


def to_json(report: GoldReport) -> dict[str, object]:
    """Return the report as plain JSON values: every count with the figures made of it, and every miss."""
    return {
        "documents": [_scores(document) for document in report.documents],
        "pooled": {key: value for key, value in _scores(report.pooled).items() if key != "misses"},
    }


def _scores(document: DocumentScores) -> dict[str, object]:
    return {
        "name": document.name,
        **{part.name: to_plain(getattr(document.citations, part.name)) for part in fields(document.citations)},
        "hedging": to_plain(document.hedges),
        "misses": [to_plain(miss) for miss in document.misses],
    }


def to_plain(value: object) -> object:
    """Return counts and the figures made of them as JSON values; other dataclasses field by field."""
    if isinstance(value, Share):
        low, high = value.interval or (None, None)
        return {"right": value.right, "of": value.of, "share": value.value, "low": low, "high": high}
    if isinstance(value, Tally):
        return {
            "found": value.found,
            "expected": value.expected,
            "claimed": value.claimed,
            "precision": value.precision.value,
            "recall": value.recall.value,
            "f1": value.f1,
        }
    if is_dataclass(value) and not isinstance(value, type):
        return {part.name: to_plain(getattr(value, part.name)) for part in fields(value)}
    if isinstance(value, list | tuple):
        return [to_plain(item) for item in value]
    return value


def list_figures(document: DocumentScores) -> list[tuple[str, Share | Tally]]:
    """Return every figure with its label, in the order in which it is shown."""
    cited, hedges = document.citations, document.hedges
    return [
        ("citations in brackets", cited.parenthetical.marks),
        ("  outlet entries", cited.parenthetical.items),
        ("  outlet right", cited.parenthetical.outlets),
        ("  date right", cited.parenthetical.dates),
        ("other brackets taken for one", cited.false_brackets),
        ("footnotes", cited.footnote.marks),
        ("  outlet right", cited.footnote.outlets),
        ("  date right", cited.footnote.dates),
        ("attributions in prose", cited.prose.mentions),
        ("  outlet right", cited.prose.outlets),
        ("  date right", cited.prose.dates),
        ("claim as annotated", cited.claims),
        ("hedging level", hedges.levels),
        ("  no neighbour accepted", hedges.strict),
        ("hedged or not", hedges.hedged),
        ("  cues found", hedges.cues_found),
        ("  cues right", hedges.cues_right),
    ]


def list_cells(document: DocumentScores) -> list[tuple[str, str]]:
    """Return a label and a cell for each line of the table; a tally takes three lines."""
    cells = []
    for label, figure in list_figures(document):
        words = label.strip()
        depth = (len(label) - len(words)) // 2
        if isinstance(figure, Tally):
            counts = f"{figure.found} of {figure.expected}+{figure.claimed}"
            cells.append((_MARK * depth + f"{words}: F1", _cell(figure.f1, counts)))
            cells.append((_MARK * (depth + 1) + "precision", show_share(figure.precision)))
            cells.append((_MARK * (depth + 1) + "recall", show_share(figure.recall)))
        else:
            cells.append((_MARK * depth + words, show_share(figure)))
    return cells


def show_share(share: Share) -> str:
    """Return a proportion with its counts: ``0.950 19/20``."""
    return _cell(share.value, f"{share.right}/{share.of}")


def _cell(value: float | None, counts: str) -> str:
    return f"{value:.3f} {counts}" if value is not None else NOTHING


def render_table(report: GoldReport, *, misses: bool = False) -> str:
    """Return the figures as a table in plain text, pooled first; with ``misses``, every miss below it.

    An F1 cell reads ``F1 found of expected+claimed``; the other cells ``share right/of``.
    """
    columns = [report.pooled, *report.documents]
    blocks = [columns[at : at + _PER_BLOCK] for at in range(0, len(columns), _PER_BLOCK)]
    text = "\n\n".join(_render_block(block) for block in blocks)
    if misses:
        text += "\n\n" + render_misses(report.pooled.misses)
    return text


def _render_block(block: list[DocumentScores]) -> str:
    labels = [label for label, _ in list_cells(block[0])]
    columns = [[document.name, *(cell for _, cell in list_cells(document))] for document in block]
    head = max(len(label) for label in labels)
    widths = [max(map(len, column)) for column in columns]
    lines = []
    for row, label in enumerate(["figure", *labels]):
        cells = [column[row].ljust(width) for column, width in zip(columns, widths, strict=True)]
        lines.append("  ".join([label.ljust(head), *cells]).rstrip())
    return "\n".join(lines)


def render_misses(misses: Iterable[Miss]) -> str:
    """Return every miss in three lines: where and what, what was expected, what came."""
    lines = []
    for miss in misses:
        lines += [
            f"{miss.document} {miss.start}-{miss.end} {miss.topic}, {miss.fault}: {_short(miss.surface)}",
            f"{_MARK}expected: {_short(miss.expected)}",
            f"{_MARK}came: {_short(miss.came)}",
        ]
    return "\n".join(lines) if lines else "nothing missed"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"
