"""What-if: the database as it would be without some sources. Nothing is written."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import unified_diff

from provenance.audit import drop_rejected, find_findings, find_losses, find_removed, without
from provenance.audit.dependence import INDEPENDENT
from provenance.audit.losses import Losses
from provenance.errors import NotFoundError
from provenance.link import find_claim_origins, find_stories, gather_background
from provenance.model.audits import Removal
from provenance.model.estimates import TrackRecord
from provenance.model.facts import Facts, SourceFact
from provenance.model.stories import Story
from provenance.model.vocabulary import SourceKind
from provenance.report import Evidence, build_document_report, render_report
from provenance.store import (
    Transaction,
    find_connected_claims,
    find_documents_of,
    find_fallen,
    find_linked_claims,
    find_met_sources,
    find_source_id,
    find_thinned,
    load_facts,
    load_sources,
)
from provenance.text.folding import fold_name
from provenance.workflow.audits import Ground, Scope, load_acknowledged, load_ground
from provenance.workflow.track_records import find_track_record

ANONYMOUS = "anonymous"
"""Another word for sources of the kind ``unnamed``."""


@dataclass(frozen=True, slots=True)
class StoryChange:
    """A story before and after; ``after`` is None where nothing is left of it."""

    before: Story
    after: Story | None


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A source's track record before and after."""

    source: SourceFact
    before: TrackRecord
    after: TrackRecord


@dataclass(frozen=True, slots=True)
class ReportChange:
    """How the report on a document would read: a unified diff of its Markdown."""

    document_id: int
    title: str
    diff: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a removal comes to. ``uncorroborated`` are claims that fall below two proven origins."""

    removed: tuple[SourceFact, ...]
    claims: int
    losses: Losses
    stories: tuple[StoryChange, ...]
    records: tuple[RecordChange, ...]
    reports: tuple[ReportChange, ...]


@dataclass(frozen=True, slots=True)
class WholeOutcome:
    """What a removal costs the whole database, asked of the closure.

    ``thinned`` are claims whose own citations ended in at least two owner families and would end in less.
    """

    removed: tuple[SourceFact, ...]
    gone: tuple[int, ...]
    unsourced: tuple[int, ...]
    weakened: tuple[int, ...]
    thinned: tuple[int, ...]
    stories: tuple[StoryChange, ...]


def make_removal(
    transaction: Transaction,
    names: Iterable[str] = (),
    families: Iterable[str] = (),
    states: Iterable[str] = (),
    kinds: Iterable[str] = (),
) -> Removal:
    """Return what is to be thought away.

    Raises:
        NotFoundError: if a name means no source, or nothing that is cited is of a family, state or kind.
        StoreError: if a name means several sources.
    """
    known = list_all_sources(transaction)
    sources = frozenset(_find_named(transaction, name, known) for name in names)
    named = frozenset("unnamed" if kind == ANONYMOUS else kind for kind in kinds)
    removal = Removal(sources, frozenset(families), frozenset(state.upper() for state in states), named)
    parts = [("family", one, Removal(families=frozenset({one}))) for one in sorted(removal.families)]
    parts += [("state", one, Removal(states=frozenset({one}))) for one in sorted(removal.states)]
    parts += [("kind", one, Removal(kinds=frozenset({one}))) for one in sorted(removal.kinds)]
    for word, value, part in parts:
        if not find_removed(known, part):
            message = f"no source that a document cites is of {word} {value!r}"
            raise NotFoundError(message)
    return removal


def find_untouched(transaction: Transaction, removal: Removal, removed: Iterable[SourceFact]) -> tuple[SourceFact, ...]:
    """Return those sources that a removal names and that nothing asked about leans on."""
    return tuple(load_sources(transaction, removal.source_ids - {source.id for source in removed}))


def _find_named(transaction: Transaction, name: str, known: Iterable[SourceFact]) -> int:
    """Return the source that a name means: one that is cited goes before those that are not."""
    folded = fold_name(name)
    cited = [
        one.id
        for one in known
        if one.key == name or folded in {fold_name(called) for called in (one.name, *one.aliases)}
    ]
    return cited[0] if len(cited) == 1 else find_source_id(transaction, name)


def list_all_sources(transaction: Transaction) -> list[SourceFact]:
    """Return every source that any claim cites or that published a document."""
    return list(load_sources(transaction, find_met_sources(transaction)))


def audit_whole_removal(transaction: Transaction, removal: Removal) -> WholeOutcome:
    """Return what a removal costs the whole database, and which stories would come to something else."""
    known = list_all_sources(transaction)
    removed = find_removed(known, removal)
    fallen = find_fallen(transaction, removed)
    families = {source.id: _name_family(source) for source in known if source.family is not None}
    touched = {*fallen.gone, *fallen.unsourced, *fallen.weakened}
    stories = _find_touched_stories(transaction, touched, Removal(removed))
    return WholeOutcome(
        removed=tuple(source for source in known if source.id in removed),
        gone=fallen.gone,
        unsourced=fallen.unsourced,
        weakened=fallen.weakened,
        thinned=find_thinned(transaction, removed, families),
        stories=stories,
    )


def _name_family(source: SourceFact) -> str:
    return f"{INDEPENDENT} {source.id}" if source.family == INDEPENDENT else str(source.family)


def _find_touched_stories(transaction: Transaction, touched: set[int], removal: Removal) -> tuple[StoryChange, ...]:
    linked = touched & find_linked_claims(transaction)
    if not linked:
        return ()
    connected = find_connected_claims(transaction, linked)
    facts = drop_rejected(load_facts(transaction, find_documents_of(transaction, connected)))
    return compare_stories(facts, without(facts, removal), linked)


def audit_removal(transaction: Transaction, removal: Removal, scope: Scope, now: datetime) -> Outcome:
    """Return what a removal comes to for the claims of a scope, with the reports on its documents.

    Args:
        transaction: any transaction.
        removal: what is thought away.
        scope: which claims.
        now: the present time, printed in the reports.
    """
    ground = load_ground(transaction, scope)
    before = drop_rejected(ground.facts)
    after = without(before, removal)
    wanted = sorted(ground.claim_ids & {claim.id for claim in before.claims})
    proven, proven_after = (_count_proven(facts, wanted) for facts in (before, after))
    losses = find_losses(_narrow(before, ground), _narrow(after, ground), proven, proven_after)
    touched = {*losses.gone, *losses.unsourced, *losses.weakened, *losses.uncorroborated}
    removed = find_removed(before.sources, removal)
    acknowledged = load_acknowledged(transaction)
    return Outcome(
        removed=tuple(source for source in before.sources if source.id in removed),
        claims=len(wanted),
        losses=losses,
        stories=compare_stories(before, after, ground.claim_ids),
        records=_compare_records(before, after, removed, now),
        reports=_compare_reports(before, after, ground, touched, acknowledged, now),
    )


def _narrow(facts: Facts, ground: Ground) -> Facts:
    return replace(facts, claims=tuple(claim for claim in facts.claims if claim.id in ground.claim_ids))


def _count_proven(facts: Facts, claim_ids: Sequence[int]) -> dict[int, int]:
    background = gather_background(facts)
    return {number: find_claim_origins(number, background).proven for number in claim_ids}


def compare_stories(before: Facts, after: Facts, claim_ids: Iterable[int]) -> tuple[StoryChange, ...]:
    """Return the stories about some claims whose verdict or origins a removal changes."""
    wanted = set(claim_ids)
    later = find_stories(after)
    changes = []
    for story in find_stories(before):
        if wanted.isdisjoint(story.claim_ids):
            continue
        now = max(
            (one for one in later if not set(one.claim_ids).isdisjoint(story.claim_ids)),
            key=lambda one: (len(one.claim_ids), -one.id),
            default=None,
        )
        if now is None or now.verdict is not story.verdict or str(now.origins) != str(story.origins):
            changes.append(StoryChange(story, now))
    return tuple(changes)


def _compare_records(before: Facts, after: Facts, removed: frozenset[int], now: datetime) -> tuple[RecordChange, ...]:
    if all(claim.verdict is None for claim in before.claims):
        return ()
    changes = []
    for source in before.sources:
        if source.id in removed or source.kind is SourceKind.UNNAMED:
            continue
        one, other = (find_track_record(facts, source.id, now=now) for facts in (before, after))
        if (one.right, one.wrong, one.unresolved, one.mean) != (other.right, other.wrong, other.unresolved, other.mean):
            changes.append(RecordChange(source, one, other))
    return tuple(changes)


def _compare_reports(  # noqa: PLR0917 -- one argument for each thing that a report is made from
    before: Facts,
    after: Facts,
    ground: Ground,
    touched: set[int],
    acknowledged: Mapping[str, str],
    now: datetime,
) -> tuple[ReportChange, ...]:
    documents = {claim.document_id for claim in before.claims if claim.id in touched}
    left = {document.id for document in after.documents}
    changes = []
    for document in before.documents:
        if document.id not in documents or not (document.id in ground.document_ids or not ground.document_ids):
            continue
        old = _write_report(before, document.id, acknowledged, now)
        new = _write_report(after, document.id, acknowledged, now) if document.id in left else ""
        lines = unified_diff(old.splitlines(), new.splitlines(), "as it is", "without", lineterm="")
        title = document.title or document.name or f"document {document.id}"
        changes.append(ReportChange(document.id, title, "\n".join(lines)))
    return tuple(changes)


def _write_report(facts: Facts, document_id: int, acknowledged: Mapping[str, str], now: datetime) -> str:
    background = gather_background(facts)
    claims = [claim for claim in facts.claims if claim.document_id == document_id]
    vouching = {hop.source_id for claim in claims for hop in claim.citations}
    named = [one.id for one in facts.sources if one.id in vouching and one.kind is not SourceKind.UNNAMED]
    evidence = Evidence(
        origins={claim.id: find_claim_origins(claim.id, background) for claim in claims},
        stories=find_stories(background),
        findings=find_findings(facts, acknowledged),
        records={number: find_track_record(facts, number, now=now) for number in named},
    )
    return render_report(build_document_report(facts, document_id, now, evidence), "md").decode("utf-8")
