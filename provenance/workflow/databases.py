"""Making a database, bringing it up to date, and caring for it."""

from dataclasses import dataclass

from provenance.seeds import load_lexicon
from provenance.store import (
    KeptOutlets,
    current_revision,
    head_revision,
    keep_outlets,
    load_outlets,
    open_database,
    upgrade_database,
)


@dataclass(frozen=True, slots=True)
class Initialised:
    """A database that is ready: its address without password, its schema, and what became of the registry."""

    address: str
    revision: str
    outlets: int
    kept: KeptOutlets


def initialise(address: str, analyst: str) -> Initialised:
    """Make a database or bring it to the present schema, and bring its registry to what is shipped.

    Raises:
        ConfigError: if the address is malformed.
        StoreError: if the database cannot be made or written.
        SeedError: if the shipped registry is malformed.
    """
    _, revision = upgrade_database(address)
    with open_database(address) as database:
        with database.writing(analyst, "registry as shipped") as transaction:
            kept = keep_outlets(transaction, load_lexicon().outlets)
            outlets = len(load_outlets(transaction))
        return Initialised(database.address, revision, outlets, kept)


def upgrade_schema(address: str) -> tuple[str | None, str]:
    """Bring a database to the present schema; return the revisions before and after.

    Raises:
        StoreError: if the database is unreachable, of a newer version, or another program's.
    """
    return upgrade_database(address)


def describe_schema(address: str) -> tuple[str | None, str]:
    """Return the schema revision of a database (None where no migration ran), and the newest one known.

    Raises:
        StoreError: if the database is missing or unreachable.
    """
    return current_revision(address), head_revision()
