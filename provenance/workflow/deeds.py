"""What a revision did, in the words of the command that did it.

The history keeps the store's own words, which are hashed with the rest; people are told "merge claim 21", as they
asked for it, and not that it was joined.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from provenance.store import Revision, Transaction, load_sources

_VERBS: Mapping[tuple[str, str], str] = {
    ("claim", "span"): "edit",
    ("claim", "join"): "merge",
    ("link", "join"): "merge",
    ("link", "suggest"): "add",
    ("link", "accepted"): "accept",
    ("link", "rejected"): "reject",
    ("cited_document", "accepted"): "accept",
    ("cited_document", "rejected"): "reject",
    ("case", "open"): "new",
    ("verdict", "decide"): "verdict",
}
"""By noun and the store's word, the command's word where it is another."""


def name_deed(revision: Revision) -> str:
    """Return what was done: ``accept``, ``merge``, ``undo 12`` and so on."""
    return _VERBS.get((revision.noun, revision.action), revision.action)


def name_subject(revision: Revision, names: Mapping[int, str] | None = None) -> str:
    """Return what it was done to: ``claim 5``, ``source 31 (Dawn)``; of a verdict, rating or note, what that is on.

    ``names`` are those of sources, by id (`find_names`).
    """
    row: Mapping[str, Any] = revision.after or revision.before or {}
    noun, number = revision.noun, revision.noun_id
    if row.get("noun_id") is not None:
        noun, number = row["noun"], row["noun_id"]
    elif revision.noun in {"verdict", "rating"}:
        noun = "source" if row.get("source_id") is not None else "claim"
        number = row.get(f"{noun}_id", number)
    name = (names or {}).get(number) if noun == "source" else None
    return f"{noun} {number}".replace("_", " ") + (f" ({name})" if name else "")


def find_names(tx: Transaction, revisions: Iterable[Revision]) -> dict[int, str]:
    """Return the names of the sources that revisions are about, by id, as they are now."""
    rows = [(one, one.after or one.before or {}) for one in revisions]
    numbers = {one.noun_id for one, _ in rows if one.noun == "source"}
    numbers |= {row["source_id"] for one, row in rows if one.noun == "rating" and row.get("source_id") is not None}
    numbers |= {row["noun_id"] for _, row in rows if row.get("noun") == "source"}
    return {source.id: source.name for source in load_sources(tx, numbers)}


def tell_deed(revision: Revision, names: Mapping[int, str] | None = None) -> str:
    """Return both, as in "merge claim 21"."""
    return f"{name_deed(revision)} {name_subject(revision, names)}"
