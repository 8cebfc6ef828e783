"""The history: one row is one change to anything, chained by hashes; no row is ever altered or deleted."""

from datetime import datetime

from sqlalchemy import Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from provenance.store.tables.columns import Instant, Row, digest_of


class RevisionRow(Row):
    """A revision. ``set_id`` is the first of what was decided together: in a transaction, or of a new document.

    ``before`` and ``after`` are canonical JSON, or NULL where there was or is nothing. ``document_id`` says which
    document the change concerns, if one. It has no foreign key: history outlives what it tells of.
    """

    __tablename__ = "revisions"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    set_id: Mapped[int]
    at: Mapped[datetime] = mapped_column(Instant)
    analyst: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(50))
    noun: Mapped[str] = mapped_column(String(32))
    noun_id: Mapped[int]
    document_id: Mapped[int | None]
    before: Mapped[str | None] = mapped_column(Text)
    after: Mapped[str | None] = mapped_column(Text)
    reason: Mapped[str | None] = mapped_column(Text)
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)

    __table_args__ = (
        digest_of("previous"),
        digest_of("hash"),
        Index("ix_revisions_noun_noun_id", "noun", "noun_id"),
        Index("ix_revisions_document_id", "document_id"),
        Index("ix_revisions_analyst_at", "analyst", "at"),
        Index("ix_revisions_set_id", "set_id"),
    )
