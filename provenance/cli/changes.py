"""What a revision changed, as a readable difference: a line for each field, and for each row that hangs on a noun."""

from collections.abc import Iterator, Mapping
from typing import Any

from provenance.text.safety import cut_text

Snapshot = Mapping[str, Any]

_WIDEST = 300
_SELF_EVIDENT = frozenset({"version"})
_TOLD = ("name", "text", "surface", "as_written", "role", "kind", "level", "state", "relation", "analyst", "value")
"""What tells the rows of a part from one another, where a row is told as a whole."""


def describe_changes(before: Snapshot | None, after: Snapshot | None) -> Iterator[str]:
    """Yield lines that begin with ``-`` for what was, ``+`` for what became, and ``~`` for a row that changed."""
    old, new = before or {}, after or {}
    for name in sorted((old.keys() | new.keys()) - _SELF_EVIDENT):
        was, became = old.get(name), new.get(name)
        if was == became:
            continue
        if isinstance(was or became, list) and all(isinstance(row, dict) for row in [*(was or ()), *(became or ())]):
            yield from _describe_rows(name, was or [], became or [])
            continue
        if before is not None and name in old:
            yield f"- {name}: {_show(was)}"
        if after is not None and name in new:
            yield f"+ {name}: {_show(became)}"


def _describe_rows(name: str, was: list[Snapshot], became: list[Snapshot]) -> Iterator[str]:
    old, new = {_key(row): row for row in was}, {_key(row): row for row in became}
    for key, row in old.items():
        if key not in new:
            yield f"- {name} {key}: {_tell(row)}"
    for key, row in new.items():
        if key not in old:
            yield f"+ {name} {key}: {_tell(row)}"
        elif old[key] != row:
            fields = [one for one in row if old[key].get(one) != row[one]]
            told = "; ".join(f"{one} {_show(old[key].get(one))} → {_show(row[one])}" for one in fields)
            yield f"~ {name} {key}: {told}"


def _key(row: Snapshot) -> object:
    """Return what names a row: its number, or what it ties together."""
    return row.get("id") or " ".join(str(value) for name, value in row.items() if name.endswith("_id"))


def _tell(row: Snapshot) -> str:
    known = [f"{name} {_show(row[name])}" for name in _TOLD if row.get(name) not in {None, ""}]
    if "span_start" in row:
        known.append(f"at {row['span_start']}-{row['span_end']}")
    return ", ".join(known) or _show(dict(row))


def _show(value: object) -> str:
    if value is None:
        return "nothing"
    return cut_text(value if isinstance(value, str) else str(value), _WIDEST)
