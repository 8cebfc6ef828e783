"""Ingesting in groups: what is kept together, and what stays where something goes wrong."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from provenance.errors import IntegrityError, LoadError
from provenance.model.claims import Claim, Hedging, Quantity
from provenance.model.documents import Document, Original
from provenance.model.readings import Reading
from provenance.model.spans import Span
from provenance.store import Database, list_documents, list_revisions, verify_history
from provenance.workflow.ingest import (
    GROUP_CLAIMS,
    Ingested,
    Read,
    group_outcomes,
    ingest_files,
    keep_group,
    load_words,
)

CROSSED = Quantity(Span(0, 3), low=9.0, high=1.0, likely_low=1.0, likely_high=9.0)
"""What the database refuses: the least is more than the most."""


def make(name: str, claims: int = 1, *quantities: Quantity) -> Read:
    text = f"Ten bridges closed in {name}."
    original = Original(hashlib.sha256(text.encode()).hexdigest(), "text/plain", text.encode())
    claim = Claim(Span(0, len(text)), text, 0, None, Hedging(), quantities=quantities)
    return Path(name), Reading(Document(text, original, title=name), (claim,) * claims)


def names(groups: Iterator[list[Read]]) -> list[list[str]]:
    return [[path.name for path, _ in group] for group in groups]


def test_a_group_is_full_at_so_many_claims() -> None:
    read = [make("a"), make("b", GROUP_CLAIMS - 1), make("c", GROUP_CLAIMS), make("d"), (Path("e"), "no text in it")]
    assert names(group_outcomes(read)) == [["a", "b"], ["c"], ["d", "e"]]
    assert names(group_outcomes([])) == []


@pytest.mark.parametrize("error", [LoadError("a reading process died"), KeyboardInterrupt()])
def test_what_was_read_before_an_error_is_handed_on(error: BaseException) -> None:
    def read() -> Iterator[Read]:
        yield make("a")
        yield make("b")
        raise error

    groups = group_outcomes(read())
    assert [path.name for path, _ in next(groups)] == ["a", "b"]
    with pytest.raises(type(error)):
        next(groups)


def test_an_error_before_anything_was_read_leaves_no_group() -> None:
    def read() -> Iterator[Read]:
        yield from ()
        raise LoadError("gone")  # noqa: EM101 -- a test's own error

    with pytest.raises(LoadError, match="gone"):
        next(group_outcomes(read()))


def test_a_group_is_told_of_in_order(database: Database) -> None:
    group = [make("a"), (Path("b"), "no text in it"), make("c", 2), make("a")]
    told = list(keep_group(database, load_words(database), group, "ann"))
    assert told == [
        Ingested(Path("a"), 1, "a", created=True, claims=1),
        Ingested(Path("b"), error="no text in it"),
        Ingested(Path("c"), 2, "c", created=True, claims=2),
        Ingested(Path("a"), 1, "a", created=False, claims=1),
    ]
    with database.reading() as tx:
        reasons = [one.reason for one in list_revisions(tx, noun="document")]
    assert reasons == ["ingest c", "ingest a"]


def test_a_document_that_is_refused_takes_none_before_it_along(database: Database) -> None:
    group = [make("a"), make("b"), make("c", 1, CROSSED), make("d")]
    told: list[Ingested] = []
    with pytest.raises(IntegrityError, match="ck_quantities_bounds"):
        told.extend(keep_group(database, load_words(database), group, "ann"))
    with database.reading() as tx:
        assert [one.title for one in list_documents(tx)] == ["a", "b"]
        assert verify_history(tx).sound


def test_files_are_kept_in_their_order_with_their_errors(database: Database, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ten bridges closed in Umber on Friday.", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text("Two bridges closed in Sorrel on Monday.", encoding="utf-8")
    told: list[str] = []
    summary = ingest_files(database, [tmp_path], analyst="ann", advance=lambda item: told.append(item.path.name))
    assert told == ["a.txt", "b.txt", "c.txt"]
    assert [(one.document_id, one.error is None) for one in summary.documents] == [(1, True), (None, False), (2, True)]
    assert (summary.created, summary.unchanged, summary.failed) == (2, 0, 1)
