import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text, update

from provenance.errors import IntegrityError, NotFoundError, StaleError, StoreError
from provenance.model.readings import Reading
from provenance.model.vocabulary import Reliability, VerdictValue
from provenance.store import (
    Database,
    Head,
    add_note,
    add_verdict,
    find_head,
    keep_reading,
    list_revisions,
    load_facts,
    load_revision,
    merge_outlets,
    open_database,
    rate_source,
    verify_history,
)
from provenance.store.bulk import allocate_ids, column_names, table_of
from provenance.store.history import GENESIS, changing, record_new
from provenance.store.layouts import LAYOUT, LAYOUTS
from provenance.store.revisions import has_revision_hash
from provenance.store.tables import ClaimRow, SourceRow
from provenance.store.verification import Verification


def verify(database: Database) -> Verification:
    with database.reading() as tx:
        return verify_history(tx)


@contextmanager
def unguarded(database: Database) -> Iterator[Callable[[str], None]]:
    """Run statements behind the program's back, past the guards of the history."""
    with database.writing("mallory") as tx:
        if tx.is_sqlite:
            for verb in ("update", "delete"):
                tx.execute(text(f"DROP TRIGGER IF EXISTS guard_revisions_{verb}"))
        else:
            tx.execute(text("ALTER TABLE revisions DISABLE TRIGGER guard_revisions"))

        def run(statement: str) -> None:
            tx.execute(text(statement))

        yield run


@pytest.fixture
def worked(filled: Database) -> Database:
    """A database in which analysts have rated, decided, noted, merged and changed a claim's hedging."""
    with filled.writing("bob", "looked at it") as tx:
        rate_source(tx, 1, Reliability.B, "known for years")
        add_verdict(tx, 1, VerdictValue.CONFIRMED, "harbour log")
        add_note(tx, "claim", 1, "ask again")
    with filled.writing("bob") as tx:
        gazette = next(source for source in load_facts(tx).sources if source.name == "Lantern Gazette")
        merge_outlets(tx, gazette.id, 1, "same imprint")
    with filled.writing("cy") as tx, changing(tx, "claim", [3], "hedging", "it says so"):
        claims = table_of(ClaimRow)
        tx.execute(update(claims).where(claims.c.id == 3).values(level="hedged"))
    return filled


def test_an_empty_history_begins_with_nothing(database: Database) -> None:
    assert verify(database) == Verification(0, 0, find(database), ())
    assert find(database).hash == GENESIS


def find(database: Database) -> Head:
    with database.reading() as tx:
        return find_head(tx)


def test_a_history_of_real_work_is_sound(worked: Database) -> None:
    outcome = verify(worked)
    assert outcome.sound
    assert outcome.faults == ()
    assert outcome.documents == 1
    assert outcome.head == find(worked)
    assert outcome.head.id == outcome.revisions


def test_a_head_that_was_noted_is_looked_for_in_the_chain(worked: Database) -> None:
    with worked.reading() as tx:
        assert has_revision_hash(tx, f" {find_head(tx).hash.upper()}\n")
        assert has_revision_hash(tx, list_revisions(tx)[3].hash)
        assert not has_revision_hash(tx, "f" * 64)


def test_verifying_twice_gives_the_same_head(worked: Database) -> None:
    assert verify(worked).head == verify(worked).head


def test_a_change_tells_what_was_and_what_became_and_counts_the_version(worked: Database) -> None:
    with worked.reading() as tx:
        newest = list_revisions(tx, limit=1)[0]
        claim = load_facts(tx).claims[2]
    assert (newest.noun, newest.noun_id, newest.action, newest.analyst) == ("claim", 3, "hedging", "cy")
    assert (newest.reason, newest.document_id) == ("it says so", 1)
    assert newest.changed == ("level", "version")
    assert newest.before is not None
    assert newest.after is not None
    assert (newest.before["level"], newest.after["level"]) == ("none", "hedged")
    assert (newest.after["version"], claim.version) == (2, 2)


def test_what_changes_nothing_is_no_revision(filled: Database) -> None:
    before = find(filled)
    with filled.writing("bob") as tx, changing(tx, "claim", [1, 2], "look"):
        pass
    assert find(filled) == before


def test_revisions_are_found_by_noun_document_analyst_and_time(worked: Database) -> None:
    with worked.reading() as tx:
        assert {one.action for one in list_revisions(tx, noun="claim", noun_id=3)} == {"hedging"}
        assert {one.noun for one in list_revisions(tx, document_id=1)} == {"document", "claim", "verdict", "note"}
        assert {one.reason for one in list_revisions(tx, analyst="bob")} >= {"looked at it", "same imprint"}
        assert list_revisions(tx, since=datetime.now(UTC) + timedelta(hours=1)) == []
        every = list_revisions(tx, since=datetime.now(UTC) - timedelta(hours=1))
        assert [one.id for one in every] == list(range(len(every), 0, -1))
        assert list_revisions(tx, limit=2, offset=1) == every[1:3]
        assert load_revision(tx, every[4].id) == every[4]
        with pytest.raises(NotFoundError, match="no revision 999"):
            load_revision(tx, 999)


def test_what_was_decided_together_is_one_set(worked: Database) -> None:
    with worked.reading() as tx:
        rated = next(one for one in list_revisions(tx) if one.action == "rate")
        together = [one.action for one in list_revisions(tx) if one.set_id == rated.set_id]
    assert together == ["note", "decide", "rate"]


def test_a_stale_edit_is_refused_and_shows_both_versions(worked: Database) -> None:
    with (
        pytest.raises(
            StaleError, match=r"version 1, it is now version 2 \(level was \"none\", is \"hedged\"\)"
        ) as caught,
        worked.writing("dee") as tx,
        changing(tx, "claim", [3], "hedging", seen_version=1),
    ):
        pytest.fail("a stale edit went through")
    assert "changed by cy" in str(caught.value)
    with worked.writing("dee") as tx, changing(tx, "claim", [3], "hedging", seen_version=2) as before:
        assert before[3]["level"] == "hedged"


def test_a_version_that_history_does_not_know_is_stale_too(filled: Database) -> None:
    for noun, said in (("source", "changed by ann since you read it: you saw version 7"), ("claim", "by somebody")):
        with (
            pytest.raises(StaleError, match=said),
            filled.writing("dee") as tx,
            changing(tx, noun, [1], "rename", seen_version=7),
        ):
            pytest.fail("a stale edit went through")


def test_what_is_not_there_cannot_be_changed(filled: Database) -> None:
    with (
        pytest.raises(NotFoundError, match="no claim 99"),
        filled.writing("dee") as tx,
        changing(tx, "claim", [99], "hedging"),
    ):
        pytest.fail("nothing was changed")


def test_a_reader_writes_no_history(filled: Database) -> None:
    with pytest.raises(StoreError, match="only reads"), filled.reading() as tx:
        record_new(tx, "source", [1], "add")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE revisions SET reason = 'another' WHERE id = 2",
        "DELETE FROM revisions WHERE id = 2",
        "DELETE FROM revisions",
    ],
)
def test_the_database_refuses_to_alter_or_delete_history(worked: Database, statement: str) -> None:
    with pytest.raises((IntegrityError, StoreError), match="only ever added to"), worked.writing("mallory") as tx:
        tx.execute(text(statement))
    assert verify(worked).sound


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE revisions SET reason = 'another' WHERE id = 4", "revision 4 was altered"),
        ("UPDATE revisions SET after = '{}' WHERE id = 4", "revision 4 was altered"),
        ("UPDATE revisions SET analyst = 'bob' WHERE id = 1", "revision 1 was altered"),
        ("UPDATE revisions SET at = '2001-01-01 00:00:00.000000' WHERE id = 3", "revision 3 was altered"),
        ("UPDATE revisions SET previous = hash WHERE id = 5", "revision 5 does not follow revision 4"),
        ("DELETE FROM revisions WHERE id = 4", "revision 4 is missing"),
        ("DELETE FROM revisions WHERE id = 1", "revision 1 is missing"),
    ],
)
def test_an_altered_or_deleted_revision_is_the_first_broken_link(worked: Database, statement: str, said: str) -> None:
    with unguarded(worked) as run:
        run(statement)
    assert said in verify(worked).faults[0]


def test_revisions_put_in_another_order_are_found(worked: Database) -> None:
    with unguarded(worked) as run:
        run("UPDATE revisions SET id = 1000 WHERE id = 3")
        run("UPDATE revisions SET id = 3 WHERE id = 4")
        run("UPDATE revisions SET id = 4 WHERE id = 1000")
    assert verify(worked).faults[0].startswith("revision 3 does not follow revision 2")


def test_a_history_cut_at_its_end_no_longer_tells_of_the_rows(worked: Database) -> None:
    head = find(worked)
    with unguarded(worked) as run:
        run("DELETE FROM revisions WHERE id >= (SELECT min(id) FROM revisions WHERE action = 'rate')")
    outcome = verify(worked)
    assert outcome.head != head
    assert any("rating 1 is there, and the history does not tell" in fault for fault in outcome.faults)
    assert any("its rows are not those" in fault for fault in outcome.faults)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE claims SET text = 'x' WHERE id = 1", "document 1: its rows"),
        ("UPDATE claims SET level = 'none' WHERE id = 3", "claim 3 was altered behind the history's back: level"),
        ("UPDATE citations SET as_written = 'x' WHERE id = 1", "document 1: its rows"),
        ("UPDATE documents SET text = 'x'", "document 1: its rows"),
        ("UPDATE documents SET ingested_by = 'x'", "document 1: its rows"),
        ("UPDATE quantities SET high = 12 WHERE id = 1", "document 1: its rows"),
        ("DELETE FROM cues", "document 1: its rows"),
        ("DELETE FROM event_dates", "document 1: its rows"),
        ("UPDATE places SET name = 'Malta'", "document 1: its rows"),
        ("UPDATE problems SET message = 'x'", "document 1: its rows"),
        ("DELETE FROM credits", "document 1: its rows"),
        ("UPDATE sources SET name = 'x' WHERE document_id = 1", "document 1: its rows"),
        ("INSERT INTO problems SELECT 99, document_id, 0, 0, kind, message FROM problems", "document 1: its rows"),
        ("UPDATE sources SET country = 'FR' WHERE id = 1", "source 1 was altered behind the history's back: country"),
        (
            "UPDATE outlets SET family = 'x' WHERE source_id = 1",
            "source 1 was altered behind the history's back: outlets",
        ),
        ("DELETE FROM aliases WHERE source_id = 1", "source 1 was altered behind the history's back: aliases"),
        ("UPDATE ratings SET value = 'A'", "rating 1 was altered behind the history's back: value"),
        ("UPDATE verdicts SET analyst = 'ann'", "verdict 1 was altered behind the history's back: analyst"),
        ("DELETE FROM notes", "note 1 is gone, and the history does not tell of it"),
        (
            "INSERT INTO cases VALUES (1, 'a', 'a', NULL, 'x', '2020-01-01 00:00:00.000000', 1)",
            "case 1 is there, and the history does not tell of it",
        ),
    ],
)
def test_a_row_altered_behind_the_programs_back_is_found(worked: Database, statement: str, said: str) -> None:
    with unguarded(worked) as run:
        run(statement)
    faults = verify(worked).faults
    assert any(fault.startswith(said) for fault in faults), faults


def test_a_document_that_history_never_saw_is_found(worked: Database) -> None:
    with unguarded(worked) as run:
        run("INSERT INTO originals VALUES ('" + "0" * 64 + "', 'text/plain', '')")
        run(
            "INSERT INTO documents (id, sha256, published_inferred, ingested_at, ingested_by, read_with, length, "
            "version, text) VALUES (9, '" + "0" * 64 + "', false, '2020-01-01 00:00:00.000000', 'x', '0', 0, 1, '')"
        )
    assert "document 9 is there, and the history does not tell of it" in verify(worked).faults


def test_a_removal_that_history_tells_of_is_sound_until_the_row_comes_back(filled: Database) -> None:
    with filled.writing("bob") as tx:
        add_note(tx, "claim", 1, "wrong place")
    with filled.writing("bob") as tx, changing(tx, "note", [1], "remove"):
        tx.execute(text("DELETE FROM notes WHERE id = 1"))
    assert verify(filled).sound
    with unguarded(filled) as run:
        run("INSERT INTO notes VALUES (1, 'claim', 1, 'x', 'bob', '2020-01-01 00:00:00.000000')")
    assert verify(filled).faults == ("note 1 is there, though the history says that it was removed",)


def test_a_claim_removed_with_its_history_leaves_the_digest_whole_and_its_number_unused(filled: Database) -> None:
    with filled.writing("bob") as tx, changing(tx, "claim", [3], "remove"):
        tx.execute(text("DELETE FROM citations WHERE claim_id = 3"))
        tx.execute(text("DELETE FROM claims WHERE id = 3"))
    assert verify(filled).sound
    with filled.writing("bob") as tx:
        assert allocate_ids(tx, {ClaimRow: 2})[ClaimRow] == 4


def test_a_claim_added_with_its_history_leaves_the_digest_whole(filled: Database) -> None:
    with filled.writing("bob") as tx:
        tx.execute(
            text(
                "INSERT INTO claims SELECT 50, document_id, 50, span_start, span_end, paragraph, section, level, "
                "voucher, stance, 60, state, version, text FROM claims WHERE id = 3"
            )
        )
        tx.execute(
            text(
                "INSERT INTO citations (id, claim_id, printed, role, source_id, kind, scope, span_start, span_end, "
                "surface, as_written, stance, negated, cited_inferred) SELECT 60, 50, printed, role, source_id, kind, "
                "scope, span_start, span_end, surface, as_written, stance, negated, cited_inferred "
                "FROM citations WHERE claim_id = 3"
            )
        )
        record_new(tx, "claim", [50], "add")
    assert verify(filled).sound


def test_a_digest_of_an_unknown_layout_and_a_noun_that_is_none_are_named(filled: Database) -> None:
    with unguarded(filled) as run:
        run("UPDATE revisions SET after = '{\"layout\": 99}' WHERE action = 'ingest'")
        run("UPDATE revisions SET noun = 'thing' WHERE id = 1")
    faults = verify(filled).faults
    assert "document 1 has a digest of unknown layout 99" in faults
    assert "the history tells of a thing, which is no noun" in faults


def test_the_newest_layout_covers_every_column() -> None:
    for row, columns in LAYOUTS[LAYOUT].items():
        assert columns == column_names(row)


def test_ids_are_given_in_blocks_and_never_twice(database: Database) -> None:
    with database.writing("ann") as tx:
        first = allocate_ids(tx, {SourceRow: 3, ClaimRow: 0})
        assert first[SourceRow] == 1
        assert allocate_ids(tx, {}) == {}


def test_writers_side_by_side_lose_nothing_and_keep_one_chain(address: str, ferry: Reading) -> None:
    """Each of four threads reads a count and writes the next: a lost update would show as a number twice."""
    errors: list[BaseException] = []

    def write(name: str) -> None:
        try:
            with open_database(address) as database:
                for _ in range(8):
                    with database.writing(name) as tx:
                        count = tx.execute(text("SELECT count(*) FROM notes")).scalar_one()
                        add_note(tx, "document", 1, f"note {count + 1}")
        except BaseException as error:  # noqa: BLE001 -- handed to the main thread
            errors.append(error)

    with open_database(address) as database, database.writing("ann") as tx:
        keep_reading(tx, Reading(ferry.document, ()))
    threads = [threading.Thread(target=write, args=(f"analyst {number}",)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    with open_database(address) as database, database.reading() as tx:
        notes = tx.execute(text("SELECT text FROM notes")).scalars().all()
        assert sorted(notes) == sorted(f"note {number}" for number in range(1, 33))
        outcome = verify_history(tx)
    assert outcome.sound
    assert outcome.revisions >= 33
