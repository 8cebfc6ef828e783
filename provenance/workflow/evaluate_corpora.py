"""Everything that can be measured about extraction: the project's own annotated texts, and corpora made by others."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Final

from provenance.config import find_resources
from provenance.errors import GoldError
from provenance.extract.attributions import find_attributions
from provenance.extract.commitment import commitment
from provenance.extract.layout import find_blocks
from provenance.extract.sentences import find_sentences
from provenance.measure.factuality import CertaintyScores, read_events, score_certainty
from provenance.measure.polnear import AttributionScores, AttributionSpans, read_polnear, score_attributions
from provenance.measure.summaries import (
    Evaluation,
    Figure,
    list_attributions,
    list_certainty,
    list_gold,
    list_tally,
    list_tolls,
    put_between,
    render_summary,
    to_values,
)
from provenance.model.dates import DatePeriod, PartialDate
from provenance.model.documents import Document, Original
from provenance.model.lexicons import Lexicon
from provenance.model.readings import Reading
from provenance.model.vocabulary import CitationKind
from provenance.seeds import load_lexicon
from provenance.workflow.evaluate import evaluate_gold
from provenance.workflow.evaluate_incidents import measure_incidents
from provenance.workflow.evaluate_pairs import list_pairs
from provenance.workflow.reading import read_document

PARTS: Final = ("dev", "test")
"""Parts of the corpora that are measured where they are present; nothing is ever tuned on ``test``."""

REAL_DATES: Final = {"jamestown_2018": PartialDate(2018, 1)}
"""When a real article was published whose text names only volume and issue."""

_GOLD_AIMS: Final = {
    "citations in brackets: precision": 1.0,
    "citations in brackets: recall": 1.0,
    "citations in brackets, outlet right": 1.0,
    "citations in brackets, date right": 1.0,
    "footnotes: recall": 1.0,
    "footnotes, outlet right": 1.0,
    "attributions in prose: precision": 0.9,
    "attributions in prose: recall": 0.9,
    "hedging level": 0.9,
}
_POLNEAR_AIMS: Final = {
    "source span, exact: F1": 0.60,
    "(source, content) pair, both exact: F1": 0.55,
}
_POLNEAR_KNOWN: Final = {
    "source span, exact": "0.556 verb lexicon over a parse; 0.832 fine-tuned transformer (test part)",
    "(source, content) pair, both exact": "0.431 verb lexicon over a parse (test part; its matching is not stated)",
}
_BOTH_RIGHT: Final = "killed and injured both right"
_GVA_KNOWN: Final = {f"{_BOTH_RIGHT}, articles": "0.306 regex", f"{_BOTH_RIGHT}, incidents": "0.335 regex"}
_TOLL_AIMS: Final = {f"{_BOTH_RIGHT}, articles": 0.50, f"{_BOTH_RIGHT}, incidents": 0.54}
_PAIRS: Final = "pairs of articles"
_PAIR_AIMS: Final = {f"{_PAIRS}: F1": 0.75, f"{_PAIRS}: precision": 0.90}
_PAIRS_KNOWN: Final = "0.46 TF-IDF; 0.63 TF-IDF within ten days"
_CERTAINTY: Final = (
    ("UW", "factuality_uw", 0.65, "0.645 ridge regression over words (test part)"),
    ("UDS-IH2", "factuality_udsih2", 0.69, "0.689 ridge regression over words (test part)"),
)


def evaluate_everything(corpora: Path | None, tell: Callable[[str], None] | None = None) -> Evaluation:
    """Measure extraction on all that is at hand, and say what is absent.

    Args:
        corpora: the folder that ``PROVENANCE_CORPORA`` names: ``corpora/`` (or the folder itself) holds the labelled
            corpora, ``gold/`` and ``seeds/`` the real articles with their annotation. None measures the project's own
            annotated texts only.
        tell: called with what is being measured.

    Raises:
        GoldError: if a corpus or an annotation is malformed.
    """
    say = tell or (lambda what: None)  # noqa: ARG005 -- nobody listens
    lexicon = load_lexicon()
    say("the project's own annotated texts")
    seeds = find_resources() / "seeds"
    own = evaluate_gold(seeds / "gold", seeds / "documents", lexicon=lexicon)
    figures = list_gold("The project's own annotated texts", own, {})
    if corpora is None:
        return Evaluation(tuple(figures), ("everything made by others: PROVENANCE_CORPORA names no folder",))
    absent: list[str] = []
    for measure in (_measure_articles, _measure_polnear, _measure_certainty, _measure_incidents):
        measured, missing = measure(corpora, lexicon, say)
        figures += measured
        absent += missing
    return Evaluation(tuple(figures), tuple(absent))


_Measured = tuple[list[Figure], list[str]]


def _measure_articles(corpora: Path, lexicon: Lexicon, say: Callable[[str], None]) -> _Measured:
    gold, texts = corpora / "gold", corpora / "seeds"
    if not gold.is_dir():
        return [], ["the real articles: no folder gold/"]
    say("the real articles")
    report = evaluate_gold(gold, texts, REAL_DATES, lexicon)
    return list_gold("The real articles", report, _GOLD_AIMS), []


def _find(corpora: Path, name: str) -> Path | None:
    return next((path for folder in (corpora, corpora / "corpora") if (path := folder / name).is_file()), None)


def _measure_polnear(corpora: Path, lexicon: Lexicon, say: Callable[[str], None]) -> _Measured:
    figures: list[Figure] = []
    for part in PARTS:
        path = _find(corpora, f"polnear_{part}.jsonl.gz")
        if path is not None:
            say(path.name)
            found, printed = measure_polnear(path, lexicon)
            figures += list_attributions(f"PolNeAR {part}: attributions found", found, _POLNEAR_AIMS, _POLNEAR_KNOWN)
            figures += list_attributions(f"PolNeAR {part}: those printed as citations", printed, {}, {})
    return figures, [] if figures else ["PolNeAR: no polnear_dev.jsonl.gz"]


def measure_polnear(path: Path, lexicon: Lexicon) -> tuple[AttributionScores, AttributionScores]:
    """Return the figures of a PolNeAR file: for all attributions found, and for those that ``extract`` prints.

    PolNeAR marks beliefs, wishes and praise as well; only attributions that report are printed as citations.
    """
    found, printed = AttributionScores(), AttributionScores()
    for article in read_polnear(path):
        published = DatePeriod(PartialDate.parse(article.date)) if article.date else None
        text = article.text
        attributions = find_attributions(text, find_sentences(text, find_blocks(text)), lexicon, published)
        spans = [AttributionSpans(one.source, one.cue, one.content) for one in attributions]
        found += score_attributions(article.attributions, spans)
        printed += score_attributions(article.attributions, list_spans(read_text(text, lexicon, published)))
    return found, printed


def list_spans(reading: Reading) -> list[AttributionSpans]:
    """Return the spans of the citations in prose of a reading."""
    return [
        AttributionSpans(citation.source_span, citation.cue_span, citation.content_span)
        for claim in reading.claims
        for citation in claim.citations
        if citation.kind in {CitationKind.NARRATIVE, CitationKind.ANONYMOUS}
    ]


def _measure_certainty(corpora: Path, lexicon: Lexicon, say: Callable[[str], None]) -> _Measured:
    figures: list[Figure] = []
    absent: list[str] = []
    for name, stem, aim, known in _CERTAINTY:
        paths = {part: _find(corpora, f"{stem}_{part}.jsonl.gz") for part in PARTS}
        if not any(paths.values()):
            absent.append(f"{name}: no {stem}_dev.jsonl.gz")
        for part, path in paths.items():
            if path is not None:
                say(path.name)
                scores = measure_certainty(path, lexicon)
                figures += list_certainty(f"{name} {part}: how certain an event is", scores, aim, known)
    return figures, absent


def measure_certainty(path: Path, lexicon: Lexicon) -> CertaintyScores:
    """Return the figures of a corpus of judged events."""
    pairs = [(event.gold, commitment(read_text(event.text, lexicon), event.span)) for event in read_events(path)]
    return score_certainty(pairs)


def _measure_incidents(corpora: Path, lexicon: Lexicon, say: Callable[[str], None]) -> _Measured:
    figures: list[Figure] = []
    for part in PARTS:
        path = _find(corpora, f"gva_{part}.jsonl.gz")
        if path is not None:
            say(path.name)
            scores = measure_incidents(path, lexicon)
            corpus = f"Gun Violence Archive {part}: killed and injured"
            figures += list_tolls(corpus, scores.tolls, _TOLL_AIMS, _GVA_KNOWN)
            corpus = f"Gun Violence Archive {part}: articles of one incident put together"
            figures += list_tally(corpus, _PAIRS, scores.pairs, _PAIR_AIMS, _PAIRS_KNOWN)
            figures += list_tally(corpus, f"{_PAIRS}, pages with text only", scores.pairs_with_text, {})
            figures += list_pairs(path, lexicon, f"Gun Violence Archive {part}")
    return figures, [] if figures else ["Gun Violence Archive: no gva_dev.jsonl.gz"]


def read_text(text: str, lexicon: Lexicon, published: DatePeriod | None = None) -> Reading:
    """Return the reading of a text that stands in no file."""
    content = text.encode("utf-8", "replace")
    original = Original(sha256(content).hexdigest(), "text/plain", content)
    return read_document(Document(text, original, published=published), lexicon)


def write_evaluation(evaluation: Evaluation, docs: Path) -> tuple[Path, Path]:
    """Put the figures into ``evaluation.md``, around which hand-written words stay, and ``evaluation.json``.

    Returns:
        The two files.

    Raises:
        GoldError: if the page cannot be read or has no place for figures, or if the files cannot be written.
    """
    page, values = docs / "evaluation.md", docs / "evaluation.json"
    try:
        page.write_text(put_between(page.read_text(encoding="utf-8"), render_summary(evaluation)), encoding="utf-8")
        printed = json.dumps(to_values(evaluation), indent=1, ensure_ascii=False) + "\n"
        values.write_text(printed, encoding="utf-8")
    except (OSError, ValueError) as error:
        message = f"{page}: {' '.join(str(error).split())}"
        raise GoldError(message) from error
    return page, values
