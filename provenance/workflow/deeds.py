"""What a revision did, in the words of the command that did it.

The history keeps the store's own words, which are hashed with the rest; people are told "merge claim 21", as they
asked for it, and not that it was joined.
"""

from collections.abc import Mapping
from typing import Any

from provenance.store import Revision

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


def name_subject(revision: Revision) -> str:
    """Return what it was done to: ``claim 5``; of a verdict, rating, note or the like, what that is on."""
    row: Mapping[str, Any] = revision.after or revision.before or {}
    if row.get("noun_id") is not None:
        return f"{row['noun']} {row['noun_id']}"
    for noun in ("claim", "source"):
        if row.get(f"{noun}_id") is not None and revision.noun in {"verdict", "rating"}:
            return f"{noun} {row[f'{noun}_id']}"
    return f"{revision.noun} {revision.noun_id}".replace("_", " ")


def tell_deed(revision: Revision) -> str:
    """Return both, as in "merge claim 21"."""
    return f"{name_deed(revision)} {name_subject(revision)}"
