"""What analysts say: ratings, verdicts, notes, acknowledgements, assignments. Each is only followed, never replaced."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from provenance.model.vocabulary import Credibility, Reliability, VerdictValue
from provenance.store.tables.columns import AUTOINCREMENT, Instant, Row, one_of

NOUNS = ("document", "claim", "source", "citation", "link", "case", "rating", "verdict", "note", "revision")
"""What a note or an assignment may be about."""

_LETTERS = ", ".join(f"'{value}'" for value in Reliability)
_DIGITS = ", ".join(f"'{value}'" for value in Credibility)


class RatingRow(Row):
    """A rating of a source (``A`` to ``F``) or a claim (``1`` to ``6``): who, when, why, for what, until when."""

    __tablename__ = "ratings"

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int | None] = mapped_column(ForeignKey("sources.id"))
    claim_id: Mapped[int | None] = mapped_column(ForeignKey("claims.id"))
    value: Mapped[str] = mapped_column(String(1))
    analyst: Mapped[str] = mapped_column(String(200))
    rated_at: Mapped[datetime] = mapped_column(Instant)
    reason: Mapped[str] = mapped_column(Text)
    scope: Mapped[str | None] = mapped_column(Text)
    until: Mapped[str | None] = mapped_column(String(10))

    __table_args__ = (
        CheckConstraint(
            f"(source_id IS NOT NULL AND claim_id IS NULL AND value IN ({_LETTERS})) "
            f"OR (source_id IS NULL AND claim_id IS NOT NULL AND value IN ({_DIGITS}))",
            name="value",
        ),
        Index("ix_ratings_source_id", "source_id"),
        Index("ix_ratings_claim_id", "claim_id"),
        AUTOINCREMENT,
    )


class VerdictRow(Row):
    """An analyst's decision on a claim."""

    __tablename__ = "verdicts"

    id: Mapped[int] = mapped_column(primary_key=True)
    claim_id: Mapped[int] = mapped_column(ForeignKey("claims.id"))
    value: Mapped[str] = mapped_column(String(32))
    analyst: Mapped[str] = mapped_column(String(200))
    decided_at: Mapped[datetime] = mapped_column(Instant)
    reason: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        one_of("value", VerdictValue),
        Index("ix_verdicts_claim_id", "claim_id"),
        AUTOINCREMENT,
    )


class NoteRow(Row):
    """An analyst's words on anything: a noun and its id."""

    __tablename__ = "notes"

    id: Mapped[int] = mapped_column(primary_key=True)
    noun: Mapped[str] = mapped_column(String(32))
    noun_id: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    analyst: Mapped[str] = mapped_column(String(200))
    written_at: Mapped[datetime] = mapped_column(Instant)

    __table_args__ = (
        one_of("noun", NOUNS),
        Index("ix_notes_noun_noun_id", "noun", "noun_id"),
        AUTOINCREMENT,
    )


class AcknowledgementRow(Row):
    """A finding of an audit, seen and accepted; ``finding`` is the key by which the audit knows it again."""

    __tablename__ = "acknowledgements"

    id: Mapped[int] = mapped_column(primary_key=True)
    finding: Mapped[str] = mapped_column(String(500))
    document_id: Mapped[int | None] = mapped_column(ForeignKey("documents.id"))
    analyst: Mapped[str] = mapped_column(String(200))
    acknowledged_at: Mapped[datetime] = mapped_column(Instant)
    reason: Mapped[str] = mapped_column(Text)

    __table_args__ = (
        Index("ix_acknowledgements_finding", "finding"),
        Index("ix_acknowledgements_document_id", "document_id"),
        AUTOINCREMENT,
    )


class AssignmentRow(Row):
    """Who reviews what; ``done_at`` is NULL while it is open. One that was handed out for a time ends by itself."""

    __tablename__ = "assignments"

    id: Mapped[int] = mapped_column(primary_key=True)
    noun: Mapped[str] = mapped_column(String(32))
    noun_id: Mapped[int]
    assignee: Mapped[str] = mapped_column(String(200))
    analyst: Mapped[str] = mapped_column(String(200))
    assigned_at: Mapped[datetime] = mapped_column(Instant)
    done_at: Mapped[datetime | None] = mapped_column(Instant)
    expires_at: Mapped[datetime | None] = mapped_column(Instant)

    __table_args__ = (
        one_of("noun", NOUNS),
        Index("ix_assignments_noun_noun_id", "noun", "noun_id"),
        Index("ix_assignments_assignee", "assignee"),
        AUTOINCREMENT,
    )
