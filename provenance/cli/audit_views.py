"""How audits are printed, as text and as JSON."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from provenance.audit.gate import Breach
from provenance.cli.output import print_note, print_table, print_text
from provenance.model.audits import Dependence, DependenceTable, Dimension
from provenance.model.estimates import TrackRecord
from provenance.model.facts import SourceFact
from provenance.model.findings import Finding
from provenance.text.safety import cut_text
from provenance.workflow.removals import Outcome, StoryChange, WholeOutcome

_LONGEST = 100
COLUMNS = ("Claims", "Share", "Alone", "Direct", "Through others", "Own voice")


def print_items(items: Sequence[Dependence], claims: int, limit: int) -> None:
    """Print how claims lean on things, a line each."""
    print_table(
        ("By", "Name", *COLUMNS), [(item.dimension.value, item.name, *_figures(item)) for item in items[:limit]]
    )
    print_note(f"of {claims} claims" + (f"; {limit} of {len(items)} shown" if len(items) > limit else ""))


def _figures(item: Dependence) -> tuple[object, ...]:
    return (item.claims, f"{item.share:.1%}", item.alone, item.direct, item.through, item.own_voice)


def print_table_of_dependence(table: DependenceTable, wanted: Iterable[Dimension], limit: int) -> None:
    """Print what claims lean on, a table for each dimension, and the fewest sources on which everything rests."""
    print_text(f"{table.claims} claims, {table.sourced} of them sourced")
    concentrated = {one.dimension: one for one in table.concentrations}
    for dimension in wanted:
        items = table.of(dimension)
        if not items:
            continue
        print_text("")
        print_table((dimension.value.title(), *COLUMNS), [(item.name, *_figures(item)) for item in items[:limit]])
        one = concentrated[dimension]
        if one.index is not None and one.effective is not None:
            print_text(f"Herfindahl index {one.index:.3f}: as concentrated as {one.effective:.1f} of equal weight")
        if len(items) > limit:
            print_note(f"{limit} of {len(items)} shown; --limit and --json show more")
    if table.cover is not None and table.cover.source_ids:
        cover = table.cover
        how = "the fewest there can be" if cover.exact else f"at least {cover.least} are needed; the search was cut off"
        print_text("")
        these = f"at least one of these {len(cover.names)} ({how})" if len(cover.names) > 1 else "this one source"
        print_text(f"Every sourced claim leans on {these}:")
        print_text(f"  {', '.join(cover.names[:limit])}" + (" …" if len(cover.names) > limit else ""))


def describe_table(claims: int, items: Iterable[Dependence], table: DependenceTable | None = None) -> dict[str, Any]:
    """Return dependence as JSON."""
    told: dict[str, Any] = {"claims": claims, "items": [_plain(asdict(item)) for item in items]}
    if table is not None:
        told["sourced"] = table.sourced
        told["concentration"] = {one.dimension.value: one.index for one in table.concentrations}
        told["cover"] = None if table.cover is None else _plain(asdict(table.cover))
    return told


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def print_findings(findings: Sequence[Finding], limit: int, *, weighed: bool = False) -> None:
    """Print findings, the words that they rest on below each."""
    if not findings:
        print_note("nothing found")
        return
    for finding in findings[:limit]:
        built = f"  (claims that build on it: {finding.weight})" if weighed and finding.weight else ""
        print_text(f"{finding.key}{built}", bold=True)
        print_text(f"  {finding.message}")
        for span in finding.spans[:5]:
            claim = f", claim {span.claim_id}" if span.claim_id is not None else ""
            words = cut_text(" ".join(span.text.split()), _LONGEST)
            print_text(f"  document {span.document_id}{claim}, {span.span.start}-{span.span.end}: {words}")
        if len(finding.spans) > 5:  # noqa: PLR2004 -- as above
            print_text(f"  and {len(finding.spans) - 5} places more")
        if finding.acknowledged is not None:
            print_text(f"  acknowledged: {finding.acknowledged}")
    if len(findings) > limit:
        print_note(f"{limit} of {len(findings)} shown; --limit and --json show more")


def describe_finding(finding: Finding) -> dict[str, Any]:
    """Return a finding as JSON."""
    return {
        "key": finding.key,
        "kind": finding.kind.value,
        "message": finding.message,
        "document": finding.document_id,
        "claims": list(finding.claim_ids),
        "weight": finding.weight,
        "acknowledged": finding.acknowledged,
        "spans": [
            {
                "document": one.document_id,
                "claim": one.claim_id,
                "start": one.span.start,
                "end": one.span.end,
                "text": one.text,
            }
            for one in finding.spans
        ],
    }


def describe_breach(breach: Breach) -> dict[str, Any]:
    """Return a breach of a policy as JSON."""
    return asdict(breach)


def print_whole(outcome: WholeOutcome, untouched: Sequence[SourceFact], limit: int) -> None:
    """Print what a removal costs the whole database; ``untouched`` are named sources on which nothing leans."""
    if not _print_removed(outcome.removed, untouched, "any document"):
        return
    rows = [
        ("in documents that they published", len(outcome.gone), _list_ids(outcome.gone)),
        ("losing their last source", len(outcome.unsourced), _list_ids(outcome.unsourced)),
        ("losing a chain, keeping another", len(outcome.weakened), _list_ids(outcome.weakened)),
        ("falling below two owner families", len(outcome.thinned), _list_ids(outcome.thinned)),
    ]
    print_table(("Claims", "Number", "Which"), rows)
    _print_stories(outcome.stories, limit)


def describe_whole(outcome: WholeOutcome, untouched: Sequence[SourceFact]) -> dict[str, Any]:
    """Return the same as JSON."""
    return {
        "removed": [source.name for source in outcome.removed],
        "not_in_scope": [source.name for source in untouched],
        "gone": list(outcome.gone),
        "unsourced": list(outcome.unsourced),
        "weakened": list(outcome.weakened),
        "below_two_families": list(outcome.thinned),
        "stories": [_describe_story(change) for change in outcome.stories],
    }


def print_outcome(outcome: Outcome, untouched: Sequence[SourceFact], limit: int, *, diff: bool) -> None:
    """Print what a removal comes to for a scope; ``untouched`` are named sources on which nothing in it leans."""
    if not _print_removed(outcome.removed, untouched, "this scope"):
        return
    losses = outcome.losses
    rows = [
        ("in documents that they published", len(losses.gone), _list_ids(losses.gone)),
        ("losing their last source", len(losses.unsourced), _list_ids(losses.unsourced)),
        ("losing a chain, keeping another", len(losses.weakened), _list_ids(losses.weakened)),
        ("falling below two proven origins", len(losses.uncorroborated), _list_ids(losses.uncorroborated)),
    ]
    print_table((f"Of {outcome.claims} claims", "Number", "Which"), rows)
    _print_stories(outcome.stories, limit)
    if outcome.records:
        print_text("")
        told = [(one.source.name, _tell_record(one.before), _tell_record(one.after)) for one in outcome.records[:limit]]
        print_table(("Track record of", "As it is", "Without"), told)
    for report in outcome.reports[:limit] if diff else ():
        print_text("")
        print_text(f"Report on document {report.document_id}, {report.title}:", bold=True)
        for line in report.diff.splitlines():
            print_text(line)


def _tell_record(record: TrackRecord) -> str:
    figure = "not enough reviewed" if record.mean is None else f"{record.mean:.2f}"
    return f"{figure} ({record.settled} origins)"


def describe_outcome(outcome: Outcome, untouched: Sequence[SourceFact]) -> dict[str, Any]:
    """Return the same as JSON."""
    losses = outcome.losses
    return {
        "removed": [source.name for source in outcome.removed],
        "not_in_scope": [source.name for source in untouched],
        "claims": outcome.claims,
        "gone": list(losses.gone),
        "unsourced": list(losses.unsourced),
        "weakened": list(losses.weakened),
        "below_two_origins": list(losses.uncorroborated),
        "stories": [_describe_story(change) for change in outcome.stories],
        "track_records": [
            {"source": one.source.name, "before": one.before.mean, "after": one.after.mean} for one in outcome.records
        ],
        "reports": [{"document": one.document_id, "title": one.title, "diff": one.diff} for one in outcome.reports],
    }


def _print_removed(removed: Sequence[SourceFact], untouched: Sequence[SourceFact], where: str) -> bool:
    """Print who is thought away; return whether anybody is."""
    for source in untouched:
        print_text(f"{source.name} is not in {where}: no claim leans on it there, and nothing falls with it")
    if not removed:
        if not untouched:
            print_text(f"Nobody of that family, state or kind is in {where}: nothing falls")
        return False
    names = ", ".join(source.name for source in removed[:10]) + (" …" if len(removed) > 10 else "")  # noqa: PLR2004 -- as many as one line holds
    print_text(f"Without {len(removed)} source{'s' if len(removed) != 1 else ''}: {names}")
    return True


def _print_stories(stories: Sequence[StoryChange], limit: int) -> None:
    if stories:
        print_text("")
        rows = [
            (change.before.id, cut_text(change.before.title, 60), _tell_story(change, after=False), _tell_story(change))
            for change in stories[:limit]
        ]
        print_table(("Story", "Title", "As it is", "Without"), rows)


def _tell_story(change: StoryChange, *, after: bool = True) -> str:
    story = change.after if after else change.before
    return (
        "nothing left of it" if story is None else f"{story.verdict.value.replace('_', ' ')}, {story.origins.counted}"
    )


def _describe_story(change: StoryChange) -> dict[str, Any]:
    told: dict[str, Any] = {"story": change.before.id, "title": change.before.title}
    for name, story in (("before", change.before), ("after", change.after)):
        told[name] = None if story is None else {"verdict": story.verdict.value, "origins": str(story.origins)}
    return told


def _list_ids(ids: Sequence[int]) -> str:
    return ", ".join(map(str, ids[:12])) + (" …" if len(ids) > 12 else "")  # noqa: PLR2004 -- as many as one line holds
