"""Roles of a PostgreSQL database: readers change nothing, analysts never alter or delete history, owners migrate.

SQLite has no roles: whoever may write its file may write all of it, and only the chain's head, noted elsewhere, tells.
"""

import re

from provenance.errors import UsageError
from provenance.store.database import Database

PREFIX = "provenance"
"""What the names of the roles begin with; roles belong to the whole server, so two databases may want two."""

_NAME = re.compile(r"[a-z][a-z0-9_]{0,40}")
_APPEND_ONLY = ("revisions", "originals")
"""Tables to which an analyst only adds."""

_UNTOUCHED = ("alembic_version",)


def name_roles(prefix: str = PREFIX) -> tuple[str, str, str]:
    """Return the names of reader, analyst and owner.

    Raises:
        UsageError: if the prefix is no plain name.
    """
    if not _NAME.fullmatch(prefix):
        message = f"{prefix!r} is no prefix of roles: small letters, digits and underscores, a letter first"
        raise UsageError(message)
    return f"{prefix}_reader", f"{prefix}_analyst", f"{prefix}_owner"


def write_roles(prefix: str = PREFIX) -> tuple[str, ...]:
    """Return the SQL statements that make the roles and grant them their rights; harmless to repeat.

    They are to be run in the database itself, by a superuser or by its owner with ``CREATEROLE``. Nobody can log in as
    one of the roles: grant them to those who can.

    Raises:
        UsageError: if the prefix is no plain name.
    """
    reader, analyst, owner = name_roles(prefix)
    every = f"{reader}, {analyst}"
    later = f"ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA public GRANT"
    return (
        *(_make(role) for role in (reader, analyst, owner)),
        _own_all(owner),
        f"GRANT USAGE, CREATE ON SCHEMA public TO {owner}",
        "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC, {every}",
        f"GRANT USAGE ON SCHEMA public TO {every}",
        f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {every}",
        f"GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {analyst}",
        f"REVOKE UPDATE, DELETE, TRUNCATE ON {', '.join(_APPEND_ONLY)} FROM {analyst}",
        f"REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON {', '.join(_UNTOUCHED)} FROM {analyst}",
        f"GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO {analyst}",
        f"{later} SELECT ON TABLES TO {every}",
        f"{later} INSERT, UPDATE, DELETE ON TABLES TO {analyst}",
        f"{later} USAGE, SELECT, UPDATE ON SEQUENCES TO {analyst}",
    )


def apply_roles(database: Database, prefix: str = PREFIX) -> tuple[str, ...]:
    """Make the roles in a PostgreSQL database and return what was run; all of it or nothing.

    Raises:
        StoreError: if the connection may not make roles.
        UsageError: if the database is an SQLite file, or the prefix is no plain name.
    """
    if database.is_sqlite:
        message = f"{database.address} is an SQLite file, which has no roles; guard the file itself"
        raise UsageError(message)
    statements = write_roles(prefix)
    database.run_statements(statements)
    return statements


def _make(role: str) -> str:
    return (
        f"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}') "
        f"THEN CREATE ROLE {role} NOLOGIN; END IF; END $$"
    )


def _own_all(owner: str) -> str:
    """Return the statement that hands tables, functions and text search to the owner, so that it can migrate them."""
    free = "NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = o.oid AND d.deptype = 'e')"
    kinds = (
        ("TABLE", "regclass", "pg_class", "relnamespace", " AND o.relkind IN ('r', 'v')"),
        ("FUNCTION", "regprocedure", "pg_proc", "pronamespace", ""),
        ("TEXT SEARCH CONFIGURATION", "regconfig", "pg_ts_config", "cfgnamespace", ""),
        ("TEXT SEARCH DICTIONARY", "regdictionary", "pg_ts_dict", "dictnamespace", ""),
    )
    body = " ".join(
        f"FOR name IN SELECT o.oid::{cast}::text FROM {table} o "  # noqa: S608 -- names of our own and of a checked prefix
        f"WHERE o.{space} = 'public'::regnamespace{more} AND {free} "
        f"LOOP EXECUTE 'ALTER {kind} ' || name || ' OWNER TO {owner}'; END LOOP;"
        for kind, cast, table, space, more in kinds
    )
    return f"DO $$ DECLARE name text; BEGIN {body} END $$"
