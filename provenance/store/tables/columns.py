"""What all tables share: how constraints are named, how value sets and spans are checked, how instants are kept."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, DateTime, Dialect, MetaData
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
"""Every constraint has a name, so that a migration can change it on either engine."""

AUTOINCREMENT: dict[str, Any] = {"sqlite_autoincrement": True}
"""Ids are never given twice: history speaks of rows by their id after they are gone."""


class Row(DeclarativeBase):
    """The root of all row classes; none of them leaves ``store``."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {}


class Instant(TypeDecorator[datetime]):
    """A point in time, kept in UTC; timezone-aware on the way in and on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware datetime to UTC; SQLite keeps it without the offset."""
        if value is None:
            return None
        moved = value.astimezone(UTC)
        return moved.replace(tzinfo=None) if dialect.name == "sqlite" else moved

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 -- SQLAlchemy's signature
        """Return the instant as an aware datetime in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def one_of(column: str, values: type[StrEnum] | tuple[str, ...], *, optional: bool = False) -> CheckConstraint:
    """Return a CHECK that the column holds one of the values (or nothing, where ``optional``)."""
    listed = ", ".join(f"'{value}'" for value in values)
    rule = f"{column} IN ({listed})"
    return CheckConstraint(f"{column} IS NULL OR {rule}" if optional else rule, name=column)


def span_of(prefix: str = "span", *, optional: bool = False) -> CheckConstraint:
    """Return a CHECK that ``<prefix>_start`` and ``<prefix>_end`` are a span: ``0 <= start <= end``."""
    start, end = f"{prefix}_start", f"{prefix}_end"
    rule = f"0 <= {start} AND {start} <= {end}"
    if optional:
        rule = f"({start} IS NULL AND {end} IS NULL) OR ({start} IS NOT NULL AND {end} IS NOT NULL AND {rule})"
    return CheckConstraint(rule, name=prefix)


def period_of(prefix: str) -> CheckConstraint:
    """Return a CHECK that a date and the days it may mean come together and in order."""
    on, first, last = f"{prefix}_on", f"{prefix}_first", f"{prefix}_last"
    rule = (
        f"({on} IS NULL AND {prefix}_until IS NULL AND {first} IS NULL AND {last} IS NULL) "
        f"OR ({on} IS NOT NULL AND {first} IS NOT NULL AND {last} IS NOT NULL)"
    )
    return CheckConstraint(rule, name=prefix)


def digest_of(column: str) -> CheckConstraint:
    """Return a CHECK that the column has the length of a SHA-256 digest in hexadecimal."""
    return CheckConstraint(f"length({column}) = 64", name=column)
