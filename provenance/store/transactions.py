"""The transaction that callers hold: opaque to them, a connection to ``store``."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable

from provenance.errors import StoreError
from provenance.store.cleaning import storable

_LONGEST_NAME = 200


class Transaction:
    """One transaction. Hand it to the functions of ``store``; nothing else about it is public.

    ``at`` is its moment: all that it changes bears the same time. ``given`` are the last ids set aside in each table.
    """

    __slots__ = ("_analyst", "at", "connection", "given", "reason", "set_id")

    def __init__(self, connection: Connection, analyst: str | None = None, reason: str | None = None) -> None:
        self.connection = connection
        self.at = datetime.now(UTC)
        self.reason = storable(reason)
        self.set_id: int | None = None
        self.given: dict[str, int] = {}
        self._analyst = None if analyst is None else storable(analyst).strip()[:_LONGEST_NAME]
        if self._analyst == "":
            message = "no analyst's name; set PROVENANCE_ANALYST"
            raise StoreError(message)

    @property
    def analyst(self) -> str:
        """Who changes things.

        Raises:
            StoreError: if the transaction only reads.
        """
        if self._analyst is None:
            message = "this transaction only reads; open one with `writing`"
            raise StoreError(message)
        return self._analyst

    @property
    def is_sqlite(self) -> bool:
        """Tell which of the two engines is underneath."""
        return self.connection.dialect.name == "sqlite"

    def execute(
        self, statement: Executable, values: Mapping[str, Any] | Sequence[Mapping[str, Any]] | None = None
    ) -> CursorResult[Any]:
        """Run one statement.

        Raises:
            StoreError: if a number in it is larger than the database can hold.
        """
        try:
            return self.connection.execute(statement, values)
        except OverflowError as error:
            message = "a number is too large for the database; nothing has that number"
            raise StoreError(message) from error
