"""Reading one folder of TOML files into entries of one or more kinds, strictly."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from provenance.errors import SeedError


class SeedFile(BaseModel):
    """What a seed file may hold: subclasses name its tables. The strictness reaches the dataclasses within."""

    model_config = ConfigDict(extra="forbid", frozen=True)


FileT = TypeVar("FileT", bound=SeedFile)


def read_folder(folder: Path, form: type[FileT]) -> Iterator[tuple[Path, FileT]]:
    """Yield every ``*.toml`` file of the folder in the order of their names, read as ``form``.

    Raises:
        SeedError: if a file cannot be read, is no TOML, or does not have the form.
    """
    for path in sorted(folder.glob("*.toml")):
        yield path, read_file(path, form)


def read_file(path: Path, form: type[FileT]) -> FileT:
    """Return one file read as ``form``.

    Raises:
        SeedError: if it cannot be read, is no TOML, or does not have the form.
    """
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise fail(path, None, str(error)) from error
    try:
        return form.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = first["loc"]
        raise fail(path, _name_entry(content, where), f"{_name_field(where)}: {first['msg']}") from error


def fail(path: Path, entry: str | None, what: str) -> SeedError:
    """Return the error for a file and, where one is to blame, its entry; always one line."""
    where = f"{path.parent.name}/{path.name}" + (f", {entry}" if entry else "")
    return SeedError(" ".join(f"{where}: {what}".split()))


def _name_field(where: tuple[int | str, ...]) -> str:
    """Say which field of an entry is wrong: ``aliases.0.text``."""
    inner = where[2:] if len(where) > 2 else where  # noqa: PLR2004 -- table and number stand first
    return ".".join(str(part) for part in inner)


def _name_entry(content: dict[str, object], where: tuple[int | str, ...]) -> str | None:
    """Say which entry of a file is wrong: ``[[outlet]] 3 (dawn)``, counted from 1."""
    match where:
        case (str(table), int(number), *_):
            entries = content.get(table)
            entry = entries[number] if isinstance(entries, list) else None
            name = entry.get("key") or entry.get("name") or entry.get("text") if isinstance(entry, dict) else None
            return f"[[{table}]] {number + 1}" + (f" ({name})" if name else "")
        case _:
            return None
