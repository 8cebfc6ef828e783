import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, Engine, inspect, text

from provenance.config import find_resources
from provenance.errors import IntegrityError, StoreError
from provenance.store import current_revision, head_revision, open_database, upgrade_database
from provenance.store.addresses import parse_address
from provenance.store.database import make_engine
from provenance.store.tables import Row
from provenance.store.upgrading import check_foreign_keys, find_scripts, is_ours, make_config


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'empty.db'}"
    return str(request.getfixturevalue("empty_postgresql_address"))


@pytest.fixture
def engine(empty_address: str) -> Iterator[Engine]:
    made = make_engine(parse_address(empty_address), migrating=True)
    yield made
    made.dispose()


def test_there_is_one_head_and_the_program_knows_it() -> None:
    assert find_scripts().get_heads() == [head_revision()]


def test_files_are_named_by_revision_and_by_what_they_do() -> None:
    for script in find_scripts().walk_revisions():
        name = Path(script.path).name
        assert name.startswith(f"{script.revision}_")
        assert len(name) > len(f"{script.revision}_.py")


def test_every_migration_goes_up_and_down_and_up_again(engine: Engine) -> None:
    revisions = [script.revision for script in reversed(list(find_scripts().walk_revisions()))]
    for place, revision in enumerate(revisions):
        below = revisions[place - 1] if place else "base"
        _run(engine, command.upgrade, revision)
        before = _describe(engine)
        _run(engine, command.downgrade, below)
        _run(engine, command.upgrade, revision)
        assert _describe(engine) == before
    _run(engine, command.downgrade, "base")
    with engine.begin() as connection:
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}


def test_the_models_are_what_the_migrations_build(engine: Engine) -> None:
    _run(engine, command.upgrade, "head")
    with engine.begin() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours, "compare_type": True})
        assert compare_metadata(context, Row.metadata) == []


def test_the_checks_and_keys_of_the_models_are_those_of_the_migrations(
    engine: Engine,
) -> None:
    """Alembic's own comparison sees neither a CHECK nor whether a key is deferred."""
    _run(engine, command.upgrade, "head")
    migrated = _describe(engine)
    _run(engine, command.downgrade, "base")
    with engine.begin() as connection:
        Row.metadata.create_all(connection)
    assert _describe(engine) == {name: told for name, told in migrated.items() if name in Row.metadata.tables}


def test_every_constraint_has_a_name(engine: Engine) -> None:
    """Primary keys aside: SQLite writes one that counts up into its column, where it can have none."""
    _run(engine, command.upgrade, "head")
    with engine.begin() as connection:
        look = inspect(connection)
        for table in Row.metadata.tables:
            named: list[Any] = [
                *look.get_foreign_keys(table),
                *look.get_check_constraints(table),
                *look.get_unique_constraints(table),
            ]
            assert all(one["name"] for one in named), table


def test_the_lead_citation_is_a_deferred_key_on_both_columns(engine: Engine) -> None:
    _run(engine, command.upgrade, "head")
    with engine.begin() as connection:
        found = {key["name"]: key for key in inspect(connection).get_foreign_keys("claims")}
    lead = found["fk_claims_lead_citation"]
    assert lead["constrained_columns"] == ["lead_citation_id", "id"]
    assert lead["referred_columns"] == ["id", "claim_id"]
    assert lead["options"] == {"deferrable": True, "initially": "DEFERRED"}


def test_upgrading_makes_a_database_and_then_finds_nothing_to_do(empty_address: str) -> None:
    assert upgrade_database(empty_address) == (None, head_revision())
    assert upgrade_database(empty_address) == (head_revision(), head_revision())
    assert current_revision(empty_address) == head_revision()
    with open_database(empty_address) as database, database.reading() as tx:
        assert tx.execute(text("SELECT count(*) FROM revisions")).scalar() == 0


def test_rows_outlive_an_upgrade(engine: Engine, empty_address: str) -> None:
    _run(engine, command.upgrade, "0004")
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO sources (id, kind, name, folded, is_outlet, proposed, version) "
                "VALUES (7, 'person', 'Ada Byron', 'ada byron', false, false, 1)"
            )
        )
    assert upgrade_database(empty_address) == ("0004", head_revision())
    with open_database(empty_address) as database, database.reading() as tx:
        assert tx.execute(text("SELECT name FROM sources WHERE id = 7")).scalar() == "Ada Byron"


def test_a_failing_migration_leaves_nothing_behind(engine: Engine, empty_address: str) -> None:
    with engine.connect() as connection:
        connection.begin()
        command.upgrade(make_config(connection), "head")
        connection.rollback()
    assert current_revision(empty_address) is None
    with engine.begin() as connection:
        assert inspect(connection).get_table_names() == []


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'other.db'}"
    other = make_engine(parse_address(address), migrating=True)
    with other.begin() as connection:
        connection.execute(text("CREATE TABLE bookmarks (id INTEGER)"))
    other.dispose()
    with pytest.raises(StoreError, match="another program"):
        upgrade_database(address)


def test_a_database_of_a_newer_program_is_left_alone(empty_address: str, engine: Engine) -> None:
    upgrade_database(empty_address)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="newer provenance"):
        upgrade_database(empty_address)


def test_a_migration_that_would_orphan_rows_is_refused(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'orphans.db'}"
    upgrade_database(address)
    engine = make_engine(parse_address(address), migrating=True)
    with engine.begin() as connection:
        connection.execute(text("INSERT INTO aliases VALUES (1, 99, 'Post', 'post', 'alias', false)"))
        with pytest.raises(IntegrityError, match="a row of aliases without its sources"):
            check_foreign_keys(connection)
        connection.rollback()
    engine.dispose()


def test_alembic_itself_finds_migrations_and_database(tmp_path: Path) -> None:
    """What a developer types works: the configuration file, and the database from the settings."""
    ini = find_resources() / "alembic.ini"
    environment = {**os.environ, "PROVENANCE_DATABASE": f"sqlite:///{tmp_path / 'dev.db'}"}
    made = subprocess.run(
        [sys.executable, "-m", "alembic", "-c", str(ini), "upgrade", "head"],
        capture_output=True,
        text=True,
        env=environment,
        cwd=tmp_path,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    assert current_revision(environment["PROVENANCE_DATABASE"]) == head_revision()


def test_a_percent_sign_in_the_folder_of_the_migrations_is_no_placeholder() -> None:
    config = make_config()
    config.set_main_option("script_location", "/tmp/a%%b")  # noqa: S108 -- a name, never opened
    assert config.get_main_option("script_location") == "/tmp/a%b"  # noqa: S108 -- as above


def _run(engine: Engine, job: Any, revision: str) -> None:  # noqa: ANN401 -- one of Alembic's commands
    with engine.begin() as connection:
        job(make_config(connection), revision)


def _describe(engine: Engine) -> dict[str, Any]:
    """What the database says of each table, in an order of our own."""
    with engine.begin() as connection:
        look = inspect(connection)
        return {name: _describe_table(connection, name) for name in look.get_table_names() if name != "alembic_version"}


def _describe_table(connection: Connection, table: str) -> dict[str, Any]:
    look = inspect(connection)
    return {
        "columns": [(one["name"], str(one["type"]), one["nullable"]) for one in look.get_columns(table)],
        "checks": sorted((one["name"] or "", one["sqltext"]) for one in look.get_check_constraints(table)),
        "uniques": sorted((one["name"] or "", one["column_names"]) for one in look.get_unique_constraints(table)),
        "keys": sorted(
            (
                one["name"] or "",
                one["constrained_columns"],
                one["referred_table"],
                one["referred_columns"],
                one["options"],
            )
            for one in look.get_foreign_keys(table)
        ),
        "indexes": sorted(
            (one["name"] or "", one["column_names"], bool(one["unique"]), _say(one.get("dialect_options")))
            for one in look.get_indexes(table)
        ),
    }


def _say(options: Any) -> str:  # noqa: ANN401 -- an index's options on one engine
    return str({name: str(value) for name, value in sorted((options or {}).items())})
