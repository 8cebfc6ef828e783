"""The source summary statement: in a few sentences, what a text rests on (after ICD 206, section D.6.a).

The directive asks for a statement of the factors that affect source quality and credibility, with the strengths and
weaknesses of the base; the words here are built from counts alone, so that each can be recounted.
"""

from collections import Counter
from collections.abc import Sequence

from provenance.model.stories import StoryVerdict
from provenance.model.vocabulary import HedgeLevel, SourceKind
from provenance.report.views import SourceView, StoryView, SummaryView

_MOST = 0.5
_HEDGED = {HedgeLevel.HEDGED.value, HedgeLevel.STRONGLY_HEDGED.value}
_UNRATED = "F"


def write_statement(
    kind: str, summary: SummaryView, sources: Sequence[SourceView], stories: Sequence[StoryView] = ()
) -> str:
    """Return the statement for a summary whose sources are ordered by the number of claims that lean on them."""
    if summary.claims == 0:
        return "The text holds no claim." if kind == "document" else "There is no claim to report on."
    sentences = [
        *_tell_story(kind, stories),
        *_tell_sourcing(summary),
        *_tell_outlets(summary, sources),
        *_tell_origins(summary),
        *_tell_weaknesses(kind, summary, stories),
        *_tell_review(summary),
    ]
    return " ".join(sentences)


def _tell_story(kind: str, stories: Sequence[StoryView]) -> list[str]:
    if kind != "story" or not stories:
        return []
    story = stories[0]
    disputed = [point.label for point in story.points if point.disputed]
    words = f"The story is {story.verdict.replace('_', ' ')}: {story.origins.range} independent origins"
    if story.origins.proven != story.origins.possible:
        words += " (proven to possible)"
    counts = Counter(point.standing for point in story.points)
    points = f"points agreed {counts['agreed']}, stated once {counts['stated once']}, disputed {len(disputed)}"
    return [f"{words}; {points}{': ' + ', '.join(disputed) if disputed else ''}."]


def _tell_sourcing(summary: SummaryView) -> list[str]:
    where = f" in {summary.documents} documents" if summary.documents > 1 else ""
    whose = "its" if summary.claims == 1 else "their"
    closing = f"{summary.inherited} by a citation that closes {whose} passage (inferred)"
    cited = f"{summary.direct} cited in {whose} own sentence, {closing}"
    return [
        f"{_plural(summary.claims, 'claim')}{where}: {cited}, {summary.own_voice} in the document's own voice.",
    ]


def _tell_outlets(summary: SummaryView, sources: Sequence[SourceView]) -> list[str]:
    outlets = [source for source in sources if SourceKind(source.kind).publishes]
    if not outlets:
        return ["No outlet is cited."]
    first = outlets[0]
    counts = f"{_plural(first.claims, 'claim')}, {first.alone} of them on it alone"
    lean = "It leans" if summary.claims == 1 else "They lean"
    sentences = [f"{lean} on {_plural(len(outlets), 'outlet')}; most often on {first.name} ({counts})."]
    if first.alone > _MOST * summary.claims and len(outlets) > 1:
        sentences.append("More than half of the claims fall if that outlet falls.")
    unrated = sum(1 for source in outlets if source.rating.in_force == _UNRATED)
    expired = sum(1 for source in outlets if source.rating.expired)
    if unrated == len(outlets):
        sentences.append("No outlet has a rating in force." if expired else "No outlet has been rated.")
    elif unrated:
        sentences.append(f"{_plural(unrated, 'outlet')} without a rating{' in force' if expired else ''}.")
    states = sum(1 for source in outlets if source.state)
    if states:
        sentences.append(f"{_plural(states, 'outlet')} with a recorded state affiliation.")
    return sentences


def _tell_origins(summary: SummaryView) -> list[str]:
    if summary.corroborated is None:
        return []
    return [f"{_plural(summary.corroborated, 'claim')} corroborated by at least two proven origins."]


def _tell_weaknesses(kind: str, summary: SummaryView, stories: Sequence[StoryView]) -> list[str]:
    sentences = []
    if summary.unnamed_only:
        sentences.append(f"{_plural(summary.unnamed_only, 'claim')} with unnamed sources only.")
    hedged = sum(row.count for row in summary.hedging if row.label in _HEDGED)
    if hedged:
        sentences.append(f"The author hedges {_plural(hedged, 'claim')}.")
    if summary.own_voice > _MOST * summary.claims:
        sentences.append("More than half of the claims name no source at all.")
    disputed = sum(1 for story in stories if story.verdict == StoryVerdict.DISPUTED.value)
    if disputed and kind != "story":
        sentences.append(f"{disputed} disputed {'story' if disputed == 1 else 'stories'}.")
    open_findings = sum(row.count for row in summary.findings if row.label != "acknowledged")
    if open_findings:
        sentences.append(f"{_plural(open_findings, 'finding')} of the audit that nobody has acknowledged.")
    return sentences


def _tell_review(summary: SummaryView) -> list[str]:
    reviewed = f"{_plural(summary.reviewed, 'claim')} reviewed by an analyst."
    sentences = [reviewed if summary.reviewed else "No claim has been reviewed by an analyst."]
    if summary.rejected:
        sentences.append(f"{_plural(summary.rejected, 'claim')} left out that an analyst rejected as misread.")
    return sentences


def _plural(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
