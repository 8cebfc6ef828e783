"""Bringing a database to the present schema, by migrations alone."""

from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, inspect, text
from sqlalchemy.exc import SQLAlchemyError

from provenance.config import find_resources
from provenance.errors import IntegrityError, StoreError
from provenance.store.addresses import check_file, explain, find_file, name_address, parse_address
from provenance.store.database import find_revision, make_engine
from provenance.store.tables import SCHEMA_VERSION, Row
from provenance.store.tables.keys import KEYS_INDEX

if TYPE_CHECKING:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

SEARCH_TABLES = "claim_search"
"""Tables of the full-text indexes begin so; they are made by hand in a migration and have no row class."""


def upgrade_database(address: str) -> tuple[str | None, str]:
    """Make a database, or bring one to the present schema; return the revisions before and after.

    All steps are one transaction: a failure leaves the database as it was.

    Raises:
        ConfigError: if the address is malformed.
        StoreError: if the database is unreachable, of a newer version, or another program's.
    """
    url = parse_address(address)
    check_file(url, new=True)
    return _migrate(url)


def current_revision(address: str) -> str | None:
    """Return the schema revision of a database, or None where no migration ever ran.

    Raises:
        ConfigError: if the address is malformed.
        StoreError: if the database is missing or unreachable.
    """
    url = parse_address(address)
    check_file(url, new=False)
    engine = make_engine(url, migrating=True)
    try:
        with engine.connect().execution_options(provenance_begin="BEGIN") as connection:
            return find_revision(connection)
    except SQLAlchemyError as error:
        raise explain(error, url) from error
    finally:
        engine.dispose()


def head_revision() -> str:
    """Return the newest revision of the schema that this program knows."""
    return SCHEMA_VERSION


def find_scripts() -> "ScriptDirectory":
    """Return the migrations as Alembic sees them."""
    from alembic.script import ScriptDirectory  # noqa: PLC0415 -- Alembic costs 0.2 s, and most commands migrate nothing

    return ScriptDirectory.from_config(make_config())


def make_config(connection: Connection | None = None) -> "Config":
    """Return Alembic's configuration for the migrations of this installation, a wheel's included."""
    from alembic.config import Config  # noqa: PLC0415 -- as above

    config = Config()
    config.set_main_option("script_location", str(find_resources() / "migrations").replace("%", "%%"))
    if connection is not None:
        config.attributes["connection"] = connection
    return config


def migrate_with(context: Any, connection: Connection | None, address: str | None) -> None:  # noqa: ANN401 -- Alembic's proxy module
    """Run the migrations that an Alembic command asks for; called by ``migrations/env.py``."""
    if connection is not None:
        _run(context, connection)
        return
    engine = make_engine(parse_address(address or ""), migrating=True)
    try:
        with engine.connect() as own, own.begin():
            _run(context, own)
    finally:
        engine.dispose()


def is_ours(item: Any, name: str | None, kind: str, reflected: bool, other: Any) -> bool:  # noqa: ANN401, ARG001 -- Alembic's signature
    """Tell whether a comparison of models and database should look at a thing: all but the full-text indexes."""
    if kind == "index":
        return name != KEYS_INDEX
    return not (kind == "table" and (name or "").startswith(SEARCH_TABLES))


def _run(context: Any, connection: Connection) -> None:  # noqa: ANN401 -- Alembic's proxy module
    context.configure(
        connection=connection,
        target_metadata=Row.metadata,
        render_as_batch=connection.dialect.name == "sqlite",
        transactional_ddl=True,
        include_object=is_ours,
    )
    with context.begin_transaction():
        context.run_migrations()


def _migrate(url: URL) -> tuple[str | None, str]:
    from alembic import command  # noqa: PLC0415 -- as above

    engine = make_engine(url, migrating=True)
    try:
        with engine.connect() as connection, connection.begin():
            before = find_revision(connection)
            _check_upgradable(connection, url, before)
            if before != SCHEMA_VERSION:
                command.upgrade(make_config(connection), SCHEMA_VERSION)
                check_foreign_keys(connection)
    except SQLAlchemyError as error:
        raise explain(error, url) from error
    finally:
        engine.dispose()
    return before, SCHEMA_VERSION


def _check_upgradable(connection: Connection, url: URL, revision: str | None) -> None:
    place = find_file(url) or name_address(url)
    if revision is not None and revision > SCHEMA_VERSION:
        message = f"{place} was made by a newer provenance (schema {revision}); install that one"
        raise StoreError(message)
    if revision is None:
        found = set(inspect(connection).get_table_names()) - {"alembic_version"}
        foreign = found if connection.dialect.name == "sqlite" else found & set(Row.metadata.tables)
        if foreign:
            message = f"{place} holds tables of another program ({min(foreign)}); choose another database"
            raise StoreError(message)


def check_foreign_keys(connection: Connection) -> None:
    """Look, on SQLite, whether every row that another refers to is there: keys are off while migrating.

    Raises:
        IntegrityError: if one is missing.
    """
    if connection.dialect.name == "sqlite":
        broken = connection.execute(text("PRAGMA foreign_key_check")).first()
        if broken is not None:
            message = f"a migration would leave a row of {broken[0]} without its {broken[2]}; nothing was changed"
            raise IntegrityError(message)
