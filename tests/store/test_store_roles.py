"""The roles of a PostgreSQL database, tried out by users who have nothing else."""

from collections.abc import Iterator

import psycopg
import pytest

from provenance.errors import StoreError, UsageError
from provenance.model.outlets import Outlet
from provenance.model.readings import Reading
from provenance.store import (
    ClaimState,
    add_note,
    apply_roles,
    keep_outlets,
    keep_reading,
    load_facts,
    name_roles,
    open_database,
    redo_last,
    set_claim_state,
    split_claim,
    undo_last,
    upgrade_database,
    verify_history,
    write_roles,
)

Addresses = dict[str, str]


@pytest.fixture
def addresses(
    postgresql_address: str, outlets: tuple[Outlet, ...], ferry: Reading, worker_name: str
) -> Iterator[Addresses]:
    """The addresses of one database for a user of each role, by role."""
    prefix = f"prov_{worker_name}"
    with open_database(postgresql_address) as database:
        with database.writing("ann") as tx:
            keep_outlets(tx, outlets)
            keep_reading(tx, ferry, publisher_key="island-herald")
        apply_roles(database, prefix)
        assert apply_roles(database, prefix) == write_roles(prefix)
    names = name_roles(prefix)
    plain = postgresql_address.replace("+psycopg", "")
    with psycopg.connect(plain, autocommit=True) as connection:
        for name in names:
            connection.execute(f"ALTER ROLE {name} LOGIN".encode())
    yield {name.removeprefix(f"{prefix}_"): postgresql_address.replace("postgres@", f"{name}@", 1) for name in names}
    with psycopg.connect(plain, autocommit=True) as connection:
        connection.execute(f"REASSIGN OWNED BY {', '.join(names)} TO postgres".encode())
        connection.execute(f"DROP OWNED BY {', '.join(names)}".encode())
        for name in names:
            connection.execute(f"DROP ROLE {name}".encode())


def refuse(address: str, statement: str) -> str:
    """Return what the server says to a statement that it must refuse."""
    with psycopg.connect(address.replace("+psycopg", "")) as connection, pytest.raises(psycopg.Error) as caught:
        connection.execute(statement.encode())
    return str(caught.value)


CHANGES = (
    "INSERT INTO {table} SELECT * FROM {table} LIMIT 1",
    "DELETE FROM {table}",
    "TRUNCATE {table} CASCADE",
    "DROP TABLE {table} CASCADE",
    "ALTER TABLE {table} DISABLE TRIGGER ALL",
    "ALTER TABLE {table} ADD COLUMN sneaked integer",
)

UPDATE = "UPDATE {table} SET {column} = {column}"


@pytest.mark.parametrize("table", ["revisions", "claims", "documents", "originals", "alembic_version", "claim_search"])
def test_a_reader_reads_all_and_changes_nothing(addresses: Addresses, table: str) -> None:
    with open_database(addresses["reader"]) as database, database.reading() as tx:
        assert verify_history(tx).faults == ()
        assert len(load_facts(tx).claims) == 3
    for statement in CHANGES:
        said = refuse(addresses["reader"], statement.format(table=table))
        assert "permission denied" in said or "must be owner" in said
    column = {"alembic_version": "version_num", "originals": "sha256", "claim_search": "claim_id"}.get(table, "id")
    assert "permission denied" in refuse(addresses["reader"], UPDATE.format(table=table, column=column))
    assert "permission denied" in refuse(addresses["reader"], "CREATE TABLE mine (id integer)")
    assert "permission denied" in refuse(addresses["reader"], "SELECT setval('claims_id_seq', 1)")


def test_a_reader_is_told_so_by_the_program(addresses: Addresses) -> None:
    with (
        open_database(addresses["reader"]) as database,
        pytest.raises(StoreError, match="permission denied"),
        database.writing("bob") as tx,
    ):
        add_note(tx, "claim", 1, "no")


def test_an_analyst_works_and_undoes(addresses: Addresses) -> None:
    with open_database(addresses["analyst"]) as database:
        with database.writing("bob", "looked") as tx:
            set_claim_state(tx, [1, 2], ClaimState.ACCEPTED)
            add_note(tx, "claim", 1, "yes")
        with database.writing("bob") as tx:
            split_claim(tx, 1, 30)
        for turn in (undo_last, redo_last, undo_last):
            with database.writing("bob") as tx:
                turn(tx)
        with database.reading() as tx:
            assert verify_history(tx).faults == ()


@pytest.mark.parametrize("table", ["revisions", "originals", "alembic_version"])
def test_an_analyst_alters_and_deletes_no_history(addresses: Addresses, table: str) -> None:
    column = {"revisions": "reason", "originals": "media_type", "alembic_version": "version_num"}[table]
    for statement in (*CHANGES[1:], UPDATE):
        said = refuse(addresses["analyst"], statement.format(table=table, column=column))
        assert "permission denied" in said or "must be owner" in said
    assert "must be owner" in refuse(addresses["analyst"], "DROP FUNCTION refuse_change_of_history() CASCADE")
    assert "permission denied" in refuse(addresses["analyst"], "CREATE TABLE mine (id integer)")


def test_even_the_owner_meets_the_guard_and_can_migrate(addresses: Addresses) -> None:
    assert "history is only ever added to" in refuse(addresses["owner"], "DELETE FROM revisions")
    before, after = upgrade_database(addresses["owner"])
    assert before == after
    with psycopg.connect(addresses["owner"].replace("+psycopg", "")) as connection:
        connection.execute("ALTER TABLE claims ADD COLUMN later integer")
        connection.execute("CREATE TABLE added (id integer)")
    with psycopg.connect(addresses["reader"].replace("+psycopg", "")) as connection:
        assert connection.execute("SELECT count(*) FROM added").fetchone() == (0,)


def test_an_sqlite_file_has_no_roles_and_a_prefix_is_a_plain_name(sqlite_address: str) -> None:
    with open_database(sqlite_address) as database, pytest.raises(UsageError, match="has no roles"):
        apply_roles(database)
    for prefix in ("", "Big", "a b", "x;DROP", "1a", "a" * 60):
        with pytest.raises(UsageError, match="is no prefix"):
            write_roles(prefix)


def test_roles_are_refused_to_those_who_may_not_make_them(addresses: Addresses) -> None:
    with open_database(addresses["analyst"]) as database, pytest.raises(StoreError, match="permission denied"):
        apply_roles(database, "other")
