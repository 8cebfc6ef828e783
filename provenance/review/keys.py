"""The keys: what each does, the command that does the same, and the file in which an analyst changes them."""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from provenance.errors import ConfigError


@dataclass(frozen=True, slots=True)
class Action:
    """Something a key does. ``label`` stands at the foot; ``twins`` are the commands that do the same, from scripts."""

    name: str
    keys: tuple[str, ...]
    label: str
    help: str
    twins: tuple[str, ...]


ACTIONS = (
    Action(
        "accept",
        ("a",),
        "accept",
        "Accept the claim, link, outlet or finding",
        ("claims accept", "links accept", "outlets add", "audit acknowledge"),
    ),
    Action("reject", ("x",), "reject", "Reject the claim or link", ("claims reject", "links reject")),
    Action("edit", ("e",), "edit", "Move the ends of the claim's text", ("claims edit",)),
    Action("add", ("n",), "new", "Add a claim that was missed: select its text", ("claims add",)),
    Action("split", ("s",), "split", "Split the claim in two at a place in its text", ("claims split",)),
    Action("merge", ("m",), "merge", "Merge the claim with the next one of the document", ("claims merge",)),
    Action("hedging", ("h",), "hedging", "Set level, voucher and stance", ("claims hedge",)),
    Action(
        "cite",
        ("c",),
        "cite",
        "Attach, change or take off a citation; say which outlet an unknown one is",
        ("claims cite", "claims uncite", "outlets add", "outlets merge"),
    ),
    Action("link", ("l",), "link", "Link with a claim near to it, or found by search", ("links add",)),
    Action("rate", ("r",), "rate", "Rate the claim (1-6) or one of its sources (A-F)", ("claims rate", "outlets rate")),
    Action("verdict", ("v",), "verdict", "Confirmed, refuted or unresolved, with a reason", ("claims verdict",)),
    Action("note", ("o",), "note", "Write a note on the claim", ("claims note",)),
    Action("skip", (".", "space"), "skip", "Leave it undecided and go on", ("claims list",)),
    Action("undo", ("u",), "undo", "Undo the last decision", ("undo",)),
    Action("redo", ("U", "ctrl+r"), "redo", "Do again what was undone", ("redo",)),
    Action("text", ("t",), "text", "Jump to the claim in the whole text, and back", ("claims show",)),
    Action("queue", ("g",), "queue", "Choose another queue", ("claims list", "links list", "audit findings")),
    Action("search", ("/",), "search", "Search; what is found becomes the queue", ("search",)),
    Action("help", ("?", "f1"), "help", "All keys and what the marks mean", ("review",)),
    Action("quit", ("q",), "quit", "Leave; all decisions are kept already", ()),
    Action("next", ("down", "j"), "", "Go to the next of the queue", ("claims list",)),
    Action("previous", ("up", "k"), "", "Go to the one before", ("claims list",)),
    Action("first", ("home",), "", "Go to the first of the queue", ("claims list",)),
    Action("last", ("end",), "", "Go to the last of the queue", ("claims list",)),
    Action("text_down", ("pagedown",), "", "Scroll the text down", ("claims show",)),
    Action("text_up", ("pageup",), "", "Scroll the text up", ("claims show",)),
    Action("details_down", ("]",), "", "Scroll the details down", ("claims show",)),
    Action("details_up", ("[",), "", "Scroll the details up", ("claims show",)),
)
"""Every action of the main screen, in the order of the help and the foot."""

DECIDING = frozenset(action.name for action in ACTIONS[:12])
"""The actions that decide on the item under review: from ``accept`` to ``note``."""

_NAMED = frozenset(
    {"up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete", "backspace", "enter"}
    | {"tab", "space"}
    | {f"f{number}" for number in range(1, 13)}
)
_WITH_CONTROL = re.compile(r"ctrl\+([a-z])")
_TAKEN = {"ctrl+c": "leaving the program", "escape": "going back", "ctrl+q": "leaving the program"}
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter"}
_LONGEST_FILE = 100_000


class Keys:
    """Which key does what: ``action_of`` for a key as it was pressed, ``keys_of`` for an action's name."""

    def __init__(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        self._keys = dict(chosen)
        self._actions = {key: name for name, keys in chosen.items() for key in keys}

    def action_of(self, key: str) -> str | None:
        """Return the name of the action that a key does, or None."""
        return self._actions.get(key)

    def keys_of(self, name: str) -> tuple[str, ...]:
        """Return the keys of an action; the first is shown at the foot."""
        return self._keys[name]

    def at_the_foot(self) -> Iterator[tuple[str, str]]:
        """Yield the key and the label of each action that has both."""
        for action in ACTIONS:
            if action.label and self._keys[action.name]:
                yield show_key(self._keys[action.name][0]), action.label


def find_keys_file() -> Path | None:
    """Return the analyst's own file of keys, ``provenance/keys.toml`` in the folder of settings, if there is one."""
    folder = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    path = Path(folder) / "provenance" / "keys.toml"
    return path if path.is_file() else None


def read_keys(path: Path | None = None) -> Keys:
    """Return the keys: the usual ones, and in their place what a TOML file names under ``[keys]``.

    An empty list takes an action's keys away.

    Raises:
        ConfigError: if the file is missing or malformed, names an unknown action or key, or a key twice.
    """
    chosen = {action.name: action.keys for action in ACTIONS}
    given = {} if path is None else _read_file(path)
    for name, value in given.items():
        if name not in chosen:
            message = f"{path}: there is no action {name!r}; one of {', '.join(chosen)}"
            raise ConfigError(message)
        chosen[name] = _read_value(path, name, value)
    _check_doubles(path, chosen, set(given))
    return Keys(chosen)


def show_key(key: str) -> str:
    """Return a key as it is shown at the foot."""
    short = {"pagedown": "PgDn", "pageup": "PgUp", "space": "Space", "enter": "Enter", "tab": "Tab"}
    return short.get(key, "^" + key[-1].upper() if _WITH_CONTROL.fullmatch(key) else key)


def list_twins() -> list[tuple[str, str, str]]:
    """Return, for each action, its usual keys, what it does, and the commands that do the same."""
    rows = []
    for action in ACTIONS:
        commands = ", ".join(f"`{twin}`" for twin in action.twins)
        rows.append((" ".join(show_key(key) for key in action.keys), action.help, commands))
    return rows


def _read_file(path: Path) -> Mapping[str, object]:
    try:
        with path.open("rb") as file:
            data = tomllib.loads(file.read(_LONGEST_FILE).decode())
    except OSError as error:
        message = f"{path}: {error.strerror}"
        raise ConfigError(message) from error
    except ValueError as error:
        message = f"{path} is no TOML: {' '.join(str(error).split())}"
        raise ConfigError(message) from error
    unknown = sorted(set(data) - {"keys"})
    keys = data.get("keys", {})
    if unknown or not isinstance(keys, dict):
        message = f"{path}: keys stand in a table [keys]" + (f", not in {unknown[0]!r}" if unknown else "")
        raise ConfigError(message)
    return keys


def _read_value(path: Path | None, name: str, value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    found = []
    for key in listed:
        if not isinstance(key, str):
            message = f"{path}: {name} = {value!r} is no key; write a text or a list of texts"
            raise ConfigError(message)
        found.append(_check_key(path, name, key))
    return tuple(dict.fromkeys(found))


def _check_key(path: Path | None, name: str, key: str) -> str:
    plain = "space" if key == " " else key if len(key) == 1 else key.lower().replace("page_", "page")
    plain = _SAME.get(plain, plain)
    if plain in _TAKEN:
        message = f"{path}: {name} = {key!r}: that key is kept for {_TAKEN[plain]}"
        raise ConfigError(message)
    if (len(plain) == 1 and plain.isprintable()) or plain in _NAMED or _WITH_CONTROL.fullmatch(plain):
        return plain
    message = f"{path}: {name} = {key!r} is no key; a character, ctrl+letter, f1 to f12, or a name such as pagedown"
    raise ConfigError(message)


def _check_doubles(path: Path | None, chosen: Mapping[str, tuple[str, ...]], given: set[str]) -> None:
    """Refuse a key that two actions have; told first by the action that the file names."""
    owners: dict[str, str] = {}
    for name, keys in chosen.items():
        for key in keys:
            if key in owners:
                pair = sorted((owners[key], name), key=lambda one: one not in given)
                message = f"{path}: the key {key!r} is given to {pair[0]} and to {pair[1]}; give one of them another"
                raise ConfigError(message)
            owners[key] = name
