"""The source summary statement: in a few sentences, what a text rests on (after ICD 206, section D.6.a).

The directive asks for a statement of the factors that affect source quality and credibility, with the strengths and
weaknesses of the base; the words here are built from counts alone, so that each can be recounted.
"""

from collections.abc import Sequence

from provenance.model.vocabulary import SourceKind
from provenance.report.views import SourceView, SummaryView

_MOST = 0.5


def write_statement(summary: SummaryView, sources: Sequence[SourceView]) -> str:
    """Return the statement for a summary whose sources are ordered by the number of claims that lean on them."""
    if summary.claims == 0:
        return "The text holds no claim."
    sentences = [
        (
            f"{_plural(summary.claims, 'claim')}: {summary.direct} cited in their own sentence, {summary.inherited} by "
            f"a citation that closes their passage (inferred), {summary.own_voice} in the document's own voice."
        ),
    ]
    outlets = [source for source in sources if SourceKind(source.kind).publishes]
    if outlets:
        first = outlets[0]
        sentences.append(
            f"They lean on {_plural(len(outlets), 'outlet')}; most often on {first.name} "
            f"({_plural(first.claims, 'claim')}, {first.alone} of them on it alone)."
        )
        unrated = sum(1 for source in outlets if source.rating == "F")
        if unrated == len(outlets):
            sentences.append("No outlet has been rated.")
        elif unrated:
            sentences.append(f"{_plural(unrated, 'outlet')} without a rating.")
        states = sum(1 for source in outlets if source.state)
        if states:
            sentences.append(f"{_plural(states, 'outlet')} with a recorded state affiliation.")
    else:
        sentences.append("No outlet is cited.")
    if summary.unnamed_only:
        sentences.append(f"{_plural(summary.unnamed_only, 'claim')} with unnamed sources only.")
    if summary.own_voice / summary.claims > _MOST:
        sentences.append("More than half of the claims name no source at all.")
    if summary.reviewed == 0:
        sentences.append("No claim has been reviewed by an analyst.")
    else:
        sentences.append(f"{_plural(summary.reviewed, 'claim')} reviewed by an analyst.")
    return " ".join(sentences)


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
