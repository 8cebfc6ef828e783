"""Taking decisions back, and doing them again: each adds revisions, nothing is deleted from the history.

A set of revisions is one decision. To undo it, all that it changed becomes what it was before; what was changed since
in other fields stays. Where a later change rests on it, nothing is done and the message names that change.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from sqlalchemy import select

from provenance.errors import NotFoundError, UsageError
from provenance.store.bulk import table_of
from provenance.store.dependents import find_later, find_referents
from provenance.store.history import Change, changing, find_documents, find_head, record
from provenance.store.restoring import REMOVAL, write_snapshots
from provenance.store.revisions import Revision, load_revision, load_set
from provenance.store.snapshots import Snapshot, differing, take_snapshots
from provenance.store.tables import RevisionRow
from provenance.store.transactions import Transaction

AUTOMATIC = frozenset(
    {
        "ingest",
        "meet",
        "load",
        "update",
        "suggest",
        "suggest again",
        "lease",
        "assign",
        "finish",
        "release",
        "reread",
        "orphan",
    }
)
"""What the program does by itself, or hands out: it is no decision that `undo` without a number takes back."""

_STEP = 200
"""Revisions that are looked through first; then twice as many, and so on."""

_COUPLED = (
    frozenset({"span_start", "span_end", "text", "cues", "quantities", "event_dates", "places"}),
    frozenset({"citations", "lead_citation_id"}),
    frozenset({"state", "relation", "link_decisions"}),
    frozenset({"state", "cited_document_decisions"}),
)
"""Fields that are restored together or not at all."""


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back or done again: the decision's revisions, in order, and the new set that tells of it."""

    set_id: int
    revisions: tuple[Revision, ...]
    again: bool
    new_set_id: int


@dataclass(frozen=True, slots=True)
class _Turn:
    """What a set made of one row, first to last, and what the row is to become again."""

    noun: str
    id: int
    before: Snapshot | None
    after: Snapshot | None
    action: str


def undo_last(tx: Transaction) -> Undone:
    """Take back the analyst's last decision that stands.

    Raises:
        NotFoundError: if there is none.
        UsageError: if a later change rests on it; the message names it.
    """
    seen: set[int] = set()
    for set_id, action in _walk_sets(tx):
        about = _about(action)
        number = set_id if about is None else about[1]
        if number in seen:
            continue
        seen.add(number)
        if (about is not None and about[0] == "undo") or not _stands(tx, number):
            continue
        if about is None and _is_automatic(tx, set_id):
            continue
        return _turn_back(tx, number)
    message = f"{tx.analyst} has nothing to undo"
    raise NotFoundError(message)


def redo_last(tx: Transaction) -> Undone:
    """Do again what the analyst took back last, unless the analyst decided something else since.

    Raises:
        NotFoundError: if there is nothing to do again.
        UsageError: if a later change stands against it; the message names it.
    """
    seen: set[int] = set()
    for set_id, action in _walk_sets(tx):
        about = _about(action)
        if about is None:
            if _is_automatic(tx, set_id):
                continue
            break
        verb, number = about
        if number not in seen and verb == "undo" and not _stands(tx, number):
            return _turn_back(tx, number)
        seen.add(number)
    message = f"{tx.analyst} has nothing to redo"
    raise NotFoundError(message)


def undo_revision(tx: Transaction, revision_id: int) -> Undone:
    """Take back the decision to which a revision belongs, whoever made it; one that was taken back is done again.

    Raises:
        NotFoundError: if there is no such revision.
        UsageError: if it cannot be taken back, or a later change rests on it; the message names it.
    """
    revision = load_revision(tx, revision_id)
    about = _about(revision.action)
    return _turn_back(tx, revision.set_id if about is None else about[1])


def _turn_back(tx: Transaction, set_id: int) -> Undone:
    """Undo a decision that stands, or do one again that was taken back."""
    standing, last = _find_last(tx, set_id)
    revisions = load_set(tx, last)
    _check_kind(revisions)
    action = f"{'undo' if standing else 'redo'} {set_id}"
    turns = _collect(revisions)
    with ExitStack() as stack:
        made = list(_check_and_change(tx, turns, revisions, action, stack))
    record(tx, made)
    record(tx, list(_remove(tx, [turn for turn in turns if turn.before is None], revisions, action)))
    return Undone(set_id, tuple(load_set(tx, set_id)), not standing, tx.set_id or 0)


def _check_kind(revisions: Sequence[Revision]) -> None:
    for revision in revisions:
        if revision.action == "ingest" or (revision.noun == "document" and revision.before is None):
            message = f"revision {revision.id} tells of reading a document, which is not undone; reject its claims"
            raise UsageError(message)
        if revision.noun == "link_run":
            message = f"revision {revision.id} tells of a run that suggested links, which is not undone; reject them"
            raise UsageError(message)


def _collect(revisions: Sequence[Revision]) -> list[_Turn]:
    """Return what the set made of each row, whatever the number of its revisions on it."""
    turns: dict[tuple[str, int], _Turn] = {}
    for one in revisions:
        key = (one.noun, one.noun_id)
        before = turns[key].before if key in turns else one.before
        turns[key] = _Turn(one.noun, one.noun_id, before, one.after, one.action)
    return [turn for turn in turns.values() if turn.before is not None or turn.after is not None]


def _check_and_change(
    tx: Transaction, turns: Sequence[_Turn], revisions: Sequence[Revision], action: str, stack: ExitStack
) -> Iterator[Change]:
    """Make again what the set removed and change back what it changed; yield what ``changing`` does not record."""
    for noun in reversed(REMOVAL):
        mine = [turn for turn in turns if turn.noun == noun]
        now = take_snapshots(tx, noun, [turn.id for turn in mine])
        made = {turn.id: turn.before for turn in mine if turn.after is None}
        for number in made:
            if number in now:
                message = f"{noun} {number} is there already"
                raise UsageError(message)
        write_snapshots(tx, noun, [(None, before) for before in made.values()])
        documents = find_documents(tx, noun, {number: one for number, one in made.items() if one is not None})
        for number, before in made.items():
            yield Change(action, noun, number, None, before, documents.get(number))
        changed = [turn for turn in mine if turn.before is not None and turn.after is not None]
        if changed:
            stack.enter_context(changing(tx, noun, [turn.id for turn in changed], action, always=True))
            pairs = [(now[turn.id], _aim(tx, turn, now[turn.id], revisions)) for turn in changed]
            write_snapshots(tx, noun, pairs)


def _aim(tx: Transaction, turn: _Turn, now: Snapshot, revisions: Sequence[Revision]) -> Snapshot:
    """Return what a row is to become: what the set changed as it was before it, all else as it is now."""
    fields = _couple(set(differing(turn.before, turn.after)) - {"version"}, turn.before or {})
    differ = [name for name in fields if name in now and now[name] != (turn.after or {}).get(name)]
    if differ:
        _refuse(tx, turn, revisions, differ)
    return now | {name: (turn.before or {})[name] for name in fields if name in (turn.before or {})}


def _couple(fields: set[str], known: Snapshot) -> set[str]:
    for group in _COUPLED:
        if fields & group:
            fields |= group & known.keys()
    return fields


def _remove(tx: Transaction, turns: Sequence[_Turn], revisions: Sequence[Revision], action: str) -> Iterator[Change]:
    """Remove what the set made, unless something else refers to it; yield what is to be recorded."""
    removed = {(turn.noun, turn.id) for turn in turns}
    for noun in REMOVAL:
        mine = {turn.id: turn for turn in turns if turn.noun == noun}
        now = take_snapshots(tx, noun, mine)
        for number, turn in mine.items():
            if number not in now:
                _refuse(tx, turn, revisions, ["the row"])
            differ = [name for name in differing(turn.after, now[number]) if name in (turn.after or {})]
            if set(differ) - {"version"} and turn.action != "meet":
                _refuse(tx, turn, revisions, differ)
            referents = find_referents(tx, noun, number, removed)
            if referents and turn.action == "meet":
                continue
            if referents:
                rest = "rests" if len(referents) == 1 else "rest"
                message = f"{_name(revisions)} cannot be undone: {', '.join(referents)} {rest} on {noun} {number}"
                raise UsageError(message)
            documents = find_documents(tx, noun, {number: now[number]})
            write_snapshots(tx, noun, [(now[number], None)])
            yield Change(action, noun, number, now[number], None, documents.get(number))


def _refuse(tx: Transaction, turn: _Turn, revisions: Sequence[Revision], differ: Sequence[str]) -> None:
    later = find_later(tx, turn.noun, turn.id, revisions[-1].id, differ)
    told = (
        f"revision {later.id} ({later.action} {later.noun} {later.noun_id} by {later.analyst})" if later else "a change"
    )
    message = f"{_name(revisions)} cannot be undone: {told} came after it and rests on it; undo that first"
    raise UsageError(message)


def _name(revisions: Sequence[Revision]) -> str:
    first = revisions[0]
    return f"revision {first.id} ({first.action} {first.noun} {first.noun_id})"


def _walk_sets(tx: Transaction) -> Iterator[tuple[int, str]]:
    """Yield the analyst's sets, the newest first, each with the action of its first revision.

    Whose they are is told here and not in the query: asked for it, SQLite walks all that the analyst ever did.
    """
    table = table_of(RevisionRow)
    query = select(table.c.id, table.c.action, table.c.analyst).where(table.c.id == table.c.set_id)
    end, step = find_head(tx).id + 1, _STEP
    while end > 1:
        rows = tx.execute(query.where(table.c.id < end, table.c.id >= end - step)).all()
        yield from sorted(((row.id, row.action) for row in rows if row.analyst == tx.analyst), reverse=True)
        end, step = end - step, step * 2


def _about(action: str) -> tuple[str, int] | None:
    """Return verb and set of an action that undoes or redoes, None for any other."""
    verb, _, number = action.partition(" ")
    return (verb, int(number)) if verb in {"undo", "redo"} and number.isdigit() else None


def _find_last(tx: Transaction, set_id: int) -> tuple[bool, int]:
    """Tell whether a decision stands, and which set last brought it about or took it back."""
    table = table_of(RevisionRow)
    query = (
        select(table.c.set_id, table.c.action)
        .where(table.c.id > set_id, table.c.action.in_([f"undo {set_id}", f"redo {set_id}"]))
        .order_by(table.c.id.desc())
        .limit(1)
    )
    row = tx.execute(query).first()
    return (True, set_id) if row is None else (row.action.startswith("redo"), row.set_id)


def _stands(tx: Transaction, set_id: int) -> bool:
    return _find_last(tx, set_id)[0]


def _is_automatic(tx: Transaction, set_id: int) -> bool:
    table = table_of(RevisionRow)
    query = select(table.c.action).where(table.c.set_id == set_id).distinct()
    return set(tx.execute(query).scalars()) <= AUTOMATIC
