"""Settings: from the environment (``PROVENANCE_…``) and an optional ``provenance.toml`` in the working folder."""

import getpass
import os
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from provenance.errors import ConfigError

DEFAULT_DATABASE = "sqlite:///provenance.db"

_LONGEST_NAME = 200


def find_analyst() -> str:
    """Return the operating system's user name, or ``unknown`` where it has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"


class Settings(BaseSettings):
    """What a run is told from outside. Environment variables win over ``provenance.toml``."""

    model_config = SettingsConfigDict(env_prefix="PROVENANCE_", toml_file="provenance.toml", extra="forbid")

    database: str = Field(default=DEFAULT_DATABASE, description="SQLAlchemy URL of the database")
    analyst: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=_LONGEST_NAME)] = Field(
        default_factory=find_analyst, description="who decides"
    )
    keys: Path | None = Field(default=None, description="TOML file with the keys of `provenance review`")
    corpora: Path | None = Field(default=None, description="folder with labelled corpora, for `make evaluate`")

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 -- the library passes it; we read no dotenv file
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 -- the library passes it; we read no secrets
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Read what is given in code first, then the environment, then ``provenance.toml``."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


_FAULTS = {
    "string_too_short": "it is empty; give a name",
    "string_too_long": f"it is longer than {_LONGEST_NAME} characters",
    "string_unicode": "it is not UTF-8",
    "string_type": "it must be text, in quotes",
    "path_type": "it must be a path, in quotes",
    "extra_forbidden": f"there is no such setting; there are {', '.join(Settings.model_fields)}",
}
"""By pydantic's name for what is wrong with a setting, how it is told."""


def read_settings(**given: str) -> Settings:
    """Read the settings of this run; what is ``given`` (from the command line) wins over all else.

    Raises:
        ConfigError: if a setting is malformed; the message names it.
    """
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic converts
    except ValidationError as error:
        first = error.errors()[0]
        key = "_".join(str(part) for part in first["loc"])
        name = f"--{key}" if key in given else f"setting PROVENANCE_{key.upper()}"
        message = f"{name}: {_FAULTS.get(first['type'], first['msg'])}"
        raise ConfigError(message) from error
    except (ValueError, OSError) as error:
        message = f"provenance.toml: {' '.join(str(error).split())}"
        raise ConfigError(message) from error


@cache
def find_resources() -> Path:
    """Return the folder that holds ``seeds`` and ``migrations``: in a wheel inside the package, else the checkout.

    Raises:
        ConfigError: if neither place has them.
    """
    packed = Path(str(files("provenance"))) / "_resources"
    for folder in (packed, packed.parent.parent):
        if (folder / "seeds").is_dir() and (folder / "migrations").is_dir():
            return folder
    message = f"seeds and migrations are missing beside {os.fspath(packed.parent)}; install provenance again"
    raise ConfigError(message)
