"""What an analyst decides about claims: one function a decision, each kept at once, with its revision, or not at all.

Every function takes the desk first and returns a ``Decision``. ``seen_version`` is the version of the claim that the
analyst was looking at: where somebody changed it since, ``StaleError`` shows both versions and nothing is kept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from provenance.errors import UsageError
from provenance.model.claims import Claim
from provenance.model.spans import Span
from provenance.model.vocabulary import (
    Credibility,
    HedgeLevel,
    LinkRelation,
    LinkState,
    Stance,
    VerdictValue,
    Voucher,
)
from provenance.store import (
    ClaimState,
    Edited,
    Transaction,
    Undone,
    add_link,
    add_note,
    add_verdict,
    decide_link,
    edit_span,
    find_halves,
    find_next_claim,
    list_links,
    load_claim_place,
    merge_claims,
    redo_last,
    set_claim_state,
    set_hedging,
    split_claim,
    undo_last,
    undo_revision,
)
from provenance.store import add_claim as keep_claim
from provenance.workflow.deeds import find_names, tell_deed
from provenance.workflow.desks import Desk


@dataclass(frozen=True, slots=True)
class Decision:
    """What was done. ``set_id`` names its revisions, by which it is undone; None where nothing had to be changed.

    ``claims`` are those it changed or made, ``told`` what followed from it, in words for the analyst; ``made`` is the
    id of what it made (a citation, a link, a verdict …).
    """

    done: str
    set_id: int | None
    claims: tuple[int, ...] = ()
    told: tuple[str, ...] = ()
    made: int | None = None


def accept_claims(
    desk: Desk, claim_ids: Iterable[int], *, because: str | None = None, seen_version: int | None = None
) -> Decision:
    """Accept claims as they stand: they are claims of the text, and what was read of them is right.

    Raises:
        NotFoundError: if one of them does not exist.
        StaleError: if the claim changed since ``seen_version``.
    """
    return _set_state(desk, claim_ids, ClaimState.ACCEPTED, because, seen_version)


def reject_claims(desk: Desk, claim_ids: Iterable[int], *, because: str, seen_version: int | None = None) -> Decision:
    """Reject claims: they state nothing, or nothing that was read rightly. They stay readable.

    Raises:
        NotFoundError: if one of them does not exist.
        StaleError: if the claim changed since ``seen_version``.
        UsageError: if no reason is given.
    """
    return _set_state(desk, claim_ids, ClaimState.REJECTED, because, seen_version)


def reopen_claims(
    desk: Desk, claim_ids: Iterable[int], *, because: str | None = None, seen_version: int | None = None
) -> Decision:
    """Put claims back among those that wait for review.

    Raises:
        NotFoundError: if one of them does not exist.
        StaleError: if the claim changed since ``seen_version``.
    """
    return _set_state(desk, claim_ids, ClaimState.READ, because, seen_version)


def change_span(
    desk: Desk, claim_id: int, start: int, end: int, *, because: str | None = None, seen_version: int | None = None
) -> Decision:
    """Give a claim another span of its document's text; the new part of it is read, what it no longer covers dropped.

    Raises:
        NotFoundError: if there is no such claim.
        StaleError: if the claim changed since ``seen_version``.
        UsageError: if the span is none, holds no words, or is the claim's or another claim's.
    """
    (words,) = _read(desk, claim_id, [_check_span(start, end)])
    with desk.writing(because) as tx:
        edited = edit_span(tx, claim_id, start, end, words=words, seen_version=seen_version)
        return _tell("span", tx, edited)


def add_claim(desk: Desk, document_id: int, start: int, end: int, *, because: str | None = None) -> Decision:
    """Add a claim that reading missed, from a span of the document's text; it is read and accepted at once.

    Raises:
        NotFoundError: if there is no such document.
        UsageError: if the span is none, holds no words, or is another claim's.
    """
    (words,) = desk.read(document_id, [_check_span(start, end)])
    with desk.writing(because) as tx:
        edited = keep_claim(tx, document_id, words)
        return _tell("add", tx, edited)


def split(
    desk: Desk, claim_id: int, at: int, *, because: str | None = None, seen_version: int | None = None
) -> Decision:
    """Cut a claim in two at an offset of the document's text; both parts are read anew where nobody set their hedging.

    Raises:
        NotFoundError: if there is no such claim.
        StaleError: if the claim changed since ``seen_version``.
        UsageError: if one of the two would hold no words.
    """
    with desk.database.reading() as tx:
        place = load_claim_place(tx, claim_id)
    first, second = find_halves(place.text, place.span, at)
    words = desk.read(place.document_id, [first, second])
    with desk.writing(because) as tx:
        edited = split_claim(tx, claim_id, at, words=(words[0], words[1]), seen_version=seen_version)
        return _tell("split", tx, edited)


def merge_with_next(
    desk: Desk, claim_id: int, *, because: str | None = None, seen_version: int | None = None
) -> Decision:
    """Make a claim and the one after it in the text one; the second is rejected and stays readable.

    Raises:
        NotFoundError: if there is no such claim, or none follows it.
        StaleError: if the claim changed since ``seen_version``.
    """
    with desk.database.reading() as tx:
        place = load_claim_place(tx, claim_id)
        following = find_next_claim(tx, claim_id)
        other = load_claim_place(tx, following)
    both = Span(place.span.start, max(place.span.end, other.span.end))
    (words,) = desk.read(place.document_id, [both])
    with desk.writing(because) as tx:
        edited = merge_claims(tx, claim_id, following, words=words, seen_version=seen_version)
        return _tell("merge", tx, edited)


def change_hedging(
    desk: Desk,
    claim_id: int,
    *,
    level: HedgeLevel | None = None,
    voucher: Voucher | None = None,
    stance: Stance | None = None,
    because: str | None = None,
    seen_version: int | None = None,
) -> Decision:
    """Set what is given of a claim's hedging; the cues stay as they were read.

    Raises:
        NotFoundError: if there is no such claim.
        StaleError: if the claim changed since ``seen_version``.
        UsageError: if nothing is given.
    """
    with desk.writing(because) as tx:
        set_hedging(tx, claim_id, level=level, voucher=voucher, stance=stance, seen_version=seen_version)
        return Decision("hedge", tx.set_id, (claim_id,))


def give_verdict(desk: Desk, claim_id: int, value: VerdictValue, *, because: str) -> Decision:
    """Decide whether a claim is confirmed, refuted or unresolved; earlier verdicts stay beside it.

    Raises:
        NotFoundError: if there is no such claim.
        UsageError: if no reason is given.
    """
    with desk.writing(because) as tx:
        made = add_verdict(tx, claim_id, value, because)
        return Decision("verdict", tx.set_id, (claim_id,), (), made)


def give_rating(
    desk: Desk, claim_id: int, value: Credibility, *, because: str, override: str | None = None
) -> Decision:
    """Rate a claim by the Admiralty code, 1 to 6; earlier ratings stay beside it.

    Raises:
        NotFoundError: if there is no such claim.
        RefusedError: if a rule speaks against it, and ``override`` gives no reason to go on.
        UsageError: if no reason is given.
    """
    from provenance.workflow.ratings import rate_with_rules  # noqa: PLC0415 -- NumPy costs 0.2 s

    with desk.writing(because) as tx:
        made, refusal = rate_with_rules(tx, claim_id, value, because, override=override)
        told = () if refusal is None else (f"{refusal.rule.replace('_', ' ')} overridden",)
        return Decision("rate", tx.set_id, (claim_id,), told, made)


def write_note(desk: Desk, claim_id: int, text: str) -> Decision:
    """Write a note on a claim.

    Raises:
        NotFoundError: if there is no such claim.
        UsageError: if the note is empty.
    """
    with desk.writing() as tx:
        made = add_note(tx, "claim", claim_id, text)
        return Decision("note", tx.set_id, (claim_id,), (), made)


def mark_link(desk: Desk, claim_id: int, other_id: int, relation: LinkRelation, *, because: str) -> Decision:
    """Say that two claims corroborate, conflict with or restate one another; a link there is already is decided so.

    Raises:
        NotFoundError: if one of them does not exist.
        UsageError: if they are one claim, or no reason is given.
    """
    with desk.writing(because) as tx:
        pair = {claim_id, other_id}
        known = [one for one in list_links(tx, claim_id=claim_id) if {one.first_claim_id, one.second_claim_id} == pair]
        made = known[0].id if known else add_link(tx, claim_id, other_id, relation, [])
        decide_link(tx, made, LinkState.ACCEPTED, because, relation=relation)
        return Decision("link", tx.set_id, (claim_id, other_id), (), made)


def undo(desk: Desk, revision_id: int | None = None) -> Decision:
    """Take back the analyst's last decision, or the one to which a revision belongs, whoever made it.

    Raises:
        NotFoundError: if there is nothing to take back, or no such revision.
        UsageError: if it cannot be taken back, or a later change rests on it; the message names it.
    """
    with desk.writing() as tx:
        return _tell_turn(tx, undo_last(tx) if revision_id is None else undo_revision(tx, revision_id))


def redo(desk: Desk) -> Decision:
    """Do again what the analyst took back last, unless something else was decided since.

    Raises:
        NotFoundError: if there is nothing to do again.
        UsageError: if a later change stands against it; the message names it.
    """
    with desk.writing() as tx:
        return _tell_turn(tx, redo_last(tx))


def _tell_turn(tx: Transaction, undone: Undone) -> Decision:
    names = find_names(tx, undone.revisions)
    told = tuple(tell_deed(one, names) for one in undone.revisions)
    claims = tuple(dict.fromkeys(one.noun_id for one in undone.revisions if one.noun == "claim"))
    return Decision("redo" if undone.again else "undo", undone.new_set_id, claims, told)


def _set_state(
    desk: Desk, claim_ids: Iterable[int], state: ClaimState, because: str | None, seen_version: int | None
) -> Decision:
    with desk.writing(because) as tx:
        changed = set_claim_state(tx, claim_ids, state, because, seen_version=seen_version)
        return Decision(str(state), tx.set_id, changed)


def _tell(done: str, tx: Transaction, edited: Edited) -> Decision:
    return Decision(done, tx.set_id, edited.claims, edited.told)


def _read(desk: Desk, claim_id: int, selected: Sequence[Span]) -> tuple[Claim, ...]:
    with desk.database.reading() as tx:
        place = load_claim_place(tx, claim_id)
    return desk.read(place.document_id, selected)


def _check_span(start: int, end: int) -> Span:
    if not 0 <= start < end:
        message = f"no span: {start} to {end}"
        raise UsageError(message)
    return Span(start, end)
