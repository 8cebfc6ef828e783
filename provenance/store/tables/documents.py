"""Documents, the bytes they were read from, and what a reading found outside the claims."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from provenance.model.vocabulary import ProblemKind
from provenance.store.tables.columns import AUTOINCREMENT, Instant, Row, digest_of, one_of, period_of, span_of


class OriginalRow(Row):
    """Bytes as they came, under their SHA-256."""

    __tablename__ = "originals"

    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    media_type: Mapped[str] = mapped_column(String(200))
    content: Mapped[bytes] = mapped_column(LargeBinary)

    __table_args__: tuple[Any, ...] = (digest_of("sha256"),)


class DocumentRow(Row):
    """A text as it was read. Dates are ISO 8601 cut to their precision; the days they may mean stand beside them.

    ``length`` counts the characters of ``text``; ``read_with`` names the program version that read it.
    """

    __tablename__ = "documents"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(ForeignKey("originals.sha256"), unique=True)
    name: Mapped[str | None] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(Text)
    author: Mapped[str | None] = mapped_column(Text)
    publisher: Mapped[str | None] = mapped_column(Text)
    publisher_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id"))
    published_on: Mapped[str | None] = mapped_column(String(10))
    published_until: Mapped[str | None] = mapped_column(String(10))
    published_first: Mapped[date | None]
    published_last: Mapped[date | None]
    published_inferred: Mapped[bool]
    published_rule: Mapped[str | None] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)
    archived_url: Mapped[str | None] = mapped_column(Text)
    retrieved_at: Mapped[datetime | None] = mapped_column(Instant)
    ingested_at: Mapped[datetime] = mapped_column(Instant)
    ingested_by: Mapped[str] = mapped_column(String(200))
    read_with: Mapped[str] = mapped_column(String(50))
    length: Mapped[int]
    version: Mapped[int]
    text: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        period_of("published"),
        CheckConstraint("length >= 0", name="length"),
        Index("ix_documents_publisher_id", "publisher_id"),
        AUTOINCREMENT,
    )


class ProblemRow(Row):
    """What a reading could not settle, and where."""

    __tablename__ = "problems"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    span_start: Mapped[int]
    span_end: Mapped[int]
    kind: Mapped[str] = mapped_column(String(32))
    message: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        one_of("kind", ProblemKind),
        span_of(),
        Index("ix_problems_document_id", "document_id"),
        AUTOINCREMENT,
    )


class CreditRow(Row):
    """Whom a document credits for an image: a citation of no claim."""

    __tablename__ = "credits"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    printed: Mapped[str] = mapped_column(Text)
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id"))
    span_start: Mapped[int]
    span_end: Mapped[int]
    surface: Mapped[str] = mapped_column(Text)
    as_written: Mapped[str] = mapped_column(Text)
    cited_on: Mapped[str | None] = mapped_column(String(10))
    cited_until: Mapped[str | None] = mapped_column(String(10))
    cited_first: Mapped[date | None]
    cited_last: Mapped[date | None]
    cited_inferred: Mapped[bool]
    cited_rule: Mapped[str | None] = mapped_column(Text)
    rule: Mapped[str | None] = mapped_column(Text)
    url: Mapped[str | None] = mapped_column(Text)

    __table_args__ = (
        span_of(),
        period_of("cited"),
        Index("ix_credits_document_id", "document_id"),
        Index("ix_credits_source_id", "source_id"),
        AUTOINCREMENT,
    )
