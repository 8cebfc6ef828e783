"""``provenance ingest --again``: kept documents read anew, shown before anything is changed."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from provenance.cli.output import print_json, print_note, print_table, print_text
from provenance.cli.state import State
from provenance.text.safety import cut_text

if TYPE_CHECKING:
    from provenance.store import Reread

_SHOWN = 200
_KINDS = ("new", "gone", "different", "orphaned", "kept")


def read_again(state: State, wanted: tuple[str, ...], *, keep: bool, because: str | None, as_json: bool) -> int:
    """Read documents anew and print what changes, or would; return the exit code."""
    from provenance.workflow.rereading import find_again, reread_documents  # noqa: PLC0415 -- help needs no reading

    desk = state.desk
    documents = find_again(desk, wanted)
    for one in documents:
        if one.note:
            print_note(one.note)
    outcomes = reread_documents(desk, documents, keep=keep, because=because)
    if as_json:
        print_json([asdict(one) for one in outcomes])
        return 0
    rows = [row for one in outcomes for row in _list_rows(one)]
    if rows:
        print_table(("Document", "Claim", "What", "Text"), rows[:_SHOWN])
        if len(rows) > _SHOWN:
            print_note(f"{len(rows) - _SHOWN} more; --json has all")
    _sum_up(outcomes, keep=keep)
    return 0


def _list_rows(outcome: "Reread") -> list[tuple[object, ...]]:
    words = {"kept": "reviewed, read otherwise", "orphaned": "reviewed, now orphaned"}
    rows: list[tuple[object, ...]] = [
        (outcome.document_id, number if kind != "new" else "", words.get(kind, kind), cut_text(text, 120))
        for kind in _KINDS
        for number, text in getattr(outcome, kind)
    ]
    covered = "left out for a claim set by hand"
    return rows + [(outcome.document_id, "", covered, cut_text(text, 120)) for text in outcome.covered]


def _sum_up(outcomes: "list[Reread]", *, keep: bool) -> None:
    counts = {kind: sum(len(getattr(one, kind)) for one in outcomes) for kind in _KINDS}
    told = ", ".join(f"{count} {kind}" for kind, count in counts.items() if kind != "kept")
    unchanged = sum(one.unchanged for one in outcomes)
    print_text(f"{len(outcomes)} documents: {told}, {counts['kept']} reviewed and left alone, {unchanged} as before")
    if not keep and any(one.changes or one.renewed for one in outcomes):
        print_note("nothing was changed; --yes does it")
    if keep and counts["orphaned"]:
        print_note("`provenance claims list --state orphaned` lists the orphaned ones")
