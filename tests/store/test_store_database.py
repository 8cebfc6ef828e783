import os
import sqlite3
import sys
from pathlib import Path

import pytest
from sqlalchemy import text

from provenance.errors import ConfigError, IntegrityError, StoreError
from provenance.store import Database, current_revision, find_sqlite_version, open_database, upgrade_database
from provenance.store.addresses import explain, find_sqlite_driver, name_address, parse_address
from provenance.store.check import describe_engine


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "no database address"),
        ("provenance.db", "no database address"),
        ("sqlite://", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite://server/file.db", "names no file"),
        ("sqlite:///file:x?mode=ro", "names no file"),
        ("sqlite:///a\0b", "NUL"),
        ("mysql://root@localhost/x", "SQLite or PostgreSQL"),
        ("postgresql+psycopg://host:port/x", "no database address"),
    ],
)
def test_a_wrong_address_is_named_in_one_line(address: str, said: str) -> None:
    with pytest.raises(ConfigError, match=said) as caught:
        open_database(address)
    assert "\n" not in str(caught.value)


def test_usual_spellings_of_a_server_lead_to_the_one_driver() -> None:
    for address in ("postgres://u@h/n", "postgresql://u@h/n", "postgresql+psycopg://u@h/n"):
        assert parse_address(address).drivername == "postgresql+psycopg"


def test_an_address_is_shown_without_its_password() -> None:
    shown = name_address(parse_address("postgresql://ann:secret@h/n"))
    assert "secret" not in shown
    assert "ann" in shown


def test_a_missing_database_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run `provenance init`"):
        open_database(f"sqlite:///{tmp_path / 'none.db'}")
    assert not (tmp_path / "none.db").exists()


def test_a_missing_folder_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="mkdir -p"):
        upgrade_database(f"sqlite:///{tmp_path / 'no' / 'such.db'}")


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is no file"):
        open_database(f"sqlite:///{tmp_path}")


def test_a_file_that_is_no_database_is_named_so(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("nothing but words " * 500)
    with pytest.raises(StoreError, match="is no SQLite database"):
        open_database(f"sqlite:///{file}")
    assert file.read_text().startswith("nothing but words")


def test_an_empty_database_says_how_to_fill_it(tmp_path: Path) -> None:
    file = tmp_path / "empty.db"
    file.touch()
    with pytest.raises(StoreError, match="holds no data of provenance"):
        open_database(f"sqlite:///{file}")


def test_a_path_that_is_too_long_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        open_database(f"sqlite:///{tmp_path / ('x' * 300)}.db")


@pytest.mark.parametrize(("revision", "said"), [("0001", "provenance db upgrade"), ("9999", "newer provenance")])
def test_a_database_of_another_version_says_what_to_do(address: str, revision: str, said: str) -> None:
    with open_database(address) as database, database.writing("ann") as tx:
        tx.execute(text("UPDATE alembic_version SET version_num = :revision"), {"revision": revision})
    with pytest.raises(StoreError, match=said):
        open_database(address)


def test_an_unreachable_server_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot use postgresql") as caught:
        open_database(f"postgresql://nobody@/none?host={tmp_path}")
    assert "\n" not in str(caught.value)
    for job in (upgrade_database, current_revision):
        with pytest.raises(StoreError, match="cannot use postgresql"):
            job(f"postgresql://nobody@/none?host={tmp_path}")


def test_a_database_that_the_server_does_not_have_is_named(postgresql_server: str) -> None:
    with pytest.raises(StoreError, match="does not exist"):
        open_database(postgresql_server.format(name="nowhere"))


def test_files_that_may_not_be_touched_are_named(
    sqlite_address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tests may run as a user to whom everything is permitted."""
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(StoreError, match="no permission to read"):
        open_database(sqlite_address)
    with pytest.raises(StoreError, match="no permission to write into the folder"):
        upgrade_database(f"sqlite:///{tmp_path / 'new.db'}")


def test_sqlite_follows_the_rules_of_the_house(sqlite_address: str) -> None:
    with open_database(sqlite_address) as database, database.reading() as tx:
        asked = {
            name: tx.execute(text(f"PRAGMA {name}")).scalar()
            for name in ("foreign_keys", "journal_mode", "synchronous", "busy_timeout")
        }
    assert asked == {"foreign_keys": 1, "journal_mode": "wal", "synchronous": 2, "busy_timeout": 5000}


def test_reading_changes_nothing(database: Database) -> None:
    with database.reading() as tx, pytest.raises(StoreError, match="only reads"):
        _ = tx.analyst
    if not database.is_sqlite:
        with pytest.raises(StoreError, match="read-only"), database.reading() as tx:
            tx.execute(text("DELETE FROM sources"))


def test_a_reader_sees_one_state_while_another_writes(database: Database) -> None:
    count = text("SELECT count(*) FROM notes")
    with database.reading() as tx:
        assert tx.execute(count).scalar() == 0
        with database.writing("ann") as writer:
            writer.execute(
                text(
                    "INSERT INTO notes (noun, noun_id, text, analyst, written_at) "
                    "VALUES ('claim', 1, 'x', 'ann', '2020-01-01 00:00:00.000000')"
                )
            )
        assert tx.execute(count).scalar() == 0
    with database.reading() as tx:
        assert tx.execute(count).scalar() == 1


def test_an_error_in_the_block_undoes_all_of_it(database: Database) -> None:
    def fail() -> None:
        with database.writing("ann") as tx:
            tx.execute(text("UPDATE alembic_version SET version_num = 'x'"))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with database.reading() as tx:
        assert tx.execute(text("SELECT version_num FROM alembic_version")).scalar() != "x"


def test_a_second_writer_waits_and_then_says_so_clearly(address: str) -> None:
    with open_database(address, patience=0.2) as one, open_database(address, patience=0.2) as other:
        with one.writing("ann"), pytest.raises(StoreError, match="is busy") as caught, other.writing("bob"):
            pytest.fail("two writers at once")
        assert "try again" in str(caught.value)
        with other.writing("bob") as tx:
            assert tx.analyst == "bob"


def test_a_broken_rule_of_the_database_is_named(database: Database) -> None:
    with pytest.raises(IntegrityError, match=r"ck_aliases_kind") as caught, database.writing("ann") as tx:
        tx.execute(text("INSERT INTO aliases VALUES (9, 1, 'x', 'x', 'nickname', false)"))
    assert "\n" not in str(caught.value)


def test_a_statement_the_database_does_not_know_is_an_error_of_the_store(database: Database) -> None:
    with pytest.raises(StoreError, match="nothing_here"), database.reading() as tx:
        tx.execute(text("SELECT * FROM nothing_here"))


def test_writing_needs_a_name(database: Database) -> None:
    with pytest.raises(StoreError, match="PROVENANCE_ANALYST"), database.writing("  \t"):
        pytest.fail("nobody wrote")


def test_a_long_or_odd_name_is_kept_as_far_as_it_can_be(database: Database) -> None:
    with database.writing(" a\0\ud800" + "n" * 500) as tx:
        assert tx.analyst == "a\ufffd\ufffd" + "n" * 197


def test_a_database_tells_where_it_is(database: Database, address: str) -> None:
    assert database.is_sqlite == address.startswith("sqlite")
    assert (database.file is None) != database.is_sqlite
    assert database.address.partition("://")[0] in {"sqlite+pysqlite", "postgresql+psycopg"}


def test_the_engine_is_described(database: Database) -> None:
    with database.reading() as tx:
        told = describe_engine(tx)
    assert told.startswith(f"SQLite {find_sqlite_version()}" if database.is_sqlite else "PostgreSQL ")


def test_the_newest_sqlite_here_is_used() -> None:
    ours = tuple(int(part) for part in find_sqlite_version().split("."))
    assert ours >= sqlite3.sqlite_version_info
    assert find_sqlite_driver().paramstyle == "qmark"


def test_the_standard_librarys_sqlite_does_where_there_is_no_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pysqlite3.dbapi2", None)
    assert find_sqlite_driver() is sqlite3.dbapi2


def test_a_database_that_another_version_of_sqlite_wrote_can_be_read(sqlite_address: str) -> None:
    file = sqlite_address.removeprefix("sqlite:///")
    with sqlite3.connect(file) as plain:
        assert plain.execute("SELECT count(*) FROM claims").fetchone() == (0,)
    plain.close()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("attempt to write a readonly database", "no permission to write to x.db"),
        ("unable to open database file", "cannot open x.db"),
        ("database disk image is malformed", "is damaged"),
        ("database or disk is full", "no room left"),
        ("permission denied for table claims", "permission denied"),
        ("database is locked", "is busy"),
    ],
)
def test_what_the_driver_says_becomes_one_clear_line(said: str, told: str) -> None:
    from sqlalchemy.exc import OperationalError  # noqa: PLC0415 -- only this test raises it by hand

    error = OperationalError("SELECT 1", {}, sqlite3.OperationalError(said))
    assert told in str(explain(error, parse_address("sqlite:///x.db")))
