"""Alembic's entry: runs the migrations over the connection it is handed, or over the configured database."""

from alembic import context

from provenance.config import read_settings
from provenance.store.upgrading import migrate_with

connection = context.config.attributes.get("connection")
migrate_with(context, connection, read_settings().database if connection is None else None)
