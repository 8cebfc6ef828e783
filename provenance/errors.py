"""The tree of errors that a user may meet: each message is one line and says what to do next."""


class ProvenanceError(Exception):
    """Anything that the program foresees going wrong; the command line prints it and exits with ``exit_code``."""

    exit_code = 1


class UsageError(ProvenanceError):
    """A command was given something that it cannot work with."""

    exit_code = 2


class ConfigError(UsageError):
    """A setting is missing or wrong."""


class RefusedError(UsageError):
    """A decision goes against its rule; the message says what is lacking, and a stated reason overrides it."""


class LoadError(ProvenanceError):
    """A file could not be read as a document."""


class SeedError(ProvenanceError):
    """A seed file is malformed; the message names file and entry."""


class StoreError(ProvenanceError):
    """The database refused, is missing, or is of another version."""


class NotFoundError(StoreError):
    """Nothing has that name or number."""


class StaleError(StoreError):
    """A row changed since it was read; the message shows both versions."""


class IntegrityError(StoreError):
    """The database holds something that its rules forbid."""


class GoldError(ProvenanceError):
    """A gold or corpus file does not have the expected form."""
