"""What the commands of one run share: settings and the database, both made when first asked for."""

from dataclasses import dataclass, field

from provenance.config import Settings, read_settings
from provenance.store import Database, open_database


@dataclass
class State:
    """The options given before the command, and what was opened for it."""

    database_url: str | None = None
    analyst_name: str | None = None
    _settings: Settings | None = None
    _database: Database | None = field(default=None, repr=False)

    @property
    def settings(self) -> Settings:
        """The settings of this run.

        Raises:
            ConfigError: if a setting is malformed.
        """
        if self._settings is None:
            given = {"database": self.database_url, "analyst": self.analyst_name}
            self._settings = read_settings(**{name: value for name, value in given.items() if value is not None})
        return self._settings

    @property
    def analyst(self) -> str:
        """Who decides."""
        return self.settings.analyst

    @property
    def database(self) -> Database:
        """The database, not yet checked for its version.

        Raises:
            ConfigError: if its address is malformed.
        """
        if self._database is None:
            self._database = open_database(self.settings.database)
        return self._database

    def close(self) -> None:
        """Close what was opened."""
        if self._database is not None:
            self._database.close()
            self._database = None
