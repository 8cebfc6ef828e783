"""What rests on a row or on a change of it, so that neither is taken away from under it."""

from collections.abc import Iterator, Sequence

from sqlalchemy import Table, select

from provenance.store.bulk import table_of
from provenance.store.revisions import Revision, list_revisions
from provenance.store.snapshots import NOUNS
from provenance.store.tables import NoteRow
from provenance.store.transactions import Transaction

_SHOWN = 3


def find_later(tx: Transaction, noun: str, number: int, revision_id: int, fields: Sequence[str]) -> Revision | None:
    """Return the first revision after one that changed any of the fields of a row, or made or removed it."""
    later = [one for one in list_revisions(tx, noun=noun, noun_id=number) if one.id > revision_id]
    for one in reversed(later):
        if one.before is None or one.after is None or set(one.changed) & set(fields):
            return one
    return None


def find_referents(tx: Transaction, noun: str, number: int, besides: set[tuple[str, int]]) -> list[str]:
    """Return, in words, up to three things that refer to a row, other than those named in ``besides``."""
    own = {table_of(part).name for part in NOUNS[noun].parts}
    found: list[str] = []
    for owner, table, key in _list_owned():
        if table.name in own:
            continue
        for column in _list_keys(table, table_of(NOUNS[noun].root).name):
            query = select(table.c[key]).where(table.c[column] == number)
            others = {(owner, one) for one in tx.execute(query).scalars()} - besides - {(noun, number)}
            found += [f"{owner} {one}" for _, one in sorted(others)[:_SHOWN]]
    notes = table_of(NoteRow)
    written = select(notes.c.id).where(notes.c.noun == noun, notes.c.noun_id == number).limit(_SHOWN)
    found += [f"note {one}" for one in tx.execute(written).scalars() if ("note", one) not in besides]
    return list(dict.fromkeys(found))[:_SHOWN]


def _list_owned() -> Iterator[tuple[str, Table, str]]:
    """Yield each noun's tables with the column that names the noun's row."""
    for noun, shape in NOUNS.items():
        yield noun, table_of(shape.root), "id"
        for part in shape.parts:
            yield noun, table_of(part), shape.key


def _list_keys(table: Table, root: str) -> list[str]:
    """Return a table's columns that refer to the ids of another."""
    return [key.parent.name for key in table.foreign_keys if key.target_fullname == f"{root}.id"]
