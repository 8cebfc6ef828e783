"""What the commands of one run share: settings and the database, both made when first asked for."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.config import Settings
    from provenance.store import Database
    from provenance.workflow.desks import Desk


@dataclass
class State:
    """The options given before the command, and what was opened for it.

    Settings and store are imported when a command asks for them, so that ``--help`` answers at once.
    """

    database_url: str | None = None
    analyst_name: str | None = None
    _settings: "Settings | None" = None
    _database: "Database | None" = field(default=None, repr=False)

    @property
    def settings(self) -> "Settings":
        """The settings of this run.

        Raises:
            ConfigError: if a setting is malformed.
        """
        if self._settings is None:
            from provenance.config import read_settings  # noqa: PLC0415 -- pydantic costs 0.1 s, and help needs none

            given = {"database": self.database_url, "analyst": self.analyst_name}
            self._settings = read_settings(**{name: value for name, value in given.items() if value is not None})
        return self._settings

    @property
    def analyst(self) -> str:
        """Who decides."""
        return self.settings.analyst

    @property
    def database(self) -> "Database":
        """The database, open and of the present schema.

        Raises:
            ConfigError: if its address is malformed.
            StoreError: if it is missing, unreachable or of another version.
        """
        if self._database is None:
            from provenance.store import open_database  # noqa: PLC0415 -- SQLAlchemy costs 0.3 s, and help needs none

            self._database = open_database(self.settings.database)
        return self._database

    @property
    def desk(self) -> "Desk":
        """Database and analyst together, for decisions.

        Raises:
            ConfigError: if a setting is malformed.
            StoreError: if the database is missing, unreachable or of another version.
        """
        from provenance.workflow.desks import Desk  # noqa: PLC0415 -- reading costs 0.3 s, and help needs none

        return Desk(self.database, self.analyst)

    def close(self) -> None:
        """Close what was opened."""
        if self._database is not None:
            self._database.close()
            self._database = None
