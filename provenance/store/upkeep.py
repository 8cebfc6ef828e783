"""What follows from a change: the claims whose sources must be worked out anew, in the same transaction."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy import select

from provenance.store.bulk import split_ids, table_of
from provenance.store.closure import find_running_on, refresh_closure
from provenance.store.tables import CitationRow, ClaimRow
from provenance.store.transactions import Transaction

_TYING = {"link", "link_run", "cited_document"}
"""Nouns that let chains run on through other documents, or end them."""


class Changed(Protocol):
    """A change as history records it: what a noun was and what it became, None for nothing."""

    @property
    def noun(self) -> str:
        """What sort of thing changed."""

    @property
    def noun_id(self) -> int:
        """Its number."""

    @property
    def before(self) -> Mapping[str, Any] | None:
        """What it was."""

    @property
    def after(self) -> Mapping[str, Any] | None:
        """What it became."""


def keep_closure(tx: Transaction, changes: Sequence[Changed]) -> None:
    """Work out anew the sources of claims that the changes concern, and of those whose chains run on through them."""
    recited = [change for change in changes if _is_recited(change)]
    claims = {change.noun_id for change in recited}
    tying = [change for change in changes if change.noun in _TYING]
    if not claims and not tying:
        return
    running_on = find_running_on(tx)
    named = {number for change in tying if change.noun == "cited_document" for number in _read(change, "document_id")}
    if running_on or named:
        touched = named | {number for change in recited for number in _read(change, "document_id")}
        if any(change.noun == "link_run" for change in tying):
            touched |= running_on.keys()
        ends = {n for one in tying for n in (*_read(one, "first_claim_id"), *_read(one, "second_claim_id"))}
        touched |= _find_documents(tx, ends)
        citing = _find_citing(touched, running_on)
        claims |= _find_claims(tx, named | ((touched | citing) & running_on.keys()))
    refresh_closure(tx, claims)


def _is_recited(change: Changed) -> bool:
    """Tell whether a change made, altered or removed a claim's citations or its state."""
    parts = (table_of(CitationRow).name, "state")
    before, after = change.before or {}, change.after or {}
    return change.noun == "claim" and any(before.get(part) != after.get(part) for part in parts)


def _read(change: Changed, column: str) -> set[int]:
    found = {(side or {}).get(column) for side in (change.before, change.after)}
    return {number for number in found if number is not None}


def _find_citing(documents: set[int], running_on: Mapping[int, set[int]]) -> set[int]:
    """Return the documents whose chains run on through some of these, over any number of steps."""
    found = set(documents)
    while more := {citing for citing, cited in running_on.items() if not cited.isdisjoint(found)} - found:
        found |= more
    return found - documents


def _find_documents(tx: Transaction, claim_ids: Iterable[int]) -> set[int]:
    claims = table_of(ClaimRow)
    return {
        number
        for chunk in split_ids(claim_ids)
        for number in tx.execute(select(claims.c.document_id).where(claims.c.id.in_(chunk)).distinct()).scalars()
    }


def _find_claims(tx: Transaction, document_ids: Iterable[int]) -> set[int]:
    claims = table_of(ClaimRow)
    return {
        number
        for chunk in split_ids(document_ids)
        for number in tx.execute(select(claims.c.id).where(claims.c.document_id.in_(chunk))).scalars()
    }
