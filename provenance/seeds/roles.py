"""``seeds/roles/*.toml``: words that give a number its role, one ``[[role]]`` each."""

from pathlib import Path

from provenance.model.lexicons import RoleEntry
from provenance.seeds.files import SeedFile, read_folder


class RolesFile(SeedFile):
    """A file of roles."""

    role: tuple[RoleEntry, ...] = ()


def read_roles(folder: Path) -> tuple[RoleEntry, ...]:
    """Return every role of ``folder/roles``.

    Raises:
        SeedError: if a file is malformed.
    """
    return tuple(role for _, content in read_folder(folder / "roles", RolesFile) for role in content.role)
