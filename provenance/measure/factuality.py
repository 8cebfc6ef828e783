"""How certain an author presents an event to be, against people's judgement: UW and UDS-IH2.

Both corpora give a sentence, one event in it, and the mean of several judgements from -3 (certainly did not happen) to
3 (certainly did). UW: Lee, Artzi, Choi and Zettlemoyer, EMNLP 2015. UDS-IH2: Rudinger, White and Van Durme, NAACL 2018.
The figure is Pearson's correlation, as in those papers; the mean absolute error stands beside it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from provenance.measure.corpora import read_records
from provenance.measure.scores import correlate
from provenance.model.spans import Span

LOWEST, HIGHEST = -3.0, 3.0


@dataclass(frozen=True, slots=True)
class JudgedEvent:
    """An event at a span of a sentence, and people's mean judgement in [-3, 3]."""

    text: str
    span: Span
    gold: float


@dataclass(frozen=True, slots=True)
class CertaintyScores:
    """Pearson's ``r`` (None where it is undefined), mean absolute error, and how many events were judged."""

    r: float | None
    mean_error: float | None
    events: int


def read_events(path: Path) -> Iterator[JudgedEvent]:
    """Yield the events of a file; its sentences are words with single spaces, its spans count words.

    Raises:
        GoldError: if a line is malformed or its event does not stand at its span.
    """
    for record in read_records(path):
        text, event = record.take("text", str), record.take("event", str)
        ends = record.take("span", list)
        words = text.split(" ")
        if len(ends) != 2 or not all(type(end) is int for end in ends) or not 0 <= ends[0] < ends[1] <= len(words):  # noqa: PLR2004 -- a span has two ends
            what = f"span {ends!r} is none of the {len(words)} words"
            raise record.fail(what)
        start = sum(len(word) + 1 for word in words[: ends[0]])
        span = Span(start, start + len(" ".join(words[ends[0] : ends[1]])))
        if span.of(text) != event:
            what = f"the event {event!r} does not stand at word {ends[0]}"
            raise record.fail(what)
        yield JudgedEvent(text, span, record.take("gold", float))


def score_certainty(pairs: Iterable[tuple[float, float]]) -> CertaintyScores:
    """Return the figures for pairs of people's judgement and ours."""
    listed = list(pairs)
    error = sum(abs(gold - ours) for gold, ours in listed) / len(listed) if listed else None
    return CertaintyScores(correlate(listed), error, len(listed))
