import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import text

from provenance.errors import StoreError
from provenance.store import Database, backup_database, check_database, load_facts, open_database, verify_history
from provenance.store.addresses import find_sqlite_driver
from provenance.store.check import describe_sqlite


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE claims SET text = 'x' WHERE id = 1", "claim 1: its words are not those of the text"),
        ("UPDATE claims SET span_end = 9999 WHERE id = 1", "claim 1: its span ends at 9999"),
        ("UPDATE claims SET span_start = 150 WHERE id = 3", "claim 3: overlaps claim 2"),
        ("UPDATE citations SET surface = 'x' WHERE id = 1", "citation 1: its words are not those of the text"),
        (
            "UPDATE citations SET content_start = 0, content_end = 9999 WHERE id = 2",
            "citation 2: its content ends at 9999",
        ),
        ("UPDATE citations SET relayed_by = 3 WHERE id = 1", "citation 1: is relayed by itself, in a circle"),
        ("UPDATE cues SET scope_start = 5, scope_end = 9999", "cue 1: its scope ends at 9999"),
        ("UPDATE quantities SET span_end = 9999", "quantity 1: its span ends at 9999"),
        ("UPDATE event_dates SET span_end = 9999", "event date 1: its span ends at 9999"),
        ("UPDATE places SET span_end = 9999", "place 1: its span ends at 9999"),
        ("UPDATE problems SET span_end = 9999", "problem 1: its span ends at 9999"),
        ("UPDATE credits SET surface = 'x'", "credit 1: its words are not those of the text"),
        ("UPDATE documents SET length = 7", "document 1: its text has"),
        ("UPDATE originals SET content = ''", "document 1: its original bytes do not fit"),
        ("UPDATE citations SET claim_id = 2 WHERE id = 6", "claim 3: its lead citation is not its own"),
        ("UPDATE citations SET claim_id = 2 WHERE id = 6", "claim 2: has an own voice beside other citations"),
        ("UPDATE sources SET merged_into = 1 WHERE id = 2", "citation 2: cites North Wire, which was merged"),
        ("DELETE FROM claim_search_docsize WHERE id = 1", "database 0: the full-text index holds 2 of 3 claims"),
        ("DELETE FROM originals", "document 1: its original bytes are missing"),
        ("DELETE FROM sources WHERE id = 3", "belongs to a row of sources that does not exist"),
    ],
)
def test_what_no_constraint_sees_is_found(filled: Database, statement: str, said: str) -> None:
    """Damage is done with a plain connection, on which foreign keys do not hold."""
    if not filled.is_sqlite:
        if "docsize" in statement:
            statement = "DELETE FROM claim_search WHERE claim_id = 1"
        statement = f"SET session_replication_role = replica; {statement}"
        if "does not exist" in said:
            pytest.skip("PostgreSQL has no list of broken keys, and never breaks one")
    damage(filled, statement)
    with filled.reading() as tx:
        faults = [str(fault) for fault in check_database(tx)]
        sound = verify_history(tx).sound
    assert any(said in fault for fault in faults), faults
    assert sound == ("originals" in statement or "claim_search" in statement)


def test_a_row_that_breaks_a_check_is_found_and_not_copied(filled: Database, tmp_path: Path) -> None:
    if not filled.is_sqlite:
        pytest.skip("PostgreSQL lets nobody past a check")
    damage(filled, "PRAGMA ignore_check_constraints = ON; UPDATE aliases SET kind = 'nickname'")
    with filled.reading() as tx:
        assert any("CHECK constraint failed in aliases" in fault.message for fault in check_database(tx))
    with pytest.raises(StoreError, match=r"^the copy of .* is damaged: CHECK"):
        backup_database(filled, tmp_path / "copy.db")
    assert list(tmp_path.glob("copy*")) == []


def look_over(address: str) -> list[str]:
    """What is wrong: as the check found it, or as the database refused."""
    try:
        with open_database(address) as database, database.reading() as tx:
            return [str(fault) for fault in check_database(tx)]
    except StoreError as error:
        return [str(error)]


def damage(database: Database, statement: str) -> None:
    if database.file is not None:
        connection = find_sqlite_driver().connect(database.file)
        for part in statement.split(";"):
            connection.execute(part)
        connection.commit()
        connection.close()
        return
    with database.writing("mallory") as tx:
        for part in statement.split(";"):
            tx.execute(text(part))


def test_a_chain_into_another_document_is_found(filled: Database, writer: type) -> None:
    from provenance.store import keep_reading  # noqa: PLC0415 -- only this test needs a second document

    made = writer("It rained (Rain Post). Some locals left.")
    made.claim("It rained (Rain Post).", made.cite("a", "Rain Post"))
    with filled.writing("ann") as tx:
        keep_reading(tx, made.finish())
        other = load_facts(tx, [2]).claims[0].citations[0].id
    damage(filled, "UPDATE citations SET relayed_by = (SELECT max(id) FROM citations) WHERE id = 1")
    unnamed = "(SELECT id FROM sources WHERE document_id = 1)"
    damage(filled, f"UPDATE citations SET source_id = {unnamed} WHERE claim_id = 4")  # noqa: S608 -- fixed texts
    with filled.reading() as tx:
        faults = [str(fault) for fault in check_database(tx)]
    assert f"citation 1: is relayed by citation {other} of another document" in faults
    assert f"citation {other}: cites some locals, an unnamed group of another document" in faults


def test_a_sound_database_has_no_fault(filled: Database) -> None:
    with filled.reading() as tx:
        assert check_database(tx) == []


def test_an_sqlite_file_with_broken_pages_is_said(sqlite_address: str) -> None:
    file = Path(sqlite_address.removeprefix("sqlite:///"))
    content = bytearray(file.read_bytes())
    for page in range(5, 60):
        content[page * 4096 : page * 4096 + 200] = b"\xff" * 200
    file.write_bytes(content)
    assert look_over(sqlite_address) != []


@pytest.mark.parametrize(
    ("version", "mended"), [("3.40.1", False), ("3.51.2", False), ("3.51.3", True), ("3.53.4", True), ("4.0.0", True)]
)
def test_versions_of_sqlite_that_can_damage_a_file_are_known(version: str, mended: bool) -> None:
    assert describe_sqlite(version).startswith(f"SQLite {version}")
    assert ("install pysqlite3" in describe_sqlite(version)) is not mended


def test_a_backup_is_a_whole_database(filled: Database, tmp_path: Path) -> None:
    path = tmp_path / "copy.db"
    with filled.writing("ann"):
        size = backup_database(filled, path)
    assert size == path.stat().st_size
    assert sorted(tmp_path.glob("copy*")) == [path]
    with open_database(f"sqlite:///{path}") as copy, copy.reading() as tx, filled.reading() as other:
        assert load_facts(tx) == load_facts(other)
        assert verify_history(tx) == verify_history(other)


def test_a_backup_overwrites_nothing_and_needs_a_folder(filled: Database, tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("mine")
    with pytest.raises(StoreError, match="exists"):
        backup_database(filled, path)
    assert path.read_text() == "mine"
    with pytest.raises(StoreError, match="cannot write a backup"):
        backup_database(filled, tmp_path / "no" / "such" / "folder.db")


def test_a_damaged_database_gives_no_backup(sqlite_address: str, tmp_path: Path) -> None:
    with open_database(sqlite_address) as database:
        file = Path(sqlite_address.removeprefix("sqlite:///"))
        content = bytearray(file.read_bytes())
        content[30 * 4096 : 30 * 4096 + 100] = b"\xff" * 100
        file.write_bytes(content)
        with pytest.raises(StoreError, match=r"^(the copy of .* is damaged|cannot write a backup to .* malformed)"):
            backup_database(database, tmp_path / "copy.db")
    assert list(tmp_path.glob("copy*")) == []


def test_the_standard_librarys_sqlite_reads_what_was_kept(filled: Database) -> None:
    if filled.file is None:
        pytest.skip("a server has no file")
    plain = sqlite3.connect(filled.file)
    try:
        assert plain.execute("SELECT count(*) FROM claim_search WHERE claim_search MATCH 'ferry'").fetchone() == (1,)
    finally:
        plain.close()
