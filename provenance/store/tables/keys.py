"""By what claims can be found again: their keys, worked out from what was read."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Dialect, ForeignKey, Index, Integer, Text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

from provenance.store.tables.columns import Row

KEYS_INDEX = "ix_claim_keys_keys"
"""The index over keys on PostgreSQL; on SQLite, ``claim_search_keys`` is it."""

PENDING_KILOBYTES = 512
"""What PostgreSQL collects before it sorts it into the index; every search reads it whole."""

_BITS = 32
_MASK = (1 << _BITS) - 1


def write_key(key: int) -> str:
    """Return a key as SQLite's index has it: hexadecimal, without a sign."""
    return f"{key & _MASK:x}"


def write_keys(keys: Iterable[int]) -> str:
    """Return keys as SQLite keeps them: as the index has each, with spaces between."""
    return " ".join(map(write_key, keys))


def read_keys(written: str) -> tuple[int, ...]:
    """Return the keys that ``write_keys`` wrote."""
    values = (int(one, 16) for one in written.split())
    return tuple(value - (1 << _BITS) if value >> (_BITS - 1) else value for value in values)


class KeyList(TypeDecorator[tuple[int, ...]]):
    """Whole numbers of 32 bits with a sign: an array on PostgreSQL, words for the full-text index on SQLite."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the type of either engine."""
        return dialect.type_descriptor(Text() if dialect.name == "sqlite" else ARRAY(Integer))

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> Any:  # noqa: ANN401 -- the driver's value
        """Return keys as the engine keeps them."""
        if value is None:
            return None
        return write_keys(value) if dialect.name == "sqlite" else list(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[int, ...] | None:  # noqa: ANN401 -- the driver's value
        """Return keys as numbers."""
        if value is None:
            return None
        return read_keys(value) if dialect.name == "sqlite" else tuple(value)


class ClaimKeysRow(Row):
    """The keys of a claim; worked out from its words and no part of the history. A claim that changed has none."""

    __tablename__ = "claim_keys"

    claim_id: Mapped[int] = mapped_column(
        ForeignKey("claims.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    keys: Mapped[tuple[int, ...]] = mapped_column(KeyList)

    __table_args__ = (
        Index(
            KEYS_INDEX, "keys", postgresql_using="gin", postgresql_with={"gin_pending_list_limit": PENDING_KILOBYTES}
        ).ddl_if(dialect="postgresql"),
    )
