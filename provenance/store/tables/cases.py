"""Cases: documents that are worked on and reported together."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from provenance.store.tables.columns import AUTOINCREMENT, Instant, Row


class CaseRow(Row):
    """A named set of documents; ``folded`` is the name as a key, so that two cases cannot be mistaken."""

    __tablename__ = "cases"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    folded: Mapped[str] = mapped_column(Text, unique=True)
    description: Mapped[str | None] = mapped_column(Text)
    analyst: Mapped[str] = mapped_column(String(200))
    opened_at: Mapped[datetime] = mapped_column(Instant)
    version: Mapped[int]

    __table_args__: tuple[Any, ...] = (AUTOINCREMENT,)


class CaseDocumentRow(Row):
    """A document's place in a case, with who put it there."""

    __tablename__ = "case_documents"

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True)
    analyst: Mapped[str] = mapped_column(String(200))
    added_at: Mapped[datetime] = mapped_column(Instant)

    __table_args__ = (Index("ix_case_documents_document_id", "document_id"),)
