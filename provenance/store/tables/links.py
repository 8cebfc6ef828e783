"""Links between claims about the same thing, documents that others cite, and what analysts decided about them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from provenance.model.vocabulary import LinkRelation, LinkState
from provenance.store.tables.columns import AUTOINCREMENT, Instant, Row, digest_of, one_of


class LinkRow(Row):
    """Two claims, the lower id first; ``suggested_by`` names the program version or the analyst."""

    __tablename__ = "links"

    id: Mapped[int] = mapped_column(primary_key=True)
    first_claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id"))
    second_claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id"))
    relation: Mapped[str] = mapped_column(String(32))
    state: Mapped[str] = mapped_column(String(32))
    score: Mapped[float | None]
    reasons: Mapped[list[Any]] = mapped_column(JSON)
    suggested_by: Mapped[str] = mapped_column(String(200))
    suggested_at: Mapped[datetime] = mapped_column(Instant)
    version: Mapped[int]

    __table_args__ = (
        one_of("relation", LinkRelation),
        one_of("state", LinkState),
        CheckConstraint("first_claim_id < second_claim_id", name="order"),
        UniqueConstraint("first_claim_id", "second_claim_id"),
        Index("ix_links_second_claim_id", "second_claim_id"),
        AUTOINCREMENT,
    )


class LinkDecisionRow(Row):
    """One analyst's decision on a link; a later one follows it, none replaces it."""

    __tablename__ = "link_decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    link_id: Mapped[int] = mapped_column(ForeignKey("links.id"))
    state: Mapped[str] = mapped_column(String(32))
    relation: Mapped[str] = mapped_column(String(32))
    analyst: Mapped[str] = mapped_column(String(200))
    decided_at: Mapped[datetime] = mapped_column(Instant)
    reason: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        one_of("relation", LinkRelation),
        one_of("state", LinkState),
        Index("ix_link_decisions_link_id", "link_id"),
        AUTOINCREMENT,
    )


class LinkRunRow(Row):
    """One run that suggested links: for what, with which program, and which ids the new ones were given.

    ``digest`` is that of the new links' rows, as an ingest's is of a document's; none of them has a revision of its own
    until something about it changes.
    """

    __tablename__ = "link_runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Instant)
    analyst: Mapped[str] = mapped_column(String(200))
    suggested_by: Mapped[str] = mapped_column(String(200))
    scope: Mapped[str] = mapped_column(Text)
    documents: Mapped[int]
    first_link_id: Mapped[int | None]
    added: Mapped[int]
    refreshed: Mapped[int]
    layout: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))

    __table_args__ = (
        digest_of("digest"),
        CheckConstraint("added >= 0 AND (added = 0 OR first_link_id IS NOT NULL)", name="added"),
        Index("ix_link_runs_first_link_id", "first_link_id"),
        AUTOINCREMENT,
    )


class LinkedDocumentRow(Row):
    """A document whose claims were compared with those of all others; ``revision`` was then the end of history."""

    __tablename__ = "linked_documents"

    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"), primary_key=True, autoincrement=False)
    revision: Mapped[int]


class CitedDocumentRow(Row):
    """A citation of one document that means another; ``cited_on`` is ISO 8601, empty where no date is cited."""

    __tablename__ = "cited_documents"

    id: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    source_id: Mapped[int] = mapped_column(ForeignKey("sources.id"))
    cited_on: Mapped[str] = mapped_column(String(21))
    cited_document_id: Mapped[int] = mapped_column(ForeignKey("documents.id"))
    state: Mapped[str] = mapped_column(String(32))
    score: Mapped[float | None]
    reasons: Mapped[list[Any]] = mapped_column(JSON)
    suggested_by: Mapped[str] = mapped_column(String(200))
    suggested_at: Mapped[datetime] = mapped_column(Instant)
    version: Mapped[int]

    __table_args__ = (
        one_of("state", LinkState),
        UniqueConstraint(
            "document_id", "source_id", "cited_on", "cited_document_id", name="uq_cited_documents_meaning"
        ),
        Index("ix_cited_documents_source_id", "source_id"),
        Index("ix_cited_documents_cited_document_id", "cited_document_id"),
        AUTOINCREMENT,
    )


class CitedDocumentDecisionRow(Row):
    """One analyst's decision on a cited document; a later one follows it, none replaces it."""

    __tablename__ = "cited_document_decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    cited_document_id: Mapped[int] = mapped_column(ForeignKey("cited_documents.id"))
    state: Mapped[str] = mapped_column(String(32))
    analyst: Mapped[str] = mapped_column(String(200))
    decided_at: Mapped[datetime] = mapped_column(Instant)
    reason: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        one_of("state", LinkState),
        Index("ix_cited_document_decisions_cited_document_id", "cited_document_id"),
        AUTOINCREMENT,
    )
